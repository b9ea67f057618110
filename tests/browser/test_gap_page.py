"""The Gap page: from a mark to its proof, from an element to a pair, by mouse and by keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from components.store.records_store import records
from guarantees.links.addresses import to_gap
from scripts.local_server import Server
from tests.browser.documents import live
from tests.browser.examples import fullest_stance
from tests.browser.tables import address
from tests.browser.tabs import EMPTY_TAB
from tests.builders import sample_text, write_records

Open = Callable[..., Page]
Settle = Callable[[Page], Page]
PAIR = "/gap?proposal=alpha&actor=sylvania"
PHONE = {"width": 390, "height": 740}
# A refusal of what a proposal codes, and a number other than that of a proposal.
MORE_STANCES = """\
  - about: {element: legal-effect, value: binding}
    stance: rejects
    says: We sign nothing that binds us.
    speaker: sylvania
    mode: quoted
    stated: 2025-08-21
    evidence:
      - {source: gazette-2025-08, at: p4, quote: a mere declaration}
  - about: {element: force-size, value: {about: 30000, unit: soldiers}}
    stance: proposes
    says: Thirty thousand are enough.
    speaker: sylvania
    mode: quoted
    stated: 2025-08-21
    evidence:
      - {source: gazette-2025-08, at: p4}
"""


@pytest.fixture(scope="module")
def site(start_server: Callable, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The site on the small folder with those stances."""
    name = "positions/sylvania.yaml"
    changes = {name: sample_text(name) + MORE_STANCES}
    with start_server(records=write_records(tmp_path_factory.mktemp("gap"), changes)) as running:
        yield running


def test_a_mark_opens_its_proof(page: Open, site: Server) -> None:
    """A click on a mark opens the evidence further down, brings it into sight, and stands in the address."""
    tab = page(f"{site.url}/gap")
    live(tab).get_by_role("link", name="Sylvania, Legally binding: refuses. Evidence").click()
    part = live(tab).locator('[data-open="by~sylvania~binding"]')
    expect(part).to_have_attribute("open", "")
    expect(part.locator("summary")).to_be_in_viewport()
    expect(part.get_by_text("a mere declaration").first).to_be_visible()
    expect(tab).to_have_url(re.compile("open=by~sylvania~binding"))


def test_by_keyboard_alone(page: Open, site: Server) -> None:
    """Enter on a mark leads the focus to the line that opened, and Tab into its evidence."""
    tab = page(f"{site.url}/gap")
    live(tab).get_by_role("link", name="Sylvania, Legally binding: refuses").focus()
    tab.keyboard.press("Enter")
    part = live(tab).locator('[data-open="by~sylvania~binding"]')
    expect(part.locator("summary")).to_be_focused()
    expect(part).to_have_attribute("open", "")
    tab.keyboard.press("Tab")
    link = part.locator("a").first
    expect(link).to_be_focused()
    name = link.inner_text()
    tab.keyboard.press("Enter")
    expect(live(tab).get_by_role("heading", level=2).first).to_have_text(name)


def test_a_link_opens_what_it_names(page: Open, site: Server) -> None:
    """A cold link to a pair shows it with the evidence of one provision open."""
    tab = page(f"{site.url}{PAIR}&open=on~legal-effect~clashes&asof=2025-09-04")
    part = live(tab).locator('[data-open="on~legal-effect~clashes"]')
    expect(part).to_have_attribute("open", "")
    expect(live(tab).locator("details[open]")).to_have_count(1)
    expect(live(tab).get_by_text("as stated up to 4 September 2025")).to_be_visible()


def test_from_an_element_to_a_pair_and_back(page: Open, site: Server, settle: Settle) -> None:
    """The choice above changes what is put side by side; Back leads to what stood before."""
    tab = page(f"{site.url}/gap?element=force-size")
    expect(live(tab).locator("h2").first).to_contain_text("Size of the force")
    tab.get_by_text("A proposal and an actor", exact=True).click()
    expect(live(tab).get_by_role("heading", name="The proposal as a whole")).to_be_visible()
    assert {"proposal", "actor"} == set(address(tab))
    settle(tab)
    tab.go_back()
    expect(live(tab).locator("h2").first).to_contain_text("Size of the force")
    assert {"element": "force-size"} == address(tab)


def test_an_element_of_a_pair_leads_to_its_gap(page: Open, site: Server) -> None:
    """The name of an element opens everyone's stances on it, without a reload."""
    tab = page(f"{site.url}{PAIR}")
    tab.evaluate("window.still_here = true")
    live(tab).get_by_role("link", name="Size of the force").first.click()
    expect(live(tab).locator(".head h2")).to_contain_text("Size of the force")
    assert tab.evaluate("window.still_here")


def test_numbers_are_drawn_with_a_description(page: Open, site: Server) -> None:
    """The picture comes after the table and says in words what it shows; it has a row for each number."""
    tab = page(f"{site.url}/gap?element=force-size")
    chart = tab.locator('[data-testid="stPlotlyChart"]')
    expect(chart.locator(".ytick")).to_have_count(2)
    expect(
        tab.get_by_label(re.compile("Soldiers on an axis, the same as in the table"))
    ).to_have_count(1)
    table = live(tab).get_by_role("table", name="Soldiers").bounding_box()
    picture = chart.bounding_box()
    assert table is not None
    assert picture is not None
    assert table["y"] < picture["y"]


def test_the_first_answer_holds_the_page(page: Open, site: Server) -> None:
    """What the server sends first has every mark as text, before any script has run."""
    tab = page(EMPTY_TAB)
    html = tab.request.get(f"{site.url}{PAIR}").text()
    first = html.split('id="first-view"')[1].split('<div id="root">')[0]
    assert "So it clashes with what Sylvania refuses." in first


def test_a_phone_scrolls_only_down(page: Open) -> None:
    """At 390 and 320 px nothing is wider than the screen, and every mark names its option."""
    actor, proposal = fullest_stance(records().catalogue)
    for path in ("/gap", to_gap(proposal=proposal, actor=actor).removeprefix(".")):
        tab = page(path, viewport=PHONE, has_touch=True, is_mobile=True)
        for width in (390, 320):
            tab.set_viewport_size({"width": width, "height": 740})
            expect(live(tab).locator("h2").first).to_be_visible()
            assert tab.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
            right = "all => Math.max(...all.map((node) => node.getBoundingClientRect().right))"
            inside = live(tab).locator("h2, h3, h4, p, li, dl, nav, table, td, th")
            assert inside.evaluate_all(right) <= width
