"""Pages that are documents, in the browser."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

# A copy of a node without what only the browser knows: where the site stands, and the day.
KNOWN_TO_ALL = """(node) => {
    const copy = node.cloneNode(true);
    for (const part of copy.querySelectorAll("[data-address], [data-accessed]")) part.remove();
    return copy;
}"""


def live(tab: Page) -> Locator:
    """The page's document, once the live one has taken the place of the first view."""
    expect(tab.locator("#first-view")).to_have_count(0)
    return tab.locator("#root .guarantees-document")


def choose_day(tab: Page, name: str, day: str) -> None:
    """Choose a day in a field behind a button, and send it."""
    fold = live(tab).locator(f".fold:has(input[name={name}])")
    fold.locator("summary").click()
    fold.locator(f"input[name={name}]").fill(day)
    fold.get_by_role("button", name="Show", exact=True).click()
