"""The chosen day on every page: nothing of a later day is shown, and links from page to page keep it."""

from __future__ import annotations

import datetime
import html as escapes
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from urllib.parse import parse_qsl, urlsplit

import pytest

from components.pages.table import PAGES
from components.parts.page import DocumentPage
from components.parts.rendering import (
    evidence_html,
    rendered,
)
from components.server.site_header import site_header
from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import (
    AsOf,
    Clock,
    earliest_publication,
    first_published,
    known_date,
)
from guarantees.links.carried import carried, day_of
from guarantees.records.dates import EdtfDate
from guarantees.records.statement import Evidence
from guarantees.records.vocabulary import ActorKind
from guarantees.words.as_of import as_of_in_brief
from tests.builders import sample
from tests.components.parsed_html import Parsed

# Every page, with what shows most of it.
VIEWS: list[tuple[str, dict[str, str]]] = [
    *((name, {}) for name in PAGES),
    ("compare", {"cell": "alpha.legal-effect"}),
    ("compare", {"cell": "alpha.assistance"}),
    ("proposal", {"id": "alpha"}),
    ("proposal", {"id": "beta"}),
    ("positions", {"cell": "sylvania.alpha"}),
    ("positions", {"rows": "elements", "cell": "sylvania.assistance"}),
    *(("actor", {"id": name}) for name in ("freedonia", "sylvania", "gazette", "anna-lind")),
    ("gap", {"element": "assistance"}),
    ("gap", {"proposal": "alpha", "actor": "sylvania"}),
    ("wording", {"element": "assistance", "order": "date"}),
    ("timeline", {"lanes": "actor"}),
    ("timeline", {"view": "quantities"}),
    ("timeline", {"event": "summit"}),
    ("sources", {"source": "gazette-2025-08"}),
    *(("search", {"q": word}) for word in ("treaty", "troops", "met", "sylvania")),
]
DAYS = [datetime.date.fromisoformat(day) for day in ("2020-01-01", "2024-05-31", "2025-08-19")]
DAYS += [datetime.date.fromisoformat(day) for day in ("2025-08-20", "2025-08-21", "2025-08-22")]
THEN = AsOf(Clock.KNOWN, datetime.date(2025, 8, 21))


@cache
def with_notes() -> Catalogue:
    """The small folder, in which records have editors' notes; Sylvania is an alliance, whose note is a hover text."""
    known = sample()
    noted = {
        part: {
            id: each.model_copy(update={"note": f"Editors on {part} {id}."})
            for id, each in getattr(known, part).items()
        }
        for part in ("actors", "events", "positions", "proposals")
    }
    alliance = noted["actors"]["sylvania"].model_copy(update={"kind": ActorKind.ALLIANCE})
    return replace(known, **{**noted, "actors": {**noted["actors"], "sylvania": alliance}})


def whole(page: DocumentPage, link: dict[str, str], as_of: AsOf) -> str:
    """All that a browser gets of a page as text, whatever is open in it."""
    catalogue = with_notes()
    query = page.link.decode({**link, **day_of(as_of)}, catalogue).query
    return rendered(page, query, catalogue).html + evidence_html(page, query, catalogue)


NEVER = EdtfDate.parse("9999")
"""When what is written from everything the records hold is shown for a chosen day."""


def latest_publication(evidence: tuple[Evidence, ...], catalogue: Catalogue) -> EdtfDate:
    """When the last of the sources cited was public."""
    return max(
        (first_published(catalogue.sources[place.source]) for place in evidence),
        key=lambda date: date.first_possible,
    )


def texts(catalogue: Catalogue) -> Iterator[tuple[str, EdtfDate | None]]:
    """Each sentence, quotation, note, name of an event and title of a source, and when it was first public."""
    for recorded in catalogue.recorded():
        said = recorded.said
        yield said.says, known_date(said, catalogue)
        yield said.note or "", latest_publication(said.all_evidence, catalogue)
        for part in said.parts:
            yield part.says, earliest_publication(part.evidence, catalogue)
        for place in said.all_evidence:
            yield place.quote or "", earliest_publication((place,), catalogue)
    for proposal in catalogue.proposals.values():
        for change in proposal.status:
            yield change.says, earliest_publication(change.evidence, catalogue)
        for label in proposal.labels:
            yield label.label, earliest_publication(label.evidence, catalogue)
    for event in catalogue.events.values():
        for text in (event.name, event.says):
            yield text, earliest_publication(event.evidence, catalogue)
        yield event.note or "", latest_publication(event.evidence, catalogue)
    for written in (catalogue.actors, catalogue.positions, catalogue.proposals):
        yield from ((each.note or "", NEVER) for each in written.values())
    for contradiction in catalogue.contradictions.values():
        sides = [known_date(side.said, catalogue) for side in catalogue.sides_of(contradiction)]
        yield contradiction.note, max((d for d in sides if d), key=lambda d: d.first_possible)
    for source in catalogue.sources.values():
        for text in (source.title, source.short_name):
            yield text, first_published(source)


@pytest.mark.parametrize(("name", "link"), VIEWS, ids=str)
def test_what_was_not_public_yet_is_on_no_page(name: str, link: dict[str, str]) -> None:
    """As publicly known by a day, no page holds a text whose first publication came after that day."""
    leaks = []
    for day in DAYS:
        as_of = AsOf(Clock.KNOWN, day)
        shown = escapes.unescape(whole(PAGES[name], link, as_of))
        public = {text for text, date in texts(with_notes()) if as_of.includes(date)}
        later = {text for text, date in texts(with_notes()) if text and not as_of.includes(date)}
        leaks += [f"{day}: {text}" for text in sorted(later - public) if text in shown]
    assert [] == leaks


ADDRESS = re.compile(r'"(\./[a-z]*(?:\?[^"#]*)?)["#]')


@pytest.mark.parametrize(("name", "link"), VIEWS, ids=str)
def test_links_keep_the_chosen_day(name: str, link: dict[str, str]) -> None:
    """Whichever link a reader follows, its page understands it and shows the same day on the same clock."""
    found = {
        escapes.unescape(address)
        for address in ADDRESS.findall(whole(PAGES[name], link, THEN))
        # What a page cites, and the way back to everything, name a day of their own.
        if "asof=latest" not in address and "version=" not in address
    }
    lost = []
    for address in found:
        parts = urlsplit(address)
        if parts.path == "./cite":
            # What is cited is a page's link of its own.
            parts = urlsplit(f"./{dict(parse_qsl(parts.query))['id']}")
        page = PAGES[parts.path.removeprefix("./") or "overview"]
        decoded = page.link.decode(dict(parse_qsl(parts.query)), sample())
        if decoded.query.as_of != THEN or decoded.notices:
            lost.append((address, decoded.notices))
    assert [] == lost


def test_a_link_that_names_a_day_keeps_it() -> None:
    """Another day, or none on purpose, is not replaced; nor is an address that is no page's."""
    other = (
        '"./map?clock=known&amp;asof=2020-01-01" "./?asof=latest" "./assets/a.css" "https://a.b"'
    )
    assert other == carried(other, THEN, separator="&amp;")
    assert '"./map?clock=stated&asof=2025-08-21"' == carried('"./map?clock=stated"', THEN)
    assert '"./map#x"' == carried('"./map#x"', AsOf())
    assert '"./map?clock=known&asof=2025-08-21#x"' == carried('"./map#x"', THEN)


def test_the_header_keeps_the_day() -> None:
    """The search sends the day and its clock along, and every link of the menu names them."""
    header = site_header("compare", "a", THEN)
    assert '<input type="hidden" name="asof" value="2025-08-21">' in header
    assert 'href="./gap?clock=known&amp;asof=2025-08-21"' in header
    assert "asof" not in site_header("compare", "a")


@pytest.mark.parametrize("name", [name for name, page in PAGES.items() if not page.has_widgets])
def test_every_page_has_the_one_choice_of_the_day(name: str) -> None:
    """It says which day is shown, has the day in its field, and offers the ends of months and everything recorded."""
    chosen = AsOf(Clock.KNOWN, datetime.date(2025, 8, 31))
    form = Parsed(whole(PAGES[name], {}, chosen))
    assert 1 == form.texts.count("Public by: 31 Aug 2025")
    assert ["2025-08-31"] == [each["value"] for each in form.all("input", name="asof", type="date")]
    sent = {str(each["value"]): each for each in form.all("button", name="asof")}
    assert "true" == sent["2025-08-31"]["aria-pressed"]
    assert {"2024-02-29", "latest"} < {*sent}


def test_a_page_with_widgets_says_which_day_it_shows() -> None:
    """Where no form has the day, a line says it, and leads back to everything."""
    page = whole(PAGES["curate"], {}, THEN)
    assert "Shown: as publicly known on 21 August 2025." in page
    assert 'href="./curate?asof=latest"' in page
    assert "Shown:" not in whole(PAGES["curate"], {}, AsOf())


@pytest.mark.parametrize(
    ("chosen", "words"),
    [(AsOf(), "As of: latest"), (AsOf(day=datetime.date(2025, 8, 1)), "As of: 1 Aug 2025")],
)
def test_the_button_of_the_day_says_which(chosen: AsOf, words: str) -> None:
    """In brief, as all dates of heads."""
    assert words == as_of_in_brief(chosen)


@pytest.mark.parametrize("name", PAGES)
def test_every_page_reads_the_day(name: str) -> None:
    """The link of each page holds the day, or it would be lost there."""
    decoded = PAGES[name].link.decode(day_of(THEN), sample())
    assert (THEN, ()) == (decoded.query.as_of, decoded.notices)
