"""Run every measure and print the table: ``python -m bench [--rounds N] [--json FILE]``."""

from __future__ import annotations

import argparse
import json
import statistics
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page

from bench.edits import LIMIT_MS, edit_times
from bench.measure import Measure, medians
from bench.pages import chromium, fresh_context, interaction, open_page, press
from bench.search_speed import MANY_LIMIT_MS, PRESENT_LIMIT_MS, search_times
from bench.servers import Server, bare, dashboard
from bench.sessions import Session, interactions_per_second, memory_per_session
from bench.views import PAUSE_MS, bare_click, cold_and_warm, open_cell, view_measures
from components.store.records_store import records
from guarantees.pages.tables.query import default_query

SESSIONS = 20
SECONDS = 10.0
FILTER_LABEL = "Only rows where"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "--rounds", type=int, default=9, help="how often each page is opened (default: 9)"
    )
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    options = parser.parse_args()
    measures = [*start_up(options.rounds), *pages(options.rounds), *edits(), *searches(), *load()]
    heading = f"{'measure':<46} {'ours':>9} {'bare':>9} {'':<4} {'ratio':>7}  target"
    print(heading, *(measure.row() for measure in measures), sep="\n")
    print("Memory is ours − bare. Times are medians; ours and bare were measured in turn.")
    if options.json:
        figures = [{**vars(measure), "figure": measure.figure} for measure in measures]
        options.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


def start_up(rounds: int) -> list[Measure]:
    """From starting the process to the first healthy answer."""
    ours, bares = [], []
    for _ in range(max(3, rounds // 2)):
        with dashboard() as server:
            ours.append(server.start_seconds * 1000)
        with bare("bare_app.py") as server:
            bares.append(server.start_seconds * 1000)
    return [medians("start to healthy", ours, bares, 2.0)]


def pages(rounds: int) -> list[Measure]:
    """Opening pages and acting on them in a browser, ours and bare in turn."""
    with (
        chromium() as browser,
        dashboard() as server,
        bare("bare_app.py") as hello,
        bare("bare_button_app.py") as button,
        bare("bare_plotly_app.py") as plotly,
    ):
        views = view_measures(browser, server, hello, button, plotly, rounds)
        last_cell = last_cell_visible()
        times = _openings(browser, server, hello, last_cell, rounds)
        waits = _interactions(browser, server, button, rounds)
    return [
        medians("cold open of /compare to last cell visible", *times["cold"], 1.25),
        medians("warm open of /compare to last cell visible", *times["warm"], 1.15),
        medians("  cold, until the page is live", *times["cold live"], None),
        medians("  warm, until the page is live", *times["warm live"], None),
        medians("interaction to visible, all kinds", waits["all"], waits["bare"], 0.8),
        *(medians(f"  {name}", waits[name], waits["bare"], 0.8) for name in KINDS),
        *views,
    ]


def edits() -> list[Measure]:
    """From saving a record until an open page shows it, beside the limit of two seconds."""
    with chromium() as browser:
        times = edit_times(browser)
    return [
        Measure(f"{name} (beside its limit)", figure, LIMIT_MS, "ms", 1.0)
        for name, figure in (
            ("saved record seen, median", statistics.median(times)),
            ("saved record seen, slowest", max(times)),
        )
    ]


def searches() -> list[Measure]:
    """Searches beside their limits, which are milliseconds and not the bare app's."""
    times = search_times()
    return [
        Measure(f"search, {name} (beside its limit)", times[key], limit, "ms", 1.0)
        for name, key, limit in (
            ("longest query", "search present: longest query", PRESENT_LIMIT_MS),
            ("longest query, records × 100", "search x100: longest query", MANY_LIMIT_MS),
        )
    ]


def _openings(
    browser: Browser, server: Server, hello: Server, last_cell: str, rounds: int
) -> dict[str, tuple[list[float], list[float]]]:
    kinds = ("cold", "warm", "cold live", "warm live")
    times: dict[str, tuple[list[float], list[float]]] = {kind: ([], []) for kind in kinds}
    said_hello = "find('[data-testid=stMarkdown]')?.textContent.includes('hello')"
    # The first opening of each warms the operating system's file cache and is not counted.
    for round_number in range(rounds + 1):
        live = f"!find('#first-view') && {last_cell}"
        for place, (url, *conditions) in enumerate(
            ((f"{server.url}/compare", last_cell, live), (hello.url, said_hello, said_hello))
        ):
            cold, warm = cold_and_warm(browser, url, conditions)
            if round_number:
                for kind, figure in zip(kinds, (cold[0], warm[0], cold[1], warm[1]), strict=True):
                    times[kind][place].append(figure)
    return times


def last_cell_visible() -> str:
    """The condition that the last cell of the matrix has a size on the screen: six proposals, every element."""
    catalogue = records().catalogue
    query = default_query(catalogue)
    groups = list(catalogue.groups)
    element = max(catalogue.elements.values(), key=lambda e: (groups.index(e.group), e.number))
    selector = f'[data-cell="{query.proposals[-1]}~{element.id}"]'
    assert len(query.proposals) == 6, query
    return f"find('{selector}')?.getClientRects().length > 0"


def _interactions(
    browser: Browser, server: Server, button: Server, rounds: int
) -> dict[str, list[float]]:
    waits: dict[str, list[float]] = {name: [] for name in (*KINDS, "bare")}
    with fresh_context(browser) as ours, fresh_context(browser) as bares:
        page, _ = open_page(ours, f"{server.url}/compare", [last_cell_visible()])
        plain, _ = open_page(bares, button.url, ["document.body.textContent.includes('hello 0')"])
        page.wait_for_timeout(1500)
        for round_number in range(1, rounds + 1):
            for name, step in KINDS.items():
                waits[name] += step(page)
                waits["bare"].append(
                    bare_click(plain, 3 * round_number + list(KINDS).index(name) - 2)
                )
    waits["all"] = [wait for name in KINDS for wait in waits[name]]
    return waits


TABLE = "find('thead tr')"
COLUMNS = f"({TABLE}?.querySelectorAll('th').length ?? 0)"
ROWS = "(find('table')?.querySelectorAll('th[scope=row]').length ?? 0)"


def _add_a_column(page: Page) -> list[float]:
    """Remove the last column, then add it back through the list of proposals; only adding is timed."""
    columns = _now(page, COLUMNS)
    _after(page, page.locator('[data-action="remove"]').last.click, f"{COLUMNS} === {columns - 1}")
    page.get_by_role("combobox").first.click()
    option = page.get_by_role("option").first
    option.wait_for()
    page.wait_for_timeout(PAUSE_MS)
    wait = interaction(page, press(page, option), f"{COLUMNS} === {columns}")
    page.wait_for_timeout(PAUSE_MS)
    return [wait]


def _toggle_a_filter(page: Page) -> list[float]:
    waits = []
    for _ in range(2):
        rows = _now(page, ROWS)
        click = press(page, page.get_by_role("button", name="one side silent"))
        waits.append(interaction(page, click, f"{ROWS} !== {rows}"))
        page.wait_for_timeout(PAUSE_MS)
    return waits


def _now(page: Page, expression: str) -> int:
    return page.evaluate("expression => window.__value(expression)", expression)


def _after(page: Page, act: Callable[[], None], condition: str) -> None:
    interaction(page, act, condition)
    page.wait_for_timeout(PAUSE_MS)


KINDS: dict[str, Callable[[Page], list[float]]] = {
    "add a column": _add_a_column,
    "toggle a filter": _toggle_a_filter,
    "open a cell": open_cell,
}


def load() -> list[Measure]:
    """Many sessions at once: interactions a second, and memory for each."""
    with dashboard() as server, bare("bare_button_app.py") as button:
        ours = interactions_per_second(server.url, "compare", _filter, SESSIONS, SECONDS)
        bares = interactions_per_second(button.url, "", _again, SESSIONS, SECONDS)
    with dashboard() as server, bare("bare_app.py") as hello:
        memory = memory_per_session(server.url, "compare", server.process.pid, SESSIONS)
        bare_memory = memory_per_session(hello.url, "", hello.process.pid, SESSIONS)
    return [
        Measure(
            f"interactions/s, {SESSIONS} sessions", ours, bares, "1/s", 5.0, more_is_better=True
        ),
        Measure("memory per session", memory, bare_memory, "MiB", 1.0, difference=True),
    ]


def _filter(session: Session, step: int) -> None:
    session.choose(FILTER_LABEL, [["value"], ["silence"], []][step % 3])


def _again(session: Session, step: int) -> None:
    session.press("again")


if __name__ == "__main__":
    main()
