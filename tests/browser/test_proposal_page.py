"""The Proposals page: from the index to the proof of a provision, by mouse and by keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from scripts.local_server import Server
from tests.browser.documents import live
from tests.browser.tables import address
from tests.browser.tabs import EMPTY_TAB
from tests.builders import sample

Open = Callable[..., Page]
Settle = Callable[[Page], Page]


def test_from_the_index_to_the_proof(page: Open, small_site: Server, settle: Settle) -> None:
    """A proposal of the index opens without a reload; its evidence opens at once and stands in the address."""
    tab = page(f"{small_site.url}/proposal")
    tab.evaluate("window.still_here = true")
    live(tab).get_by_role("link", name="Alpha pact").first.click()
    expect(live(tab).locator(".page-head h1")).to_have_text("Alpha pact")
    evidence = live(tab).locator("[data-open=legal-effect]")
    evidence.locator("summary").click()
    expect(evidence.get_by_text("sign a binding treaty").first).to_be_visible()
    expect(tab).to_have_url(re.compile(r"open=legal-effect"))
    assert tab.evaluate("window.still_here")
    settle(tab)
    tab.go_back()
    expect(live(tab).locator("table.index").first).to_be_visible()


def test_a_link_opens_what_it_names(page: Open, small_site: Server) -> None:
    """A cold link shows the proposal with the evidence open and in sight, before and after the live page stands."""
    tab = page(f"{small_site.url}/proposal?id=alpha&open=force-size.status~1", cold=True)
    for key in ("force-size", "status~1"):
        expect(live(tab).locator(f'[data-open="{key}"]')).to_have_attribute("open", "")
    expect(live(tab).locator("details[open]")).to_have_count(2)


def test_the_first_answer_holds_the_page(page: Open, small_site: Server) -> None:
    """What the server sends first has the name and every provision as text, before any script has run."""
    tab = page(EMPTY_TAB)
    html = tab.request.get(f"{small_site.url}/proposal?id=alpha").text()
    first = html.split('id="first-view"')[1].split('<div id="root">')[0]
    assert "<h1>Alpha pact</h1>" in first
    assert 3 == first.count('class="provision tone-')


def test_boxes_of_the_picture_lead_on(page: Open, small_site: Server) -> None:
    """A box is a link that stays inside the site, and the page it leads to begins at its top."""
    tab = page(f"{small_site.url}/proposal?id=alpha")
    tab.evaluate("window.still_here = true")
    live(tab).locator("svg a.box").first.click()
    expect(live(tab).locator(".page-head h1")).to_have_text("Beta pact")
    assert tab.evaluate("window.still_here")
    assert {"id": "beta"} == address(tab)


def test_numbers_lead_to_sources_and_parts_to_their_place(page: Open, small_site: Server) -> None:
    """A number brings its source into sight and focus; the list of parts brings a part."""
    tab = page(f"{small_site.url}/proposal?id=alpha")
    document = live(tab)
    document.locator("#element-force-size .cites a").first.click()
    expect(document.locator("#source-1")).to_be_focused()
    expect(document.locator("#source-1")).to_be_in_viewport()
    document.get_by_role("navigation", name="On this page").get_by_text("Provisions").click()
    expect(document.locator("#provisions h2")).to_be_in_viewport()


def test_by_keyboard_alone(page: Open, small_site: Server, settle: Settle) -> None:
    """Evidence opens with Enter on its line, and focus stays there."""
    tab = page(f"{small_site.url}/proposal?id=alpha")
    line = live(tab).locator("[data-open=force-size] > summary")
    line.focus()
    tab.keyboard.press("Enter")
    expect(live(tab).locator("[data-open=force-size]")).to_have_attribute("open", "")
    settle(tab)
    expect(line).to_be_focused()
    tab.keyboard.press("Tab")
    expect(live(tab).locator("[data-open=force-size] a").first).to_be_focused()
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("heading", level=1)).to_have_text("Compare proposals")
    assert "alpha.force-size" == address(tab)["cell"]


def test_the_citation_has_the_whole_address(page: Open, small_site: Server) -> None:
    """The text to copy ends with this view's address on this site, all of it spelled out."""
    tab = page(f"{small_site.url}/proposal?id=alpha&asof=2025-08-25")
    version = sample().version
    site = tab.url.split("/proposal")[0]
    expect(live(tab).locator("#citation")).to_contain_text(
        f"{site}/proposal?id=alpha&open=-&clock=stated&asof=2025-08-25&version={version}"
    )
