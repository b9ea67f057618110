"""How long an idle open page takes to show a saved record."""

from __future__ import annotations

import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page

from bench.pages import fresh_context, open_page
from bench.servers import ROOT, dashboard

LIMIT_MS = 2000.0
# Saves at different points of a second, since the files and the server are polled in turn.
PAUSES_MS = (700, 830, 960, 1090, 1220, 1350)
NAMES = re.compile(r"(?m)^(name|short_name): .*$")


def edit_times(browser: Browser) -> list[float]:
    """Milliseconds from each save of a proposal's names until the open page shows it."""
    with _copied_records() as records, dashboard(records) as server:
        times: list[float] = []
        first, second = sorted(path.stem for path in records.glob("*.yaml"))[:2]
        for path in (f"/compare?proposals={first}.{second}", f"/proposal?id={first}"):
            with fresh_context(browser) as context:
                page, _ = open_page(context, server.url + path, ["!find('#first-view')"])
                page.wait_for_timeout(1500)
                times += _saves(page, records / f"{first}.yaml")
        return times


def _saves(page: Page, file: Path) -> Iterator[float]:
    before = file.read_text(encoding="utf-8")
    for number, pause in enumerate(PAUSES_MS):
        name = f"Saved {number}"
        seen = (
            f"""['thead', 'h1', 'h2'].some((each) => find(each)?.textContent.includes('{name}'))"""
        )
        page.evaluate("condition => { window.__seen = window.__when(condition); }", seen)
        begin = time.perf_counter()
        file.write_text(NAMES.sub(rf"\1: {name}", before), encoding="utf-8")
        page.evaluate("window.__seen")
        yield (time.perf_counter() - begin) * 1000
        page.wait_for_timeout(pause)
    file.write_text(before, encoding="utf-8")


@contextmanager
def _copied_records() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield Path(shutil.copytree(ROOT / "proposals", Path(folder) / "proposals"))
