"""The Map page in a browser: a country opens from its tile, row or outline, and an older link does the same."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from guarantees.pages.map.page import ForceMapQuery, force_map
from guarantees.pages.map.words import ContributionView
from tests.larger_records import larger

Open = Callable[..., Page]
Settle = Callable[[Page], Page]
WIDE = {"width": 1400, "height": 900}
PANEL = "#root .evidence .panel"


def with_statements() -> list[ContributionView]:
    """The countries of the records that have statements, in the order of the table."""
    return list(force_map(ForceMapQuery(), larger()).rows)


def test_a_country_opens_from_its_tile_and_is_marked_in_the_table_too(
    page: Open, settle: Settle
) -> None:
    """The evidence is next to both, the address names the country, and Back closes it again."""
    tab = page("/map", viewport=WIDE)
    chosen = with_statements()[0]
    tab.locator(f"#root .tile[data-cell={chosen.actor}]").click()
    panel = tab.locator(PANEL)
    expect(panel.get_by_role("heading", level=2)).to_have_text(chosen.name)
    expect(panel).to_contain_text("What the answers rest on")
    expect(tab).to_have_url(re.compile(rf"/map\?cell={chosen.actor}$"))
    expect(tab.locator(f"#root .open[data-cell={chosen.actor}][aria-current]")).to_have_count(2)
    settle(tab).go_back()
    expect(panel).to_have_count(0)


def test_a_row_opens_by_a_click_anywhere_and_by_key_and_gets_the_focus_back(page: Open) -> None:
    """Arrows lead from row to row; Escape returns to the row, not to the tile of the same country."""
    tab = page("/map", viewport=WIDE)
    first, second = with_statements()[:2]
    panel = tab.locator(PANEL)
    rows = tab.locator("#root tr[data-row]")
    rows.nth(0).locator("td").last.click()
    expect(panel.get_by_role("heading", level=2)).to_have_text(first.name)
    expect(rows.nth(0).locator(".open")).to_be_focused()
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")
    expect(panel.get_by_role("heading", level=2)).to_be_focused()
    expect(panel).to_contain_text(second.name)
    tab.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    expect(rows.nth(1).locator(".open")).to_be_focused()


def test_an_older_link_opens_the_country_and_can_be_closed(page: Open) -> None:
    """With the outlines, from which another opens as well; the address then says no more than what is shown."""
    first, second = with_statements()[:2]
    tab = page(f"/map?country={first.actor}&open={second.actor}&view=geography", viewport=WIDE)
    panel = tab.locator(PANEL)
    expect(panel.get_by_role("heading", level=2)).to_have_text(first.name)
    panel.get_by_role("link", name="Close", exact=True).click()
    expect(panel).to_have_count(0)
    expect(tab).to_have_url(re.compile(r"/map\?view=geography$"))
    tab.locator(f"#root svg .open[data-cell={second.actor}] path").first.click()
    expect(panel.get_by_role("heading", level=2)).to_have_text(second.name)
    expect(tab).to_have_url(re.compile(rf"/map\?cell={second.actor}&view=geography$"))


def test_a_number_of_the_legend_keeps_to_its_countries(page: Open) -> None:
    """Also on the narrowest phone, where every tile fits."""
    tab = page("/map", viewport={"width": 320, "height": 700})
    answer = with_statements()[0].answers[0].answer
    tab.locator(f'#root .legend [data-focus="soldiers:{answer.value}"]').click()
    expect(tab).to_have_url(re.compile(rf"/map\?soldiers={answer.value}$"))
    expect(tab.locator("#root .legend [aria-current]")).to_have_count(1)
    right = "tiles => Math.max(...tiles.map((tile) => tile.getBoundingClientRect().right))"
    assert tab.locator("#root .tile").evaluate_all(right) <= 320
