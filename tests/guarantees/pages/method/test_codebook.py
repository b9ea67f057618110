"""How proposals answer the codebook on the Method page."""

from __future__ import annotations

from guarantees.pages.method.codebook import (
    answer_address,
    answering,
    elements_of,
    number_examples,
)
from tests.builders import catalogue, proposal, sample, statement


def test_elements_of_a_group_keep_the_order_of_the_codebook() -> None:
    """A group may have no element."""
    assert [each.id for each in elements_of("means", sample())] == [
        "assistance",
        "force-size",
        "guarantors",
    ]
    assert elements_of("nowhere", sample()) == ()


def test_only_proposals_with_a_value_answer() -> None:
    """Silence, "not coded" and withdrawn words are no answer."""
    withdrawn = {
        "withdrawn": {
            "stated": "2025-09-01",
            "says": "No longer.",
            "evidence": [{"source": "gazette-2025-08", "at": "p1"}],
        }
    }
    records = catalogue(
        proposal({"legal-effect": [statement(**withdrawn)]}, id="back"),
        proposal({"legal-effect": {"absence": "not_coded"}}, id="unread"),
        proposal({"legal-effect": [statement("ambiguous", note="Open.")]}, id="open"),
    )
    assert answering(records)["legal-effect"] == ("open",)
    assert answer_address(records.elements["legal-effect"], records) == (
        "./compare?proposals=back.unread.open&cell=open.legal-effect"
    )


def test_the_first_column_that_answers_is_opened() -> None:
    """In the default comparison."""
    assert answer_address(sample().elements["legal-effect"], sample()) == (
        "./compare?proposals=beta.alpha&cell=beta.legal-effect"
    )


def test_an_element_that_nobody_answers_leads_to_no_cell() -> None:
    """There is no cell to open in the comparison."""
    records = catalogue(proposal())
    assert answering(records)["force-size"] == ()
    assert answer_address(records.elements["force-size"], records) == ""


def test_every_form_of_a_number_is_shown() -> None:
    """Qualifiers, a range, and numbers that hold in peacetime."""
    assert number_examples() == (
        "1,000 soldiers",
        "about 1,000 soldiers",
        "at least 1,000 soldiers",
        "at most 1,000 soldiers",
        "1,000 to 2,000 soldiers",
        "1,000 soldiers in peacetime",
    )
