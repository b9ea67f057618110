"""The title of the tab in a browser, and the address that it shares: from the first byte, and through every step."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from guarantees import SITE_NAME
from scripts.local_server import Server

Open = Callable[..., Page]
Settle = Callable[[Page], Page]
NOTE_TITLES = """() => {
    const titles = window.titles = [document.title];
    new MutationObserver(() => titles.at(-1) === document.title || titles.push(document.title))
        .observe(document.head, {subtree: true, childList: true, characterData: true});
}"""
ALPHA, SOURCES, SEARCH = (
    f"{name} · {SITE_NAME}" for name in ("Proposals: Alpha", "Sources", "Search: “troops”")
)


def test_no_other_title_is_seen_on_the_way(page: Open, settle: Settle, small_site: Server) -> None:
    """A cold page is called by what it shows at once and for good; each step changes the title once.

    Programs that manage references follow, too.
    """
    tab = page(f"{small_site.url}/sources", cold=True)
    tab.add_init_script(f"addEventListener('DOMContentLoaded', {NOTE_TITLES})")
    tab.goto(f"{small_site.url}/proposal?id=alpha")
    settle(tab)
    assert [ALPHA] == tab.evaluate("titles")
    assert "./proposal?id=alpha" == tab.locator('link[rel="canonical"]').get_attribute("href")
    tab.locator("#site-header").get_by_role("link", name="Sources").click()
    expect(tab).to_have_title(SOURCES)
    canonical = tab.locator('link[rel="canonical"]')
    expect(canonical).to_have_attribute("href", f"{small_site.url}/sources")
    tab.locator("#site-search input").fill("troops")
    tab.locator("#site-search input").press("Enter")
    expect(tab).to_have_title(SEARCH)
    settle(tab)
    expect(canonical).to_have_attribute("href", f"{small_site.url}/search?q=troops")
    reference = tab.locator("#site-header abbr")
    expect(reference).to_have_attribute("title", re.compile("^search%3Fq%3Dtroops%26"))
    tab.go_back()
    expect(tab).to_have_title(SOURCES)
    assert [ALPHA, SOURCES, SEARCH, SOURCES] == tab.evaluate("titles")
