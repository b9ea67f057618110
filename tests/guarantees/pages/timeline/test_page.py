"""The timeline as a list: entries by year, and an entry in words."""

from __future__ import annotations

from typing import Any

import pytest

from guarantees.catalogue.clock import Clock
from guarantees.pages.timeline.entries import EntryKind, entries_of
from guarantees.pages.timeline.page import (
    KIND_SIGNS,
    MAX_LISTED,
    entries_for,
    siblings_of,
    statements_of,
    timeline,
    years_of,
)
from guarantees.pages.timeline.query import Lanes, TimelineQuery, year_range
from guarantees.records.dates import EdtfDate
from guarantees.records.registry import Event
from guarantees.words.statement_words import StatementView
from tests.builders import catalogue, place, positions, proposal, sample, statement

ALL = frozenset(EntryKind)


def event(number: int, date: str, **changes: Any) -> Event:
    """A meeting about the proposal gamma."""
    return Event.model_validate(
        {
            "id": f"meeting-{number}",
            "name": f"Meeting {number}",
            "date": date,
            "kind": "meeting",
            "says": "They met.",
            "participants": ["freedonia"],
            "proposals": ["gamma"],
            "evidence": [place()],
            **changes,
        }
    )


def with_events(*events: Event, **changes: Any) -> Any:
    """A catalogue of one proposal and these events."""
    return catalogue(proposal(), events={each.id: each for each in events}, **changes)


def names(query: TimelineQuery, records: Any = None) -> list[str]:
    """The ids of what passes a query, in order."""
    return [entry.id for entry in entries_for(query, records or sample())]


def test_entries_come_in_order_of_date() -> None:
    """By the first day each may mean; on one day what happened comes before what was said of it."""
    assert [
        "beta~in-force~2024-05",
        "beta~sylvania~2024-05",
        "summit",
        "alpha~proposed~2025-08-18",
        "alpha~anna-lind~2025-08-20",
        "alpha~freedonia~2025-08-20",
        "sylvania~sylvania~2025-08-21",
        "alpha~gazette~2025-08-21-about",
    ] == names(TimelineQuery(kinds=ALL))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (TimelineQuery(), ["beta~in-force~2024-05", "summit", "alpha~proposed~2025-08-18"]),
        (TimelineQuery(kinds=frozenset()), []),
        (TimelineQuery(proposals=("beta",)), ["beta~in-force~2024-05"]),
        (TimelineQuery(actors=("sylvania",)), ["beta~in-force~2024-05", "summit"]),
        (
            TimelineQuery(actors=("sylvania",), kinds=frozenset({EntryKind.ELEMENT})),
            ["beta~sylvania~2024-05", "alpha~freedonia~2025-08-20"],
        ),
        (
            TimelineQuery(actors=("anna-lind",), kinds=ALL),
            ["alpha~anna-lind~2025-08-20"],
        ),
        (TimelineQuery(days=year_range(2024)), ["beta~in-force~2024-05"]),
        (TimelineQuery(days=year_range(2023)), []),
    ],
)
def test_choices_narrow_the_entries(query: TimelineQuery, expected: list[str]) -> None:
    """Kinds, proposals, actors (also those of whom others speak) and days each leave out what is not theirs."""
    assert expected == names(query)


def test_on_the_public_clock_entries_are_where_they_were_known() -> None:
    """The order is that of publication; what has no readable source comes last."""
    early = event(1, "2025-09-01", evidence=[place("treaty-2024", "Article 1")])
    lost = event(2, "2025-01-01", evidence=[place("nowhere")])
    late = event(3, "2025-01-01")
    known = TimelineQuery(kinds=frozenset({EntryKind.MEETING}), clock=Clock.KNOWN)
    records = with_events(early, lost, late)
    assert ["meeting-1", "meeting-3", "meeting-2"] == names(known, records)
    assert ["2024", "2025", "No date is known"] == [
        year.heading for year in timeline(known, records).years
    ]


def test_a_change_of_status_is_shown_as_the_statement_it_is() -> None:
    """Speaker, way of knowing, dates and place of a change of status are those of its record."""
    (said,) = statements_of(entries_of(sample())["beta~in-force~2024-05"], sample())
    expected = StatementView(
        standing="",
        standing_label="",
        text="in force",
        sign="•",
        says="It is in force.",
        speaker="Sylvania",
        speaker_link="./actor?id=sylvania",
        speaker_about="",
        speaker_office="",
        attributed_to="",
        mode="official text",
        mode_meaning="Read in the text of the instrument or an official publication.",
        stated=EdtfDate.parse("2024-05"),
        held=None,
        known=EdtfDate.parse("2024-05"),
        known_note="earliest publication among its sources",
        condition="",
        estimate="",
        note="",
        readings=(),
        denied_by=(),
        places=said.places,
    )
    assert expected == said
    assert ["treaty-2024"] == [where.source for where in said.places]


def test_statements_name_their_element() -> None:
    """A value alone would not say of what; a position names its subject itself."""
    found = {
        name: [said.text for said in statements_of(entry, sample())]
        for name, entry in entries_of(sample()).items()
    }
    assert found["beta~sylvania~2024-05"] == [
        "Legal effect: Ambiguous",
        "Assistance: Troops, Air cover",
    ]
    assert found["sylvania~sylvania~2025-08-21"] == [
        "refuses: Alpha",
        "accepts if: Assistance: Troops",
    ]


def test_years_lead_to_themselves() -> None:
    """A year's heading has a link to that year alone, but where it is alone already."""
    links = {year.heading: year.link for year in timeline(TimelineQuery(), sample()).years}
    assert {
        "2024": "./timeline?from=2024-01-01&to=2024-12-31",
        "2025": "./timeline?from=2025-01-01&to=2025-12-31",
    } == links
    (only,) = timeline(TimelineQuery(days=year_range(2025)), sample()).years
    assert ("2025", "", 2) == (only.heading, only.link, only.count)


def test_the_caption_counts_and_names_the_clock() -> None:
    """One entry is one, and the clock is said in words."""
    captions = [
        timeline(TimelineQuery(proposals=names_, clock=clock), sample()).caption
        for names_, clock in (((), Clock.STATED), (("beta",), Clock.KNOWN))
    ]
    assert [
        "3 entries, each at the date when it happened or was said.",
        "1 entry, each at the date when it was public.",
    ] == captions


def test_what_the_chart_leaves_out_is_said() -> None:
    """Entries outside the axis and lanes beyond the last are counted, with a link that shows the first."""
    treaty = proposal(id="treaty", kind="reference", short_name="Treaty")
    old = event(1, "1949-04-04", proposals=["treaty"])
    many = [proposal(id=f"p-{n}", short_name=f"P {n}", family=f"family-{n}") for n in range(41)]
    new = event(2, "2025-08-21", proposals=[each.id for each in many])
    records = catalogue(treaty, *many, events={each.id: each for each in (old, new)})
    found = timeline(TimelineQuery(kinds=frozenset({EntryKind.MEETING})), records)
    assert (
        "1 entry is outside 2025. 1 more lane is not drawn: choose proposals.",
        "./timeline?kinds=meeting&from=1949-01-01&to=2025-12-31",
    ) == (found.outside, found.everything)
    by_actor = TimelineQuery(kinds=frozenset({EntryKind.MEETING}), lanes=Lanes.ACTOR)
    assert "1 entry is outside 2025." == timeline(by_actor, records).outside
    assert "" == timeline(TimelineQuery(), sample()).outside


def test_very_many_entries_are_listed_up_to_a_limit() -> None:
    """Years beyond the limit keep heading, number and link; a single chosen year is listed whole."""
    many = [event(n, "2024-05-01") for n in range(MAX_LISTED)]
    records = with_events(*many, event(9999, "2025-01-01"))
    meetings = TimelineQuery(kinds=frozenset({EntryKind.MEETING}))
    assert [(MAX_LISTED, MAX_LISTED), (1, 0)] == [
        (year.count, len(year.entries)) for year in timeline(meetings, records).years
    ]
    more = with_events(*many, event(9999, "2024-05-02"))
    (year,) = timeline(meetings, more).years
    assert MAX_LISTED + 1 == year.count == len(year.entries)


def test_nothing_to_show_is_said() -> None:
    """No entry for these choices, and no record at all, are two things."""
    assert (
        "No entry matches these choices."
        == timeline(TimelineQuery(kinds=frozenset()), sample()).empty
    )
    nothing = timeline(TimelineQuery(), catalogue(events={}))
    assert ("There are no records to show.", (), "./timeline") == (
        nothing.empty,
        nothing.years,
        nothing.everything,
    )
    assert "" == timeline(TimelineQuery(), sample()).empty


def test_every_kind_has_a_sign_of_its_own() -> None:
    """No two kinds share a sign."""
    assert set(KIND_SIGNS) == set(EntryKind)
    assert len(set(KIND_SIGNS.values())) == len(EntryKind)


def test_an_entry_has_siblings_at_its_mark() -> None:
    """What is at one mark of the chart is opened by one click, whatever else is chosen."""
    pair = [event(n, "2025-08") for n in range(2)]
    query = TimelineQuery(event="meeting-1", days=year_range(2025), open=("meeting-0",))
    found = siblings_of("meeting-1", query, with_events(*pair))
    assert [entry.id for entry in found] == ["meeting-0"]


def test_an_entry_outside_the_chart_has_no_siblings() -> None:
    """It does not match the choices, so it has no mark."""
    query = TimelineQuery(kinds=frozenset(), event="summit")
    assert siblings_of("summit", query, sample()) == ()


def test_the_list_is_the_same_whatever_is_chosen() -> None:
    """Choosing an entry changes nothing in the list, so its text can be kept."""
    chosen = TimelineQuery(event="summit", open=("summit",))
    assert timeline(TimelineQuery(), sample()) == timeline(chosen, sample())


def test_attributed_words_keep_their_owners() -> None:
    """Who speaks and of whom is in the title, however words are grouped."""
    said = statement(mode="attributed", attributed_to="sylvania")
    theirs = positions({"speaker": "freedonia", "mode": "attributed"})
    records = catalogue(proposal({"legal-effect": [said]}), positions=[theirs], events={})
    found = timeline(TimelineQuery(kinds=ALL), records)
    titles = [entry.title for year in found.years for entry in year.entries]
    assert [
        "Gamma: floated",
        "Freedonia about words of Sylvania on Gamma: Legal effect: Legally binding",
        "Freedonia about Sylvania: refuses: Gamma",
    ] == titles


def test_years_offered_begin_with_the_axis() -> None:
    """The years that can be chosen are those with entries, from the first that the whole chart shows."""
    treaty = proposal(id="treaty", kind="reference", short_name="Treaty")
    dates = ("1949-04-04", "2022-03-29", "2025-08-21")
    about = ("treaty", "gamma", "gamma")
    events = [event(n, d, proposals=[p]) for n, (d, p) in enumerate(zip(dates, about, strict=True))]
    records = catalogue(proposal(), treaty, events={each.id: each for each in events})
    meetings = TimelineQuery(kinds=frozenset({EntryKind.MEETING}), days=year_range(2025))
    assert [2022, 2025] == years_of(meetings, records)
    assert [] == years_of(TimelineQuery(kinds=frozenset()), records)
