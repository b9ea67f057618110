"""What a proposal answers, as HTML: the table of Compare with one column, and in each group what is not answered."""

from __future__ import annotations

from collections.abc import Sequence

import htpy as h

from components.parts.answers_table import AnswersTable, element_links, key_markup
from components.parts.dates import date_markup
from components.parts.record_page import Openers
from components.parts.statements import citations, signed
from guarantees.cells.cell import CellState
from guarantees.pages.proposal.answers import AbsenceView, AnswerGroup, AnswersView
from guarantees.pages.proposal.page import ROW
from guarantees.records.element import Element
from guarantees.words.cell_words import STATE_SIGNS


def answers_markup(answers: AnswersView, openers: Openers) -> h.Node:
    """The answers by group."""
    if not answers.groups:
        return h.p(".empty")["The codebook cannot be read at present."]
    table = AnswersTable(
        answers.matrix, openers.address, details=element_links, beside=True, key=ROW
    )
    return [
        h.table(".answers.alone")[
            h.caption[answers.matrix.caption],
            h.colgroup[h.col, h.col, h.col],
            h.thead(".hidden")[h.tr[(h.th(scope="col")[head] for head in _HEADS)]],
            (_group(each, table, openers) for each in answers.groups),
        ],
        key_markup(answers.matrix),
    ]


_HEADS = ("Question", "Answer", "In a sentence")


def _group(group: AnswerGroup, table: AnswersTable, openers: Openers) -> h.Element:
    shown = group.group
    return h.tbody(id=f"group-{shown.id}")[
        h.tr(".group", title=shown.about)[
            h.th(scope="rowgroup")[h.span(".name")[shown.name]],
            h.td(colspan="2")[f"{shown.answered[0]} of {shown.total} answered"],
        ],
        (table.row(row) for row in group.rows),
        group.absences
        and h.tr(".unanswered")[
            h.td(colspan="3")[
                h.details(data_open=f"none~{shown.id}")[
                    h.summary[(_absent(*each) for each in group.unanswered.items())],
                    h.ul(".absences")[(_absence(each, openers) for each in group.absences)],
                ]
            ]
        ],
    ]


def _absent(state: CellState, elements: Sequence[Element]) -> h.Element:
    """Which questions, in a line."""
    return h.span(".absent")[
        signed(STATE_SIGNS[state], f"{state.label}: "),
        ", ".join(f"{each.number} {each.name}" for each in elements),
    ]


def _absence(absence: AbsenceView, openers: Openers) -> h.Element:
    """Why, in sentences."""
    notes = absence.notes
    names = tuple(element.name for element in absence.elements)
    alone = len(notes) == 1 and notes[0].elements == names
    return h.li[
        h.p[
            h.b[f"{absence.state.label}: "],
            _joined([openers(each.id, each.name) for each in absence.elements]),
        ],
        h.p(".soft.small")[absence.says, _searched(absence), alone and f" {notes[0].note}"],
        not alone
        and notes
        and h.ul(".bullets.soft.small")[
            (h.li[f"{', '.join(each.elements)}: {each.note}"] for each in notes)
        ],
    ]


def _searched(absence: AbsenceView) -> h.Node:
    sources = [[source.short_name, citations((source.citation,))] for source in absence.searched]
    on = [" on ", date_markup(absence.on)] if absence.on else None
    return sources and [" Searched", on, ": ", _joined(sources), "."]


def _joined(nodes: Sequence[h.Node]) -> h.Node:
    return [[", " if number else "", node] for number, node in enumerate(nodes)]
