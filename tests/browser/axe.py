"""Looking for what axe-core calls a fault of accessibility."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page


def assert_accessible(tab: Page, context: Any = None) -> None:
    """Nothing is wrong on the page, or in the part of it that axe's ``context`` names, and enough rules applied."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    found = axe.run(tab, context=context).response
    broken = [
        (rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found["violations"]
    ]
    assert [] == broken
    # So many show that axe saw the page.
    assert len(found["passes"]) > 20
