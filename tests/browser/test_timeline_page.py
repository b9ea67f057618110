"""The Timeline in a browser: from a mark to its evidence, from the list to another page, by mouse and by keyboard."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, Route, expect

from guarantees.catalogue.clock import Clock
from guarantees.pages.timeline.page import date_words, entries_for, timeline, timeline_chart
from guarantees.pages.timeline.query import TimelineQuery, year_range
from guarantees.records.registry import Event
from scripts.local_server import Server
from tests.browser.documents import live
from tests.browser.tabs import EMPTY_TAB
from tests.larger_records import larger

Open = Callable[..., Page]
Settle = Callable[[Page], Page]
RANGE = "(figure) => figure._fullLayout.xaxis.range.map(String)"


def an_event() -> Event:
    """An event of the records, which is shown by default."""
    return max(larger().events.values(), key=lambda event: event.date.sort_key)


def drawn(tab: Page) -> Locator:
    """The figure, once it is there."""
    figure = tab.locator(".js-plotly-plot")
    expect(figure.locator(".scatterlayer path.point").first).to_be_attached()
    return figure


def test_a_click_on_a_mark_opens_its_evidence(page: Open, settle: Settle) -> None:
    """Right after a drag a click opens the mark's entry below the chart and in the address; the zoom stays, and
    Back closes it."""
    tab = page("/timeline")
    figure = drawn(tab)
    unzoomed = figure.evaluate(RANGE)
    tab.evaluate("window.still_here = true")
    box = figure.locator(".nsewdrag").bounding_box()
    assert box is not None
    y = box["y"] + 40
    tab.mouse.move(box["x"] + box["width"] * 0.7, y)
    tab.mouse.down()
    tab.mouse.move(box["x"] + box["width"] * 0.95, y, steps=5)
    tab.mouse.up()
    expect(figure.locator(".zoombox")).to_have_count(0)
    zoomed = figure.evaluate(RANGE)
    assert unzoomed != zoomed
    mark = figure.locator(".scatterlayer .trace").last.locator("path.point").nth(8)
    mark.scroll_into_view_if_needed()
    place = mark.bounding_box()
    assert place is not None
    tab.mouse.click(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
    chosen = live(tab).locator(".chosen")
    expect(chosen.locator(".place").first).to_be_visible()
    expect(tab).to_have_url(re.compile(r"\?event=[a-z0-9~-]+$"))
    assert (zoomed, True) == (figure.evaluate(RANGE), tab.evaluate("window.still_here"))
    settle(tab).go_back()
    expect(chosen).to_have_count(0)
    tab.go_forward()
    expect(chosen).to_be_visible()
    chosen.get_by_role("link", name="Close").click()
    expect(chosen).to_have_count(0)


def test_a_cold_link_to_an_entry_brings_it_into_sight(page: Open, settle: Settle) -> None:
    """What the link names is in the window when the page has loaded, with its evidence open."""
    tab = page(f"/timeline?event={an_event().id}")
    expect(live(tab).locator(".chosen h2")).to_have_text(an_event().name)
    settle(tab)
    expect(live(tab).locator(".chosen h2")).to_be_in_viewport()


def test_the_list_says_all_that_the_chart_shows(page: Open) -> None:
    """Every entry is in the list by year, in order of date, with its date in words."""
    tab = page("/timeline")
    catalogue = larger()
    expected = [
        (date_words(entry, Clock.STATED), entry.title)
        for year in timeline(TimelineQuery(), catalogue).years
        for entry in year.entries
    ]
    items = live(tab).locator(".entries > li")
    expect(items).to_have_count(len(expected))
    whens, titles = items.locator(".when"), items.locator(".what b")
    assert expected == list(zip(whens.all_inner_texts(), titles.all_inner_texts(), strict=True))


def test_evidence_opens_by_keyboard_and_is_in_the_address(page: Open, settle: Settle) -> None:
    """An entry of the list opens with Enter, and the link names it."""
    event = an_event()
    tab = page(f"/timeline?from={event.date.first_possible.replace(day=1)}")
    part = live(tab).locator(f'[data-open="{event.id}"]')
    part.locator("summary").focus()
    tab.keyboard.press("Enter")
    expect(part.locator(".place").first).to_be_visible()
    expect(tab).to_have_url(re.compile(f"open={event.id}"))
    settle(tab).reload()
    expect(live(tab).locator(f'[data-open="{event.id}"]')).to_have_attribute("open", "")


def test_the_chart_shows_the_days_of_the_link(page: Open) -> None:
    """The axis is the chosen one, lanes are named, and every mark is drawn."""
    tab = page("/timeline?from=2025-01-01&to=2025-12-31")
    figure = drawn(tab)
    asked = TimelineQuery(days=year_range(2025))
    chart = timeline_chart(asked, larger())
    assert chart is not None
    names = [lane.name.replace(" ", "") for lane in chart.lanes]
    shown = figure.locator(".ytick text").all_text_contents()
    assert names == [name.replace(" ", "") for name in shown]
    bare = figure.locator(".scatterlayer path.point")
    arrows = sum(m.opens_before + m.opens_after for lane in chart.lanes for m in lane.marks)
    expect(bare).to_have_count(sum(len(lane.marks) for lane in chart.lanes) + arrows)
    first, last = figure.evaluate(RANGE)
    assert first[:7] == "2024-12"
    assert last[:7] == "2026-01"


def test_a_year_of_the_list_is_shown_alone(page: Open) -> None:
    """The link next to a year narrows list and chart without a reload."""
    tab = page("/timeline")
    tab.evaluate("window.still_here = true")
    year = an_event().date.first_possible.year
    live(tab).get_by_role("link", name=f"Only the year {year}").click()
    expect(tab).to_have_url(re.compile(f"from={year}-01-01&to={year}-12-31"))
    entries = entries_for(TimelineQuery(days=year_range(year)), larger())
    expect(live(tab).locator(".entries > li")).to_have_count(len(entries))
    assert tab.evaluate("window.still_here")


def test_a_figure_of_the_numbers_opens(page: Open, settle: Settle) -> None:
    """In the view of troop numbers a click on a figure brings its statement."""
    tab = page("/timeline?view=quantities")
    mark = drawn(tab).locator(".scatterlayer .trace path.point[style*='fill-opacity: 1']").first
    expect(live(tab).locator("table.figures").first).to_be_visible()
    place = mark.bounding_box()
    assert place is not None
    tab.mouse.click(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
    expect(live(tab).locator(".chosen .statement")).to_be_visible()


def test_the_first_answer_holds_chart_and_list(page: Open) -> None:
    """Lanes and entries are in the first HTML, before any script has run, and the figure then takes their place."""
    tab = page("/timeline")
    answer = tab.request.get(tab.url).text()
    first = answer.split('id="first-view"')[1].split('<div id="root">')[0]
    assert '<svg class="plot"' in first
    assert an_event().name in html.unescape(first)


def test_a_click_on_the_chosen_mark_takes_it_back(page: Open) -> None:
    """The mark stays in sight above what it opened, and another click closes that."""
    tab = page("/timeline")
    mark = drawn(tab).locator(".scatterlayer .trace").last.locator("path.point").last
    chosen = live(tab).locator(".chosen")
    for count in (1, 0):
        mark.scroll_into_view_if_needed()
        place = mark.bounding_box()
        assert place is not None
        tab.mouse.click(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
        expect(chosen).to_have_count(count)
    expect(tab).to_have_url(re.compile("/timeline$"))


def test_the_chart_is_updated_and_not_made_anew(page: Open) -> None:
    """Other kinds are drawn in the same figure, of the same size, and the address says which are chosen."""
    tab = page("/timeline")
    figure = drawn(tab)
    figure.evaluate("(node) => { node.kept = true }")
    before = figure.locator(".scatterlayer .trace").count()
    live(tab).get_by_role("checkbox", name="change of status").click()
    expect(tab).to_have_url(re.compile("kinds="))
    expect(figure.locator(".scatterlayer .trace")).not_to_have_count(before)
    assert figure.evaluate("(node) => node.kept")


def test_nothing_moves_when_the_chart_is_drawn(page: Open, server: Server) -> None:
    """The list stands where it stood while a picture was in the place of the chart."""
    tab = page(EMPTY_TAB, own=True)
    held: list[Route] = []
    tab.route("**/assets/plotly-*", lambda route: held.append(route))
    with tab.expect_request("**/assets/plotly-*"):
        tab.goto(f"{server.url}/timeline")
    place = "(node) => node.getBoundingClientRect().top"
    about, picture = live(tab).locator(".about"), live(tab).locator(".until-drawn")
    expect(picture).to_be_visible()
    before = about.evaluate(place)
    held[0].continue_()
    drawn(tab)
    expect(picture).to_be_hidden()
    assert before == about.evaluate(place)


def test_without_its_library_the_picture_stays(page: Open, server: Server) -> None:
    """A chart that cannot be drawn is still seen, and the page works."""
    tab = page(EMPTY_TAB, own=True, expected=("ERR_FAILED",))
    tab.route("**/assets/plotly-*", lambda route: route.abort())
    with tab.expect_event("requestfailed", lambda request: "plotly-" in request.url):
        tab.goto(f"{server.url}/timeline")
    expect(live(tab).locator(".until-drawn svg.plot")).to_be_visible()
    live(tab).get_by_role("checkbox", name="change of status").click()
    expect(tab).to_have_url(re.compile("kinds="))


def test_the_chart_follows_the_theme(page: Open) -> None:
    """Its colours are those of the page, also when they change."""
    tab = page("/timeline")
    name = drawn(tab).locator(".ytick text").first
    fill = "(node) => getComputedStyle(node).fill"
    light = name.evaluate(fill)
    tab.emulate_media(color_scheme="dark")
    expect(name).not_to_have_css("fill", light)
    text = live(tab).locator(".about").evaluate("(node) => getComputedStyle(node).color")
    assert text == name.evaluate(fill)
