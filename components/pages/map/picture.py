"""The map as SVG: a picture of Europe, and below it a smaller one of the world.

Each kind has a pattern as well as a colour, and each country a sign, so that nothing is lost in print or to readers who
do not see the colours. The list next to the map says the same in words.
"""

from __future__ import annotations

from collections.abc import Iterator

import htpy as h

from components.pages.map.geometry import Outlines, outlines
from guarantees.catalogue.catalogue import Catalogue
from guarantees.links.addresses import to_map
from guarantees.pages.map.page import ForceMap
from guarantees.pages.map.words import KIND_LOOKS, ContributionView

TILE, SCALE = 12, 1.6
NO_COUNTRY = "Crimea, and areas without an ISO 3166 code in Natural Earth: no country's colour"
SMALL, MARKER = 12, 9
"""Countries narrower than the first (radius, in units) get a circle of the second, so that they can be seen and hit."""
# What is drawn in each tile of 12 × 12 units, above a tint of the kind's colour. Other kinds are plain.
_STROKES = {
    "air_sea": "M-3 3l6-6M-1 13L13-1M9 15l6-6",
    "no_soldiers": "M-3 9l6 6M-1-1l14 14M9-3l6 6",
    "refuses": "M-1-1l14 14M-1 13L13-1",
    "undecided": "M0 3h12M0 9h12",
    "withdrawn": "M0 6h6",
    "no-country": "M2 0v12M6 0v12M10 0v12",
}
_DOTS = {
    "other": ((3, 3, 2.2), (9, 9, 2.2)),
    "of_the_force": ((3, 3, 1.2), (9, 9, 1.2)),
    "said_by_others": ((6, 6, 1.2),),
}
_CHECKS = "M0 0h6v6h-6zM6 6h6v6h-6z"


def pictures(model: ForceMap, catalogue: Catalogue) -> h.Node:
    """Both pictures. Countries outside Europe are labelled, and can be opened, in that of the world."""
    europe, world = outlines("europe"), outlines("world")
    entries = {entry.iso: entry for entry in _states(model) if entry.iso}
    names = {
        actor.iso: catalogue.actor_short_name(actor.id)
        for actor in catalogue.actors.values()
        if actor.iso
    }
    near = {code for code in names if code in europe.labels}
    far = {code for code in names if code in world.labels} - near
    return [
        _patterns(),
        _Picture(europe, entries, names, model).drawn("europe", near),
        far & entries.keys() and _Picture(world, entries, names, model).drawn("world", far),
    ]


def not_drawn(model: ForceMap) -> tuple[str, ...]:
    """The names of states that neither picture has."""
    drawn = {*outlines("europe").labels, *outlines("world").labels}
    return tuple(entry.name for entry in _states(model) if entry.iso not in drawn)


def _states(model: ForceMap) -> Iterator[ContributionView]:
    return (entry for entries in model.states.values() for entry in entries)


def swatch(kind: str) -> h.Element:
    """A sample of the pattern of a kind, for the legend and next to a heading."""
    return h.svg(".swatch", viewBox="0 0 63 36", aria_hidden="true")[
        h.rect(x="1", y="1", width="61", height="34", class_=f"kind-{kind}", fill=_fill(kind))
    ]


def _fill(kind: str) -> str:
    # An attribute, not a style: a style sheet would look the pattern up in the wrong document.
    return f"url(#fill-{kind})"


def _patterns() -> h.Element:
    kinds = (*_STROKES, *_DOTS, "differs", "troops", "not_yet", "not_stated")
    return h.svg(".patterns", width="0", height="0", aria_hidden="true")[
        h.defs[(_pattern(kind) for kind in kinds)]
    ]


def _pattern(kind: str) -> h.Element:
    size = str(TILE)
    return h.pattern(
        id=f"fill-{kind}",
        class_=f"kind-{kind}",
        patternUnits="userSpaceOnUse",
        patternTransform=f"scale({SCALE})",
        width=size,
        height=size,
    )[
        h.rect(".tint", width=size, height=size),
        kind in _STROKES and h.path(".strokes", d=_STROKES[kind]),
        (h.circle(".ink", cx=str(x), cy=str(y), r=str(r)) for x, y, r in _DOTS.get(kind, ())),
        kind == "differs" and h.path(".ink", d=_CHECKS),
    ]


class _Picture:
    """Draws one picture; holds what every part of it needs. ``names`` are those of states, by code."""

    def __init__(
        self,
        geometry: Outlines,
        entries: dict[str, ContributionView],
        names: dict[str, str],
        model: ForceMap,
    ) -> None:
        self.geometry, self.names, self.model = geometry, names, model
        drawn = {*geometry.labels, *geometry.outlines}
        self.entries = {code: entry for code, entry in entries.items() if code in drawn}

    def drawn(self, name: str, labelled: set[str]) -> h.Element:
        """The picture. ``labelled`` are the codes of the states that it names, and that can be opened in it."""
        land = (path for code, path in self.geometry.outlines.items() if code not in self.entries)
        return h.svg(
            class_=f"map {name}",
            viewBox=f"0 0 {self.geometry.width} {self.geometry.height}",
            role="group",
            aria_label=f"{name.capitalize()}. The list says the same in words.",
        )[
            h.path(".land", d="".join(land)),
            (self._country(entry, entry.iso in labelled) for entry in self.entries.values()),
            h.path(".no-country", d=self.geometry.no_country, fill=_fill("no-country"))[
                h.title[NO_COUNTRY]
            ],
            h.g(".labels", aria_hidden="true")[(self._label(code) for code in sorted(labelled))],
        ]

    def _country(self, entry: ContributionView, is_labelled: bool) -> h.Element:
        """The shape of a state. It is a link where there are statements, but only in the picture that labels it."""
        path = self.geometry.outlines.get(entry.iso)
        shape = [h.path(d=path, fill=_fill(entry.kind))] if path else []
        is_chosen = self.model.chosen is not None and self.model.chosen.actor == entry.actor
        classes = f"country kind-{entry.kind}" + (" chosen" if is_chosen else "")
        if not is_labelled:
            return h.g(class_=classes, aria_hidden="true")[shape]
        x, y, radius = self.geometry.labels[entry.iso]
        if radius < SMALL:
            shape.append(h.circle(cx=str(x), cy=str(y), r=str(MARKER), fill=_fill(entry.kind)))
        title = h.title[entry.label]
        if not entry.is_stated:
            return h.g(class_=classes)[title, shape]
        address = to_map(entry.actor, as_of=self.model.as_of)
        return h.a(class_=classes, href=address, data_stay=True)[title, shape]

    def _label(self, code: str) -> h.Node:
        """The sign and name of a state. Small states are named only if they have statements; the host always is."""
        entry = self.entries.get(code)
        if entry is None and code != self.model.host:
            return None
        x, y, radius = self.geometry.labels[code]
        if radius < SMALL and entry and not entry.is_stated:
            return None
        below = 2 * MARKER if radius < SMALL else 0
        sign = KIND_LOOKS[entry.kind][0] if entry else ""
        return h.text(x=str(x), y=str(y + below), class_="" if entry else "host")[
            sign and h.tspan(".mark", x=str(x), dy="0")[sign],
            h.tspan(".name", x=str(x), dy="1.05em" if sign else "0")[self.names[code]],
        ]
