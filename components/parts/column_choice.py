"""The choice of a table's columns: those shown, in order, then all others under headings."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import htpy as h
from markupsafe import Markup

from components.elements.html_text import text_of
from components.parts.dates import facts_markup
from components.parts.forms import Choice, folded, words
from guarantees.links.link_reader import NONE
from guarantees.pages.tables.columns import ColumnChoice, ColumnGroup, ColumnsToChoose

AddressWith = Callable[[tuple[str, ...]], str]
"""The address of the page with other columns."""


def column_choice(
    name: str, plural: str, offered: ColumnsToChoose, find: str, address: AddressWith
) -> Choice:
    """The choice, which sends the ids of columns as ``name``, those shown first and in their order.

    What is unticked is removed and what is ticked comes after the others, so that the order is the reader's.
    """
    ids = tuple(each.id for each in offered.shown)
    search = words("find", f"Search {plural}", find)
    control = [
        h.input(type="hidden", name=name, value=NONE),
        offered.shown and _shown(name, offered.shown, ids, address),
        h.div(".presets")[
            (
                h.a(
                    href=address(preset.columns),
                    data_stay=True,
                    aria_current="true" if preset.columns == ids else None,
                )[preset.name]
                for preset in offered.presets
                if preset.columns
            )
        ],
        search.control,
        offered.none and h.p[offered.none],
        (_group(name, group, ids, address) for group in offered.groups),
    ]
    return folded(
        "columns",
        f"{plural.capitalize()} ({len(ids)})",
        Choice((name, "find"), control),
        is_live=True,
    )


def _shown(
    name: str,
    shown: tuple[ColumnChoice, ...],
    ids: tuple[str, ...],
    address: AddressWith,
) -> h.Element:
    last = len(ids) - 1
    return h.fieldset(".columns-shown")[
        h.legend["Shown, from left to right"],
        h.ol[
            (
                h.li[
                    last > 0 and h.span(".grip.scripted", aria_hidden="true", title="Drag")["⠿"],
                    _tick(name, column, True),
                    h.span(".order")[
                        _step("▲", f"Move {column.name} to the left", ids, place, -1, address)
                        if place
                        else None,
                        _step("▼", f"Move {column.name} to the right", ids, place, 1, address)
                        if place < last
                        else None,
                    ],
                ]
                for place, column in enumerate(shown)
            )
        ],
    ]


def _step(
    sign: str,
    label: str,
    ids: tuple[str, ...],
    place: int,
    step: int,
    address: AddressWith,
) -> h.Element:
    moved = list(ids)
    moved.insert(place + step, moved.pop(place))
    return h.a(
        href=address(tuple(moved)),
        data_stay=True,
        data_focus=f"move:{step}:{ids[place]}",
        aria_label=label,
        title=label,
    )[sign]


def _group(name: str, group: ColumnGroup, ids: tuple[str, ...], address: AddressWith) -> h.Element:
    more = (*ids, *(each for each in group.all if each not in ids))
    return h.fieldset(".columns-of")[
        h.legend[
            group.name,
            " ",
            h.a(href=address(more), data_stay=True, aria_label=f"Add all: {group.name}")[
                f"add all {len(group.columns)}"
            ]
            if len(group.columns) > 1
            else None,
        ],
        Markup("").join(_tick(name, column, False) for column in group.columns),
    ]


# The choice lists every column there is, on each page of each reader, and only a few are shown.
@lru_cache(maxsize=4096)
def _tick(name: str, column: ColumnChoice, is_shown: bool) -> Markup:
    label = h.label[
        h.input(type="checkbox", name=name, value=column.id, checked=is_shown),
        h.span[column.name, " ", h.span(".details")[facts_markup(column.details)]],
    ]
    return Markup(text_of(label))
