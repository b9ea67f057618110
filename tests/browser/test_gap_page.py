"""The Gap page: from a mark to its proof, from an element to a pair, by mouse and by keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.documents import live
from tests.browser.tables import address

Open = Callable[..., Page]
Settle = Callable[[Page], Page]
PAIR = "/gap?proposal=coalition-of-the-willing-2025&actor=russia"
PHONE = {"width": 390, "height": 740}


def test_a_mark_opens_its_proof(page: Open) -> None:
    """A click on a mark opens the evidence further down, brings it into sight, and stands in the address."""
    tab = page("/gap")
    live(tab).get_by_role("link", name="Russia, To be deployed: refuses. Evidence").click()
    part = live(tab).locator('[data-open="by~russia~deployed"]')
    expect(part).to_have_attribute("open", "")
    expect(part.locator("summary")).to_be_in_viewport()
    expect(part.get_by_text("no opportunity for compromise").first).to_be_visible()
    expect(tab).to_have_url(re.compile("open=by~russia~deployed"))


def test_by_keyboard_alone(page: Open) -> None:
    """Enter on a mark leads the focus to the line that opened, and Tab into its evidence."""
    tab = page("/gap")
    live(tab).get_by_role("link", name="Ukraine, To be deployed: proposes").focus()
    tab.keyboard.press("Enter")
    part = live(tab).locator('[data-open="by~ukraine~deployed"]')
    expect(part.locator("summary")).to_be_focused()
    expect(part).to_have_attribute("open", "")
    tab.keyboard.press("Tab")
    expect(part.locator("a").first).to_be_focused()
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("heading", level=1)).to_have_text("Sources")


def test_a_link_opens_what_it_names(page: Open) -> None:
    """A cold link to a pair shows it with the evidence of one provision open."""
    tab = page(f"{PAIR}&open=on~foreign-forces~clashes&asof=2025-09-04")
    part = live(tab).locator('[data-open="on~foreign-forces~clashes"]')
    expect(part).to_have_attribute("open", "")
    expect(live(tab).locator("details[open]")).to_have_count(1)
    expect(live(tab).get_by_text("as stated up to 4 September 2025")).to_be_visible()


def test_from_an_element_to_a_pair_and_back(page: Open, settle: Settle) -> None:
    """The choice above changes what is put side by side; Back leads to what stood before."""
    tab = page("/gap?element=force-size")
    expect(live(tab).locator("h2").first).to_contain_text("Size of the force")
    tab.get_by_text("A proposal and an actor", exact=True).click()
    expect(live(tab).get_by_role("heading", name="The proposal as a whole")).to_be_visible()
    assert {"proposal", "actor"} == set(address(tab))
    settle(tab)
    tab.go_back()
    expect(live(tab).locator("h2").first).to_contain_text("Size of the force")
    assert {"element": "force-size"} == address(tab)


def test_an_element_of_a_pair_leads_to_its_gap(page: Open) -> None:
    """The name of an element opens everyone's stances on it, without a reload."""
    tab = page(PAIR)
    tab.evaluate("window.still_here = true")
    live(tab).get_by_role("link", name="Foreign bases").first.click()
    expect(live(tab).locator(".head h2")).to_contain_text("Foreign bases")
    assert tab.evaluate("window.still_here")


def test_numbers_are_drawn_with_a_description(page: Open) -> None:
    """The picture comes after the table and says in words what it shows; it has a row for each number."""
    tab = page("/gap?element=force-size")
    chart = tab.locator('[data-testid="stPlotlyChart"]')
    expect(chart.locator(".ytick")).to_have_count(5)
    expect(
        tab.get_by_label(re.compile("Soldiers on an axis, the same as in the table"))
    ).to_have_count(1)
    table = live(tab).get_by_role("table", name="Soldiers").bounding_box()
    picture = chart.bounding_box()
    assert table is not None
    assert picture is not None
    assert table["y"] < picture["y"]


def test_the_first_answer_holds_the_page(page: Open) -> None:
    """What the server sends first has every mark as text, before any script has run."""
    tab = page("/gap")
    html = tab.request.get(f"{tab.url.split('/gap')[0]}{PAIR}").text()
    first = html.split('id="first-view"')[1].split('<div id="root">')[0]
    assert "So it clashes with what Russia refuses." in first


def test_a_phone_scrolls_only_down(page: Open) -> None:
    """At 390 and 320 px nothing is wider than the screen, and every mark names its option."""
    for path in ("/gap", PAIR):
        tab = page(path, viewport=PHONE, has_touch=True, is_mobile=True)
        for width in (390, 320):
            tab.set_viewport_size({"width": width, "height": 740})
            expect(live(tab).locator("h2").first).to_be_visible()
            assert tab.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
            right = "all => Math.max(...all.map((node) => node.getBoundingClientRect().right))"
            inside = live(tab).locator("h2, h3, h4, p, li, dl, nav, table, td, th")
            assert inside.evaluate_all(right) <= width
