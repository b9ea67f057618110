"""components/pages/timeline: the strip, the ledger, the ladder, the terms and the evidence as HTML."""

from __future__ import annotations

import re
from typing import Any

import htpy as h
import pytest

from components.pages.timeline.markup import chosen_markup, page_markup
from components.parts.rendering import EVIDENCE
from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import Clock
from guarantees.pages.timeline.entries import USUAL_KINDS, EntryKind
from guarantees.pages.timeline.ledger import MAX_LISTED
from guarantees.pages.timeline.link import TIMELINE_LINK
from guarantees.pages.timeline.query import TimelineQuery, TimelineView
from guarantees.records.registry import Event
from tests.builders import catalogue, place, positions, proposal, sample, source, statement
from tests.guarantees.cells.test_term import agreement
from tests.guarantees.pages.timeline.events import event, with_events

ALL = frozenset(EntryKind)
EVENTS = TimelineQuery(kinds=USUAL_KINDS - {EntryKind.STATUS})
NUMBERS = TimelineQuery(view=TimelineView.QUANTITIES)
TERMS = TimelineQuery(view=TimelineView.TERMS)
FIGURE = "force-size~alpha~gazette~2025-08-21-about"
HOSTILE = '<img src=x onerror=alert(1)> [a](javascript:alert(1)) $x^2$ "quoted"'
QUOTE = "<img src=x onerror=alert(2)> [a](javascript:alert(2))"


def page(query: TimelineQuery | None = None, records: Catalogue | None = None) -> str:
    """The HTML of a page of the small folder, or of other records."""
    asked, known = query or TimelineQuery(), records or sample()
    return str(h.fragment[page_markup(asked, known)])


def chosen(query: TimelineQuery, records: Catalogue | None = None) -> str:
    """The HTML of the evidence of what is chosen."""
    return str(h.fragment[chosen_markup(query, records or sample())])


def texts(html: str) -> str:
    """The text of HTML with single spaces."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def on(*dates: str, **changes: Any) -> Catalogue:
    """A catalogue with an event on each of these dates."""
    return with_events(*(event(number, date, **changes) for number, date in enumerate(dates)))


def brackets(html: str) -> list[str]:
    """The classes of the dates that are drawn in the ledger."""
    return re.findall(r'class="(day|bracket[\w ]*)"', html.split("<tbody>", 1)[1])


# ---- the ledger -------------------------------------------------------------------------------------


def test_a_month_is_a_table_of_dates() -> None:
    """Date, place on the days of the month, proposal, and what happened with its kind and its changes of status."""
    august = page().split("<section")[2]
    assert "August 2025 1 entry, 1 change of status Only Aug 2025" in texts(august)
    assert "18 Aug 2025 ● Alpha ● The summit meeting ↳ Freedonia proposed (Alpha)" in texts(august)
    assert "1 5 10 15 20 25 31" in texts(august)
    assert '<a href="./proposal?id=alpha">Alpha</a>' in august
    assert 3 == august.count('<th scope="col">')


def test_an_entry_opens_its_evidence_beside_the_page() -> None:
    """It is a link to the page with the entry open, and says so to the script; no evidence is in the page."""
    html = page()
    assert (
        '<a class="open" data-cell="summit" href="./timeline?event=summit">The summit</a>' in html
    )
    assert ("place", "<details") not in (html, html)
    known = TimelineQuery(clock=Clock.KNOWN)
    assert 'href="./timeline?clock=known&amp;event=summit"' in page(known)


@pytest.mark.parametrize(
    ("date", "drawn"),
    [
        ("2025-08-18", "day"),
        ("2025-08", "bracket"),
        ("2025-08-18~", "bracket about"),
        ("2025-08-18/2025-08-31?", "bracket about"),
        ("../2025-08", "bracket before"),
        ("2025-08-18/..", "bracket after"),
    ],
)
def test_only_a_day_has_a_sign(date: str, drawn: str) -> None:
    """Everything else is a bracket, with nothing in its middle."""
    assert [drawn] == brackets(page(EVENTS, on(date)))


def test_a_date_is_there_once() -> None:
    """However many groups of entries it has, it is one heading over their rows."""
    records = with_events(event(1, "2025-08-18"), event(2, "2025-08-18", proposals=[]))
    html = page(EVENTS, records)
    assert 1 == html.count('<th scope="rowgroup" rowspan="2">')
    assert 1 == len(brackets(html))


def test_the_page_is_the_same_whatever_is_chosen() -> None:
    """The place for evidence is empty until it is filled, and names the parameter."""
    html = page(TimelineQuery(event="summit"))
    assert html == page()
    assert str(EVIDENCE) in html.split('data-sets="event"')[1]
    assert "" == chosen(TimelineQuery())


def test_nothing_to_show_is_said() -> None:
    """Then there is the sentence, and a way to what there is."""
    assert "No entry matches these choices. Clear the choices" == texts(
        page(TimelineQuery(kinds=frozenset()))
    )
    assert "There are no records to show." == texts(page(records=catalogue(events={})))
    away = TIMELINE_LINK.decode({"from": "1900-01", "to": "1900-12"}, sample()).query
    assert "Nothing in these months; 2 entries in others. Show all months" in texts(page(away))
    said = "No statement about the size of a force matches these choices."
    assert said == texts(page(NUMBERS, catalogue()))
    assert "The end is not known for any agreement that matches these choices." == texts(
        page(TERMS)
    )


def test_a_month_that_is_not_listed_is_a_link() -> None:
    """Instead of a very long list there are its number and the link."""
    records = on(*["2024-05-01"] * (MAX_LISTED + 1), "2025-01-01")
    query = TIMELINE_LINK.decode({"kinds": "meeting", "from": "2024", "to": "2026-01"}, records)
    html = page(query.query, records)
    assert "January 2025 1 entry Only Jan 2025" in texts(html)
    assert 1 == html.count("<table")


# ---- the strip --------------------------------------------------------------------------------------


def test_the_strip_lists_the_months() -> None:
    """Each month is a link that names its number; breaks and windows say what they are; the shown ones are marked."""
    records = on("2024-05-01", "2025-08", "2025-08-18", "2025")
    query = TIMELINE_LINK.decode({"kinds": "meeting", "from": "2025-08", "to": "2025-08"}, records)
    html = page(query.query, records).split('class="with-evidence"')[0]
    assert 'href="./timeline?kinds=meeting&amp;from=2024-05&amp;to=2024-05"' in html
    assert 'aria-label="August 2025: 2 entries"' in html
    assert "Nothing is recorded from June 2024 to December 2024" in texts(html)
    assert ['class="in" data-month="2025-08"'] == re.findall(
        r'class="in" data-month="[\d-]+"', html
    )
    assert ["From month", "To month"] == re.findall(r'role="slider".*?aria-label="(.*?)"', html)
    assert 'title="2025: 1 entry"' in html


def test_one_month_is_no_choice() -> None:
    """Then there is no strip; nor is there one in the other views."""
    assert "data-brush" in page()
    assert "data-brush" not in page(EVENTS, on("2025-08"))
    assert "data-brush" not in page(NUMBERS)


# ---- troop numbers and terms -----------------------------------------------------------------------


def test_numbers_are_a_ladder_and_a_table() -> None:
    """Each says the same, and both open the evidence of a figure."""
    html = page(NUMBERS)
    assert "Size of the force How large is it?" in texts(html)
    assert "about 50,000 The Gazette , on Alpha" in texts(html)
    assert (
        "When Size Proposal Who says so ~ 21 Aug 2025 about 21 August 2025 • about 50,000 soldiers Alpha "
        "The Gazette (anonymous source)"
    ) in texts(html)
    assert 2 == html.count(f'class="open" data-cell="{FIGURE}"')


def test_a_figure_without_a_date_is_listed() -> None:
    """A figure whose source cannot be read was public on no known day."""
    said = statement({"exactly": 5, "unit": "soldiers"}, evidence=[place("nowhere")])
    records = catalogue(proposal({"force-size": [said]}))
    query = TimelineQuery(view=TimelineView.QUANTITIES, clock=Clock.KNOWN)
    html = page(query, records)
    assert "no date is known 5 soldiers" in texts(html).replace("• ", "")
    assert "<figure" not in html


def test_terms_are_a_table_with_bars() -> None:
    """Agreement, from when, and until when; the agreement opens the evidence."""
    html = page(TERMS, agreement({"exactly": 10, "unit": "years"})[1])
    assert (
        "Agreement 2024 2026 2028 2030 2032 2034 From In force until Gamma 12 Jan 2024 12 Jan 2034"
        in texts(html)
    )
    assert 'data-cell="gamma~end-of-term~2034-01-12"' in html
    assert 'class="bar" style="--x:0.27%;--w:90.94%"' in html


# ---- evidence ---------------------------------------------------------------------------------------


def test_the_evidence_of_an_event() -> None:
    """What, when, who, about which proposals, where it was read, what came with it, and a way to close it."""
    html = chosen(TimelineQuery(event="summit"))
    assert html.startswith("<dialog")
    assert 'data-shows="summit"' in html
    assert (
        "The summit meeting · 18 Aug 2025 × They met. public 20 Aug 2025 "
        "Participants: Freedonia , Sylvania Proposal: Alpha"
    ) in texts(html)
    assert '<a href="./sources?source=gazette-2025-08">' in html
    assert "Changes of status that come with it Alpha: Freedonia proposed" in texts(html)
    assert 2 == html.count('href="./timeline" data-close')


def test_evidence_has_the_date_on_the_other_clock_too() -> None:
    """Or says that nobody knows when it was public."""
    known = chosen(TimelineQuery(event="summit", clock=Clock.KNOWN))
    assert "meeting · 20 Aug 2025" in texts(known)
    assert "of 18 Aug 2025" in texts(known)
    lost = on("2025-01-01", evidence=[place("nowhere")])
    query = TimelineQuery(event="meeting-0", clock=Clock.KNOWN)
    assert "meeting · no date is known" in texts(chosen(query, lost))
    said = texts(chosen(TimelineQuery(event="meeting-0"), lost))
    assert "not known when it was public" in said


def test_the_evidence_of_statements() -> None:
    """Several statements of an entry are there in full, and the entry does not say them twice."""
    html = chosen(TimelineQuery(kinds=ALL, event="sylvania~sylvania~2025-08-21"))
    assert 2 == html.count('<div class="statement">')
    assert "accepts if: Assistance: Troops" in texts(html)


def test_the_end_of_a_term_says_what_it_follows_from() -> None:
    """The length, the day from which it is counted, and the statements of both."""
    query = TimelineQuery(event="gamma~end-of-term~2034-01-12")
    text = texts(chosen(query, agreement({"exactly": 10, "unit": "years"})[1]))
    assert "By its own term: 12 January 2034, 10 years from 12 January 2024." in text
    assert text.index("Freedonia signed") < text.index("Size of the force: 10 years")


def test_the_evidence_of_a_figure() -> None:
    """The whole statement is there, and a link that closes it."""
    html = chosen(TimelineQuery(view=TimelineView.QUANTITIES, event=FIGURE))
    assert "Size of the force: about 50,000 soldiers" in texts(html)
    assert 'href="./timeline?view=quantities"' in html
    assert "The force has about 50,000 soldiers." in texts(html)


def test_text_of_records_is_text() -> None:
    """Markup in a record is shown letter by letter, in every view and in the evidence."""
    where = place("hostile", "Page <b>1</b>", quote=QUOTE)
    changes = {"name": HOSTILE, "says": HOSTILE, "note": HOSTILE, "evidence": [where]}
    hostile = Event.model_validate(event(1, "2025-08-21").model_dump(mode="json") | changes)
    soldiers = statement({"exactly": 5, "unit": "soldiers"}, says=HOSTILE, scope="<b>Part</b>")
    records = catalogue(
        proposal(
            {"legal-effect": [statement(says=HOSTILE)], "force-size": [soldiers]},
            short_name="<b>Gamma</b>",
        ),
        sources=[source("hostile", title=HOSTILE, short_name="<i>H</i>")],
        positions=[positions({"says": HOSTILE})],
        events={"meeting-1": hostile},
    )
    for query in (TimelineQuery(kinds=ALL, event="meeting-1"), NUMBERS):
        html = page(query, records) + chosen(query, records)
        assert "<img" not in html
        assert "<b>Gamma" not in html
        assert "<b>Part" not in html
    assert "&lt;img src=x" in page(TimelineQuery(kinds=ALL), records)
