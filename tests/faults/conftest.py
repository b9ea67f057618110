"""The site with faults made on purpose: real processes, a real browser, the fixtures of ``tests/browser``.

``make faults`` runs these tests. They take minutes, so ``make test`` leaves them out; what is quick of them it has in
``tests/browser/test_lost_connection.py``, ``test_edited_records.py`` and ``tests/components/server/operation``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from scripts.local_server import Server
from tests.browser.conftest import (  # noqa: F401 - fixtures and a hook, by their names
    contexts,
    opened,
    page,
    pytest_runtest_makereport,
    settle,
    start_server,
    tabs,
)
from tests.builders import write_records


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the small folder of records."""
    return write_records(tmp_path / "records")


@pytest.fixture
def site(start_server: Callable, folder: Path) -> Iterator[Server]:  # noqa: F811
    """The site on that folder."""
    with start_server(records=folder) as running:
        yield running


@pytest.fixture
def server(request: pytest.FixtureRequest) -> Server:
    """The site that a path without a host belongs to."""
    return request.getfixturevalue("site")
