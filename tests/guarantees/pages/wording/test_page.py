"""The ladder of wordings: what is on it, in which order, and what is compared with what."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

import pytest

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf, Clock
from guarantees.pages.wording.page import Ladder, ladder
from guarantees.pages.wording.query import WORDING_LINK, WordingOrder, WordingQuery
from guarantees.records.proposal import Proposal
from guarantees.records.registry import Family
from tests.builders import catalogue, place, proposal, sample, source, statement

MEET = "They shall meet within a day of an attack"
WILL = MEET.replace("shall", "will")
SEND = "They send arms"


def quoted(quote: str, source: str = "gazette-2025-08", **changes: Any) -> dict[str, Any]:
    """A place with a quotation."""
    return place(source, quote=quote, **changes)


def said(quote: str = "", value: str = "binding", *more: dict[str, Any], **changes: Any) -> Any:
    """A statement whose key phrase is the quotation; without one it is in our words."""
    written = {"evidence": [quoted(quote) if quote else place(), *more], **changes}
    return statement(value, mode="official_text", **written)


def pact(name: str, *statements: Any, **changes: Any) -> Proposal:
    """A proposal of that name with statements on the legal effect."""
    return proposal(
        {"legal-effect": list(statements)}, id=name, name=name, short_name=name, **changes
    )


def shown(*proposals: Proposal, sources: Iterable[Any] = (), **asked: Any) -> Ladder:
    """The ladder of proposals on the legal effect."""
    return ladder(WordingQuery("legal-effect", **asked), catalogue(*proposals, sources=sources))


def rungs(model: Ladder) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    """Answers, each with its wordings and the proposals that have them."""
    return [
        (
            rung.answer.text if rung.answer else "",
            [(each.wording.quote, [row.name for row in each.rows]) for each in rung.wordings],
        )
        for rung in model.rungs
    ]


def bases(model: Ladder) -> list[str]:
    """The wordings that others are compared with."""
    return [
        each.wording.quote
        for rung in model.rungs
        for each in rung.wordings
        if each.compared is None
    ]


def test_the_answer_that_goes_furthest_comes_first_and_equal_wordings_stand_together() -> None:
    """On a scale the ladder begins at its top; within an answer the commonest wording comes first."""
    model = shown(
        pact("one", said(WILL)),
        pact("two", said(MEET)),
        pact("three", said(MEET.upper())),
        pact("four", said(SEND, "none")),
    )
    assert [
        ("Legally binding", [(MEET, ["two", "three"]), (WILL, ["one"])]),
        ("None", [(SEND, ["four"])]),
    ] == rungs(model)
    assert [MEET, SEND] == bases(model)


def test_any_wording_can_be_the_one_to_compare_with() -> None:
    """The chosen proposal's wording comes first in its answer; other answers are compared with it too."""
    model = shown(
        pact("one", said(WILL)),
        pact("two", said(MEET)),
        pact("three", said(MEET)),
        pact("four", said(WILL.replace("day", "week"), "none")),
        base="one",
    )
    assert (["Compared with one.", [WILL]]) == [model.comparison, bases(model)]
    assert [WILL, MEET] == [quote for quote, _ in rungs(model)[0][1]]
    marked = model.rungs[1].wordings[0].compared
    assert marked
    assert [("left_out", "day"), ("added", "week")] == [
        (run.change, run.text) for run in marked.runs if run.change != "same"
    ]


def test_a_proposal_with_several_answers_is_compared_with_each_of_its_own() -> None:
    """Where the chosen proposal has a wording under an answer, that one is compared with there."""
    steps = (said(MEET, scope="one"), said(SEND, "none", scope="two"))
    model = shown(
        pact("one", said(WILL), said(SEND + " at once", "none", scope="b")),
        pact("two", *steps),
        base="two",
    )
    assert [MEET, SEND] == bases(model)


def test_by_date_each_statement_stands_alone() -> None:
    """In order of date equal wordings are not put together, and each says that it is equal."""
    model = shown(
        pact("late", said(MEET, stated="2025-08-12")),
        pact("early", said(MEET, "none", stated="2025-08-10")),
        pact("middle", said(WILL, stated="2025-08-11")),
        order=WordingOrder.DATE,
    )
    assert [("", [(MEET, ["early"]), (WILL, ["middle"]), (MEET, ["late"])])] == rungs(model)
    assert [MEET] == bases(model)
    last = model.rungs[0].wordings[-1].compared
    assert last
    assert last.sentence == "The same words as Gazette, Aug 2025."


def test_what_is_not_quoted_is_told_in_our_words_with_its_outlet() -> None:
    """Accounts of a text that is not held stand side by side, each with whose report it is; none is compared."""
    model = shown(
        pact(
            "gamma",
            said(says="It binds fully.", id="a"),
            said(says="It binds in part.", id="b", evidence=[place(reported_by="sylvania")]),
        )
    )
    (rung,) = model.rungs
    assert () == rung.wordings
    assert [("It binds fully.", ""), ("It binds in part.", "Sylvania")] == [
        (row.said.says, row.places[0].outlet) for row in rung.unquoted
    ]


def test_two_copies_of_one_text_are_witnesses_of_one_row() -> None:
    """A second copy is not a second proposal: it stands under the row, with how it compares."""
    copy = source("copy-2025", read="whole", short_name="Copy")
    second = quoted(WILL, "copy-2025", at="p2", witness=True)
    model = shown(pact("gamma", said(MEET, "binding", second)), sources=[copy])
    (row,) = model.rungs[0].rows
    (witness,) = row.witnesses
    assert (MEET, WILL, "Copy", "paragraph 2") == (
        row.wording and row.wording.quote,
        witness.wording.quote,
        witness.place.short_name,
        witness.place.at,
    )
    assert "Marked where it differs from Gazette, Aug 2025." == witness.compared.sentence


def test_the_language_that_most_have_is_the_one_compared() -> None:
    """Where a text is held in two languages, its wording in the language of the others stands on the ladder."""
    dutch = source("treaty-nl", language="nl", short_name="Verdrag")
    own = "Zij komen binnen een dag bijeen"
    two = said(own, evidence=[quoted(own, "treaty-nl"), quoted(MEET, witness=True)])
    model = shown(
        pact("one", said(WILL)), pact("three", said(WILL)), pact("two", two), sources=[dutch]
    )
    first, second = model.rungs[0].wordings
    assert (WILL, MEET) == (first.wording.quote, second.wording.quote)
    assert [own] == [witness.wording.quote for witness in second.rows[0].witnesses]


def test_a_wording_in_a_language_of_its_own_is_no_measure_for_the_others() -> None:
    """The earliest is in Dutch, the others in English: these are compared with each other."""
    dutch = source("treaty-nl", language="nl", short_name="Verdrag")
    own = "Zij komen binnen een dag bijeen"
    first = said(own, evidence=[quoted(own, "treaty-nl")], stated="2025-08-01")
    model = shown(
        pact("one", first), pact("two", said(MEET)), pact("three", said(WILL)), sources=[dutch]
    )
    assert [MEET] == bases(model)


def test_only_what_had_been_said_by_the_day_is_shown() -> None:
    """The chosen day and clock hold: what came later is not on the ladder."""
    day = AsOf(Clock.STATED, datetime.date(2025, 8, 11))
    late = said(MEET, stated="2025-08-12")
    assert ["one"] == [
        row.name
        for rung in shown(pact("one", said(WILL)), pact("two", late), as_of=day).rungs
        for row in rung.rows
    ]


def test_families_limit_what_is_shown() -> None:
    """With families chosen, only their proposals are on the ladder; without any of them a sentence says so."""
    families = {
        "pacts": Family(id="pacts", name="Pacts", about="Promises."),
        "plans": Family(id="plans", name="Plans", about="Plans."),
    }
    records = catalogue(
        pact("one", said(WILL)), pact("two", said(MEET), family="plans"), families=families
    )
    query = WordingQuery("legal-effect", families=frozenset({"plans"}))
    assert [("Legally binding", [(MEET, ["two"])])] == rungs(ladder(query, records))
    none = ladder(WordingQuery("assistance", families=frozenset({"plans"})), records)
    assert (
        (),
        "No proposal of these families says anything on this question in this view.",
    ) == (none.rungs, none.empty)


@pytest.mark.parametrize("element", ["", "nothing"])
def test_the_page_opens_with_the_scale_that_has_most_wordings(element: str) -> None:
    """Without an element that exists, one whose answers form a ladder is shown."""
    assert "legal-effect" == ladder(WordingQuery(element), sample()).query.element


def test_without_records_a_sentence_says_so() -> None:
    """An empty catalogue gives an empty ladder."""
    model = ladder(WordingQuery(), Catalogue())
    assert (None, "There are no records to compare.") == (model.element, model.empty)


def test_a_link_holds_the_whole_state() -> None:
    """What a query spells out is read back as the same query."""
    query = WordingQuery(
        "assistance",
        "beta",
        WordingOrder.DATE,
        frozenset({"pacts"}),
        AsOf(Clock.KNOWN, datetime.date(2025, 8, 21)),
    )
    written = WORDING_LINK.encode(query, sample())
    assert (query, ()) == (
        WORDING_LINK.decode(written, sample()).query,
        WORDING_LINK.decode(written, sample()).notices,
    )
