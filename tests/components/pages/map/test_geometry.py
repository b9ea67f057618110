"""The outlines that ship with the app: their origin, their places, and that no country's colour covers Crimea."""

from __future__ import annotations

import json
import re
from itertools import accumulate
from pathlib import Path

import pytest

from components.pages.map.geometry import FILE, Outlines, outlines

ROOT = Path(__file__).resolve().parents[4]
Ring = list[tuple[int, int]]
# Places on the map of Europe, in units of its view box.
SIMFEROPOL, SEVASTOPOL, KERCH, PRISTINA = (910, 679), (903, 691), (947, 656), (671, 802)
PLACES = {
    "UA": [(802, 552), (948, 574), (868, 643)],  # Kyiv, Donetsk, Kherson
    "RU": [(864, 373)],  # Moscow
    "FR": [(303, 640)],  # Paris
}


def rings(path: str) -> list[Ring]:
    """The rings of a path, which begin at a point and go on in steps."""
    found = []
    for ring in re.findall(r"M([^z]*)z", path):
        x, y, *steps = map(int, re.findall(r"-?\d+", ring))
        xs, ys = accumulate(steps[::2], initial=x), accumulate(steps[1::2], initial=y)
        found.append(list(zip(xs, ys, strict=True)))
    return found


def covers(path: str, place: tuple[int, int]) -> bool:
    """Whether a path, filled, covers a place: a ray to the right crosses its lines an odd number of times."""
    x, y = place[0] + 0.5, place[1] + 0.5
    crossed = 0
    for ring in rings(path):
        for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
            if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
                crossed += 1
    return crossed % 2 == 1


def covering(geometry: Outlines, place: tuple[int, int]) -> list[str]:
    """The codes of the countries that cover a place."""
    return [code for code, path in geometry.outlines.items() if covers(path, place)]


@pytest.mark.parametrize("place", [SIMFEROPOL, SEVASTOPOL, KERCH, PRISTINA])
def test_what_is_in_dispute_belongs_to_no_country(place: tuple[int, int]) -> None:
    """Crimea, and areas without a code, are drawn once, as no country's."""
    europe = outlines()
    assert ([], True) == (covering(europe, place), covers(europe.no_country, place))


@pytest.mark.parametrize(("code", "place"), [(c, place) for c in PLACES for place in PLACES[c]])
def test_a_city_is_in_its_country(code: str, place: tuple[int, int]) -> None:
    """The codes are those of the outlines around them, and countries do not overlap there."""
    europe = outlines()
    assert ([code], False) == (covering(europe, place), covers(europe.no_country, place))


def test_everything_is_in_the_frame() -> None:
    """No outline, and no sign, is outside the view box."""
    geometry = outlines()
    paths = [*geometry.outlines.values(), geometry.no_country]
    places = [place for path in paths for ring in rings(path) for place in ring]
    places += [(x, y) for x, y, _ in geometry.labels.values()]
    assert all(0 <= x <= geometry.width and 0 <= y <= geometry.height for x, y in places)


def test_a_sign_is_in_its_country() -> None:
    """Every country with room for one has it; a radius of 0 says that the country is not drawn."""
    geometry = outlines()
    for code, (x, y, radius) in geometry.labels.items():
        assert (radius > 0) == (code in geometry.outlines)
        assert radius < 3 or covers(geometry.outlines[code], (x, y)), code


def test_the_outlines_are_small_and_say_whose_they_are() -> None:
    """They are part of a page, so they stay below 40 kB."""
    text = FILE.read_text(encoding="utf-8")
    assert len(text) < 40_000
    assert "Natural Earth (public domain)" in json.loads(text)["about"]
    assert "ISC licence" in json.loads(text)["about"]
