"""Latest dates in the report, and searches that are older than sources of the same record."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from guarantees.pages.curate.latest_dates import (
    AFTER,
    LaterSource,
    LatestDates,
    OldSearch,
    span_words,
    staleness,
    staleness_tables,
)
from guarantees.pages.curate.table import Row
from guarantees.records.dates import EdtfDate
from guarantees.records.position import ActorPositions
from tests.builders import catalogue, place, positions, proposal, sample, source, statement

SEARCH = {"searched": ["gazette-2025-08"], "on": "2025-09-01"}
LATE = source("late-2025", short_name="Late", published="2025-08-15", accessed="2025-10-02")


def test_the_latest_dates_are_those_of_anything_said() -> None:
    """Statements, changes of status and withdrawals count; each clock has its own latest date."""
    records = sample()
    found = staleness(records)
    assert found.proposals == (
        LatestDates(
            "beta",
            "Beta",
            EdtfDate.parse("2024-05"),
            "15 to 16 months",
            EdtfDate.parse("2024-05"),
            "15 to 16 months",
            "./proposal?id=beta",
        ),
        LatestDates(
            "alpha",
            "Alpha",
            EdtfDate.parse("2025-08-21~"),
            "about 11 to 40 days",
            EdtfDate.parse("2025-08-20"),
            "12 to 41 days",
            "./proposal?id=alpha",
        ),
    )
    assert found.actors == (
        LatestDates(
            "sylvania",
            "Sylvania",
            EdtfDate.parse("2025-08-21"),
            "11 to 40 days",
            EdtfDate.parse("2025-08-20"),
            "12 to 41 days",
            "./positions?rows=proposals&actors=sylvania",
        ),
    )
    assert found.reaches == "September 2025"


@pytest.mark.parametrize(
    "provisions",
    [
        {"legal-effect": [statement(stated="2025-09-03", evidence=[place("late-2025")])]},
        {
            "legal-effect": [
                statement(
                    withdrawn={
                        "stated": "2025-09-03",
                        "says": "No.",
                        "evidence": [place("late-2025")],
                    }
                )
            ]
        },
    ],
)
def test_words_and_their_withdrawal_have_dates(provisions: dict[str, Any]) -> None:
    """The later of them is the latest, on both clocks."""
    published = source("late-2025", published="2025-09-05")
    records = catalogue(proposal(provisions), sources=[published])
    (found,) = staleness(records).proposals
    assert [str(found.stated), str(found.known)] == ["2025-09-03", "2025-09-05"]


def test_a_change_of_status_has_dates() -> None:
    """A proposal of which nothing is coded is as recent as its status."""
    (found,) = staleness(catalogue(proposal())).proposals
    assert [str(found.stated), str(found.known)] == ["2025-08-01", "2025-08-20"]


def test_without_an_edition_nothing_is_measured() -> None:
    """The dates are given, the spans are left out, and the sentence says why."""
    found = staleness(replace(sample(), edition=None))
    assert (found.reaches, found.proposals[0].stated_span) == ("", "")
    assert found.summary.startswith("No edition says where it ends.")


def searches(accessed: str | None = "2025-10-02", **changes: Any) -> tuple[LaterSource, ...]:
    """What is found older than a source that is cited and was read on a day; the search was on 1 September."""
    later = LATE.model_copy(
        update={**source(accessed=accessed).model_dump(include={"accessed"}), **changes}
    )
    records = catalogue(
        proposal(
            {"legal-effect": [statement(evidence=[place("late-2025"), place()])]},
            silences=[{"elements": ["assistance"], **SEARCH}],
        ),
        sources=[later],
    )
    return tuple(each for old in staleness(records).searches for each in old.sources)


def test_a_source_read_after_a_search_is_named() -> None:
    """Certainly later, perhaps later, or on a day that nobody recorded; never when it was read by then."""
    late = ("late-2025", "Late")
    assert searches("2025-10-02") == (LaterSource(*late, ("read", EdtfDate.parse("2025-10-02"))),)
    assert searches("2025-09") == (
        LaterSource(*late, ("read", EdtfDate.parse("2025-09"), "or later")),
    )
    assert searches(None) == (LaterSource(*late, ("the day of reading is not recorded",)),)
    assert searches("2025-09-01") == ()
    assert searches("2025-08-31") == ()
    published = source(published="2025-09-02").published
    assert searches("2025-10-02", published=published) == (
        LaterSource(*late, ("published", EdtfDate.parse("2025-09-02"))),
    )


def test_a_source_that_was_searched_is_not_named() -> None:
    """Of what the search itself read, its day says enough."""
    read = {"searched": ["gazette-2025-08", "late-2025"], "on": "2025-09-01"}
    records = catalogue(
        proposal(
            {"legal-effect": [statement(evidence=[place("late-2025")])]},
            silences=[{"elements": ["assistance"], **read}],
        ),
        sources=[LATE],
    )
    assert staleness(records).searches == ()


def test_searches_of_every_kind_are_checked() -> None:
    """The long and the short form in a proposal, and the silences of an actor's file."""
    cited = [statement(evidence=[place("late-2025")])]
    written = proposal(
        {"legal-effect": cited, "force-size": {"absence": "silent", **SEARCH}},
        silences=[{"elements": ["assistance", "guarantors"], **SEARCH}],
    )
    file = positions({"evidence": [place("late-2025")]})
    silent = {**SEARCH, "elements": ["guarantors"], "proposals": ["gamma"]}
    file = ActorPositions.model_validate({**file.model_dump(), "silences": [silent]})
    found = staleness(catalogue(written, sources=[LATE], positions=[file]))
    sources = (LaterSource("late-2025", "Late", ("read", EdtfDate.parse("2025-10-02"))),)
    on, gamma = EdtfDate.parse("2025-09-01"), ("gamma", "Gamma")
    assert found.searches == (
        OldSearch(*gamma, on, ("Size of the force",), (), sources, "./proposal?id=gamma"),
        OldSearch(*gamma, on, ("Assistance", "Guarantors"), (), sources, "./proposal?id=gamma"),
        OldSearch(
            "sylvania",
            "Sylvania",
            on,
            ("Guarantors",),
            ("Gamma",),
            sources,
            "./positions?rows=proposals&actors=sylvania",
        ),
    )
    assert found.summary == (
        "The evidence is said to end with September 2025. 3 searches that found nothing may be "
        "older than sources that the same record cites."
    )
    assert staleness_tables(found)[2].rows[2] == Row(
        ("Sylvania", on, "Gamma, Guarantors", (("Late:", *sources[0].read),)),
        "./positions?rows=proposals&actors=sylvania",
    )


def test_searches_that_are_up_to_date_are_said_to_be() -> None:
    """Nothing to do is said in a sentence, not left out."""
    found = staleness(sample())
    assert found.searches == ()
    assert found.summary == (
        "The evidence is said to end with September 2025. Every search that found nothing was made "
        "when the sources that its record cites had been read."
    )


# ---- time before the end of the evidence ------------------------------------------------------


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
