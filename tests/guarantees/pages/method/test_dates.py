"""Dates and clocks on the Method page."""

from __future__ import annotations

import datetime

import pytest

from guarantees.catalogue.clock import AsOf
from guarantees.pages.method.dates import DATE_EXAMPLES, DateView, clocks_view, dates_view
from guarantees.pages.method.terms import TermView
from guarantees.records.dates import EdtfDate


def test_every_precision_is_explained() -> None:
    """As written, as shown, the days it may mean, and the first day that has it."""
    days = "1 August 2025 to 31 August 2025", "1 August 2025"
    assert dates_view() == (
        DateView("2025-08-21", "21 August 2025", "21 August 2025", "21 August 2025"),
        DateView("2025-08", "August 2025", *days),
        DateView("2025", "2025", "1 January 2025 to 31 December 2025", "1 January 2025"),
        DateView("2025-08~", "about August 2025", *days),
        DateView("2025-08?", "perhaps August 2025", *days),
        DateView(
            "2022-03-29/2022-04",
            "between 29 March 2022 and April 2022",
            "29 March 2022 to 30 April 2022",
            "29 March 2022",
        ),
        DateView(
            "2022-04-26/..",
            "26 April 2022 or later",
            "26 April 2022 or any day after",
            "26 April 2022",
        ),
        DateView(
            "../2025-03",
            "March 2025 or earlier",
            "31 March 2025 or any day before",
            "31 March 2025",
        ),
    )


@pytest.mark.parametrize("place", range(len(DATE_EXAMPLES)))
def test_a_view_has_a_date_from_the_day_that_is_named(place: int) -> None:
    """On the day itself the date is in view, on the day before it is not."""
    first = datetime.datetime.strptime(dates_view()[place].counts_from, "%d %B %Y").date()
    date = EdtfDate.parse(DATE_EXAMPLES[place])
    before = first - datetime.timedelta(days=1)
    assert [True, False] == [AsOf(day=day).includes(date) for day in (first, before)]


def test_both_clocks_are_explained() -> None:
    """By the words that the pages' own choice shows."""
    assert clocks_view() == (
        TermView("stated", "stated", "When it was said, or the text was on the table."),
        TermView(
            "known",
            "publicly known",
            "When the public could first know it: as recorded, or else the earliest publication among its sources.",
        ),
    )
