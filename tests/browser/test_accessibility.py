"""axe-core on every page, as a whole, in the states a reader meets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

Open = Callable[..., Page]
axe_module = pytest.importorskip("axe_playwright_python.sync_playwright")
PHONE = {"viewport": {"width": 390, "height": 740}}
CELL = "/compare?cell=coalition-of-the-willing-2025.force-size"
NOTICE = "/compare?proposals=nowhere.north-atlantic-treaty&theme=dark"


@pytest.mark.parametrize(
    ("path", "options", "part"),
    [
        ("/", {}, "h2"),
        ("/", PHONE, "h2"),
        ("/", {"color_scheme": "dark"}, "h2"),
        ("/compare", {}, "#root table"),
        ("/compare", PHONE, "#root section.card"),
        ("/compare", {"color_scheme": "dark"}, "#root table"),
        (CELL, {}, "#root .panel"),
        (CELL, PHONE, "#root .sheet .panel"),
        (CELL, {"color_scheme": "dark"}, "#root .panel"),
        (NOTICE, {}, "[data-testid=stAlert]"),
        ("/compare?proposals=-", {}, "#root .empty"),
    ],
)
def test_axe_finds_nothing(page: Open, path: str, options: dict[str, Any], part: str) -> None:
    """No rule is broken by anything on the page, and enough rules applied to show that axe saw it."""
    tab = page(path, **options)
    expect(tab.locator(part).first).to_be_visible()
    found = axe_module.Axe().run(tab).response
    broken = [
        (rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found["violations"]
    ]
    assert [] == broken
    assert len(found["passes"]) > 20
