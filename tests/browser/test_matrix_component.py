"""The table and the evidence panel by themselves: their files in a bare page, without Streamlit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, ViewportSize, expect

from tests.browser.axe import assert_accessible
from tests.browser.tabs import USUAL_SIZE

COMPONENTS = Path(__file__).resolve().parents[2] / "components" / "elements"
ORIGIN = "http://components.test"
HOSTILE = '<img src=x onerror="window.harmed = 1"> **bold** $x$ [a](javascript:alert(1))'
THEME = {
    "text-color": "#0b151c",
    "background-color": "#ffffff",
    "secondary-background-color": "#f1f4f5",
    "link-color": "#175a65",
    "font": "sans-serif",
    "base-radius": "8px",
    "button-radius": "8px",
}
STYLE = ";".join(f"--st-{name}:{value}" for name, value in THEME.items())
PAGE = f"""<!doctype html><html lang="en"><title>Components</title>
<body style="margin:0;{STYLE}"><main><h1>Compare</h1>
<div id="matrix"></div><div id="evidence"></div></main></body></html>"""
DRAW = """async ([name, data]) => {
    window.sent ??= [];
    const host = document.getElementById(name);
    const root = host.shadowRoot ?? host.attachShadow({mode: "open"});
    if (!root.querySelector("style")) {
        const style = document.createElement("style");
        style.textContent = await (await fetch(`/${name}/${name}.css`)).text();
        root.append(style);
    }
    const module = await import(`/${name}/${name}.js`);
    const setTriggerValue = (trigger, value) => window.sent.push([trigger, value]);
    window.cleanUp ??= {};
    // The table gets its JSON packed, the panel plain data.
    const packed = async (value) => {
        const stream = new Blob([JSON.stringify(value)]).stream();
        const bytes = await new Response(stream.pipeThrough(new CompressionStream("gzip"))).arrayBuffer();
        return new Uint8Array(bytes);
    };
    // The table unpacks before it draws, and does neither when it is sent the same again.
    const text = JSON.stringify(data);
    const drawn = name === "matrix" && data && text !== window.lastText
        ? new Promise((done) => document.addEventListener("guarantees:matrix-drawn", done, {once: true}))
        : null;
    if (name === "matrix") window.lastText = text;
    if (name === "matrix" && data) data = await packed(data);
    if (name === "evidence") {
        data = new TextEncoder().encode(JSON.stringify({panel: data, link: data?.link ?? "?"}));
    }
    window.cleanUp[name] = module.default({data, parentElement: root, setTriggerValue});
    await drawn;
}"""


def cell(column: str, row: str, **others: Any) -> dict[str, Any]:
    """A cell of the view model; the defaults state a value with one source."""
    plain = {
        "column": column,
        "row": row,
        "state": "coded",
        "tone": "stated",
        "lines": [{"sign": "•", "tone": "stated", "text": f"value of {row}"}],
        "says": "They would decide within 24 hours.",
        "citations": [1],
        "marks": [{"id": "conditional", "text": "if", "meaning": "Under a condition."}],
        "label": f"{row}, {column}: value of {row}. 1 source.",
    }
    return plain | others


def column(name: str) -> dict[str, str]:
    """A column of the view model."""
    return {
        "id": name,
        "name": f"Long name of {name}",
        "short_name": f"Short {name}",
        "details": "Italy · March 2025",
    }


def matrix_data(columns: str = "abc", elements: int = 12, **others: Any) -> dict[str, Any]:
    """A Matrix of two groups, each with half of the elements; the first cell holds markup."""
    rows = [
        {
            "id": f"e{n}",
            "number": str(n),
            "name": f"Element {n}",
            "about": "How soon?",
            "cells": [cell(name, f"e{n}") for name in columns],
        }
        for n in range(1, elements + 1)
    ]
    rows[0]["cells"][0] |= {"says": HOSTILE, "label": HOSTILE}
    rows[0]["cells"][0]["lines"][0] |= {"text": HOSTILE}
    half = elements // 2
    source = {"number": 1, "id": "s", "short_name": "FT", "title": HOSTILE}
    source |= {"details": "read", "date": "2025", "url": "javascript:alert(1)"}
    data = {
        "caption": "Three proposals",
        "corner": "Element",
        "columns_shown": "3 proposals shown",
        "columns": [column(name) for name in columns],
        "groups": [group("one", rows[:half]), group("two", rows[half:])],
        "sources": [source],
        "legend": [{"sign": "•", "tone": "stated", "text": "A value is stated"}],
        "marks_legend": [{"id": "conditional", "text": "if", "meaning": "Under a condition."}],
        "empty": "",
        "version": "2026.11.1",
        "reach": "Evidence reaches February 2026",
    }
    return data | others


def group(name: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """A group of rows of the view model, unfolded."""
    counts = {"shown": len(rows), "total": len(rows)}
    return {"id": name, "name": name, "about": "", "folded": False, "rows": rows} | counts


def evidence_data(column: str = "a", row: str = "e1") -> dict[str, Any]:
    """A CellEvidence without statements."""
    return {
        "column": column,
        "row": row,
        "row_name": f"Element {row}",
        "column_name": column,
        "question": "How soon?",
        "lines": [{"sign": "–", "tone": "absent", "text": HOSTILE}],
        "state_label": "Silent",
        "why": "Nothing is said.",
        "groups": [],
        "absence": "The text was read to its end.",
        "searched": [{"source": "s", "short_name": "FT", "on": "1 November 2026"}],
        "contradictions": [],
        "background_title": "Definition and coding rule",
        "background": ["The time until they act.", ""],
        "related_links": [{"text": HOSTILE, "address": "./proposal?id=a"}],
        "link": f"?cell={column}~{row}",
        "citation": {"text": "Security guarantees compared.", "link": f"?cell={column}~{row}"},
    }


def serve(route: Any) -> None:
    """Answer with the files of the components, and with the bare page."""
    path = route.request.url.split("/", 3)[3].split("?")[0]
    if path:
        route.fulfill(path=COMPONENTS / path)
    else:
        route.fulfill(body=PAGE, content_type="text/html")


@pytest.fixture(scope="module")
def bare_tabs(contexts: Callable[..., BrowserContext]) -> Callable[[str], tuple[Page, list[str]]]:
    """A function that gives a tab by its name, for all tests of this module, with the list of its errors.

    To open one takes longer than a test. A clock is one for all tabs of a context, so each tab has its own.
    """

    @cache
    def tab_with_errors(name: str) -> tuple[Page, list[str]]:
        tab = contexts(base_url=f"{ORIGIN}/{name}").new_page()
        errors: list[str] = []
        tab.on("pageerror", lambda error: errors.append(str(error)))
        tab.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
        tab.route(f"{ORIGIN}/**", serve)
        return tab, errors

    return tab_with_errors


@pytest.fixture
def bare(bare_tabs: Callable[[str], tuple[Page, list[str]]]) -> Iterator[Callable[..., Page]]:
    """A function that opens a page holding only the two components, with the matrix drawn."""
    faults: list[list[str]] = []

    def open_page(
        data: dict[str, Any] | None = None,
        viewport: ViewportSize = USUAL_SIZE,
        clocked: bool = False,
    ) -> Page:
        tab, reported = bare_tabs("clocked" if clocked else "usual")
        reported.clear()
        faults.append(reported)
        tab.set_viewport_size(viewport)
        tab.mouse.move(0, 0)
        tab.goto(f"{ORIGIN}/")
        if clocked:
            tab.clock.install()
        draw(tab, "matrix", data or matrix_data())
        draw(tab, "evidence", None)
        return tab

    yield open_page
    assert [] == [error for reported in faults for error in reported]


def draw(tab: Page, name: str, data: dict[str, Any] | None) -> None:
    """Run the component as Streamlit would with new data."""
    tab.evaluate(DRAW, [name, data])


def focused(tab: Page) -> str:
    """What has the focus, by the name the table gives it; an id or a tag elsewhere."""
    return tab.evaluate("""() => {
        const outer = document.activeElement, inner = outer.shadowRoot?.activeElement;
        return inner ? inner.dataset.focus || inner.id : outer.tagName;
    }""")


def sent(tab: Page) -> list[Any]:
    """All triggers so far, as [name, value]."""
    return tab.evaluate("window.sent")


def test_hostile_text_stays_text(bare: Callable[..., Page]) -> None:
    """Markup in a record is shown as text, and a script's address makes no link."""
    tab = bare()
    draw(tab, "evidence", evidence_data())
    expect(tab.locator(".open .text").first).to_have_text(HOSTILE)
    expect(tab.locator(".panel .value")).to_contain_text(HOSTILE)
    assert 0 == tab.locator("img, script, .sources a").count()
    assert tab.evaluate("window.harmed") is None


def test_arrow_keys_move_between_cells(bare: Callable[..., Page]) -> None:
    """One cell is reached by Tab; arrows, Home, End and Page keys lead to the others."""
    tab = bare()
    tab.locator(".open").first.focus()
    steps = ["ArrowRight", "ArrowDown", "End", "Home", "PageDown", "Control+End", "ArrowDown"]
    visited = []
    for key in steps:
        tab.keyboard.press(key)
        visited.append(focused(tab).removeprefix("cell:"))
    assert ["b~e1", "b~e2", "c~e2", "a~e2", "a~e7", "c~e12", "c~e12"] == visited
    assert 1 == tab.locator('.open[tabindex="0"]').count()


def test_a_click_next_to_the_words_of_a_cell_opens_it(bare: Callable[..., Page]) -> None:
    """The whole cell can be clicked; it looks pressed before any answer and shows progress later."""
    tab = bare()
    tab.locator(".says").nth(4).click()
    assert [["open", {"column": "b", "row": "e2"}]] == sent(tab)
    expect(tab.locator('.open[aria-pressed="true"]')).to_have_attribute("data-cell", "b~e2")
    expect(tab.locator(".waiting")).to_have_count(1)
    draw(tab, "evidence", evidence_data("b", "e2"))
    expect(tab.locator(".waiting")).to_have_count(0)
    expect(tab.locator('.open[aria-pressed="true"]')).to_have_attribute("data-cell", "b~e2")


def test_a_cell_is_requested_until_a_run_has_come_to_it(bare: Callable[..., Page]) -> None:
    """A lost click is sent again, until a run reports that cell and no other, or the reader closes the panel."""
    tab = bare(clocked=True)
    order = ["open", {"column": "b", "row": "e2"}]
    tab.locator('[data-cell="b~e2"]').click()
    tab.clock.run_for(1300)
    draw(tab, "evidence", evidence_data("a", "e1"))
    tab.clock.run_for(1300)
    assert [order] * 3 == sent(tab)
    draw(tab, "evidence", evidence_data("b", "e2"))
    tab.clock.run_for(10_000)
    assert [order] * 3 == sent(tab)
    tab.locator('[data-cell="c~e1"]').click()
    tab.keyboard.press("Escape")
    tab.clock.run_for(10_000)
    assert ["open", "close"] == [name for name, _ in sent(tab)[3:]]
    tab.locator('[data-cell="c~e1"]').click()
    tab.clock.run_for(60_000)
    assert ["open"] * 5 == [name for name, _ in sent(tab)[5:]]


def test_keyboard_goes_to_the_panel_and_back(bare: Callable[..., Page]) -> None:
    """Enter on a cell leads to the panel's heading, Escape closes it and returns to the cell."""
    tab = bare()
    tab.locator(".open").nth(1).focus()
    tab.keyboard.press("Enter")
    draw(tab, "evidence", evidence_data("b", "e1"))
    assert "heading" == focused(tab)
    tab.keyboard.press("Escape")
    assert "cell:b~e1" == focused(tab)
    assert ["close", {"column": "b", "row": "e1"}] == sent(tab)[-1]
    draw(tab, "evidence", None)
    expect(tab.locator('[aria-pressed="true"], .panel')).to_have_count(0)


def test_a_first_page_load_takes_no_focus(bare: Callable[..., Page]) -> None:
    """A link that opens a cell marks it, and leaves the focus where the browser put it."""
    tab = bare()
    draw(tab, "evidence", evidence_data("c", "e2"))
    assert "BODY" == focused(tab)
    expect(tab.locator('.open[aria-pressed="true"]')).to_have_attribute("data-cell", "c~e2")


def test_new_data_keeps_focus_and_scroll_position(bare: Callable[..., Page]) -> None:
    """After a redraw the same cell has the focus, and the table shows the same part of itself."""
    tab = bare(matrix_data("abcdefghij", 30), viewport={"width": 1000, "height": 600})
    tab.locator('[data-cell="d~e20"]').focus()
    position = "s => [s.scrollLeft, s.scrollTop]"
    tab.locator(".scroller").evaluate("s => s.scrollTo(250, 700)")
    draw(tab, "matrix", matrix_data("abcdefghij", 30, reach="Evidence reaches March 2026"))
    assert "cell:d~e20" == focused(tab)
    assert [250, 700] == tab.locator(".scroller").evaluate(position)


def test_same_data_is_not_drawn_again(bare: Callable[..., Page]) -> None:
    """A change of theme runs the component with the same data: the table stays as it is."""
    tab = bare()
    tab.locator("table").evaluate("t => { t.marked = true; }")
    draw(tab, "matrix", matrix_data())
    assert tab.locator("table").evaluate("t => t.marked")


def test_column_tools_name_what_they_do(bare: Callable[..., Page]) -> None:
    """Moves end at the edges, and after a removal the focus goes to the column in its place."""
    tab = bare()
    expect(tab.get_by_label("Move Short a left")).to_be_disabled()
    expect(tab.get_by_label("Move Short c right")).to_be_disabled()
    tab.get_by_label("Move Short b left").click()
    tab.get_by_label("Remove Short b").focus()
    tab.keyboard.press("Enter")
    draw(tab, "matrix", matrix_data("ac"))
    assert "tool:remove:c" == focused(tab)
    orders = [{"action": action, "column": "b"} for action in ("left", "remove")]
    assert [["column", order] for order in orders] == sent(tab)


def test_a_citation_leads_to_its_source_and_back(bare: Callable[..., Page]) -> None:
    """A number in a cell brings the source into view with a way back; no address changes."""
    tab = bare()
    tab.locator(".cite").nth(2).click()
    assert "source-1" == focused(tab)
    tab.get_by_role("button", name="Back to the cell").click()
    assert "cell:c~e1" == focused(tab)
    assert ([], f"{ORIGIN}/") == (sent(tab), tab.url)


def test_a_narrow_screen_gets_cards(bare: Callable[..., Page]) -> None:
    """At 320 px there is no table and nothing to scroll sideways; turned wide, the table returns."""
    tab = bare(viewport={"width": 320, "height": 640})
    expect(tab.locator("table")).to_have_count(0)
    expect(tab.locator("section.card")).to_have_count(12)
    draw(tab, "evidence", evidence_data())
    assert tab.evaluate("document.documentElement.scrollWidth <= 320")
    tab.set_viewport_size({"width": 1200, "height": 640})
    expect(tab.locator("table")).to_have_count(1)


def test_nothing_is_left_after_leaving_the_page(bare: Callable[..., Page]) -> None:
    """Both components take their nodes and the open cell with them."""
    tab = bare()
    draw(tab, "evidence", evidence_data())
    tab.evaluate("() => Object.values(window.cleanUp).forEach((clean) => clean())")
    expect(tab.locator(".guarantees-matrix, .guarantees-evidence")).to_have_count(0)
    assert tab.evaluate("document.documentElement.dataset.guaranteesOpenCell") is None


@pytest.mark.parametrize("width", [1200, 360])
def test_axe_finds_nothing(bare: Callable[..., Page], width: int) -> None:
    """No rule of axe is broken by table, cards or panel."""
    tab = bare(viewport={"width": width, "height": 800})
    draw(tab, "evidence", evidence_data())
    assert_accessible(tab)


# ---- modules by themselves: no table is drawn ------------------------------------------------------


class Modules:
    """The components' modules in one tab; ``clock`` is its clock."""

    def __init__(self, tab: Page) -> None:
        self.tab, self.clock, self.copies = tab, tab.clock, 0

    def fresh(self) -> None:
        """From now on, modules have the state they start with."""
        self.copies += 1
        self.tab.evaluate("window.requests = []")

    def __call__(self, path: str, code: str, value: Any = None) -> Any:
        """The result of JavaScript that gets a module's exports as ``m``, and ``value``."""
        run = "async ([path, code, value]) => new Function('m', 'value', code)(await import(path), value)"
        return self.tab.evaluate(run, [f"/{path}?copy={self.copies}", code, value])


@pytest.fixture(scope="module")
def one_tab(bare_tabs: Callable[[str], tuple[Page, list[str]]]) -> Modules:
    """A tab for all tests of modules."""
    tab, _ = bare_tabs("modules")
    tab.goto(f"{ORIGIN}/")
    tab.clock.install()
    return Modules(tab)


@pytest.fixture
def call(one_tab: Modules) -> Modules:
    """Modules with the state they start with."""
    one_tab.fresh()
    return one_tab


KEYS = """return value.steps.map(([row, column, key, ctrl]) => {
    const size = {columns: 3, groupOfRow: [0, 0, 1, 1, 1], isList: value.isList};
    const next = m.neighbour({row, column}, key, ctrl, size);
    return next ? [next.row, next.column] : null;
})"""


def test_keys_lead_through_a_grid_of_cells(call: Modules) -> None:
    """Arrows stop at the edges, Page keys go to the start of a group, and other keys lead nowhere."""
    found = {
        (0, 0, "ArrowLeft", False): [0, 0],
        (0, 0, "ArrowDown", False): [1, 0],
        (4, 2, "ArrowRight", False): [4, 2],
        (1, 1, "Home", False): [1, 0],
        (1, 1, "End", True): [4, 2],
        (0, 2, "PageDown", False): [2, 2],
        (3, 0, "PageDown", False): [4, 0],
        (3, 1, "PageUp", False): [2, 1],
        (2, 1, "PageUp", False): [0, 1],
        (1, 1, "ArrowDown", True): None,
        (1, 1, "a", False): None,
    }
    grid = {"isList": False, "steps": [list(each) for each in found]}
    assert list(found.values()) == call("document/grid.js", KEYS, grid)


def test_keys_lead_through_a_list_of_cards(call: Modules) -> None:
    """On cards, Down and Right are steps to the next cell and the next card, and the end of a card leads on."""
    found = {
        (0, 2, "ArrowDown", False): [1, 0],
        (1, 0, "ArrowUp", False): [0, 2],
        (0, 0, "ArrowUp", False): [0, 0],
        (4, 2, "ArrowDown", False): [4, 2],
        (1, 1, "ArrowRight", False): [2, 1],
    }
    cards = {"isList": True, "steps": [list(each) for each in found]}
    assert list(found.values()) == call("document/grid.js", KEYS, cards)


OPEN_CELL = """
const cell = m.openCell, sent = window.requests;
const request = (column) => cell.request({column, row: "r"}, () => sent.push(column));
const run = (column) => cell.runReported(column && `${column}~r`, (isCurrent) => (window.isCurrent = isCurrent));
const route = (column) => cell.evidenceArrived(`${column}~r`, () => {});
const close = (column) => cell.close({column, row: "r"});
for (const [step, column] of value) ({request, run, route, close})[step](column);
return [cell.state, cell.key[0] ?? "", cell.visible[0] ?? "", cell.marked[0] ?? ""];
"""


@pytest.mark.parametrize(
    ("steps", "state"),
    [
        ([], ["closed", "", "", ""]),
        (["run a"], ["confirmed", "a", "a", "a"]),
        (["request a"], ["requested", "a", "", "a"]),
        (["request a", "run "], ["requested", "a", "", "a"]),
        (["request a", "route a"], ["shown", "a", "a", "a"]),
        (["request a", "route b"], ["requested", "a", "", "a"]),
        (["request a", "route a", "run a"], ["confirmed", "a", "a", "a"]),
        (["request a", "run a", "request b", "run a"], ["requested", "b", "a", "b"]),
        # A run is late: it is about a cell that was asked for before the one that is shown.
        (["request a", "request b", "route b", "request c", "run a"], ["requested", "c", "b", "c"]),
        (["request a", "request b", "run b", "request c", "run a"], ["requested", "c", "b", "c"]),
        (
            ["request a", "request b", "route b", "request a", "request c", "run a"],
            ["requested", "c", "a", "c"],
        ),
        (["request a", "run a", "request b", "run "], ["closed", "", "", ""]),
        (["run a", "run b"], ["confirmed", "b", "b", "b"]),
        (["run a", "run "], ["closed", "", "", ""]),
        (["run a", "close a"], ["closing", "", "", ""]),
        (["run a", "close a", "run a"], ["closing", "", "", ""]),
        (["run a", "close a", "run "], ["closed", "", "", ""]),
        (["run a", "close a", "request a", "route a"], ["shown", "a", "a", "a"]),
        (["run a", "close a", "run b"], ["confirmed", "b", "b", "b"]),
    ],
)
def test_the_newest_act_of_the_reader_decides_which_cell_is_open(
    call: Modules, steps: list[str], state: list[str]
) -> None:
    """State, cell, visible and marked cell after requests, closing, and answers of the route and of runs."""
    assert state == call("open_cell.js", OPEN_CELL, [step.split(" ") for step in steps])


def test_a_run_that_lags_behind_waits_for_a_newer_one(call: Modules) -> None:
    """While evidence is ahead of its run, a run about another cell counts only if none follows it."""
    steps = [["request", "a"], ["route", "a"], ["run", "b"]]
    assert "shown" == call("open_cell.js", OPEN_CELL, steps)[0]
    assert "confirmed" == call("open_cell.js", OPEN_CELL, [["run", "a"]])[0]
    call.clock.run_for(60_000)
    assert ["confirmed", "a"] == call("open_cell.js", OPEN_CELL, [])[:2]
    call("open_cell.js", OPEN_CELL, [["request", "c"], ["route", "c"], ["run", "b"]])
    call.clock.run_for(1_600)
    assert ["confirmed", "b"] == call("open_cell.js", OPEN_CELL, [])[:2]


def test_a_request_is_repeated_until_a_run_has_come_to_it(call: Modules) -> None:
    """A run that knows nothing of the cell, however late, does not end the request; the run of the cell does."""
    call("open_cell.js", OPEN_CELL, [["request", "a"], ["route", "a"], ["run", ""]])
    call.clock.run_for(1_600)
    assert "closed" == call("open_cell.js", OPEN_CELL, [])[0]
    call.clock.run_for(1_200)
    assert ["a"] * 3 == call("open_cell.js", "return window.requests")
    assert ["confirmed", "a"] == call("open_cell.js", OPEN_CELL, [["run", "a"]])[:2]
    call.clock.run_for(60_000)
    assert ["a"] * 3 == call("open_cell.js", "return window.requests")


def test_a_request_without_any_answer_fails(call: Modules) -> None:
    """After ten seconds the cell that was open before is marked again; a late run is still followed."""
    call("open_cell.js", OPEN_CELL, [["run", "a"], ["request", "b"]])
    call.clock.run_for(9_000)
    assert ["requested", "b", "a", "b"] == call("open_cell.js", OPEN_CELL, [])
    call.clock.run_for(2_000)
    assert ["failed", "b", "a", "a"] == call("open_cell.js", OPEN_CELL, [])
    assert ["b"] * 5 == call("open_cell.js", "return window.requests")
    assert ["confirmed", "b", "b", "b"] == call("open_cell.js", OPEN_CELL, [["run", "b"]])


OPEN_PARTS = """
const parts = new m.OpenParts();
return value.map(([what, ...about]) => {
    const [key, flag] = about;
    if (what === "set") parts.set(key, flag); // and whether it is open
    else parts.take({read: what, open: key}, ["a", "b", "c"], flag); // and whether the text is the same
    return [...parts.keys].join("");
})"""


@pytest.mark.parametrize(
    ("steps", "keys"),
    [
        ([["1", ["a"], False], ["1", ["b"], True]], ["a", "a"]),
        ([["1", ["a"], False], ["2", ["b"], True]], ["a", "b"]),
        ([["1", ["a", "gone"], False]], ["a"]),
        ([["1", [], False], ["set", "b", True], ["1", [], False]], ["", "b", "b"]),
        (
            [["link", ["a"], False], ["set", "b", True], ["2", ["a"], True]],
            ["a", "ab", "ab"],
        ),
        (
            [["link", ["a"], False], ["set", "b", True], ["2", ["c"], True]],
            ["a", "ab", "c"],
        ),
        (
            [["link", ["a"], False], ["set", "a", False], ["2", ["a"], False]],
            ["a", "", "a"],
        ),
    ],
)
def test_what_the_reader_opened_holds_until_another_link_is_read(
    call: Modules, steps: list[list[Any]], keys: list[str]
) -> None:
    """Which parts of a document are open after each message of the server and each act of the reader."""
    assert keys == call("document/open_parts.js", OPEN_PARTS, steps)
