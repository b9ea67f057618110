"""The numbered parts of a text, such as point 10 of a plan, and which of them a statement reports.

A text numbers its points or its articles itself. Items, paragraphs and sections are places on a page, whose numbers say
nothing about those of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from guarantees.records.fields import EachOnce, Integer, Prose, Record, Sentence
from guarantees.records.statement import Attributed, Places
from guarantees.records.vocabulary import PointName

# 12a, 5(2) and 10.2 are parts of 12, 5 and 10. What has other letters, such as 2nd, is no such number.
_NUMBER = r"\d{1,3}[a-z]?(?:\(\w+\)|\.\d+)*(?!\w)"
_RANGE = rf"{_NUMBER}(?:(?: to | ?[-–] ?){_NUMBER})?"
_SEVERAL = rf"{_RANGE}(?:(?:, and |, | and ){_RANGE})*"
_ENDS = re.compile(r"(?<![\d.(])\d+")
_NAMED = {
    name: re.compile(
        rf"(?<![\w-])(?:{one} (?P<one>{_NUMBER})(?! ?[-–] ?\d)|{more} (?P<more>{_SEVERAL}))",
        re.IGNORECASE,
    )
    for name, one, more in (
        (PointName.POINT, "point", "points"),
        (PointName.ARTICLE, r"art(?:icle|\.)", r"art(?:icles|s\.)"),
    )
}


def points_named(text: str, called: PointName) -> tuple[int, ...]:
    """The points, or the articles, that a text names, in order: ``Points 1 to 3 (point 7)`` gives 1, 2, 3 and 7.

    A range that runs backwards names none.
    """
    found = _NAMED[called].finditer(text)
    return tuple(sorted({number for each in found for number in _numbers(each)}))


def opening_points(says: str, called: PointName) -> tuple[tuple[int, ...], str]:
    """The points with which a sentence begins, and the sentence without them where a colon follows."""
    found = _NAMED[called].match(says)
    if not found:
        return (), says
    rest = says[found.end() :].removeprefix(": ")
    is_heading = says.startswith(": ", found.end())
    return tuple(_numbers(found)), rest[:1].upper() + rest[1:] if is_heading else says


def points_told(statement: Attributed, called: PointName) -> tuple[int, ...]:
    """The points that a statement reports: those its sentence begins with, or else those that its places name.

    Our sentence comes first, since a page may have places that count otherwise than the text.
    """
    opening, _ = opening_points(statement.says, called)
    places = " · ".join(place.at for place in statement.evidence)
    return opening or points_named(places, called)


def _numbers(named: re.Match[str]) -> Iterator[int]:
    for part in re.split(r", and |, | and ", named["one"] or named["more"]):
        ends = [int(end) for end in _ENDS.findall(part)]
        yield from range(ends[0], ends[-1] + 1)


class PointWithoutElement(Record):
    """What a point says that no element of the codebook asks for."""

    number: Integer
    says: Sentence
    evidence: Places


class Points(Record):
    """The numbered points of a text: what those say that no statement reports, and which of them were not seen."""

    called: Annotated[
        PointName, Field(description="How the text counts: point (the default) or article.")
    ] = PointName.POINT
    total: Annotated[Integer, Field(description="How many the text has.")]
    not_seen: Annotated[
        tuple[Integer, ...], EachOnce, Field(description="Points that no source showed.")
    ] = ()
    no_element: Annotated[
        tuple[PointWithoutElement, ...],
        Field(description="What points say that no element asks for."),
    ] = ()
    inferred: Annotated[
        tuple[Integer, ...],
        EachOnce,
        Field(description="Points whose number no source gives: the editors infer it."),
    ] = ()
    note: Prose | None = None

    def key(self, number: int) -> str:
        """What opens a point in a link, such as ``point~10``."""
        return f"{self.called.value}~{number}"

    def name(self, number: int) -> str:
        """A point for a reader, such as ``Point 10``."""
        return f"{self.called.label.capitalize()} {number}"
