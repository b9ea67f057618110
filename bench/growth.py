"""How costs grow with the records: ``python -m bench.growth [--sizes 100 300 1000]``.

For each number of proposals a folder is generated and measured in processes of its own, by processor time, which other
programs on the machine change little. The figures stand in ``docs/performance.md``.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil

from bench.generated_records import ELEMENTS, write_generated
from bench.search_speed import QUERIES
from components.pages.table import PAGES
from components.parts.rendering import rendered
from components.streamlit_internals import collect_rarely
from guarantees.catalogue.catalogue import Catalogue, Loaded, load
from guarantees.catalogue.read_before import restore, save
from guarantees.pages.search.index import search_index

ROOT = Path(__file__).resolve().parent.parent
SIZES = (100, 300, 1_000)
SIX = ".".join(
    f"{state}-ukraine-agreement-2024" for state in ("uk", "canada", "italy", "japan", "spain", "us")
)
"""Real proposals, which are there at each size, and which the page does not open with."""
MEASURES = {
    "read, first time": "ms",
    "read, unchanged": "ms",
    "statements": "",
    "comparison of six": "ms",
    "longest search": "ms",
    "resident memory": "MiB",
}


def main() -> None:
    """Measure each size and print a table of the figures."""
    parser = argparse.ArgumentParser(prog="python -m bench.growth", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="PROPOSALS")
    # What a process of its own does for one folder.
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        print(json.dumps(_measured(options.measure)))
        return
    rows = [(size, _of_size(size)) for size in options.sizes]
    print("| proposals |", *(f"{size:,} |" for size, _ in rows))
    print("|---|" + "---|" * len(rows))
    for name, unit in MEASURES.items():
        print(f"| {name} |", *(f"{row[name]:,.0f} {unit} |" for _, row in rows))


def _of_size(proposals: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        records = write_generated(Path(folder) / "records", proposals, ELEMENTS)
        # The first process reads the records, and keeps what it read for the second.
        first, again = (_in_a_process(records) for _ in range(2))
    return {**again, "read, first time": first["read"], "read, unchanged": again["read"]}


def _in_a_process(records: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.growth", "--measure", str(records)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _measured(records: Path) -> dict[str, float]:
    # As the server does, which makes millions of objects and hardly any garbage.
    collect_rarely()
    kept = records.parent / "kept"
    loaded, read = _timed(lambda: _read(records, kept))
    save(loaded, kept)
    catalogue = loaded.catalogue
    _compare({}, catalogue)
    _, comparison = _timed(lambda: _compare({"proposals": SIX}, catalogue))
    search_index(catalogue)
    search = max(_timed(lambda q=query: _drawn("search", q, catalogue))[1] for query in QUERIES)
    return {
        "read": read,
        "statements": catalogue.statement_count,
        "comparison of six": comparison,
        "longest search": search,
        "resident memory": psutil.Process().memory_info().rss / 2**20,
    }


def _read(records: Path, kept: Path) -> Loaded:
    restore(kept)
    return load(records)


def _compare(link: dict[str, str], catalogue: Catalogue) -> None:
    _drawn("compare", PAGES["compare"].link.decode(link, catalogue).query, catalogue)


def _drawn(name: str, query: Any, catalogue: Catalogue) -> None:
    assert rendered(PAGES[name], query, catalogue).html


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """What some work gives, and its processor time in milliseconds."""
    begin = time.process_time()
    found = work()
    return found, (time.process_time() - begin) * 1000


if __name__ == "__main__":
    main()
