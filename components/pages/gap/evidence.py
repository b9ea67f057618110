"""What both sides of the Gap page share: stances in one line, and evidence in groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest

import htpy as h

from components.parts.statements import citations, signed, statement_list
from guarantees.pages.gap.records import NamedUnder
from guarantees.pages.gap.steps import StanceInLine
from guarantees.words.statement_words import StatementGroup


def evidence(
    key: str,
    about: str,
    sides: Mapping[str, Sequence[StatementGroup]],
    *,
    why: str = "",
    after: h.Node = None,
) -> h.Node:
    """Evidence that opens with one click; ``about`` tells such lines apart in a screen reader.

    Two ``sides`` come under their names; ``why`` explains the claim and comes before them.
    """
    count = sum(len(group.statements) for groups in sides.values() for group in groups)
    if not count:
        return None
    return h.details(data_open=key)[
        h.summary(data_focus=key)[
            "Evidence: 1 statement" if count == 1 else f"Evidence: {count} statements",
            h.span(".hidden")[f", {about}"],
        ],
        why and h.p(".soft.small.why")[why],
        (
            [
                len(sides) > 1 and groups and h.p(".side")[side],
                (evidence_group(group) for group in groups),
            ]
            for side, groups in sides.items()
        ),
        after,
    ]


def evidence_group(group: StatementGroup) -> h.Element:
    """Statements under the heading that says how they relate to the claim."""
    return h.div(".evidence")[
        group.title and h.p(".standing")[group.title],
        statement_list(group.statements),
    ]


def stance_line(stance: StanceInLine) -> h.Element:
    """An actor's stance in one line."""
    words = stance.words
    return h.li(f".tone-{words.tone}")[
        signed(words.sign, [f"{words.text} ", h.b[stance.values]]),
        stance.when and h.span(".soft")[f", {stance.when}"],
        citations(stance.citations),
        words.says and h.span(".says")[words.says],
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
