"""The main path of every page in Chromium, Firefox and WebKit, by keyboard alone.

`make browsers` runs this; `make test`, which uses Chromium alone, does not.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests.engines.site import Site

PHONE = (390, 844)
ENLARGED = (320, 256)  # a window of 1280 by 1024 at 400 percent
DOCUMENT = ".guarantees-document > *"
CELL = "td:has(> .open)"
PANEL = ".panel"
MAIN = "[data-testid=stMain]"  # without Streamlit's header, below which it scrolls


@dataclass(frozen=True)
class Step:
    """A key pressed on what ``at`` names, after which the page shows what ``shows`` names."""

    at: str
    key: str
    shows: str


# For each page: what it shows, and a step of its main path.
PAGES = {
    "/": (DOCUMENT, Step("a[href='./compare']", "Enter", CELL)),
    "/compare": (CELL, Step("[name=view][value=sentences]", "Space", ".answers.sentences")),
    "/positions": (CELL, Step("a.fold", "Enter", ".fold[aria-expanded=false]")),
    "/proposal?id=alpha": (
        DOCUMENT,
        Step("a[href='./proposal?id=beta']", "Enter", "a[href='./proposal?id=alpha']"),
    ),
    "/gap?element=assistance": (
        DOCUMENT,
        Step("a[data-cell='sylvania~assistance~troops']", "Enter", ".panel .place"),
    ),
    "/timeline": (".ledger", Step(".lines .open", "Enter", ".panel .place")),
    "/map": (
        DOCUMENT,
        Step(".fold[data-fold=asof] summary", "Enter", ".fold[open] input[name=asof]"),
    ),
    "/sources": (DOCUMENT, Step("a[href*='source=treaty-2024']", "Enter", "article.source")),
    "/search?q=treaty": (
        ".results",
        Step(".results a[href*='source=']", "Enter", "article.source"),
    ),
    "/coverage": (
        "table.signs",
        Step("a[data-cell='alpha~force-size']", "Enter", ".panel .place"),
    ),
    "/curate": (".report", Step("a[href='#report-coverage']", "Enter", "#report-coverage")),
    "/method": (DOCUMENT, Step("summary", "Enter", "details[open]")),
}


@pytest.mark.parametrize("path", PAGES)
def test_the_main_path(site: Site, path: str) -> None:
    """A page shows its content without one text on another, and a key leads on from there."""
    shows, step = PAGES[path]
    site.open(path, shows)
    assert ([], False) == (site.ask("overlaps", "body"), site.ask("isTooWide"))
    site.focus(step.at)
    site.press(step.key)
    site.wait_for(step.shows)
    assert [] == site.ask("overlaps", MAIN)


@pytest.mark.parametrize("path", PAGES)
def test_a_phone_and_four_times_the_size(site: Site, path: str) -> None:
    """On a phone nothing overlaps or scrolls sideways; at 400 percent Tab never leads to what cannot be seen."""
    site.open(path, PAGES[path][0], PHONE)
    assert ([], False) == (site.ask("overlaps", "body"), site.ask("isTooWide"))
    site.resize(ENLARGED)
    assert [] == site.unseen_stops()


@pytest.mark.parametrize("path", PAGES)
def test_before_the_live_page_is_there(site: Site, path: str) -> None:
    """The first view that the server sends has no text on another."""
    site.open_first_view(path)
    assert [] == site.ask("overlaps", "body")


@pytest.mark.parametrize(
    ("path", "cell"),
    [("/compare", "alpha~force-size"), ("/positions", "sylvania~alpha")],
)
def test_evidence_by_keyboard(site: Site, path: str, cell: str) -> None:
    """Enter on a cell leads to the heading of its evidence, next to the table; Escape leads back to the cell."""
    button = f'.open[data-cell="{cell}"]'
    site.open(path, CELL)
    site.focus(button)
    site.press("Enter")
    site.wait_for(f"{PANEL} h2:focus")
    assert site.ask("isBeside", PANEL, "tr:has(.open) > th")
    assert [] == site.ask("overlaps", MAIN)
    site.press("Escape")
    site.wait_for(f"{button}:focus")


@pytest.mark.parametrize(
    "path", ["/compare?cell=alpha.force-size", "/positions?cell=sylvania.alpha"]
)
def test_what_a_sheet_covers_takes_no_focus(site: Site, path: str) -> None:
    """Where the evidence lies over the page, Tab stays in it, and Escape leads back to the page."""
    site.open(path, f"{PANEL}:modal", ENLARGED)
    assert [] == site.ask("overlaps", PANEL)
    assert [] == site.unseen_stops()
    site.focus(f"{PANEL} [data-close]")
    site.press("Escape")
    site.wait_for(".open:focus")
    assert [] == site.unseen_stops()


def test_an_open_menu_keeps_the_focus(site: Site) -> None:
    """The menu of a narrow window, closed or open, leaves no focus on what is hidden."""
    site.open("/method", DOCUMENT, ENLARGED)
    site.focus("#site-header summary")
    site.press("Enter")
    site.wait_for("#site-header details[open]")
    assert [] == site.unseen_stops()
