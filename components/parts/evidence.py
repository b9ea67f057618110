"""The evidence of one cell of a table, as HTML: everything a reader might question about it, and where to go from
there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import htpy as h

from components.parts.dates import date_markup
from components.parts.record_page import record_links_markup
from components.parts.share import embed_snippet
from components.parts.statements import signed, statement_list
from guarantees.pages.tables.panel import CellEvidence, PanelGroup
from guarantees.words.cell_words import CellLine
from guarantees.words.statement_words import ContradictionView

HEADING = "evidence-heading"


def evidence_markup(panel: CellEvidence, close: str = "") -> h.Element:
    """The evidence of a cell. ``close`` is the address of the page without it; "" if no link leads to the cell.

    ``data-shows`` names the cell as ``data-cell`` does in the table.
    """
    return evidence_dialog(
        f"{panel.column}~{panel.row}" if panel.row else panel.column,
        panel.row_name,
        panel.column_name,
        [
            _answer(panel),
            (_group(group) for group in panel.groups),
            _absence(panel),
            panel.contradictions and _contradictions(panel.contradictions),
            _background(panel),
            panel.related_links and _related(panel),
            record_links_markup(panel.record),
            panel.link and _share(panel, close.partition("?")[0]),
        ],
        close,
    )


def evidence_dialog(
    shows: str, heading: str, below: h.Node, parts: h.Node, close: str = ""
) -> h.Element:
    """The frame of all evidence. ``shows`` is the ``data-cell`` of what it is evidence of.

    It is a dialog, so that a browser can lay it over the page if there is no room beside the table; without scripts it
    is simply open.
    """
    return h.dialog(".panel", open=True, aria_labelledby=HEADING, data_shows=shows)[
        h.header[
            h.div[
                h.h2(id=HEADING, tabindex="-1")[heading],
                below and h.p(".soft.small")[below],
            ],
            _close(close, "Close the evidence", h.span(aria_hidden="true")["×"]),
        ],
        h.div(".parts")[parts, h.p(".screen-only")[_close(close, None, "Close")]],
    ]


def _close(address: str, label: str | None, words: h.Node) -> h.Element:
    if not address:
        return h.button(type="button", data_close=True, aria_label=label)[words]
    return h.a(href=address, data_close=True, aria_label=label)[words]


# ---- what the cell shows, and what it rests on -------------------------------------------------------


def _answer(panel: CellEvidence) -> h.Element:
    size = ".value.one-of-several" if len(panel.lines) > 1 else ".value"
    is_said = panel.state_label in [line.text for line in panel.lines]
    return h.div(".answer")[
        panel.question and h.p(".soft")[panel.question],
        (_line(line, size) for line in panel.lines),
        panel.state_label and not is_said and h.p(".soft")[panel.state_label],
        panel.why and h.p(".why")[panel.why],
        panel.changed and h.p(".changed")[panel.changed],
    ]


def _line(line: CellLine, class_: str) -> h.Element:
    return h.p(f"{class_}.tone-{line.tone}")[signed(line.sign, h.span[line.text])]


def _group(group: PanelGroup) -> h.Element:
    # What the title says is not repeated for each statement.
    statements = [
        replace(each, standing_label="") if each.standing_label == group.title else each
        for each in group.statements
    ]
    return h.section(class_="of-value" if group.line else None)[
        h.h3[group.title],
        group.line and _line(group.line, ".line"),
        group.why and h.p(".soft")[group.why],
        statement_list(statements, explained=True),
    ]


def _absence(panel: CellEvidence) -> h.Node:
    if not panel.absence and not panel.searched:
        return None
    return h.section(".absence")[
        panel.absence and h.p[panel.absence],
        panel.searched
        and [
            h.h3["Searched"],
            h.ul[
                (
                    h.li[h.b[each.short_name], each.on and [", ", date_markup(each.on)]]
                    for each in panel.searched
                )
            ],
        ],
        panel.looked_for and h.details[h.summary["Words searched"], h.p[panel.looked_for]],
    ]


def _contradictions(contradictions: Sequence[ContradictionView]) -> h.Element:
    return h.section(".contradictions")[
        h.h3["Contradictions"],
        (
            h.div(".statement")[
                h.p[h.b[each.name]],
                h.ul[(h.li[side] for side in each.sides)],
                each.note and h.p(".soft")[each.note],
            ]
            for each in contradictions
        ),
    ]


# ---- what it means, and where to go from there -------------------------------------------------------


def _background(panel: CellEvidence) -> h.Node:
    paragraphs = [text for text in panel.background if text]
    return (
        paragraphs
        and h.details[h.summary[panel.background_title], (h.p[text] for text in paragraphs)]
    )


def _related(panel: CellEvidence) -> h.Element:
    links = (h.li[h.a(href=each.address)[each.text]] for each in panel.related_links)
    return h.nav(aria_label="Other pages")[h.ul[links]]


def _share(panel: CellEvidence, page: str) -> h.Fragment:
    """The link to all that is shown with this cell open, the citation of the cell alone, and HTML that embeds it.

    Only the browser knows the public address of the site and the day of the visit.
    """
    cited = panel.citation
    return h.fragment[
        cited
        and h.details[
            h.summary["Citation of this cell"],
            h.p("#cell-citation", translate="no")[
                f"{cited.text} ",
                h.span(data_address=cited.link)[cited.link],
                h.span(data_accessed=True),
                ".",
            ],
        ],
        h.div(".screen-only")[
            cited and _copy("cell-citation", "Copy citation"),
            h.span("#cell-link.hidden", aria_hidden="true", data_address=panel.link)[panel.link],
            _copy("cell-link", "Copy link to this cell"),
            embed_snippet(
                "cell-embed",
                f"{panel.row_name}, {panel.column_name}" if panel.row else panel.column_name,
                f"{page}?{panel.link.partition('?')[2]}",
                is_hidden=True,
            ),
            _copy("cell-embed", "Copy HTML to embed it"),
        ],
    ]


def _copy(what: str, words: str) -> h.Element:
    return h.button(type="button", data_copy=what)[words]
