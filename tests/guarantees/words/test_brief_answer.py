"""What a cell answers in a few words."""

from __future__ import annotations

import pytest

from guarantees.catalogue.clock import LATEST
from guarantees.cells.cell import cell_of
from guarantees.words.brief_answer import asks_yes_or_no, brief_answer, in_few_words
from guarantees.words.cell_words import CellLine
from tests.builders import catalogue, proposal, sample, statement


def brief(element: str, *statements: object) -> CellLine:
    """The brief answer of a proposal that makes these statements on an element."""
    record = proposal({element: list(statements)} if statements else {})
    records = catalogue(record)
    found = cell_of(record, records.elements[element], LATEST, records)
    return brief_answer(found, records.elements[element], records)


@pytest.mark.parametrize(
    ("labels", "words"),
    [
        (("Troops",), "Troops"),
        (("Troops", "Air cover"), "Troops, Air cover"),
        (("Troops", "Air cover", "Intelligence"), "Troops, Air cover +1"),
        (("Parliament of Ukraine", "Referendum"), "Parliament of Ukraine +1"),
        (
            ("A label longer than there is room for", "Another"),
            "A label longer than there is room for +1",
        ),
    ],
)
def test_values_beyond_the_room_are_counted(labels: tuple[str, ...], words: str) -> None:
    """At least one is named in full, and none is cut."""
    assert in_few_words(labels) == words


def test_options_come_in_the_order_of_the_codebook() -> None:
    """Whoever says them, and in whatever order."""
    said = statement(["air-cover", "troops"])
    assert brief("assistance", said).text == "Troops, Air cover"


def test_a_number_is_shown_as_a_number() -> None:
    """With its qualifier and unit."""
    said = statement({"about": "50000", "unit": "soldiers"})
    assert brief("force-size", said).text == "about 50,000 soldiers"


def test_parts_of_a_proposal_are_left_to_the_sentence() -> None:
    """The same answer of two parts is named once, and what is ambiguous comes last."""
    one = statement("troops", scope="first option")
    two = statement(["troops", "ambiguous"], scope="second option")
    assert brief("assistance", two, one).text == "Troops, Ambiguous"


def test_where_no_is_no_answer_there_is_no_sign_of_approval() -> None:
    """Which of several things it is, the words say alone."""
    kinds, yes_or_no = sample().elements["guarantors"], sample().elements["legal-effect"]
    assert (asks_yes_or_no(kinds), asks_yes_or_no(yes_or_no)) == (False, True)
    assert brief("guarantors", statement("sylvania")) == CellLine("", "stated", "Sylvania")
    assert brief("legal-effect", statement()) == CellLine("✓", "yes", "Legally binding")
    assert brief("legal-effect", statement("none")) == CellLine("✕", "no", "None")


def test_what_is_no_answer_keeps_its_sign_and_name() -> None:
    """Nothing recorded never looks like a no."""
    assert brief("legal-effect") == CellLine("□", "absent", "Not coded")
    ambiguous = statement("ambiguous", note="It can be read in two ways.")
    assert brief("legal-effect", ambiguous) == CellLine("?", "ambiguous", "Ambiguous")
