"""A search of the rows of another page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.search.matching import RowSearch, elsewhere
from guarantees.records.actor import Actor
from guarantees.records.name_variants import NameVariants
from tests.builders import catalogue, proposal

SAYS = "Kyiv and Zelenskyy: the United States defend İstanbul with 50,000 soldiers, an organisation of defence."


@pytest.fixture(scope="module")
def records() -> Catalogue:
    """Records with names that are written in several ways."""
    state = {"id": "us", "name": "United States", "kind": "state", "aliases": ["USA", "America"]}
    return replace(
        catalogue(proposal(summary=SAYS)),
        actors={"us": Actor.model_validate(state)},
        name_variants=(
            NameVariants(spellings=("Kyiv", "Kiev")),
            NameVariants(spellings=("Kryvyi Rih", "Krivoy Rog")),
        ),
    )


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "Kyiv",
        "Kiev",
        "Київ",
        "КИЕВ",
        "Zelenskiy",
        "Зеленський",
        "\ufeffZelen\u00adskyy\u200e",
        "Istanbul",
        "I\u0307stanbul",
        "USA",
        "america",
        "defense",
        "organization",
        "50000",
        "50 000",
        "50\u00a0000 soldiers",
        '"united states defend"',
        "soldi",
        "istanbul of",
        "Krivoy Rog",
        "Кривий Ріг",
    ],
)
def test_the_rules_are_those_of_the_search_page(typed: str, records: Catalogue) -> None:
    """Spellings, alphabets, invisible characters, other names, phrases and beginnings."""
    assert RowSearch(typed, records).finds([SAYS, "Talks in Kryvyi Rih."])


@pytest.mark.parametrize(
    "typed", ["Lviv", "Kyiv Lviv", '"Zelenskyy Kyiv"', "oldiers", '"soldiers Talks"', "—"]
)
def test_what_a_row_does_not_have_is_not_found(typed: str, records: Catalogue) -> None:
    """Every term is needed, a phrase does not run on from text to text, and signs alone find nothing."""
    assert not RowSearch(typed, records).finds([SAYS, "Talks in Kryvyi Rih."])


def test_a_box_that_finds_nothing_leads_to_the_search_page() -> None:
    """With the same words; without words there is nothing to search for."""
    assert elsewhere("Kiev & Київ") == "./search?q=Kiev+%26+%D0%9A%D0%B8%D1%97%D0%B2"
    assert elsewhere("") == ""
