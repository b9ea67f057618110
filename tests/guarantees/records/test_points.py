"""Which numbered parts of a text are named, in the forms in which records write places and sentences."""

from __future__ import annotations

import pytest

from guarantees.records.points import opening_points, points_named, points_told
from guarantees.records.vocabulary import PointName
from tests.builders import place, statement

POINT, ARTICLE = PointName


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Point 10", (10,)),
        ("Point 21, d", (21,)),
        ("Point 10, a to c", (10,)),
        ("Point 2, second dash", (2,)),
        ("Point 2, after dashes", (2,)),
        ("Point 12a", (12,)),
        ("point 10.2", (10,)),
        ("Points 4 and 5", (4, 5)),
        ("Points 1 to 3", (1, 2, 3)),
        ("Points 7, 9 and 11–13", (7, 9, 11, 12, 13)),
        ("Points 1, 2, and 4 - 5", (1, 2, 4, 5)),
        ("Fifth paragraph (point 17)", (17,)),
        ("Second and fourth paragraphs (point 22)", (22,)),
        ("Last block (points 27 and 28)", (27, 28)),
        ("Paragraph on point 20", (20,)),
        ("List (point 3); list (point 1)", (1, 3)),
        ("Point 4, 2nd paragraph", (4,)),
        ("Point 9 and 24 hours", (9,)),
    ],
)
def test_points_are_read_from_places(text: str, numbers: tuple[int, ...]) -> None:
    """One point, several, ranges and parts of points, alone or in brackets after a place on the page."""
    assert points_named(text, POINT) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "Item 10",
        "List, item 5",
        "Section 1, item 2",
        "Provision 5",
        "Proposal 1 of this page",
        "Third paragraph",
        "p10",
        "The 28-point plan",
        "Key point",
        "Viewpoint 2",
        "Point 7-8",
        "Points 9 to 7",
        "Point 2nd",
        "Article 5",
    ],
)
def test_what_names_no_point_gives_none(text: str) -> None:
    """Places on a page, other words and numbers that could be read in two ways are no points of the text."""
    assert points_named(text, POINT) == ()


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Article 5, first paragraph", (5,)),
        ("Title and Articles 3 to 5", (3, 4, 5)),
        ("Articles 3 and 5", (3, 5)),
        ("Article 42(7)", (42,)),
        ("Art. 5", (5,)),
        ("Paragraph on Article 1", (1,)),
        ("Point 3", ()),
    ],
)
def test_articles_are_read_in_a_text_that_has_articles(text: str, numbers: tuple[int, ...]) -> None:
    """Points and articles are two ways to count."""
    assert points_named(text, ARTICLE) == numbers


@pytest.mark.parametrize(
    ("says", "numbers", "rest"),
    [
        ("Point 10: the guarantee costs money.", (10,), "The guarantee costs money."),
        ("Points 1 to 2: two things.", (1, 2), "Two things."),
        ("Point 21, d: a zone.", (21,), "Point 21, d: a zone."),
        ("Point 3 is one sentence.", (3,), "Point 3 is one sentence."),
        ("It restates point 3: nothing new.", (), "It restates point 3: nothing new."),
    ],
)
def test_a_sentence_may_begin_with_its_point(
    says: str, numbers: tuple[int, ...], rest: str
) -> None:
    """The point is left out of the sentence only where it stands before it like a heading."""
    assert opening_points(says, POINT) == (numbers, rest)


def test_the_sentence_decides_before_the_place() -> None:
    """A page may count otherwise than the text, and its items are no points; without a sentence, places count."""
    point = place(at="Point 5")
    told = [
        statement(says="Point 4: it binds.", evidence=[point]),
        statement(says="It binds.", evidence=[point, place(at="Points 2 and 3")]),
        statement(says="It binds.", evidence=[place(at="Item 5")]),
    ]
    assert [points_told(each, POINT) for each in told] == [(4,), (2, 3, 5), ()]
