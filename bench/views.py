"""Every page: when its text is visible, when it is live, and how long a reader waits for a response.

Opening is compared with the bare page and with the peers (``bench/peers``). What a reader does is compared with adding
a column in Shiny or, where that is not installed, with a click in the bare page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Page

from bench.measure import Measure, medians
from bench.pages import fresh_context, interaction, open_page, press
from bench.steps import (
    PAUSE_MS,
    Columns,
    Step,
    choose,
    follow,
    open_cells,
    open_evidence,
    search_rows,
    send,
    there_and_back,
    toggle_a_filter,
)
from components.store.records_store import records
from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.tables.query import default_query
from scripts.local_server import Server

# The whole document has been parsed and its last part has a size on the screen.
DOCUMENT = (
    "document.readyState !== 'loading' && "
    "find('.guarantees-document > :last-child')?.getClientRects().length > 0"
)
MATRIX = "find('[data-cell]')?.getClientRects().length > 0"
HELLO = "find('[data-testid=stMarkdown]')?.textContent.includes('hello')"
PEER = "document.body?.textContent.includes('end of %s columns')"


@dataclass(frozen=True)
class View:
    """A page: its address, the condition that its text is visible, and the steps to time."""

    path: str
    ready: str = DOCUMENT
    steps: dict[str, Step] = field(default_factory=dict)


@dataclass(frozen=True)
class Others:
    """What our pages are compared with; ``shiny`` where it is installed."""

    hello: Server
    button: Server
    plain: Server
    shiny: Server | None


def last_cell_visible(catalogue: Catalogue) -> str:
    """The condition that the last cell of the matrix is on the screen: six proposals, every element."""
    query = default_query(catalogue)
    groups = list(catalogue.groups)
    element = max(catalogue.elements.values(), key=lambda e: (groups.index(e.group), e.number))
    selector = f'[data-cell="{query.proposals[-1]}~{element.id}"]'
    assert len(query.proposals) == 6, query
    return f"find('{selector}')?.getClientRects().length > 0"


def views(catalogue: Catalogue) -> tuple[View, ...]:
    """Every page with what is timed on it. The proposal is one that has others before and after it."""
    proposals = list(catalogue.proposals)
    return (
        View(
            "/compare",
            ready=last_cell_visible(catalogue),
            steps={
                "add a column": Columns.add,
                "remove a column": Columns.remove,
                "move a column": Columns.move,
                "a preset": Columns.preset,
                "a filter": toggle_a_filter,
                "a search of rows": search_rows,
                "open a cell": open_cells(8, 20),
            },
        ),
        View("/"),
        View(
            f"/proposal?id={proposals[len(proposals) // 2]}",
            steps={
                "open evidence": open_evidence,
                "next proposal": follow("nav a:last-child[href^='./proposal?id=']"),
            },
        ),
        View(
            "/positions",
            ready=MATRIX,
            steps={
                "open a cell": open_cells(8, 20),
                "other rows": choose("rows", "elements", "proposals"),
            },
        ),
        View(
            "/gap",
            steps={
                "open a cell": open_cells(1, 5),
                "the other mode": there_and_back("nav.segments a:not([aria-current])"),
            },
        ),
        View("/wording", steps={"another order": choose("order", "date", "answer")}),
        View(
            "/timeline",
            steps={
                "a kind": send("kinds", "meeting"),
                "open an entry": open_cells(2, 5),
                "by party": choose("lanes", "actor", "proposal"),
            },
        ),
        View(
            "/map",
            steps={
                "a country": open_cells(8, 10),
                "as geography": choose("view", "geography", "tiles"),
            },
        ),
        View("/sources", steps={"a filter": follow("a[data-stay]")}),
        View("/search?q=kiev", steps={"one kind": follow("a[href*='kind=']:not([aria-current])")}),
    )


def view_measures(
    browser: Browser, server: Server, others: Others, rounds: int
) -> Iterator[Measure]:
    """Every page: opened cold and warm, then used."""
    for view in views(records().catalogue):
        yield from _opening(view, browser, server, others, rounds)
        if view.steps:
            yield from _use(view, browser, server, others, rounds)


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
    view: View, browser: Browser, server: Server, others: Others, rounds: int
) -> list[Measure]:
    live = f"!find('#first-view') && ({view.ready})"
    pages = {
        "ours": (server.url + view.path, [view.ready, live]),
        "hello": (others.hello.url, [HELLO]),
    }
    # The peers show what Compare shows.
    if view.path == "/compare":
        pages["plain HTML"] = (others.plain.url, [PEER % 6])
        if others.shiny:
            pages["Shiny"] = (others.shiny.url, [PEER % 6])
    found = _in_turn(browser, pages, rounds)
    name, ours, bares = view.path.split("?")[0], found["ours"], found["hello"]
    measures = []
    for when, target in (("cold", 0.3), ("warm", 0.6)):
        text = ours[when, 0]
        measures.append(medians(f"{name} {when}, text visible", text, bares[when, 0], target))
        for peer, limit in (("Shiny", 1.0), ("plain HTML", None)):
            if peer in found:
                measures.append(
                    medians(f"  {when}, beside {peer}", text, found[peer][when, 0], limit)
                )
    return measures + [
        medians(f"  {when}, until the page is live", ours[when, 1], bares[when, 0], 1.15)
        for when in ("cold", "warm")
    ]


Figures = dict[tuple[str, int], list[float]]
"""Milliseconds of all rounds, by ``cold`` or ``warm`` and the place of the condition."""


def _in_turn(
    browser: Browser, pages: Mapping[str, tuple[str, list[str]]], rounds: int
) -> dict[str, Figures]:
    """Pages by name, each an address with its conditions, opened in turn."""
    figures: dict[str, Figures] = {name: defaultdict(list) for name in pages}
    # The first opening of each warms the operating system's file cache and is not counted.
    for round_number in range(rounds + 1):
        for name, (url, conditions) in pages.items():
            opened = zip(("cold", "warm"), cold_and_warm(browser, url, conditions), strict=True)
            for when, times in opened:
                for place, time in enumerate(times):
                    if round_number:
                        figures[name][when, place].append(time)
    return figures


def _use(
    view: View, browser: Browser, server: Server, others: Others, rounds: int
) -> list[Measure]:
    waits: dict[str, list[float]] = {name: [] for name in view.steps}
    beside: list[float] = []
    with fresh_context(browser) as ours, fresh_context(browser) as elsewhere:
        if others.shiny:
            other, _ = open_page(elsewhere, others.shiny.url, [PEER % 6])
        else:
            other, _ = open_page(
                elsewhere, others.button.url, ["document.body.textContent.includes('hello 0')"]
            )
        other.wait_for_timeout(1500)
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
                beside.append(
                    shiny_click(other, count) if others.shiny else bare_click(other, count)
                )
            page.close()
    # Shiny has as much to show as we have; the bare page has a button and a line.
    name, target = view.path.split("?")[0], 1.0 if others.shiny else 0.8
    everything = [wait for each in view.steps for wait in waits[each]]
    return [
        medians(f"{name} interaction, all kinds", everything, beside, target),
        *(medians(f"  {kind}", waits[kind], beside, target) for kind in view.steps),
    ]


def shiny_click(page: Page, count: int) -> float:
    """Add a column in Shiny, or take it away again: the ``count``-th click."""
    columns = 7 if count % 2 else 6
    wait = interaction(page, press(page, page.locator("#add")), PEER % columns)
    page.wait_for_timeout(PAUSE_MS)
    return wait


def bare_click(page: Page, count: int) -> float:
    """One click on the bare page's button, the ``count``-th."""
    click = press(page, page.get_by_role("button", name="again"))
    wait = interaction(page, click, f"document.body.textContent.includes('hello {count}')")
    page.wait_for_timeout(PAUSE_MS)
    return wait
