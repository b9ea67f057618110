"""One source opened."""

from __future__ import annotations

from typing import Any

import pytest

from guarantees.catalogue.catalogue import Catalogue
from guarantees.links.page_link import OPENED
from guarantees.pages.sources import opened as source_library_opened
from guarantees.pages.sources.opened import (
    ChainStep,
    Coverage,
    OpenedSource,
    opened_source,
)
from guarantees.pages.sources.query import SourceQuery
from guarantees.pages.sources.styles import CitationStyle
from guarantees.records.dates import EdtfDate
from tests.builders import catalogue, place, positions, proposal, sample, source, statement

GAZETTE = "gazette-2025-08"


def opened(
    records: Catalogue | None = None, source_id: str = GAZETTE, **query: Any
) -> OpenedSource:
    """One source of a catalogue, opened."""
    records = records or sample()
    asked = SourceQuery(source=source_id, **query)
    return opened_source(records.sources[source_id], asked, records)


def alone(**changes: Any) -> OpenedSource:
    """A source that nothing cites, opened."""
    return opened(catalogue(sources=[source(**changes)]), "herald-2025")


def test_what_is_not_recorded_is_said() -> None:
    """A missing day of reading is said in words; other missing parts are empty."""
    shown = alone()
    assert (shown.accessed, opened().accessed) == ("day not recorded", EdtfDate.parse("2025-09-01"))
    assert (shown.claims, shown.coverage, shown.contradictions) == ((), None, ())
    assert shown.relay_opinion == ""


def test_the_way_goes_from_the_speakers_to_the_reader() -> None:
    """Speakers by name, then each step of the chain with language, extent and date, then what was read."""
    assert opened().chain == (
        ChainStep(
            "said by", "Anna Lind; Freedonia; Sylvania; The Gazette", ("4 speakers cited from it",)
        ),
        ChainStep(
            *("published by", "Republic of Freedonia"),
            ("German", "extent unknown", EdtfDate.parse("2025-08-20")),
        ),
        ChainStep(
            *("translated by (machine)", "The Gazette"),
            ("from German to English", "extent unknown", "date not recorded"),
            by_machine=True,
        ),
        ChainStep(
            *("read here", "Gazette, Aug 2025"),
            ("English", "whole text", ("accessed", EdtfDate.parse("2025-09-01"))),
            url="https://example.org/gazette",
        ),
    )


def test_a_step_keeps_title_note_and_address() -> None:
    """What the record says of a step is there; a source that nothing cites has no speakers."""
    first = {
        **{"role": "original", "by": "gazette", "language": "de", "extent": "excerpt"},
        **{"title": "Der Pakt", "note": "Not seen.", "url": "https://example.org/pakt"},
    }
    relay = {"role": "relay", "by": "anna-lind", "language": "de"}
    assert alone(chain=[first, relay]).chain == (
        ChainStep(
            *("published by", "The Gazette"),
            ("Der Pakt", "German", "excerpt", "date not recorded"),
            *("Not seen.", "https://example.org/pakt"),
        ),
        ChainStep(*("relayed by", "Anna Lind"), ("German", "extent unknown", "date not recorded")),
        ChainStep(
            *("read here", "Herald, 2025"),
            (
                "English",
                "this text whole, of the original an excerpt",
                ("accessed", "day not recorded"),
            ),
        ),
    )


def test_reports_passed_on_are_a_step() -> None:
    """The reporter of what this source passes on comes between speaker and outlet; one speaker is singular."""
    evidence = [
        place("herald-2025", reported_by="gazette"),
        place("herald-2025", reported_by="anna-lind"),
    ]
    records = catalogue(
        proposal(
            {"legal-effect": [statement(evidence=evidence).model_dump(exclude_defaults=True)]}
        ),
        sources=[source()],
    )
    assert opened(records, "herald-2025").chain[:2] == (
        ChainStep("said by", "Freedonia", ("1 speaker cited from it",)),
        ChainStep("in part reported by", "Anna Lind; The Gazette", ("passed on by this source",)),
    )


def test_a_relay_s_own_opinion_is_set_apart() -> None:
    """The places are named, and whose opinion they are."""
    assert opened().relay_opinion == (
        "The words in paragraph 5 are the opinion of whoever passed the text on, not of its speakers."
    )
    many = alone(text={"sha256": "0" * 64, "paragraphs": 9}, opinion_of_relay=["p2", "p4-p5"])
    assert many.relay_opinion.startswith("The words in paragraph 2 and paragraphs 4 to 5 are ")


def test_paragraphs_are_accounted_for() -> None:
    """Each paragraph is cited, set aside with a reason, or neither, and a sentence counts them."""
    assert opened().coverage == Coverage(
        states=(*["cited"] * 4, *["unused"] * 2),
        summary="Of 6 paragraphs: 4 cited, 2 set aside with a reason, none left unexplained.",
    )


def test_paragraphs_left_over_are_named() -> None:
    """What is neither cited nor explained is listed by number."""
    unused = [{"at": "p2", "reason": "rhetoric"}]
    shown = alone(text={"sha256": "0" * 64, "paragraphs": 4}, unused=unused).coverage
    assert shown is not None
    assert shown.states == ("neither", "unused", "neither", "neither")
    assert shown.summary == (
        "Of 4 paragraphs: 0 cited, 1 set aside with a reason, 3 neither (1, 3 to 4)."
    )


def test_claims_are_grouped_by_kind_and_owner() -> None:
    """Statements by proposal and positions by actor; the other kinds are one list each that names the owner."""
    found = [
        (
            group.kind.value,
            group.count,
            [(part.key, part.label, part.count) for part in group.parts],
        )
        for group in opened().claims
    ]
    assert found == [
        ("statements", 3, [("statements~alpha", "Alpha", 3)]),
        ("positions", 2, [("positions~sylvania", "Sylvania", 2)]),
        ("conditions", 2, [("conditions", "", 2)]),
        ("readings", 1, [("readings", "", 1)]),
        ("status", 1, [("status", "", 1)]),
        ("labels", 1, [("labels", "", 1)]),
        ("events", 1, [("events", "", 1)]),
        ("silences", 1, [("silences", "", 1)]),
    ]
    subjects = [
        [claim.subject for part in group.parts for claim in part.claims]
        for group in opened().claims
    ]
    assert subjects == [
        ["Legal effect", "Size of the force", "Guarantors"],
        ["Alpha", "Assistance: Troops"],
        ["Alpha: Legal effect", "Sylvania: Assistance: Troops"],
        ["Beta: Legal effect"],
        *(["Alpha"], ["Alpha"], ["The summit"], ["Alpha"]),
    ]


def test_parts_have_a_neutral_order() -> None:
    """Proposals are in order of date, actors in order of the names shown."""
    both = {"legal-effect": [statement().model_dump(exclude_defaults=True)]}
    records = catalogue(
        proposal(both, id="z", short_name="Z"),
        proposal(both, id="a", short_name="A"),
        positions=[positions({}, actor="gazette"), positions({}, actor="anna-lind")],
    )
    labels = [[part.label for part in group.parts] for group in opened(records).claims][:2]
    assert labels == [["Z", "A"], ["Anna Lind", "The Gazette"]]


def test_keys_can_be_part_of_a_link() -> None:
    """Every part has a key of its own that a link can name."""
    keys = [part.key for group in opened().claims for part in group.parts]
    assert len(keys) == len(set(keys))
    assert all(OPENED.match(key) for key in keys)


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """The source of the small catalogue supports more claims than are listed at once."""
    monkeypatch.setattr(source_library_opened, "MANY_CLAIMS", 11)


def test_few_claims_are_all_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Up to the limit every part holds its claims."""
    monkeypatch.setattr(source_library_opened, "MANY_CLAIMS", 12)
    parts = [part for group in opened().claims for part in group.parts]
    assert [(part.count, "") for part in parts] == [(len(p.claims), p.address) for p in parts]


@pytest.mark.usefixtures("many")
def test_very_many_claims_are_listed_one_owner_at_a_time() -> None:
    """A part then leads to the same page with its claims; events, which have no owner, stay listed."""
    parts = {part.key: part for group in opened(search="x").claims for part in group.parts}
    assert {key: len(part.claims) for key, part in parts.items()} == {
        **{"statements~alpha": 0, "positions~sylvania": 0, "conditions~alpha": 0},
        **{"conditions~sylvania": 0, "readings~beta": 0, "status~alpha": 0, "labels~alpha": 0},
        **{"events": 1, "silences~alpha": 0},
    }
    assert parts["statements~alpha"].address == (
        f"./sources?source={GAZETTE}&search=x&about=alpha&open=statements~alpha"
    )
    assert parts["events"].address == ""


@pytest.mark.usefixtures("many")
def test_the_claims_of_one_owner_are_listed() -> None:
    """Everything about the requested proposal is there, whatever the kind."""
    parts = [part for group in opened(about="alpha").claims for part in group.parts]
    listed = {part.key: (len(part.claims), part.address) for part in parts if part.claims}
    assert listed == {
        **{"statements~alpha": (3, ""), "conditions~alpha": (1, ""), "status~alpha": (1, "")},
        **{"labels~alpha": (1, ""), "events": (1, ""), "silences~alpha": (1, "")},
    }


def test_contradictions_show_every_side_with_its_source() -> None:
    """Both sides are there with who says so, where it was read, and the way to where it is shown."""
    [shown] = opened().contradictions
    assert shown.record.name == "A treaty or a declaration"
    assert [(side.subject, side.says, side.known, side.address) for side in shown.sides] == [
        (
            "Alpha: Legal effect",
            "Anna Lind: Freedonia will sign a binding treaty.",
            ("Anna Lind", "quoted directly", EdtfDate.parse("2025-08-20")),
            "./compare?proposals=alpha&cell=alpha.legal-effect",
        ),
        (
            "Sylvania: Alpha",
            "Sylvania: The treaty is a mere declaration.",
            ("Sylvania", "quoted directly", EdtfDate.parse("2025-08-21")),
            "./positions?rows=proposals&cell=sylvania.alpha",
        ),
    ]
    places = [(place.source, place.at) for side in shown.sides for place in side.places]
    assert places == [(GAZETTE, "paragraph 2"), (GAZETTE, "paragraph 4")]


def test_the_other_side_of_a_contradiction_has_its_own_source() -> None:
    """A contradiction is shown at each source of a side; a source of none shows none."""
    denial = {"id": "denies", "evidence": [place("herald-2025")]}
    said = statement(id="says").model_dump(exclude_defaults=True)
    clash = next(iter(sample().contradictions.values()))
    records = catalogue(
        proposal({"legal-effect": [said]}),
        positions=[positions(denial)],
        sources=[source()],
        contradictions={"clash": clash.model_copy(update={"between": ("says", "denies", "gone")})},
    )
    shown = {
        name: [
            [place.source for place in side.places]
            for contradiction in opened(records, name).contradictions
            for side in contradiction.sides
        ]
        for name in (GAZETTE, "herald-2025", "treaty-2024")
    }
    assert shown == {
        GAZETTE: [[GAZETTE], ["herald-2025"]],
        "herald-2025": [[GAZETTE], ["herald-2025"]],
        "treaty-2024": [],
    }


def test_it_says_how_to_cite_it() -> None:
    """A formatted citation, its style, and the way that the words took."""
    shown = alone()
    assert "".join(run.text for run in shown.citation) == (
        "The Gazette (2025) ‘A pact is near’, 15 August."
    )
    assert (shown.style, shown.way) == (
        CitationStyle.HARVARD,
        "The Gazette published it in English. Read here: whole text.",
    )


def test_it_is_cited_in_the_style_of_the_link() -> None:
    """The citation follows the choice."""
    shown = opened(catalogue(sources=[source()]), "herald-2025", style=CitationStyle.APA)
    assert (
        "".join(run.text for run in shown.citation)
        == "The Gazette. (2025, August 15). A pact is near."
    )
