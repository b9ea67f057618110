"""Parts of skeletons: lines that are quoted from the annotated templates, and ids made from names."""

from __future__ import annotations

import pytest

from guarantees.authoring.skeletons import MAX_ID, example_lines, slug


def test_an_example_ends_before_the_comments_on_the_next_key() -> None:
    """The lines of a key are quoted without the blank line and comment that belong to the key after it."""
    lines = example_lines("proposal", "first_stated").splitlines()
    assert [line.partition(":")[0] for line in lines] == ["first_stated"]


def test_an_entry_of_a_list_is_quoted_without_its_indentation() -> None:
    """The lines of one entry begin with its dash, at the left margin."""
    lines = example_lines("source", "chain", 2).splitlines()
    assert [line.partition(":")[0] for line in lines] == [
        "- role",
        "  by",
        "  language",
        "  extent",
    ]


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Gamma pact", "gamma-pact"),
        ("L'Élysée: «Пакт»", "lelysee-pakt"),
        ("Чернігівська угода", "chernihivska-uhoda"),
        ("Соглашение об объектах", "soglashenie-ob-obektakh"),
        ("Coop\u00aderation o\ufb03ce", "cooperation-office"),
        ("…", ""),
        ("word " * 20, "-".join(["word"] * 13)),
    ],
)
def test_an_id_has_plain_letters_and_whole_words(text: str, made: str) -> None:
    """Names of any script become lower-case letters, digits and hyphens, cut between words."""
    assert slug(text) == made
    assert len(made) <= MAX_ID
