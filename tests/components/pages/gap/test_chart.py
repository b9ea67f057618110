"""components/pages/gap/chart.py: numbers on an axis, in shapes and words."""

from __future__ import annotations

import math
import re
from typing import Any

import pytest

from components.pages.gap.chart import (
    APART,
    CODED,
    REFUSED,
    SAID,
    TO_LEFT,
    TO_RIGHT,
    axis_of,
    described,
    ends_of,
    kind_of,
    number_chart,
)
from components.pages.gap.drawing import numbers_picture
from guarantees.pages.gap.numbers import NumberClaim, NumberScale
from guarantees.records.number_ranges import range_of
from guarantees.records.values import Quantity
from guarantees.sheets.book import LongForm, Sheet, Workbook
from guarantees.sheets.drawing import Disc, Polygon, Words
from tests.components.parsed_html import Parsed


def claim(name: str = "Freedonia", **changes: Any) -> NumberClaim:
    """An actor that proposes 30 soldiers; qualifiers and fields can be changed."""
    qualifiers = {"exactly", "about", "at_least", "at_most"}
    given = {each: changes.pop(each) for each in qualifiers & changes.keys()} or {"exactly": 30}
    quantity = Quantity(unit="soldiers", **given)
    usual = {
        "owner": name.lower(),
        "name": name,
        "is_proposal": False,
        "verb": "proposes",
        "sign": "✓",
        "tone": "yes",
        "note": "own voice",
        "words": quantity.words("soldiers"),
        "numbers": range_of(quantity),
        "unit_label": "soldiers",
        "citations": (1,),
    }
    return NumberClaim(**{**usual, **changes})


def scale(*claims: NumberClaim) -> NumberScale:
    """An axis of soldiers."""
    return NumberScale("soldiers", "Soldiers", claims)


def drawn(*claims: NumberClaim) -> Parsed:
    """The chart of these claims."""
    return Parsed(str(number_chart(scale(*claims))))


def rows(*claims: NumberClaim) -> list[str]:
    """Who is in each row, and what they do with the number."""
    html = str(number_chart(scale(*claims)))
    pairs = re.findall(r'<span>([^<]*)</span><span class="soft">([^<]*)', html)
    return [" ".join(pair) for pair in pairs]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"exactly": 30}, [(30, SAID)]),
        ({"about": 30}, [(30, SAID)]),
        ({"at_least": 30}, [(30, SAID), (math.inf, TO_RIGHT)]),
        ({"at_most": 30}, [(-math.inf, TO_LEFT), (30, SAID)]),
        ({"at_least": 10, "at_most": 30}, [(10, SAID), (30, SAID)]),
    ],
)
def test_each_qualifier_has_its_own_mark(
    given: dict[str, int], expected: list[tuple[float, str]]
) -> None:
    """A point, an arrow where a range is open, a line between two ends."""
    assert expected == ends_of(claim(**given).numbers, SAID)


def test_about_is_hollow() -> None:
    """How far “about" reaches is not guessed."""
    found = drawn(claim(about=30), claim("Sylvania", exactly=9))
    assert ["mark about late", "mark"] == [
        str(each["class"]) for each in found.all("div") if "mark" in str(each["class"])
    ]


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({}, SAID),
        ({"verb": "refuses"}, REFUSED),
        ({"is_proposal": True}, CODED),
        ({"decides": False, "verb": "others say “proposes”"}, APART),
    ],
)
def test_each_kind_of_claim_has_its_own_shape(changes: dict[str, Any], kind: str) -> None:
    """Shapes differ, and what is refused is dotted."""
    assert kind == kind_of(claim(**changes))
    marks = drawn(claim(exactly=9), claim("Sylvania", **changes)).all("div")
    assert (kind == REFUSED) == any("refused" in str(each["class"]) for each in marks)


def test_a_mark_stands_where_its_number_is() -> None:
    """In hundredths of the axis; a range reaches to its open end."""
    marks = drawn(claim(exactly=50), claim("Sylvania", at_least=30), claim("Gamma", at_most=9))
    places = [str(each["style"]) for each in marks.all("div") if "mark" in str(each["class"])]
    assert ["--from:83.33%;--to:83.33%", "--from:50%;--to:100%", "--from:0%;--to:15%"] == places


def test_every_row_says_who_and_what() -> None:
    """Rows are in the order of the table, the first at the top, with name, stance and voice."""
    assert [
        "Freedonia proposes",
        "Sylvania refuses, reported",
        "Gamma proposal, coded, disputed",
    ] == (
        rows(
            claim(),
            claim("Sylvania", verb="refuses", note="reported", exactly=9),
            claim("Gamma", is_proposal=True, note="disputed"),
        )
    )


def test_who_does_the_same_with_a_number_shares_a_row() -> None:
    """A dozen agreements of ten years are one mark; an actor, and who only reports it, have their own."""
    same = [claim(f"Pact {n}", is_proposal=True) for n in range(3)]
    claims = (claim(), *same, claim("Sylvania"))
    assert [
        "Freedonia and 1 other propose",
        "Pact 0 and 2 others proposals, coded",
        "Gazette proposes, reported",
    ] == rows(*claims, claim("Gazette", note="reported"))
    assert "Freedonia and Sylvania propose 30 soldiers; Pact 0, Pact 1 and Pact 2 are coded" in (
        described(scale(*claims))
    )


def test_the_axis_holds_every_number() -> None:
    """It begins at nothing, or below it, and ends beyond the largest number."""
    given = [(50, 1), (-10, 50), (0,)]
    found = [axis_of(scale(*(claim(exactly=n) for n in numbers))) for numbers in given]
    assert [(0, 60), (-10, 60), (0, 1)] == found


@pytest.mark.parametrize(
    ("largest", "expected"),
    [
        (1, ["0", "1"]),
        (50, ["0", "10", "20", "30", "40", "50"]),
        (1_000_000, ["0", "200,000", "400,000", "600,000", "800,000", "1,000,000"]),
    ],
)
def test_the_axis_has_a_few_round_numbers(largest: int, expected: list[str]) -> None:
    """They are whole, whatever the largest number is; the last has room for its words before the end."""
    html = str(number_chart(scale(claim(exactly=largest), claim("Sylvania", exactly=0))))
    assert expected == re.findall(r">([\d,]+)<", html.split("ticks")[1])


def test_text_of_records_is_no_markup() -> None:
    """The tags of a name are shown as they are."""
    found = str(number_chart(scale(claim("<a href='x'>A & B</a>"), claim("B", exactly=9))))
    assert "<a " not in found
    assert "&lt;a href=&#39;x&#39;&gt;A &amp; B&lt;/a&gt;" in found


def test_the_chart_is_described_in_words() -> None:
    """Who does not see it hears every row."""
    assert (
        "Soldiers on an axis, the same as in the table above: "
        "Freedonia proposes about 30 soldiers; Gamma is coded 9 soldiers."
        == described(scale(claim(about=30), claim("Gamma", is_proposal=True, exactly=9)))
    )


def test_a_picture_has_the_rows_of_the_axis_in_their_places() -> None:
    """Names and numbers in words, a diamond of a proposal right of a smaller number, an arrow at an open end."""
    about = tuple(
        (name, "") for name in ("As of", "Filters", "Data version", "The same view", "Licence")
    )
    book = Workbook("Title", Sheet("", (), (), ()), LongForm((), (), (), ()), None, about, (), None)
    claims = claim(), claim("Sylvania"), claim("Treaty", at_least=90, is_proposal=True)
    shapes = numbers_picture([scale(*claims)], book).shapes
    texts = [shape.text for shape in shapes if isinstance(shape, Words)]
    assert {"Freedonia and Sylvania", "30 soldiers", "Treaty", "at least 90 soldiers"} <= set(texts)
    [disc] = (shape for shape in shapes if isinstance(shape, Disc))
    diamond, arrow = (shape for shape in shapes if isinstance(shape, Polygon))
    assert disc.centre[0] < diamond.points[0][0] < arrow.points[0][0]
    assert disc.centre[1] < diamond.points[1][1]
