"""What the server does once, while it serves its first visitor."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from components.server.operation.ending import end_with_success
from components.server.operation.logs import write_as_set
from components.server.operation.metrics import offer_metrics
from components.streamlit_internals import (
    collect_rarely,
    let_go,
    let_go_of_charts,
    set_aside,
    take_turns_quickly,
    use_little_memory,
)

if TYPE_CHECKING:
    from guarantees.catalogue.catalogue import Loaded

PAUSE_SECONDS = 0.5
"""Between two pages that are made after a change of the records."""
DRAWN_SECONDS = 3.0
"""After a change of the records, until open pages have been drawn: garbage collection stops everything else."""


@asynccontextmanager
async def lifespan(app: Any) -> AsyncIterator[None]:
    """Let the server respond at once, and read the records meanwhile: the first reader waits for that thread.

    From then on that thread watches for changed files.
    """
    write_as_set()
    offer_metrics()
    end_with_success()
    take_turns_quickly()
    collect_rarely()
    use_little_memory()
    let_go_of_charts()
    stopped = threading.Event()
    threading.Thread(target=_serve_records, args=(stopped,), name="records", daemon=True).start()
    yield
    stopped.set()


def _serve_records(stopped: threading.Event) -> None:
    # Imported here, so that the server need not wait for it before it answers.
    from components.store.records_store import cache_folder, keep_fresh, records
    from guarantees.catalogue.read_before import restore

    import_module("components.pages.navigation")
    set_aside()
    restore(cache_folder())
    loaded = records()
    _make_pages(loaded, stopped)
    keep_fresh(stopped, partial(_take_up, stopped))


def _take_up(stopped: threading.Event, loaded: Loaded) -> None:
    """Release the former records, and make the pages of the new ones, unhurriedly: open pages are drawn first."""
    from components.store.records_store import records

    def go_on() -> None:
        if not stopped.wait(DRAWN_SECONDS) and records() is loaded:
            let_go()
            _make_pages(loaded, stopped, PAUSE_SECONDS)

    threading.Thread(target=go_on, name="new records", daemon=True).start()


def _make_pages(loaded: Loaded, stopped: threading.Event, pause: float = 0.0) -> None:
    """Make the pages in a separate thread, so that a change of the records is noticed meanwhile."""
    from components.server.warm_up import make_pages
    from components.store.records_store import cache_folder
    from guarantees.catalogue.read_before import save

    def make() -> None:
        if make_pages(loaded, stopped, pause):
            save(loaded, cache_folder())
            set_aside()

    set_aside()
    threading.Thread(target=make, name="pages", daemon=True).start()
