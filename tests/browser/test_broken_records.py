"""A record that breaks and is mended while the site is running."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from guarantees.catalogue import load
from tests.builders import sample_text, write_records

Open = Callable[..., Page]
Settle = Callable[[Page], Page]
UNKNOWN_FAMILY = ("family: pacts", "family: pakts")
# The files are looked at once a second, so the first interaction may come too early.
TRIES = 12


def until(tab: Page, settle: Settle, act: Callable[[], None], seen: Callable[[], bool]) -> None:
    """Repeat an interaction until it shows what it must."""
    for _ in range(TRIES):
        act()
        settle(tab)
        if seen():
            return
    pytest.fail("The page did not change.", pytrace=False)


def notice(tab: Page) -> Locator:
    """The notice about records."""
    return tab.get_by_test_id("stExpander")


def columns(tab: Page) -> list[str]:
    """The columns of the table."""
    return tab.locator("#root thead .short-name").all_text_contents()


def test_a_broken_record_is_named_and_the_rest_is_shown(
    page: Open, settle: Settle, start_server: Callable, tmp_path: Path
) -> None:
    """Each interaction after a file broke shows file, line and remedy; mended, it is as before."""
    folder = write_records(tmp_path / "records")
    with start_server(records=folder) as running:
        tab = page(f"{running.url}/compare")
        assert (0, ["Beta", "Alpha"]) == (notice(tab).count(), columns(tab))
        fold = tab.locator("#root .fold").first

        text = sample_text("beta.yaml", UNKNOWN_FAMILY)
        (folder / "beta.yaml").write_text(text, encoding="utf-8")
        until(tab, settle, fold.click, lambda: notice(tab).count() == 1)
        notice(tab).locator("summary").click()
        problems = [str(problem) for problem in load(folder, "records").problems]
        expect(notice(tab).get_by_test_id("stText")).to_have_text(problems)
        assert problems[0].startswith("records/beta.yaml:5:9: family: no family has the id 'pakts'")
        assert "Did you mean 'pacts'?" in problems[0]
        assert ["Alpha"] == columns(tab)

        (folder / "beta.yaml").write_text(sample_text("beta.yaml"), encoding="utf-8")
        until(tab, settle, fold.click, lambda: notice(tab).count() == 0)
        tab.get_by_role("radio", name="All pacts").click()
        settle(tab)
        assert ["Beta", "Alpha"] == columns(tab)


def test_every_kind_of_interaction_shows_the_notice(
    page: Open, settle: Settle, start_server: Callable, tmp_path: Path
) -> None:
    """Opening a cell, a search, and going to another page each bring news of the records."""
    folder = write_records(tmp_path / "records")
    with start_server(records=folder) as running:
        tab = page(f"{running.url}/compare")
        cells = tab.locator("#root .open")
        cell = iter(range(1, 1000))

        def open_another() -> None:
            cells.nth(next(cell) % cells.count()).click()

        def search() -> None:
            tab.get_by_role("searchbox", name="Search rows").fill("e" if next(cell) % 2 else "i")
            tab.keyboard.press("Enter")

        def go() -> None:
            name = "Overview" if tab.url.rstrip("/").endswith("/compare") else "Compare"
            tab.get_by_test_id("stTopNav").get_by_role("link", name=name).click()

        for act, is_broken in ((open_another, True), (search, False), (go, True)):
            edits = [UNKNOWN_FAMILY] if is_broken else []
            (folder / "beta.yaml").write_text(sample_text("beta.yaml", *edits), encoding="utf-8")
            until(tab, settle, act, lambda wanted=is_broken: notice(tab).count() == int(wanted))
