"""What the server does once, beside answering its first visitor."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from guarantees.catalogue.catalogue import Loaded

# Python lets a busy thread run 5 ms before another gets its turn. A page run and the event loop that sends what it
# draws are two threads, and a run draws some twenty elements.
SWITCH_SECONDS = 0.0005


@asynccontextmanager
async def lifespan(app: Any) -> AsyncIterator[None]:
    """Let the server answer at once, and read the records meanwhile: a reader who comes first waits for that thread.

    From then on that thread looks for changed files.
    """
    sys.setswitchinterval(SWITCH_SECONDS)
    stopped = threading.Event()
    threading.Thread(target=_serve_records, args=(stopped,), name="records", daemon=True).start()
    yield
    stopped.set()


def _serve_records(stopped: threading.Event) -> None:
    _prepare()
    # Imported here, so that the server need not wait for it before it answers.
    from components.server.records_store import keep_fresh

    keep_fresh(stopped, _set_aside)


def _prepare() -> None:
    """Import what pages need, read the records, and set all of it aside from garbage collection.

    Streamlit collects garbage after each run, and that walk over every imported module is what a run mostly waits for.
    The configuration turns it off (``runner.postScriptGC``); freezing keeps Python's own collections short.
    """
    # Imported here, so that the server need not wait for it before it answers.
    from components.parts.navigation import TITLES
    from components.server.records_store import records

    for name in TITLES:
        import_module(f"components.pages.{name}.view")
    _set_aside(records())


def _set_aside(loaded: Loaded) -> None:
    """Index new records for the search, let go of the former ones, and take the rest from garbage collection."""
    from guarantees.pages.search.index import search_index

    search_index(loaded.catalogue)
    gc.unfreeze()
    gc.collect()
    gc.freeze()
