"""How long before the end of the evidence a date lies, as precisely as the dates allow."""

from __future__ import annotations

import pytest

from guarantees.pages.curate.report_dates import AFTER, span_words
from guarantees.records.dates import EdtfDate


@pytest.mark.parametrize(
    ("date", "end", "words"),
    [
        ("2025-09-30", "2025-09-30", "0 days"),
        ("2025-09-29", "2025-09-30", "1 day"),
        ("2025-07-31", "2025-09-30", "61 days"),
        ("2025-07-30", "2025-09-30", "2 months"),
        ("2025-07-30", "2025-09-29", "61 days"),
        ("2020-09-30", "2025-09-29", "59 months"),
        ("2020-09-30", "2025-09-30", "5 years"),
        ("1949-04-04", "2026-02", "76 years"),
        ("0049-04-04", "2026-02", "1,976 years"),
    ],
)
def test_whole_units_are_counted(date: str, end: str, words: str) -> None:
    """Days, from two months on whole months of the calendar, from five years on whole years."""
    assert span_words(EdtfDate.parse(date), EdtfDate.parse(end)) == words


@pytest.mark.parametrize(
    ("date", "end", "words"),
    [
        ("2025-08-20/2025-08-31", "2026-02", "5 to 6 months"),
        ("2025-08", "2025-09", "1 to 60 days"),
        ("2026-02-09/2026-02-28", "2026-02", "0 to 19 days"),
        ("2026-02", "2026-02", "0 to 27 days"),
        ("2022-04-26/..", "2026-02-28", "at most 46 months"),
        ("../2025-08", "2026-02", "at least 5 months"),
        ("../2026-02", "2026-02", "at least 0 days"),
    ],
)
def test_what_is_not_known_is_not_made_up(date: str, end: str, words: str) -> None:
    """Imprecise dates give the fewest and the most, dates open at an end only one of them."""
    assert span_words(EdtfDate.parse(date), EdtfDate.parse(end)) == words


@pytest.mark.parametrize(
    ("date", "end", "words"),
    [
        ("2025-08~", "2025-09", "about 1 to 60 days"),
        ("2025-08-20/2025-08-31?", "2026-02", "perhaps 5 to 6 months"),
        ("2025-08-20%", "2025-08-21", "perhaps about 1 day"),
        ("2025-08-20", "2025-08-21~", "about 1 day"),
        ("2025-08-20", "2025-08-21?", "perhaps 1 day"),
    ],
)
def test_about_and_perhaps_stay(date: str, end: str, words: str) -> None:
    """A span is no surer than either of its dates."""
    assert span_words(EdtfDate.parse(date), EdtfDate.parse(end)) == words


def test_a_date_after_the_end_is_said_to_be_so() -> None:
    """Only what is certainly later; a date within the last month is not."""
    end = EdtfDate.parse("2026-02")
    assert span_words(EdtfDate.parse("2026-03-01"), end) == AFTER
    assert span_words(EdtfDate.parse("2026-02-28"), end) == "0 days"


def test_an_open_end_of_the_evidence_is_its_first_day() -> None:
    """An edition that reaches "2026-02 or later" attests no later day."""
    end = EdtfDate.parse("2026-02-01/..")
    assert span_words(EdtfDate.parse("2026-01-31"), end) == "1 day"
    assert span_words(EdtfDate.parse("2026-02-02"), end) == AFTER
