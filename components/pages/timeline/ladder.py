"""Troop numbers: for each element a ladder of what is said over time, and the table that says the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import htpy as h

from components.pages.timeline.dates import HOLLOW, SAID, dated, window_markup
from components.pages.timeline.entry_links import EntryLink, entry_links
from components.pages.timeline.ledger import cleared
from components.parts.empty_state import empty_state
from components.parts.statements import signed
from components.parts.tables import stacked_table
from guarantees.catalogue.catalogue import Catalogue
from guarantees.links.addresses import to_proposal
from guarantees.pages.timeline.figures import Figure, troop_elements
from guarantees.pages.timeline.ladder import (
    Ladder,
    Mark,
    Step,
    figures_caption,
    figures_for,
    ladders,
    months_of,
    said_by,
    time_of,
)
from guarantees.pages.timeline.query import TimelineQuery
from guarantees.pages.timeline.windows import Axis
from guarantees.records.element import Element
from guarantees.words.statement_words import statement_view

_ROW, _PAD = 24, 4  # px, of a statement on a step, and above and below its statements
_HEADS = ("When", "Size", "Proposal", "Who says so")
_MOST_TICKS, _LAST_TICK = 14, 96  # the latter in hundredths: its words are on its right


def troop_numbers(query: TimelineQuery, catalogue: Catalogue) -> h.Node:
    """The ladders, each with its table."""
    figures = figures_for(query, catalogue)
    if not figures:
        return empty_state(
            "No statement about the size of a force matches these choices.",
            cleared(query, catalogue),
        )
    drawn = {ladder.element: ladder for ladder in ladders(query, catalogue)}
    link = entry_links(query, catalogue)
    return h.fragment[
        h.p[figures_caption(figures)],
        (
            h.section[
                h.h2[element.name],
                h.p(".soft")[element.question],
                element.id in drawn and _ladder(drawn[element.id], link),
                _table(element, found, query, catalogue),
            ]
            for element in troop_elements(catalogue)
            if (found := [figure for figure in figures if figure.element == element.id])
        ),
    ]


# ---- the ladder ----------------------------------------------------------------------------------


def _ladder(ladder: Ladder, link: EntryLink) -> h.Element:
    """The steps as a list, with the arrows between them behind it. Narrow windows show only the table."""
    return h.figure(".ladder")[
        h.figcaption(".soft.small")[
            "Each statement is placed at the time of which it speaks: a sign for a day, else a bracket. "
            "Hollow: of a part only. Arrow: given in this order by one voice, dotted if then of a part only. "
            "Figures are numbers of soldiers."
        ],
        h.div(".steps")[
            h.div(".axis", aria_hidden="true")[_ticks(ladder.axis)],
            _arrows(ladder),
            h.ol[
                (_step(step, place, ladder.steps, link) for place, step in enumerate(ladder.steps))
            ],
        ],
    ]


def _ticks(axis: Axis) -> Iterator[h.Element]:
    months = list(months_of(axis))
    every = next(n for n in (1, 2, 3, 6, 12, 24, 60, 120, 1200) if len(months) / n <= _MOST_TICKS)
    for month in months:
        if (month.month - 1) % min(every, 12) or (every > 12 and month.year % (every // 12)):
            continue
        if axis.share(month) > _LAST_TICK:
            continue
        words = f"{month:%b}" if every < 12 and month.month > 1 else f"{month:%Y}"
        yield h.span(style=f"--x:{axis.share(month):g}%")[words]


def _height(step: Step) -> int:
    return step.rows * _ROW + 2 * _PAD


def _step(step: Step, place: int, steps: Sequence[Step], link: EntryLink) -> h.Element:
    is_lowest_figure = step.is_figure and place + 1 < len(steps) and not steps[place + 1].is_figure
    kinds = {"figure": step.is_figure, "last": is_lowest_figure, "crowd": step.is_crowd}
    return h.li(
        {"class": {"step": True, **kinds}}, data_row=True, style=f"--height:{_height(step)}px"
    )[
        h.b[
            step.name,
            step.is_crowd and h.span(".soft.small")[f" {len(step.marks)}, named in the table"],
        ],
        h.div(".track")[(_mark(mark, step.is_crowd, link) for mark in step.marks)],
    ]


def _mark(mark: Mark, is_crowd: bool, link: EntryLink) -> h.Element:
    window = mark.window
    place = f"--x:{window.left:g}%;--end:{window.left + window.width:g}%;--room:{mark.room:.4g}%"
    kinds = {"said": True, "before": mark.before, "part": mark.is_part}
    return h.div({"class": kinds}, style=f"{place};--top:{mark.row * _ROW + _PAD}px")[
        window_markup(window, HOLLOW if mark.is_part else SAID),
        link(
            mark.figure,
            h.span(".hidden" if is_crowd else "")[mark.label],
            h.span(".hidden")[f", on {mark.about}"],
            title=f"{mark.label}: {mark.about}",
        ),
    ]


def _arrows(ladder: Ladder) -> h.Node:
    """Arrows from one statement to the next. Horizontal places are shares of the ladder, vertical ones pixels."""
    places = {}
    parts = {mark.figure for step in ladder.steps for mark in step.marks if mark.is_part}
    top = 0
    for step in ladder.steps:
        for mark in step.marks:
            middle = top + _PAD + mark.row * _ROW + _ROW / 2
            places.setdefault(mark.figure, (mark.window.left, middle))
        top += _height(step)
    if not ladder.sequence:
        return None
    return h.svg(".arrows", aria_hidden="true", width="100%", height=str(top))[
        h.defs[
            h.marker(
                id="head",
                viewBox="0 0 8 8",
                refX="7",
                refY="4",
                markerWidth="7",
                markerHeight="7",
                orient="auto",
            )[h.path(d="M0 0 8 4 0 8z")]
        ],
        (_arrow(places[one], places[other], other in parts) for one, other in ladder.sequence),
    ]


def _arrow(start: tuple[float, float], end: tuple[float, float], to_part: bool) -> h.Element:
    down = 1 if end[1] > start[1] else -1
    return h.line(
        ".to-part" if to_part else "",
        x1=f"{start[0]:g}%",
        y1=f"{start[1] + 6 * down:g}",
        x2=f"{end[0]:g}%",
        y2=f"{end[1] - 7 * down:g}",
        marker_end="url(#head)",
    )


# ---- the table -----------------------------------------------------------------------------------


def _table(
    element: Element, figures: Sequence[Figure], query: TimelineQuery, catalogue: Catalogue
) -> h.Element:
    link = entry_links(query, catalogue)
    rows = (_row(figure, element, query, link, catalogue) for figure in figures)
    return stacked_table("figures", _HEADS, rows, f"{element.name}, in order of date")


def _row(
    figure: Figure,
    element: Element,
    query: TimelineQuery,
    link: EntryLink,
    catalogue: Catalogue,
) -> Sequence[h.Node]:
    statement = statement_view(figure.statement, catalogue, element=element)
    proposal = catalogue.proposals[figure.proposal]
    return (
        dated(time_of(figure, query.clock)),
        link(figure.id, signed(statement.sign, h.b[statement.text])),
        h.a(href=to_proposal(proposal.id))[proposal.short_name],
        f"{said_by(figure, catalogue)} ({statement.mode})",
    )
