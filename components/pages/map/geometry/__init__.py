"""The outlines of countries, which ship with the app: ``README.md`` says where they come from and how they are made."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("europe.json")


@dataclass(frozen=True)
class Outlines:
    """The map, in units of its view box.

    ``outlines`` are path data by ISO code; ``no_country`` is the path of what takes no country's colour. ``labels`` say
    where a country's sign is placed and how far the border is from there (x, y, radius): radius 0 for a country too
    small to be drawn. A country of which only a corner is in the picture has no label.
    """

    width: int
    height: int
    outlines: Mapping[str, str]
    no_country: str
    labels: Mapping[str, tuple[int, int, int]]


@cache
def outlines() -> Outlines:
    """The map of Europe."""
    read = json.loads(FILE.read_text(encoding="utf-8"))
    return Outlines(
        width=read["width"],
        height=read["height"],
        outlines=read["outlines"],
        no_country=read["no_country"],
        labels={code: tuple(place) for code, place in read["labels"].items()},
    )
