"""Where the tile of each country is: its column from the west and its row from the north.

The places follow those of the outlines (``labels`` in ``geometry/europe.json``: the middle of each country in Lambert's
projection), moved to a free square nearby: no country is drawn east of one that it is clearly west of, or north of one
that it is clearly south of, which a test compares. Countries without a place here, all those outside Europe among them,
are in separate rows below, so every code has a tile.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

COLUMNS = 9
_ROWS = (
    "IS .. .. .. NO SE FI .. ..",
    ".. .. .. .. .. .. EE .. RU",
    ".. .. .. .. DK .. LV .. ..",
    "IE GB .. NL DE PL LT BY ..",
    ".. .. BE LU CZ SK .. UA ..",
    ".. .. FR CH AT HU RO MD ..",
    ".. .. .. IT SI HR RS BG ..",
    "PT ES .. .. .. BA ME MK TR",
    ".. .. .. .. MT .. AL GR CY",
)
PLACES = {
    code: (column, row)
    for row, codes in enumerate(_ROWS)
    for column, code in enumerate(codes.split())
    if code != ".."
}
"""Column and row of a country on the grid, from 0, by its ISO code."""


def rows_of_tiles(codes: Iterable[str]) -> list[list[str]]:
    """The codes that have a place, row by row from the north and each from the west."""
    placed = sorted((PLACES[code][::-1], code) for code in codes if code in PLACES)
    return [
        [code for (row, _), code in placed if row == number]
        for number in sorted({row for (row, _), _ in placed})
    ]


def in_rows(codes: Sequence[str]) -> list[list[str]]:
    """Codes in the order given, in rows as long as those of the grid."""
    return [list(codes[start : start + COLUMNS]) for start in range(0, len(codes), COLUMNS)]
