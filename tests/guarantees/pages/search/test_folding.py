"""Which differences between words a search ignores."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.search.folding import (
    FoldedWord,
    WordFolding,
    folding_of,
    plain_letters,
    without_ending,
    words_of,
)
from guarantees.records.actor import Actor
from guarantees.records.name_variants import NameVariants


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Article 5-like pledges", ["Article", "5", "like", "pledges"]),
        ("the U.S. and U.S.A. agree.", ["the", "U.S.", "and", "U.S.A.", "agree"]),
        (
            "50,000 soldiers, 30,0 and 1,2,3",
            ["50,000", "soldiers", "30", "0", "and", "1", "2", "3"],
        ),
        ("Ukraine's allies' help", ["Ukraine's", "allies", "help"]),
        ("Cafe\u0301 of António", ["Cafe\u0301", "of", "António"]),
        ("snake_case «Київ»", ["snake", "case", "Київ"]),
        ("… – “ ” \x00 😀", []),
    ],
)
def test_words_of_a_text(text: str, words: list[str]) -> None:
    """Abbreviations, numbers, apostrophes and accents stay within a word; punctuation is not part of any."""
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("Türkiye", "turkiye"),
        ("Cafe\u0301", "cafe"),
        ("Łódź", "lodz"),
        ("Ukraine’s", "ukraine"),
        ("U.S.", "us"),
        ("50,000", "50000"),
        ("Харьков", "kharkov"),
        ("\U00012000", "f0928080"),
    ],
)
def test_plain_letters(word: str, plain: str) -> None:
    """Accents, case, alphabet and possessives go; a character without Latin letters becomes its bytes."""
    assert plain_letters(word) == plain


@given(st.text(max_size=30))
def test_every_word_has_a_plain_form(text: str) -> None:
    """Whatever is written, a word becomes Latin letters and digits, and at least one of them."""
    for word in words_of(text):
        assert plain_letters(word).isascii()
        assert plain_letters(word).isalnum()


@pytest.mark.parametrize(
    ("plain", "form"),
    [
        ("guarantees", "guarantee"),
        ("countries", "country"),
        ("class", "class"),
        ("status", "status"),
        ("basis", "basis"),
        ("has", "has"),
        ("us", "us"),
        ("zelenskyy", "zelensky"),
        ("zelenskiy", "zelensky"),
        ("zelenskii", "zelensky"),
        ("zelenskij", "zelensky"),
        ("zelenski", "zelensky"),
        ("sergei", "sergey"),
        ("izvestiya", "izvestia"),
        ("izvestiia", "izvestia"),
        ("f16s", "f16s"),
        ("50000", "50000"),
    ],
)
def test_endings(plain: str, form: str) -> None:
    """Plurals and the endings of Slavic names have one form; short words and numbers stay."""
    assert without_ending(plain) == form


def test_words_have_their_place_in_the_text() -> None:
    """A match is given by its characters."""
    assert list(WordFolding().words("Troops, the U.S.")) == [
        FoldedWord("troop", 0, 6),
        FoldedWord("the", 8, 11),
        FoldedWord("us", 12, 16),
    ]


def test_spellings_of_one_name_are_one_word() -> None:
    """Every spelling of a group has one key, also where two groups share a spelling and where endings differ."""
    folding = WordFolding([["Bolik", "Bolyk"], ["Ruritania", "Руритания"], ["Bolyk", "Balik"]])
    assert folding.keys("Bolik bolyk BALIKS Балик") == ("bolik",) * 4
    assert folding.keys("Ruritania Руритания Ruritaniya") == ("ruritania",) * 3
    assert folding.keys("Bolivia") == ("bolivia",)


def test_the_beginning_of_a_spelling_leads_to_its_name() -> None:
    """The beginning of a spelling finds the name although its key begins differently."""
    folding = WordFolding([["Kiev", "Kyiv"], ["Luhansk", "Lugansk"]])
    assert folding.keys_beginning("kyi") == ("kiev",)
    assert folding.keys_beginning("lug") == ("luhansk",)
    assert (folding.keys_beginning("luh"), folding.keys_beginning("kar")) == ((), ())


def person(name: str, *aliases: str, kind: str = "person") -> Actor:
    """An actor with other names."""
    return Actor.model_validate(
        {"id": "someone", "name": name, "kind": kind, "aliases": list(aliases)}
    )


def folding(*actors: Actor, spellings: tuple[str, ...] = ("Kiev", "Kyiv")) -> WordFolding:
    """The folding of a catalogue with some actors and one name that is spelled in several ways."""
    return folding_of(
        Catalogue(
            actors={str(number): actor for number, actor in enumerate(actors)},
            name_variants=(NameVariants(spellings=spellings),),
        )
    )


def test_family_names_are_spelled_as_the_registry_of_actors_knows() -> None:
    """The last words of a person's names are one word when they look alike; first names and states' names are not."""
    found = folding(
        person("Alexus Grynkewich", "Alex Grinkevich", "Grinkewitsch", "the General"),
        person("Freedonia", "Freedonya land", kind="state"),
    )
    assert len(set(found.keys("Grynkewich Grinkevich Grinkewitsch"))) == 1
    assert len(set(found.keys("Grynkewich General"))) == 2
    assert len(set(found.keys("Alexus Alex"))) == 2
    assert len(set(found.keys("Freedonia land"))) == 2
    assert len(set(found.keys("Kiev Kyiv"))) == 1
