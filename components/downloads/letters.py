"""How wide words are in the font of the site: for pictures that the server draws."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from components.streamlit_internals import text_font
from guarantees.sheets.drawing import Words

_LIKE = str.maketrans("◇✕↩⚙", "◊×←*")


@lru_cache(maxsize=16)
def font(size: int, weight: int = 400) -> Any:
    """The font in a size and a weight; a plain one where the installed Streamlit has another."""
    # Imported here, because the server needs no font to serve pages.
    from PIL import ImageFont

    path = text_font()
    if path is None:
        return ImageFont.load_default(size)
    found = ImageFont.truetype(str(path), size)
    found.set_variation_by_axes([weight])
    return found


def lines(text: str, letters: Any, width: float, most: int) -> Sequence[str]:
    """A text broken at spaces into at most so many lines, the last of which may end with "…"."""
    found: list[str] = []
    for word in text.split():
        longer = f"{found[-1]} {word}" if found else word
        if found and letters.getlength(longer) <= width:
            found[-1] = longer
        else:
            found.append(word)
    return _cut(found, letters, width, most)


def words(text: str, x: float, y: float, size: int, colour: str, weight: int = 400) -> Words:
    """A line of text, measured. Signs missing from the font are replaced by similar ones."""
    text = text.translate(_LIKE)
    width = font(size, weight).getlength(text)
    return Words(x, y, text, size, colour, round(width, 1), is_bold=weight > 400)


def _cut(found: Sequence[str], letters: Any, width: float, most: int) -> Sequence[str]:
    kept = list(found[:most])
    if len(found) > most:
        kept[-1] = f"{kept[-1]} {found[most]}"
    return [_shortened(line, letters, width) for line in kept]


def _shortened(line: str, letters: Any, width: float) -> str:
    if letters.getlength(line) <= width:
        return line
    while line and letters.getlength(f"{line}…") > width:
        line = line[:-1]
    return f"{line.rstrip()}…"
