"""How one client that requests expensive views affects others: ``python -m bench.one_busy_client [--seconds 30]``.

One client keeps forty requests open, each for another comparison of all proposals as a spreadsheet. Somebody at another
address reads on meanwhile: a page that is kept, and one that has to be made. Printed is what each of the two got, and
how busy the process was.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import statistics
import time
from collections import Counter

import httpx2
import psutil

from bench.dearest import kinds
from bench.servers import dashboard
from scripts.local_server import Server

AT_ONCE = 40
DEAR = "it as .xlsx"
BUSY, OTHER = {"X-Forwarded-For": "203.0.113.9"}, {"X-Forwarded-For": "198.51.100.7"}


async def _keep_busy(server: Server, numbers: itertools.count[int], statuses: Counter[int]) -> None:
    """One of the forty connections of the busy client, until it is cancelled; notes the statuses that it got."""
    async with httpx2.AsyncClient(base_url=server.url, headers=BUSY, timeout=None) as client:
        while True:
            answer = await client.get(kinds()[DEAR](next(numbers)))
            statuses[answer.status_code] += 1
            await asyncio.sleep(0.1)


async def _read_on(server: Server, end: float) -> dict[str, list[float]]:
    """Milliseconds that the other waits for each page."""
    times: dict[str, list[float]] = {"a page that is kept": [], "a page that is made": []}
    addresses = itertools.cycle(
        [lambda n: "/compare", lambda n: f"/compare?search=word{end:.0f}-{n}"],
    )
    async with httpx2.AsyncClient(base_url=server.url, headers=OTHER, timeout=None) as client:
        for number, (name, address) in enumerate(
            zip(itertools.cycle(times), addresses, strict=False)
        ):
            if time.perf_counter() > end:
                return times
            begin = time.perf_counter()
            (await client.get(address(number))).raise_for_status()
            times[name].append((time.perf_counter() - begin) * 1000)
            await asyncio.sleep(0.2)
    return times


async def _both(server: Server, seconds: float) -> None:
    await _read_on(server, time.perf_counter() + 3)
    process, numbers = psutil.Process(server.process.pid), itertools.count()
    for name, busy in (("alone", 0), ("beside it", AT_ONCE)):
        before, begin = process.cpu_times(), time.perf_counter()
        statuses: Counter[int] = Counter()
        at_work = [asyncio.create_task(_keep_busy(server, numbers, statuses)) for _ in range(busy)]
        times = await _read_on(server, begin + seconds)
        for each in at_work:
            each.cancel()
        after, took = process.cpu_times(), time.perf_counter() - begin
        worked = (after.user + after.system - before.user - before.system) / took
        for page, waits in times.items():
            shown = (
                f"{statistics.median(waits):.0f} ms, longest {max(waits):.0f}" if waits else "none"
            )
            print(f"{page}, {name}: {len(waits)} times, {shown}")
        print(
            f"{name}: process {worked:.0%} of a core; the busy client got {dict(statuses)}",
            flush=True,
        )


def main() -> None:
    """Print the waiting times of the other reader, alone and with the busy client."""
    parser = argparse.ArgumentParser(prog="python -m bench.one_busy_client", description=__doc__)
    parser.add_argument("--seconds", type=float, default=30.0)
    options = parser.parse_args()
    with dashboard() as server:
        asyncio.run(_both(server, options.seconds))


if __name__ == "__main__":
    main()
