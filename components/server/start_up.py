"""What the server does once, while it answers its first visitor."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any

from components.server.first_page import NAMES
from components.streamlit_internals import set_aside, take_turns_quickly

if TYPE_CHECKING:
    from guarantees.catalogue.catalogue import Loaded


@asynccontextmanager
async def lifespan(app: Any) -> AsyncIterator[None]:
    """Let the server answer at once, and read the records meanwhile: a reader who comes first waits for that thread.

    From then on that thread looks for changed files.
    """
    take_turns_quickly()
    stopped = threading.Event()
    threading.Thread(target=_serve_records, args=(stopped,), name="records", daemon=True).start()
    yield
    stopped.set()


def _serve_records(stopped: threading.Event) -> None:
    _prepare()
    # Imported here, so that the server need not wait for it before it answers.
    from components.store.records_store import keep_fresh

    keep_fresh(stopped, _set_aside)


def _prepare() -> None:
    """Import what pages need, read the records, and exempt all of it from garbage collection."""
    # Imported here, so that the server need not wait for it before it answers.
    from components.store.records_store import records

    for name in NAMES:
        import_module(f"components.pages.{name}.view")
    _set_aside(records())


def _set_aside(loaded: Loaded) -> None:
    """Index new records for the search, let go of the former ones, and exempt the rest from garbage collection."""
    from guarantees.pages.search.index import search_index

    search_index(loaded.catalogue)
    set_aside()
