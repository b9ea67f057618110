"""The strip of all months: a list of links, on which scripts allow a range to be drawn (``document/brush.js``)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import htpy as h

from guarantees.pages.timeline.strip import Strip, StripGap, StripMonth
from guarantees.words.english import counted

_HEIGHT = 84  # px, of the month with most entries
_UNIT = 3  # px, of an entry where there is room for that
_ROOM, _MUCH_ROOM = 2, 8  # columns that the name of a year takes in a wide and in a narrow window


def strip_markup(strip: Strip) -> h.Node:
    """The strip; nothing if there is no choice."""
    if len(strip.months) < 2:
        return None
    most = max(each.count for each in strip.months) or 1
    unit = min(_UNIT, _HEIGHT / most)
    shown = strip.shown
    return h.div(".strip", data_brush=True)[
        h.div(".windows", aria_hidden="true", style=f"--columns:{len(strip.columns)}")[
            (
                h.i(
                    title=f"{each.date.short()}: {counted(each.count, 'entry', 'entries')}",
                    style=f"grid-column:{each.first + 1}/{each.last + 2}",
                )
                for each in strip.windows
            )
        ],
        h.ol(aria_label="Months with entries")[_columns(strip, shown, unit)],
    ]


def _columns(strip: Strip, shown: tuple[StripMonth, ...], unit: float) -> Iterator[h.Element]:
    named, main = _with_room(strip, _ROOM), _with_room(strip, _MUCH_ROOM)
    for place, column in enumerate(strip.columns):
        if isinstance(column, StripGap):
            yield _gap(column)
            continue
        yield h.li(
            {"class": {"in": column.is_shown}},
            data_month=f"{column.month:%Y-%m}",
            data_words=f"{column.month:%B %Y}",
        )[
            _month(column, unit),
            place in named and _year(column, is_main=place in main),
            shown and column is shown[0] and _handle("from", column, strip),
            shown and column is shown[-1] and _handle("to", column, strip),
        ]


def _with_room(strip: Strip, room: int) -> set[int]:
    """The columns that begin a year whose name has this much room up to the next one; the last years first."""
    columns = list(enumerate(strip.columns))
    months = [(place, each.month.year) for place, each in columns if isinstance(each, StripMonth)]
    begins = [months[0][0]]
    begins += [place for (_, before), (place, year) in pairwise(months) if year != before]
    named: set[int] = set()
    for place in reversed(begins):
        if place + room <= min(named, default=len(columns) + room):
            named.add(place)
    return named


def _year(column: StripMonth, *, is_main: bool) -> h.Element:
    return h.span({"class": {"year": True, "main": is_main}}, aria_hidden="true")[
        str(column.month.year)
    ]


def _month(column: StripMonth, unit: float) -> h.Node:
    if not column.count:
        return None
    words = f"{column.month:%B %Y}: {counted(column.count, 'entry', 'entries')}"
    # The months are chosen by key in the fields of the form, or on the strip itself.
    return h.a(href=column.link, data_stay=True, tabindex="-1", title=words, aria_label=words)[
        h.i(style=f"height:{max(column.count * unit, 2):g}px")
    ]


def _gap(column: StripGap) -> h.Element:
    first, last = f"{column.first:%B %Y}", f"{column.last:%B %Y}"
    span = first if first == last else f"{first} to {last}"
    return h.li(".gap", title=f"Nothing is recorded: {span}")[
        h.span(".hidden")[f"Nothing is recorded from {span}"]
    ]


def _handle(name: str, column: StripMonth, strip: Strip) -> h.Element:
    months = strip.months
    return h.span(
        f".handle.{name}.scripted",
        role="slider",
        tabindex="0",
        aria_label="From month" if name == "from" else "To month",
        aria_valuemin="1",
        aria_valuemax=str(len(months)),
        aria_valuenow=str(months.index(column) + 1),
        aria_valuetext=f"{column.month:%B %Y}",
        data_focus=f"brush-{name}",
        data_edge=name,
    )
