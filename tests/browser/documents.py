"""Pages that are documents, in the browser."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect


def live(tab: Page) -> Locator:
    """The page's document, once the live one has taken the place of the first view."""
    expect(tab.locator("#first-view")).to_have_count(0)
    return tab.locator("#root .guarantees-document")
