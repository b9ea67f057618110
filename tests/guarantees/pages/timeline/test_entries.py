"""The entries of the timeline, from four kinds of record."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import Clock
from guarantees.links.page_link import OPENED
from guarantees.pages.timeline.entries import (
    LONGEST_ID,
    EntryKind,
    TimelineEntry,
    body_of,
    entries_of,
    entry_id,
)
from guarantees.records.dates import EdtfDate
from guarantees.records.proposal import StatusChange
from guarantees.records.vocabulary import EventKind
from tests.builders import catalogue, positions, proposal, sample, statement
from tests.guarantees.cells.test_term import DURATION, agreement
from tests.larger_records import larger

ROOT = Path(__file__).resolve().parents[4]


def in_short(entry: TimelineEntry) -> tuple:
    """What distinguishes an entry."""
    return (
        entry.kind.value,
        entry.stated.text,
        entry.title,
        entry.says,
        entry.actors,
        entry.bodies,
        entry.about,
        entry.proposals,
    )


def of_kind(kind: EntryKind, records: Catalogue) -> dict[str, TimelineEntry]:
    """The entries of one kind."""
    return {name: entry for name, entry in entries_of(records).items() if entry.kind is kind}


def test_every_kind_of_event_is_a_kind_of_entry() -> None:
    """The kinds of event come with their words, then the four that other records give."""
    kinds = [(kind.value, kind.label, kind.meaning) for kind in EntryKind]
    assert [(kind.value, kind.label, kind.meaning) for kind in EventKind] == kinds[:-4]
    assert ["status", "end", "position", "element"] == [value for value, *_ in kinds[-4:]]


def test_an_agreement_with_a_term_has_an_entry_at_its_end() -> None:
    """It says from when the years are counted, and its evidence is the signature and the statement of the length."""
    _, records = agreement({"exactly": 10, "unit": "years"})
    (end,) = of_kind(EntryKind.END, records).values()
    assert (
        "gamma~end-of-term~2034-01-12",
        "12 January 2034",
        "Gamma: in force until 12 Jan 2034",
        "By its own term: 12 January 2034, 10 years from 12 January 2024.",
        ("gamma",),
        [DURATION],
    ) == (
        end.id,
        end.stated.words(),
        end.title,
        end.says,
        end.proposals,
        [element for _, element in end.said],
    )
    assert isinstance(end.record, StatusChange)
    assert ("signed", "20 August 2025") == (
        end.record.status.value,
        end.known.words() if end.known else "",
    )
    for given in ([], [{"at_least": 10, "unit": "years"}]):
        assert {} == of_kind(EntryKind.END, agreement(*given)[1])


def test_every_record_of_the_small_folder_has_its_entry() -> None:
    """An event, two changes of status, a speaker's positions of one day, and statements by speaker and day."""
    expected = {
        "summit": (
            "meeting",
            "2025-08-18",
            "The summit",
            "They met.",
            *(("freedonia", "sylvania"), ("freedonia", "sylvania"), (), ("alpha",)),
        ),
        "beta~in-force~2024-05": (
            "status",
            "2024-05",
            "Beta: in force",
            "Sylvania (official text): It is in force.",
            *(("sylvania",), ("sylvania",), (), ("beta",)),
        ),
        "alpha~proposed~2025-08-18": (
            "status",
            "2025-08-18",
            "Alpha: Freedonia proposed",
            "Freedonia (quoted directly): It was put forward.",
            *(("freedonia",), ("freedonia",), (), ("alpha",)),
        ),
        "sylvania~sylvania~2025-08-21": (
            "position",
            "2025-08-21",
            "Sylvania: accepts if 1, refuses 1",
            "refuses: Alpha · accepts if: Assistance: Troops",
            *(("sylvania",), ("sylvania",), (), ("alpha",)),
        ),
        "beta~sylvania~2024-05": (
            "element",
            "2024-05",
            "Sylvania on Beta: 2 statements on questions",
            "Legal effect: Ambiguous · Assistance: Troops, Air cover",
            *(("sylvania",), ("sylvania",), (), ("beta",)),
        ),
        "alpha~anna-lind~2025-08-20": (
            "element",
            "2025-08-20",
            "Anna Lind on Alpha: Legal effect: Legally binding",
            "Freedonia will sign a binding treaty.",
            *(("anna-lind",), ("freedonia",), (), ("alpha",)),
        ),
        "alpha~gazette~2025-08-21-about": (
            "element",
            "2025-08-21~",
            "The Gazette on Alpha: Size of the force: about 50,000 soldiers",
            "The force has about 50,000 soldiers.",
            *(("gazette",), ("gazette",), (), ("alpha",)),
        ),
        "alpha~freedonia~2025-08-20": (
            "element",
            "2025-08-20",
            "Freedonia about words of Sylvania on Alpha: Guarantors: Freedonia, The Gazette",
            "Freedonia guarantees it.",
            *(("freedonia",), ("freedonia",), ("sylvania",), ("alpha",)),
        ),
    }
    assert expected == {name: in_short(entry) for name, entry in entries_of(sample()).items()}


def test_an_entry_has_a_date_on_either_clock() -> None:
    """The summit was on 18 August and public with the first text about it."""
    summit = entries_of(sample())["summit"]
    dates = {clock: str(summit.date(clock)) for clock in Clock}
    assert {Clock.STATED: "2025-08-18", Clock.KNOWN: "2025-08-20"} == dates


@pytest.mark.parametrize(
    ("entry", "title", "actors", "bodies", "about"),
    [
        ({}, "Sylvania: refuses: Gamma", ("sylvania",), ("sylvania",), ()),
        (
            {"speaker": "gazette", "mode": "reported"},
            "Sylvania, reported by The Gazette: refuses: Gamma",
            ("gazette", "sylvania"),
            ("sylvania",),
            (),
        ),
        (
            {"speaker": "anna-lind", "mode": "attributed"},
            "Anna Lind about Sylvania: refuses: Gamma",
            ("anna-lind",),
            ("freedonia",),
            ("sylvania",),
        ),
    ],
)
def test_a_position_belongs_to_whoever_gives_it(
    entry: dict, title: str, actors: tuple, bodies: tuple, about: tuple
) -> None:
    """What others say about an actor is theirs: it names them, and is never in the actor's own lane."""
    records = catalogue(proposal(), positions=[positions(entry)])
    (found,) = of_kind(EntryKind.POSITION, records).values()
    assert (title, actors, bodies, about) == (
        found.title,
        found.actors,
        found.bodies,
        found.about,
    )


def test_positions_are_grouped_by_speaker_and_both_dates() -> None:
    """What one speaker said on one day is one entry; what became public later is another, with an id of its own."""
    same = {"about": {"element": "assistance", "value": "troops"}, "stance": "accepts"}
    mine = positions({}, same, {**same, "stated": "2025-08-22"}, {**same, "known": "2025-09-01"})
    found = of_kind(EntryKind.POSITION, catalogue(proposal(), positions=[mine]))
    expected = {
        "sylvania~sylvania~2025-08-21": ("Sylvania: accepts 1, refuses 1", "2025-08-20"),
        "sylvania~sylvania~2025-08-22": ("Sylvania: accepts: Assistance: Troops", "2025-08-20"),
        "sylvania~sylvania~2025-08-21~2": ("Sylvania: accepts: Assistance: Troops", "2025-09-01"),
    }
    assert expected == {name: (each.title, str(each.known)) for name, each in found.items()}


def test_a_long_group_names_its_first_eight() -> None:
    """What a group is about is said value by value, up to eight, and how many follow."""
    many = [statement(says=f"It binds, {n}.") for n in range(10)]
    (found,) = of_kind(EntryKind.ELEMENT, catalogue(proposal({"legal-effect": many}))).values()
    assert " · ".join(["Legal effect: Legally binding"] * 8 + ["and 2 more"]) == found.says


def test_an_element_without_a_record_is_named_by_its_id() -> None:
    """While the codebook cannot be read, statements keep their place."""
    records = catalogue(proposal({"legal-effect": [statement()]}), elements={})
    (found,) = of_kind(EntryKind.ELEMENT, records).values()
    assert "Freedonia on Gamma: legal-effect" == found.title


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2025-08-21", "a~b~2025-08-21"),
        ("2025-08~", "a~b~2025-08-about"),
        ("2025?", "a~b~2025-perhaps"),
        ("2025%", "a~b~2025-perhaps-about"),
        ("../2025-08", "a~b~open~to~2025-08"),
        ("2022-04-26/..", "a~b~2022-04-26~to~open"),
    ],
)
def test_dates_become_parts_of_ids(date: str, expected: str) -> None:
    """Different dates give different ids, all of letters that a link keeps as they are."""
    assert expected == entry_id("a", "b", date=EdtfDate.parse(date))


def test_long_ids_are_cut_and_stay_apart() -> None:
    """An id of any length fits into a link, and two that begin alike do not become one."""
    first, second = (
        entry_id("a" * 64, "b" * 64, date=EdtfDate.parse(day)) for day in ("2025", "2026")
    )
    assert (LONGEST_ID, LONGEST_ID, True) == (len(first), len(second), first != second)
    assert re.match(r"a{64}~b{36}~[0-9a-f]{8}\Z", first)


def test_entries_have_names_that_links_can_open() -> None:
    """Every id is one that the parameter ``open`` takes, and an event keeps its own."""
    records = larger()
    found = entries_of(records)
    assert [] == [name for name in found if not OPENED.match(f"beside~{name}")]
    assert set(records.events) <= set(found)
    said = sum(len(entry.said) for entry in found.values() if entry.kind is EntryKind.POSITION)
    assert said == sum(len(file.positions) for file in records.positions.values())
    assert records.statement_count == sum(
        len(entry.said) for entry in found.values() if entry.kind is EntryKind.ELEMENT
    )


def test_a_person_speaks_for_the_latest_body() -> None:
    """Someone with an office is with the body it belongs to; anyone else is on their own."""
    assert ["freedonia", "gazette", "nobody-known"] == [
        body_of(name, sample()) for name in ("anna-lind", "gazette", "nobody-known")
    ]
