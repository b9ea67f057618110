"""components/server/warm_up.py: the pages are made before anyone asks for them."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from components.pages.table import PAGES
from components.server import warm_up
from components.server.warm_up import make_pages
from components.store.records_store import records
from guarantees.catalogue.catalogue import load
from guarantees.links.page_link import Decoded
from tests.builders import RECORDS


@pytest.fixture
def made(use_records: Callable[[Path], Path], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the pages that were made, in order, while the small folder of records is served."""
    use_records(RECORDS)
    names: list[str] = []

    def first_view(page: object, decoded: Decoded[object], catalogue: object) -> str:
        assert (decoded.notices, catalogue) == ((), records().catalogue)
        names.append(page.name)
        return ""

    monkeypatch.setattr(warm_up, "first_view", first_view)
    monkeypatch.setattr(warm_up, "search_index", lambda catalogue: names.append("index"))
    return names


def test_every_page_is_made_as_it_opens_and_the_index_of_the_search(made: list[str]) -> None:
    """All pages, in the order of the menu, with what the records make of them."""
    assert make_pages(records(), threading.Event())
    assert made == [*PAGES, "index"]


def test_no_page_is_made_once_the_server_stops(made: list[str]) -> None:
    """It does not go on in a process that is ending."""
    stopped = threading.Event()
    stopped.set()
    assert not make_pages(records(), stopped)
    assert made == []


def test_no_page_is_made_from_records_that_are_no_longer_served(made: list[str]) -> None:
    """Once the files have changed, other pages are needed."""
    assert not make_pages(load(RECORDS), threading.Event())
    assert made == []
