"""The Gap page: its query, its link, and what it shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf, Clock
from guarantees.pages.gap.page import (
    ACTOR_RULE,
    ELEMENT_RULE,
    LINK,
    PROPOSAL_RULE,
    GapMode,
    GapQuery,
    gap,
    opening_element,
    opening_pair,
    paired,
    resolved,
)
from guarantees.records.vocabulary import ActorKind
from tests.builders import catalogue, positions, proposal, sample

ON_A_DAY = AsOf(Clock.KNOWN, date(2025, 8, 21))


@pytest.mark.parametrize(
    "query",
    [
        GapQuery(element="assistance", as_of=ON_A_DAY, cell=("sylvania", "assistance~troops")),
        GapQuery(proposal="alpha", actor="sylvania"),
        GapQuery(
            proposal="beta", actor="freedonia", as_of=ON_A_DAY, cell=("on", "assistance~fits")
        ),
    ],
)
def test_a_link_leads_back_to_the_same_page(query: GapQuery) -> None:
    """Both the whole link and the brief one say everything."""
    for link in (LINK.encode(query, sample()), LINK.encode_briefly(query, sample())):
        decoded = LINK.decode(link, sample())
        assert (query, ()) == (resolved(decoded.query, sample()), decoded.notices)


def test_the_whole_link_names_what_was_not_asked_for() -> None:
    """A copied link shows the same when the page would open with something else."""
    assert {
        "element": "assistance",
        "proposal": "-",
        "actor": "-",
        "answer": "",
        "clock": "stated",
        "asof": "latest",
        "cell": "-",
        "open": "-",
        "version": sample().version,
    } == LINK.encode(GapQuery(), sample())
    link = LINK.encode(GapQuery(proposal="alpha"), sample())
    assert ("-", "alpha", "sylvania") == (link["element"], link["proposal"], link["actor"])


def test_the_brief_link_says_only_what_differs() -> None:
    """The page as it opens has an empty address; a pair names the pair alone."""
    assert {} == LINK.encode_briefly(GapQuery(), sample())
    assert {"proposal": "alpha", "actor": "sylvania"} == LINK.encode_briefly(
        GapQuery(proposal="alpha", actor="sylvania"), sample()
    )


def test_unknown_ids_give_notices_and_the_rest_of_the_page() -> None:
    """Nothing of a link can break the page; former ids still lead where they led."""
    decoded = LINK.decode({"element": "nowhere", "clock": "known"}, sample())
    assert AsOf(Clock.KNOWN) == decoded.query.as_of
    assert ["This link asks for the question 'nowhere', which is not in this edition."] == list(
        decoded.notices
    )
    renamed = LINK.decode({"element": "help"}, sample())
    assert ("assistance", 1) == (renamed.query.element, len(renamed.notices))


def test_the_mode_follows_from_what_is_asked_for() -> None:
    """A proposal or an actor gives the pair, even with an element."""
    assert [GapMode.ELEMENT, GapMode.ELEMENT, GapMode.PROPOSAL, GapMode.PROPOSAL] == [
        GapQuery().mode,
        GapQuery(element="assistance").mode,
        GapQuery(actor="sylvania").mode,
        GapQuery(element="assistance", proposal="alpha").mode,
    ]


@pytest.mark.parametrize(
    ("asked", "rule"),
    [
        (GapQuery(), ELEMENT_RULE),
        (GapQuery(element="gone"), ELEMENT_RULE),
        (GapQuery(element="assistance"), ""),
        (GapQuery(proposal="alpha"), ACTOR_RULE),
        (GapQuery(actor="sylvania"), PROPOSAL_RULE),
        (GapQuery(proposal="alpha", actor="sylvania"), ""),
    ],
)
def test_the_page_says_by_which_rule_it_chose(asked: GapQuery, rule: str) -> None:
    """What the reader did not ask for is never chosen in silence."""
    assert rule == gap(asked, sample()).chosen


def test_one_of_the_two_is_shown() -> None:
    """An element, whose evidence opens beside it, or a pair, with its sources by number."""
    element = gap(GapQuery(element="assistance", as_of=ON_A_DAY), sample())
    assert element.element is not None
    assert ("assistance", None, "") == (*(element.element.element.id, element.pair, element.empty),)
    assert () == element.sources
    pair = gap(GapQuery(proposal="alpha", actor="sylvania"), sample())
    assert pair.pair is not None
    assert (None, "alpha", "sylvania") == (pair.element, pair.pair.proposal.id, pair.pair.actor)
    assert [1] == [source.number for source in pair.sources]


def test_an_actor_without_positions_can_be_asked_for() -> None:
    """A link may name any actor: everything is then not coded."""
    found = gap(GapQuery(proposal="alpha", actor="gazette"), sample()).pair
    assert found is not None
    assert ("gazette", "not coded") == (found.actor, found.whole.words.text)


@pytest.mark.parametrize(
    ("query", "records", "sentence"),
    [
        (GapQuery(), Catalogue(), "There are no records to compare."),
        (GapQuery(proposal="x"), Catalogue(), "There are no records to compare."),
        (
            GapQuery(proposal="gamma"),
            catalogue(proposal()),
            "No position of any actor is recorded, so there is nothing to compare the proposal with.",
        ),
    ],
)
def test_an_empty_page_says_why(query: GapQuery, records: Catalogue, sentence: str) -> None:
    """Without records there is a sentence in place of the page."""
    found = gap(query, records)
    assert (sentence, None, None, "") == (found.empty, found.element, found.pair, found.chosen)


def test_what_stands_open_does_not_change_the_page() -> None:
    """The page is built once, whatever is expanded in it."""
    assert gap(GapQuery(open=("x",)), sample()) is gap(GapQuery(), sample())


def test_going_over_to_a_pair_keeps_the_day() -> None:
    """The pair that the page chooses has the day and clock of the element before it."""
    assert GapQuery(proposal="alpha", actor="sylvania", as_of=ON_A_DAY) == paired(
        GapQuery(element="assistance", as_of=ON_A_DAY), sample()
    )


def test_an_element_is_left_behind_by_a_pair() -> None:
    """Of a link that names both, the pair counts."""
    query = GapQuery(element="assistance", proposal="alpha", actor="sylvania")
    assert replace(query, element="") == resolved(query, sample())


def about(element: str, value: Any, stance: str, **changes: Any) -> dict[str, Any]:
    """An actor's own stance on a value."""
    return {"about": {"element": element, "value": value}, "stance": stance, **changes}


def opposed(**changes: Any) -> list:
    """Freedonia and Sylvania on both sides of air cover, and in no other way."""
    return [
        positions(
            about("legal-effect", "binding", "proposes"),
            about("assistance", "air-cover", "accepts"),
            actor="freedonia",
        ),
        positions(
            about("legal-effect", "binding", "accepts"),
            about("assistance", "air-cover", "rejects", **changes),
        ),
    ]


def test_the_page_opens_where_one_refuses_what_another_accepts() -> None:
    """The element on which most parties oppose one another."""
    assert "assistance" == opening_element(catalogue(positions=opposed()))


def test_what_others_say_opens_nothing() -> None:
    """Without a refusal of a party's own it is the first element of which an actor speaks."""
    records = catalogue(positions=opposed(speaker="freedonia", mode="attributed"))
    assert "legal-effect" == opening_element(records)


def test_a_person_is_no_party() -> None:
    """An analyst's refusal does not choose the element."""
    records = catalogue(positions=opposed())
    actors = {
        name: actor.model_copy(update={"kind": ActorKind.PERSON})
        for name, actor in records.actors.items()
    }
    assert "legal-effect" == opening_element(replace(records, actors=actors))


def test_without_positions_the_first_element_is_shown() -> None:
    """A codebook alone has a first element, and no codebook has none."""
    assert ("legal-effect", "") == (
        opening_element(catalogue()),
        opening_element(Catalogue()),
    )


def test_an_element_that_is_gone_is_not_opened() -> None:
    """Positions on an element whose record is excluded open nothing."""
    records = catalogue(positions=opposed())
    kept = {name: e for name, e in records.elements.items() if name == "guarantors"}
    assert "guarantors" == opening_element(replace(records, elements=kept))


def pairs() -> Catalogue:
    """Gamma of Freedonia, later Delta of Sylvania; each state on both, Anna Lind on Delta only by hearsay."""
    own = [{"about": {"proposal": name}, "stance": "accepts"} for name in ("gamma", "delta")]
    hearsay = {"about": {"proposal": "gamma"}, "speaker": "sylvania", "mode": "attributed"}
    return catalogue(
        proposal(),
        proposal(id="delta", short_name="Delta", proposed_by=["sylvania"]),
        positions=[
            positions(*own, actor="freedonia"),
            positions(*own, actor="sylvania"),
            positions(hearsay, actor="anna-lind"),
        ],
    )


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (("", ""), ("gamma", "sylvania")),
        (("delta", ""), ("delta", "freedonia")),
        (("", "freedonia"), ("gamma", "freedonia")),
        (("", "anna-lind"), ("gamma", "anna-lind")),
        (("delta", "anna-lind"), ("delta", "anna-lind")),
    ],
)
def test_a_pair_is_completed_by_a_recorded_stance(
    asked: tuple[str, str], expected: tuple[str, str]
) -> None:
    """The first actor by name, other than the proposers, with a stance of its own; else the first of the list."""
    assert expected == opening_pair(*asked, pairs())


def test_without_records_there_is_no_pair() -> None:
    """An empty catalogue gives no ids."""
    assert ("", "") == opening_pair("", "", Catalogue())
