"""Method: what the page shows, an element looked up by link and by click, and the contents by keyboard."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from guarantees.cells.rule_steps import CELL_RULE, STANCE_RULE
from guarantees.links.addresses import to_method
from guarantees.pages.method.citing import citations
from guarantees.pages.method.codebook import elements_of
from tests.larger_records import larger

Open = Callable[..., Page]
Settle = Callable[[Page], Page]
WIDE = {"width": 1400, "height": 900}
FORCE, TIME = "force-size", "response-time"


def group_of(element: str) -> str:
    """The group of an element."""
    return larger().elements[element].group


def heading(tab: Page, element: str) -> Locator:
    """The heading of an element's entry."""
    return tab.locator(f"#root [id='element~{element}']")


def link_of(tab: Page) -> str:
    """The part of the address after the page's name."""
    return tab.url.partition("/method")[2]


def test_the_page_shows_the_codebook_and_the_rules(page: Open) -> None:
    """Every element is in the index, every step of both rules is read, and groups are closed."""
    tab, catalogue = page("/method", viewport=WIDE), larger()
    names = [
        element.name for group in catalogue.groups for element in elements_of(group, catalogue)
    ]
    expect(tab.locator("#root .index a")).to_have_text(names)
    steps = [step.says for step in (*CELL_RULE, *STANCE_RULE)]
    expect(tab.locator("#root .steps p")).to_have_text(steps)
    for group in catalogue.groups:
        part = tab.locator(f"#root details[data-open='{group}']")
        expect(part).not_to_have_attribute("open", "")


def test_a_link_to_an_element_opens_it(page: Open) -> None:
    """The group is expanded, the element is in sight, and its text is that of the codebook."""
    tab = page(to_method(FORCE).removeprefix("."), viewport=WIDE)
    expect(heading(tab, FORCE)).to_be_in_viewport()
    element = larger().elements[FORCE]
    entry = tab.locator("#root article.looked-up")
    expect(entry).to_contain_text(element.definition)
    expect(entry).to_contain_text(element.coding_rule)
    assert f"?element={FORCE}" == link_of(tab)


def test_elements_are_looked_up_without_a_reload(page: Open, settle: Settle) -> None:
    """A click in the index opens an element and goes on from there; again, after scrolling away; Back leads back."""
    tab = page("/method", viewport=WIDE)
    tab.evaluate("window.marked = true")
    for element in (FORCE, TIME):
        name = larger().elements[element].name
        link = tab.locator("#root .index").get_by_role("link", name=name, exact=True)
        for _ in range(2):
            link.click()
            expect(heading(tab, element)).to_be_in_viewport()
            expect(heading(tab, element)).to_be_focused()
            settle(tab)
            tab.locator("#root #cell").evaluate("part => part.scrollIntoView()")
            expect(heading(tab, element)).not_to_be_in_viewport()
        assert link_of(tab).startswith(f"?element={element}")
    tab.go_back()
    expect(heading(tab, FORCE)).to_be_in_viewport()
    assert link_of(settle(tab)).startswith(f"?element={FORCE}")
    assert tab.evaluate("window.marked") is True


def test_the_contents_are_reached_by_keyboard(page: Open) -> None:
    """From the choice of the day before it, Tab goes down the contents, and Enter goes to the part."""
    tab = page("/method", viewport=WIDE)
    contents = tab.locator("#root nav.contents a")
    tab.locator('#root [data-fold="asof"] > summary').focus()
    tab.keyboard.press("Tab")
    expect(contents.first).to_be_focused()
    tab.keyboard.press("Tab")
    expect(contents.nth(1)).to_be_focused()
    tab.keyboard.press("Enter")
    part = tab.locator("#root #cell-rule")
    expect(part).to_be_focused()
    expect(part.locator("h2")).to_be_in_viewport()


def test_what_is_opened_is_in_the_link(page: Open, settle: Settle) -> None:
    """A group opened by hand opens again for whoever gets the link."""
    tab = page("/method", viewport=WIDE)
    group = group_of(FORCE)
    tab.locator(f"#root details[data-open='{group}'] > summary").click()
    settle(tab)
    assert f"?open={group}" == link_of(tab)
    other = page(f"/method?open={group}", viewport=WIDE)
    expect(heading(other, FORCE)).to_be_visible()


def test_a_citation_is_copied(page: Open) -> None:
    """With the address of what it cites, as the browser knows it."""
    tab = page("/method", viewport=WIDE)
    *_, cell = citations(larger())
    tab.get_by_role("button", name=f"Copy citation: {cell.name}").click()
    expect(tab.get_by_text("Copied", exact=True)).to_be_visible()
    site = tab.url.partition("/method")[0]
    address = cell.address.removeprefix(".")
    assert f"{cell.text} {site}{address}" == tab.evaluate("navigator.clipboard.readText()")


def test_only_the_browser_knows_the_last_visit(page: Open) -> None:
    """What changed since then is a link that it makes; the version that was seen is in no request."""
    tab = page("/changes", viewport=WIDE)
    place = tab.locator("#root [data-last-visit]")
    expect(place).to_be_hidden()
    seen = "{version: '2025.01.1-0a1b2c3d', at: Date.now() - 86_400_000}"
    tab.evaluate(f"localStorage.setItem('guarantees.visit', JSON.stringify({seen}))")
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.reload()
    expect(place).to_contain_text("Since your last visit on ")
    expect(place.locator("a")).to_have_attribute("href", "./changes?since=2025.01.1-0a1b2c3d")
    tab.evaluate("localStorage.removeItem('guarantees.visit')")
    assert asked
    assert [] == [url for url in asked if "0a1b2c3d" in url]
