"""Reading a table of answers in the browser, and what it must show by the view model."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import Locator, Page

from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.tables.comparison import compare
from guarantees.pages.tables.matrix import Matrix
from guarantees.pages.tables.position_stands import position_stands
from guarantees.pages.tables.positions import position_matrix, rows_shown
from guarantees.pages.tables.positions_query import (
    POSITIONS_LINK,
    PositionDensity,
    PositionsQuery,
    UnrecordedRows,
)
from guarantees.pages.tables.query import COMPARE_LINK, Difference

OPEN_CELL = '#root .open[aria-current="true"]'
PANEL = "#root .panel"
TABLE = "#root table.answers"
WAIT_SECONDS = 20
# Before the live page stands, its first HTML shows the same; only what is in #root counts here.
READ = """root => {
    const all = (selector) => [...root.querySelectorAll(selector)];
    const text = (selector) => all(selector).map((node) => node.textContent);
    return {
        columns: text("thead .column .name, .stands thead th:not(.others)"),
        groups: all(".fold[aria-expanded]").map((fold) => [
            fold.textContent, fold.getAttribute("aria-expanded"),
        ]),
        rows: text("tr.row summary > span:last-child, .stands tr:not(.more) > th[scope=row] > a"),
        labels: all(":is(.answers, .stands) .open").map(
            (open) => open.getAttribute("aria-label") ?? open.dataset.cell,
        ),
        briefs: text(".answers .open .text > :first-child"),
        says: text(".answers .more > p:first-child"),
        empty: text(".empty p:first-child"),
    };
}"""


def address(tab: Page) -> dict[str, str]:
    """The parameters in the address bar."""
    return dict(parse_qsl(urlsplit(tab.url).query, keep_blank_values=True))


def shown(tab: Page) -> dict[str, Any]:
    """Everything the table shows."""
    return tab.locator("#root .guarantees-document").evaluate(READ)


def expected_of(model: Matrix, collects: bool) -> dict[str, Any]:
    """What the table must show for a view model; where it ``collects``, without the rows that nobody answers."""
    rows = [row for group in model.groups for row in group.rows if row.answer or not collects]
    cells = [cell for row in rows for cell in row.cells]
    return {
        "columns": [] if model.empty else [column.short_name for column in model.columns],
        "groups": [[group.name, str(not group.folded).lower()] for group in model.groups],
        "rows": [row.name for row in rows],
        "labels": [cell.label for cell in cells],
        "briefs": [cell.brief.text for cell in cells],
        "says": [cell.says for cell in cells if cell.says],
        "empty": [model.empty] if model.empty else [],
    }


def expected_stands(query: PositionsQuery, catalogue: Catalogue) -> dict[str, Any]:
    """What the drawing of who stands where must show for a query."""
    found = rows_shown(query, catalogue)
    _, sections = position_stands(query, found, catalogue)
    rows = [row for section in sections for group in section.groups for row in group.rows]
    return {
        "columns": [] if found.empty else [column.short_name for column in found.columns],
        "groups": [[section.name, str(not section.folded).lower()] for section in sections],
        "rows": [row.name for row in rows],
        "labels": [
            f"{each.column}~{each.row}"
            for row in rows
            for each in (*row.stands, *row.others)
            if each
        ],
        "briefs": [],
        "says": [],
        "empty": [found.empty] if found.empty else [],
    }


def expected(page: str, link: dict[str, str], catalogue: Catalogue) -> dict[str, Any]:
    """What the table of a page must show for a link."""
    if page == "compare":
        query = COMPARE_LINK.decode(link, catalogue).query
        return expected_of(compare(query, catalogue), Difference.NONE not in query.differences)
    asked = POSITIONS_LINK.decode(link, catalogue).query
    if asked.view is PositionDensity.ANSWERS:
        return expected_stands(asked, catalogue)
    hides = asked.unrecorded is UnrecordedRows.HIDDEN
    return expected_of(position_matrix(asked, catalogue), hides)


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


def cell(tab: Page, key: str) -> Locator:
    """The link of a cell, by column and row."""
    return tab.locator(f'#root .open[data-cell="{key}"]')


def opened(tab: Page, words: str) -> None:
    """Open the choices behind a button."""
    tab.locator("#root .fold:not(.sheet-button) > summary", has_text=words).click()


def search(tab: Page, words: str, box: str = "Search questions") -> None:
    """Type into the search of rows."""
    tab.get_by_role("searchbox", name=box).fill(words)
