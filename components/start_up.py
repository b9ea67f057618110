"""What the server does once, beside answering its first visitor."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from typing import Any

# Python lets a busy thread run 5 ms before another gets its turn. A page run and the event loop that sends what it
# draws are two threads, and a run draws some twenty elements.
SWITCH_SECONDS = 0.0005


@asynccontextmanager
async def lifespan(app: Any) -> AsyncIterator[None]:
    """Let the server answer at once, and read the records meanwhile: a reader who comes first waits for that thread."""
    sys.setswitchinterval(SWITCH_SECONDS)
    threading.Thread(target=_prepare, name="start-up", daemon=True).start()
    yield


def _prepare() -> None:
    """Import what pages need, read the records, and set all of it aside from garbage collection.

    Streamlit collects garbage after each run, and that walk over every imported module is what a run mostly waits for.
    The configuration turns it off (``runner.postScriptGC``); freezing keeps Python's own collections short.
    """
    # Imported here, so that the server need not wait for it before it answers.
    from components.navigation import TITLES
    from components.records_store import records
    from guarantees.search_index import search_index

    for name in TITLES:
        import_module(f"components.{name}_view")
    search_index(records().catalogue)
    gc.collect()
    gc.freeze()
