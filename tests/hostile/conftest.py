"""Hostile texts against the whole site, in a real browser: the fixtures of ``tests/browser``.

``make hostile`` runs these tests. They take minutes, so ``make test`` leaves them out; what is quick of them it has in
``tests/browser/test_hostile_records.py``.
"""

from __future__ import annotations

from tests.browser.conftest import (  # noqa: F401 - fixtures and a hook, by their names
    contexts,
    opened,
    page,
    pytest_runtest_makereport,
    settle,
    start_server,
    tabs,
)
