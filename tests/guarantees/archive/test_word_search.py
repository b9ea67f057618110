"""Words looked for in a text."""

from __future__ import annotations

import pytest

from guarantees.archive.word_search import WordSearch

TEXT = (
    "The Parties shall RATIFY it; non-nuclear states gratify none.",
    "Ratification is guaran- teed by the Guarantor—each for itself.",
    "Набрання чинності: Ратифікація. 双方将批准。",
)


@pytest.mark.parametrize(
    ("words", "paragraphs"),
    [
        ("ratif", [1, 2]),
        ("nuclear", [1]),
        ("guarant", [2]),
        ("guaranteed", [2]),
        ("each", [2]),
        ("ратиф", [3]),
        ("批准", [3]),
        ("parties SHALL", [1]),
        ("arties", []),
        ("itself. набрання", [2, 3]),
        (" ", []),
    ],
)
def test_words_are_found_by_their_beginning(words: str, paragraphs: list[int]) -> None:
    """Whatever their capitals and dashes, also across a line's end; in scripts without spaces anywhere."""
    assert WordSearch(TEXT).paragraphs_with(words) == paragraphs


def test_what_was_found_is_told_by_paragraph() -> None:
    """In the order of the text, each word once, without paragraphs that have none."""
    assert WordSearch(TEXT).by_paragraph(["shall", "ratif", "ratif", "army"]) == {
        1: ["shall", "ratif"],
        2: ["ratif"],
    }
