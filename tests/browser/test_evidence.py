"""The evidence of a cell on the live pages; the script behind it is tried by itself in test_table.py."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from playwright.sync_api import Locator, Page, Route, WebSocketRoute, expect

from components.pages.table import PAGES
from components.parts.rendering import evidence_html
from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import LATEST
from guarantees.cells.stances import stances_on_element
from guarantees.pages.tables.positions_query import default_positions
from guarantees.pages.tables.query import COMPARE_LINK, preset_columns
from guarantees.records.values import value_key
from scripts.local_server import Server
from tests.browser.examples import fullest_cell, fullest_stance, fullest_stance_on_element
from tests.browser.tables import address
from tests.browser.tabs import EMPTY_TAB, open_without_live_page
from tests.components.parsed_html import Parsed
from tests.larger_records import larger

Open = Callable[..., Page]
Settle = Callable[[Page], Page]
PHONE = {"width": 390, "height": 740}
COPY = "navigator.clipboard.readText()"


@pytest.fixture
def catalogue() -> Catalogue:
    """The records of the site."""
    return larger()


@pytest.fixture
def full(catalogue: Catalogue) -> str:
    """The key of the cell with most statements, among the columns that Compare opens with."""
    return "~".join(
        fullest_cell(catalogue, preset_columns(next(iter(catalogue.presets)), catalogue))
    )


def link_to(key: str) -> dict[str, str]:
    """The link that opens a cell."""
    return {"cell": key.replace("~", ".")}


def cell(tab: Page, key: str, view: str = "#root") -> Locator:
    """The link of a cell."""
    return tab.locator(f'{view} .open[data-cell="{key}"]')


def panel(tab: Page, view: str = "#root") -> Locator:
    """The evidence that is shown."""
    return tab.locator(f"{view} .panel")


def now(tab: Page) -> tuple[str, list[str], list[str]]:
    """The open cell by the address, by the table, and by the panel."""
    marked = tab.locator("#root .open[aria-current]")
    return (
        address(tab).get("cell", "").replace(".", "~"),
        marked.evaluate_all("all => all.map((each) => each.dataset.cell)"),
        panel(tab).evaluate_all("all => all.map((each) => each.dataset.shows)"),
    )


def is_open(key: str) -> tuple[str, list[str], list[str]]:
    """What is there with a cell open."""
    return key, [key], [key]


CLOSED: tuple[str, list[str], list[str]] = ("", [], [])
# The words of the panel, without what only the browser knows: addresses, and the day.
WORDS = """panel => {
    const copy = panel.cloneNode(true), texts = [];
    for (const each of copy.querySelectorAll("[data-address], [data-accessed]")) each.remove();
    const walker = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) texts.push(walker.currentNode.data);
    return texts.join(" ").split(/\\s+/).join(" ").trim();
}"""


def assert_evidence(tab: Page, page: str, link: dict[str, str], catalogue: Catalogue) -> None:
    """The panel says all that the server knows of the cell that a link opens."""
    query = PAGES[page].link.decode(link, catalogue).query
    known = Parsed(evidence_html(PAGES[page], query, catalogue))
    wanted = known.words
    for written in known.values("data-address"):
        wanted = wanted.replace(f"{written} ", "", 1)
    expect(panel(tab)).to_have_attribute("data-shows", "~".join(query.cell))
    expect(panel(tab).locator("header")).to_be_visible()
    assert wanted == panel(tab).evaluate(WORDS)


def focused(tab: Page) -> str:
    """What has the focus: its cell, its id, or its kind of element."""
    return tab.evaluate("""() => {
        const outer = document.activeElement, inner = outer.shadowRoot?.activeElement ?? outer;
        return inner.dataset.cell || inner.id || inner.tagName;
    }""")


# ---- opening and closing --------------------------------------------------------------------------


def examples(catalogue: Catalogue) -> dict[str, tuple[str, dict[str, str]]]:
    """A page, and a link that opens a cell of it, for each kind of table."""
    usual = preset_columns(next(iter(catalogue.presets)), catalogue)
    actors = default_positions(catalogue).actors
    actor, element = fullest_stance_on_element(catalogue, actors)
    stance, *_ = stances_on_element(actor, element, LATEST, catalogue)
    answer = f"{element}~{value_key(stance.subject.value)}"
    return {
        "answers": ("compare", {"cell": ".".join(fullest_cell(catalogue, usual))}),
        "stances on proposals": ("positions", {"cell": ".".join(fullest_stance(catalogue))}),
        "stances on answers": ("positions", {"rows": "elements", "cell": f"{actor}.{answer}"}),
    }


@pytest.mark.parametrize("kind", ["answers", "stances on proposals", "stances on answers"])
def test_a_click_opens_the_evidence_of_a_cell(
    page: Open, settle: Settle, catalogue: Catalogue, kind: str
) -> None:
    """All that is known of it is there; the address names the cell, and the run that follows changes nothing."""
    name, link = examples(catalogue)[kind]
    key = link["cell"].replace(".", "~")
    tab = page(f"/{name}?{urlencode({**link, 'cell': '-'})}")
    cell(tab, key).click()
    assert_evidence(tab, name, link, catalogue)
    panel(tab).evaluate("panel => { panel.marked = true; }")
    assert (is_open(key), True) == (now(settle(tab)), panel(tab).evaluate("panel => panel.marked"))


def test_a_cell_is_opened_and_closed_by_keyboard_alone(page: Open, settle: Settle) -> None:
    """Tab reaches the table, arrows the cell, Enter the evidence, and Escape leads back to the cell."""
    tab = page("/compare", cold=True)
    tab.locator("#root h1").evaluate("heading => { heading.tabIndex = -1; heading.focus(); }")
    for _ in range(40):
        tab.keyboard.press("Tab")
        if "~" in focused(tab):
            break
    start = focused(tab)
    for key in ("ArrowRight", "ArrowDown", "ArrowRight"):
        tab.keyboard.press(key)
    there = focused(tab)
    rows = tab.locator("#root tr:has(.open)").evaluate_all(
        """rows => rows.map((row) =>
            [...row.querySelectorAll(".open")].map((open) => open.dataset.cell))"""
    )
    assert [rows[0][0], rows[1][2]] == [start, there]
    tab.keyboard.press("Enter")
    expect(panel(tab)).to_be_visible()
    assert (is_open(there), "evidence-heading") == (now(settle(tab)), focused(tab))
    tab.keyboard.press("Escape")
    assert (CLOSED, there) == (now(settle(tab)), focused(tab))


def test_nothing_waits_for_the_run(
    page: Open, server: Server, settle: Settle, catalogue: Catalogue, full: str
) -> None:
    """While the server hears nothing of the click, panel, cell, address and copied link are there."""
    tab = page(EMPTY_TAB)
    held: list[Callable[[], None]] = []
    waiting = {"on": False}

    def connect(socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()

        def pass_on(message: str | bytes) -> None:
            held.append(lambda: server.send(message)) if waiting["on"] else server.send(message)

        socket.on_message(pass_on)

    tab.route_web_socket("**/_stcore/stream", connect)
    tab.goto(f"{server.url}/compare")
    settle(tab)
    waiting["on"] = True
    cell(tab, full).click()
    assert_evidence(tab, "compare", link_to(full), catalogue)
    query = COMPARE_LINK.decode(link_to(full), catalogue).query
    link = dict(parse_qsl(COMPARE_LINK.query_string(query, catalogue)[1:], keep_blank_values=True))
    told = tab.evaluate("document.documentElement.dataset.guaranteesLink")
    assert (is_open(full), link) == (now(tab), dict(parse_qsl(told[1:], keep_blank_values=True)))
    before = panel(tab).bounding_box()
    waiting["on"] = False
    for message in held:
        message()
    assert (is_open(full), before) == (now(settle(tab)), panel(tab).bounding_box())


def test_without_its_own_address_the_evidence_comes_with_the_run(
    page: Open, catalogue: Catalogue, full: str
) -> None:
    """When the evidence cannot be asked for by itself, a click still opens the panel."""
    tab = page("/compare", cold=True, expected=("Failed to load resource",))
    tab.route("**/evidence/**", lambda route: route.abort())
    cell(tab, full).click()
    assert_evidence(tab, "compare", link_to(full), catalogue)


def test_evidence_that_comes_late_leaves_the_focus_where_the_reader_has_gone(
    page: Open, settle: Settle
) -> None:
    """Who has gone on to the next cell by then stays there, and the next key is for that cell."""
    tab = page("/compare", cold=True)
    held: list[Route] = []
    tab.route("**/evidence/**", lambda route: held.append(route))
    start = tab.locator("#root .open:visible").first
    with tab.expect_request("**/evidence/**"):
        start.press("Enter")
    tab.keyboard.press("ArrowDown")
    there = focused(tab)
    for request in held:
        request.continue_()
    key = start.get_attribute("data-cell") or ""
    expect(panel(tab)).to_have_attribute("data-shows", key)
    assert key != there == focused(settle(tab))


def test_the_newest_of_quick_clicks_is_shown(page: Open, settle: Settle) -> None:
    """Answers to older clicks, of either way, do not bring their panels back."""
    tab = page("/compare")
    names = tab.locator("#root .open:visible").evaluate_all(
        "all => all.slice(0, 8).map((open) => open.dataset.cell)"
    )
    tab.evaluate("""() => {
        window.seen = [];
        const root = document.querySelector("#root [data-evidence]") ?? [...document.querySelectorAll("#root *")]
            .map((each) => each.shadowRoot?.querySelector("[data-evidence]")).find(Boolean);
        new MutationObserver(() => window.seen.push(root.firstElementChild?.dataset.shows))
            .observe(root, {childList: true});
    }""")
    for name in names:
        cell(tab, name).press("Enter")
    expect(panel(tab)).to_have_attribute("data-shows", names[-1])
    assert is_open(names[-1]) == now(settle(tab))
    seen = [names.index(each) for each in tab.evaluate("window.seen") if each]
    assert sorted(seen) == seen


def test_another_choice_keeps_the_row_that_is_read(page: Open, settle: Settle, full: str) -> None:
    """A cell opened beside an opened row leaves that row open, in the address too."""
    tab = page("/compare")
    row = full.partition("~")[2]
    tab.locator(f'#root details[data-open="{row}"] > summary').click()
    cell(tab, full).press("Enter")
    expect(panel(tab)).to_be_visible()
    assert is_open(full) == now(settle(tab))
    assert tab.locator(f'#root details[data-open="{row}"]').evaluate("part => part.open")
    assert row == address(tab)["open"]


# ---- before the live page, and without scripts ----------------------------------------------------


def test_evidence_opens_before_the_live_page_is_there(
    page: Open, server: Server, settle: Settle, catalogue: Catalogue, full: str
) -> None:
    """A click in the first view shows it; the live page takes it over as it is, scrolled as it was."""
    tab = page(EMPTY_TAB)
    show_live_page = open_without_live_page(tab, f"{server.url}/compare")
    cell(tab, full, "#first-view").click()
    early = panel(tab, "#first-view")
    expect(early).to_be_visible()
    early.evaluate("panel => { panel.marked = true; panel.scrollTop = 30; }")
    show_live_page()
    expect(tab.locator("#first-view")).to_have_count(0, timeout=15_000)
    assert is_open(full) == now(settle(tab))
    assert [True, 30] == panel(tab).evaluate("panel => [panel.marked, panel.scrollTop]")
    assert_evidence(tab, "compare", link_to(full), catalogue)


def test_without_scripts_a_cell_is_a_link(
    page: Open, server: Server, catalogue: Catalogue, full: str
) -> None:
    """It leads to the page with its evidence, which can be read on a phone too, and closed by a link."""
    tab = page(EMPTY_TAB, java_script_enabled=False, viewport=PHONE)
    tab.goto(f"{server.url}/compare")
    cell(tab, full, "#first-view").click()
    shown = panel(tab, "#first-view")
    expect(shown).to_be_visible()
    expect(shown).to_contain_text(catalogue.elements[full.partition("~")[2]].question)
    shown.get_by_role("link", name="Close the evidence").click()
    assert "" == urlsplit(tab.url).query
    expect(panel(tab, "#first-view")).to_have_count(0)


# ---- links ----------------------------------------------------------------------------------------


def test_a_linked_cell_is_in_view_and_its_link_can_be_copied(
    page: Open, catalogue: Catalogue, full: str
) -> None:
    """A link to a cell brings it into view and takes no focus; the panel copies a link to the same."""
    tab = page(f"/compare?{urlencode(link_to(full))}", cold=True)
    expect(cell(tab, full)).to_be_in_viewport()
    assert "BODY" == focused(tab)
    tab.get_by_role("button", name="Copy link to this cell").click()
    expect(tab.get_by_role("button", name="Copied")).to_be_visible()
    query = COMPARE_LINK.decode(link_to(full), catalogue).query
    wanted = f"{tab.url.split('?')[0]}{COMPARE_LINK.query_string(query, catalogue)}"
    assert wanted == tab.evaluate(COPY)


def test_a_link_to_a_cell_ends_at_the_same_place_at_each_load(
    page: Open, settle: Settle, full: str
) -> None:
    """A page that the browser has kept, and so draws at once, is scrolled no further than one that it fetched."""
    tab = page(f"/compare?{urlencode(link_to(full))}", cold=True)
    places = []
    for _ in range(3):
        settle(tab)
        places.append(tab.get_by_test_id("stMain").evaluate("main => main.scrollTop"))
        tab.reload()
    assert [places[0]] * 3 == places


def test_back_and_forward_retrace_open_cells(
    page: Open, settle: Settle, catalogue: Catalogue, full: str
) -> None:
    """Steps show exactly what was there, also across a change of the table itself."""
    other = next(each for each in catalogue.elements if not full.endswith(f"~{each}"))
    second = f"{full.partition('~')[0]}~{other}"
    tab = page("/compare")

    def screen() -> tuple[Any, ...]:
        settle(tab)
        words = panel(tab).inner_text() if panel(tab).count() else ""
        return tab.url, now(tab), words, tab.locator("#root table").inner_text()

    screens = [screen()]
    for name in (full, second):
        cell(tab, name).click()
        expect(panel(tab)).to_have_attribute("data-shows", name)
        screens.append(screen())
    tab.locator("#root a[aria-expanded]").last.click()
    tab.wait_for_url("**folded=*")
    screens.append(screen())
    back, forward = [], []
    for _ in screens[1:]:
        tab.go_back()
        back.append(screen())
    for _ in screens[1:]:
        tab.go_forward()
        forward.append(screen())
    assert screens[-2::-1] == back
    assert screens[1:] == forward


# ---- screens --------------------------------------------------------------------------------------


def test_on_a_phone_it_is_a_sheet(page: Open, settle: Settle, full: str) -> None:
    """It lies over the lower part of the screen, nothing scrolls sideways, and it can be closed."""
    tab = page("/compare", viewport=PHONE, has_touch=True, is_mobile=True)
    cell(tab, full).tap()
    sheet = tab.locator("#root .panel:modal")
    expect(sheet).to_be_visible()
    box = sheet.bounding_box()
    assert (0, *PHONE.values()) == (box["x"], box["width"], box["y"] + box["height"])
    assert tab.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    tab.get_by_role("link", name="Close the evidence").tap()
    assert CLOSED == now(settle(tab))


def test_on_paper_it_stands_beside_or_below_the_table(page: Open, full: str) -> None:
    """Nothing of it is cut off, and there is nothing to press."""
    tab = page(f"/compare?{urlencode(link_to(full))}")
    tab.emulate_media(media="print")
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(panel(tab).locator("[data-close]").first).to_be_hidden()
    assert panel(tab).evaluate("panel => panel.scrollHeight <= panel.clientHeight + 1")
    tab.evaluate("dispatchEvent(new Event('afterprint'))")
