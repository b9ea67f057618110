"""All proposals and questions as a table of signs."""

from __future__ import annotations

import htpy as h

from guarantees.catalogue.catalogue import Catalogue
from guarantees.links.addresses import to_compare, to_gap
from guarantees.pages.tables.query import ComparisonQuery
from guarantees.pages.tables.signs import SignRow, SignTable
from guarantees.words.as_of import as_of_words


def signs_markup(table: SignTable, query: ComparisonQuery, catalogue: Catalogue) -> h.Node:
    """The table. A cell is a word that the style draws as a sign: its row and column lead on."""
    count = sum(len(rows) for _, rows in table.families)
    questions = sum(len(elements) for _, elements in table.groups)
    return h.fragment[
        h.div(".signs-scroll")[
            h.table(".signs", style=f"--questions:{questions}")[
                h.caption[
                    f"{count} proposals on {questions} questions, {as_of_words(query.as_of)}. A number leads to who "
                    "gives which answer, a name to the answers in words."
                ],
                h.colgroup[h.col, (h.col for _ in range(questions)), h.col],
                h.thead[
                    h.tr[
                        h.td(rowspan="2"),
                        (
                            h.th(scope="colgroup", colspan=str(len(elements)))[h.span[group.name]]
                            for group, elements in table.groups
                        ),
                        h.th(scope="col", rowspan="2", title="How many questions it answers")[
                            "of all"
                        ],
                    ],
                    h.tr[
                        (
                            h.th(scope="col")[
                                h.a(
                                    href=to_gap(element.id),
                                    title=element.name,
                                    aria_label=f"{element.number} {element.name}",
                                )[str(element.number)]
                            ]
                            for _, elements in table.groups
                            for element in elements
                        )
                    ],
                ],
                (
                    h.tbody[
                        h.tr(".group")[
                            h.th(scope="rowgroup", colspan=str(questions + 2))[h.span[family.name]]
                        ],
                        (_row(row) for row in rows),
                    ]
                    for family, rows in table.families
                ),
            ]
        ],
    ]


def _row(row: SignRow) -> h.Element:
    return h.tr[
        h.th(scope="row")[h.a(href=to_compare((row.id,)))[row.name]],
        (h.td(class_=f"s-{cell.look}")[cell.word] for cell in row.cells),
        h.td[str(row.answers)],
    ]
