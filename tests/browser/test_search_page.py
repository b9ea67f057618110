"""The Search in a browser: by mouse and by keyboard, from a link."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.search.entries import ResultKind
from guarantees.pages.search.page import SearchPage, SearchQuery, search
from scripts.local_server import Server
from tests.browser.documents import KNOWN_TO_ALL
from tests.builders import sample
from tests.larger_records import larger

Open = Callable[..., Page]
Settle = Callable[[Page], Page]
PARSED = (
    "html => "
    f"({KNOWN_TO_ALL})(Object.assign(document.createElement('div'), {{innerHTML: html}})).innerHTML"
)
HOSTILE = "<img src=x onerror=alert(1)> [x](javascript:alert(1)) $x$"


def model(
    text: str, kind: ResultKind | None = None, catalogue: Catalogue | None = None
) -> SearchPage:
    """What the small records have, unless others are given."""
    return search(SearchQuery(text, kind), catalogue or sample())


def box(tab: Page) -> Locator:
    """The search box of the page itself."""
    return tab.locator("#root").get_by_role("searchbox", name="Search the records")


def names(found: SearchPage) -> list[str]:
    """The names of all results on the page, in order."""
    return [
        "".join(segment.text for segment in result.name)
        for group in found.groups
        for result in group.results
    ]


def expect_results(tab: Page, found: SearchPage) -> None:
    """The page shows these results and no others."""
    expect(tab.locator("#root .results h3")).to_have_text(names(found))


def test_a_search_by_keyboard_alone(page: Open, small_site: Server, settle: Settle) -> None:
    """Typed words and Enter bring results with their matches marked; the address says them; Tab and Enter lead on."""
    tab = page(f"{small_site.url}/search")
    expect(tab.get_by_role("heading", name="How to search")).to_be_visible()
    box(tab).focus()
    tab.keyboard.type("Alpha")
    tab.keyboard.press("Enter")
    expect_results(tab, model("Alpha"))
    expect(tab.locator("#root mark").first).to_have_text("Alpha")
    assert settle(tab).url.endswith("/search?q=Alpha")
    expect(box(tab)).to_have_value("Alpha")
    box(tab).focus()
    counts = model("Alpha").counts
    # The button, everything, and the kinds with results up to the statements.
    steps = 3 + sum(kind in counts for kind in (ResultKind.PROPOSALS, ResultKind.ELEMENTS))
    for _ in range(steps):
        tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    expect_results(tab, model("Alpha", ResultKind.STATEMENTS))
    assert settle(tab).url.endswith("/search?q=Alpha&kind=statements")


def test_a_result_leads_to_its_evidence_and_back(
    page: Open, small_site: Server, settle: Settle
) -> None:
    """A statement opens the cell that it is in; Back returns to the results."""
    tab = page(f"{small_site.url}/search?q=Freedonia&kind=statements")
    found = model("Freedonia", ResultKind.STATEMENTS)
    expect_results(tab, found)
    cell = found.groups[0].results[0].address.rpartition("cell=")[2]
    tab.locator("#root .results a").first.click()
    expect(tab.locator("#root .panel")).to_be_visible()
    assert f"cell={cell}" in settle(tab).url
    tab.go_back()
    expect_results(tab, found)


def test_show_all_and_everything(page: Open, settle: Settle) -> None:
    """A kind with more results leads to all of them, and from there back to every kind."""
    catalogue = larger()
    tab = page("/search?q=plan")
    found = model("plan", catalogue=catalogue)
    group = next(each for each in found.groups if each.more_address)
    tab.locator("#root").get_by_role("link", name=group.more).click()
    expect_results(tab, model("plan", group.kind, catalogue))
    tab.locator("#root").get_by_role("link", name="Everything").click()
    expect_results(tab, found)
    assert settle(tab).url.endswith("/search?q=plan")


@pytest.mark.parametrize("link", ["?q=Ukraine", "?q=neutrality&kind=positions", "?q=polnad", ""])
def test_the_first_answer_of_the_server_has_the_results(page: Open, link: str) -> None:
    """What can be read before the live page stands is what the live page shows, letter by letter."""
    tab = page(f"/search{link}")
    answer = tab.request.get(tab.url).text()
    first = answer.partition('<div class="guarantees-document">')[2].partition("</div></template>")[
        0
    ]
    live = tab.locator("#root .guarantees-document")
    assert tab.evaluate(PARSED, first) == live.evaluate(f"root => ({KNOWN_TO_ALL})(root).innerHTML")


def test_hostile_text_is_shown_as_it_is(page: Open) -> None:
    """What looks like markup in the address is text in the box and in the answer."""
    tab = page(
        "/search?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E+%5Bx%5D(javascript%3Aalert(1))+%24x%24"
    )
    expect(box(tab)).to_have_value(HOSTILE)
    expect(tab.locator("#root .empty")).to_contain_text("<img src=x onerror=alert(1)>")
    expect(tab.locator("#root .guarantees-document img")).to_have_count(0)
