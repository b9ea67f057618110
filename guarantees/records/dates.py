"""Dates with their precision: EDTF (ISO 8601-2), read by the ``edtf`` library and narrowed to what records need.

Accepted: a day, month or year (``2025-08-21``, ``2025-08``, ``2025``); the same with ``~`` (about), ``?`` (uncertain)
or ``%`` (both); an interval of two of them (``2022-03-29/2022-04``); an interval open at one end (``2022-04-26/..``,
``../2025-03``). Seasons, sets, unspecified digits, times of day and years beyond four digits are refused: no page could
say what they mean.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import lru_cache
from time import struct_time
from typing import Any

from edtf import EDTFParseException, parse_edtf
from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import core_schema

from guarantees.problems import quoted

# Months from 20 on are EDTF's seasons; 13 to 19 and 00 are left to the library, which calls them impossible.
_POINT = r"(\d{4}(?:-[01]\d(?:-\d{2})?)?)([~?%]?)"
_SINGLE = re.compile(rf"{_POINT}\Z")
_INTERVAL = re.compile(rf"(?:{_POINT}|\.\.)/(?:{_POINT}|\.\.)\Z")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
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
    def first_possible(self) -> datetime.date:
        """The day from which an "as of" view includes it: see ``docs/decisions/0003-two-clocks.md``.

        An interval open at the start ("before March 2025") says only that it was so by its end.
        """
        return self.earliest or self.latest  # type: ignore[return-value]

    @property
    def sort_key(self) -> tuple[datetime.date, datetime.date]:
        """Chronological order: first by the earliest day, then by the latest."""
        first = self.first_possible
        return first, self.latest or datetime.date.max

    def words(self) -> str:
        """The date for a reader: ``21 August 2025``, ``about March 2025``, ``26 April 2022 or later``."""
        return _words(self.text)

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


def _as_text(value: object) -> str:
    if not isinstance(value, str):
        raise BadDate(f"is not a date. {EXPECTED}")
    return value


@lru_cache(maxsize=4096)
def _parse(text: str) -> EdtfDate:
    if not (_SINGLE.match(text) or _INTERVAL.match(text)) or text == "../..":
        raise BadDate(f"{quoted(text)} is not a date in a form the records use. {EXPECTED}")
    try:
        parsed = parse_edtf(text)
        earliest, latest = _day(parsed.lower_strict()), _day(parsed.upper_strict())
    except (EDTFParseException, ValueError) as error:
        raise BadDate(f"{quoted(text)} is not a date of the calendar. {EXPECTED}") from error
    if earliest and latest and earliest > latest:
        raise BadDate(f"'{text}' ends before it begins. Write the earlier date first.")
    return EdtfDate(text, earliest, latest, _marked(text, "~%"), _marked(text, "?%"))


def _day(bound: struct_time | float) -> datetime.date | None:
    """The library's bound as a day; it gives an infinite float at an open end."""
    return None if isinstance(bound, float) else datetime.date(*bound[:3])


def _marked(text: str, marks: str) -> bool:
    return any(mark in text for mark in marks)


@lru_cache(maxsize=4096)
def _words(text: str) -> str:
    start, slash, end = text.partition("/")
    if not slash:
        return _point_words(start)
    if end == "..":
        return f"{_point_words(start)} or later"
    if start == "..":
        return f"{_point_words(end)} or earlier"
    return f"between {_point_words(start)} and {_point_words(end)}"


def _point_words(text: str) -> str:
    mark = text[-1] if text[-1] in "~?%" else ""
    year, *rest = text.removesuffix(mark).split("-")
    words = year if not rest else f"{_MONTHS[int(rest[0]) - 1]} {year}"
    if len(rest) == 2:
        words = f"{int(rest[1])} {words}"
    prefix = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}[mark]
    return prefix + words
