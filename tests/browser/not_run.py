"""What a browser test does where something that it needs is not installed."""

from __future__ import annotations

import os
from typing import NoReturn

import pytest


def not_run(reason: str) -> NoReturn:
    """Skip the test. Under CI it fails: a run without it must not look like a run that passed."""
    if os.environ.get("CI", "").lower() in ("1", "true"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)
