"""Highlighting what a search finds."""

from __future__ import annotations

import pytest

from guarantees.pages.search.folding import WordFolding
from guarantees.pages.search.highlight import MarkedText, Marker, Segment
from guarantees.pages.search.terms import Phrase, SearchTerm

FOLDING = WordFolding([["Bolik", "Bolyk"]])


def words(*keys: str, is_prefix: bool = False) -> Phrase:
    """Words one after the other."""
    return Phrase(keys, is_prefix)


def marked(text: str, *terms: list[Phrase]) -> MarkedText:
    """A text marked for terms, each of them any of some phrases."""
    return Marker([SearchTerm("", (tuple(phrases),)) for phrases in terms], FOLDING).marked(text)


@pytest.mark.parametrize(
    ("text", "phrases", "found"),
    [
        ("Troops and a troop", [words("troop")], ["Troops", "troop"]),
        ("The troops' troopers", [words("troop", is_prefix=True)], ["troops", "troopers"]),
        ("air and air cover", [words("air", "cover")], ["air cover"]),
        ("air coverage of air", [words("air", "cover", is_prefix=True)], ["air coverage"]),
        ("Bolik, BOLYK’s", [words("bolik")], ["Bolik", "BOLYK’s"]),
        ("air cover", [words("air"), words("air", "cover"), words("cover")], ["air cover"]),
        ("one two three", [words("one", "two"), words("two", "three")], ["one two three"]),
        ("one two three", [words("one"), words("two")], ["one", "two"]),
        ("air", [words("air", "cover")], []),
        ("", [words("air")], []),
    ],
)
def test_what_is_marked(text: str, phrases: list[Phrase], found: list[str]) -> None:
    """Whole words are highlighted where they occur, overlapping phrases as one, none twice."""
    result = marked(text, phrases)
    assert [text[start:end] for start, end in result.spans] == found
    assert result.has == ({0} if found else set())


def test_a_text_knows_which_terms_it_has() -> None:
    """Terms are distinguished by their index, even when two of them match the same word."""
    terms = [[words("air")], [words("sea")], [words("ai", is_prefix=True)], [words("air")]]
    assert marked("By air", *terms).has == {0, 2, 3}


def test_other_names_are_marked() -> None:
    """Another name of an actor is highlighted like the term itself."""
    term = SearchTerm("", ((words("moon"),), (words("base"),)), also=(words("luna"),))
    text = Marker([term], FOLDING).marked("Luna, a base")
    assert text.segments == (*(Segment("Luna", True), Segment(", a "), Segment("base", True)),)


def test_a_long_text_is_cut_around_its_first_match() -> None:
    """The match is shown, words stay whole, and omissions are marked."""
    text = f"{'before ' * 60}corridor {'after ' * 60}corridor."
    start, match, rest, end = (
        marked(text, [words("corridor")]).segments[:1]
        + marked(text, [words("corridor")]).segments[2:]
    )
    assert (start.text, match, end.text) == ("… ", Segment("corridor", True), " …")
    assert rest.text.startswith(" after")
    assert rest.text.endswith("after")
    assert marked(text, []).segments == (Segment("before " * 59 + "before"), Segment(" …"))


def test_the_end_of_a_long_text_is_shown_whole() -> None:
    """After a match near the end, the rest of the text is shown."""
    text = "before " * 90 + "corridor."
    assert [each.text for each in marked(text, [words("corridor")]).segments] == [
        *("… ", "before " * 12, "corridor", "."),
    ]


def test_a_long_text_without_spaces_is_cut_too() -> None:
    """Where there is no space the text is cut inside a word, but never inside the match."""
    assert marked("x" * 900, []).segments == (Segment("x" * 420), Segment(" …"))
    dashes = "-" * 500
    assert marked(f"{dashes}corridor{dashes}", [words("corridor")]).segments == (
        Segment("… "),
        Segment("-" * 90),
        Segment("corridor", True),
        Segment("-" * 322),
        Segment(" …"),
    )
    long = "k" * 600
    assert marked(f"{dashes}{long}{dashes}", [words(long)]).segments[2] == Segment(long, True)
