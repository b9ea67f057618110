"""The Compare page as readers use it: the whole site, a dozen proposals.

Whatever a test does, the page must show the comparison that the address names, whole and in order. The evidence of
cells is tried in test_evidence.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.tables.query import COMPARE_LINK, Difference, preset_columns
from scripts.local_server import Server
from tests.browser.examples import fullest_cell, stated_before_it_was_known
from tests.browser.tables import (
    OPEN_CELL,
    PANEL,
    READ,
    assert_shows,
    cell,
    expected,
    opened,
    search,
    shown,
)
from tests.browser.tabs import EMPTY_TAB, open_without_live_page
from tests.larger_records import larger

Open = Callable[..., Page]
Settle = Callable[[Page], Page]
PHONE: ViewportSize = {"width": 390, "height": 740}
TOP = "part => part.getBoundingClientRect().top"
NO_SIDEWAYS = "document.documentElement.scrollWidth <= window.innerWidth"


@pytest.fixture
def catalogue() -> Catalogue:
    """The records of the site."""
    return larger()


@pytest.fixture
def usual(catalogue: Catalogue) -> tuple[str, ...]:
    """The columns that the page opens with."""
    return preset_columns(next(iter(catalogue.presets)), catalogue)


@pytest.fixture
def full(catalogue: Catalogue, usual: tuple[str, ...]) -> str:
    """The key of the cell with most statements, among the columns that the page opens with."""
    return "~".join(fullest_cell(catalogue, usual))


# ---- the table and its choices --------------------------------------------------------------------


def test_the_page_opens_with_the_answers(page: Open, catalogue: Catalogue) -> None:
    """The columns of the first preset and every question are there; the first answer is high on the screen."""
    tab = page("/compare", cold=True, viewport={"width": 1400, "height": 900})
    assert_shows(tab, {}, catalogue)
    assert tab.locator("#root td.cell").first.evaluate(TOP) < 200
    expect(tab).to_have_title("Compare · Security guarantees compared")


def test_the_same_stands_before_the_live_page(
    page: Open, server: Server, settle: Settle, catalogue: Catalogue, full: str
) -> None:
    """While Streamlit's own code is still under way the whole table can be read, and a row that was opened stays so."""
    tab = page(EMPTY_TAB)
    show_live_page = open_without_live_page(tab, f"{server.url}/compare")
    early = tab.locator("#first-view .guarantees-document")
    expect(early.locator(".open").first).to_be_visible()
    assert expected("compare", {}, catalogue) == early.evaluate(READ)
    row = full.partition("~")[2]
    early.locator(f'details[data-open="{row}"] > summary').click()
    show_live_page()
    expect(tab.locator("#first-view")).to_have_count(0, timeout=15_000)
    assert_shows(settle(tab), {"open": row}, catalogue)
    expect(tab.locator(f'#root details[data-open="{row}"]')).to_have_attribute("open", "")


def test_a_file_is_saved_and_the_page_says_so(page: Open, catalogue: Catalogue) -> None:
    """A file of the menu Share is saved under its name; what cannot be made is said in words, and the page stays."""
    tab = page("/compare", expected=("status of 404",))
    menu = tab.locator("#root details.share")
    menu.locator("summary").first.click()
    with tab.expect_download() as saved:
        menu.get_by_role("link", name="Word").click()
    assert saved.value.suggested_filename == f"comparison-{catalogue.version}.docx"
    expect(menu.get_by_role("status")).to_have_text("Word is saved.")
    refused = {"status": 404, "body": "No such day.", "content_type": "text/plain"}
    tab.route("**/comparison.csv*", lambda route: route.fulfill(**refused), times=1)
    menu.get_by_role("link", name="CSV").first.click()
    expect(menu.get_by_role("status")).to_have_text("No such day.")
    assert tab.url.endswith("/compare")


def test_columns_are_chosen_several_at_once(
    page: Open, settle: Settle, catalogue: Catalogue
) -> None:
    """Ticked ones come after the others, in one panel that stays open; they move, by links and by dragging, and go."""
    first, second, third, fourth, *_ = catalogue.proposals
    tab = page(f"/compare?proposals={first}.{second}")
    box = tab.locator('#root [data-fold="columns"] .folded')
    assert box.evaluate("box => getComputedStyle(box).display") == "none"
    opened(tab, "Proposals (2)")
    for name in (fourth, third):
        box.locator(f'input[value="{name}"]').check()
        settle(tab)
    assert_shows(tab, {"proposals": f"{first}.{second}.{fourth}.{third}"}, catalogue)
    box.get_by_label(f"Move {catalogue.proposals[third].short_name} to the left").click()
    assert_shows(settle(tab), {"proposals": f"{first}.{second}.{third}.{fourth}"}, catalogue)
    grips = box.locator(".grip")
    grips.nth(3).drag_to(grips.nth(1), target_position={"x": 8, "y": 4})
    assert_shows(settle(tab), {"proposals": f"{first}.{fourth}.{second}.{third}"}, catalogue)
    grips.nth(1).drag_to(grips.nth(3), target_position={"x": 8, "y": 20})
    assert_shows(settle(tab), {"proposals": f"{first}.{second}.{third}.{fourth}"}, catalogue)
    box.locator(f'input[value="{first}"]').uncheck()
    assert_shows(settle(tab), {"proposals": f"{second}.{third}.{fourth}"}, catalogue)
    expect(box).to_be_visible()
    tab.keyboard.press("Escape")
    expect(box).to_be_hidden()


def test_presets_are_links(page: Open, settle: Settle, catalogue: Catalogue) -> None:
    """Each preset brings its own columns, in order of date, and is the one that looks chosen."""
    tab = page("/compare")
    first, second, *_ = catalogue.presets
    opened(tab, "Proposals")
    for name in (second, first):
        tab.get_by_role("link", name=catalogue.presets[name].name, exact=True).click()
        columns = preset_columns(name, catalogue)
        link = {} if name == first else {"proposals": ".".join(columns)}
        assert_shows(settle(tab), link, catalogue)
        expect(tab.locator("#root .presets [aria-current]")).to_have_text(
            catalogue.presets[name].name
        )


def test_without_columns_the_page_says_what_to_do(page: Open, catalogue: Catalogue) -> None:
    """A sentence replaces the table."""
    assert_shows(page("/compare?proposals=-"), {"proposals": "-"}, catalogue)


def test_groups_fold_and_unfold(page: Open, settle: Settle, catalogue: Catalogue) -> None:
    """A folded group keeps its head and loses its rows; a second click brings them back."""
    tab = page("/compare")
    second = list(catalogue.groups)[1]
    fold = tab.locator(f'#root [data-focus="fold:{second}"]')
    fold.click()
    assert_shows(settle(tab), {"folded": second}, catalogue)
    fold.click()
    assert_shows(settle(tab), {}, catalogue)


def test_a_row_opens_to_its_sentences(page: Open, settle: Settle, full: str) -> None:
    """All columns together; the link opens it again, and a choice leaves it open."""
    tab = page("/compare")
    row = full.partition("~")[2]
    sentence = tab.locator(f'#root td:has([data-cell="{full}"]) .more')
    expect(sentence).to_be_hidden()
    tab.locator(f'#root details[data-open="{row}"] > summary').click()
    expect(sentence).to_be_visible()
    tab.locator("#root .findings a").first.click()
    settle(tab)
    assert f"open={row}" in tab.url
    other = page(f"/compare?open={row}", cold=True)
    expect(other.locator(f'#root td:has([data-cell="{full}"]) .more')).to_be_visible()


def test_rows_are_searched(page: Open, settle: Settle, catalogue: Catalogue) -> None:
    """Only rows with every word stay; a search without a match says so, and a link clears it."""
    tab = page("/compare")
    some = " ".join(reversed(next(iter(catalogue.elements.values())).name.split()))
    for words in (some, "no row has these words"):
        search(tab, words)
        assert_shows(settle(tab), {"search": words}, catalogue)
    tab.get_by_role("link", name="Clear the search and the filters").click()
    assert_shows(settle(tab), {}, catalogue)
    expect(tab.get_by_role("searchbox", name="Search questions")).to_have_value("")


def test_what_it_comes_to_filters_the_table(
    page: Open, settle: Settle, catalogue: Catalogue
) -> None:
    """A number in the sentence keeps the rows that it counts, as the filter of that name does."""
    tab = page("/compare")
    finding = tab.locator('#root [data-focus^="finding:"]').first
    name = (finding.get_attribute("data-focus") or "").partition(":")[2]
    finding.click()
    assert_shows(settle(tab), {"differ": name}, catalogue)
    opened(tab, "Filter (1)")
    expect(tab.locator(f'#root input[name="differ"][value="{name}"]')).to_be_checked()
    tab.locator("#root .pills label", has_text="answered by one").click()
    both = [each.value for each in Difference if each.value in (name, Difference.ONE.value)]
    assert_shows(settle(tab), {"differ": ".".join(both)}, catalogue)


def test_densities_show_more_or_all(page: Open, settle: Settle, catalogue: Catalogue) -> None:
    """Sentences of every row, or a page with a sign for every proposal on every question, which opens its evidence."""
    tab = page("/compare")
    tab.locator("#root .segments label", has_text="Sentences").click()
    assert_shows(settle(tab), {"view": "sentences"}, catalogue)
    expect(tab.locator("#root .more").first).to_be_visible()
    tab.locator("#root .segments a", has_text="Signs").click()
    signs = tab.locator("#root table.signs td[class] a.open")
    expect(signs).to_have_count(len(catalogue.proposals) * len(catalogue.elements))
    signs.first.press("ArrowRight")
    tab.keyboard.press("Enter")
    cell = signs.nth(1).get_attribute("href") or ""
    expect(tab.locator("#root .panel h2")).to_have_text(
        catalogue.elements[cell.rpartition(".")[2]].name
    )
    expect(tab).to_have_url(re.compile(rf"{re.escape(cell.lstrip('.'))}$"))
    tab.keyboard.press("Escape")
    expect(tab).to_have_url(re.compile(r"/coverage$"))


def test_a_day_can_be_asked_about(page: Open, settle: Settle, catalogue: Catalogue) -> None:
    """On an early day most cells are not yet stated."""
    proposal, day = stated_before_it_was_known(catalogue)
    link = {"proposals": f"{proposal}.{list(catalogue.proposals)[-1]}", "asof": day.isoformat()}
    tab = page(f"/compare?{urlencode(link)}")
    assert_shows(tab, link, catalogue)
    assert "Nothing by this day" in shown(tab)["briefs"]


# ---- links ----------------------------------------------------------------------------------------


def test_back_and_forward_retrace_every_step(
    page: Open, settle: Settle, catalogue: Catalogue
) -> None:
    """Steps back and forward show exactly the screens that were there."""
    tab = page("/compare")
    group = next(iter(catalogue.groups))
    steps: list[dict[str, str]] = [{}, {"folded": group}, {"folded": group, "view": "sentences"}]
    tab.locator(f'#root [data-focus="fold:{group}"]').click()
    assert_shows(settle(tab), steps[1], catalogue)
    tab.locator("#root .segments label", has_text="Sentences").click()
    assert_shows(settle(tab), steps[2], catalogue)
    for step in (steps[1], steps[0]):
        tab.go_back()
        assert_shows(settle(tab), step, catalogue)
    tab.go_forward()
    assert_shows(settle(tab), steps[1], catalogue)


def test_unknown_parts_of_a_link_are_named_and_the_rest_is_shown(
    page: Open, settle: Settle, catalogue: Catalogue
) -> None:
    """Unknown ids and a day that is none: sentences in plain text, gone after a change."""
    first, second, *_ = catalogue.proposals
    link = {"proposals": f"no-such-proposal.{first}.{second}", "asof": "2025-02-30", "theme": "x"}
    tab = page(f"/compare?{urlencode(link)}")
    assert_shows(tab, link, catalogue)
    sentences = COMPARE_LINK.decode(link, catalogue).notices
    expect(tab.locator("#root [data-notices]")).to_contain_text(sentences[0])
    search(tab, "a")
    settle(tab)
    expect(tab.locator("#root [data-notices] p")).to_have_count(0)


def test_hostile_parameters_are_text(page: Open, catalogue: Catalogue) -> None:
    """Markup in a link is shown letter by letter and makes nothing of itself."""
    hostile = "<script>window.harmed=1</script><img src=x onerror=window.harmed=1>"
    tab = page(
        f"/compare?{urlencode({'search': hostile, 'find': hostile, hostile: '1'})}", cold=True
    )
    expect(tab.get_by_role("searchbox", name="Search questions")).to_have_value(hostile)
    assert tab.evaluate("window.harmed") is None
    expect(tab.locator("#root :is(script, img[src=x])")).to_have_count(0)


# ---- screens --------------------------------------------------------------------------------------


def test_heads_stay_in_sight(page: Open, settle: Settle, catalogue: Catalogue) -> None:
    """The page scrolls, and the names of columns stay below the header of the site; no box scrolls by itself."""
    tab = page("/compare?view=sentences", viewport={"width": 1400, "height": 700})
    box = tab.locator("#root .answers-scroll")
    assert box.evaluate("box => box.scrollHeight <= box.clientHeight + 1")
    tab.locator("#root tr.row").last.scroll_into_view_if_needed()
    settle(tab)
    top = tab.locator("#root thead .column").first.evaluate(TOP)
    assert 50 <= top <= 70


@pytest.mark.parametrize("width", [320, 390])
def test_a_phone_gets_a_block_for_each_question(
    page: Open, settle: Settle, width: int, full: str
) -> None:
    """Equal answers next to each other, nothing scrolls sideways, and all choices are behind one button."""
    tab = page("/compare", viewport=PHONE, has_touch=True, is_mobile=True)
    tab.set_viewport_size({**PHONE, "width": width})
    settle(tab)
    assert tab.evaluate(NO_SIDEWAYS)
    assert "flex" == tab.locator("#root tr.row").first.evaluate(
        "row => getComputedStyle(row).display"
    )
    if width == PHONE["width"]:
        tops = (
            tab.locator("#root tr.row")
            .first.locator("td.cell")
            .evaluate_all("cells => cells.map((cell) => cell.getBoundingClientRect().top)")
        )
        assert min(tops) < 200
    expect(tab.get_by_role("searchbox", name="Search questions")).to_be_hidden()
    tab.locator("#root .sheet-button > summary").click()
    expect(tab.get_by_role("searchbox", name="Search questions")).to_be_visible()
    assert tab.evaluate(NO_SIDEWAYS)
    tab.keyboard.press("Escape")
    cell(tab, full).tap()
    expect(tab.locator(PANEL)).to_be_visible()
    expect(tab.locator(OPEN_CELL)).to_have_attribute("data-cell", full)
    tab.get_by_label("Close the evidence").first.tap()
    expect(tab.locator(PANEL)).to_have_count(0)


def test_print_shows_the_table_and_nothing_to_press(
    page: Open, settle: Settle, catalogue: Catalogue
) -> None:
    """Twelve columns stand on sheets of six, none cut off, with the names of rows; closed rows stay closed."""
    names = ".".join(list(catalogue.proposals)[:12])
    tab = page(f"/compare?proposals={names}")
    tab.set_viewport_size({"width": 1047, "height": 720})
    tab.emulate_media(media="print")
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    settle(tab)
    expect(tab.locator("#root .choices")).to_be_hidden()
    measures = tab.locator("#root .answers-scroll").evaluate("""box => ({
        overflow: getComputedStyle(box).overflowX,
        right: Math.max(...[...box.querySelectorAll("th.column, td")].map(
            (cell) => cell.getBoundingClientRect().right)) <= innerWidth,
        open: box.querySelectorAll("details[open]").length,
        heads: [...box.querySelectorAll("table")].filter((table) => table.checkVisibility())
            .map((table) => table.querySelectorAll("th.column").length),
        rows: new Set([...box.querySelectorAll("table")].map(
            (table) => table.querySelectorAll("tr.row > th").length)).size,
    })""")
    shown = {"overflow": "visible", "right": True, "open": 0, "heads": [6, 6], "rows": 1}
    assert shown == measures
    tab.evaluate("dispatchEvent(new Event('afterprint'))")
