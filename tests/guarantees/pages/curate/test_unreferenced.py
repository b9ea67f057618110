"""Records that nothing refers to, and records dated after the end of the evidence."""

from __future__ import annotations

from dataclasses import replace

from guarantees.pages.curate.table import Row
from guarantees.pages.curate.unreferenced import (
    UnreferencedKind,
    UnreferencedRecord,
    UnreferencedRecords,
    unreferenced_records,
    unreferenced_tables,
)
from guarantees.records.actor import Actor
from guarantees.records.registry import Event, Family
from tests.builders import catalogue, place, positions, proposal, sample, source, statement

BETA = UnreferencedRecord(UnreferencedKind.PROPOSAL, "beta", "Beta", "./proposal?id=beta")


def actor(id: str) -> Actor:
    """An actor that nothing names."""
    return Actor.model_validate({"id": id, "name": id.title(), "kind": "state"})


def test_each_kind_of_unreferenced_record_is_found() -> None:
    """In the order of the records."""
    event = Event.model_validate(
        {
            "id": "walk",
            "name": "A walk",
            "date": "2025-08-01",
            "kind": "meeting",
            "says": "They walked.",
            "evidence": [place()],
        }
    )
    family = Family(id="ideas", name="Ideas", about="Thoughts.")
    records = replace(
        sample(),
        sources={**sample().sources, "herald-2025": source()},
        actors={**sample().actors, "laputa": actor("laputa")},
        events={**sample().events, "walk": event},
        families={**sample().families, "ideas": family},
    )
    assert unreferenced_records(records) == UnreferencedRecords(
        "Source that nothing cites: 1. Actor that no record refers to: 1. Event without a proposal: 1. "
        "Proposal without a stance: 1. Family without a proposal: 1.",
        (
            UnreferencedRecord(
                UnreferencedKind.SOURCE,
                "herald-2025",
                "Herald, 2025",
                "./sources?source=herald-2025",
            ),
            UnreferencedRecord(UnreferencedKind.ACTOR, "laputa", "Laputa", "./search?q=Laputa"),
            UnreferencedRecord(UnreferencedKind.EVENT, "walk", "A walk", "./timeline?event=walk"),
            BETA,
            UnreferencedRecord(UnreferencedKind.FAMILY, "ideas", "Ideas", ""),
        ),
    )


def test_a_coded_value_names_an_actor() -> None:
    """As a guarantor in a statement or in a position: alone, or one of several."""
    names = ("laputa", "brobdingnag", "lilliput", "houyhnhnms")
    records = catalogue(
        proposal({"guarantors": [statement("laputa"), statement(["brobdingnag", "anna-lind"])]}),
        positions=[positions({}, {"about": {"element": "guarantors", "value": "lilliput"}})],
        actors={**sample().actors, **{name: actor(name) for name in names}},
    )
    assert [
        end.id for end in unreferenced_records(records).ends if end.kind is UnreferencedKind.ACTOR
    ] == ["houyhnhnms"]


def test_a_source_that_was_only_searched_is_referred_to() -> None:
    """That it says nothing is something that was read in it."""
    silence = {"elements": ["assistance"], "searched": ["herald-2025"], "on": "2025-09-01"}
    records = catalogue(proposal(silences=[silence]), sources=[source()])
    assert UnreferencedKind.SOURCE in {end.kind for end in unreferenced_records(records).ends}
    assert "herald-2025" not in {end.id for end in unreferenced_records(records).ends}


def test_what_is_dated_after_the_end_is_named_once() -> None:
    """Statements, positions, changes of status and events, whatever they cite; the last day itself is not late."""
    late = {"stated": "2025-10-01"}
    evidence = [place(), place("treaty-2024")]
    status = {
        "date": "2025-10-02",
        "status": "lapsed",
        "says": "It is over.",
        "speaker": "freedonia",
        "mode": "quoted",
        "evidence": [place()],
    }
    said = [
        statement(**late, evidence=evidence),
        statement(speaker="sylvania", stated="2025-09-30/2025-10-31"),
    ]
    event = (
        sample().events["summit"].model_copy(update={"date": statement(stated="2025-10-03").stated})
    )
    records = catalogue(
        proposal({"legal-effect": said}, status=[status]),
        positions=[positions(late)],
        events={"summit": event},
    )
    found = [end for end in unreferenced_records(records).ends if end.kind is UnreferencedKind.LATE]
    assert {(end.id, end.name, str(end.date), end.address) for end in found} == {
        ("gamma", "Gamma", "2025-10-02", "./proposal?id=gamma"),
        (
            "gamma",
            "Gamma: Legal effect",
            "2025-10-01",
            "./compare?proposals=gamma&cell=gamma.legal-effect",
        ),
        (
            "sylvania",
            "Sylvania: Gamma",
            "2025-10-01",
            "./positions?rows=proposals&cell=sylvania.gamma",
        ),
        ("summit", "The summit", "2025-10-03", "./timeline?event=summit"),
    }
    assert len(found) == 4
    assert [
        end
        for end in unreferenced_records(replace(records, edition=None)).ends
        if end.kind is UnreferencedKind.LATE
    ] == []


def test_none_are_said_to_be_none() -> None:
    """A sentence takes the place of the table."""
    records = catalogue(
        proposal({"guarantors": [statement(["gazette", "anna-lind"])]}),
        positions=[positions({"evidence": [place(), place("treaty-2024")]})],
    )
    assert unreferenced_records(records) == UnreferencedRecords("There are none.", ())


def test_the_table_is_grouped_by_kind() -> None:
    """By kind, under the label and meaning of the kind."""
    (table,) = unreferenced_tables(unreferenced_records(sample()))
    kind = UnreferencedKind.PROPOSAL
    assert table.rows == (Row(("Beta",), "./proposal?id=beta", f"{kind.label}. {kind.meaning}"),)
