"""How proposals are related: those around one in order of date, and what each is to earlier ones."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import LATEST, AsOf, Clock
from guarantees.pages.proposal.lineage import (
    NO_RELATION,
    RELATIONS,
    LineageView,
    Related,
    lineage_of,
    related_ids,
)
from guarantees.records.dates import EdtfDate
from guarantees.records.proposal import Lineage
from tests.builders import catalogue, proposal, sample, statement


def family(**versions: tuple[str, dict[str, list[str]]]) -> Catalogue:
    """Proposals by id, each with the day it was first stated and its lineage."""
    records = (
        proposal(
            {"legal-effect": [statement(stated=date)]},
            id=name,
            short_name=name.title(),
            first_stated=date,
            lineage=lineage,
        )
        for name, (date, lineage) in versions.items()
    )
    return catalogue(*records)


CHAIN = family(
    one=("2025-01-01", {}),
    two=("2025-02-01", {"supersedes": ["one"]}),
    side=("2025-03-01", {"responds_to": ["one"]}),
    three=("2025-04-01", {"variant_of": ["one", "two"]}),
)


def said(shown: LineageView) -> list[tuple[str, list[tuple[str, str]]]]:
    """Each proposal of a lineage with what it is to earlier ones, by ids."""
    return [
        (each.proposal.id, [(relation.verb, relation.other.id) for relation in each.relations])
        for each in shown.entries
    ]


def test_every_key_of_a_record_has_its_words() -> None:
    """No relation that a record can name goes unsaid."""
    assert list(Lineage.model_fields) == list(RELATIONS)


def test_a_proposal_related_to_none_says_so() -> None:
    """A sentence says that the records relate it to no other."""
    alone = family(one=("2025-01-01", {}))
    assert LineageView((), NO_RELATION) == lineage_of("one", LATEST, alone)


@pytest.mark.parametrize("kind", RELATIONS)
def test_the_later_says_what_it_is_to_the_earlier(kind: str) -> None:
    """On the pages of both the relation is said once, and only the other one is a link."""
    two = family(one=("2025-01-01", {}), two=("2025-02-01", {kind: ["one"]}))
    for page in ("one", "two"):
        shown = lineage_of(page, LATEST, two)
        assert [("one", []), ("two", [(RELATIONS[kind], "one")])] == said(shown)
        links = {each.proposal.id: each.proposal.link for each in shown.entries}
        assert {"one": "./proposal?id=one", "two": "./proposal?id=two"} | {page: ""} == links
    assert Related("two", "Two", EdtfDate.parse("2025-02-01"), "", "") == shown.entries[1].proposal


def test_the_versions_and_what_is_directly_related_are_there() -> None:
    """The chain of variants and successors is whole; of an answer only what it answers is shown, by date."""
    chain = [("two", [("supersedes", "one")]), ("side", [("responds to", "one")])]
    three = ("three", [("is a variant of", "one"), ("is a variant of", "two")])
    assert [("one", []), *chain, three] == said(lineage_of("one", LATEST, CHAIN))
    assert [("one", []), chain[0], three] == said(lineage_of("two", LATEST, CHAIN))
    assert [("one", []), chain[1]] == said(lineage_of("side", LATEST, CHAIN))


def test_what_is_not_yet_said_is_named_as_that() -> None:
    """By a day before a version was put forward it stays in its place, marked; links keep the day."""
    as_of = AsOf(Clock.STATED, datetime.date(2025, 2, 15))
    found = {each.proposal.id: each.proposal for each in lineage_of("one", as_of, CHAIN).entries}
    assert {
        "one": "",
        "two": "",
        "side": "Nothing by this day.",
        "three": "Nothing by this day.",
    } == {name: each.not_yet for name, each in found.items()}
    assert "./proposal?id=two&clock=stated&asof=2025-02-15" == found["two"].link


def test_a_record_that_cannot_be_read_is_named_by_its_id() -> None:
    """A relation to an excluded proposal is still said; it comes first, and nothing leads there."""
    held_out = replace(sample(), proposals={"alpha": sample().proposals["alpha"]})
    shown = lineage_of("alpha", LATEST, held_out)
    missing = Related("beta", "beta", None, "", "Its record cannot be read at present.")
    assert missing == shown.entries[0].proposal
    assert ["beta"] == [relation.other.id for relation in shown.entries[1].relations]
    assert () == related_ids("alpha", held_out)


def test_related_ids_go_both_ways() -> None:
    """The direct relations in either direction, in order of date and each once."""
    assert ("two", "side", "three") == related_ids("one", CHAIN)
    assert ("one", "three") == related_ids("two", CHAIN)
    assert ("beta",) == related_ids("alpha", sample())
