"""The Gap page: from a mark to its proof, from an element to a pair, by mouse and by keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from scripts.local_server import Server
from tests.browser.documents import live
from tests.browser.tables import address
from tests.browser.tabs import EMPTY_TAB

Open = Callable[..., Page]
Settle = Callable[[Page], Page]
LEGAL_EFFECT = "/gap?element=legal-effect"
PAIR = "/gap?proposal=alpha&actor=sylvania"


def test_by_keyboard_from_a_mark_to_its_evidence(page: Open) -> None:
    """Enter on a mark leads the focus to the evidence beside it, which is in the address; Escape leads back."""
    tab = page(LEGAL_EFFECT)
    mark = live(tab).get_by_role("link", name="Legally binding, Sylvania refuses")
    mark.focus()
    tab.keyboard.press("Enter")
    panel = live(tab).locator("dialog.panel")
    expect(panel.get_by_role("heading").first).to_be_focused()
    expect(panel.get_by_text("a mere declaration").first).to_be_visible()
    expect(tab).to_have_url(re.compile("cell=sylvania.legal-effect~binding"))
    tab.keyboard.press("Escape")
    expect(mark).to_be_focused()


def test_a_link_opens_what_it_names(page: Open) -> None:
    """A cold link to a pair shows it with the evidence of one provision open."""
    tab = page(f"{PAIR}&open=on~legal-effect~clashes&asof=2025-09-04")
    panel = live(tab).locator("dialog.panel")
    expect(panel).to_have_attribute("data-shows", "on~legal-effect~clashes")
    expect(live(tab).get_by_text("Shown: as stated up to 4 September 2025")).to_be_visible()


def test_from_an_element_to_a_pair_and_back(page: Open, settle: Settle) -> None:
    """The choice above changes what is put side by side; Back leads to what stood before."""
    tab = page("/gap?element=force-size")
    expect(live(tab).get_by_role("heading", level=1)).to_have_text("Size of the force")
    live(tab).get_by_text("A proposal and a party", exact=True).click()
    expect(live(tab).get_by_role("heading", name="The proposal as a whole")).to_be_visible()
    assert {"proposal", "actor"} == set(address(tab))
    settle(tab)
    tab.go_back()
    expect(live(tab).get_by_role("heading", level=1)).to_have_text("Size of the force")
    assert {"element": "force-size"} == address(tab)


def test_an_element_of_a_pair_leads_to_its_gap(page: Open) -> None:
    """The name of an element opens everyone's stances on it, without a reload."""
    tab = page(PAIR)
    tab.evaluate("window.still_here = true")
    live(tab).get_by_role("link", name="Size of the force").first.click()
    expect(live(tab).get_by_role("heading", level=1)).to_have_text("Size of the force")
    assert tab.evaluate("window.still_here")


def test_the_first_answer_holds_the_page(page: Open, server: Server) -> None:
    """What the server sends first has every mark as text, before any script has run."""
    tab = page(EMPTY_TAB)
    html = tab.request.get(f"{server.url}{PAIR}").text()
    first = html.split('id="first-view"')[1].split('<div id="root">')[0]
    assert "So it clashes with what Sylvania refuses." in first
