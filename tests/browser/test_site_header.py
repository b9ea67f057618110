"""The header of every page: its parts never meet, whatever the width, and it leads to every page."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from components.pages.table import MENU
from scripts.local_server import Server
from tests.browser.axe import assert_accessible

Open = Callable[..., Page]
Settle = Callable[[Page], Page]
WIDTHS = (1600, 1400, 1224, 1088, 1087, 900, 768, 577, 575, 390, 320)
# What can be seen of it, as far apart as it is; and what of it lies outside the window.
FAULTS = """() => {
    const parts = [...document.querySelectorAll(
        '#site-header :is(.site-name, .row a, summary, input[type=search]), [data-testid=stMainMenu]')]
        .filter((part) => part.checkVisibility());
    const boxes = parts.map((part) => part.getBoundingClientRect());
    const faults = [];
    boxes.forEach((one, i) => {
        if (one.left < 0 || one.right > innerWidth || one.top < 0 || one.bottom > 60)
            faults.push(`${parts[i].textContent} is outside`);
        boxes.slice(i + 1).forEach((other, j) => {
            if (one.right > other.left && other.right > one.left && one.bottom > other.top && other.bottom > one.top)
                faults.push(`${parts[i].textContent} meets ${parts[i + 1 + j].textContent}`);
        });
    });
    if (parts.length < 4) faults.push("parts are missing");
    return faults;
}"""


def test_nothing_in_the_header_meets_anything_else(page: Open) -> None:
    """At every width the name, the menu, the search and Streamlit's menu of settings stand side by side."""
    tab = page("/method")
    faults = {}
    for width in WIDTHS:
        tab.set_viewport_size({"width": width, "height": 600})
        faults[width] = tab.evaluate(FAULTS)
    assert {width: [] for width in WIDTHS} == faults


@pytest.mark.parametrize("width", [1280, 390])
def test_the_header_leads_to_every_page(page: Open, settle: Settle, width: int) -> None:
    """The name and the menu lead from page to page without a reload; the chosen day stays, and nothing else."""
    tab = page(
        "/compare?search=troops&asof=2025-08-21&clock=known",
        viewport={"width": width, "height": 700},
    )
    tab.evaluate("window.stayed = true")
    header, summary = tab.locator("#site-header"), tab.locator("#site-header summary")
    seen = []
    for name in (*(name for group in MENU for name in group.pages), ""):
        link = header.locator(f'a:not(.skip)[href*="/{name}?"]:visible' if name else ".site-name")
        if not link.count():
            summary.click()
        link.click()
        expect(header.locator("[aria-current=page]").first).to_have_attribute(
            "href", re.compile(rf"/{name}\?clock=known&asof=2025-08-21$")
        )
        expect(header.locator("details[open]")).to_have_count(0)
        expect(tab.get_by_role("heading", level=1)).to_have_count(1)
        seen.append(urlsplit(settle(tab).url))
    assert [f"/{name}" for group in MENU for name in group.pages] + ["/"] == [
        each.path for each in seen
    ]
    assert {"clock=known&asof=2025-08-21"} == {each.query for each in seen}
    assert tab.evaluate("window.stayed")


def test_the_menu_closes_when_the_reader_turns_away(page: Open) -> None:
    """Escape leads back to its button; a click elsewhere closes it."""
    tab = page("/method", viewport={"width": 390, "height": 700})
    menu, summary = tab.locator("#site-header details[open]"), tab.locator("#site-header summary")
    summary.focus()
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    expect(menu.locator("a:focus")).to_have_text("Compare")
    tab.keyboard.press("Escape")
    expect(menu).to_have_count(0)
    expect(summary).to_be_focused()
    summary.click()
    tab.mouse.click(200, 690)
    expect(menu).to_have_count(0)


def test_the_first_step_by_keyboard_passes_the_menu(page: Open, small_site: Server) -> None:
    """One step and Enter lead past the header, before the live page is there and in it."""
    tab = page(f"{small_site.url}/method", cold=True)
    tab.keyboard.press("Tab")
    expect(tab.get_by_text("Skip to the content")).to_be_focused()
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    assert not tab.evaluate(
        "document.getElementById('site-header').contains(document.activeElement)"
    )
    assert f"{small_site.url}/method" == tab.url


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_an_open_menu_and_on_an_unknown_address(
    page: Open, settle: Settle, small_site: Server, scheme: str
) -> None:
    """No rule is broken by the open menu, on a wide screen and on a phone, nor where no page is found."""
    tab = page(f"{small_site.url}/method", color_scheme=scheme, expected=("404",), cold=True)
    for width in (1280, 390):
        tab.set_viewport_size({"width": width, "height": 700})
        settle(tab)
        tab.locator("#site-header summary").click()
        expect(tab.locator("#site-header .panel")).to_be_visible()
        assert_accessible(tab)
        tab.locator("#site-header summary").click()
    tab.goto(f"{small_site.url}/compare/xyz")
    expect(tab.get_by_role("heading", level=1)).to_have_text("There is no such page")
    assert_accessible(tab)
