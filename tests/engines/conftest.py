"""Chromium, Firefox and WebKit, one window of each for the whole run, and one server for all of them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from scripts.browser import NoBrowser
from scripts.local_server import Server, running
from tests.builders import RECORDS
from tests.engines.drivers import chromium, firefox, webkit
from tests.engines.site import Site

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app on the small folder of records."""
    log = tmp_path_factory.mktemp("server") / "log.txt"
    with (
        log.open("wb") as output,
        running(
            ROOT / "app.py",
            folder=ROOT,
            environment=os.environ | {"GUARANTEES_RECORDS": str(RECORDS)},
            options=("--server.address", "127.0.0.1"),
            output=output,
        ) as server,
    ):
        yield server


@pytest.fixture(scope="session", params=["chromium", "firefox", "webkit"])
def site(
    request: pytest.FixtureRequest, server: Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """The site in one engine. An engine that cannot be had is reported as not run, with the reason."""
    engines = {
        "chromium": chromium,
        "firefox": lambda: firefox(tmp_path_factory.mktemp("profile")),
        "webkit": webkit,
    }
    with ExitStack() as stack:
        try:
            driver = stack.enter_context(engines[request.param]())
        except NoBrowser as problem:
            pytest.skip(f"Nothing was tested in {request.param}. {problem}")
        yield Site(driver, server.url)
