"""components/pages/timeline/markup.py: the list, the chosen entry, and the tables of numbers as HTML."""

from __future__ import annotations

import json
import re
from typing import Any

import htpy as h
import pytest

from components.pages.timeline.chart import timeline_figure
from components.pages.timeline.geometry import figure_height, troop_height
from components.pages.timeline.markup import chosen_markup, page_markup
from components.parts.rendering import CHOSEN
from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import Clock
from guarantees.links.page_link import OPENED
from guarantees.pages.timeline.entries import EntryKind
from guarantees.pages.timeline.page import KIND_SIGNS, timeline_chart
from guarantees.pages.timeline.quantities import troop_charts
from guarantees.pages.timeline.query import Lanes, TimelineQuery, TimelineView, year_range
from guarantees.records.registry import Event
from tests.builders import catalogue, place, positions, proposal, sample, source, statement
from tests.components.figures import figures
from tests.guarantees.cells.test_term import agreement

ALL = frozenset(EntryKind)
NUMBERS = TimelineQuery(view=TimelineView.QUANTITIES)
HOSTILE = '<img src=x onerror=alert(1)> [a](javascript:alert(1)) $x^2$ "quoted"'
QUOTE = "<img src=x onerror=alert(2)> [a](javascript:alert(2))"


def page(query: TimelineQuery | None = None, records: Catalogue | None = None) -> str:
    """The HTML of a page of the small folder, or of other records."""
    asked, known = query or TimelineQuery(), records or sample()
    return str(h.fragment[page_markup(asked, known)])


def chosen(query: TimelineQuery, records: Catalogue | None = None) -> str:
    """The HTML of what is chosen."""
    return str(h.fragment[chosen_markup(query, records or sample())])


def texts(html: str) -> str:
    """The text of HTML with single spaces."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def keys(html: str) -> list[str]:
    """The names of the parts that open."""
    return re.findall(r'data-open="([^"]*)"', html)


def call(id: str, **changes: Any) -> Event:
    """A call about the proposal gamma."""
    return Event.model_validate(
        {
            "id": id,
            "name": f"Call {id}",
            "date": "2025-08-21",
            "kind": "call",
            "says": "They spoke.",
            "participants": ["freedonia"],
            "proposals": ["gamma"],
            "evidence": [place()],
            **changes,
        }
    )


def with_events(*events: Event) -> Catalogue:
    """A catalogue of one proposal and these events."""
    return catalogue(proposal(), events={each.id: each for each in events})


def test_an_entry_of_the_list() -> None:
    """Date, kind, title, words, who took part and which proposals, in an item of the year's list."""
    html = page()
    assert ["2024", "2025"] == re.findall(r"<h2>(\d+)<a", html)
    first = html.split('<ol class="entries">')[2].split("</li>")[0]
    assert (
        "18 Aug 2025 ● meeting The summit They met. Participants: Freedonia , Sylvania · Proposal: Alpha "
        "Evidence for The summit public 20 Aug 2025"
    ) in texts(first)
    assert '<a href="./proposal?id=alpha">Alpha</a>' in first
    assert '<a href="./sources?source=gazette-2025-08">' in first


def test_every_entry_opens_by_a_name_of_its_own() -> None:
    """No two parts of the page share a name, and all names are such as links can hold."""
    query = TimelineQuery(kinds=ALL, event="summit")
    found = keys(chosen(query) + page(query))
    assert 8 == len(found) == len(set(found))
    assert [] == [name for name in found if not OPENED.match(name)]


def test_several_statements_are_counted() -> None:
    """Before it is opened, a reader sees how much evidence there is."""
    html = page(TimelineQuery(kinds=frozenset({EntryKind.POSITION})))
    assert "Evidence: 2 statements" in texts(html)
    assert 2 == html.count('<div class="statement">')


def test_years_have_a_link_to_themselves() -> None:
    """The link is a link of this page, and says for those who hear it that it names a year."""
    assert (
        '<h2>2025<a class="screen-only" href="./timeline?from=2025-01-01&amp;to=2025-12-31" '
        'data-focus="year-2025">Only <span class="hidden">the year </span>2025</a></h2>'
    ) in page()


def test_the_chosen_entry_comes_with_its_evidence() -> None:
    """Its evidence needs no click, and it can be closed."""
    html = chosen(TimelineQuery(event="summit"))
    assert html.startswith('<section class="chosen" aria-label="The chosen entry">')
    assert "<h2>The summit</h2>" in html
    assert '<a class="screen-only" href="./timeline" data-stay>Close</a>' in html
    assert "● meeting · 18 Aug 2025 · public 20 Aug 2025 They met." in texts(html)
    assert ("<details", "At the same mark") not in (html, texts(html))
    assert '<div class="places">' in html


def test_the_end_of_a_term_says_what_it_follows_from() -> None:
    """The length, the day from which it is counted, and the statements of both."""
    query = TimelineQuery(event="gamma~end-of-term~2034-01-12")
    text = texts(chosen(query, agreement({"exactly": 10, "unit": "years"})[1]))
    assert "By its own term: 12 January 2034 (10 years from 12 January 2024)." in text
    assert text.index("Freedonia signed") < text.index("Size of the force: 10 years")


def test_what_is_chosen_has_its_place_below_the_chart() -> None:
    """The page itself is the same whatever is chosen, so that only that place has to change."""
    html = page(TimelineQuery(event="summit"))
    assert html == page()
    assert html.index("<figure") < html.index(str(CHOSEN)) < html.index('class="about"')
    assert "" == chosen(TimelineQuery())


def test_entries_of_one_mark_open_together() -> None:
    """The others of the mark are listed under the chosen one, and have names of their own."""
    html = chosen(TimelineQuery(event="call-1"), with_events(call("call-1"), call("call-2")))
    assert "At the same mark of the chart" in texts(html)
    assert ["beside~call-2"] == keys(html)


def test_nothing_to_show_is_said() -> None:
    """Then there is the sentence, and neither key nor list."""
    assert "No entry matches these choices." == texts(page(TimelineQuery(kinds=frozenset())))
    assert "There are no records to show." == texts(page(records=catalogue(events={})))
    assert "No statement about the size of a force matches these choices." == texts(
        page(NUMBERS, catalogue())
    )


def test_a_year_that_is_not_listed_says_so() -> None:
    """Instead of a very long list there are its number and the link."""
    many = [call(f"call-{number}") for number in range(501)]
    records = with_events(*many, call("late", date="2026-01-01"))
    html = page(TimelineQuery(kinds=frozenset({EntryKind.CALL})), records)
    said = "entries are not listed here because there are so many."
    assert [f"501 {said}", f"1 {said}"] == re.findall(rf"\d+ {said}", texts(html))


def test_text_of_records_is_text() -> None:
    """Markup in a record is shown letter by letter, in the list, in the chosen entry and in the chart."""
    where = place("hostile", "Page <b>1</b>", quote=QUOTE)
    hostile = call("hostile", name=HOSTILE, says=HOSTILE, note=HOSTILE, evidence=[where])
    records = catalogue(
        proposal({"legal-effect": [statement(says=HOSTILE)]}, short_name="<b>Gamma</b>"),
        sources=[source("hostile", title=HOSTILE, short_name="<i>H</i>")],
        positions=[positions({"says": HOSTILE})],
        events={"hostile": hostile},
    )
    for query in (TimelineQuery(kinds=ALL, event="hostile"), NUMBERS):
        html = page(query, records) + chosen(query, records)
        assert "<img" not in html
        assert "<b>Gamma" not in html
    assert 5 < page(TimelineQuery(kinds=ALL, event="hostile"), records).count("&lt;img src=x")
    drawn = page(records=records).split("</figure>")[0]
    assert "&lt;b&gt;Gamma&lt;/b&gt;</text>" in drawn


def test_numbers_are_a_real_table() -> None:
    """Each element has a table with heads, a row for each figure, and its evidence one click away."""
    html = page(NUMBERS)
    assert (
        "Size of the force How large is it? Size of the force, in order of date "
        "Date Value Proposal Who says so, and the evidence ~ 21 Aug 2025 about 21 August 2025 "
        "• about 50,000 soldiers Alpha The Gazette (anonymous source) Evidence for about 50,000 soldiers"
    ) in texts(html)
    assert 4 == html.count('<th scope="col">')
    assert 1 == html.count('<th scope="row">')
    assert ["force-size~alpha~gazette~2025-08-21-about"] == keys(html)


def test_a_figure_without_a_date_is_listed() -> None:
    """A figure whose source cannot be read was public on no known day."""
    said = statement({"exactly": 5, "unit": "soldiers"}, evidence=[place("nowhere")])
    records = catalogue(proposal({"force-size": [said]}))
    query = TimelineQuery(view=TimelineView.QUANTITIES, clock=Clock.KNOWN)
    assert "no date is known 5 soldiers" in texts(page(query, records)).replace("• ", "")


def test_the_key_names_every_kind() -> None:
    """By its sign, with its meaning."""
    html = page()
    for kind in EntryKind:
        assert f'<li title="{kind.meaning}"><span class="sign" aria-hidden="true">' in html
        assert f"{KIND_SIGNS[kind]}</span>{kind.label}</li>" in html


def test_a_chosen_figure_comes_with_its_statement() -> None:
    """The whole statement is there, and a link that closes it."""
    figure = "force-size~alpha~gazette~2025-08-21-about"
    html = chosen(TimelineQuery(view=TimelineView.QUANTITIES, event=figure))
    assert "<h2>about 50,000 soldiers: Alpha</h2>" in html
    assert 'href="./timeline?view=quantities"' in html
    assert "The force has about 50,000 soldiers." in texts(html)


@pytest.mark.parametrize("query", [TimelineQuery(), NUMBERS], ids=["events", "numbers"])
def test_the_chart_has_its_height_from_the_start(query: TimelineQuery) -> None:
    """Nothing moves when the figure is drawn."""
    chart = timeline_chart(query, sample())
    assert chart is not None
    is_numbers = query.view is TimelineView.QUANTITIES
    height = troop_height(troop_charts(query, sample())) if is_numbers else figure_height(chart)
    assert f' style="height:{height}px"' in page(query).split("</figure>")[0]


def test_the_figure_is_what_the_query_asks_for() -> None:
    """It has the query's lanes and days, and does not depend on what is chosen."""
    query = TimelineQuery(lanes=Lanes.ACTOR, kinds=ALL, days=year_range(2025))
    chart = timeline_chart(query, sample())
    assert chart is not None
    figure = figures(page(query))["lanes"]
    assert json.loads(json.dumps(timeline_figure(chart))) == {
        name: figure[name] for name in ("data", "layout")
    }
    assert ["troops"] == list(figures(page(NUMBERS)))


def test_the_picture_before_the_figure_names_its_lanes() -> None:
    """It has lanes, years, signs, bars and counts, and is one image with a name."""
    records = with_events(call("call-1"), call("call-2"), call("open", date="../2025-06"))
    html = page(records=records).split("</figure>")[0]
    assert 'role="img" aria-label="4 entries in 1 lane over time.' in html
    drawn = re.findall(r"<text[^>]*>([^<]*)</text>", html)
    assert sorted(["Gamma", "2025", "◂", "▲", "◇", "▲", "2"]) == sorted(drawn)
    assert 1 == html.count('class="bar soft"')


def test_without_anything_to_draw_there_is_no_chart() -> None:
    """An empty page keeps no room for one."""
    for query in (TimelineQuery(), NUMBERS):
        assert "<figure" not in page(query, catalogue(events={}))
