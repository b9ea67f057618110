"""Every page beside ``/compare``: when its text is there, when its chart is, and how long a reader waits for an answer.

Opening is measured against the bare page, a page with a Plotly chart also against a bare page with one, and what a
reader does against a click in the bare page.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Locator, Page

from bench.measure import Measure, medians
from bench.pages import fresh_context, interaction, open_page, press
from bench.servers import Server

PAUSE_MS = 400
# The whole document has been parsed and its last part has a size on the screen.
DOCUMENT = (
    "document.readyState !== 'loading' && "
    "find('.guarantees-document > :last-child')?.getClientRects().length > 0"
)
MATRIX = "find('[data-cell]')?.getClientRects().length > 0"
CHART = "find('.js-plotly-plot .scatterlayer .trace')?.getClientRects().length > 0"
HELLO = "find('[data-testid=stMarkdown]')?.textContent.includes('hello')"
SHOWN = "(find('.guarantees-document') ?? find('.guarantees-matrix'))?.textContent"
Step = Callable[[Page], list[float]]
Times = tuple[list[float], list[float]]


@dataclass(frozen=True)
class View:
    """A page: its address, the condition that its text is visible, what is timed on it, whether it shows a chart."""

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
    """Open the evidence of two cells of a matrix."""
    waits = []
    for place in (8, 20):
        cell = page.locator("td [data-cell]").nth(place)
        key = json.dumps(cell.get_attribute("data-cell"))
        shown = f"document.documentElement.dataset.guaranteesOpenCell === {key}"
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


def choose(*names: str) -> Step:
    """Press choices one after the other; the last ones should bring back what was shown before."""

    def step(page: Page) -> list[float]:
        return [
            _changes(page, page.get_by_role("radio", name=name, exact=True).first) for name in names
        ]

    return step


def switch(name: str) -> Step:
    """Switch a filter on, then off."""

    def step(page: Page) -> list[float]:
        target = page.get_by_role("button", name=name).first
        return [_changes(page, target), _changes(page, target)]

    return step


def _changes(page: Page, target: Locator) -> float:
    """Milliseconds until the document, or the matrix, shows something else than before."""
    page.evaluate("expression => { window.__before = window.__value(expression); }", SHOWN)
    wait = interaction(page, press(page, target), f"{SHOWN} !== window.__before")
    page.wait_for_timeout(PAUSE_MS)
    return wait


VIEWS = (
    View("/"),
    View(
        "/proposal?id=p5-guarantees-2025",
        steps={
            "open evidence": open_evidence,
            "next proposal": follow("nav a[href^='./proposal']"),
        },
    ),
    View(
        "/positions",
        ready=MATRIX,
        steps={"open a cell": open_cell, "other rows": choose("element", "proposal")},
    ),
    View(
        "/gap",
        steps={
            "open evidence": open_evidence,
            "two modes": choose("A proposal and an actor", "One element"),
        },
    ),
    View(
        "/timeline",
        steps={"open evidence": open_evidence, "a kind of event": switch("○ positions")},
        chart=True,
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
    for view in VIEWS:
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
    return [
        medians(f"{name} cold, text visible", ours[0][0], bares[0][0], 1.25),
        medians(f"{name} warm, text visible", ours[1][0], bares[1][0], 1.15),
        medians("  cold, until the page is live", ours[0][1], bares[0][0], None),
        medians("  warm, until the page is live", ours[1][1], bares[1][0], None),
    ]


def _chart(
    view: View, browser: Browser, server: Server, plotly: Server, rounds: int
) -> list[Measure]:
    drawn = [f"({view.ready}) && {CHART}"]
    ours, bares = _in_turn(browser, (server.url + view.path, drawn), (plotly.url, [CHART]), rounds)
    return [
        medians(f"{view.path} {when}, chart drawn (bare: a chart)", ours[i][0], bares[i][0], 1.1)
        for i, when in enumerate(("cold", "warm"))
    ]


def _in_turn(
    browser: Browser, ours: tuple[str, list[str]], bare: tuple[str, list[str]], rounds: int
) -> tuple[list[list[list[float]]], list[list[list[float]]]]:
    """For ours and for the bare page: cold and warm, for each condition, the figures of all rounds."""
    pages = (ours, bare)
    times: tuple = tuple([[[] for _ in conditions] for _ in range(2)] for _, conditions in pages)
    # The first opening of each warms the operating system's file cache and is not counted.
    for round_number in range(rounds + 1):
        for place, (url, conditions) in enumerate(pages):
            for temperature, figures in enumerate(cold_and_warm(browser, url, conditions)):
                for condition, figure in enumerate(figures):
                    if round_number:
                        times[place][temperature][condition].append(figure)
    return times[0], times[1]


def _use(
    view: View, browser: Browser, server: Server, button: Server, rounds: int
) -> list[Measure]:
    waits: dict[str, list[float]] = {name: [] for name in view.steps}
    bares: list[float] = []
    with fresh_context(browser) as ours, fresh_context(browser) as others:
        plain, _ = open_page(others, button.url, ["document.body.textContent.includes('hello 0')"])
        count = 0
        for _ in range(rounds):
            # Afresh each time, so that what is opened is still closed.
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
