"""Pages without a browser: Streamlit's AppTest on the script that draws every page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from components.store import records_store
from guarantees.catalogue.catalogue import Catalogue, Loaded, load
from tests.builders import RECORDS

FRAME = Path(__file__).resolve().parents[2] / "components" / "pages" / "frame.py"
RUN_SECONDS = 30


@pytest.fixture(scope="session", autouse=True)
def installed_components() -> Iterator[None]:
    """Streamlit looks for components in every installed package, for each AppTest anew; here it does so once."""
    with pytest.MonkeyPatch.context() as patched:
        scan = manifest_scanner.scan_component_manifests
        patched.setattr(manifest_scanner, "scan_component_manifests", cache(scan))
        yield


@pytest.fixture(autouse=True)
def fresh_store(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test has a store of records of its own, the small folder, looked at each time it is asked."""
    monkeypatch.setattr(records_store, "_store", records_store._Store())
    monkeypatch.setattr(records_store, "load", _load_once)
    monkeypatch.setattr(records_store, "LOOK_SECONDS", 0.0)
    monkeypatch.setenv("GUARANTEES_RECORDS", str(RECORDS))


def _load_once(folder: Path, shown_as: str | None = None, before: Loaded | None = None) -> Loaded:
    """The records of a folder, read once for all tests as long as no file in it changes."""
    if before is not None:
        return load(folder, shown_as, before)
    return _loaded(folder, shown_as, records_store.folder_signature(folder))


@lru_cache(maxsize=4)
def _loaded(folder: Path, shown_as: str | None, signature: records_store.Signature) -> Loaded:
    return load(folder, shown_as)


@pytest.fixture
def use_records(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], Path]:
    """A function that makes a folder of records the one that is served."""

    def use(folder: Path) -> Path:
        monkeypatch.setenv("GUARANTEES_RECORDS", str(folder))
        return folder

    return use


@pytest.fixture
def small(use_records: Callable[[Path], Path]) -> Catalogue:
    """The small folder of records is served; its catalogue."""
    use_records(RECORDS)
    return records_store.records().catalogue


@pytest.fixture
def own_names() -> Iterator[Callable[..., None]]:
    """A function that sets what the site is called."""
    yield lambda *names: st.config.set_option("server.allowedHosts", list(names))
    st.config.set_option("server.allowedHosts", [])


@pytest.fixture
def open_page() -> Callable[..., AppTest]:
    """A function that opens a page with a link: ``open_page("compare", search="troops")``."""

    def open_(name: str = "overview", **link: Any) -> AppTest:
        page = AppTest.from_file(str(FRAME), default_timeout=RUN_SECONDS)
        # What ``switch_page`` sets, which knows a page only after a first run has drawn the Overview.
        page._page_hash = calc_hash(name)
        for parameter, value in link.items():
            page.query_params[parameter] = value
        page.run()
        assert [] == [fault.value for fault in page.exception]
        return page

    return open_
