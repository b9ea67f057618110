"""Which differences between words a search ignores, whatever the words are."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guarantees.text.letters import has_name, one_spelling, plain_letters, without_ending
from guarantees.text.whole_words import has_signs
from guarantees.text.words import words_of


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
        ("Київ", "kyiv"),
        ("Енергодар", "enerhodar"),
        ("Вінниця", "vinnytsia"),
        ("Слов’янськ", "sloviansk"),
        ("Словʼянськ", "sloviansk"),
        ("Згурський", "zghurskyi"),
        ("Энергодар", "energodar"),
        ("раи\u0306он", "raion"),
        ("Zelen\u00adskyy", "zelenskyy"),
        ("İstanbul", "istanbul"),
        ("Straße", "strasse"),
        ("ﬁnal", "final"),
        ("５０,０００", "50000"),
        ("核", "核"),
    ],
)
def test_plain_letters(word: str, plain: str) -> None:
    """Accents, case, alphabet and possessives go; Ukrainian letters are written by the Ukrainian table."""
    assert plain_letters(word) == plain


@given(st.text(max_size=30))
def test_every_word_has_a_plain_form(text: str) -> None:
    """Whatever is written, a word becomes Latin letters and digits, or stays a sign."""
    for word in words_of(text):
        assert plain_letters(word)
        assert has_signs(word) or re.fullmatch("[a-z0-9]+", plain_letters(word))


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


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("defence", "defense"),
        ("organisation", "organization"),
        ("demilitarising", "demilitarizing"),
        ("neutralised", "neutralized"),
        ("analyse", "analyze"),
        ("labour", "labor"),
        ("neighbouring", "neighboring"),
        ("centre", "center"),
        ("manoeuvre", "maneuver"),
        ("dialogue", "dialog"),
        ("programme", "program"),
        ("travelled", "traveled"),
        ("judgement", "judgment"),
    ],
)
def test_british_and_american_spellings_are_one(british: str, american: str) -> None:
    """A search finds a word whichever side of the Atlantic wrote it."""
    assert one_spelling(british) == one_spelling(american)


@pytest.mark.parametrize(
    "word", ["four", "hour", "tour", "here", "there", "rise", "filled", "us", "is", "acre"]
)
def test_other_words_stay_as_they_are(word: str) -> None:
    """Short words that only end in the same letters are not changed."""
    assert one_spelling(word) == word


@pytest.mark.parametrize(
    ("text", "name", "has"),
    [
        ("Article 5 implies that RT pays.", "RT", True),
        ("Article 5 implies intervention.", "RT", False),
        ("It must be neutral.", "EU", False),
        ("The EU’s offer stands.", "EU", True),
        ("United Arab States", "United States", False),
        ("the United-States view", "United States", True),
        ("Владимир Путин ответил", "Vladimir Putin", False),
        ("Élysée denies it", "E\u0301lyse\u0301e", True),
    ],
)
def test_a_name_in_a_text_is_whole_words(text: str, name: str, has: bool) -> None:
    """Letters inside another word are no name."""
    assert has_name(text, name) is has
