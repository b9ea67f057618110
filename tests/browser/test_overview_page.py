"""The Overview: what the records hold, and the ways into their comparison."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from components.records_store import records
from guarantees.overview import Overview, overview
from guarantees.query import default_query, preset_columns

Open = Callable[..., Page]
Settle = Callable[[Page], Page]


@pytest.fixture
def model() -> Overview:
    """The view model of the real records."""
    return overview(records().catalogue)


def test_the_overview_shows_families_and_their_proposals(page: Open, model: Overview) -> None:
    """Counts, each family with its proposals by date, and the version of the data are there, letter by letter."""
    tab = page("/")
    main = tab.get_by_test_id("stMain")
    counts = " · ".join(f"{count} {noun}" for noun, count in model.counts)
    expect(main.get_by_text(counts, exact=True)).to_be_visible()
    expect(main.get_by_role("heading", level=2)).to_have_text([f.name for f in model.families])
    lines = [
        f"{line.name} ({line.proposed_by}, {line.date})"
        for family in model.families
        for line in family.proposals
    ]
    expect(main.get_by_role("listitem")).to_have_text(lines)
    expect(main.get_by_text(f"{model.reach} Data version {model.version}.")).to_be_visible()
    expect(tab).to_have_title("Security guarantees compared")


def test_links_lead_to_comparisons_and_back(page: Open, settle: Settle, model: Overview) -> None:
    """The first link opens one proposal of each family, a family's link its own, and Back the overview."""
    catalogue = records().catalogue
    tab = page("/")
    preset = next(family for family in model.families if family.preset)
    wanted = {
        "Compare one proposal of each family": default_query(catalogue).proposals,
        f"Compare: {preset.name}": preset_columns(preset.preset, catalogue),
    }
    for label, columns in wanted.items():
        tab.get_by_role("link", name=label).click()
        names = [catalogue.proposals[name].short_name for name in columns]
        expect(tab.locator("#root thead .short-name")).to_have_text(names)
        tab.go_back()
        expect(tab.get_by_role("heading", level=1)).to_have_text(
            "Security guarantees around the war in Ukraine, compared"
        )
        settle(tab)
    expect(tab.locator("#root .guarantees-matrix")).to_have_count(0)


def test_the_menu_leads_to_every_page(page: Open, settle: Settle) -> None:
    """The names at the top lead from page to page; the address follows, without parameters left over."""
    tab = page("/compare?search=troops")
    tab.get_by_role("navigation").get_by_role("link", name="Overview").click()
    expect(tab.get_by_role("heading", level=2).first).to_be_visible()
    home = settle(tab).url
    tab.get_by_role("navigation").get_by_role("link", name="Compare").click()
    expect(tab.locator("#root table")).to_be_visible()
    assert ["/", "/compare"] == ["/" + url.split("/", 3)[3] for url in (home, settle(tab).url)]
    expect(tab.get_by_role("searchbox")).to_have_value("")


def test_a_phone_needs_no_scrolling_sideways(page: Open, settle: Settle, model: Overview) -> None:
    """On phones the families stand under each other and all fit the screen's width."""
    tab = page("/", viewport={"width": 390, "height": 740}, has_touch=True, is_mobile=True)
    right = "all => Math.max(...all.map((node) => node.getBoundingClientRect().right))"
    for width in (390, 320):
        tab.set_viewport_size({"width": width, "height": 740})
        settle(tab)
        expect(tab.get_by_role("heading", level=2)).to_have_count(len(model.families))
        assert tab.get_by_test_id("stMain").locator("h1, h2, li, p").evaluate_all(right) <= width
        assert tab.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
