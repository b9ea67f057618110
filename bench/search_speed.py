"""How long a search takes: with the present records, and with a hundred times as many."""

from __future__ import annotations

import statistics
import time
from pathlib import Path

from bench.many_records import many_records
from components.pages.table import PAGES
from components.parts.rendering import rendered
from guarantees.catalogue.catalogue import Catalogue, load
from guarantees.pages.search.entries import ResultKind
from guarantees.pages.search.index import search_index
from guarantees.pages.search.page import SearchQuery

ROOT = Path(__file__).resolve().parent.parent
TIMES = 100
ROUNDS = 5
PRESENT_LIMIT_MS, MANY_LIMIT_MS = 50.0, 200.0
QUERIES = (
    SearchQuery("Zelensky"),
    SearchQuery("Kiev"),
    SearchQuery("UK"),
    SearchQuery("US troops in Ukraine"),
    SearchQuery('"security guarantees" Lavrov'),
    SearchQuery("guarantees"),
    SearchQuery("gua"),
    SearchQuery("Ukraine Russia"),
    SearchQuery("the"),
    SearchQuery("zelnsky brigades"),
    SearchQuery("guarantees", ResultKind.STATEMENTS),
    SearchQuery("Who says that Article 5 means immediate action?"),
)
"""A name, a place, an abbreviation, words, a phrase, a word of many records, a beginning, a word of nearly all records,
a search that finds nothing and has to suggest something, one kind at full length, and a question."""


def search_times() -> dict[str, float]:
    """Milliseconds from a query to the packed page, by name: the median over all queries, and the longest of them.

    Prints a line for each query. The limits are 50 ms for the present records and 200 ms for a hundred times as many.
    """
    present = load(ROOT / "proposals").catalogue
    times: dict[str, float] = {}
    for name, catalogue in (("present", present), ("x100", many_records(present, TIMES))):
        times[f"search {name}: building the index"] = _index_time(catalogue)
        found = {_shown(query): _best_time(query, catalogue) for query in QUERIES}
        for text, figure in found.items():
            print(f"search {name:<8} {text:<32} {figure:>8.1f} ms")
        times[f"search {name}: median query"] = statistics.median(found.values())
        times[f"search {name}: longest query"] = max(found.values())
    return times


def _shown(query: SearchQuery) -> str:
    return query.q + (f" ({query.kind.value})" if query.kind else "")


def _index_time(catalogue: Catalogue) -> float:
    begin = time.perf_counter()
    # Words to suggest are collected when they are first needed; here they count as part of building.
    assert search_index(catalogue).nearest_word("Ukrain")
    return (time.perf_counter() - begin) * 1000


def _best_time(query: SearchQuery, catalogue: Catalogue) -> float:
    """The shortest of some rounds: what else the machine does is no part of the search."""
    figures = []
    for round_number in range(ROUNDS):
        # A text that differs by a space is rendered again, as a reader's first search is.
        asked = SearchQuery(query.q + " " * round_number, query.kind)
        begin = time.perf_counter()
        rendered(PAGES["search"], asked, catalogue)
        figures.append((time.perf_counter() - begin) * 1000)
    return min(figures)


if __name__ == "__main__":
    for measured, milliseconds in search_times().items():
        print(f"{measured:<36} {milliseconds:>8.1f} ms")
