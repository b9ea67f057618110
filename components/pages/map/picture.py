"""The picture of the countries: a tile for each, or the outlines of Europe.

Each country has its code and three pips: soldiers, air or sea, other support. A pip has the sign of the answer and a
form of its own, so that nothing is lost in print or to readers who do not see the colours. The table says the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import htpy as h

from components.pages.map.geometry import outlines
from components.pages.map.tiles import PLACES, in_rows, rows_of_tiles
from guarantees.pages.map.page import ForceMap, ForceMapQuery
from guarantees.pages.map.vocabulary import Answer
from guarantees.pages.map.words import ANSWER_LOOKS, ContributionView
from guarantees.records.map_options import Means

BORDERS = (
    "Borders are those of Natural Earth and imply no view on any claim. Land without an outline belongs to no state in "
    "these records; Crimea, and areas without an ISO 3166 code in Natural Earth, are drawn as no country's."
)
NO_COUNTRY = "No country's: Crimea, and areas without an ISO 3166 code in Natural Earth"
HOST = "where the force would be, not asked"
SMALL, MARKER = 12, 9
"""Countries narrower than the first (radius, in units) get a circle of the second, so that they can be seen and hit."""
Address = Callable[[ForceMapQuery], str]
"""The address of another state of the page."""


def pips(answers: Iterable[Answer]) -> h.Element:
    """A pip for each answer, hidden from screen readers."""
    return h.span(".pips", aria_hidden="true")[
        (h.i(class_=f"pip {answer.value}")[ANSWER_LOOKS[answer][0]] for answer in answers)
    ]


# ---- tiles -----------------------------------------------------------------------------------------


def tile_map(model: ForceMap, address: Address) -> h.Element:
    """A tile for each country: those of Europe roughly where they are, all others below."""
    entries = {entry.code: entry for entry in model.countries if entry.code}
    host = model.host[0] if model.host and model.host[0] not in entries else ""
    drawn = [*entries, *([host] if host else [])]

    def tile(code: str) -> h.Element:
        if code == host:
            return _host_tile(model)
        return _tile(entries[code], model, address)

    return h.figure(
        ".tiles-of", aria_label="Countries as tiles. The table says the same in words."
    )[
        h.div(".tiles")[(h.div(data_row=True)[map(tile, codes)] for codes in rows_of_tiles(drawn))],
        _others([code for code in drawn if code not in PLACES], tile),
    ]


def _others(codes: list[str], tile: Callable[[str], h.Element]) -> h.Node:
    """The tiles without a place in the picture."""
    return codes and [
        h.p(".small.soft")["Elsewhere"],
        h.div(".tiles.elsewhere")[(h.div(data_row=True)[map(tile, row)] for row in in_rows(codes))],
    ]


def _tile(entry: ContributionView, model: ForceMap, address: Address) -> h.Element:
    return h.a(
        class_=f"open {_classes(entry, model)}",
        style=_place(entry.code),
        href=address(replace(model.query, cell=entry.actor)),
        data_cell=entry.actor,
        data_stay=True,
        title=entry.label,
    )[
        h.b(aria_hidden="true")[entry.code],
        _has_signs(entry, model) and pips(answer.answer for answer in entry.answers),
        h.span(".hidden")[entry.label],
    ]


def _host_tile(model: ForceMap) -> h.Element:
    assert model.host is not None
    code, name = model.host
    label = f"{name}: {HOST}"
    return h.span(".tile.host", style=_place(code), title=label)[
        h.b(aria_hidden="true")[code], h.span(".hidden")[label]
    ]


def _place(code: str) -> str | None:
    if code not in PLACES:
        return None
    column, row = PLACES[code]
    return f"grid-area:{row + 1}/{column + 1}"


def _classes(entry: ContributionView, model: ForceMap) -> str:
    """How a country looks: its tint is its answer about soldiers."""
    if not model.query.keeps(entry):
        return "tile off"
    answer = entry.answer(Means.SOLDIERS)
    names = ["tile", f"soldiers-{answer.value}", f"tone-{ANSWER_LOOKS[answer][1]}"]
    names += [] if entry.is_stated else ["unstated"]
    names += ["member"] if entry.part_of else []
    return " ".join(names)


def _has_signs(entry: ContributionView, model: ForceMap) -> bool:
    """Whether the signs of its answers are drawn: where there are any, and the filters keep it."""
    return entry.is_stated and model.query.keeps(entry)


# ---- outlines --------------------------------------------------------------------------------------


def outline_map(model: ForceMap, address: Address) -> h.Element:
    """The outlines of Europe, with the tiles of the countries that are not in it below."""
    return _Outlines(model, address).drawn()


class _Outlines:
    """Draws the outlines; holds what every part needs."""

    def __init__(self, model: ForceMap, address: Address) -> None:
        self.model, self.address, self.europe = model, address, outlines()
        self.entries = {entry.code: entry for entry in model.countries if entry.code}

    def drawn(self) -> h.Element:
        europe, entries = self.europe, self.entries
        land = (path for code, path in europe.outlines.items() if code not in entries)
        shown = [entry for code, entry in entries.items() if code in europe.labels]
        rest = [code for code in entries if code not in europe.labels]
        return h.figure(
            ".outlines", aria_label="Outlines of Europe. The table says the same in words."
        )[
            h.svg(".map", data_row=True, viewBox=f"0 0 {europe.width} {europe.height}")[
                h.path(".land", d="".join(land)),
                (self._country(entry) for entry in shown),
                h.path(".no-country", d=europe.no_country)[h.title[NO_COUNTRY]],
                (self._label(entry) for entry in shown if _has_signs(entry, self.model)),
                self._host(),
            ],
            h.p(".borders.small.soft")[BORDERS],
            _others(rest, lambda code: _tile(entries[code], self.model, self.address)),
        ]

    def _country(self, entry: ContributionView) -> h.Element:
        """The shape of a country, which opens its evidence; a circle for one too small to be seen."""
        path = self.europe.outlines.get(entry.code)
        x, y, radius = self.europe.labels[entry.code]
        return h.a(
            class_=f"open {_classes(entry, self.model)}",
            href=self.address(replace(self.model.query, cell=entry.actor)),
            data_cell=entry.actor,
            data_stay=True,
            aria_label=entry.label,
        )[
            h.title[entry.label],
            path and h.path(d=path),
            radius < SMALL and h.circle(cx=str(x), cy=str(y), r=str(MARKER)),
        ]

    def _label(self, entry: ContributionView) -> h.Element:
        """The code of a country, and a sign for each question."""
        x, y, radius = self.europe.labels[entry.code]
        below = 2 * MARKER if radius < SMALL else 0
        return h.text(x=str(x), y=str(y + below), aria_hidden="true")[
            h.tspan(".code")[entry.code],
            " ",
            (
                h.tspan(class_=f"sign tone-{answer.tone}")[answer.sign or "·"]
                for answer in entry.answers
            ),
        ]

    def _host(self) -> h.Node:
        if self.model.host is None or self.model.host[0] not in self.europe.labels:
            return None
        code, name = self.model.host
        x, y, _ = self.europe.labels[code]
        return code not in self.entries and h.text(".host", x=str(x), y=str(y))[name]
