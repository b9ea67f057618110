"""What the server does once, beside answering its first visitor."""

from __future__ import annotations

import gc
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any


@asynccontextmanager
async def lifespan(app: Any) -> AsyncIterator[None]:
    """Let the server answer at once, and read the records meanwhile: a reader who comes first waits for that thread."""
    threading.Thread(target=_prepare, name="start-up", daemon=True).start()
    yield


def _prepare() -> None:
    """Import what pages need, read the records, and set all of it aside from garbage collection.

    Streamlit collects garbage after each run, and that walk over every imported module is what a run mostly waits for.
    The configuration turns it off (``runner.postScriptGC``); freezing keeps Python's own collections short.
    """
    # Imported here, so that the server need not wait for it before it answers.
    import components.compare_view
    import components.overview_view  # noqa: F401
    from components.records_store import records

    records()
    gc.collect()
    gc.freeze()
