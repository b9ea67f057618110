"""The codebook on the Method page."""

from __future__ import annotations

from dataclasses import replace

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.repository import repository
from guarantees.pages.method.codebook import (
    ElementView,
    GroupView,
    ValueView,
    codebook_view,
    number_examples,
)
from tests.builders import catalogue, proposal, sample, statement

FORM = GroupView(
    id="form",
    name="Form",
    about="How firmly it binds.",
    count="1 question",
    elements=(
        ElementView(
            id="legal-effect",
            number=1,
            name="Legal effect",
            question="Does it bind?",
            definition="Whether its parties are bound by law.",
            coding_rule="Code what the text says, not what would be wise.",
            takes="one option",
            takes_meaning="One option of a closed list.",
            units=(),
            values=(
                ValueView("none", "✕", "no", "None", "Nothing binds."),
                ValueView("political", "◐", "partial", "Political", "It binds in honour."),
                ValueView("binding", "✓", "yes", "Legally binding", "It binds in law."),
            ),
            scale="From nothing to law.",
            answered="2 of 2 proposals",
            in_compare="./compare?proposals=beta.alpha&cell=beta.legal-effect",
            in_gap="./gap?element=legal-effect",
            address="./method?element=legal-effect",
            former_ids=(),
        ),
    ),
)


def element(records: Catalogue, id: str) -> ElementView:
    """One element of the codebook."""
    return next(e for group in codebook_view(records) for e in group.elements if e.id == id)


def test_a_group_is_shown_whole() -> None:
    """Every element with its number, question, definition, coding rule, values and ways on."""
    assert FORM == codebook_view(sample())[0]


def test_groups_and_elements_keep_the_order_of_the_codebook() -> None:
    """A group without elements is left out."""
    groups = {**sample().groups, "bare": sample().groups["form"].model_copy(update={"id": "bare"})}
    shown = codebook_view(replace(sample(), groups=groups))
    assert [
        ("form", ["legal-effect"]),
        ("means", ["assistance", "force-size", "guarantors"]),
    ] == [(group.id, [each.id for each in group.elements]) for group in shown]


def test_units_and_former_ids_are_shown() -> None:
    """A number says in what; a link by a former id can be understood."""
    assert ("soldiers", "brigades") == element(sample(), "force-size").units
    assert ("help",) == element(sample(), "assistance").former_ids


def test_only_proposals_with_a_value_answer() -> None:
    """Silence, "not coded" and words that were taken back are no answer."""
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
    shown = element(records, "legal-effect")
    assert ("1 of 3 proposals", "./compare?proposals=open&cell=open.legal-effect") == (
        shown.answered,
        shown.in_compare,
    )


def test_an_element_that_nobody_answers_leads_to_no_cell() -> None:
    """There is no row to open in the comparison; where the parties stand may still be asked."""
    shown = element(catalogue(proposal()), "force-size")
    assert ("0 of 1 proposal", "", "./gap?element=force-size") == (
        shown.answered,
        shown.in_compare,
        shown.in_gap,
    )


def test_an_element_can_be_mended_where_its_record_is_kept() -> None:
    """With a repository, each element has the links of its own record."""
    linked = replace(sample(), repository=repository("https://github.com/owner/name"))
    found = element(linked, "force-size").record
    assert found is not None
    assert ("Size of the force", True) == (
        found.about,
        "proposals/registry/elements.yaml#L" in found.edit,
    )


def test_every_form_of_a_number_is_shown() -> None:
    """Qualifiers, a range, and numbers that hold in peacetime."""
    assert (
        "1,000 soldiers",
        "about 1,000 soldiers",
        "at least 1,000 soldiers",
        "at most 1,000 soldiers",
        "1,000 to 2,000 soldiers",
        "1,000 soldiers in peacetime",
    ) == number_examples()
