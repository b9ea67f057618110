"""Looking for what axe-core calls a violation of accessibility."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.browser.not_run import not_run

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
# What passes is counted and not listed, and style sheets are not loaded a second time for a rule that is off.
OPTIONS = {
    "resultTypes": ["violations"],
    "preload": False,
    "rules": {"target-size": {"enabled": True}},  # of WCAG 2.2, which axe leaves off
}
CONTRAST = {"runOnly": ["color-contrast"]}
TOO_SMALL = """(page) => [...page.querySelectorAll("*")]
    .filter((node) => [...node.childNodes].some((part) => part.nodeType === 3 && part.data.trim()))
    .filter((node) => node.checkVisibility() && !node.closest(".hidden"))
    .filter((node) => {
        const scale = node instanceof SVGElement ? node.getScreenCTM().a : 1;
        const size = parseFloat(getComputedStyle(node).fontSize) * scale;
        return size > 0 && size < 11.9;
    }).map((node) => node.outerHTML)"""
RUN = """async ([context, options]) => {
    const {violations, passes, incomplete} = await axe.run(context ?? document, options);
    const broken = violations.map(({id, nodes}) => [id, nodes.map((node) => node.html)]);
    return [broken, passes.map(({id}) => id), incomplete.map(({id}) => id)];
}"""


def assert_accessible(tab: Page, context: Any = None) -> None:
    """Nothing is wrong on the page, or in the part of it that axe's ``context`` names, and enough rules applied."""
    broken, passes, _ = _found(tab, context, OPTIONS)
    assert [] == broken
    # So many show that axe saw the page.
    assert len(passes) > 20


def assert_readable(tab: Page, context: Any = None) -> None:
    """All text has enough contrast: the one rule whose result depends on the theme."""
    broken, passes, incomplete = _found(tab, context, OPTIONS | CONTRAST)
    assert [] == broken
    # Under a sheet that covers part of the page axe does not decide about everything.
    assert {"color-contrast"} == {*passes, *incomplete}


def assert_large_enough(tab: Page) -> None:
    """No letter is below 12 pixels, signs of pictures included; words that the eye does not see have no size."""
    assert [] == tab.locator("#root .guarantees-document").evaluate(TOO_SMALL)


def _found(tab: Page, context: Any, options: dict[str, Any]) -> list[Any]:
    if not tab.evaluate("'axe' in window"):
        if not AXE.exists():
            not_run("axe-core is not installed: `make test` installs it, as package.json says.")
        tab.evaluate(AXE.read_text(encoding="utf-8"))
    return tab.evaluate(RUN, [context, options])
