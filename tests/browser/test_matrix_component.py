"""The table and the evidence panel by themselves: their files in a bare page, without Streamlit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import assert_accessible

COMPONENTS = Path(__file__).resolve().parents[2] / "components" / "elements"
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
    }


@pytest.fixture
def bare(browser: Browser) -> Iterator[Callable[..., Page]]:
    """A function that opens a page holding only the two components, with the matrix drawn."""
    contexts = []
    faults: list[str] = []

    def serve(route: Any) -> None:
        path = route.request.url.split("/", 3)[3]
        if path:
            route.fulfill(path=COMPONENTS / path)
        else:
            route.fulfill(body=PAGE, content_type="text/html")

    def open_page(data: dict[str, Any] | None = None, **options: Any) -> Page:
        contexts.append(browser.new_context(**options))
        tab = contexts[-1].new_page()
        tab.on("pageerror", lambda error: faults.append(str(error)))
        tab.on("console", lambda m: faults.append(m.text) if m.type == "error" else None)
        tab.route("http://components.test/**", serve)
        tab.goto("http://components.test/")
        draw(tab, "matrix", data or matrix_data())
        draw(tab, "evidence", None)
        return tab

    yield open_page
    for context in contexts:
        context.close()
    assert [] == faults


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
    """Markup in a record is shown letter by letter, and a script's address makes no link."""
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


def test_a_click_beside_the_words_of_a_cell_opens_it(bare: Callable[..., Page]) -> None:
    """The whole cell can be clicked; it looks pressed before any answer and shows progress later."""
    tab = bare()
    tab.locator(".says").nth(4).click()
    assert [["open", {"column": "b", "row": "e2"}]] == sent(tab)
    expect(tab.locator('.open[aria-pressed="true"]')).to_have_attribute("data-cell", "b~e2")
    expect(tab.locator(".waiting")).to_have_count(1)
    draw(tab, "evidence", evidence_data("b", "e2"))
    expect(tab.locator(".waiting")).to_have_count(0)
    expect(tab.locator('.open[aria-pressed="true"]')).to_have_attribute("data-cell", "b~e2")


def test_a_cell_is_asked_for_until_a_run_has_come_to_it(bare: Callable[..., Page]) -> None:
    """A lost click is sent again; an answer about that cell, and not about another, ends it, and so does closing."""
    tab = bare()
    tab.clock.install()
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
    assert ([], "http://components.test/") == (sent(tab), tab.url)


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
