"""The colours in .streamlit/config.toml can be read by everyone."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

CONFIG = Path(__file__).resolve().parents[3] / ".streamlit" / "config.toml"
THEME = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"]
WHITE = "#ffffff"
# WCAG 2.2, level AA: 4.5 for text, 3 for the parts of controls and charts.
TEXT = 4.5
PART = 3.0


def channels(colour: str) -> list[float]:
    """Red, green and blue of ``#rrggbb``, each from 0 to 1."""
    return [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]


def luminance(rgb: list[float]) -> float:
    """Relative luminance as WCAG defines it, from 0 for black to 1 for white."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: list[float], other: list[float]) -> float:
    """Contrast ratio as WCAG defines it, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def pairs(mode: str) -> dict[str, tuple[float, float]]:
    """What each pair of colours of a theme is for, with its contrast and the least it may be."""
    theme = THEME[mode]
    page = channels(theme["backgroundColor"])
    found = {
        "white on a primary button": (contrast(channels(WHITE), primary(theme)), TEXT),
        "notice": (on(theme, "blueTextColor", "blueBackgroundColor"), TEXT),
        "code": (on(theme, "codeTextColor", "codeBackgroundColor"), TEXT),
    }
    for surface in ("backgroundColor", "secondaryBackgroundColor"):
        found[f"text on {surface}"] = (on(theme, "textColor", surface), TEXT)
        found[f"link on {surface}"] = (on(theme, "linkColor", surface), TEXT)
        found[f"caption on {surface}"] = (caption_contrast(theme, surface), TEXT)
        found[f"primary on {surface}"] = (on(theme, "primaryColor", surface), PART)
    for colour in theme["chartCategoricalColors"]:
        found[f"{colour} in a chart"] = (contrast(channels(colour), page), PART)
    return found


def primary(theme: dict[str, str]) -> list[float]:
    """The channels of a theme's accent."""
    return channels(theme["primaryColor"])


def on(theme: dict[str, str], text: str, surface: str) -> float:
    """The contrast of two colours of a theme, each given by its option."""
    return contrast(channels(theme[text]), channels(theme[surface]))


def caption_contrast(theme: dict[str, str], surface: str) -> float:
    """The contrast of a caption, which Streamlit writes in the text colour at 60 %."""
    below = channels(theme[surface])
    mixed = zip(channels(theme["textColor"]), below, strict=True)
    return contrast([0.6 * text + 0.4 * under for text, under in mixed], below)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_pair_of_colours_meets_wcag_aa(mode: str) -> None:
    """Text has a contrast of at least 4.5, parts of controls and charts of at least 3."""
    too_weak = {name: got for name, (got, least) in pairs(mode).items() if got < least}

    assert {} == too_weak


def test_black_on_white_has_the_greatest_contrast() -> None:
    """The contrast formula gives WCAG's own figure for black on white."""
    assert contrast([0, 0, 0], [1, 1, 1]) == pytest.approx(21)
