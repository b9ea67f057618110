"""The Method page as a view model: everything of what the program knows, once, and what a link looks up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path

import pytest

from guarantees.catalogue.catalogue import Catalogue, load
from guarantees.catalogue.clock import Clock
from guarantees.catalogue.repository import repository
from guarantees.cells.cell import CellState
from guarantees.cells.marks import MarkKind, StanceMark
from guarantees.cells.rule_steps import CELL_RULE, STANCE_RULE
from guarantees.cells.stances import StanceState, Voice
from guarantees.pages.gap.outcomes import Outcome
from guarantees.pages.map.vocabulary import ContributionKind
from guarantees.pages.method.codebook import ValueView
from guarantees.pages.method.page import METHOD_LINK, Method, MethodQuery, method
from guarantees.pages.method.terms import TermView
from guarantees.records import vocabulary
from guarantees.records.vocabulary import AbsenceReason, RecordKind, Sign, Stance, Term
from guarantees.reference.editorial_policy import EDITORIAL_POLICY, TO_REPORT_AN_ERROR
from tests.builders import sample

ROOT = Path(__file__).resolve().parents[4]
# Reasons and stances are states of cells and of actors' stances, by the same value, label and meaning.
SHOWN_AS_STATES = {AbsenceReason, Stance}
# Words of the ledger of ids, which no page shows.
ON_NO_PAGE = {RecordKind}
HEADING = CellState.CODED
OF_OTHER_MODULES = (
    *(CellState, StanceState, Voice, Clock),
    *(MarkKind, StanceMark, Outcome, ContributionKind),
)
VOCABULARIES = [
    *(
        found
        for found in vars(vocabulary).values()
        if isinstance(found, type) and issubclass(found, Term) and len(found)
        if found not in SHOWN_AS_STATES | ON_NO_PAGE
    ),
    *OF_OTHER_MODULES,
]


@cache
def real() -> Catalogue:
    """The real records."""
    return load(ROOT / "proposals").catalogue


@cache
def page() -> Method:
    """The page of the real records."""
    return method(MethodQuery(), real())


def parts(model: object, kind: type) -> Iterator:
    """Everything of a kind that a view model holds, at any depth."""
    if isinstance(model, kind):
        yield model
    elif is_dataclass(model):
        for field in fields(model):
            yield from parts(getattr(model, field.name), kind)
    elif isinstance(model, tuple):
        for part in model:
            yield from parts(part, kind)


@pytest.mark.parametrize("terms", VOCABULARIES, ids=lambda terms: terms.__name__)
def test_every_word_stands_on_the_page_with_its_meaning(terms: type[Term]) -> None:
    """No word of a closed vocabulary is left out, and its meaning is the vocabulary's own."""
    shown = {(each.value, each.meaning) for each in parts(page(), TermView)}
    assert [] == [
        term for term in terms if term is not HEADING and (term.value, term.meaning) not in shown
    ]


def test_values_stand_under_the_state_that_holds_them() -> None:
    """That a cell is coded is the heading over the signs of values."""
    values = page().cell_signs[0]
    assert (HEADING.label, HEADING.meaning, [sign.value for sign in Sign]) == (
        values.name,
        values.about,
        [shown.term.value for shown in values.signs],
    )


def test_every_word_stands_there_once() -> None:
    """As many words are shown as the vocabularies hold, apart from the one that is a heading."""
    shown = list(parts(page(), TermView))
    assert sum(len(terms) for terms in VOCABULARIES) - 1 == len(shown)


def test_every_element_and_value_stands_there_once() -> None:
    """The codebook is whole, in its own order, with the sign of every value."""
    elements = [element for group in page().codebook for element in group.elements]
    expected = [e for g in real().groups for e in real().elements.values() if e.group == g]
    assert [element.id for element in expected] == [element.id for element in elements]
    assert [
        ValueView(o.id, o.sign.label, o.sign.value, o.label, o.meaning)
        for element in expected
        for o in element.options
    ] == list(parts(page(), ValueView))


def test_the_rules_and_the_policy_are_those_of_the_program() -> None:
    """Steps and promises are the constants that stand beside what they describe."""
    assert (CELL_RULE, STANCE_RULE, EDITORIAL_POLICY, TO_REPORT_AN_ERROR) == (
        page().cell_rule,
        page().stance_rule,
        page().policy,
        page().error_parts,
    )


def test_the_page_names_its_data() -> None:
    """Version and reach are those of the records, and the number of questions is counted."""
    shown = method(MethodQuery(), sample())
    assert (sample().version, "The evidence reaches September 2025.", "4 questions", "") == (
        shown.version,
        shown.reach,
        shown.element_count,
        shown.empty,
    )


def test_without_records_what_the_program_itself_knows_is_left() -> None:
    """Rules, words and policy need no record; a sentence stands in place of the codebook."""
    empty = method(MethodQuery(element="force-size"), Catalogue())
    usual = method(MethodQuery(), sample())
    kept = ("cell_rule", "stance_rule", "standings", "marks", "vocabularies", "policy", "dates")
    assert [getattr(usual, name) for name in kept] == [getattr(empty, name) for name in kept]
    assert (None, (), None, "", "0 questions") == (
        empty.example,
        empty.codebook,
        empty.edition,
        empty.element,
        empty.element_count,
    )
    assert "There is no codebook to show: no file of elements can be read." == empty.empty


def test_what_is_looked_up_is_all_that_differs() -> None:
    """Another element is another entry of the same page."""
    usual, looked_up = (method(MethodQuery(name), sample()) for name in ("", "force-size"))
    assert ("", "force-size") == (usual.element, looked_up.element)
    assert replace(usual, element="force-size") == looked_up


def test_what_stands_open_does_not_matter() -> None:
    """Opening is the browser's affair."""
    assert method(MethodQuery(), sample()) == method(MethodQuery(open=("form",)), sample())


def test_an_error_is_reported_where_the_site_names_a_repository() -> None:
    """Without a repository there is no link; with one it names the page and the data version."""
    assert "" == method(MethodQuery(), sample()).report
    linked = replace(sample(), repository=repository("https://github.com/owner/name"))
    found = method(MethodQuery(), linked).report
    assert found.startswith("https://github.com/owner/name/issues/new?")
    assert f"page=method&version={sample().version}" in found


# ---- the link ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("link", "query"),
    [
        ({}, MethodQuery()),
        ({"open": "form.words~events"}, MethodQuery(open=("form", "words~events"))),
        ({"element": "force-size"}, MethodQuery("force-size", ("means",))),
        (
            {"element": "force-size", "open": "form"},
            MethodQuery("force-size", ("means", "form")),
        ),
        (
            {"element": "force-size", "open": "form.means"},
            MethodQuery("force-size", ("form", "means")),
        ),
        ({"element": "help"}, MethodQuery("assistance", ("means",))),
        ({"element": "nowhere"}, MethodQuery()),
    ],
    ids=str,
)
def test_a_link_to_an_element_opens_its_group(link: dict[str, str], query: MethodQuery) -> None:
    """The group of the element is open whatever else is; a former id leads to today's, an unknown one nowhere."""
    assert query == METHOD_LINK.decode(link, sample()).query


def test_a_link_says_why_it_shows_something_else() -> None:
    """Former and unknown ids are named in a notice."""
    former, unknown = (
        METHOD_LINK.decode({"element": name}, sample()).notices for name in ("help", "nowhere")
    )
    assert ("The element 'help' is now called 'assistance'.",) == former
    assert ("Ignored: no element has the id 'nowhere'.",) == unknown


@pytest.mark.parametrize(
    "query",
    [MethodQuery(), MethodQuery("force-size", ("means", "form")), MethodQuery(open=("form",))],
    ids=str,
)
def test_a_link_brings_back_what_it_was_made_of(query: MethodQuery) -> None:
    """In full and in brief."""
    for written in (METHOD_LINK.encode, METHOD_LINK.encode_briefly):
        assert query == METHOD_LINK.decode(written(query, sample()), sample()).query
