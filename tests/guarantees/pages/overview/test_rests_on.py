"""What the records rest on, in shares of one whole."""

from __future__ import annotations

from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.overview.rests_on import EXPERTS, OTHERS, OUTLETS, RestsOn, Share, rests_on
from guarantees.records.vocabulary import Extent
from tests.builders import catalogue, place, positions, proposal, source, statement

RUSSIAN = source(
    "herald",
    chain=[
        {"role": "original", "by": "sylvania", "language": "ru"},
        {
            "role": "translation",
            "by": "gazette",
            "language": "en",
            "from_language": "ru",
            "machine": True,
        },
    ],
)


def found(*statements: object) -> RestsOn:
    """The shares of some statements about one element."""
    shares = rests_on(
        catalogue(proposal({"legal-effect": list(statements)}), sources=[RUSSIAN], positions=[])
    )
    assert shares
    return shares


def test_shares_count_each_source_of_a_statement() -> None:
    """A statement of two sources counts for both; languages are those in which the words were first published."""
    shares = found(
        statement(evidence=[place(), place("herald")]),
        statement(evidence=[place("herald")]),
        statement(evidence=[place("herald")]),
    )
    assert [(each.count, each.percent) for each in shares.outlets] == [(3, 75), (1, 25)]
    assert shares.languages[0] == Share("Russian", 3, 75)
    assert shares.sentence == (
        "What is shown rests on 2 sources: 75% on words first published by Sylvania, 75% on words in Russian; "
        "100% was read in translation, 100% in one made by a machine."
    )


def test_what_the_library_holds_is_one_sentence() -> None:
    """Documents and own texts read whole and in part, and how far the evidence goes, if the edition says so."""
    part = proposal({"legal-effect": [statement()]}, id="delta")
    part = part.model_copy(
        update={"own_text": (part.own_text[0].model_copy(update={"read": Extent.EXCERPT}),)}
    )
    plans = (proposal(), part, proposal(id="none", own_text=[]))
    sources = [source("leaf", read="excerpt")]
    shares = rests_on(catalogue(*plans, sources=sources))
    assert shares
    assert shares.holdings == (
        "The library holds 3 documents, 1 read whole and 2 in excerpts; of 3 proposals the own text of 1 was "
        "read whole and of 1 in excerpts; the evidence runs to September 2025."
    )
    assert shares.read == (Share("read whole", 1, 100),)


def test_who_is_heard_is_shown_by_party_and_voice() -> None:
    """A minister counts for the state, an outlet's own sentence for outlets; own voice is separate from what is
    reported.
    """
    shares = found(
        statement(speaker="anna-lind"),
        statement(mode="indirect"),
        statement(speaker="gazette", mode="reported"),
    )
    assert shares.parties == (Share("Republic of Freedonia", 2, 67), Share(OUTLETS, 1, 33))
    assert [(each.name, each.count) for each in shares.voices] == [
        ("reported by someone else", 2),
        ("in the speaker's own voice", 1),
    ]


def test_who_is_not_in_the_registry_is_no_party() -> None:
    """A speaker that the registry does not know is counted among persons who speak for nobody else."""
    assert found(statement(speaker="nobody")).parties == (Share(EXPERTS, 1, 100),)


def test_what_is_beyond_the_largest_is_one_share() -> None:
    """The parts of the bar are few, and add up to the whole."""
    records = [
        source(f"s{n}", chain=[{"role": "original", "by": f"outlet-{n}", "language": "en"}])
        for n in range(8)
    ]
    said = [statement(evidence=[place(each.id)]) for each in records]
    shares = rests_on(catalogue(proposal({"legal-effect": said}), sources=records))
    assert shares
    assert (len(shares.outlets), shares.outlets[-1].name) == (6, OTHERS)
    assert sum(each.count for each in shares.outlets) == 8


def test_without_statements_there_is_nothing_to_rest_on() -> None:
    """No share is made up where nothing is recorded."""
    assert rests_on(Catalogue()) is None
    assert rests_on(catalogue(positions=[positions({})])) is not None
