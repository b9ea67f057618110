"""Makes the outlines that the map page draws from Natural Earth's borders, as packaged by world-atlas.

Run it again only to change the frame, the detail or the edition. Its output is part of the repository:

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    pip install shapely==2.2.0 pyproj==3.7.2 pycountry==26.2.16
    python components/pages/map/geometry/natural_earth.py package

It writes ``europe.json``: outlines already projected, in whole units of a view box, as SVG path data. Borders that two
countries share are simplified once, so that they still meet.

Crimea is cut out of the country that Natural Earth draws it in, and so is every area to which Natural Earth gives no
code of ISO 3166: they get no country's colour (``docs/decisions/0009-the-map.md``).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import pycountry
from pyproj import Transformer
from shapely import LineString, MultiPolygon, Point, Polygon, box, maximum_inscribed_circle

TARGET = Path(__file__).resolve().parent
CRIMEA = Point(34.1, 44.95)
NO_COUNTRY = "no-country"
ABOUT = (
    "Outlines by Natural Earth (public domain), taken from world-atlas 2.0.2 (ISC licence, Copyright 2013-2019 "
    "Michael Bostock) by components/pages/map/geometry/natural_earth.py. Do not edit."
)

Coordinates = list[tuple[float, float]]


@dataclass(frozen=True)
class Frame:
    """The map: its projection, what of it is kept, and how fine it is.

    ``extent`` is in metres of the projection: left, bottom, right, top. ``window`` is what is projected at all, in
    degrees: west, south, east, north. ``metres`` is the length of one unit of the view box. ``tolerance`` is how far,
    in units, a simplified line may lie from the true one, ``smallest`` the least area in square units that is drawn.
    """

    source: str
    projection: str
    window: tuple[float, float, float, float]
    extent: tuple[float, float, float, float]
    metres: float
    tolerance: float
    smallest: float


EUROPE = Frame(
    source="countries-50m.json",
    projection="EPSG:3035",  # Lambert azimuthal equal-area, as the European institutions use it
    window=(-40, 25, 75, 84),
    extent=(2_550_000, 1_330_000, 7_450_000, 5_450_000),
    metres=4_000,
    tolerance=0.7,
    smallest=5,
)


class Atlas:
    """A file of world-atlas: TopoJSON, in which borders are arcs that neighbours share."""

    def __init__(self, path: Path) -> None:
        topology = json.loads(path.read_text(encoding="utf-8"))
        transform = topology["transform"]
        self.scale, self.origin = transform["scale"], transform["translate"]
        self.arcs = [list(self._degrees(arc)) for arc in topology["arcs"]]
        self.countries = topology["objects"]["countries"]["geometries"]

    def _degrees(self, arc: list[list[int]]) -> Iterator[tuple[float, float]]:
        x = y = 0
        for dx, dy in arc:
            x, y = x + dx, y + dy
            yield (x * self.scale[0] + self.origin[0], y * self.scale[1] + self.origin[1])

    def polygons(self) -> Iterator[tuple[str, list[list[int]]]]:
        """Every polygon, as the ISO code of its country and the arcs of its rings."""
        for country in self.countries:
            several = country["type"] == "MultiPolygon"
            for rings in country["arcs"] if several else [country["arcs"]]:
                yield self._code(country, rings), rings

    def _code(self, country: dict, rings: list[list[int]]) -> str:
        found = pycountry.countries.get(numeric=country.get("id", ""))
        in_dispute = Polygon(joined(rings[0], self.arcs)).contains(CRIMEA)
        # Crimea lies in a large country's polygon only where that country is drawn with it.
        if found is None or (in_dispute and Polygon(joined(rings[0], self.arcs)).area < 10):
            return NO_COUNTRY
        return found.alpha_2


def joined(ring: list[int], arcs: list[Coordinates]) -> Coordinates:
    """The points of a ring. An arc whose number is negative runs backwards."""
    points: Coordinates = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points


def outlines(frame: Frame, atlas: Atlas) -> dict[str, MultiPolygon]:
    """The polygons of every country that the frame shows, in units of the view box, y downwards."""
    arcs = [_drawn(arc, frame) for arc in atlas.arcs]
    window, height = box(*frame.window), _size(frame)[1]
    visible = box(0, 0, _size(frame)[0], height)
    parts: dict[str, list[Polygon]] = {}
    for code, rings in atlas.polygons():
        if Polygon(joined(rings[0], atlas.arcs)).buffer(0).intersects(window):
            shape = _polygon(rings, arcs).intersection(visible)
            parts.setdefault(code, []).extend(_polygons_of(shape))
    return {code: MultiPolygon(_large_enough(found, frame)) for code, found in parts.items()}


def _size(frame: Frame) -> tuple[int, int]:
    left, bottom, right, top = frame.extent
    return round((right - left) / frame.metres), round((top - bottom) / frame.metres)


def _drawn(arc: Coordinates, frame: Frame) -> Coordinates:
    """An arc projected, simplified and rounded: the same for both countries it divides."""
    line = LineString(_projected(arc, frame)).simplify(frame.tolerance)
    return [(round(x), round(y)) for x, y in line.coords]


def _projected(points: Coordinates, frame: Frame) -> Coordinates:
    """Degrees of longitude and latitude as units of the view box, y downwards."""
    left, _, _, top = frame.extent
    xs, ys = _transformer(frame.projection).transform(*zip(*points, strict=True))
    return [
        ((x - left) / frame.metres, (top - y) / frame.metres) for x, y in zip(xs, ys, strict=True)
    ]


@cache
def _transformer(projection: str) -> Transformer:
    return Transformer.from_crs("EPSG:4326", projection, always_xy=True)


def _polygon(rings: list[list[int]], arcs: list[Coordinates]) -> Polygon | MultiPolygon:
    """A valid polygon; empty when nothing of it is left after simplifying."""
    drawn = [points for ring in rings if len(points := joined(ring, arcs)) >= 4]
    return Polygon(drawn[0], drawn[1:]).buffer(0) if drawn else Polygon()


def _polygons_of(shape) -> list[Polygon]:
    return [part for part in getattr(shape, "geoms", [shape]) if isinstance(part, Polygon)]


def _large_enough(parts: Iterable[Polygon], frame: Frame) -> list[Polygon]:
    return [part for part in parts if part.area >= frame.smallest]


def path(shape: MultiPolygon) -> str:
    """The path data of an outline: whole numbers, each point but the first as a step from the one before."""
    rings = [ring for part in shape.geoms for ring in (part.exterior, *part.interiors)]
    return "".join(_ring_path([(round(x), round(y)) for x, y in ring.coords]) for ring in rings)


def _ring_path(points: list[tuple[int, int]]) -> str:
    steps = [(x - before_x, y - before_y) for (before_x, before_y), (x, y) in pairwise(points[:-1])]
    written = " ".join(f"{dx} {dy}" for dx, dy in steps if (dx, dy) != (0, 0))
    # A minus sign divides as well as a space does.
    return f"M{points[0][0]} {points[0][1]}l{written}z".replace(" -", "-")


def label(shape: MultiPolygon) -> list[int]:
    """The best place for a sign, and how far from there the border is: x, y, radius."""
    circle = maximum_inscribed_circle(max(shape.geoms, key=lambda part: part.area))
    (x, y), _ = circle.coords
    return [round(x), round(y), round(circle.length)]


def places(frame: Frame, folder: Path) -> dict[str, list[int]]:
    """The middle of each country that lies in the frame, also of those too small to be drawn: x, y, and radius 0."""
    atlas = Atlas(folder / "countries-50m.json")
    width, height = _size(frame)
    largest: dict[str, Polygon] = {}
    for code, rings in atlas.polygons():
        part = Polygon(joined(rings[0], atlas.arcs))
        largest[code] = max(largest.get(code, part), part, key=lambda polygon: polygon.area)
    middles = {
        code: _projected([(part.representative_point().x, part.representative_point().y)], frame)[0]
        for code, part in largest.items()
        if code != NO_COUNTRY and part.buffer(0).intersects(box(*frame.window))
    }
    return {
        code: [round(x), round(y), 0]
        for code, (x, y) in middles.items()
        if 0 <= x <= width and 0 <= y <= height
    }


def geometry(frame: Frame, folder: Path) -> dict:
    """What is written for one map. A country of which only a corner is in the frame has no label there."""
    found = {
        code: shape
        for code, shape in sorted(outlines(frame, Atlas(folder / frame.source)).items())
        if not shape.is_empty
    }
    width, height = _size(frame)
    inside = places(frame, folder)
    labels = {code: label(shape) for code, shape in found.items() if code in inside}
    return {
        "about": ABOUT,
        "projection": frame.projection,
        "width": width,
        "height": height,
        "outlines": {code: path(s) for code, s in found.items() if code != NO_COUNTRY},
        "no_country": path(found[NO_COUNTRY]),
        "labels": dict(sorted((inside | labels).items())),
    }


def main(folder: Path) -> None:
    """Write the map from the unpacked package in ``folder``."""
    text = json.dumps(geometry(EUROPE, folder), separators=(",", ":"))
    target = TARGET / "europe.json"
    target.write_text(text.replace(',"', ',\n"') + "\n", encoding="utf-8")
    print(f"{target}: {len(text):,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
