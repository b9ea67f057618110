"""What a search can find, and the address that each entry leads to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.search.entries import Entry, Passage, ResultKind, entries_of
from guarantees.records.dates import EdtfDate
from tests.builders import catalogue, place, positions, proposal, sample, statement


def entries(kind: ResultKind, records: Catalogue) -> list[Entry]:
    """The entries of one kind."""
    return [make(records) for make in entries_of(records)[kind]]


def test_a_proposal() -> None:
    """A proposal is found by its names, who put it forward, its labels and what became of it."""
    assert entries(ResultKind.PROPOSALS, sample())[1] == Entry(
        "Alpha pact",
        ("Alpha", "proposal", "put forward by Freedonia", EdtfDate.parse("2025-08"), "Pacts"),
        (
            Passage("", "A treaty of mutual help."),
            Passage("Called this by Anna Lind", "ironclad"),
            Passage(
                "Freedonia proposed, Republic of Freedonia",
                "It was put forward.",
                EdtfDate.parse("2025-08-18"),
            ),
        ),
        "./proposal?id=alpha",
    )


def test_a_point_of_a_plan() -> None:
    """It is found by its number, by every name of the plan and by what is reported of it; nothing is found of
    others.
    """
    told = [statement(says="Point 2: it binds."), statement(says="Point 2: it binds.", id="two")]
    label = {"label": "two-point plan", "used_by": "gazette", "evidence": [place()]}
    friends = {"number": 1, "says": "Both are friends.", "evidence": [place()]}
    records = catalogue(
        proposal(
            {"legal-effect": told},
            points={"total": 3, "not_seen": [3], "no_element": [friends]},
            labels=[label],
        )
    )
    assert entries(ResultKind.POINTS, records) == [
        Entry(
            "Point 1, Gamma",
            ("1 of 3 points", "also called two-point plan"),
            (Passage("No element asks for this", "Both are friends."),),
            "./proposal?id=gamma&cell=point.1",
        ),
        Entry(
            "Point 2, Gamma",
            ("2 of 3 points", "also called two-point plan", "answers Legal effect"),
            (Passage("Legal effect", "It binds."),),
            "./proposal?id=gamma&cell=point.2",
        ),
    ]


def test_an_element() -> None:
    """An element is found by its question and its answers, and leads to what the parties say on it."""
    assert entries(ResultKind.ELEMENTS, sample())[0] == Entry(
        "Legal effect",
        ("row 1", "Form"),
        (
            Passage("", "Does it bind?"),
            Passage("Definition", "Whether its parties are bound by law."),
            Passage("Coding", "Code what the text says, not what would be wise."),
            Passage("Value: None", "Nothing binds."),
            Passage("Value: Political", "It binds in honour."),
            Passage("Value: Legally binding", "It binds in law."),
        ),
        "./gap?element=legal-effect",
    )


def test_statements() -> None:
    """A statement says who said it, how it is known and when; whose words are passed on is named as such."""
    assert entries(ResultKind.STATEMENTS, sample())[2:] == [
        Entry(
            "Legal effect: Legally binding",
            ("Alpha", "Anna Lind (quoted directly)", EdtfDate.parse("2025-08-20")),
            (
                Passage("", "Freedonia will sign a binding treaty."),
                Passage("Gazette, Aug 2025, paragraph 2", "“sign a binding treaty”"),
                Passage("Condition", "Only after a ceasefire."),
            ),
            "./compare?proposals=alpha&cell=alpha.legal-effect",
        ),
        Entry(
            "Size of the force: about 50,000 soldiers",
            ("Alpha", "The Gazette (anonymous source)", EdtfDate.parse("2025-08-21~")),
            (Passage("", "The force has about 50,000 soldiers."),),
            "./compare?proposals=alpha&cell=alpha.force-size",
        ),
        Entry(
            "Guarantors: Freedonia, The Gazette",
            (
                "Alpha",
                "Republic of Freedonia about Sylvania (attributed by another party)",
                EdtfDate.parse("2025-08-20"),
            ),
            (Passage("", "Freedonia guarantees it."),),
            "./compare?proposals=alpha&cell=alpha.guarantors",
        ),
    ]


def test_all_words_of_a_statement_can_be_found() -> None:
    """Readings, the note, the quotation of a condition and withdrawals are searched as well."""
    withdrawn = {
        "stated": "2025-09",
        "says": "Forget it.",
        "evidence": [{"source": "x", "at": "p1"}],
    }
    condition = {
        "requires": "other",
        "says": "If it rains.",
        "evidence": [{"source": "treaty-2024", "at": "Article 9", "quote": "should it rain"}],
    }
    reading = {"by": "anna-lind", "says": "It may bind.", "evidence": [{"source": "x", "at": "p1"}]}
    said = statement(
        "ambiguous", note="Open.", readings=[reading], condition=condition, withdrawn=withdrawn
    )
    [entry] = entries(ResultKind.STATEMENTS, catalogue(proposal({"legal-effect": [said]})))
    assert entry.name == "Legal effect: Ambiguous"
    assert entry.passages[1:] == (
        Passage("Condition", "If it rains."),
        Passage("Treaty, 2024, Article 9", "“should it rain”"),
        Passage("Withdrawn", "Forget it.", EdtfDate.parse("2025-09")),
        Passage("Reading of Anna Lind", "It may bind."),
        Passage("Note", "Open."),
    )


def test_positions() -> None:
    """A position leads to its cell, on proposals or on elements."""
    assert entries(ResultKind.POSITIONS, sample()) == [
        Entry(
            "Alpha",
            ("Sylvania: refuses", "Sylvania (quoted directly)", EdtfDate.parse("2025-08-21")),
            (
                Passage("", "The treaty is a mere declaration."),
                Passage("Gazette, Aug 2025, paragraph 4", "“a mere declaration”"),
            ),
            "./positions?rows=proposals&cell=sylvania.alpha",
        ),
        Entry(
            "Assistance: Troops",
            ("Sylvania: accepts if", "Sylvania (quoted directly)", EdtfDate.parse("2025-08-21")),
            (
                Passage("", "Troops may come after a settlement."),
                Passage("Condition", "After a settlement."),
            ),
            "./positions?rows=elements&cell=sylvania.assistance",
        ),
    ]


@pytest.mark.parametrize(
    ("speaker", "mode", "stance"),
    [
        ("sylvania", "quoted", "Sylvania: refuses"),
        ("gazette", "reported", "Sylvania, as reported: refuses"),
        ("freedonia", "attributed", "Sylvania, as stated by others: refuses"),
        ("freedonia", "quoted", "Sylvania, as stated by others: refuses"),
    ],
)
def test_whose_stance_it_is(speaker: str, mode: str, stance: str) -> None:
    """What others say of an actor is never written as its own."""
    records = catalogue(proposal(), positions=[positions({"speaker": speaker, "mode": mode})])
    [entry] = entries(ResultKind.POSITIONS, records)
    assert entry.context[0] == stance


def test_actors() -> None:
    """An actor leads to its page."""
    assert entries(ResultKind.ACTORS, sample()) == [
        Entry(
            "Republic of Freedonia",
            ("state", "also called Freedonia"),
            (),
            "./actor?id=freedonia",
        ),
        Entry(
            "Sylvania",
            ("state",),
            (),
            "./actor?id=sylvania",
        ),
        Entry(
            "The Gazette",
            ("outlet",),
            (),
            "./actor?id=gazette",
        ),
        Entry(
            "Anna Lind",
            ("person",),
            (
                Passage(
                    "Office",
                    "Foreign minister, Republic of Freedonia",
                    EdtfDate.parse("2025-08-21"),
                ),
            ),
            "./actor?id=anna-lind",
        ),
    ]


def test_sources_events_and_contradictions() -> None:
    """Each leads to its place; a contradiction to the evidence of its first side."""
    [source, _] = entries(ResultKind.SOURCES, sample())
    assert source == Entry(
        "Freedonia promises a treaty",
        (
            "Gazette, Aug 2025",
            "news report",
            EdtfDate.parse("2025-08-21"),
            "published by Republic of Freedonia (German), translated by The Gazette (English)",
            "whole text",
        ),
        (),
        "./sources?source=gazette-2025-08",
    )
    assert entries(ResultKind.EVENTS, sample()) == [
        Entry(
            "The summit",
            (EdtfDate.parse("2025-08-18"), "meeting", "Republic of Freedonia, Sylvania"),
            (Passage("", "They met."),),
            "./timeline?event=summit",
        )
    ]
    assert entries(ResultKind.CONTRADICTIONS, sample()) == [
        Entry(
            "A treaty or a declaration",
            ("between statements of Anna Lind, Sylvania",),
            (Passage("", "One calls it binding, the other a declaration."),),
            "./compare?proposals=alpha&cell=alpha.legal-effect",
        )
    ]


def test_a_contradiction_of_positions_leads_to_the_first() -> None:
    """A side that is a position leads to its cell; sides that cannot be read lead to the comparison."""
    positions_only = replace(sample(), proposals={})
    [entry] = entries(ResultKind.CONTRADICTIONS, positions_only)
    assert (entry.address, entry.context) == (
        "./positions?rows=proposals&cell=sylvania.alpha",
        ("between statements of Sylvania",),
    )
    [unreadable] = entries(ResultKind.CONTRADICTIONS, catalogue())
    assert (unreadable.address, unreadable.context) == ("./compare", ())


def test_what_an_excluded_record_named_is_shown_by_its_id() -> None:
    """An element whose record is broken is named by its id."""
    [entry, *_] = entries(
        ResultKind.STATEMENTS, replace(sample(), elements={}, sources={}, actors={})
    )
    assert (entry.name, entry.context[1]) == ("legal-effect", "sylvania (official text)")


def test_entries_are_by_kind() -> None:
    """Every record is there once, and kinds come in their order, those without records too."""
    counts = {kind: len(makers) for kind, makers in entries_of(sample()).items()}
    assert list(counts.items()) == list(zip(ResultKind, [2, 0, 4, 5, 2, 4, 2, 1, 1], strict=True))
    assert entries_of(Catalogue()) == {kind: [] for kind in ResultKind}
