"""One statement or position in words; the panel that shows statements of a cell is in test_evidence.py."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import pytest

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf, Clock
from guarantees.cells.cell import EvidenceRole
from guarantees.records.dates import EdtfDate
from guarantees.records.position import Position, Subject
from guarantees.records.registry import Contradiction
from guarantees.records.statement import Evidence
from guarantees.records.vocabulary import Stance
from guarantees.words.statement_words import (
    STANCE_SIGNS,
    ContradictionView,
    PlaceView,
    ReadingView,
    StatementView,
    contradiction_view,
    place_view,
    side_words,
    statement_view,
    subject_words,
)
from tests.builders import catalogue, place, positions, proposal, sample, source, statement

GAZETTE_WAY = (
    ("Freedonia published it in German", EdtfDate.parse("2025-08-20")),
    ("The Gazette translated it by machine, from German to English",),
    ("Read here: whole text",),
)
UNREAD = "The record of this source cannot be read at present."


def gazette(at: str, *way: str, quote: str = "", citation: int = 0) -> PlaceView:
    """A place in the Gazette; ``way`` leads to its first publication."""
    return PlaceView(
        *("gazette-2025-08", citation, "Gazette, Aug 2025", "Freedonia promises a treaty"),
        at=at,
        quote=quote,
        chain=(*((step,) for step in way), *GAZETTE_WAY),
        opinion_of_relay=False,
        url="https://example.org/gazette",
        language="en",
    )


def position(**changes: Any) -> Position:
    """Sylvania's refusal of gamma, with changes."""
    return positions(changes).positions[0]


def day(written: str, clock: Clock = Clock.STATED) -> AsOf:
    """A chosen day."""
    return AsOf(clock, datetime.date.fromisoformat(written))


# ---- whole statements and positions ----------------------------------------------------------------


def test_a_whole_position() -> None:
    """A position says its stance and what it is about; condition and evidence come with it."""
    entry = sample().positions["sylvania"].positions[1]
    numbers = {"gazette-2025-08": 3}
    assert statement_view(entry, sample(), numbers=numbers) == StatementView(
        *("", "", "accepts if: Assistance: Troops", "◐"),
        says="Troops may come after a settlement.",
        speaker="Sylvania",
        speaker_link="./actor?id=sylvania",
        speaker_about="",
        speaker_office="",
        attributed_to="",
        mode="quoted directly",
        mode_meaning="The speaker's own words, in quotation marks or as published by the speaker.",
        stated=EdtfDate.parse("2025-08-21"),
        held=None,
        known=EdtfDate.parse("2025-08-20"),
        known_note="earliest publication among its sources",
        condition="After a settlement.",
        estimate="",
        note="",
        readings=(),
        denied_by=(),
        places=(gazette("paragraph 4", "Sylvania (quoted directly)", citation=3),),
    )


def test_a_whole_statement() -> None:
    """Given its element a statement shows its coded value; readings, their places and denials come with it."""
    said = statement(
        "ambiguous",
        id="said",
        says="We undertake to consult.",
        speaker="anna-lind",
        known="2025-09",
        personal_estimate="true",
        note="It is not explained.",
        readings=[{"by": "sylvania", "says": "It binds.", "evidence": [place(at="p4")]}],
    )
    denial = positions({"denies": ["said"]})
    known = catalogue(proposal({"legal-effect": [said]}), positions=[denial])
    element = sample().elements["legal-effect"]
    assert statement_view(said, known, element=element) == StatementView(
        *("", "", "Ambiguous", "?"),
        says="We undertake to consult.",
        speaker="Anna Lind",
        speaker_link="./actor?id=anna-lind",
        speaker_about="",
        speaker_office="Foreign minister, Freedonia",
        attributed_to="",
        mode="quoted directly",
        mode_meaning="The speaker's own words, in quotation marks or as published by the speaker.",
        stated=EdtfDate.parse("2025-08-10"),
        held=None,
        known=EdtfDate.parse("2025-09"),
        known_note="",
        condition="",
        estimate="The speaker's personal estimate.",
        note="It is not explained.",
        readings=(ReadingView("Sylvania", "It binds."),),
        denied_by=("Sylvania: That is untrue. (Gazette, Aug 2025, paragraph 4)",),
        places=(
            gazette("paragraph 1", "Anna Lind (quoted directly)"),
            gazette("paragraph 4", "Sylvania (own reading of it)"),
        ),
    )


def test_without_its_element_a_statement_has_no_value() -> None:
    """Where nobody says what a value belongs to, none is shown, and the sign claims neither yes nor no."""
    shown = statement_view(statement(), sample())
    assert ("", "•", "It binds.") == (shown.text, shown.sign, shown.says)


@pytest.mark.parametrize("role", [*EvidenceRole, None])
def test_the_role_in_a_cell_is_named(role: EvidenceRole | None) -> None:
    """A statement says what it is to its cell, where that matters."""
    shown = statement_view(statement(), sample(), role=role)
    assert ((role.value, role.label) if role else ("", "")) == (
        shown.standing,
        shown.standing_label,
    )


# ---- positions -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stance", "text", "sign", "extra"),
    [
        ("proposes", "proposes: Gamma", "✓", {}),
        ("accepts", "accepts: Gamma", "✓", {}),
        ("open", "open: Gamma", "•", {}),
        ("ambiguous", "ambiguous: Gamma", "?", {"note": "Both can be meant."}),
        ("rejects", "refuses: Gamma", "✕", {}),
        ("withdrawn", "withdrawn: Gamma", "↩", {}),
        (
            *("accepts_if", "accepts if: Gamma", "◐"),
            {"condition": {"requires": "other", "says": "If.", "evidence": [place()]}},
        ),
    ],
)
def test_each_stance_has_words_and_a_sign(stance: str, text: str, sign: str, extra: dict) -> None:
    """A stance is named by its label and has the sign that a cell of that kind has."""
    records = catalogue(proposal({"legal-effect": [statement()]}))
    shown = statement_view(position(stance=stance, **extra), records)
    assert (text, sign) == (shown.text, shown.sign)


def test_no_stance_lacks_a_sign() -> None:
    """Every word of the vocabulary has a sign of one character."""
    assert {*STANCE_SIGNS} == {*Stance}
    assert {1} == {len(sign) for sign in STANCE_SIGNS.values()}


def test_the_element_is_what_a_position_says_it_is() -> None:
    """A position knows what it is about; an element that is passed along does not replace it."""
    entry = position(about={"element": "assistance", "value": "troops"})
    shown = statement_view(entry, sample(), element=sample().elements["legal-effect"])
    assert "refuses: Assistance: Troops" == shown.text


def test_a_denied_position_names_who_denies_it_from_that_day_on() -> None:
    """A denial is shown with what it denies from its own day on, not before."""
    claim = position(id="claim", speaker="gazette", mode="reported")
    denial = positions({"denies": ["claim"], "stated": "2025-08-25"}, actor="freedonia")
    file = positions(claim.model_dump(exclude_none=True, mode="json"))
    known = catalogue(positions=[file, denial])
    [entry] = known.positions["sylvania"].positions
    sentence = "Republic of Freedonia: That is untrue. (Gazette, Aug 2025, paragraph 4)"
    found = [
        statement_view(entry, known, as_of=as_of).denied_by
        for as_of in (AsOf(), day("2025-08-24"), day("2025-08-25"))
    ]
    assert [(sentence,), (), (sentence,)] == found


def test_a_withdrawn_position_says_when_and_in_which_words() -> None:
    """Taking back is dated and worded, after the note, and its place is among the places."""
    withdrawal = {"stated": "2025-09-01", "says": "No longer.", "evidence": [place(at="p6")]}
    shown = statement_view(position(note="Noted.", withdrawn=withdrawal), sample())
    assert "Noted. Withdrawn 1 September 2025: No longer." == shown.note
    assert ["paragraph 4", "paragraph 6"] == [found.at for found in shown.places]


def test_words_that_were_not_yet_taken_back_stand() -> None:
    """A day before the withdrawal knows nothing of it, neither its words nor its place."""
    withdrawal = {"stated": "2025-09-01", "says": "No longer.", "evidence": [place(at="p6")]}
    shown = statement_view(position(withdrawn=withdrawal), sample(), as_of=day("2025-08-31"))
    assert ("", ["paragraph 4"]) == (shown.note, [found.at for found in shown.places])


@pytest.mark.parametrize(
    ("about", "words"),
    [
        ({"proposal": "alpha"}, "Alpha"),
        ({"proposal": "gone"}, "gone"),
        ({"element": "legal-effect", "value": "binding"}, "Legal effect: Legally binding"),
        ({"element": "assistance", "value": ["air-cover", "troops"]}, "Assistance: Air cover, Troops"),
        ({"element": "guarantors", "value": ["freedonia", "open-list"]}, "Guarantors: Freedonia, Open list"),
        (
            {"element": "force-size", "value": {"at_least": "2", "at_most": "4", "unit": "brigades"}},
            "Size of the force: 2 to 4 brigades",
        ),
        (
            {"element": "force-size", "value": {"at_most": "600000", "unit": "men", "peacetime": "true"}},
            "Size of the force: at most 600,000 men in peacetime",
        ),
        ({"element": "assistance", "value": "excluded"}, "the answer “Excluded” on Assistance"),
        ({"element": "legal-effect", "value": "none"}, "the answer “None” on Legal effect"),
        ({"element": "assistance", "value": ["excluded", "troops"]}, "Assistance: Excluded, Troops"),
        ({"element": "legal-effect", "value": "gone"}, "Legal effect: gone"),
        ({"element": "gone", "value": "binding"}, "gone"),
    ],
)  # fmt: skip
def test_what_a_position_is_about_is_put_into_words(about: dict, words: str) -> None:
    """A proposal by its short name, a value with its element; what cannot be read at present by its id."""
    assert words == subject_words(Subject.model_validate(about), sample())


def test_another_witness_of_the_words_says_how_it_compares() -> None:
    """The first quotation is compared with nothing; its witness is; other quotations are not."""
    evidence = [
        place(quote="sign a binding treaty"),
        place("treaty-2024", "Article 1", quote="sign a treaty", witness=True),
        place(at="p3", quote="nothing less"),
    ]
    shown = statement_view(statement(evidence=evidence), sample())
    first, witness, other = (found.compared for found in shown.places)
    assert (None, None) == (first, other)
    assert witness
    assert "Marked where it differs from Gazette, Aug 2025." == witness.sentence
    assert ["same", "left_out", "same"] == [run.change for run in witness.runs]


# ---- places ----------------------------------------------------------------------------------------


def read_at(**changes: Any) -> Evidence:
    """A place in the Gazette, with changes."""
    return Evidence.model_validate(place(**changes))


def test_a_place_without_a_speaker_begins_with_its_source() -> None:
    """Where nobody is said to speak, the chain holds what happened to the text and nothing else."""
    shown = place_view(read_at(at="p2-p4", quote="a treaty"), sample())
    assert gazette("paragraphs 2 to 4", quote="a treaty") == shown


def test_a_place_with_a_speaker_begins_with_him_and_how_it_is_known() -> None:
    """Speaker, outlet that reported it, and the way of the text come in that order; the number is the screen's."""
    shown = place_view(
        read_at(reported_by="gazette"),
        sample(),
        speaker="anna-lind",
        how="quoted directly",
        numbers={"gazette-2025-08": 2, "treaty-2024": 1},
    )
    way = ("Anna Lind (quoted directly)", "The Gazette reported it")
    assert gazette("paragraph 1", *way, citation=2) == shown


def test_an_outlet_that_speaks_for_itself_is_named_once() -> None:
    """The outlet whose report is cited is not said to have reported itself."""
    shown = place_view(
        read_at(reported_by="gazette"), sample(), speaker="gazette", how="anonymous source"
    )
    assert gazette("paragraph 1", "The Gazette (anonymous source)") == shown


def test_a_place_in_a_source_that_cannot_be_read_is_shown() -> None:
    """Its id replaces its name, with a sentence, and it leads nowhere."""
    shown = place_view(read_at(source="gone", at="Article 5"), sample(), speaker="nobody", how="x")
    chain = (("nobody (x)",),)
    assert PlaceView("gone", 0, "gone", UNREAD, "Article 5", "", chain, False, "", "") == shown


@pytest.mark.parametrize(
    ("at", "is_opinion"),
    [("p5", True), ("p4-p6", True), ("p4", False), ("p6", False), ("Article 5", False)],
)
def test_the_opinion_of_a_relay_is_told_from_what_it_passes_on(at: str, is_opinion: bool) -> None:
    """A place that touches a paragraph of the relay's own is marked; words for a place never are."""
    assert is_opinion == place_view(read_at(at=at), sample()).opinion_of_relay


def test_a_source_without_an_address_leads_nowhere() -> None:
    """A record without an address gives an empty one, not a word."""
    known = catalogue(sources=[source()])
    assert "" == place_view(read_at(source="herald-2025"), known).url


# ---- sides of a contradiction ----------------------------------------------------------------------


def test_a_side_names_every_place() -> None:
    """One line: who, in which words, and each place, also where actor or source cannot be read."""
    said = statement(
        speaker="nobody", evidence=[place(at="p1-p2"), place("gone", "Article 2"), place(at="p6")]
    )
    assert side_words(said, sample()) == (
        "nobody: It binds. (Gazette, Aug 2025, paragraphs 1 to 2; gone, Article 2; "
        "Gazette, Aug 2025, paragraph 6)"
    )


def test_a_contradiction_shows_its_sides_in_order() -> None:
    """Name, note and one line for each side, as the record lists them."""
    sides = (
        "Sylvania: The treaty is a mere declaration. (Gazette, Aug 2025, paragraph 4)",
        "Anna Lind: Freedonia will sign a binding treaty. "
        "(Gazette, Aug 2025, paragraph 2)",
    )  # fmt: skip
    record = sample().contradictions["treaty-or-not"]
    turned = record.model_copy(update={"between": record.between[::-1]})
    assert contradiction_view(turned, sample()) == ContradictionView(
        "A treaty or a declaration", "One calls it binding, the other a declaration.", sides
    )


def test_a_side_that_cannot_be_read_is_left_out() -> None:
    """While the file of one side is broken, the other side is still shown."""
    known: Catalogue = replace(sample(), proposals={})
    record: Contradiction = sample().contradictions["treaty-or-not"]
    [side] = contradiction_view(record, known).sides
    assert side.startswith("Sylvania: ")
