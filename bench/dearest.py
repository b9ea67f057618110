"""What an uncached request costs: ``python -m bench.dearest [--each 20] [KIND …]``.

Each request of a kind asks for a different view, as an attacker would to keep the site busy. Printed is the processor
time of each, of all threads, and how much of it the limits of a client count (``components/server/guard/rates.py``).
The first request of a kind is left out, since others made what it makes.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime
import statistics
import time
from collections.abc import Callable
from functools import cache

import httpx2
from starlette.applications import Starlette
from starlette.types import Receive, Scope, Send

from components.server.guard.rates import Limits
from components.server.guard.turns import CLIENT, Client
from components.server.site_routes import site_middleware, site_routes
from components.store.records_store import records
from components.streamlit_internals import collect_rarely

SEED_DAY = datetime.date(2022, 3, 1)


def _day(number: int) -> str:
    """Another day for each request: what is decided for a day is of no use for the next."""
    return f"asof={SEED_DAY + datetime.timedelta(days=31 * number)}"


@cache
def kinds() -> dict[str, Callable[[int], str]]:
    """The address of the n-th request of each kind."""
    catalogue = records().catalogue
    proposals, actors = list(catalogue.proposals), list(catalogue.actors)
    sources, elements = list(catalogue.sources), list(catalogue.elements)
    everything = ".".join(proposals)

    def some(ids: list[str], number: int) -> str:
        return ids[number % len(ids)]

    pages = ("", "compare", "positions", "gap", "timeline", "map", "sources", "coverage", "method")
    return {
        **{f"/{page}": lambda n, page=page: f"/{page}?{_day(n)}" for page in pages},
        "a proposal": lambda n: f"/proposal?id={some(proposals, n)}&{_day(n)}",
        "an actor": lambda n: f"/actor?id={some(actors, n)}&{_day(n)}",
        "a source": lambda n: f"/sources?source={some(sources, n)}&{_day(n)}",
        "wording": lambda n: f"/wording?element={some(elements, n)}&{_day(n)}",
        "changes": lambda n: f"/changes?from={SEED_DAY}&{_day(n)}",
        "search": lambda n: f"/search?q=guarantees+number+{n}",
        "search, misspelt": lambda n: f"/search?q=zelnsky+brigdes+{n}",
        "evidence of a cell": lambda n: (
            f"/evidence/compare?cell={some(proposals, n)}.{some(elements, n)}"
            f"&proposals={some(proposals, n)}&{_day(n)}"
        ),
        "a comparison of all": lambda n: f"/compare?proposals={everything}&{_day(n)}",
        "its sentences": lambda n: (
            f"/document/compare?proposals={everything}&view=sentences&{_day(n)}"
        ),
        "it as .xlsx": lambda n: f"/comparison.xlsx?proposals={everything}&{_day(n)}",
        "it as .docx": lambda n: f"/comparison.docx?{_day(n)}",
        "it as .pptx": lambda n: f"/comparison.pptx?{_day(n)}",
        "a picture": lambda n: f"/picture/compare.png?{_day(n)}",
        "an embedded view": lambda n: f"/embed/compare?{_day(n)}",
        "a feed of changes": lambda n: f"/changes.atom?{_day(n)}",
        "a calendar": lambda n: f"/events.ics?{_day(n)}",
        "references": lambda n: f"/sources.bib?{_day(n)}",
        "cited": lambda n: f"/cite?id=compare%3F{_day(n).replace('=', '%3D')}",
        "API, statements": lambda n: f"/api/v1/statements?limit=1000&{_day(n)}",
        "API, comparison": lambda n: f"/api/v1/comparison?proposals={some(proposals, n)}&{_day(n)}",
        "API, positions": lambda n: f"/api/v1/positions?limit=1000&{_day(n)}",
        "API, search": lambda n: f"/api/v1/search?q=guarantees+number+{n}",
        "an unknown address": lambda n: f"/proposals/mnsk-agreement-{n}",
        "an unknown parameter": lambda n: f"/compare?proposals=nothing-{n}.nowhere-{n}",
        "the same page again": lambda n: "/compare",
    }


class _Owing(Client):
    """A client that pays for nothing, and notes what it should."""

    seconds = 0.0

    def waits(self) -> float:
        return 0.0

    def owe(self, seconds: float) -> None:
        self.seconds += seconds


async def _measure(names: list[str], each: int) -> None:
    owing = _Owing("somebody", Limits())
    # The guard does not count clients on this machine.
    site = Starlette(routes=site_routes(), middleware=site_middleware()[2:])

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await site({**scope, CLIENT: owing}, receive, send)

    transport = httpx2.ASGITransport(app=app)  # type: ignore[arg-type]
    asked = kinds()
    print(f"{'':<24} {'median':>8} {'longest':>8} {'counted':>8} {'kB':>6}  statuses")
    async with httpx2.AsyncClient(transport=transport, base_url="http://localhost") as client:
        for page in ("/", "/compare", "/positions", "/gap", "/search?q=troops"):
            await client.get(page)
        for name in names or asked:
            times, sizes, statuses = [], [], set()
            for number in range(each + 1):
                if number == 1:
                    owing.seconds = 0.0
                begin = time.process_time()
                answer = await client.get(asked[name](number))
                times.append((time.process_time() - begin) * 1000)
                sizes.append(len(answer.content))
                statuses.add(answer.status_code)
            counted = owing.seconds * 1000 / sum(times[1:])
            print(
                f"{name:<24} {statistics.median(times[1:]):>8.1f} {max(times[1:]):>8.1f} {counted:>8.0%} "
                f"{statistics.median(sizes) / 1000:>6.0f}  {sorted(statuses)}",
                flush=True,
            )


def main() -> None:
    """Measure each kind and print a table, in milliseconds of processor time."""
    parser = argparse.ArgumentParser(prog="python -m bench.dearest", description=__doc__)
    parser.add_argument("kinds", nargs="*", metavar="KIND")
    parser.add_argument("--each", type=int, default=20)
    options = parser.parse_args()
    collect_rarely()
    asyncio.run(_measure(options.kinds, options.each))


if __name__ == "__main__":
    main()
