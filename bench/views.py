"""Every page: when its text is visible, when its chart is, and how long a reader waits for a response.

Opening is compared with the bare page, a page with a Plotly chart also with a bare page that has one, and what a reader
does with a click in the bare page.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Locator, Page

from bench.measure import Measure, medians
from bench.pages import fresh_context, interaction, open_page, press
from components.store.records_store import records
from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.tables.query import default_query
from scripts.local_server import Server

PAUSE_MS = 400
# The whole document has been parsed and its last part has a size on the screen.
DOCUMENT = (
    "document.readyState !== 'loading' && "
    "find('.guarantees-document > :last-child')?.getClientRects().length > 0"
)
MATRIX = "find('[data-cell]')?.getClientRects().length > 0"
CHART = "find('.js-plotly-plot .scatterlayer .trace')?.getClientRects().length > 0"
HELLO = "find('[data-testid=stMarkdown]')?.textContent.includes('hello')"
COLUMNS = "(find('thead tr')?.querySelectorAll('th').length ?? 0)"
ROWS = "(find('table')?.querySelectorAll('th[scope=row]').length ?? 0)"
SHOWN = "find('.guarantees-document')?.textContent"
Step = Callable[[Page], list[float]]


@dataclass(frozen=True)
class View:
    """A page: its address, the condition that its text is visible, the steps to time, and whether it has a chart."""

    path: str
    ready: str = DOCUMENT
    steps: dict[str, Step] = field(default_factory=dict)
    chart: bool = False


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


def open_cell(page: Page) -> list[float]:
    """Open the evidence of two cells of a table, or of two entries."""
    waits = []
    for place in (8, 20):
        cell = page.locator("#root a[data-cell]").nth(place)
        shown = (
            f"find('dialog[open]')?.dataset.shows === {json.dumps(cell.get_attribute('data-cell'))}"
        )
        waits.append(interaction(page, press(page, cell), shown))
        page.wait_for_timeout(PAUSE_MS)
    page.keyboard.press("Escape")
    page.wait_for_timeout(PAUSE_MS)
    return waits


def follow(link: str) -> Step:
    """Follow the first link in the document that matches a selector, then the second."""

    def step(page: Page) -> list[float]:
        return [_changes(page, page.locator(f"#root {link}").nth(place)) for place in (0, 1)]

    return step


def choose(name: str, *values: str) -> Step:
    """Press choices one after the other; the last one should bring back what was shown before."""

    def step(page: Page) -> list[float]:
        return [
            _changes(page, page.locator(f"#root label:has(input[name={name}][value={value}])"))
            for value in values
        ]

    return step


def there_and_back(links: str) -> Step:
    """Follow a link to the other of two views, and the one that leads back."""

    def step(page: Page) -> list[float]:
        return [_changes(page, page.locator(f"#root {links}").first) for _ in (0, 1)]

    return step


def add_a_column(page: Page) -> list[float]:
    """Add a column through the list of proposals, then remove it; only adding is timed."""
    columns = value(page, COLUMNS)
    page.locator("#root details[data-fold=columns] > summary").click()
    page.wait_for_timeout(PAUSE_MS)
    box = page.locator("#root label:has(input[name=proposals]:not(:checked))").first
    wait = interaction(page, press(page, box), f"{COLUMNS} === {columns + 1}")
    page.wait_for_timeout(PAUSE_MS)
    added = page.locator("#root label:has(input[name=proposals]:checked)").last
    interaction(page, press(page, added), f"{COLUMNS} === {columns}")
    page.keyboard.press("Escape")
    page.wait_for_timeout(PAUSE_MS)
    return [wait]


def toggle_a_filter(page: Page) -> list[float]:
    """Switch a filter of the comparison on, then off."""
    waits = []
    for _ in range(2):
        rows = value(page, ROWS)
        click = press(page, page.locator("#root .findings a").first)
        waits.append(interaction(page, click, f"{ROWS} !== {rows}"))
        page.wait_for_timeout(PAUSE_MS)
    return waits


def value(page: Page, expression: str) -> int:
    """The value of an expression in the page now."""
    return page.evaluate("expression => window.__value(expression)", expression)


def last_cell_visible(catalogue: Catalogue) -> str:
    """The condition that the last cell of the matrix is on the screen: six proposals, every element."""
    query = default_query(catalogue)
    groups = list(catalogue.groups)
    element = max(catalogue.elements.values(), key=lambda e: (groups.index(e.group), e.number))
    selector = f'[data-cell="{query.proposals[-1]}~{element.id}"]'
    assert len(query.proposals) == 6, query
    return f"find('{selector}')?.getClientRects().length > 0"


def _changes(page: Page, target: Locator) -> float:
    """Milliseconds until the document, or the matrix, has changed."""
    page.evaluate("expression => { window.__before = window.__value(expression); }", SHOWN)
    wait = interaction(page, press(page, target), f"{SHOWN} !== window.__before")
    page.wait_for_timeout(PAUSE_MS)
    return wait


def views(catalogue: Catalogue) -> tuple[View, ...]:
    """Every page with what is timed on it. The proposal is one that has others before and after it."""
    proposals = list(catalogue.proposals)
    return (
        View(
            "/compare",
            ready=last_cell_visible(catalogue),
            steps={
                "add a column": add_a_column,
                "toggle a filter": toggle_a_filter,
                "open a cell": open_cell,
            },
        ),
        View("/"),
        View(
            f"/proposal?id={proposals[len(proposals) // 2]}",
            steps={
                "open evidence": open_evidence,
                "next proposal": follow("nav a[href^='./proposal']"),
            },
        ),
        View(
            "/positions",
            ready=MATRIX,
            steps={"open a cell": open_cell, "other rows": choose("rows", "elements", "proposals")},
        ),
        View(
            "/gap",
            steps={
                "open evidence": open_evidence,
                "two modes": there_and_back("nav.segments a:not([aria-current])"),
            },
        ),
        View("/wording", steps={"another order": choose("order", "date", "answer")}),
        View(
            "/timeline",
            steps={
                "open an entry": open_cell,
                "by party": choose("lanes", "actor", "proposal"),
            },
        ),
        View(
            "/map",
            steps={"open evidence": open_evidence, "a country": follow("li a[href*='country=']")},
        ),
        View("/sources", steps={"a filter": follow("a[data-stay]")}),
        View("/search?q=kiev", steps={"one kind": follow("a[href*='kind=']")}),
    )


def view_measures(
    browser: Browser, server: Server, hello: Server, button: Server, plotly: Server, rounds: int
) -> list[Measure]:
    """Every page: opened cold and warm, then used."""
    measures = []
    for view in views(records().catalogue):
        measures += _opening(view, browser, server, hello, rounds)
        if view.chart:
            measures += _chart(view, browser, server, plotly, rounds)
        if view.steps:
            measures += _use(view, browser, server, button, rounds)
    return measures


def cold_and_warm(
    browser: Browser, url: str, conditions: list[str]
) -> tuple[list[float], list[float]]:
    """The same page with an empty cache and again: milliseconds until each condition holds."""
    figures = []
    with fresh_context(browser) as context:
        for _ in ("cold", "warm"):
            page, times = open_page(context, url, conditions)
            page.wait_for_timeout(300)
            page.close()
            figures.append(times)
    return figures[0], figures[1]


def _opening(
    view: View, browser: Browser, server: Server, hello: Server, rounds: int
) -> list[Measure]:
    live = f"!find('#first-view') && ({view.ready})"
    ours, bares = _in_turn(
        browser, (server.url + view.path, [view.ready, live]), (hello.url, [HELLO]), rounds
    )
    name = view.path.split("?")[0]
    targets = {"cold": 1.25, "warm": 1.15}
    return [
        *(
            medians(f"{name} {when}, text visible", ours[when, 0], bares[when, 0], target)
            for when, target in targets.items()
        ),
        *(
            medians(f"  {when}, until the page is live", ours[when, 1], bares[when, 0], None)
            for when in targets
        ),
    ]


def _chart(
    view: View, browser: Browser, server: Server, chart: Server, rounds: int
) -> list[Measure]:
    drawn = [f"({view.ready}) && {CHART}"]
    ours, bares = _in_turn(browser, (server.url + view.path, drawn), (chart.url, [CHART]), rounds)
    return [
        medians(
            f"{view.path} {when}, chart drawn (bare: a chart)", ours[when, 0], bares[when, 0], 1.1
        )
        for when in ("cold", "warm")
    ]


Figures = dict[tuple[str, int], list[float]]
"""Milliseconds of all rounds, by ``cold`` or ``warm`` and the place of the condition."""


def _in_turn(
    browser: Browser, ours: tuple[str, list[str]], bare: tuple[str, list[str]], rounds: int
) -> tuple[Figures, Figures]:
    """Our page and the bare one, each an address with its conditions, opened in turn."""
    figures: tuple[Figures, Figures] = defaultdict(list), defaultdict(list)
    # The first opening of each warms the operating system's file cache and is not counted.
    for round_number in range(rounds + 1):
        for found, (url, conditions) in zip(figures, (ours, bare), strict=True):
            opened = zip(("cold", "warm"), cold_and_warm(browser, url, conditions), strict=True)
            for when, times in opened:
                for place, time in enumerate(times):
                    if round_number:
                        found[when, place].append(time)
    return figures


def _use(
    view: View, browser: Browser, server: Server, button: Server, rounds: int
) -> list[Measure]:
    waits: dict[str, list[float]] = {name: [] for name in view.steps}
    bares: list[float] = []
    with fresh_context(browser) as ours, fresh_context(browser) as others:
        plain, _ = open_page(others, button.url, ["document.body.textContent.includes('hello 0')"])
        count = 0
        for _ in range(rounds):
            # Opened again each time, so that nothing is expanded yet.
            page, _ = open_page(
                ours, server.url + view.path, [f"!find('#first-view') && ({view.ready})"]
            )
            page.wait_for_timeout(1500)
            for name, step in view.steps.items():
                waits[name] += step(page)
                count += 1
                bares.append(bare_click(plain, count))
            page.close()
    everything = [wait for name in view.steps for wait in waits[name]]
    name = view.path.split("?")[0]
    return [
        medians(f"{name} interaction, all kinds", everything, bares, 0.8),
        *(medians(f"  {kind}", waits[kind], bares, 0.8) for kind in view.steps),
    ]


def bare_click(page: Page, count: int) -> float:
    """One click on the bare page's button, the ``count``-th."""
    click = press(page, page.get_by_role("button", name="again"))
    wait = interaction(page, click, f"document.body.textContent.includes('hello {count}')")
    page.wait_for_timeout(PAUSE_MS)
    return wait
