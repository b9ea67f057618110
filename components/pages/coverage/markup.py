"""All proposals and questions as a table of signs, as far as the filters keep them."""

from __future__ import annotations

from dataclasses import replace

import htpy as h
from markupsafe import Markup

from components.parts.empty_state import EmptyStateLink, empty_state
from components.parts.evidence import evidence_markup
from components.parts.rendering import EVIDENCE
from guarantees.catalogue.catalogue import Catalogue
from guarantees.links.addresses import to_compare, to_gap, to_method
from guarantees.pages.coverage.page import (
    COVERAGE_LINK,
    KINDS_OF_ANSWER,
    Coverage,
    CoverageCell,
    CoverageColumn,
    CoverageQuery,
    CoverageRow,
    Holds,
    coverage,
    coverage_evidence,
)

LETTERS = {
    **{"yes": "y", "partial": "p", "no": "n", "stated": "t", "disputed": "d", "ambiguous": "a"},
    **{"silent": "s", "not_mentioned": "m", "not_coded": "c", "not_applicable": "x"},
    **{"others_say": "o", "withdrawn": "w", "not_yet": "e"},
}
"""Short names for how cells look: after an "s", the class of a cell or of its sign."""
FEW = 13
"""With this few questions there is room for words."""
NAMES, LAST, LEAST, LEAST_WITH_WORDS = 14, 4, 1, 7.25
"""Widths in rem, as in ``signs_table.css``: of the first column and the last, and the least of those between."""


def page_markup(query: CoverageQuery, catalogue: Catalogue) -> h.Node:
    """The page from below its choices."""
    found = coverage(query, catalogue)
    return h.div(".with-evidence")[
        h.div(".content")[
            _held(found, query, catalogue),
            _nothing(found, query, catalogue) if found.empty else _table(found, query, catalogue),
        ],
        EVIDENCE,
    ]


def evidence(query: CoverageQuery, catalogue: Catalogue) -> h.Node:
    """The evidence of the open cell; nothing without one."""
    panel = coverage_evidence(query, catalogue)
    return panel and evidence_markup(panel, _address(query, catalogue))


def _address(query: CoverageQuery, catalogue: Catalogue) -> str:
    """A state of the page with nothing open."""
    return COVERAGE_LINK.address(query.close_cell(), catalogue)


# ---- what the cells hold: the key, which is the filter ---------------------------------------------


def _held(found: Coverage, query: CoverageQuery, catalogue: Catalogue) -> h.Element:
    listed = [each for each in Holds if found.held[each] or each in query.holds]
    return h.nav(".held", aria_label="What the cells hold")[
        h.ul[(h.li[_filter(each, found, query, catalogue)] for each in listed)],
        h.p(".soft.small")[
            "Answers: ",
            (
                h.span(".kind")[
                    h.span(class_=f"sign s{LETTERS[look]}", aria_hidden="true")[sign], word
                ]
                for look, sign, word in KINDS_OF_ANSWER
            ),
            h.span(".kind")[h.a(href=to_method())["What the words mean"]],
        ],
    ]


def _filter(holds: Holds, found: Coverage, query: CoverageQuery, catalogue: Catalogue) -> h.Element:
    is_on = holds in query.holds
    return h.a(
        {"class": {"chip": True, "active": is_on}},
        href=_address(replace(query, holds=query.holds ^ {holds}), catalogue),
        title=holds.meaning,
        aria_current="true" if is_on else None,
        data_stay=True,
        data_focus=f"state:{holds}",
    )[
        is_on and h.span(aria_hidden="true")["✓ "],
        holds.sign and h.span(".sign", aria_hidden="true")[holds.sign],
        h.b[f"{found.held[holds]:,}"],
        f" {holds.label}",
    ]


def _nothing(found: Coverage, query: CoverageQuery, catalogue: Catalogue) -> h.Element:
    cleared = CoverageQuery(as_of=query.as_of)
    is_filtered = cleared != query.close_cell()
    return empty_state(
        found.empty,
        EmptyStateLink("Clear the filters", _address(cleared, catalogue)) if is_filtered else None,
    )


# ---- the table -------------------------------------------------------------------------------------


def _table(found: Coverage, query: CoverageQuery, catalogue: Catalogue) -> h.Element:
    columns, page = found.columns, _address(query, catalogue)
    size = len(columns)
    link = f"{page}{'&' if '?' in page else '?'}cell=" if size <= FEW else ""
    rows = sum(len(rows) for _, rows in found.families)
    return h.div(".signs-scroll")[
        h.style[_fitted(size), _parted(found)],
        h.table(
            {"class": {"signs": True, "roomy": size <= FEW}},
            style=f"--questions:{size}",
            data_page=page,
        )[
            h.caption[
                h.span[
                    f"{found.caption}. ",
                    h.span(".scripted")["A sign opens its evidence; a"],
                    h.span(".unscripted")["A"],
                    " proposal leads to its answers in words, with their evidence; a question to who gives "
                    "which answer; the heading of a group to its questions alone, in words.",
                    h.b(".goes-on")[" The table continues to the right →"],
                ]
            ],
            h.colgroup[h.col, (h.col for _ in columns), h.col],
            h.thead[
                h.tr[
                    h.td,
                    (
                        h.th(scope="colgroup", colspan=str(len(of_group)), title=group.name)[
                            h.a(
                                href=_address(replace(query, group=group.id), catalogue),
                                data_stay=True,
                            )[group.name]
                            if size > FEW
                            else h.span[group.name]
                        ]
                        for group, of_group in found.groups
                    ),
                    h.td,
                ],
                h.tr[
                    h.td,
                    (_column_head(column.element.id, column) for column in columns),
                    h.th(scope="col", title=f"Questions: {found.counts}")[
                        "shown" if found.is_filtered else found.counts
                    ],
                ],
                h.tr(".counts")[
                    h.th(scope="row")[f"Proposals: {found.counts}"],
                    (
                        h.td(style=_bar(column.count, rows))[h.span[str(column.count)]]
                        for column in columns
                    ),
                    h.td,
                ],
            ],
            (
                h.tbody[
                    h.tr(".group")[
                        h.th(scope="rowgroup", colspan=str(size + 2))[h.span[family.name]]
                    ],
                    (
                        _row(row, [column.element.id for column in columns], link)
                        for row in of_family
                    ),
                ]
                for family, of_family in found.families
            ),
        ],
    ]


def _fitted(questions: int) -> str:
    """The rule for the width at which this many columns do not fit: only the server knows how many there are."""
    least = NAMES + LAST + questions * (LEAST_WITH_WORDS if questions <= FEW else LEAST)
    return (
        f"@container (max-width: {least}rem)"
        "{div.signs-scroll{overflow:auto;max-height:var(--tallest)}table.signs thead{top:0}"
        "div.signs-scroll::after,.signs b.goes-on{display:block}}"
    )


def _parted(found: Coverage) -> str:
    """The rule that draws a line where a group of questions begins."""
    sizes = [len(of_group) for _, of_group in found.groups]
    begins = (2 + sum(sizes[:place]) for place in range(len(sizes)))
    cells = ",".join(f"td:nth-child({place})" for place in begins)
    return f".signs :is({cells}){{border-inline-start:1px solid var(--line-strong)}}"


def _column_head(element: str, column: CoverageColumn) -> h.Element:
    name = column.element.name
    return h.th(scope="col", data_question=element)[
        h.a(href=to_gap(element), title=name)[
            h.span(".number")[f"{column.element.number} "], h.span(".name")[name]
        ]
    ]


def _bar(count: int, of: int) -> str:
    return f"--share:{round(100 * count / of)}%"


def _row(row: CoverageRow, elements: list[str], link: str) -> h.Element:
    cells = (
        _cell(cell, link and f"{link}{row.id}.{element}")
        for cell, element in zip(row.cells, elements, strict=True)
    )
    return h.tr(data_proposal=row.id)[
        h.th(scope="row")[h.a(href=to_compare((row.id,)))[row.name]],
        Markup("").join(cells),
        h.td(style=_bar(row.count, len(elements)))[str(row.count)],
    ]


def _cell(cell: CoverageCell | None, link: str) -> Markup:
    """As brief as HTML allows: there are six thousand of them. If there are many, scripts make the links.

    Without scripts the name of the proposal leads to all its cells, so that Tab need not pass thousands of links.
    """
    if cell is None:
        return Markup("<td></td>")
    if not link:
        return Markup("<td class=s{}><i>{}</i></td>").format(LETTERS[cell.look], cell.word)
    return Markup('<td class=s{}><a href="{}">{}</a></td>').format(
        LETTERS[cell.look], link, cell.word
    )
