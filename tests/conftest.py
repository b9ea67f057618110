"""What every test shares: the browser marker, the order of tests, and hypothesis settings."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import settings

BROWSER_TESTS = Path(__file__).parent / "browser"

# What these assert is reported in full, as in a test.
pytest.register_assert_rewrite("tests.browser.axe", "tests.browser.tables")

# A busy machine makes single examples slow, which says nothing about the code. Under CI the
# examples are the same in every run, so that a change is judged by what it changed.
settings.register_profile("steady", deadline=None, max_examples=50)
settings.register_profile("ci", settings.get_profile("steady"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "steady")


# First, so that -m finds the marker in place.
@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the browser tests, and run them last, those of a file on one worker, the longest files first.

    They are the slowest, and from the first of them on an event loop of Playwright's runs in the main thread, where
    ``asyncio.run`` in another test would then be refused. A file may start a server of its own, which two workers would
    start twice.
    """
    sizes = Counter(item.path for item in items if item.path.is_relative_to(BROWSER_TESTS))
    for item in items:
        if item.path in sizes:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group(item.path.stem))
    items.sort(key=lambda item: (item.path in sizes, -sizes[item.path], str(item.path)))
