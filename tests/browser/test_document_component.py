"""Pages as documents: read before the live page is drawn, opened and followed without a reload."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
import streamlit.config as streamlit_config
from playwright.sync_api import Locator, Page, Route, expect

from components.pages.table import PAGES
from components.parts.rendering import rendered
from guarantees.links.addresses import to_proposal
from scripts.local_server import Server
from tests.browser.documents import KNOWN_TO_ALL, choose_day
from tests.browser.tabs import EMPTY_TAB, LIVE_CODE, open_without_live_page
from tests.builders import sample

CODE = "**/assets/document-*.js"
Open = Callable[..., Page]
Settle = Callable[[Page], Page]
ALPHA = "alpha"
PROPOSAL = to_proposal(ALPHA).removeprefix(".")
OPENED, OTHER = "row~legal-effect", "row~guarantors"
TOP = "part => part.getBoundingClientRect().top"
WIDE = {"width": 1400, "height": 900}
# A link that a reader sees without opening anything.
SOURCE = 'a[href^="./sources?source="]:visible'
PARTS = "all => all.filter((part) => part.open).map((part) => part.dataset.open)"

SOURCE_TITLE = sample().sources["gazette-2025-08"].title


@pytest.fixture(scope="session")
def server(small_site: Server) -> Server:
    """Every page of this file shows the small records."""
    return small_site


def document(tab: Page) -> Locator:
    """The live page below its title; the first view before it does not count."""
    return tab.locator("#root .guarantees-document")


def part(tab: Page, key: str, view: str = "#root") -> Locator:
    """A part that opens."""
    return tab.locator(f'{view} details[data-open="{key}"]')


def summary(tab: Page, key: str, view: str = "#root") -> Locator:
    """What a reader clicks to open a part."""
    return part(tab, key, view).locator("> summary")


def opened(tab: Page) -> list[str]:
    """The open parts of the live page, in its order."""
    return tab.locator("#root details[data-open]").evaluate_all(PARTS)


def address(tab: Page) -> tuple[str, dict[str, str]]:
    """The page and the parameters in the address bar."""
    parts = urlsplit(tab.url)
    return parts.path, dict(parse_qsl(parts.query, keep_blank_values=True))


def state(tab: Page) -> tuple[str, dict[str, str], list[str], str]:
    """What a reader is shown: address, opened parts and text."""
    return (*address(tab), opened(tab), document(tab).inner_text())


def mark(tab: Page) -> None:
    """Leave a mark in the window that no reload survives."""
    tab.evaluate("window.marked = true")


def was_not_reloaded(tab: Page) -> bool:
    """Whether it is still the window that was marked."""
    return tab.evaluate("window.marked === true")


def first_view_of(tab: Page, address: str) -> Callable[[], None]:
    """Open an address without Streamlit's code; return a function that lets the code come."""
    show_live_page = open_without_live_page(tab, address)
    expect(tab.locator("#first-view h1")).to_be_visible()
    return show_live_page


# ---- ways through the pages ------------------------------------------------------------------------


def test_the_live_page_is_the_rendered_page(page: Open) -> None:
    """Every word that the server rendered is there, once, under the page's title, and the first view is gone."""
    tab = page(PROPOSAL, viewport=WIDE)
    asked = PAGES["proposal"].link.decode({"id": ALPHA}, sample()).query
    html = rendered(PAGES["proposal"], asked, sample()).html
    same = f"""(root, html) => {{
        const known = {KNOWN_TO_ALL};
        const words = (node) => known(node).textContent.replace(/\\s+/g, " ").trim();
        return [words(root), words(new DOMParser().parseFromString(html, "text/html").body)];
    }}"""
    shown, rendered_words = document(tab).evaluate(same, html)
    assert shown == rendered_words
    expect(tab.get_by_role("heading", level=1)).to_have_text(sample().proposals[ALPHA].name)
    expect(tab.locator("#first-view")).to_have_count(0)


def test_a_link_leads_on_without_a_reload_and_back(page: Open, settle: Settle) -> None:
    """A link in a page opens the next one in the same window, from its top; Back and Forward return exactly."""
    tab = page(PROPOSAL, viewport=WIDE)
    mark(tab)
    first = state(tab)
    link = document(tab).locator(SOURCE).first
    name = link.get_attribute("href").partition("=")[2]
    link.scroll_into_view_if_needed()
    link.click()
    expect(tab.get_by_role("heading", level=1)).to_have_text(SOURCE_TITLE)
    second = state(settle(tab))
    assert ("/sources", {"source": name}) == second[:2]
    assert 0 == tab.get_by_test_id("stMain").evaluate("main => main.scrollTop")
    tab.go_back()
    expect(tab.get_by_role("heading", level=1)).to_have_text(sample().proposals[ALPHA].name)
    assert first == state(settle(tab))
    tab.go_forward()
    expect(tab.get_by_role("heading", level=1)).to_have_text(SOURCE_TITLE)
    assert second == state(settle(tab))
    assert was_not_reloaded(tab)


def test_a_link_to_the_same_page_asks_it_something_else(page: Open, settle: Settle) -> None:
    """A link to another record of the same page shows that one, from its top, and Back the former."""
    tab = page(PROPOSAL, viewport=WIDE)
    mark(tab)
    first = state(tab)
    link = document(tab).locator(f'a[href^="./proposal?id="]:not([href*="{ALPHA}"])').last
    other = link.get_attribute("href").partition("=")[2]
    link.click()
    expect(document(tab).locator("h1")).not_to_have_text(sample().proposals[ALPHA].name)
    assert ("/proposal", {"id": other}) == address(settle(tab))
    assert 0 == tab.get_by_test_id("stMain").evaluate("main => main.scrollTop")
    tab.go_back()
    assert first == state(settle(tab))
    assert was_not_reloaded(tab)


def test_a_link_to_the_overview_leads_there(page: Open, settle: Settle) -> None:
    """The shortest address, that of the overview, is a link like any other."""
    tab = page(PROPOSAL, viewport=WIDE)
    mark(tab)
    insert = """root => {
        const link = Object.assign(document.createElement("a"), { textContent: "Overview" });
        link.setAttribute("href", "./");
        root.prepend(link);
    }"""
    document(tab).evaluate(insert)
    document(tab).get_by_role("link", name="Overview", exact=True).click()
    expect(tab.locator("#root").get_by_role("heading", level=1)).to_have_text(
        PAGES["overview"].heading
    )
    assert (("/", {}), True) == (address(settle(tab)), was_not_reloaded(tab))


@pytest.mark.parametrize("key", ["Control", "Shift"])
def test_with_a_modifier_a_link_opens_beside(page: Open, settle: Settle, key: str) -> None:
    """With Ctrl or Shift held a link opens a page of its own, and this one stays as it is."""
    tab = page(PROPOSAL, viewport=WIDE)
    mark(tab)
    before = state(tab)
    link = document(tab).locator(SOURCE).first
    with tab.context.expect_page() as opening:
        link.click(modifiers=[key])
    beside = opening.value
    expect(beside.get_by_role("heading", level=1).first).to_have_text(SOURCE_TITLE)
    assert tab.evaluate("(href) => new URL(href, location).href", link.get_attribute("href")) == (
        beside.url
    )
    assert (before, True) == (state(settle(tab)), was_not_reloaded(tab))


def test_a_jump_within_the_page_is_no_step(page: Open, settle: Settle) -> None:
    """A link to a heading further down shows it and moves the focus there; the address stays."""
    tab = page(PROPOSAL, viewport={"width": 1000, "height": 400})
    mark(tab)
    before = tab.url
    document(tab).locator('a[href="#stances"]').first.click()
    expect(document(tab).locator("#stances")).to_be_in_viewport()
    expect(document(tab).locator("#stances")).to_be_focused()
    assert (before, True) == (settle(tab).url, was_not_reloaded(tab))


# ---- evidence that opens ---------------------------------------------------------------------------


def test_what_is_opened_stands_in_the_address(page: Open, settle: Settle) -> None:
    """Each part that is opened or closed is in the address at once, in order, and a fresh browser shows it."""
    tab = page(PROPOSAL, viewport=WIDE)
    for act, keys in (
        (OTHER, [OTHER]),
        (OPENED, [OTHER, OPENED]),
        (OTHER, [OPENED]),
        (OTHER, [OPENED, OTHER]),
    ):
        summary(tab, act).click()
        assert ("/proposal", {"id": ALPHA, "open": ".".join(keys)}) == address(settle(tab))
        assert {*keys} == {*opened(tab)}
    fresh = page(tab.url, viewport=WIDE, cold=True)
    assert (state(tab), {OPENED, OTHER}) == (state(fresh), {*opened(fresh)})


def test_closing_everything_takes_it_from_the_address(page: Open, settle: Settle) -> None:
    """Once the last part is closed the address is as it was before."""
    tab = page(f"{PROPOSAL}&open={OPENED}", viewport=WIDE)
    assert [OPENED] == opened(tab)
    summary(tab, OPENED).click()
    assert ("/proposal", {"id": ALPHA}) == address(settle(tab))
    assert [] == opened(tab)


def test_back_and_forward_find_open_what_was_left_open(page: Open, settle: Settle) -> None:
    """Opening a part is no step in the history, but each step comes back to what was open when it was left."""
    tab = page(PROPOSAL, viewport=WIDE)
    mark(tab)
    for key in (OPENED, OTHER):
        summary(tab, key).click()
    before = state(settle(tab))
    assert [OPENED, OTHER] == before[2]
    document(tab).evaluate(FOLLOW, to_proposal("beta"))
    expect(document(tab).locator(".page-head h1")).to_have_text("Beta pact")
    assert [] == opened(settle(tab))
    tab.go_back()
    assert before[:3] == state(settle(tab))[:3]
    tab.go_forward()
    expect(document(tab).locator(".page-head h1")).to_have_text("Beta pact")
    assert [] == opened(settle(tab))
    assert was_not_reloaded(tab)


FOLLOW = """(root, href) => {
    const link = Object.assign(document.createElement("a"), { textContent: "Evidence" });
    link.setAttribute("href", href);
    root.prepend(link);
    link.click();
    link.remove();
}"""


def test_the_same_link_opens_the_same_part_again(page: Open, settle: Settle) -> None:
    """A link to evidence that the reader has closed since opens it once more."""
    tab = page(f"{PROPOSAL}&open={OPENED}", viewport=WIDE)
    href = f"{to_proposal(ALPHA)}&open={OPENED}"
    for _ in range(2):
        summary(tab, OPENED).click()
        settle(tab)
        assert (("/proposal", {"id": ALPHA}), []) == (address(tab), opened(tab))
        document(tab).evaluate(FOLLOW, href)
        settle(tab)
        assert (("/proposal", {"id": ALPHA, "open": OPENED}), [OPENED]) == (
            address(tab),
            opened(tab),
        )


def test_another_choice_leaves_open_what_was_opened(page: Open, settle: Settle) -> None:
    """When a choice redraws the page, what the reader opened stays open, as the address says."""
    tab = page(PROPOSAL, viewport=WIDE)
    summary(tab, OPENED).click()
    settle(tab)
    choose_day(tab, "asof", "2026-01-01")
    settle(tab)
    link = {"id": ALPHA, "open": OPENED, "asof": "2026-01-01"}
    assert (("/proposal", link), [OPENED]) == (address(tab), opened(tab))


def test_opened_parts_survive_a_visit_elsewhere(page: Open, settle: Settle) -> None:
    """A reader who opens a part, follows a source and comes back finds it open."""
    tab = page(PROPOSAL, viewport=WIDE)
    summary(tab, OPENED).click()
    before = state(settle(tab))
    document(tab).locator(SOURCE).first.click()
    expect(tab.get_by_role("heading", level=1)).to_have_text(SOURCE_TITLE)
    settle(tab)
    tab.go_back()
    expect(tab.get_by_role("heading", level=1)).to_have_text(sample().proposals[ALPHA].name)
    assert before == state(settle(tab))


def test_a_linked_part_is_in_view(page: Open) -> None:
    """A link to one provision of a long page shows it without scrolling."""
    tab = page(f"{PROPOSAL}&open={OTHER}", viewport={"width": 1000, "height": 400}, cold=True)
    expect(summary(tab, OTHER)).to_be_in_viewport()
    assert [OTHER] == opened(tab)


def test_a_part_opens_by_keyboard_alone(page: Open, settle: Settle) -> None:
    """Enter on a summary opens it, Enter again closes it, and the focus stays there."""
    tab = page(PROPOSAL, viewport=WIDE)
    for keys in ([OPENED], []):
        summary(tab, OPENED).press("Enter")
        settle(tab)
        assert keys == opened(tab)
        expect(summary(tab, OPENED)).to_be_focused()


def test_a_link_that_opens_nothing_is_no_fault(page: Open) -> None:
    """An unknown or malformed key opens nothing; the page is complete."""
    tab = page(f"{PROPOSAL}&open=nowhere.{OPENED}.%3Cimg+src%3Dx%3E", viewport=WIDE, cold=True)
    assert [OPENED] == opened(tab)
    expect(tab.locator("#root .notices")).to_contain_text("which this page does not have")
    expect(tab.locator("img")).to_have_count(0)


def test_the_focus_is_kept_when_the_page_changes(page: Open, settle: Settle) -> None:
    """A facet switched by keyboard keeps the focus, while the page around it is redrawn."""
    tab = page("/sources", viewport=WIDE)
    mark(tab)
    facet = document(tab).locator("a[data-stay][data-focus]").nth(1)
    key = facet.get_attribute("data-focus")
    before = document(tab).inner_text()
    for active in (True, False):
        facet.press("Enter")
        settle(tab)
        focused = document(tab).evaluate("root => root.getRootNode().activeElement.dataset.focus")
        assert (key, active) == (focused, facet.get_attribute("aria-current") == "true")
    assert (before, {}, True) == (
        document(tab).inner_text(),
        address(tab)[1],
        was_not_reloaded(tab),
    )


# ---- paper -----------------------------------------------------------------------------------------


def test_paper_shows_what_is_open(page: Open, settle: Settle) -> None:
    """Printing opens no evidence, and says above the heading of which day, data and address the page is."""
    tab = page(f"{PROPOSAL}&open={OPENED}", viewport=WIDE)
    tab.emulate_media(media="print")
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert [OPENED] == opened(tab)
    head = document(tab).locator(".printed-head")
    expect(head).to_contain_text("everything the records hold · Data version")
    expect(head).to_contain_text(f"/proposal?id={ALPHA}&open={OPENED}&clock=stated&asof=latest")
    tab.evaluate("dispatchEvent(new Event('afterprint'))")
    tab.emulate_media(media="screen")
    summary(tab, OTHER).click()
    assert {"id": ALPHA, "open": f"{OPENED}.{OTHER}"} == address(settle(tab))[1]


# ---- the first view --------------------------------------------------------------------------------


def test_the_first_view_can_be_read_and_opened(page: Open, server: Server, settle: Settle) -> None:
    """While Streamlit loads, the page can be read, linked evidence is open, and what is opened stays open."""
    tab = page(EMPTY_TAB, viewport=WIDE)
    show_live_page = first_view_of(tab, f"{server.url}{PROPOSAL}&open={OPENED}")
    expect(part(tab, OPENED, "#first-view")).to_have_attribute("open", "")
    summary(tab, OTHER, "#first-view").click()
    summary(tab, OPENED, "#first-view").click()
    expect(part(tab, OTHER, "#first-view")).to_have_attribute("open", "")
    early = tab.locator("#first-view .guarantees-document").inner_text()
    expect(document(tab)).to_have_count(0)
    show_live_page()
    expect(tab.locator("#first-view")).to_have_count(0, timeout=15_000)
    settle(tab)
    assert (("/proposal", {"id": ALPHA, "open": OTHER}), [OTHER]) == (address(tab), opened(tab))
    assert words(early) == words(document(tab).inner_text())


def test_what_is_opened_before_any_script_stays_open(
    page: Open, server: Server, settle: Settle
) -> None:
    """A part that the reader opens or closes before the code of the document has come stays so, as the address says."""
    tab = page(EMPTY_TAB, viewport=WIDE)
    held: list[Route] = []
    tab.route(CODE, lambda route: held.append(route))
    with tab.expect_request(CODE):
        show_live_page = first_view_of(tab, f"{server.url}{PROPOSAL}&open={OPENED}")
        summary(tab, OTHER, "#first-view").click()
        summary(tab, OPENED, "#first-view").click()
    for route in held:
        route.continue_()
    tab.unroute(CODE)
    expect(document(tab)).to_have_count(0)
    expect(tab).to_have_url(re.compile(f"open={OTHER}"))
    show_live_page()
    settle(tab)
    assert (("/proposal", {"id": ALPHA, "open": OTHER}), [OTHER]) == (address(tab), opened(tab))


def words(text: str) -> list[str]:
    """The words of a text but for addresses, which only the live page knows."""
    return [word for word in text.split() if "/" not in word]


def test_the_place_that_was_read_stays(page: Open, server: Server, settle: Settle) -> None:
    """What a reader has scrolled to in the first view is at the same height once the live page has replaced it."""
    tab = page(EMPTY_TAB, viewport={"width": 1000, "height": 500})
    show_live_page = first_view_of(tab, f"{server.url}{PROPOSAL}&open={OPENED}")
    expect(part(tab, OPENED, "#first-view")).to_have_attribute("open", "")
    tab.locator("#first-view").evaluate("view => view.scrollTo({ top: 900, behavior: 'instant' })")
    before = part(tab, OTHER, "#first-view").evaluate(TOP)
    show_live_page()
    expect(tab.locator("#first-view")).to_have_count(0, timeout=15_000)
    settle(tab)
    assert abs(part(tab, OTHER).evaluate(TOP) - before) < 3


def test_the_first_view_has_ordinary_links(page: Open, server: Server) -> None:
    """A link that is followed before the live page is drawn leads there too."""
    tab = page(EMPTY_TAB, viewport=WIDE)
    first_view_of(tab, f"{server.url}{PROPOSAL}")
    link = tab.locator("#first-view").locator(SOURCE).first
    wanted = tab.evaluate("(href) => new URL(href, location).href", link.get_attribute("href"))
    link.click()
    tab.unroute(LIVE_CODE)
    expect(tab.get_by_role("heading", level=1).first).to_have_text(SOURCE_TITLE)
    assert wanted == tab.url


# ---- themes ----------------------------------------------------------------------------------------


def background(tab: Page) -> str:
    """The background of the first view."""
    return tab.locator("#first-view").evaluate("view => getComputedStyle(view).backgroundColor")


def configured(theme: str) -> str:
    """The background of a theme, as a browser writes it."""
    colour = streamlit_config.get_option(f"theme.{theme}.backgroundColor").removeprefix("#")
    return f"rgb({', '.join(str(int(colour[i : i + 2], 16)) for i in (0, 2, 4))})"


def first_view_without_code(tab: Page, address: str) -> Page:
    """The first HTML, with no script of any file run: what is painted first."""
    tab.route("**/*.js", lambda route: None)
    tab.goto(address, wait_until="commit")
    expect(tab.locator("#first-view h1")).to_be_visible()
    return tab


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/", PROPOSAL, "/compare"])
def test_the_first_paint_has_the_theme_of_the_device(
    page: Open, server: Server, path: str, scheme: Any
) -> None:
    """Before any code has come, the page has the background of the device's theme: no flash of light."""
    tab = page(EMPTY_TAB, color_scheme=scheme)
    first_view_without_code(tab, server.url + path)
    assert configured(scheme) == background(tab)


def test_the_first_paint_has_the_theme_that_the_reader_chose(page: Open, settle: Settle) -> None:
    """A theme chosen in the menu is used from the first paint on, and by the live page."""
    tab = page(PROPOSAL, viewport=WIDE, color_scheme="light", cold=True)
    tab.get_by_role("button", name="Main menu").click()
    tab.get_by_role("menuitemradio", name="Dark").click()
    settle(tab)
    live = tab.get_by_test_id("stApp").evaluate("app => getComputedStyle(app).backgroundColor")
    assert configured("dark") == live
    first_view_without_code(tab, tab.url)
    assert configured("dark") == background(tab)


# ---- the search of every page ----------------------------------------------------------------------


def test_the_search_box_is_a_stop_and_submits(page: Open, settle: Settle) -> None:
    """By keyboard alone: the last step of the header is the box; words, Enter, and the results for these are there."""
    tab = page(PROPOSAL, viewport=WIDE, cold=True)
    box = tab.get_by_role("searchbox", name="Search everything")
    tab.locator("#site-header summary").focus()
    tab.keyboard.press("Tab")
    expect(box).to_be_focused()
    tab.keyboard.type("troops & money")
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("heading", level=1).first).to_have_text(PAGES["search"].heading)
    assert ("/search", {"q": "troops & money"}) == address(settle(tab))
    expect(box).to_have_value("troops & money")
    expect(document(tab)).to_contain_text("troops")


def test_the_search_box_works_before_the_live_page(page: Open, server: Server) -> None:
    """The box is a form of the first HTML: words typed while the code is loading are searched for."""
    tab = page(EMPTY_TAB, viewport=WIDE)
    first_view_of(tab, f"{server.url}{PROPOSAL}")
    box = tab.get_by_role("searchbox", name="Search everything")
    box.fill("troops")
    box.press("Enter")
    tab.unroute(LIVE_CODE)
    expect(tab.get_by_role("heading", level=1).first).to_have_text(PAGES["search"].heading)
    assert ("/search", {"q": "troops"}) == address(tab)


def test_the_search_box_keeps_its_words_over_redraws(page: Open, settle: Settle) -> None:
    """Words being typed into the box are not lost when the page below it changes."""
    tab = page(PROPOSAL, viewport=WIDE)
    box = tab.get_by_role("searchbox", name="Search everything")
    box.fill("half a w")
    summary(tab, OPENED).click()
    document(tab).locator(SOURCE).first.click()
    expect(tab.get_by_role("heading", level=1)).to_have_text(SOURCE_TITLE)
    settle(tab)
    expect(box).to_have_value("half a w")
