"""The places of the tiles: each country has one, and they are roughly where the countries are."""

from __future__ import annotations

from itertools import permutations

from components.pages.map.geometry import outlines
from components.pages.map.tiles import COLUMNS, PLACES, in_rows, rows_of_tiles
from guarantees.text.locales import territories

CLEARLY = 110
"""How far apart, in units of the outlines, two countries are of which one is clearly west or north of the other."""


def test_no_two_countries_have_the_same_place() -> None:
    """And each is on the grid."""
    assert len(set(PLACES.values())) == len(PLACES)
    assert {column for column, _ in PLACES.values()} == set(range(COLUMNS))


def test_every_code_has_a_tile() -> None:
    """Each code of a country that a record can name comes once: on the grid, or in a row below."""
    codes = sorted({code for code in territories("en") if len(code) == 2} | {"ZZ"})
    placed = [code for row in rows_of_tiles(codes) for code in row]
    others = in_rows([code for code in codes if code not in PLACES])
    assert codes == sorted([*placed, *(code for row in others for code in row)])
    assert {len(row) for row in others[:-1]} == {COLUMNS}


def test_tiles_keep_the_directions_between_countries() -> None:
    """A country that is clearly west, or north, of another is not drawn clearly east, or south, of it."""
    labels = outlines().labels
    known = [code for code in PLACES if code in labels]
    assert set(PLACES) - set(known) == {"RU"}  # of which only a corner is in the outlines
    wrong = [
        (one, other)
        for one, other in permutations(known, 2)
        for axis in (0, 1)
        if labels[one][axis] + CLEARLY < labels[other][axis]
        and PLACES[one][axis] > PLACES[other][axis]
    ]
    assert [] == wrong


def test_rows_come_from_the_north_and_each_from_the_west() -> None:
    """That is the order in which keys and screen readers go through them; empty rows are left out."""
    assert [["IE", "DE"], ["UA"], ["GR"]] == rows_of_tiles(["GR", "UA", "DE", "IE", "US"])
