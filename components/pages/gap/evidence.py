"""What both sides of the Gap page share: stances in one line, and what opens evidence."""

from __future__ import annotations

from itertools import zip_longest

import htpy as h

from components.parts.stances import stance_mark_markup
from components.parts.statements import citations, opener
from guarantees.pages.gap.records import NamedUnder
from guarantees.pages.gap.steps import StanceInLine


def evidence(key: str, about: str, page: str) -> h.Node:
    """What opens the evidence of a part of a ``page``; ``about`` distinguishes such links in a screen reader."""
    if not key:
        return None
    column, _, row = key.partition("~")
    return opener(page, column, row, ".opener")["Evidence", h.span(".hidden")[f", {about}"]]


def stance_line(stance: StanceInLine) -> h.Element:
    """An actor's stance in one line."""
    return h.li[
        stance_mark_markup(stance.mark),
        " ",
        h.b[stance.values],
        citations(stance.citations),
        stance.says and h.span(".says")[stance.says],
    ]


def named_under(label: str, under: NamedUnder) -> list[h.Node]:
    """Names under a label, with what it means: an item of a list of facts."""
    return [
        h.dt[label],
        h.dd[
            [
                [" · " if number else "", _named(name, address)]
                for number, (name, address) in enumerate(
                    zip_longest(under.names, under.addresses, fillvalue="")
                )
            ],
            h.span(".soft")[f" ({under.meaning[0].lower()}{under.meaning[1:].rstrip('.')})"],
        ],
    ]


def _named(name: str, address: str) -> h.Node:
    return h.a(href=address)[name] if address else name
