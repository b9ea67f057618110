"""A picture as plain data: shapes on a plane, in pixels, from the back to the front."""

from __future__ import annotations

from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True)
class Box:
    """A rectangle with a ground, a line around it, or both; "" for none."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    line: str = ""


@dataclass(frozen=True)
class Words:
    """One line of text. ``y`` is that of its foot; ``width`` is what it takes in the font that it was measured in."""

    x: float
    y: float
    text: str
    size: float
    colour: str
    width: float
    is_bold: bool = False


@dataclass(frozen=True)
class Rule:
    """A straight line."""

    start: Point
    end: Point
    colour: str
    thickness: float = 1


@dataclass(frozen=True)
class Disc:
    """A circle, filled or as a line."""

    centre: Point
    radius: float
    fill: str = ""
    line: str = ""


@dataclass(frozen=True)
class Polygon:
    """A shape with corners, filled or as a line."""

    points: tuple[Point, ...]
    fill: str = ""
    line: str = ""


Shape = Box | Words | Rule | Disc | Polygon


@dataclass(frozen=True)
class Picture:
    """A picture: what it shows in words, and ``about``, which every file says of itself."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    title: str
    about: str
