"""What every test shares: the browser marker, the order of tests, hypothesis settings, and whose records are read."""

from __future__ import annotations

import gc
import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

BROWSER_TESTS = Path(__file__).parent / "browser"
CURATED = str(Path(__file__).parents[1] / "proposals") + os.sep
# The tests that are about the curators' records; all others have records of their own, which nobody edits.
OF_CURATED = (Path(__file__).parent / "contract", BROWSER_TESTS / "test_real_records.py")

# They need all the records; those of one worker are read once.
READ_RECORDS = ("tests/contract/test_names.py", "tests/contract/test_real_records.py")

# What these assert is reported in full, as in a test.
pytest.register_assert_rewrite("tests.browser.axe", "tests.browser.tables")

# A busy machine makes single examples slow, which says nothing about the code. Under CI the
# examples are the same in every run, so that a change is judged by what it changed.
settings.register_profile("steady", deadline=None, max_examples=50)
settings.register_profile("ci", settings.get_profile("steady"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "steady")


_read: list[str] = []


def _note_read(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and str(arguments[0]).startswith(CURATED):
        _read.append(str(arguments[0]))


sys.addaudithook(_note_read)


def _is_of_curated(path: Path) -> bool:
    return any(path.is_relative_to(each) for each in OF_CURATED)


@pytest.fixture(autouse=True)
def own_records(request: pytest.FixtureRequest) -> Iterator[None]:
    """Outside tests/contract no test reads the curators' records: edits would break it, and their number slow it."""
    _read.clear()
    yield
    assert _read == [] or _is_of_curated(request.path)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Iterator[None]:
    """The same while a file of tests is imported."""
    _read.clear()
    report = yield
    if _read and not _is_of_curated(collector.path):
        raise pytest.UsageError(f"{collector.path} reads {_read[0]}: see OF_CURATED in {__file__}.")
    return report


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[object]:
    """Python need look for no garbage while tests are imported, nor among them later: they stay to the end."""
    gc.disable()
    result = yield
    gc.freeze()
    gc.enable()
    return result


LONG_TESTS = frozenset(
    (
        "test_accessibility.py",
        "test_elsewhere.py",
        "test_lost_connection.py",
        "test_real_records.py",
    )
)
"""Files of browser tests that look at many states in each test, or start several servers."""
LONG_EACH = 10


# First, so that -m finds the marker in place.
@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the browser tests, and run them last, the longest files first.

    They are the slowest, and from the first of them on an event loop of Playwright's runs in the main thread, where
    ``asyncio.run`` in another test would then be refused.
    """
    sizes = Counter(item.path for item in items if item.path.is_relative_to(BROWSER_TESTS))
    for path in sizes:
        # A worker would be left alone with them at the end.
        sizes[path] *= LONG_EACH if path.name in LONG_TESTS else 1
    for item in items:
        if item.path in sizes:
            item.add_marker(pytest.mark.browser)
    items.sort(key=lambda item: (item.path in sizes, -sizes[item.path], str(item.path)))


class SharedSetUp(LoadScopeScheduling):
    """Gives all tests of a file to one worker: what they share is made once.

    xdist's own groups (``xdist_group``) have no effect from pytest 9.2 on: xdist 3.8 cannot rename a test any more.
    """

    def _split_scope(self, nodeid: str) -> str:
        path = nodeid.partition("::")[0]
        return "records" if path in READ_RECORDS else path


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> SharedSetUp:
    """One worker reads the curators' records, and starts the server of a file of browser tests."""
    return SharedSetUp(config, log)
