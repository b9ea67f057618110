"""Numbers on an axis, as HTML. The table in the document says the same and comes first.

The meaning of a mark is in its shape and in the words next to it. All marks have one colour, so colour means nothing.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Callable, Iterator, Sequence

import htpy as h

from guarantees.cells.voices import Voice
from guarantees.pages.gap.claims import CODES
from guarantees.pages.gap.numbers import NumberClaim, NumberScale
from guarantees.records.number_ranges import NumberRange
from guarantees.words.actors import plural
from guarantees.words.english import and_words, counted

NAME_WIDTH = 26
"""Letters in a line of a name; a row has room for two lines."""
SAID, REFUSED, CODED, APART = "said", "refused", "coded", "apart"
"""Kinds of marks: an actor's number, one that it refuses, a proposal's, and what is compared with nothing."""
TO_LEFT, TO_RIGHT = "to-left", "to-right"
"""The end of a mark where its range is open."""
# In a square of 12 by 12 around the marked point.
_SHAPES = {
    SAID: "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z",
    REFUSED: "M-5 -5 5 5M-5 5 5 -5",
    CODED: "M0 -6 6 0 0 6 -6 0z",
    APART: "M-4.5 -4.5h9v9h-9z",
    TO_LEFT: "M5 -5v10L-5 0z",
    TO_RIGHT: "M-5 -5v10L5 0z",
}
# How far the axis goes beyond the largest number, as a multiple of it, so that words and arrows have room.
_ROOM = 1.2
_MOST_TICKS, _LATE = 6, 40


def number_chart(scale: NumberScale) -> h.Element:
    """One axis: a row for all who do the same with a number, from the first at the top."""
    start, end = axis_of(scale)

    def share(number: float) -> float:
        return 100 * (number - start) / (end - start)

    return h.figure(".numbers-chart", role="img", aria_label=described(scale))[
        (
            h.div(".row")[
                h.div(".who")[h.span[named(claims)], h.span(".soft")[doing(claims)]],
                h.div(".track")[_mark(claims[0], share)],
            ]
            for claims in rows_of(scale)
        ),
        h.div(".row")[
            h.div(".who.soft")[scale.title],
            h.div(".track.ticks")[
                (h.span(style=f"--from:{share(n):.4g}%")[f"{n:,}"] for n in ticks(start, end))
            ],
        ],
    ]


def described(scale: NumberScale) -> str:
    """The chart in words, for readers who cannot see it."""
    said = "; ".join(_described(claims) for claims in rows_of(scale))
    return f"{scale.title} on an axis, the same as in the table above: {said}."


def rows_of(scale: NumberScale) -> list[tuple[NumberClaim, ...]]:
    """The claims that share a row: a dozen agreements with the same number are one mark."""
    together: dict[tuple[object, ...], list[NumberClaim]] = {}
    for claim in scale.claims:
        same = (claim.is_proposal, claim.decides, plural(claim.verb), claim.note, claim.words)
        together.setdefault(same, []).append(claim)
    return [tuple(claims) for claims in together.values()]


def axis_of(scale: NumberScale) -> tuple[float, float]:
    """Where the axis begins and ends: at zero or below, and beyond the largest number."""
    numbers = [
        end
        for claim in scale.claims
        for end in (claim.numbers.low, claim.numbers.high)
        if math.isfinite(end)
    ]
    return min(0, *numbers), max(1, max(numbers) * _ROOM)


def ticks(start: float, end: float) -> Iterator[int]:
    """A few round numbers on the axis."""
    least = (end - start) / _MOST_TICKS
    power = 10 ** math.floor(math.log10(least))
    step = max(1, round(next(n * power for n in (1, 2, 5, 10) if n * power >= least)))
    # The words of the last one have room next to it.
    last = end - (end - start) / (_MOST_TICKS + 1)
    yield from range(math.ceil(start / step) * step, math.floor(last) + 1, step)


def _described(claims: Sequence[NumberClaim]) -> str:
    claim, is_one = claims[0], len(claims) == 1
    coded = "is coded" if is_one else "are coded"
    verb = coded if claim.is_proposal else claim.verb if is_one else plural(claim.verb)
    return f"{and_words([each.name for each in claims])} {verb} {claim.words}"


def _mark(claim: NumberClaim, share: Callable[[float], float]) -> h.Element:
    """A point, or a line between two ends, with the number in words above it."""
    points = ends_of(claim.numbers, kind_of(claim))
    low, high = (
        share(number) if math.isfinite(number) else 0 if number < 0 else 100
        for number in (points[0][0], points[-1][0])
    )
    kinds = {"mark": True, "refused": claim.refuses, "about": claim.numbers.soft}
    # The words are beside the right end, on its left where there is no room.
    kinds["late"] = high > _LATE
    return h.div({"class": kinds}, style=f"--from:{low:.4g}%;--to:{high:.4g}%")[
        h.span(".words")[claim.words],
        len(points) > 1 and h.span(".line"),
        (
            h.svg(f".end.{place}", viewBox="-7 -7 14 14", width="14", height="14")[
                h.path(d=_SHAPES[shape])
            ]
            for (_, shape), place in zip(points, ("first", "last"), strict=False)
        ),
    ]


def kind_of(claim: NumberClaim) -> str:
    """The kind of a claim's mark."""
    if claim.is_proposal:
        return CODED
    if not claim.decides:
        return APART
    return REFUSED if claim.refuses else SAID


def ends_of(numbers: NumberRange, kind: str) -> list[tuple[float, str]]:
    """The ends of a mark with the shape of each: an arrow where the range is open."""
    if numbers.is_one_number:
        return [(numbers.low, kind)]
    return [
        (numbers.low, TO_LEFT if math.isinf(numbers.low) else kind),
        (numbers.high, TO_RIGHT if math.isinf(numbers.high) else kind),
    ]


def named(claims: Sequence[NumberClaim]) -> str:
    """Who shares a row, cut to fit two lines."""
    claim, others = claims[0], len(claims) - 1
    name = f"{claim.name} and {counted(others, 'other')}" if others else claim.name
    return textwrap.shorten(name, 2 * NAME_WIDTH, placeholder=" …")


def doing(claims: Sequence[NumberClaim]) -> str:
    """What they do with the number."""
    claim, others = claims[0], len(claims) > 1
    verb = f"proposal, {CODES}" if claim.is_proposal else claim.verb
    if others:
        verb = f"proposals, {CODES}" if claim.is_proposal else plural(claim.verb)
    return verb + (f", {claim.note}" if claim.note not in ("", Voice.OWN.label) else "")
