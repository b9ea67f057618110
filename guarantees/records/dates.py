"""Dates with their precision: EDTF (ISO 8601-2), narrowed to what records need.

Accepted: a day, month or year (``2025-08-21``, ``2025-08``, ``2025``); the same with ``~`` (about), ``?`` (uncertain)
or ``%`` (both); an interval of two of them (``2022-03-29/2022-04``); an interval open at one end (``2022-04-26/..``,
``../2025-03``). Seasons, sets, unspecified digits, times of day and years beyond four digits are refused: no page could
say what they mean. The tests compare what is accepted, and its bounds, with the ``edtf`` library, which is too slow to
read every date of the records at each start.
"""

from __future__ import annotations

import datetime
import re
from calendar import monthrange
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import core_schema

from guarantees.problems import quoted

# Months from 20 on are EDTF's seasons, a form that is refused; 13 to 19 and 00 are in no calendar.
_POINT = r"(\d{4}(?:-[01]\d(?:-\d{2})?)?)([~?%]?)"
_SINGLE = re.compile(rf"{_POINT}\Z")
_INTERVAL = re.compile(rf"(?:{_POINT}|\.\.)/(?:{_POINT}|\.\.)\Z")
# The length of a year, a month and a day as written.
_YEAR, _MONTH, _DAY = len("2025"), len("2025-08"), len("2025-08-21")
UNDATED = "../9999"
"""Of something that has a date which was not looked up yet."""
EXPECTED = "Expected a day, month or year such as 2025-08-21, 2025-08~ (about) or 2022-04-26/.. (from then on)."


class BadDate(ValueError):
    """A text that is not a date the records can use; the message says why and what was expected."""


@dataclass(frozen=True)
class EdtfDate:
    """A date as written, with the days it may mean.

    ``earliest`` and ``latest`` are the first and last day it may mean; ``None`` at an open end.
    ``about`` and ``uncertain`` are the EDTF qualifiers ``~`` and ``?`` on any part of it.
    """

    text: str
    earliest: datetime.date | None
    latest: datetime.date | None
    about: bool
    uncertain: bool

    @classmethod
    def parse(cls, text: str) -> EdtfDate:
        """Read an EDTF text. Raises :class:`BadDate` for anything impossible, reversed or unsupported."""
        return _parse(str(text))

    @property
    def is_open(self) -> bool:
        """Whether one end of the interval is open."""
        return self.earliest is None or self.latest is None

    @property
    def is_one_day(self) -> bool:
        """Whether it is one certain day of the calendar."""
        return self.earliest == self.latest and not self.about and not self.uncertain

    @property
    def first_possible(self) -> datetime.date:
        """The day from which an "as of" view includes it: see ``docs/decisions/0003-two-clocks.md``.

        An interval open at the start ("before March 2025") says only that it was so by its end.
        """
        return self.earliest or self.latest  # type: ignore[return-value]

    @property
    def sort_key(self) -> tuple[datetime.date, datetime.date]:
        """Chronological order: first by the earliest day, then by the latest.

        "August 2025 or earlier" comes before every day of August: it is in the past in that month.
        """
        last = self.latest or datetime.date.max
        if self.earliest is None:
            return _first_day(self.text.partition("/")[2]) or last, datetime.date.min
        return self.earliest, last

    def is_before(self, other: EdtfDate) -> bool:
        """Whether it comes first: it neither begins nor ends after the other, and they are not the same.

        Of a month and a day inside it neither comes first. "Or earlier" is in the past: it is before its last month.
        """
        begins, ends = self.sort_key
        other_begins, other_ends = other.sort_key
        return self.sort_key != other.sort_key and begins <= other_begins and ends <= other_ends

    def words(self) -> str:
        """The date for a reader: ``21 August 2025``, ``about March 2025``, ``26 April 2022 or later``."""
        return _words(self.text)

    def months_later(self, months: int) -> EdtfDate | None:
        """The date that many months later, as precise as this one; ``None`` where the precision leaves it open.

        There is none of an interval, and none of a year if the months are not whole years. A month that lacks the day
        ends on its last.
        """
        point, mark = self.text.rstrip("~?%"), self.text[len(self.text.rstrip("~?%")) :]
        if "/" in point or (len(point) == _YEAR and months % 12):
            return None
        first = _first_day(point)
        assert first is not None
        year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
        if year > datetime.MAXYEAR:
            return None
        day = min(first.day, monthrange(year, month + 1)[1])
        later = datetime.date(year, month + 1, day).isoformat()[: len(point)]
        return EdtfDate.parse(later + mark)

    def short(self) -> str:
        """The date for lists, headings and pictures: ``21 Aug 2025``, ``~ Mar 2025``, ``9–28? Feb 2026``, ``≤ Aug
        2025``.

        No two dates have the same. ``~`` (about) comes before what it qualifies, ``?`` (not certain) after its finest
        part.
        """
        return _short(self.text)

    def to_month(self) -> EdtfDate:
        """The date to the month: of a day its month, of a window its months, or the one that both ends share."""
        first, slash, last = (
            re.sub(r"(\d{4}-\d{2})-\d{2}", r"\1", part) for part in self.text.partition("/")
        )
        if not slash or first.rstrip("~?%") != last.rstrip("~?%"):
            return EdtfDate.parse(first + slash + last)
        mark = {(True, True): "%", (True, False): "~", (False, True): "?", (False, False): ""}
        return EdtfDate.parse(first.rstrip("~?%") + mark[self.about, self.uncertain])

    def words_after_verb(self) -> str:
        """The date with its preposition: ``on 21 August 2025``, ``in March 2025``, ``about March 2025``."""
        words = self.words()
        if not words[0].isdigit() and words[0].islower():
            return words
        return f"{'on' if re.match(r'[0-9]{1,2} ', words) else 'in'} {words}"

    def __str__(self) -> str:
        return self.text

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            lambda value: value if isinstance(value, cls) else cls.parse(_as_text(value)),
            serialization=core_schema.to_string_ser_schema(),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {
            "anyOf": [
                {"type": "string", "pattern": f"^({_POINT}|({_POINT}|\\.\\.)/({_POINT}|\\.\\.))$"},
                {"type": "integer", "minimum": 1000, "maximum": 9999},
            ],
            "description": "A date with its precision (EDTF): 2025-08-21, 2025-08, 2025, 2025-08~ (about), 2025? "
            "(uncertain), 2022-03-29/2022-04 (between), 2022-04-26/.. (from then on), ../2025-03 (before).",
        }


Fact = str | EdtfDate
Facts = tuple[Fact | tuple[Fact, ...], ...]
"""What is said in one line, part by part; pages show its dates in brief. A part may be words with dates among them."""


def in_words(facts: Facts, between: str = " · ") -> str:
    """Facts in one line with their dates in full, as searches and plain text have them."""
    parts = (_fact_in_words(each) for each in facts)
    return between.join(part for part in parts if part)


def _fact_in_words(fact: Fact | tuple[Fact, ...]) -> str:
    if isinstance(fact, tuple):
        return in_words(fact, " ")
    return fact.words() if isinstance(fact, EdtfDate) else fact


def _as_text(value: object) -> str:
    if not isinstance(value, str):
        raise BadDate(f"is not a date. {EXPECTED}")
    return value


@lru_cache(maxsize=4096)
def _parse(text: str) -> EdtfDate:
    if not (_SINGLE.match(text) or _INTERVAL.match(text)) or text == "../..":
        raise BadDate(f"{quoted(text)} is not a date in a form the records use. {EXPECTED}")
    start, _, end = text.partition("/")
    try:
        earliest, latest = _first_day(start), _last_day(end or start)
    except ValueError as error:
        raise BadDate(f"{quoted(text)} is not a date of the calendar. {EXPECTED}") from error
    if earliest and latest and earliest > latest:
        raise BadDate(f"'{text}' ends before it begins. Write the earlier date first.")
    return EdtfDate(text, earliest, latest, _marked(text, "~%"), _marked(text, "?%"))


def _first_day(point: str) -> datetime.date | None:
    """The first day of a day, month or year; ``None`` for an open end. Raises ValueError for what is in no calendar."""
    if point == "..":
        return None
    date = point.rstrip("~?%")
    rest = {_YEAR: "-01-01", _MONTH: "-01", _DAY: ""}[len(date)]
    return datetime.date.fromisoformat(date + rest)


def _last_day(point: str) -> datetime.date | None:
    """The last day of a day, month or year, as :func:`_first_day` gives the first."""
    first = _first_day(point)
    length = len(point.rstrip("~?%"))
    if first is None or length == _DAY:
        return first
    month = 12 if length == _YEAR else first.month
    return datetime.date(first.year, month, monthrange(first.year, month)[1])


def _marked(text: str, marks: str) -> bool:
    return any(mark in text for mark in marks)


@lru_cache(maxsize=4096)
def _words(text: str) -> str:
    start, slash, end = text.partition("/")
    if not slash:
        return _point_words(start)
    if ".." in (start, end):
        known, side = (start, "later") if end == ".." else (end, "earlier")
        # "Perhaps" before the date would seem to doubt all of it.
        unsure = " (not certain)" if _marked(known, "?%") else ""
        return f"{_point_words(known.replace('?', '').replace('%', '~'))} or {side}{unsure}"
    return f"between {_point_words(start)} and {_point_words(end)}"


@lru_cache(maxsize=4096)
def _short(text: str) -> str:
    start, slash, end = text.partition("/")
    if not slash:
        return _joined(_short_parts(start))
    if ".." in (start, end):
        known, sign = (start, "≥") if end == ".." else (end, "≤")
        return f"{sign} {_joined(_short_parts(known))}"
    first, last = _short_parts(start), _short_parts(end)
    # What both ends share is said once. A marked part is shared by nobody, since its mark belongs to its own end.
    shared = 0
    if len(first) == len(last) and "~" not in (first[0], last[0]):
        while shared < len(first) - 1 and first[-1 - shared] == last[-1 - shared]:
            shared += 1
    begins, ends = first[: len(first) - shared], last[: len(last) - shared]
    dash = "–" if len(begins) == len(ends) == 1 else " – "
    return f"{_joined(begins)}{dash}{_joined(last)}"


def _short_parts(point: str) -> list[str]:
    """What the short form of a day, month or year consists of, in its order; its finest part carries the marks."""
    mark = point[-1] if point[-1] in "~?%" else ""
    year, *rest = point.removesuffix(mark).split("-")
    parts = [str(int(each)) for each in rest[1:]]
    parts += [f"{datetime.date(int(year), int(each), 1):%b}" for each in rest[:1]]
    parts.append(year)
    if mark in ("?", "%"):
        parts[0] += "?"
    return ["~", *parts] if mark in ("~", "%") else parts


def _joined(parts: list[str]) -> str:
    return " ".join(parts)


def _point_words(text: str) -> str:
    mark = text[-1] if text[-1] in "~?%" else ""
    year, *rest = text.removesuffix(mark).split("-")
    words = f"{datetime.date(int(year), int(rest[0]), 1):%B} {year}" if rest else year
    if len(rest) == 2:
        words = f"{int(rest[1])} {words}"
    prefix = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}[mark]
    return prefix + words
