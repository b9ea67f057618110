"""The Timeline in a browser: from an entry to its evidence, and a range of months, by pointer and by keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from guarantees.pages.timeline.ladder import ladders
from guarantees.pages.timeline.ledger import ledger
from guarantees.pages.timeline.query import TimelineQuery, TimelineView
from tests.browser.documents import live
from tests.larger_records import larger

Open = Callable[..., Page]
Settle = Callable[[Page], Page]
FIRST, SECOND, *_ = (
    line.id
    for period in ledger(TimelineQuery(), larger()).periods[-1:]
    for date in period.dates
    for group in date.groups
    for line in group.lines
)


def entry(tab: Page, id: str) -> Locator:
    """The link of an entry in the ledger."""
    return live(tab).locator(f'.ledger [data-cell="{id}"]')


def test_an_entry_opens_beside_the_ledger(page: Open, settle: Settle) -> None:
    """By pointer, also next to its words: its evidence comes without a reload, with the address. Back closes it."""
    tab = page("/timeline")
    tab.evaluate("window.still_here = true")
    panel = live(tab).locator("dialog.panel")
    entry(tab, FIRST).click()
    expect(panel.locator(".place").first).to_be_visible()
    expect(tab).to_have_url(re.compile(rf"/timeline\?event={FIRST}$"))
    expect(entry(tab, FIRST)).to_have_attribute("aria-current", "true")
    line = live(tab).locator(".lines > ul > li", has=tab.locator(f'[data-cell="{SECOND}"]'))
    box = line.bounding_box()
    assert box is not None
    tab.mouse.click(box["x"] + box["width"] - 4, box["y"] + 10)
    expect(tab).to_have_url(re.compile(SECOND))
    expect(panel.locator("h2")).to_have_text(entry(tab, SECOND).inner_text())
    settle(tab).go_back()
    expect(entry(tab, FIRST)).to_have_attribute("aria-current", "true")
    panel.get_by_role("link", name="Close the evidence").click()
    expect(panel).to_have_count(0)
    expect(tab).to_have_url(re.compile("/timeline$"))
    assert tab.evaluate("window.still_here")


def test_an_entry_opens_by_keyboard(page: Open) -> None:
    """Arrows lead from entry to entry, Enter opens and leads to the evidence, Escape leads back."""
    tab = page("/timeline")
    entry(tab, FIRST).focus()
    tab.keyboard.press("ArrowDown")
    following = live(tab).locator(".ledger .open:focus")
    opened = following.get_attribute("data-cell")
    assert opened != FIRST
    tab.keyboard.press("Enter")
    expect(live(tab).locator("dialog.panel h2")).to_be_focused()
    tab.keyboard.press("Escape")
    expect(following).to_have_attribute("data-cell", opened or "")
    expect(tab).to_have_url(re.compile("/timeline$"))


def test_a_cold_link_to_an_entry_brings_it_into_sight(page: Open) -> None:
    """With months that hold it, where the page opens on others; these stay when it is closed."""
    tab = page(f"/timeline?event={FIRST}")
    expect(live(tab).locator("dialog.panel h2")).to_be_in_viewport()
    expect(entry(tab, FIRST)).to_be_in_viewport()


def test_a_range_is_drawn_by_pointer_and_by_key(page: Open) -> None:
    """Months that are dragged over are shown, and the fields of the form say the same; an edge moves by a key."""
    tab = page("/timeline")
    months = live(tab).locator(".strip [data-month]")
    names = [month.get_attribute("data-month") for month in months.all()]
    first, last = (months.nth(place).bounding_box() for place in (0, 1))
    assert first is not None
    assert last is not None
    tab.mouse.move(first["x"] + first["width"] / 2, first["y"] + 10)
    tab.mouse.down()
    tab.mouse.move(last["x"] + last["width"] / 2, last["y"] + 10, steps=4)
    tab.mouse.up()
    expect(tab).to_have_url(re.compile(rf"from={names[0]}&to={names[1]}$"))
    expect(live(tab).locator("select[name=to]")).to_have_value(names[1] or "")
    edge = live(tab).get_by_role("slider", name="To month")
    edge.focus()
    tab.keyboard.press("End")
    expect(tab).to_have_url(re.compile(rf"from={names[0]}&to={names[-1]}$"))
    expect(edge).to_be_focused()
    months.last.locator("a").click()
    expect(tab).to_have_url(re.compile(rf"from={names[-1]}&to={names[-1]}$"))


def test_troop_numbers_are_a_table_on_a_phone(page: Open) -> None:
    """The ladder needs room; both open the same evidence, and Escape leads back to where it was opened."""
    tab = page("/timeline?view=quantities")
    (found, *_) = ladders(TimelineQuery(view=TimelineView.QUANTITIES), larger())
    figure = found.steps[0].marks[0].figure
    ladder, table = (
        live(tab).locator(f'{part} [data-cell="{figure}"]') for part in (".ladder", ".figures")
    )
    ladder.click()
    expect(live(tab).locator("dialog.panel .statement")).to_be_visible()
    tab.keyboard.press("Escape")
    expect(ladder).to_be_focused()
    tab.set_viewport_size({"width": 390, "height": 800})
    expect(ladder).to_be_hidden()
    table.click()
    expect(live(tab).locator("dialog.panel .statement")).to_be_visible()
