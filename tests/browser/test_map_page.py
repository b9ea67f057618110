"""The Map page in a browser: a country opens by mouse and by keyboard, and its link shows the same again."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from guarantees.pages.map.page import ForceMapQuery, force_map
from guarantees.pages.map.words import ContributionView
from tests.larger_records import larger

Open = Callable[..., Page]
Settle = Callable[[Page], Page]
WIDE = {"width": 1400, "height": 900}
PHONE = {"width": 390, "height": 800}


def with_statements() -> list[ContributionView]:
    """The states of the records that have statements, in the order of the map."""
    states = force_map(ForceMapQuery(), larger()).states
    return [entry for entries in states.values() for entry in entries if entry.is_stated]


def country(tab: Page, name: str):
    """The link of a country on the map, by its accessible name."""
    return tab.locator("#root svg").get_by_role("link", name=re.compile(f"^{name}: "))


def test_a_click_on_a_country_shows_what_it_says(page: Open, settle: Settle) -> None:
    """The panel is next to the map, the address names the country, and Back closes it again."""
    tab = page("/map", viewport=WIDE)
    chosen = with_statements()[0]
    country(tab, chosen.name).locator("path").click()
    looked_at = tab.locator("#root .looked-at")
    expect(looked_at.get_by_role("heading", level=2)).to_have_text(chosen.name)
    expect(looked_at).to_contain_text(chosen.text)
    expect(looked_at).to_contain_text("What the kind rests on")
    expect(tab).to_have_url(re.compile(rf"/map\?country={chosen.actor}$"))
    settle(tab).go_back()
    expect(looked_at).to_have_count(0)


def test_the_keyboard_reaches_every_country_with_a_statement(page: Open, settle: Settle) -> None:
    """Tab goes from country to country, Enter opens one, and the focus stays where the reader was."""
    tab = page("/map", viewport=WIDE)
    first = tab.locator("#root svg a.country").first
    first.focus()
    tab.keyboard.press("Tab")
    second = tab.locator("#root svg a.country").nth(1)
    expect(second).to_be_focused()
    name = second.locator("title").text_content().split(":")[0]
    tab.keyboard.press("Enter")
    expect(tab.locator("#root .looked-at h2")).to_have_text(name)
    expect(settle(tab).locator("#root svg a.country").nth(1)).to_be_focused()
    tab.locator("#root .looked-at").get_by_role("link", name="Close").press("Enter")
    expect(tab.locator("#root .looked-at")).to_have_count(0)


def test_a_link_shows_the_same_in_a_fresh_browser(page: Open) -> None:
    """Day, country and opened evidence come from the address alone."""
    chosen, opened, closed = with_statements()[:3]
    day = datetime.date(2099, 12, 31)
    link = f"/map?country={chosen.actor}&open={opened.actor}&clock=stated&asof={day}"
    tab = page(link, viewport=WIDE)
    expect(tab.locator("#root .looked-at h2")).to_have_text(chosen.name)
    expect(tab.locator("#root a.country.chosen")).to_have_count(1)
    evidence = "#root details[data-open={}] .statement"
    expect(tab.locator(evidence.format(opened.actor)).first).to_be_visible()
    expect(tab.locator(evidence.format(closed.actor)).first).to_be_hidden()
    expect(tab.locator("#root .lead")).to_contain_text("as stated up to 31 December 2099")


def test_the_patterns_are_found(page: Open) -> None:
    """Every fill names a pattern of the same document, which has a size."""
    tab = page("/map")
    missing = tab.locator("#root svg.map").first.evaluate(
        """map => [...map.querySelectorAll("[fill]")].map(part => part.getAttribute("fill").slice(5, -1))
                 .filter(name => !map.getRootNode().getElementById(name))"""
    )
    assert [] == missing


def test_a_phone_shows_signs(page: Open) -> None:
    """Names would cover the small map; the list below has them."""
    tab = page("/map", viewport=PHONE)
    expect(tab.locator("#root .labels .mark").first).to_be_visible()
    expect(tab.locator("#root .labels text:not(.host) .name").first).to_be_hidden()
    expect(country(tab, with_statements()[0].name)).to_have_count(1)
