"""Many readers at once: ``python -m bench.readers [--readers 1 20 100 300] [--seconds 60] [--rounds 1]``.

Each opens a page as a browser does (its HTML, then a session of Streamlit's), and then acts after pauses of random
length, five seconds on average: filters, opens a cell, goes to another page. What a reader waits for is the answer of
our own addresses, and Streamlit's run follows; both are timed. The bare app, whose readers press a button, is measured
in the same run. Readers need processor time too: on two cores the figures of 300 are those of the readers as well.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import httpx2
import psutil
import websockets

from bench.servers import bare, dashboard
from bench.sessions import Session
from scripts.local_server import Server

READERS = (1, 20, 100, 300)
SECONDS = 60.0
PAUSE_SECONDS = 5.0
SEED = 20261130
FILTERS = ("differ=value", "differ=silence", "search=troops", "search=treaty", "density=sentences")
PAGES = ("compare", "positions", "gap", "timeline", "map", "sources", "coverage")
CELLS = (
    "coalition-of-the-willing-2025.legal-effect",
    "meloni-article-5-2025.guarantors",
    "istanbul-ukraine-2022-03.trigger",
    "p5-guarantees-2025.guarantors",
)
FAILURES = (httpx2.HTTPError, websockets.WebSocketException, TimeoutError, RuntimeError)


@dataclass
class Seen:
    """What readers of one server saw: milliseconds of each wait, and what failed."""

    content: list[float] = field(default_factory=list)
    runs: list[float] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)


Act = Callable[[Session, httpx2.AsyncClient, random.Random], Awaitable[None]]
"""What a reader does first; Streamlit's run follows."""


async def read_on(session: Session, client: httpx2.AsyncClient, chance: random.Random) -> None:
    """Filter, open the evidence of a cell, or go to another page."""
    kind = chance.random()
    if kind < 0.4:
        query = chance.choice(FILTERS)
        await _get(client, f"/document/compare?{query}")
        session.ask(query)
    elif kind < 0.7:
        query = f"cell={chance.choice(CELLS)}"
        await _get(client, f"/evidence/compare?{query}")
        session.ask(query)
    else:
        await _get(client, f"/{chance.choice(PAGES)}")


async def press_again(session: Session, client: httpx2.AsyncClient, chance: random.Random) -> None:
    """Press the button of the bare app."""
    session.press("again")


async def _get(client: httpx2.AsyncClient, path: str) -> None:
    answer = await client.get(path, headers={"Accept-Encoding": "gzip"})
    answer.raise_for_status()


async def _reader(server: Server, page: str, act: Act, seed: int, end: float, seen: Seen) -> None:
    chance = random.Random(seed)
    async with httpx2.AsyncClient(base_url=server.url, timeout=30) as client:
        # They do not all come in the same second.
        await asyncio.sleep(chance.uniform(0, PAUSE_SECONDS))
        session = Session(server.url, page)
        doing = "opening a page"
        try:
            await _get(client, f"/{page}")
            await session.open()
            while time.perf_counter() < end:
                await asyncio.sleep(chance.uniform(0.2, 2 * PAUSE_SECONDS - 0.2))
                begin = time.perf_counter()
                doing = "asking for content"
                await act(session, client, chance)
                seen.content.append((time.perf_counter() - begin) * 1000)
                doing = "waiting for a run"
                await session.run()
                seen.runs.append((time.perf_counter() - begin) * 1000)
            doing = "leaving"
            await session.close()
        except FAILURES as failure:
            seen.failures.append(f"{doing}: {failure!r}")


async def _read(server: Server, page: str, act: Act, readers: int, seconds: float) -> Seen:
    seen, end = Seen(), time.perf_counter() + seconds
    await asyncio.gather(
        *(_reader(server, page, act, SEED + number, end, seen) for number in range(readers))
    )
    return seen


def measured(server: Server, page: str, act: Act, readers: int, seconds: float) -> str:
    """A row on so many readers of one server, and what failed, each kind of failure once."""
    process = psutil.Process(server.process.pid)
    before, begin = process.cpu_times(), time.perf_counter()
    seen = asyncio.run(_read(server, page, act, readers, seconds))
    after, took = process.cpu_times(), time.perf_counter() - begin
    busy = (after.user + after.system - before.user - before.system) / took
    memory = process.memory_info().rss / 2**20
    failures = Counter(seen.failures).most_common()
    return (
        f"{len(seen.runs):>6} {_of(seen.content)} {_of(seen.runs)} {len(seen.failures):>6} "
        f"{busy:>7.0%} {memory:>6.0f} MiB"
        + "".join(f"\n{number:>14} x {failure}" for failure, number in failures)
    )


async def _open_each(server: Server) -> None:
    """Wait until the server has made its pages, as it does after each start."""
    async with httpx2.AsyncClient(base_url=server.url, timeout=60) as client:
        for page in PAGES:
            await _get(client, f"/{page}")


def _of(times: list[float]) -> str:
    """Median and 99th percentile."""
    if len(times) < 2:
        return f"{'–':>8} {'–':>8}"
    return f"{statistics.median(times):>8.0f} {statistics.quantiles(times, n=100)[98]:>8.0f}"


def main() -> None:
    """Measure each number of readers, ours and the bare app in turn, and print a table."""
    parser = argparse.ArgumentParser(prog="python -m bench.readers", description=__doc__)
    parser.add_argument("--readers", type=int, nargs="+", default=READERS)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument(
        "--rounds", type=int, default=1, help="how often readers come and go, for memory over time"
    )
    options = parser.parse_args()
    print(
        f"{'':<12} {'acts':>6} {'content':>8} {'p99':>8} {'run':>8} {'p99':>8} {'failed':>6} "
        f"{'CPU':>7} {'memory':>10}"
    )
    with dashboard() as ours, bare("button") as button:
        asyncio.run(_open_each(ours))
        for readers in options.rounds * tuple(options.readers):
            row = measured(ours, "compare", read_on, readers, options.seconds)
            print(f"ours, {readers:>4}   {row}", flush=True)
            row = measured(button, "", press_again, readers, options.seconds)
            print(f"bare, {readers:>4}   {row}", flush=True)


if __name__ == "__main__":
    main()
