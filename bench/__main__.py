"""Run every measure and print the table: ``python -m bench [--rounds N] [--json FILE]``."""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import psutil

from bench.command_times import command_times
from bench.edits import LIMIT_MS, edit_times
from bench.first_visitors import first_visits
from bench.measure import Measure, medians
from bench.pages import chromium
from bench.search_speed import MANY_LIMIT_MS, PRESENT_LIMIT_MS, search_times
from bench.servers import bare, dashboard, has_shiny, peer
from bench.sessions import (
    Session,
    interactions_per_second,
    memory_per_session,
    memory_with_one_reader,
)
from bench.views import Others, view_measures
from guarantees.commands.output import print_any_text

SESSIONS = 20
SECONDS = 10.0
MEMORY_LIMIT_MIB = 150.0
FILTERS = ("differ=value", "differ=silence", "")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "--rounds", type=int, default=9, help="how often each page is opened (default: 9)"
    )
    parser.add_argument(
        "--peers",
        default=sys.executable,
        metavar="PYTHON",
        help="a Python that has bench/requirements.txt (default: this one, if it has)",
    )
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    options = parser.parse_args()
    print_any_text()
    print(f"{'measure':<46} {'ours':>9} {'bare':>9} {'':<4} {'ratio':>7}  target", flush=True)
    measures = []
    for measure in all_measures(options.rounds, options.peers):
        measures.append(measure)
        print(measure.row(), flush=True)
    load_now = " ".join(f"{each:.1f}" for each in psutil.getloadavg())
    print(f"Load of the machine (1, 5 and 15 minutes): {load_now} on {os.cpu_count()} processors.")
    print("Memory is ours − bare. Times are medians; ours and bare were measured in turn.")
    if options.json:
        figures = [{**vars(measure), "figure": measure.figure} for measure in measures]
        options.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


def all_measures(rounds: int, python: str) -> Iterator[Measure]:
    """Every measure, as soon as it is known: all of them take a quarter of an hour."""
    yield from start_up(rounds)
    yield from first_readers()
    yield from pages(rounds, python)
    yield from edits()
    yield from searches()
    yield from command_times()
    yield from load()


def start_up(rounds: int) -> list[Measure]:
    """From starting the process to the first healthy answer."""
    ours, bares = [], []
    for _ in range(max(3, rounds // 2)):
        with dashboard() as server:
            ours.append(server.start_seconds * 1000)
        with bare("hello") as server:
            bares.append(server.start_seconds * 1000)
    return [medians("start to healthy", ours, bares, 2.0)]


def first_readers() -> list[Measure]:
    """The first byte of each page for the first reader after a start, and the memory of the server with one reader."""
    with dashboard() as server:
        measures = first_visits(server)
        memory = memory_with_one_reader(server.url, "compare", server.process.pid)
    name = "memory with one reader (against its limit)"
    return [*measures, Measure(name, memory, MEMORY_LIMIT_MIB, "MiB", 1.0)]


def pages(rounds: int, python: str = sys.executable) -> Iterator[Measure]:
    """Opening pages and acting on them in a browser: ours, the bare ones and the peers in turn."""
    with (
        chromium() as browser,
        dashboard() as server,
        bare("hello") as hello,
        bare("button") as button,
        peer("plain") as plain,
        peer("with_shiny", python) if has_shiny(python) else nullcontext() as shiny,
    ):
        yield from view_measures(browser, server, Others(hello, button, plain, shiny), rounds)


def edits() -> list[Measure]:
    """From saving a record until an open page shows it, against the limit of two seconds."""
    with chromium() as browser:
        times = edit_times(browser)
    return [
        Measure(f"{name} (against its limit)", figure, LIMIT_MS, "ms", 1.0)
        for name, figure in (
            ("saved record seen, median", statistics.median(times)),
            ("saved record seen, slowest", max(times)),
        )
    ]


def searches() -> list[Measure]:
    """Searches against their limits, which are milliseconds and not the bare app's."""
    times = search_times()
    return [
        Measure(f"search, {name} (against its limit)", times[key], limit, "ms", 1.0)
        for name, key, limit in (
            ("longest query", "search present: longest query", PRESENT_LIMIT_MS),
            ("longest query, records × 100", "search x100: longest query", MANY_LIMIT_MS),
        )
    ]


def load() -> list[Measure]:
    """Many sessions at once: interactions a second, and memory for each."""
    with dashboard() as server, bare("button") as button:
        ours = interactions_per_second(server.url, "compare", _filter, SESSIONS, SECONDS)
        bares = interactions_per_second(button.url, "", _again, SESSIONS, SECONDS)
    with dashboard() as server, bare("hello") as hello:
        memory = memory_per_session(server.url, "compare", server.process.pid, SESSIONS)
        bare_memory = memory_per_session(hello.url, "", hello.process.pid, SESSIONS)
    return [
        Measure(
            f"interactions/s, {SESSIONS} sessions", ours, bares, "1/s", 5.0, more_is_better=True
        ),
        Measure("memory per session", memory, bare_memory, "MiB", 1.0, difference=True),
    ]


def _filter(session: Session, step: int) -> None:
    session.ask(FILTERS[step % len(FILTERS)])


def _again(session: Session, step: int) -> None:
    session.press("again")


if __name__ == "__main__":
    main()
