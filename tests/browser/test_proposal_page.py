"""The Proposals page: from the index to the proof of a provision, by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from scripts.local_server import Server
from tests.browser.documents import live
from tests.browser.tables import address
from tests.browser.tabs import EMPTY_TAB
from tests.builders import sample

Open = Callable[..., Page]
Settle = Callable[[Page], Page]


def panel(tab: Page) -> Locator:
    """The evidence beside the page."""
    return live(tab).locator(".panel")


def test_from_the_index_to_the_proof(page: Open, small_site: Server, settle: Settle) -> None:
    """A proposal of the index opens without a reload; an answer opens its evidence beside the page."""
    tab = page(f"{small_site.url}/proposal")
    tab.evaluate("window.still_here = true")
    live(tab).get_by_role("link", name="Alpha").first.click()
    expect(live(tab).locator(".page-head h1")).to_have_text("Alpha pact")
    live(tab).locator("[data-cell='alpha~legal-effect']").first.click()
    expect(panel(tab).get_by_text("sign a binding treaty").first).to_be_visible()
    assert {"id": "alpha", "cell": "alpha.legal-effect"} == address(tab)
    assert tab.evaluate("window.still_here")
    settle(tab)
    tab.go_back()
    expect(panel(tab)).to_have_count(0)
    tab.go_back()
    expect(live(tab).locator("table.proposals").first).to_be_visible()


def test_everything_opens_its_evidence_in_the_same_place(
    page: Open, small_site: Server, settle: Settle
) -> None:
    """Stances, changes of status, names, events and contradictions too; closing leads back to what opened it."""
    tab = page(f"{small_site.url}/proposal?id=alpha")
    for cell in ("sylvania~alpha", "status~1", "label~1", "contradiction~treaty-or-not"):
        opener = live(tab).locator(f"[data-cell='{cell}']").first
        opener.click()
        expect(panel(tab)).to_have_attribute("data-shows", cell)
        expect(opener).to_have_attribute("aria-current", "true")
        tab.keyboard.press("Escape")
        expect(panel(tab)).to_have_count(0)
        expect(opener).to_be_focused()
        assert {"id": "alpha"} == address(settle(tab))


def test_an_older_link_opens_what_it_names(page: Open, small_site: Server, settle: Settle) -> None:
    """Evidence that the page once unfolded is beside it, in sight, stays while a row is opened, and can be closed."""
    tab = page(f"{small_site.url}/proposal?id=alpha&open=force-size.legal-effect", cold=True)
    expect(panel(tab)).to_have_attribute("data-shows", "alpha~force-size")
    expect(live(tab).locator("[data-cell='alpha~force-size']").first).to_be_in_viewport()
    expect(live(tab).locator("details[open]")).to_have_count(1)
    live(tab).locator("[data-open='row~guarantors'] > summary").click()
    opened = {"open": "row~legal-effect.row~guarantors", "cell": "alpha.force-size"}
    assert {"id": "alpha", **opened} == address(settle(tab))
    expect(panel(tab)).to_have_count(1)
    panel(tab).get_by_role("link", name="Close the evidence").click()
    expect(panel(tab)).to_have_count(0)
    assert "cell" not in address(settle(tab))
    expect(panel(tab)).to_have_count(0)


def test_the_first_answer_holds_the_page(page: Open, small_site: Server) -> None:
    """What the server sends first has the name and every answer as text, before any script has run."""
    tab = page(EMPTY_TAB)
    html = tab.request.get(f"{small_site.url}/proposal?id=alpha").text()
    first = html.split('id="first-view"')[1].split('<div id="root">')[0]
    assert "<h1>Alpha pact</h1>" in first
    assert 3 == first.count('<tr class="row">')


def test_numbers_lead_to_sources_and_parts_to_their_place(page: Open, small_site: Server) -> None:
    """A number brings its source into sight and focus; the list of parts brings a part."""
    tab = page(f"{small_site.url}/proposal?id=alpha")
    document = live(tab)
    document.locator("#answers .foot a").first.click()
    expect(document.locator("#source-1")).to_be_focused()
    expect(document.locator("#source-1")).to_be_in_viewport()
    document.get_by_role("navigation", name="On this page").get_by_text("Answers").click()
    expect(document.locator("#answers h2")).to_be_in_viewport()


def test_by_keyboard_alone(page: Open, small_site: Server, settle: Settle) -> None:
    """Evidence opens with Enter on an answer and takes the focus; its links lead on."""
    tab = page(f"{small_site.url}/proposal?id=alpha")
    answer = live(tab).locator("[data-cell='alpha~force-size']").first
    answer.focus()
    tab.keyboard.press("Enter")
    expect(panel(tab).locator("h2")).to_be_focused()
    settle(tab)
    panel(tab).get_by_role("link", name="Beside other proposals").press("Enter")
    expect(tab.get_by_role("heading", level=1)).to_have_text("Compare proposals")
    assert "alpha.force-size" == address(tab)["cell"]


def test_the_citation_has_the_whole_address(page: Open, small_site: Server) -> None:
    """The text to copy ends with this view's address on this site, all of it spelled out."""
    tab = page(f"{small_site.url}/proposal?id=alpha&asof=2025-08-25")
    version = sample().version
    live(tab).locator("[data-open=cite] summary").click()
    site = tab.url.split("/proposal")[0]
    expect(live(tab).locator("#citation")).to_contain_text(
        f"{site}/proposal?id=alpha&open=-&clock=stated&asof=2025-08-25&cell=-&version={version}"
    )
