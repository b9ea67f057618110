"""The Positions page as readers use it: the whole site, a dozen proposals and as many actors.

Whatever a test does, the page must show the matrix that the address names, whole and in order.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from guarantees.catalogue.catalogue import Catalogue
from guarantees.links.addresses import to_positions
from guarantees.pages.tables.panel import CellEvidence
from guarantees.pages.tables.positions_query import POSITIONS_LINK, actor_choices, default_positions
from scripts.local_server import Server
from tests.browser.examples import fullest_stance, fullest_stance_on_element
from tests.browser.tables import (
    OPEN_CELL,
    PANEL,
    READ,
    address,
    assert_shows,
    cell,
    evidence_of,
    expected,
    focused,
    search,
    shown,
)
from tests.browser.tabs import EMPTY_TAB, open_without_live_page
from tests.larger_records import larger

Open = Callable[..., Page]
Settle = Callable[[Page], Page]


@pytest.fixture
def catalogue() -> Catalogue:
    """The records of the site."""
    return larger()


@pytest.fixture
def on_element(catalogue: Catalogue) -> tuple[str, str]:
    """The actor and the element with most values spoken of, among the columns that the page opens with."""
    return fullest_stance_on_element(catalogue, default_positions(catalogue).actors)


def assert_evidence(tab: Page, model: CellEvidence) -> None:
    """The panel shows each position with its words, speaker, dates and places, under the headings of the model."""
    panel = tab.locator(PANEL)
    expect(panel.get_by_role("heading", level=2)).to_have_text(model.row_name)
    expect(panel.locator(".column-name")).to_have_text(model.column_name)
    expect(panel.locator(".value")).to_have_text([f"{x.sign}{x.text}" for x in model.lines])
    expect(panel.locator(".group h3")).to_have_text([group.title for group in model.groups])
    lines = [group.line for group in model.groups if group.line]
    expect(panel.locator(".line")).to_have_text([f"{line.sign}{line.text}" for line in lines])
    said = model.statements
    expect(panel.locator(".statement .says")).to_have_text([s.says for s in said])
    expect(panel.locator(".coded b")).to_have_text(
        [s.text for s in said] + [each.name for each in model.contradictions]
    )
    expect(panel.locator(".mode")).to_have_text([s.mode for s in said])
    quotes = [place.quote for s in said for place in s.places if place.quote]
    expect(panel.locator("blockquote")).to_have_text(quotes)
    for statement in said:
        expect(panel).to_contain_text(statement.speaker)
        expect(panel).to_contain_text(statement.stated)


# ---- the table and its choices --------------------------------------------------------------------


def test_the_page_opens_with_the_whole_matrix(page: Open, catalogue: Catalogue) -> None:
    """The actors of whom most is recorded are there, with caption and sources, proposals down."""
    tab = page("/positions", cold=True)
    assert_shows(tab, {}, catalogue)
    expect(tab.locator("#root .corner")).to_have_text("Proposal")


def test_what_others_say_does_not_look_like_a_stance(page: Open) -> None:
    """Words of others stand in quotation marks, without colour and without the sign of the stance."""
    tab = page("/positions")
    said = tab.locator("#root td.cell.tone-absent .open", has_text="others say")
    expect(said.first).to_be_visible()
    signs = said.locator(".sign").all_text_contents()
    assert {"◇"} == {*signs}
    stances = tab.locator("#root td.cell:not(.tone-absent) .open").all_text_contents()
    assert [] == [text for text in stances if text.startswith("◇")]


def test_rows_actors_and_filters_are_chosen(
    page: Open, settle: Settle, catalogue: Catalogue
) -> None:
    """Every choice changes the table and the address, and the former ones stay."""
    tab = page("/positions")
    link: dict[str, str] = {}

    def now(**changes: str) -> None:
        link.update(changes)
        assert_shows(settle(tab), link, catalogue)

    tab.get_by_role("radio", name="element", exact=True).click()
    now(rows="elements")
    tab.get_by_role("radio", name="states (").click()
    now(actors=".".join(actor_choices(catalogue)["state"].actors))
    tab.get_by_role("button", name="stances differ").click()
    now(only="differ")
    search(tab, "forces")
    now(search="forces")
    tab.get_by_text("Unrecorded rows").click()
    now(unrecorded="shown")
    tab.get_by_role("button", name="stances differ").click()
    del link["only"]
    now()
    search(tab, "")
    del link["search"]
    now()
    assert len(catalogue.elements) == len(shown(tab)["rows"])


def test_columns_are_moved_removed_and_added(
    page: Open, settle: Settle, catalogue: Catalogue
) -> None:
    """The order of the columns is the reader's: link and table keep it."""
    first, second, third, other, *_ = actor_choices(catalogue)["all"].actors
    names = {key: catalogue.actor_short_name(key) for key in (first, second, third, other)}
    tab = page(f"/positions?actors={first}.{second}.{third}")

    def now(*actors: str) -> None:
        assert_shows(settle(tab), {"actors": ".".join(actors)}, catalogue)

    tools = tab.locator("#root thead")
    tools.get_by_label(f"Move {names[first]} right", exact=True).click()
    now(second, first, third)
    tools.get_by_label(f"Remove {names[third]}", exact=True).click()
    now(second, first)
    more = tab.get_by_role("combobox", name="Add an actor")
    more.fill(names[other])
    tab.keyboard.press("Enter")
    now(second, first, other)


def day_of_difference(catalogue: Catalogue) -> str:
    """The first day of a position on which the table differs between what was stated and what was known."""
    days = {
        position.stated.latest.isoformat()
        for file in catalogue.positions.values()
        for position in file.positions
        if position.stated.latest
    }
    known = {"clock": "known"}
    return next(
        day
        for day in sorted(days)
        if expected("positions", {"asof": day}, catalogue)
        != expected("positions", {"asof": day, **known}, catalogue)
    )


def test_a_day_can_be_asked_about_on_both_clocks(
    page: Open, settle: Settle, catalogue: Catalogue
) -> None:
    """What was stated by a day and what was known on it differ."""
    day = day_of_difference(catalogue)
    tab = page("/positions")
    tab.get_by_role("button", name="Everything the records hold").click()
    field = tab.get_by_role("textbox", name="up to this day")
    field.fill(day)
    field.press("Enter")
    assert_shows(settle(tab), {"asof": day}, catalogue)
    tab.get_by_role("radio", name="publicly known").click()
    known = {"clock": "known", "asof": day}
    assert_shows(settle(tab), known, catalogue)
    assert expected("positions", known, catalogue) != expected(
        "positions", {"asof": day}, catalogue
    )


def test_groups_fold_and_unfold(page: Open, settle: Settle, catalogue: Catalogue) -> None:
    """A folded family keeps its head and loses its rows; a second click brings them back."""
    tab = page("/positions")
    fold = tab.locator("#root [data-fold]").first
    for link in ({"folded": fold.get_attribute("data-fold")}, {}):
        fold.click()
        assert_shows(settle(tab), link, catalogue)


def test_the_table_stands_before_the_live_page(
    page: Open,
    server: Server,
    settle: Settle,
    catalogue: Catalogue,
    on_element: tuple[str, str],
) -> None:
    """While Streamlit's own code is still under way the whole table can be read, and a click is not lost."""
    tab = page(EMPTY_TAB)
    show_live_page = open_without_live_page(tab, f"{server.url}/positions?rows=elements")
    early = tab.locator("#first-view .guarantees-matrix")
    expect(early.locator(".open").first).to_be_visible()
    assert expected("positions", {"rows": "elements"}, catalogue) == early.evaluate(READ)
    early.locator(f'.open[data-cell="{"~".join(on_element)}"]').click()
    expect(tab.locator("#root table")).to_have_count(0)
    show_live_page()
    expect(tab.locator(PANEL)).to_be_visible(timeout=15_000)
    link = {"rows": "elements", "cell": ".".join(on_element)}
    assert_shows(settle(tab), link, catalogue)


# ---- evidence -------------------------------------------------------------------------------------


def test_a_click_opens_the_evidence_of_a_stance(
    page: Open, settle: Settle, catalogue: Catalogue
) -> None:
    """A report, its denial and the contradiction stand there, each with its speaker and place."""
    link = {"actors": "sylvania", "cell": "sylvania.alpha"}
    model = evidence_of("positions", link, catalogue)
    assert ["Shown in the cell"] == [group.title for group in model.groups]
    assert ["accepts: Alpha", "refuses: Alpha"] == sorted(x.text for x in model.statements)
    assert model.contradictions
    tab = page("/positions?actors=sylvania")
    cell(tab, "sylvania~alpha").click()
    assert_evidence(tab, model)
    expect(tab.locator(f"{PANEL} .why")).to_have_text(model.why)
    assert_shows(settle(tab), link, catalogue)


def test_stances_on_an_element_stand_under_their_values(
    page: Open, settle: Settle, catalogue: Catalogue, on_element: tuple[str, str]
) -> None:
    """Each value that an actor spoke of has its heading, stance and reason."""
    link = {"rows": "elements", "cell": ".".join(on_element)}
    tab = page("/positions?rows=elements")
    cell(tab, "~".join(on_element)).click()
    model = evidence_of("positions", link, catalogue)
    assert len(model.groups) > 1
    assert_evidence(tab, model)
    whys = tab.locator(f"{PANEL} .of-value > .soft").all_text_contents()
    assert [group.why for group in model.groups] == whys
    assert_shows(settle(tab), link, catalogue)


def test_a_cell_is_opened_and_closed_by_keyboard_alone(
    page: Open, settle: Settle, catalogue: Catalogue
) -> None:
    """Tab reaches the table, arrows the cell, Enter the evidence, and Escape leads back to the cell."""
    tab = page("/positions", cold=True)
    for _ in range(60):
        tab.keyboard.press("Tab")
        if focused(tab).startswith("cell:"):
            break
    for key in ("ArrowRight", "ArrowDown"):
        tab.keyboard.press(key)
    there = focused(tab)
    assert there.startswith(f"cell:{default_positions(catalogue).actors[1]}~")
    tab.keyboard.press("Enter")
    expect(tab.locator(PANEL)).to_be_visible()
    settle(tab)
    assert ("heading", there.removeprefix("cell:").replace("~", ".")) == (
        focused(tab),
        address(tab)["cell"],
    )
    tab.keyboard.press("Escape")
    expect(tab.locator(PANEL)).to_have_count(0)
    settle(tab)
    assert (there, {}) == (focused(tab), address(tab))


def test_the_panel_leads_to_other_pages_and_back(
    page: Open, settle: Settle, catalogue: Catalogue
) -> None:
    """A link of the panel goes to its page without a reload, and Back opens the panel again."""
    actor, proposal = fullest_stance(catalogue)
    link = f"/positions?cell={actor}.{proposal}"
    tab = page(link)
    before = tab.locator(PANEL).inner_text()
    tab.evaluate("window.stayed = true")
    tab.locator(f"{PANEL} .ways-on a").first.click()
    tab.wait_for_url(f"**/proposal?id={proposal}")
    expect(tab.locator(PANEL)).to_have_count(0)
    assert settle(tab).evaluate("window.stayed")
    tab.go_back()
    expect(tab.locator(PANEL)).to_be_visible()
    assert (link, before) == (
        settle(tab).url.removeprefix(tab.evaluate("location.origin")),
        tab.locator(PANEL).inner_text(),
    )


# ---- links ----------------------------------------------------------------------------------------


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
    link = {"rows": "proposals", "cell": f"{actor}.{proposal}"}
    assert_shows(tab, link, catalogue)
    assert catalogue.actor_short_name(actor) == shown(tab)["columns"][-1]
    assert_evidence(tab, evidence_of("positions", link, catalogue))
    expect(tab.locator(OPEN_CELL)).to_be_in_viewport()


def test_a_copied_link_shows_the_same_screen_to_someone_else(
    page: Open, settle: Settle, catalogue: Catalogue
) -> None:
    """The link names all that is shown, defaults and data version too; opened elsewhere it shows the same."""
    first, *_ = (
        file.actor
        for file in catalogue.positions.values()
        if any(position.about.element and position.condition for position in file.positions)
    )
    other = next(name for name in catalogue.positions if name != first)
    tab = page(f"/positions?rows=elements&actors={other}.{first}")
    condition = tab.get_by_role("button", name="a condition is named")
    condition.click()
    expect(condition).to_have_attribute("data-selected", "true")
    settle(tab)
    cell(tab, tab.locator("#root .open").first.get_attribute("data-cell")).click()
    expect(tab.locator(PANEL)).to_be_visible()
    settle(tab)
    tab.get_by_role("button", name="Copy link", exact=True).click()
    expect(tab.get_by_text("Link copied.")).to_be_visible()
    link = tab.evaluate("navigator.clipboard.readText()")
    query = POSITIONS_LINK.decode(address(tab), catalogue).query
    assert f"{tab.url.split('?')[0]}{POSITIONS_LINK.query_string(query, catalogue)}" == link
    other = page(link, cold=True)
    assert shown(tab) == shown(other)
    assert tab.locator(PANEL).inner_text() == other.locator(PANEL).inner_text()
    expect(other.locator('#root [data-testid="stAlert"]')).to_have_count(0)


def test_back_and_forward_retrace_every_step(
    page: Open, settle: Settle, on_element: tuple[str, str]
) -> None:
    """Steps back and forward show exactly the screens that were there."""
    tab = page("/positions")

    def screen() -> tuple[Any, ...]:
        settle(tab)
        panel = tab.locator(PANEL)
        pressed = tab.locator("main [aria-checked=true]").all_inner_texts()
        return tab.url, shown(tab), panel.inner_text() if panel.count() else "", pressed

    screens = [screen()]
    for choice in (
        tab.get_by_role("radio", name="element", exact=True),
        cell(tab, "~".join(on_element)),
        tab.get_by_role("radio", name="states ("),
    ):
        choice.click()
        expect(tab).not_to_have_url(screens[-1][0])
        screens.append(screen())
    back = []
    for _ in screens[1:]:
        tab.go_back()
        back.append(screen())
    assert screens[-2::-1] == back
    forward = []
    for _ in screens[1:]:
        tab.go_forward()
        forward.append(screen())
    assert screens[1:] == forward


# ---- screens --------------------------------------------------------------------------------------

NO_SIDEWAYS = "document.documentElement.scrollWidth <= window.innerWidth"


def test_a_phone_gets_cards_and_a_sheet(
    page: Open, settle: Settle, catalogue: Catalogue, on_element: tuple[str, str]
) -> None:
    """On the smallest phone rows are cards, nothing scrolls sideways, and evidence is a sheet."""
    small = {"width": 320, "height": 640}
    tab = page("/positions?rows=elements", viewport=small, has_touch=True, is_mobile=True)
    expect(tab.locator("#root table")).to_have_count(0)
    assert expected("positions", {"rows": "elements"}, catalogue)["labels"] == shown(tab)["labels"]
    assert tab.evaluate(NO_SIDEWAYS)
    cell(tab, "~".join(on_element)).tap()
    sheet = tab.locator("#root .sheet .panel")
    expect(sheet).to_be_visible()
    settle(tab)
    assert tab.evaluate(NO_SIDEWAYS)
    assert_evidence(
        tab,
        evidence_of("positions", {"rows": "elements", "cell": ".".join(on_element)}, catalogue),
    )
    tab.get_by_role("button", name="Close the evidence").tap()
    expect(sheet).to_have_count(0)


def test_print_shows_the_table_and_nothing_to_press(page: Open, settle: Settle) -> None:
    """On paper no column is cut off, and no box is left to scroll."""
    tab = page("/positions")
    # A3, landscape, between margins of 10 mm, at 96 dots an inch.
    tab.set_viewport_size({"width": 1512, "height": 1047})
    tab.emulate_media(media="print")
    settle(tab)
    expect(tab.locator("#root .tools").first).to_be_hidden()
    measures = tab.locator("#root .scroller").evaluate("""box => ({
        cutBelow: box.scrollHeight > box.clientHeight + 1,
        right: Math.max(...[...box.querySelectorAll("th.column, td")].map(
            (cell) => cell.getBoundingClientRect().right)) <= innerWidth,
    })""")
    assert {"cutBelow": False, "right": True} == measures
