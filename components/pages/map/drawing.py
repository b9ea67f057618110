"""The picture of the map as a file: a tile for each country, with the answers to the three questions as signs."""

from __future__ import annotations

from components.downloads import marks
from components.downloads.frame import framed
from components.downloads.letters import words
from components.downloads.print_theme import LINE, PAGE, PANEL, SOFT, TEXT, TINTS
from components.pages.map.tiles import COLUMNS, PLACES, in_rows
from guarantees.pages.map.page import ForceMap
from guarantees.pages.map.words import ANSWER_LOOKS, ContributionView
from guarantees.records.map_options import Means
from guarantees.sheets.book import Workbook
from guarantees.sheets.drawing import Box, Picture, Shape

_TILE, _STEP, _SIDE = 78, 82, 32


def map_picture(model: ForceMap, book: Workbook) -> Picture:
    """The tiles, with a caption and the view and data they come from."""
    shapes: list[Shape] = []
    entries = {entry.code: entry for entry in model.countries if entry.code}
    rows = max((row for _, row in PLACES.values()), default=0) + 1
    for code, entry in entries.items():
        if code in PLACES:
            shapes += _tile(entry, *PLACES[code], model)
    if model.host and model.host[0] in PLACES and model.host[0] not in entries:
        shapes += _host(model.host[0])
    elsewhere = in_rows([code for code in entries if code not in PLACES])
    for number, codes in enumerate(elsewhere):
        for column, code in enumerate(codes):
            shapes += _tile(entries[code], column, rows + number + 0.4, model)
    height = (rows + len(elsewhere) + (0.4 if elsewhere else 0)) * _STEP
    about = ["The tint is the answer on soldiers; below the code: soldiers, air or sea, other."]
    return framed(book, shapes, COLUMNS * _STEP, height, about)


def _tile(entry: ContributionView, column: float, row: float, model: ForceMap) -> list[Shape]:
    x, y = _SIDE + column * _STEP, row * _STEP
    is_shown = model.query.keeps(entry)
    tone = ANSWER_LOOKS[entry.answer(Means.SOLDIERS)][1]
    ground = TINTS.get(tone, PANEL) if is_shown else PAGE
    ink = TEXT if is_shown and entry.is_stated else SOFT
    shapes: list[Shape] = [Box(x, y, _TILE, _TILE, fill=ground, line=LINE)]
    shapes.append(words(entry.code, x + 8, y + 24, 17, ink, 650))
    [name] = [words(entry.name, x + 8, y + 41, 10, ink)]
    shapes.append(
        name if name.width < _TILE - 12 else words(_short(entry.name), x + 8, y + 41, 10, ink)
    )
    if is_shown and entry.is_stated:
        for place, answer in enumerate(entry.answers):
            sign = answer.sign[:1]
            shapes += marks.sign(sign or "·", x + 8 + place * 22, y + 66, TEXT, 15)
    return shapes


def _short(name: str) -> str:
    return f"{name[:11].rstrip()}…" if len(name) > 12 else name


def _host(code: str) -> list[Shape]:
    x, y = _SIDE + PLACES[code][0] * _STEP, PLACES[code][1] * _STEP
    return [
        Box(x, y, _TILE, _TILE, fill=PAGE, line=SOFT),
        words(code, x + 8, y + 24, 17, TEXT, 650),
        words("not asked", x + 8, y + 41, 10, SOFT),
    ]
