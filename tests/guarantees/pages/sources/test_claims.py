"""What cites a source, in words, with the address of the page that shows it."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.sources.claims import (
    UNREADABLE,
    CitedPlace,
    Claim,
    ClaimKind,
    claim,
    claim_index,
    speaker_of,
)
from guarantees.records.dates import EdtfDate
from guarantees.records.fields import models_in
from guarantees.records.statement import Evidence
from tests.builders import catalogue, place, positions, proposal, sample, statement

GAZETTE = "gazette-2025-08"


def claims_of(records: Catalogue, source: str = GAZETTE) -> list[tuple[ClaimKind, Claim]]:
    """Every claim of a source, with its kind."""
    return [(citing.kind, claim(citing, records)) for citing in claim_index(records).of(source)]


def only(kind: ClaimKind, records: Catalogue) -> Claim:
    """The one claim of a kind."""
    [found] = [shown for each, shown in claims_of(records) if each is kind]
    return found


def of_gamma(**changes: Any) -> Catalogue:
    """The proposal gamma with one binding statement about its legal effect, changed."""
    provisions = {"legal-effect": [statement(**changes).model_dump(exclude_defaults=True)]}
    return catalogue(proposal(provisions))


def here(at: str = "paragraph 1", quote: str = "", **changes: Any) -> CitedPlace:
    """An ordinary place."""
    usual = {
        "source": GAZETTE,
        "source_name": "Gazette, Aug 2025",
        "reported_by": "",
        "language": "en",
    }
    return CitedPlace(**{**usual, "at": at, "quote": quote, "of_relay": False, **changes})


def test_a_statement_leads_to_its_cell() -> None:
    """Element, value, owner, mode, date, place and words are given."""
    records = of_gamma(evidence=[place(quote="it binds")])
    assert only(ClaimKind.STATEMENT, records) == Claim(
        subject="Legal effect",
        sign="✓",
        text="Legally binding",
        says="Freedonia: It binds.",
        known=("Freedonia", "quoted directly", EdtfDate.parse("2025-08-10")),
        voice="",
        places=(here(quote="it binds"),),
        address="./compare?proposals=gamma&cell=gamma.legal-effect",
    )


def test_what_one_says_of_another_names_both() -> None:
    """An attributed statement says whose words it reports, and that a counterpart does."""
    found = only(ClaimKind.STATEMENT, of_gamma(mode="attributed", attributed_to="sylvania"))
    assert found.known == (
        ("Freedonia, of Sylvania", "attributed by another party", EdtfDate.parse("2025-08-10"))
    )


def test_condition_reading_and_withdrawal_are_claims_of_their_own() -> None:
    """Each has its own words, place and, for a reading, its own author."""
    records = of_gamma(
        value="ambiguous",
        note="Open.",
        condition={"requires": "ceasefire", "says": "After a truce.", "evidence": [place(at="p2")]},
        readings=[{"by": "sylvania", "says": "It does not.", "evidence": [place(at="p3")]}],
        withdrawn={"stated": "2025-08-12", "says": "No longer so.", "evidence": [place(at="p4")]},
    )
    address = "./compare?proposals=gamma&cell=gamma.legal-effect"
    known = ("Freedonia", "quoted directly", EdtfDate.parse("2025-08-10"))
    expected = {
        ClaimKind.CONDITION: ("•", "If: a ceasefire", "After a truce.", known, "paragraph 2"),
        ClaimKind.READING: (
            *(
                "?",
                "As Sylvania reads it",
                "It does not.",
                ("Sylvania", "own reading"),
                "paragraph 3",
            ),
        ),
        ClaimKind.WITHDRAWAL: (
            *(
                "↩",
                "Withdrawn",
                "No longer so.",
                (*known, ("withdrawn", EdtfDate.parse("2025-08-12"))),
            ),
            "paragraph 4",
        ),
    }
    for kind, (sign, text, says, how, at) in expected.items():
        shown = Claim("Legal effect", sign, text, says, how, "", (here(at),), address)
        assert shown == only(kind, records)
    speakers = Counter(speaker_of(each) for each in claim_index(records).of(GAZETTE))
    assert speakers == {"freedonia": 4, "sylvania": 1, None: 1}


@pytest.mark.parametrize(
    ("about", "subject", "address"),
    [
        ({"proposal": "gamma"}, "Gamma", "./positions?rows=proposals&cell=sylvania.gamma"),
        (
            {"element": "assistance", "value": "troops"},
            "Assistance: Troops",
            "./positions?rows=elements&cell=sylvania.assistance",
        ),
    ],
)
def test_a_position_leads_to_its_cell(about: dict, subject: str, address: str) -> None:
    """Subject, stance and speaker are given; the actor's own word has no warning."""
    records = catalogue(proposal(), positions=[positions({"about": about})])
    found = only(ClaimKind.POSITION, records)
    assert (found.subject, found.sign, found.text, found.address) == (
        *(subject, "✕", "refuses", address),
    )
    assert (found.says, found.voice) == ("Sylvania: That is untrue.", "")


@pytest.mark.parametrize(
    ("changes", "voice"),
    [
        ({"speaker": "freedonia"}, "said of it by others"),
        ({"mode": "inferred", "speaker": "freedonia"}, "said of it by others"),
        ({"mode": "reported", "speaker": "gazette"}, "reported"),
    ],
)
def test_a_position_of_another_s_making_is_marked(changes: dict, voice: str) -> None:
    """What others say of an actor never passes for the actor's own word."""
    records = catalogue(proposal(), positions=[positions(changes)])
    assert voice == only(ClaimKind.POSITION, records).voice


def test_status_label_and_event_are_claims() -> None:
    """The small catalogue's own entries lead to their proposal and to the timeline."""
    found = dict(claims_of(sample()))
    assert found[ClaimKind.STATUS] == Claim(
        *("Alpha", "•", "Freedonia proposed", "It was put forward."),
        *(
            ("Freedonia", "quoted directly", EdtfDate.parse("2025-08-18")),
            "",
            (here("paragraph 2"),),
        ),
        "./proposal?id=alpha",
    )
    assert found[ClaimKind.LABEL] == Claim(
        *("Alpha", "•", "Label", "Anna Lind calls it “ironclad”.", ("Anna Lind",), ""),
        *((here("paragraph 2"),), "./proposal?id=alpha"),
    )
    assert found[ClaimKind.EVENT] == Claim(
        *(
            "The summit",
            "•",
            "meeting",
            "They met.",
            (EdtfDate.parse("2025-08-18"),),
            "",
            (here(),),
        ),
        "./timeline?event=summit",
    )


def test_a_silence_is_a_claim_of_the_text_searched() -> None:
    """It says what was searched for and when; a single element leads to its cell."""
    many = dict(claims_of(sample()))[ClaimKind.SILENCE]
    whole = (here("the whole text"),)
    assert many == Claim(
        *("Alpha", "∅", "Silent", "Says nothing about: Assistance."),
        *((("searched", EdtfDate.parse("2025-09-01")),), "", whole, "./proposal?id=alpha"),
    )
    absence = {"absence": "silent", "searched": [GAZETTE], "on": "2025-09"}
    one = only(ClaimKind.SILENCE, catalogue(proposal({"assistance": absence})))
    assert one == Claim(
        *("Assistance", "∅", "Silent", "Says nothing about: Assistance."),
        *((("searched", EdtfDate.parse("2025-09")),), "", whole),
        "./compare?proposals=gamma&cell=gamma.assistance",
    )


def test_an_actor_s_silence_is_a_claim_too() -> None:
    """It names proposals before elements and leads to the positions of the actor."""
    record = positions({})
    silence = {
        **{"elements": ["assistance"], "proposals": ["gamma"]},
        **{"searched": [GAZETTE], "on": "2025-09"},
    }
    silent = type(record).model_validate({**record.model_dump(), "silences": [silence]})
    found = only(ClaimKind.SILENCE, catalogue(proposal(), positions=[silent]))
    assert (found.subject, found.says) == ("Sylvania", "Says nothing about: Gamma, Assistance.")
    assert found.address == "./positions?rows=proposals&actors=sylvania"


def test_a_place_warns_of_other_voices() -> None:
    """A relay's opinion and another outlet's report are marked where they are cited."""
    evidence = [place(at="p5"), place(at="p4-p5", reported_by="anna-lind"), place(at="Title")]
    assert only(ClaimKind.STATEMENT, of_gamma(evidence=evidence)).places == (
        here("paragraph 5", of_relay=True),
        here("paragraphs 4 to 5", reported_by="Anna Lind", of_relay=True),
        here("Title"),
    )


def test_each_source_has_its_own_places() -> None:
    """A claim read in two sources belongs to both, each with its own places together."""
    evidence = [place(at="p1"), place("treaty-2024", at="Article 1"), place(at="p2")]
    records = of_gamma(evidence=evidence)
    index = claim_index(records)
    found = {
        name: [[p.at for p in each.places] for each in index.of(name) if each.element]
        for name in (GAZETTE, "treaty-2024", "nowhere")
    }
    assert found == {GAZETTE: [["p1", "p2"]], "treaty-2024": [["Article 1"]], "nowhere": []}


def test_nothing_that_cites_is_left_out() -> None:
    """Every place in every record is a place of some claim, and the index knows every id."""
    whole = sample()
    records = (*whole.proposals.values(), *whole.positions.values(), *whole.events.values())
    written = Counter(
        (model.source, model.at)
        for record in records
        for _, model in models_in(record)
        if isinstance(model, Evidence)
    )
    index = claim_index(whole)
    found = Counter(
        (place.source, place.at)
        for name in whole.sources
        for citing in index.of(name)
        for place in citing.places
        if place.at
    )
    assert written == found
    assert set(index.by_source) <= whole.sources.keys()


def test_every_claim_has_words() -> None:
    """No claim of the small records is blank anywhere but in its warning."""
    for name in sample().sources:
        for citing in claim_index(sample()).of(name):
            shown = claim(citing, sample())
            assert all((shown.subject, shown.sign, shown.text, shown.says, shown.known))
            assert shown.places
            assert all(each.at for each in shown.places)


def test_a_record_that_cannot_be_read_leaves_its_id() -> None:
    """Elements and proposals without a readable record are named by their ids."""
    records = catalogue(
        proposal({"legal-effect": [statement().model_dump(exclude_defaults=True)]}),
        positions=[positions({"about": {"proposal": "gone"}})],
        elements={},
        actors={},
    )
    found = dict(claims_of(records))
    statement_view = found[ClaimKind.STATEMENT]
    assert (statement_view.subject, statement_view.text) == ("legal-effect", UNREADABLE)
    assert found[ClaimKind.POSITION].subject == "gone"
