"""Modules of the browser's code by themselves, in a tab without a page: what they answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext

from components.elements.assets import HERE

ORIGIN = "http://modules.test"
Call = Callable[..., Any]


@pytest.fixture(scope="module")
def call(contexts: Callable[..., BrowserContext]) -> Call:
    """A function that gives the result of JavaScript that gets a module's exports as ``m``, and ``value``."""
    tab = contexts().new_page()

    def serve(route: Any) -> None:
        path = route.request.url.removeprefix(f"{ORIGIN}/")
        if path.endswith(".js"):
            route.fulfill(path=HERE / path)
        else:
            route.fulfill(body="" if path else "<!doctype html>")

    tab.route(f"{ORIGIN}/**", serve)
    tab.goto(f"{ORIGIN}/")
    run = (
        "async ([path, code, value]) => new Function('m', 'value', code)(await import(path), value)"
    )
    return lambda path, code, value: tab.evaluate(run, [f"/{path}", code, value])


KEYS = """return value.steps.map(([row, column, key, ctrl]) => {
    const size = {columns: 3, groupOfRow: [0, 0, 1, 1, 1], isList: value.isList};
    const next = m.neighbour({row, column}, key, ctrl, size);
    return next ? [next.row, next.column] : null;
})"""


def test_keys_lead_through_a_grid_of_cells(call: Call) -> None:
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


def test_keys_lead_through_blocks_of_cells(call: Call) -> None:
    """Where rows are blocks, Down and Right are steps to the next cell and the next block, and one leads to another."""
    found = {
        (0, 2, "ArrowDown", False): [1, 0],
        (1, 0, "ArrowUp", False): [0, 2],
        (0, 0, "ArrowUp", False): [0, 0],
        (4, 2, "ArrowDown", False): [4, 2],
        (1, 1, "ArrowRight", False): [2, 1],
    }
    blocks = {"isList": True, "steps": [list(each) for each in found]}
    assert list(found.values()) == call("document/grid.js", KEYS, blocks)


OPEN_PARTS = """
const parts = new m.OpenParts();
return value.map(([what, key, flag]) => {
    if (what === "set") parts.set(key, flag); // and whether it is open
    else parts.take(key, ["a", "b", "c"]); // null: the reader's own hold
    return [...parts.keys].join("");
})"""


@pytest.mark.parametrize(
    ("steps", "keys"),
    [
        ([["take", ["a"]], ["take", None]], ["a", "a"]),
        ([["take", ["a"]], ["take", ["b"]]], ["a", "b"]),
        ([["take", ["a", "gone"]]], ["a"]),
        ([["take", []], ["set", "b", True], ["take", None]], ["", "b", "b"]),
        ([["take", ["a"]], ["set", "a", False], ["take", None]], ["a", "", ""]),
        ([["take", ["a"]], ["set", "b", True], ["take", ["c"]]], ["a", "ab", "c"]),
    ],
)
def test_what_the_reader_opened_holds_until_another_link_is_read(
    call: Call, steps: list[list[Any]], keys: list[str]
) -> None:
    """Which parts of a document are open after each message of the server and each act of the reader."""
    assert keys == call("document/open_parts.js", OPEN_PARTS, steps)


@pytest.mark.parametrize(
    ("search", "is_whole", "opened", "wanted"),
    [
        ("?id=x", False, ["a", "b"], "?id=x&open=a.b"),
        ("?id=x&open=c", False, [], "?id=x"),
        ("?open=c", False, [], ""),
        ("?id=x&open=-", True, ["a"], "?id=x&open=a"),
        ("?id=x&open=c", True, [], "?id=x&open=-"),
        ("?id=x", True, ["a"], "?id=x"),
    ],
)
def test_a_link_says_which_parts_are_open(
    call: Call, search: str, is_whole: bool, opened: list[str], wanted: str
) -> None:
    """A brief link only if any are; one that spells out everything where it has a place for them."""
    code = (
        "const p = new m.OpenParts(); p.keys = new Set(value[2]); return p.in(value[0], value[1]);"
    )
    assert wanted == call("document/open_parts.js", code, [search, is_whole, opened])


# What the server shows is "new"; asked for again as soon as a page is seen again.
RECORDS_WATCH = """return (async () => {
    const sent = [];
    const draw = (page) => m.default({
        parentElement: document.body,
        data: new TextEncoder().encode(`${page}\\nold`),
        setTriggerValue: (name, state) => sent.push(state),
    });
    let answered = null;
    window.fetch = async () => ({ok: true, text: async () => (setTimeout(answered), "new")});
    const ask = () => new Promise((resolve) => {
        answered = resolve;
        document.dispatchEvent(new Event("visibilitychange"));
    });
    draw("search");
    const found = [];
    for (const [address, page] of value) {
        history.replaceState({}, "", address);
        if (page !== null) draw(page);
        await ask();
        found.push(sent.length);
    }
    return found;
})()"""


def test_changed_records_do_not_take_the_reader_back(call: Call) -> None:
    """A run is requested once, of the page that is there, and not while the reader is on the way to another one."""
    steps = [["/compare", None], ["/below/compare", "compare"], ["/below/compare", None]]
    assert [0, 1, 1] == call("fresh_records/fresh_records.js", RECORDS_WATCH, steps)
    assert [1] == call("fresh_records/fresh_records.js", RECORDS_WATCH, [["/", ""]])
