"""The Method page's link, its examples of dates, and its report of an error."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from guarantees.catalogue.clock import AsOf
from guarantees.catalogue.link_templates import github_templates
from guarantees.pages.method.page import (
    DATE_EXAMPLES,
    METHOD_LINK,
    MethodQuery,
    day_words,
    error_report,
    possible_days,
)
from guarantees.records.dates import EdtfDate
from tests.builders import sample


@pytest.mark.parametrize(
    ("date", "days"),
    [
        ("2025-08-21", "21 August 2025"),
        ("2025-08~", "1 August 2025 to 31 August 2025"),
        ("2025", "1 January 2025 to 31 December 2025"),
        ("2022-03-29/2022-04", "29 March 2022 to 30 April 2022"),
        ("2022-04-26/..", "26 April 2022 or any day after"),
        ("../2025-03", "31 March 2025 or any day before"),
    ],
)
def test_a_date_says_which_days_it_may_mean(date: str, days: str) -> None:
    """Every day, and whether there may be more."""
    assert possible_days(EdtfDate.parse(date)) == days


@pytest.mark.parametrize("date", DATE_EXAMPLES, ids=lambda date: date.text)
def test_a_date_is_included_from_its_first_possible_day(date: EdtfDate) -> None:
    """On that day the date is included, on the day before it is not."""
    first = datetime.datetime.strptime(day_words(date.first_possible), "%d %B %Y").date()
    before = first - datetime.timedelta(days=1)
    assert [AsOf(day=day).includes(date) for day in (first, before)] == [True, False]


def test_an_error_is_reported_where_the_site_names_a_repository() -> None:
    """Without a repository there is no address; with one it names the page and the data version."""
    assert error_report(sample()) == ""
    found = error_report(
        replace(sample(), link_templates=github_templates("https://github.com/owner/name"))
    )
    assert found.startswith("https://github.com/owner/name/issues/new?")
    assert f"page=method&version={sample().version}" in found


# ---- the link ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("link", "query"),
    [
        ({}, MethodQuery()),
        ({"open": "form.words~events"}, MethodQuery(open=("form", "words~events"))),
        ({"element": "force-size"}, MethodQuery("force-size", ("means",))),
        (
            {"element": "force-size", "open": "form"},
            MethodQuery("force-size", ("means", "form")),
        ),
        (
            {"element": "force-size", "open": "form.means"},
            MethodQuery("force-size", ("form", "means")),
        ),
        ({"element": "help"}, MethodQuery("assistance", ("means",))),
        ({"element": "nowhere"}, MethodQuery()),
    ],
    ids=str,
)
def test_a_link_to_an_element_opens_its_group(link: dict[str, str], query: MethodQuery) -> None:
    """The group of the element is open whatever else is; a former id leads to today's, an unknown one nowhere."""
    assert query == METHOD_LINK.decode(link, sample()).query


def test_a_link_says_why_it_shows_something_else() -> None:
    """Former and unknown ids are named in a notice."""
    former, unknown = (
        METHOD_LINK.decode({"element": name}, sample()).notices for name in ("help", "nowhere")
    )
    assert ("The question 'help' is now called 'assistance'.",) == former
    said = "This link asks for the question 'nowhere', which is not in this edition."
    assert (f"{said} Shown instead: the whole method.",) == unknown


@pytest.mark.parametrize(
    "query",
    [MethodQuery(), MethodQuery("force-size", ("means", "form")), MethodQuery(open=("form",))],
    ids=str,
)
def test_a_link_brings_back_what_it_was_made_of(query: MethodQuery) -> None:
    """In full and in brief."""
    for written in (METHOD_LINK.encode, METHOD_LINK.encode_briefly):
        assert query == METHOD_LINK.decode(written(query, sample()), sample()).query
