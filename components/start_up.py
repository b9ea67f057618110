"""What the server does once, before its first visitor."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from components.records_store import records


@asynccontextmanager
async def lifespan(app: Any) -> AsyncIterator[None]:
    """Read the records and set what start-up made aside from garbage collection.

    Streamlit collects garbage after each run, and that walk over every imported module is what a run mostly waits for.
    The configuration turns it off (``runner.postScriptGC``); freezing keeps Python's own collections short.
    """
    import components.compare_view  # noqa: F401 - imported here so that no reader waits for it

    records()
    gc.collect()
    gc.freeze()
    yield
