"""The Positions page as readers use it: the whole site, a dozen proposals and as many actors.

Whatever a test does, the page must show the table that the address names, whole and in order. What it shares with
Compare is tried in test_compare_page.py, the evidence of cells in test_evidence.py.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from guarantees.catalogue.catalogue import Catalogue
from guarantees.links.addresses import to_positions
from guarantees.pages.tables.positions_query import actor_choices, default_positions
from tests.browser.tables import OPEN_CELL, assert_shows, opened, search, shown
from tests.larger_records import larger

Open = Callable[..., Page]
Settle = Callable[[Page], Page]


@pytest.fixture
def catalogue() -> Catalogue:
    """The records of the site."""
    return larger()


def test_the_page_opens_with_the_stances(page: Open, catalogue: Catalogue) -> None:
    """The actors of whom most is recorded are there, proposals down."""
    tab = page("/positions", cold=True)
    assert_shows(tab, {}, catalogue)


def test_what_others_say_does_not_look_like_a_stance(page: Open) -> None:
    """Words of others have neither the colour nor the sign of a party's own."""
    tab = page("/positions?unrecorded=shown")
    assert "◇" in tab.locator("#root td.tone-absent .voice").all_text_contents()
    signs = tab.locator("#root .stands td:not(.tone-absent, .others) .voice").all_text_contents()
    assert {*signs} <= {"●", "○"}


def test_rows_actors_and_filters_are_chosen(
    page: Open, settle: Settle, catalogue: Catalogue
) -> None:
    """Every choice changes the table and the address, and the former ones stay."""
    tab = page("/positions")
    link: dict[str, str] = {}

    def now(**changes: str) -> None:
        link.update(changes)
        assert_shows(settle(tab), link, catalogue)

    tab.locator("#root .segments label", has_text="Questions").click()
    now(rows="elements")
    opened(tab, "Parties")
    tab.get_by_role("link", name="states (").click()
    now(actors=".".join(actor_choices(catalogue)["state"].actors))
    opened(tab, "Filter")
    tab.locator("#root .pills label", has_text="stances differ").click()
    now(only="differ")
    tab.locator("#root .pills label", has_text="also show empty rows").click()
    now(unrecorded="shown")
    tab.locator("#root .pills label", has_text="stances differ").click()
    del link["only"]
    now()
    tab.keyboard.press("Escape")
    expect(tab.locator("#root .stands .heading")).to_have_count(len(catalogue.elements))
    search(tab, "forces", "Search rows")
    now(search="forces")


def test_another_page_s_link_to_a_stance_opens_it(page: Open, catalogue: Catalogue) -> None:
    """An actor that is no usual column is shown as one more, with the evidence open and in view."""
    usual = default_positions(catalogue).actors
    actor, proposal = next(
        (file.actor, position.about.proposal)
        for file in catalogue.positions.values()
        for position in file.positions
        if position.about.proposal and file.actor not in usual
    )
    path = to_positions("proposals", (actor, proposal))
    tab = page(path.removeprefix("."))
    assert_shows(tab, {"rows": "proposals", "cell": f"{actor}.{proposal}"}, catalogue)
    assert catalogue.actor_short_name(actor) == shown(tab)["columns"][-1]
    expect(tab.locator(OPEN_CELL)).to_have_attribute("data-cell", f"{actor}~{proposal}")
    expect(tab.locator(OPEN_CELL)).to_be_in_viewport()
