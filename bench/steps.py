"""What readers do on the pages, each timed from the press of a button or a key until the page shows the answer.

Pages are known by their links and by the names of their choices, which stay when a page is drawn in another way.
"""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator, Page

from bench.pages import interaction, press

PAUSE_MS = 400
COLUMNS = "(find('thead tr')?.querySelectorAll('th').length ?? 0)"
ROWS = "(find('table')?.querySelectorAll('th[scope=row]').length ?? 0)"
EVIDENCE = "find('dialog[open]')?.textContent"
SHOWN = "find('.guarantees-document')?.textContent"
Step = Callable[[Page], list[float]]


def open_evidence(page: Page) -> list[float]:
    """Open two pieces of evidence in the document, one after the other."""
    waits = []
    for _ in (0, 1):
        part = page.locator("#root details[data-open]:not([open])").first
        key = part.get_attribute("data-open")
        seen = f"find('details[data-open=\"{key}\"][open] > :nth-child(2)')?.getClientRects().length > 0"
        waits.append(interaction(page, press(page, part.locator("> summary")), seen))
        page.wait_for_timeout(PAUSE_MS)
    return waits


def open_cells(first: int, second: int) -> Step:
    """Open the evidence of two cells, by their places in the document."""

    def step(page: Page) -> list[float]:
        cells = page.locator("#root a[data-cell]:visible")
        waits = [_until(page, cells.nth(place), EVIDENCE) for place in (first, second)]
        page.keyboard.press("Escape")
        page.wait_for_timeout(PAUSE_MS)
        return waits

    return step


def follow(link: str) -> Step:
    """Follow the first link in the document that matches a selector, twice."""

    def step(page: Page) -> list[float]:
        return [changes(page, page.locator(f"#root {link}").first) for _ in (0, 1)]

    return step


def choose(name: str, *values: str) -> Step:
    """Press choices one after the other; the last one should bring back what was shown before."""

    def step(page: Page) -> list[float]:
        return [
            changes(page, page.locator(f"#root label:has(input[name={name}][value={value}])"))
            for value in values
        ]

    return step


def send(fold: str, value: str) -> Step:
    """Change one of the choices in a fold and send them, then the same back; only sending is timed."""

    def step(page: Page) -> list[float]:
        waits = []
        for _ in (0, 1):
            parts = page.locator(f"#root details[data-fold={fold}]")
            parts.locator("> summary").click()
            parts.locator(f"label:has(input[value={value}])").click()
            waits.append(changes(page, parts.locator("button[type=submit]")))
        return waits

    return step


def there_and_back(links: str) -> Step:
    """Follow a link to the other of two views, and the one that leads back."""

    def step(page: Page) -> list[float]:
        return [changes(page, page.locator(f"#root {links}").first) for _ in (0, 1)]

    return step


class Columns:
    """What is done in the panel in which columns are chosen, and undone again."""

    @staticmethod
    def _open(page: Page) -> Locator:
        panel = page.locator("#root details[data-fold=columns]")
        if panel.get_attribute("open") is None:
            panel.locator("> summary").click()
            page.wait_for_timeout(PAUSE_MS)
        return panel

    @staticmethod
    def add(page: Page) -> list[float]:
        """Add a column, then remove it; only adding is timed."""
        return [Columns._there_and_back(page)[0]]

    @staticmethod
    def remove(page: Page) -> list[float]:
        """Add a column, then remove it; only removing is timed."""
        return [Columns._there_and_back(page)[1]]

    @staticmethod
    def _there_and_back(page: Page) -> tuple[float, float]:
        panel = Columns._open(page)
        columns = value(page, COLUMNS)
        box = panel.locator("label:has(input[name=proposals]:not(:checked))").first
        added = interaction(page, press(page, box), f"{COLUMNS} === {columns + 1}")
        page.wait_for_timeout(PAUSE_MS)
        box = panel.locator(".columns-shown label:has(input[name=proposals]:checked)").last
        removed = interaction(page, press(page, box), f"{COLUMNS} === {columns}")
        _close(page)
        return added, removed

    @staticmethod
    def move(page: Page) -> list[float]:
        """Move the first column to the right, and back."""
        link = Columns._open(page).locator(".order a").first
        first = "find('thead th + th')?.textContent"
        waits = [
            _until(page, link, first),
            _until(page, Columns._open(page).locator(".order a").first, first),
        ]
        _close(page)
        return waits

    @staticmethod
    def preset(page: Page) -> list[float]:
        """Take the second preset, and the first again."""
        waits = []
        for place in (1, 0):
            panel = Columns._open(page)
            waits.append(changes(page, panel.locator(".presets a").nth(place)))
        _close(page)
        return waits


def toggle_a_filter(page: Page) -> list[float]:
    """Switch a filter of the comparison on, then off."""
    return [_until(page, page.locator("#root .findings a").first, ROWS) for _ in (0, 1)]


def search_rows(page: Page) -> list[float]:
    """Type a word in the search of rows; the time counts from its last letter."""
    field = page.locator("#root input[type=search][name=search]")
    field.press_sequentially("force")
    page.wait_for_timeout(2 * PAUSE_MS)
    rows = value(page, ROWS)
    wait = interaction(page, lambda: page.keyboard.press("z"), f"{ROWS} !== {rows}")
    page.wait_for_timeout(PAUSE_MS)
    field.fill("")
    page.wait_for_timeout(2 * PAUSE_MS)
    return [wait]


def value(page: Page, expression: str) -> int:
    """The value of an expression in the page now."""
    return page.evaluate("expression => window.__value(expression)", expression)


def changes(page: Page, target: Locator) -> float:
    """Milliseconds until the document, or the matrix, has changed after a press of ``target``."""
    return _until(page, target, SHOWN)


def _until(page: Page, target: Locator, expression: str) -> float:
    page.evaluate("expression => { window.__before = window.__value(expression); }", expression)
    wait = interaction(page, press(page, target), f"{expression} !== window.__before")
    page.wait_for_timeout(PAUSE_MS)
    return wait


def _close(page: Page) -> None:
    page.keyboard.press("Escape")
    page.wait_for_timeout(PAUSE_MS)
