"""Reading a table and its evidence in the browser, and what they must show by the view model."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import Locator, Page

from components.pages.table import MATRICES
from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.tables.matrix import Matrix
from guarantees.pages.tables.panel import CellEvidence

OPEN_CELL = '#root .open[aria-pressed="true"]'
PANEL = "#root .panel"
WAIT_SECONDS = 20
# Before the live page stands, its first HTML shows a table too; only what is in #root counts here.
READ = """root => {
    const all = (selector) => [...root.querySelectorAll(selector)];
    const text = (selector) => all(selector).map((node) => node.textContent);
    return {
        caption: text("caption .caption, .cards > .caption"),
        columns: text("thead .short-name"),
        groups: all(".fold").map((fold) => [
            fold.querySelector(".group-name").textContent, fold.getAttribute("aria-expanded"),
        ]),
        rows: text("th.row-head .row-name"),
        labels: all(".open").map((open) => open.getAttribute("aria-label")),
        texts: text(".open .text"),
        says: text(".says"),
        citations: text(".cite"),
        sources: text(".sources li b"),
        empty: text(".empty"),
        elsewhere: all(".elsewhere a").map((link) => link.getAttribute("href")),
    };
}"""


def address(tab: Page) -> dict[str, str]:
    """The parameters in the address bar."""
    return dict(parse_qsl(urlsplit(tab.url).query, keep_blank_values=True))


def shown(tab: Page) -> dict[str, Any]:
    """Everything the table shows."""
    return tab.locator("#root .guarantees-matrix").evaluate(READ)


def expected_of(model: Matrix) -> dict[str, Any]:
    """What the table must show for a view model."""
    rows = [row for group in model.groups for row in group.rows]
    cells = [cell for row in rows for cell in row.cells]
    return {
        "caption": [] if model.empty else [model.caption],
        "columns": [] if model.empty else [column.short_name for column in model.columns],
        "groups": [[group.name, str(not group.folded).lower()] for group in model.groups],
        "rows": [row.name for row in rows],
        "labels": [cell.label for cell in cells],
        "texts": [line.text for cell in cells for line in cell.lines],
        "says": [cell.says for cell in cells if cell.says],
        "citations": [str(number) for cell in cells for number in cell.citations],
        "sources": [source.short_name for source in model.sources],
        "empty": [model.empty] if model.empty else [],
        "elsewhere": [model.elsewhere] if model.elsewhere else [],
    }


def expected(page: str, link: dict[str, str], catalogue: Catalogue) -> dict[str, Any]:
    """What the table of a page must show for a link."""
    query = MATRICES[page].link.decode(link, catalogue).query
    return expected_of(MATRICES[page].matrix(query, catalogue))


def assert_shows(tab: Page, link: dict[str, str], catalogue: Catalogue) -> None:
    """The address comes to be that link, and the table what the link asks for."""
    wanted = expected(urlsplit(tab.url).path.strip("/"), link, catalogue)
    assert_becomes(tab, lambda: (address(tab), shown(tab)), (link, wanted))


def assert_becomes(tab: Page, read: Callable[[], Any], wanted: Any) -> None:
    """What is read from a page comes to be what is wanted."""
    deadline = time.monotonic() + WAIT_SECONDS
    while (found := read()) != wanted and time.monotonic() < deadline:
        tab.wait_for_timeout(50)
    assert wanted == found


def evidence_of(page: str, link: dict[str, str], catalogue: Catalogue) -> CellEvidence:
    """The view model of the cell that a link to a page opens."""
    query = MATRICES[page].link.decode(link, catalogue).query
    table = MATRICES[page].matrix(query, catalogue)
    panel = MATRICES[page].evidence(query, table, catalogue)
    assert panel is not None
    return panel


def cell(tab: Page, key: str) -> Locator:
    """The button of a cell, by column and row."""
    return tab.locator(f'#root .open[data-cell="{key}"]')


def focused(tab: Page) -> str:
    """What has the focus: its name for the table, else its id, inside a component or out of it."""
    return tab.evaluate("""() => {
        const outer = document.activeElement, inner = outer.shadowRoot?.activeElement ?? outer;
        return inner.dataset.focus || inner.id || inner.tagName;
    }""")


def search(tab: Page, words: str) -> None:
    """Type into the search of rows and press Enter."""
    tab.get_by_role("searchbox", name="Search rows").fill(words)
    tab.keyboard.press("Enter")
