"""Renders the initial state of every page ahead of requests: the first reader waits no longer than the tenth."""

from __future__ import annotations

import threading

from components.pages.table import PAGES
from components.server.first_view import first_view
from components.store.records_store import records
from guarantees.catalogue.catalogue import Loaded
from guarantees.pages.search.index import search_index


def make_pages(loaded: Loaded, stopped: threading.Event, pause: float = 0.0) -> bool:
    """Make every page from what was loaded, and the index for searches, one after another.

    What is made is kept on the catalogue. There are ``pause`` seconds between two of them. Returns whether all were
    made: it ends early when ``stopped`` is set, or when other records are served.
    """
    for page in PAGES.values():
        if stopped.wait(pause) or records() is not loaded:
            return False
        first_view(page, page.link.decode({}, loaded.catalogue), loaded.catalogue)
    search_index(loaded.catalogue)
    return True
