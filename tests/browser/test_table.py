"""A document that is a table of cells, by itself: the script, a bare page and a server of evidence in the test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route, ViewportSize, expect

from components.parts.evidence import evidence_markup
from guarantees.pages.tables.panel import CellEvidence
from tests.browser.axe import assert_accessible
from tests.browser.tabs import USUAL_SIZE
from tests.components.parts.test_evidence import NOTHING, PANEL

ELEMENTS = Path(__file__).resolve().parents[2] / "components" / "elements"
ORIGIN = "http://table.test"
COLUMNS, ROWS = "abc", 12
PHONE = {"width": 390, "height": 740}
THEME = {
    "text-color": "#0b151c",
    "background-color": "#ffffff",
    "secondary-background-color": "#f1f4f5",
    "link-color": "#175a65",
    "font": "sans-serif",
    "base-radius": "8px",
}
STYLE = ";".join(f"--st-{name}:{value}" for name, value in THEME.items())
VIEW = """
import {Table} from "/document/table.js";
const root = document.querySelector("#host").shadowRoot.querySelector(".guarantees-document");
const here = () => location.pathname + location.search;
window.steps = [];
window.view = {
    root,
    shownAt: here(),
    keepInSight: (target) => target.scrollIntoView({block: "center"}),
    withOpenParts: (address) => address,
    closedAddress: () => {
        const address = new URL(location.href);
        if (!address.searchParams.has("cell")) return null;
        address.searchParams.delete("cell");
        return address;
    },
    hasOpened: (cell) => { view.shownAt = here(); steps.push(cell); },
};
window.table = new Table(view);
table.drawn();
addEventListener("popstate", (event) => event.isTrusted && table.leadsTo(new URL(location.href)));
window.ready = true;
"""


def evidence(column: str, row: str) -> CellEvidence:
    """The evidence of a cell; that of c is long."""
    about = PANEL if column == "c" else NOTHING
    link = f"?cell={column}.{row}"
    return replace(about, column=column, row=row, row_name=f"Element {row}", link=link)


def markup(cell: str) -> str:
    """The evidence of a cell of a link, as HTML; "" for none."""
    column, _, row = cell.partition(".")
    return str(evidence_markup(evidence(column, row), "./compare")) if row else ""


def bare_page(cell: str = "", *, is_draft: bool = False) -> str:
    """A page that is a table of cells in two groups, with the evidence of one of them."""

    def written(column: str, row: int) -> str:
        name = f'class="open" data-cell="{column}~e{row}"'
        words = f"value {column}{row}"
        if is_draft:
            return f'<td><button type="button" {name}>{words}</button></td>'
        link = f'href="./compare?cell={column}.e{row}"'
        return f"<td><a {name} {link}>{words}</a><p class=says>They would decide <a href=#x>soon</a> enough.</p></td>"

    def line(row: int) -> str:
        cells = "".join(written(column, row) for column in COLUMNS)
        return f'<tr><th scope="row">Element {row}</th>{cells}</tr>'

    half = ROWS // 2
    bodies = ["".join(map(line, range(1, half + 1))), "".join(map(line, range(half + 1, ROWS + 1)))]
    heads = "".join(f'<th scope="col">{column}</th>' for column in COLUMNS)
    own = f'<template data-evidence-of="b~e2">{markup("b.e2")}</template>' if is_draft else ""
    return f"""<!doctype html><html lang="en"><meta charset="utf-8"><title>Compare</title>
<body style="margin:0;{STYLE}">
<main><h1>Compare</h1><div id="host"><template shadowrootmode="open">
<link rel="stylesheet" href="/document/document.css"><div class="guarantees-document">
<div class="with-evidence"><div class="content"><table><caption>Proposals</caption>
<thead><tr><td></td>{heads}</tr></thead>{"".join(f"<tbody>{body}</tbody>" for body in bodies)}</table></div>
<aside class="evidence" data-evidence aria-label="Evidence">{markup(cell)}</aside></div>{own}</div></template></div>
</main><script type="module">{VIEW}</script></html>"""


class Site:
    """Answers for a tab. ``held`` are requests for evidence that wait; with ``is_holding`` new ones do."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """As for a new test."""
        self.asked: list[str] = []
        self.held: dict[str, Route] = {}
        self.is_holding = self.is_broken = self.is_draft = False

    def answer(self, route: Route) -> None:
        """Serve the page, the scripts, or evidence."""
        path, _, query = route.request.url.removeprefix(f"{ORIGIN}/").partition("?")
        cell = query.partition("cell=")[2]
        if path == "compare":
            route.fulfill(body=bare_page(cell, is_draft=self.is_draft), content_type="text/html")
        elif path == "evidence/compare":
            self.asked.append(cell)
            self.held[cell] = route
            if self.is_broken:
                route.abort()
            elif not self.is_holding:
                self.release(cell)
        else:
            route.fulfill(path=ELEMENTS / path)

    def release(self, cell: str) -> None:
        """Answer a request that waits."""
        self.held.pop(cell).fulfill(body=markup(cell), content_type="text/html")


@pytest.fixture(scope="module")
def tab_of_module(contexts: Callable[..., BrowserContext]) -> tuple[Page, Site, list[str]]:
    """One tab for all tests, with what it asks and the errors in it."""
    tab, site, errors = contexts().new_page(), Site(), []
    tab.on("pageerror", lambda error: errors.append(str(error)))
    tab.route(f"{ORIGIN}/**", site.answer)
    return tab, site, errors


@pytest.fixture
def site(tab_of_module: tuple[Page, Site, list[str]]) -> Iterator[Site]:
    """What answers the tab; no test may leave an error in it."""
    _, site, errors = tab_of_module
    site.reset()
    yield site
    assert [] == errors


@pytest.fixture
def open_page(tab_of_module: tuple[Page, Site, list[str]], site: Site) -> Callable[..., Page]:
    """A function that opens the page, with a cell open or none."""
    tab, _, _ = tab_of_module

    def opened(cell: str = "", viewport: ViewportSize = USUAL_SIZE) -> Page:
        tab.set_viewport_size(viewport)
        tab.goto(f"{ORIGIN}/compare{cell and f'?cell={cell}'}")
        tab.wait_for_function("window.ready")
        return tab

    return opened


def cell(tab: Page, key: str) -> Any:
    """The link of a cell."""
    return tab.locator(f'.open[data-cell="{key}"]')


def now(tab: Page) -> tuple[str, list[str], list[str]]:
    """The open cell by the address, by the table, and by the panel."""
    marked = tab.locator("[aria-current]").evaluate_all(
        "all => all.map((each) => each.dataset.cell)"
    )
    panel = tab.locator(".panel").evaluate_all("all => all.map((each) => each.dataset.shows)")
    return tab.url.partition("?")[2], marked, panel


def is_open(key: str) -> tuple[str, list[str], list[str]]:
    """What is there with a cell open."""
    return f"cell={key.replace('~', '.')}", [key], [key]


CLOSED: tuple[str, list[str], list[str]] = ("", [], [])


def focused(tab: Page) -> str:
    """What has the focus: its cell, its id, or its kind."""
    return tab.evaluate("""() => {
        const outer = document.activeElement, inner = outer.shadowRoot?.activeElement ?? outer;
        return inner.dataset.cell || inner.id || inner.tagName;
    }""")


# ---- keys -----------------------------------------------------------------------------------------


def test_arrow_keys_move_between_cells(open_page: Callable[..., Page]) -> None:
    """One cell is reached by Tab; arrows, Home, End and Page keys lead to the others."""
    tab = open_page()
    assert ["a~e1"] == tab.locator(".open[tabindex='0']").evaluate_all(
        "all => all.map((e) => e.dataset.cell)"
    )
    cell(tab, "a~e1").focus()
    steps = ["ArrowRight", "ArrowDown", "End", "Home", "PageDown", "Control+End", "ArrowDown"]
    visited = []
    for key in steps:
        tab.keyboard.press(key)
        visited.append(focused(tab))
    assert ["b~e1", "b~e2", "c~e2", "a~e2", "a~e7", "c~e12", "c~e12"] == visited
    assert ["c~e12"] == tab.locator(".open[tabindex='0']").evaluate_all(
        "all => all.map((e) => e.dataset.cell)"
    )


def test_hidden_rows_are_passed_over(open_page: Callable[..., Page]) -> None:
    """What is folded away takes no focus."""
    tab = open_page()
    tab.locator("tbody tr").nth(1).evaluate("row => { row.hidden = true; }")
    cell(tab, "b~e1").focus()
    tab.keyboard.press("ArrowDown")
    assert "b~e3" == focused(tab)


def test_keys_lead_to_the_evidence_and_back(open_page: Callable[..., Page]) -> None:
    """Enter leads to its heading; Escape closes it and returns to the cell."""
    tab = open_page()
    cell(tab, "b~e1").focus()
    tab.keyboard.press("Enter")
    expect(tab.locator(".panel")).to_be_visible()
    assert (is_open("b~e1"), "evidence-heading") == (now(tab), focused(tab))
    tab.keyboard.press("Escape")
    assert (CLOSED, "b~e1") == (now(tab), focused(tab))


FIREFOX_ENTER = """link => {
    link.dispatchEvent(new KeyboardEvent("keydown", {key: "Enter", bubbles: true, composed: true}));
    link.dispatchEvent(new MouseEvent("click", {detail: 1, bubbles: true, composed: true, cancelable: true}));
}"""


def test_a_key_counted_like_a_click_is_a_key(open_page: Callable[..., Page]) -> None:
    """Enter leads to the evidence although Firefox counts it like a click, and although a pointer was used before."""
    tab = open_page()
    tab.get_by_role("rowheader").last.click()
    cell(tab, "b~e1").evaluate(FIREFOX_ENTER)
    expect(tab.locator("#evidence-heading")).to_be_focused()
    assert is_open("b~e1") == now(tab)


# ---- opening and closing --------------------------------------------------------------------------


def test_a_click_opens_a_cell(open_page: Callable[..., Page], site: Site) -> None:
    """On its words or next to them; the address says so, and the focus stays in the table."""
    tab = open_page()
    cell(tab, "b~e2").click()
    expect(tab.locator(".panel")).to_have_attribute("data-shows", "b~e2")
    assert (is_open("b~e2"), "b~e2") == (now(tab), focused(tab))
    tab.locator(".says").nth(2).click(position={"x": 4, "y": 4})
    expect(tab.locator(".panel")).to_have_attribute("data-shows", "c~e1")
    assert (is_open("c~e1"), ["b.e2", "c.e1"]) == (now(tab), site.asked)
    assert ["b.e2", "c.e1"] == tab.evaluate("steps")


def test_what_else_is_in_a_cell_is_left_alone(open_page: Callable[..., Page]) -> None:
    """Another link in a cell leads where it leads, and a new tab is the browser's own matter."""
    tab = open_page()
    tab.locator(".says a").first.click()
    assert ("#x", CLOSED[1:]) == (tab.evaluate("location.hash"), now(tab)[1:])
    with tab.context.expect_page() as other:
        cell(tab, "a~e1").click(modifiers=["ControlOrMeta"])
    other.value.close()
    assert CLOSED[1:] == now(tab)[1:]


def test_selecting_text_opens_nothing(open_page: Callable[..., Page]) -> None:
    """A drag over a cell marks its words, which can then be copied."""
    tab = open_page()
    box = tab.locator(".says").first.bounding_box()
    tab.mouse.move(box["x"] + 2, box["y"] + 5)
    tab.mouse.down()
    tab.mouse.move(box["x"] + 90, box["y"] + 5, steps=4)
    tab.mouse.up()
    assert "They would" in tab.evaluate("getSelection().toString()")
    assert CLOSED == now(tab)


@pytest.mark.parametrize("number", [0, 1])
def test_it_is_closed_at_its_head_and_at_its_end(
    open_page: Callable[..., Page], number: int
) -> None:
    """The place beside the table is empty then, and the focus is back in the cell."""
    tab = open_page("b.e2")
    tab.locator("[data-close]").nth(number).click()
    assert (CLOSED, "b~e2") == (now(tab), focused(tab))
    expect(tab.locator("[data-evidence]")).to_be_hidden()


def test_back_and_forward_open_and_close(open_page: Callable[..., Page]) -> None:
    """Each step shows what was there, without another document."""
    tab = open_page()
    for key in ("a~e1", "b~e2"):
        cell(tab, key).click()
        expect(tab.locator(".panel")).to_have_attribute("data-shows", key)
    tab.keyboard.press("Escape")
    for step, wanted in [
        *((tab.go_back, each) for each in (is_open("b~e2"), is_open("a~e1"), CLOSED)),
        *((tab.go_forward, each) for each in (is_open("a~e1"), is_open("b~e2"), CLOSED)),
    ]:
        step()
        expect(tab.locator(".panel")).to_have_count(len(wanted[2]))
        tab.wait_for_function("key => (table.panel.shows || '') === key", arg="".join(wanted[2]))
        assert wanted == now(tab)


def test_another_state_of_the_page_is_not_the_tables_matter(open_page: Callable[..., Page]) -> None:
    """A step that changes more than the open cell is left to the document."""
    tab = open_page("b.e2")
    lead = "search => table.leadsTo(new URL(search, location.href))"
    assert not tab.evaluate(lead, "?cell=b.e2&search=x")
    assert not tab.evaluate(lead, "/positions?cell=b.e2")
    assert tab.evaluate(lead, "?cell=a.e1")


def test_the_newest_of_quick_clicks_is_shown(open_page: Callable[..., Page], site: Site) -> None:
    """An answer to an older click does not bring its evidence back, whenever it comes."""
    tab = open_page()
    site.is_holding = True
    for key in ("a~e1", "b~e1", "c~e1"):
        cell(tab, key).click()
    assert ("cell=c.e1", ["c~e1"], []) == now(tab)
    tab.wait_for_function("true")
    site.release("c.e1")
    expect(tab.locator(".panel")).to_have_attribute("data-shows", "c~e1")
    assert is_open("c~e1") == now(tab)


def test_a_slow_answer_is_announced(open_page: Callable[..., Page], site: Site) -> None:
    """After half a second the cell shows progress and a voice says it; both end with the answer."""
    tab = open_page()
    site.is_holding = True
    cell(tab, "b~e2").click()
    expect(tab.locator(".waiting")).to_have_count(1)
    expect(tab.locator("[role=status]")).to_have_text("Loading the evidence")
    site.release("b.e2")
    expect(tab.locator(".panel")).to_be_visible()
    expect(tab.locator(".waiting")).to_have_count(0)
    expect(tab.locator("[role=status]")).to_have_text("")


def test_what_does_not_come_is_said(open_page: Callable[..., Page], site: Site) -> None:
    """With a plain link to the page that has it; another cell can be opened, and this one closed."""
    tab = open_page()
    site.is_broken = True
    cell(tab, "b~e2").click()
    link = tab.get_by_role("link", name="Open this cell as a separate page")
    expect(link).to_have_attribute("href", f"{ORIGIN}/compare?cell=b.e2")
    assert is_open("b~e2") == now(tab)
    site.is_broken = False
    link.click()
    tab.wait_for_function("window.ready")
    expect(tab.get_by_role("heading", name="Element e2")).to_be_visible()
    site.is_broken = True
    cell(tab, "c~e1").click()
    expect(link).to_be_visible()
    tab.keyboard.press("Escape")
    assert CLOSED == now(tab)


# ---- what the server has put there, and what it sends again ---------------------------------------


def test_an_open_cell_of_a_link_is_taken_over(open_page: Callable[..., Page], site: Site) -> None:
    """It is marked and in view, nothing is fetched, and the focus stays where the browser put it."""
    tab = open_page("a.e12", {"width": 1300, "height": 500})
    assert (is_open("a~e12"), "BODY", []) == (now(tab), focused(tab), site.asked)
    expect(cell(tab, "a~e12")).to_be_in_viewport()
    assert 1 == tab.locator(".open[tabindex='0']").count()


def test_the_same_evidence_again_changes_nothing(open_page: Callable[..., Page]) -> None:
    """What the run brings after the reader has opened a cell, or after the first view, is there already."""
    tab = open_page("c.e1")
    tab.locator(".panel").evaluate("panel => { panel.marked = true; panel.scrollTop = 40; }")
    tab.evaluate("html => table.drawn(html)", markup("c.e1"))
    assert [True, 40] == tab.locator(".panel").evaluate("panel => [panel.marked, panel.scrollTop]")
    tab.evaluate("html => table.drawn(html)", markup("c.e1").replace("Alpha pact", "Beta pact", 1))
    assert [None, 40] == tab.locator(".panel").evaluate(
        "panel => [panel.marked ?? null, panel.scrollTop]"
    )
    expect(tab.locator(".panel header p")).to_have_text("Beta pact")


def test_the_cell_just_chosen_stays_under_the_eye(open_page: Callable[..., Page]) -> None:
    """The panel makes the table narrower, and rows above the cell higher: the page scrolls by as much."""
    tab = open_page(viewport={"width": 1000, "height": 400})
    tab.evaluate("""() => {
        const main = document.querySelector("main");
        main.dataset.testid = "stMain";
        Object.assign(main.style, {height: "100vh", overflow: "auto"});
    }""")
    tab.locator("main").evaluate("main => main.scrollTo(0, 250)")
    top = "cell => cell.getBoundingClientRect().top"
    before = cell(tab, "a~e9").evaluate(top)
    cell(tab, "a~e9").click()
    expect(tab.locator(".panel")).to_be_visible()
    assert abs(cell(tab, "a~e9").evaluate(top) - before) <= 1


def test_only_the_browser_knows_address_and_day(open_page: Callable[..., Page]) -> None:
    """A citation has the public address of the cell, and the day on which it was read."""
    tab = open_page("c.e1")
    tab.get_by_text("Citation of this cell").click()
    day = tab.evaluate(
        "new Date().toLocaleDateString('en-GB', {day: 'numeric', month: 'long', year: 'numeric'})"
    )
    address = f"{ORIGIN}/compare{PANEL.citation.link}"
    expect(tab.locator("#cell-citation")).to_have_text(
        f"{PANEL.citation.text} {address} (accessed {day})."
    )
    assert f"{ORIGIN}/compare?cell=c.e1" == tab.locator("#cell-link").text_content()


def test_a_draft_holds_its_own_evidence(open_page: Callable[..., Page], site: Site) -> None:
    """No link leads to it, so nothing is fetched and the address stays as it is."""
    site.is_draft = True
    tab = open_page()
    cell(tab, "b~e2").click()
    assert ("", ["b~e2"], ["b~e2"]) == now(tab)
    tab.keyboard.press("Escape")
    assert (CLOSED, "b~e2", []) == (now(tab), focused(tab), site.asked)


# ---- narrow windows, and paper --------------------------------------------------------------------


def test_on_a_phone_it_is_a_modal_sheet(open_page: Callable[..., Page]) -> None:
    """It lies over the lower part of the screen and has the focus; what it covers takes none, and Tab stays in it."""
    tab = open_page(viewport=PHONE)
    cell(tab, "c~e1").click()
    sheet = tab.locator(".panel:modal")
    expect(sheet).to_be_visible()
    assert "evidence-heading" == focused(tab)
    box = sheet.bounding_box()
    assert (0, *PHONE.values()) == (box["x"], box["width"], box["y"] + box["height"])
    assert box["height"] <= 0.81 * PHONE["height"]
    for _ in range(30):
        tab.keyboard.press("Tab")
        assert "c~e1" != focused(tab)
    tab.keyboard.press("Escape")
    assert (CLOSED, "c~e1") == (now(tab), focused(tab))


def test_a_click_on_what_the_sheet_covers_closes_it(open_page: Callable[..., Page]) -> None:
    """As readers expect; a click inside it, between its words, does not."""
    tab = open_page("c.e1", PHONE)
    expect(tab.locator(".panel:modal")).to_be_visible()
    tab.locator(".panel h3").first.click()
    expect(tab.locator(".panel:modal")).to_be_visible()
    tab.mouse.click(20, 20)
    assert CLOSED == now(tab)


def test_it_moves_with_the_window(open_page: Callable[..., Page]) -> None:
    """Beside the table in a wide window, over it in a narrow one, on paper in the text; the focus stays in it."""
    tab = open_page("c.e1")
    panel = tab.locator(".panel")
    table = tab.locator("table").bounding_box()
    assert panel.bounding_box()["x"] > table["x"] + table["width"]
    panel.get_by_role("link", name="Close the evidence").focus()
    tab.set_viewport_size(PHONE)
    expect(tab.locator(".panel:modal")).to_be_visible()
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(tab.locator(".panel:modal")).to_have_count(0)
    tab.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(tab.locator(".panel:modal")).to_be_visible()
    tab.set_viewport_size(USUAL_SIZE)
    expect(tab.locator(".panel:not(:modal)")).to_be_visible()
    assert "evidence-heading" == focused(tab)


@pytest.mark.parametrize("size", [USUAL_SIZE, PHONE])
def test_axe_finds_nothing(open_page: Callable[..., Page], size: ViewportSize) -> None:
    """No rule of axe is broken with a cell open, beside the table or over it."""
    assert_accessible(open_page("c.e1", size))


def test_nothing_is_left_after_leaving_the_page(open_page: Callable[..., Page]) -> None:
    """The table takes its status and its listeners with it."""
    tab = open_page("b.e2")
    tab.evaluate("table.destroy()")
    tab.keyboard.press("Escape")
    expect(tab.locator("[role=status]")).to_have_count(0)
    assert is_open("b~e2") == now(tab)
