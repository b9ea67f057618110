"""components/pages/gap/chart.py: numbers on an axis, in shapes and words."""

from __future__ import annotations

from typing import Any

import pytest

from components.pages.gap.chart import APART, CODED, REFUSED, ROW, SAID, described, number_chart
from guarantees.pages.gap.numbers import NumberClaim, NumberScale
from guarantees.records.number_ranges import range_of
from guarantees.records.values import Quantity


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


def marks(*claims: NumberClaim) -> list[tuple[list[float], list[str], str]]:
    """Of each mark: where its ends are, their shapes, and the words above it."""
    found = number_chart(scale(*claims))["data"]
    return [(mark["x"], mark["marker"]["symbol"], mark["text"][-1]) for mark in found]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"exactly": 30}, ([30], [SAID], "30 soldiers")),
        ({"about": 30}, ([30], [f"{SAID}-open"], "about 30 soldiers")),
        ({"at_least": 30}, ([30, 120], [SAID, "triangle-right"], "at least 30 soldiers")),
        ({"at_most": 30}, ([0, 30], ["triangle-left", SAID], "at most 30 soldiers")),
        ({"at_least": 10, "at_most": 30}, ([10, 30], [SAID, SAID], "10 to 30 soldiers")),
    ],
)
def test_each_qualifier_has_its_own_mark(given: dict, expected: tuple) -> None:
    """A point, a hollow point for about, an arrow where a range is open, a line between two ends."""
    assert expected == marks(claim(exactly=100), claim("Sylvania", **given))[1]


@pytest.mark.parametrize(
    ("changes", "shape", "dash"),
    [
        ({}, SAID, "solid"),
        ({"verb": "refuses"}, REFUSED, "dot"),
        ({"is_proposal": True}, CODED, "solid"),
        ({"decides": False, "verb": "others say “proposes”"}, APART, "solid"),
    ],
)
def test_each_kind_of_claim_has_its_own_shape(changes: dict, shape: str, dash: str) -> None:
    """Shape and line differ; the colour is one for all."""
    first, second = number_chart(scale(claim(), claim("Sylvania", exactly=9, **changes)))["data"]
    assert ([shape], dash) == (second["marker"]["symbol"], second["line"]["dash"])
    assert first["marker"]["color"] == second["marker"]["color"]


def test_every_row_says_who_and_what() -> None:
    """Rows are in the order of the table, the first at the top, with name, stance and voice."""
    figure = number_chart(
        scale(
            claim(),
            claim("Sylvania", verb="refuses", note="reported", exactly=9),
            claim("Gamma", is_proposal=True, note="disputed"),
        )
    )
    layout = figure["layout"]
    assert [
        "Freedonia<br>proposes",
        "Sylvania<br>refuses, reported",
        "Gamma<br>proposal, coded, disputed",
    ] == layout["yaxis"]["ticktext"]
    assert [[0], [1], [2]] == [mark["y"] for mark in figure["data"]]
    assert [2.5, -0.5] == layout["yaxis"]["range"]
    assert 3 * ROW < layout["height"]


def test_who_does_the_same_with_a_number_shares_a_row() -> None:
    """A dozen agreements of ten years are one mark; an actor, and who only reports it, have their own."""
    same = [claim(f"Pact {n}", is_proposal=True) for n in range(3)]
    figure = number_chart(
        scale(claim(), *same, claim("Sylvania"), claim("Gazette", note="reported"))
    )
    assert [
        "Freedonia and 1 other<br>propose",
        "Pact 0 and 2 others<br>proposals, coded",
        "Gazette<br>proposes, reported",
    ] == figure["layout"]["yaxis"]["ticktext"]
    assert 3 == len(figure["data"])
    assert "Freedonia and Sylvania propose 30 soldiers; Pact 0, Pact 1 and Pact 2 are coded" in (
        described(scale(claim(), *same, claim("Sylvania")))
    )


def test_the_axis_holds_every_number() -> None:
    """It begins at nothing, or below it, and ends beyond the largest number."""
    given = [(50, 1), (-10, 50), (0,)]
    drawn = [number_chart(scale(*(claim(exactly=n) for n in numbers))) for numbers in given]
    ends = [figure["layout"]["xaxis"]["range"] for figure in drawn]
    assert [[0, 60], [-10, 60], [0, 1]] == ends


def test_text_of_records_is_no_markup() -> None:
    """Plotly reads tags; those of a name are shown as they are."""
    figure = number_chart(scale(claim("<a href='x'>A & B</a>"), claim("B", exactly=9)))
    assert (
        "&lt;a href='x'&gt;A &amp; B&lt;/a&gt;<br>proposes"
        == figure["layout"]["yaxis"]["ticktext"][0]
    )


def test_the_chart_is_described_in_words() -> None:
    """Who does not see it hears every row."""
    assert (
        "Soldiers on an axis, the same as in the table above: "
        "Freedonia proposes about 30 soldiers; Gamma is coded 9 soldiers."
        == described(scale(claim(about=30), claim("Gamma", is_proposal=True, exactly=9)))
    )
