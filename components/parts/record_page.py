"""What the pages about one record share: their parts with headings, events and the list of sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import htpy as h

from components.parts.actor_links import actor_links
from components.parts.dates import date_markup, facts_markup
from components.parts.own_words import source_title
from components.parts.statements import citations, is_web_address, opener, place_list
from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf
from guarantees.catalogue.record_links import RecordLinks
from guarantees.links.addresses import cell_of_proposal, to_sources, to_timeline
from guarantees.pages.proposal.history import Cited
from guarantees.records.registry import Event
from guarantees.words.numbered_sources import CitedSource


def part(*, id: str, heading: str, content: h.Node, about: h.Node = None) -> h.Element:
    """A part of the page, to which links within it lead by its id."""
    return h.section(".part", id=id, tabindex="-1")[
        h.header[h.h2[heading], about and h.p(".soft.small")[about]],
        h.div(".content")[content],
    ]


def contents(parts: Iterable[tuple[str, str, int | None]]) -> h.Element:
    """Links to the parts of the page by their ids, each with how much it holds where that can be counted."""
    return h.nav(".contents.screen-only", aria_label="On this page")[
        h.ul[
            (
                h.li[
                    h.a(href=f"#{id}")[name],
                    count is not None and [" ", h.span(".soft")[str(count)]],
                ]
                for id, name, count in parts
            )
        ]
    ]


def fact_list(facts: Iterable[tuple[str, h.Node]]) -> h.Element:
    """Names with what is known; without it a name is left out."""
    return h.dl(".facts")[((h.dt[name], h.dd[words]) for name, words in facts if words)]


class Openers:
    """Links that open evidence beside the page of a ``record``. ``address`` is that of the page with nothing open."""

    def __init__(self, record: str, address: str) -> None:
        self.record, self.address = record, address

    def __call__(self, evidence: str, words: h.Node) -> h.Element:
        """A link that opens evidence, named as in links (``cell_of_proposal``)."""
        cell = cell_of_proposal(self.record, evidence)
        return opener(self.address, *cell)[words]


def event_list(events: Sequence[Cited[Event]], openers: Openers) -> h.Element:
    """Events in the order given, each of which opens its evidence."""
    return h.ol(".lines.short")[
        (
            h.li[
                h.span(".when")[date_markup(entry.record.date)],
                openers(entry.key, entry.record.name),
                citations(entry.citations),
            ]
            for entry in events
        )
    ]


def event_evidence(entry: Cited[Event], catalogue: Catalogue, as_of: AsOf) -> h.Node:
    """What happened, who took part and where it was read: the parts of a panel."""
    event = entry.record
    return [
        h.p[event.says],
        event.participants
        and h.p(".soft.small")[
            "Participants: ",
            actor_links(event.participants, catalogue, as_of),
        ],
        event.note and h.p(".why")[h.b["Note. "], event.note],
        place_list(entry.places),
        other_pages((to_timeline(event.id), "On the timeline")),
    ]


def other_pages(*links: tuple[str, str]) -> h.Element:
    """Where to go from evidence: addresses with their words."""
    return h.nav(".screen-only", aria_label="Other pages")[
        h.ul[(h.li[h.a(href=address)[words]] for address, words in links)]
    ]


def source_list(sources: Sequence[CitedSource]) -> h.Node:
    """The sources that the page cites, by their numbers."""
    if not sources:
        return h.p(".soft")["No source is cited in this view."]
    return h.ol(".sources")[(_source(source) for source in sources)]


def source_facts(source: CitedSource) -> list[h.Node]:
    """What a numbered source is and when it was published, after its title."""
    facts = tuple(each for each in (source.details, source.date) if each)
    return [facts and " · ", facts_markup(facts)]


def _source(source: CitedSource) -> h.Element:
    return h.li(id=f"source-{source.number}", tabindex="-1", value=str(source.number))[
        h.a(href=to_sources(source.id))[source.short_name],
        ": ",
        source_title(source.title, source.title_language),
        h.span(".soft")[source_facts(source)],
        is_web_address(source.url)
        and [" · ", h.a(href=source.url, target="_blank", rel="noopener noreferrer")["original"]],
    ]


def note_markup(note: str | None) -> h.Node:
    """The note of a record; on a phone a button opens it, so that it does not come before the facts."""
    return note and [
        h.details(".of-note")[h.summary["Note"]],
        h.p(".note.soft.small")[h.b["Note. "], note],
    ]


def record_links_markup(links: RecordLinks | None) -> h.Node:
    """Links to edit the record and to report an error in it; nothing if the site has no such links."""
    if links is None:
        return None
    named = ((links.edit, "Edit this record"), (links.report, "Report an error"))
    found = [_link(address, words, links.about) for address, words in named if address]
    between = " · " if len(found) == 2 else None
    return h.p(".small.screen-only")[found[:1], between, found[1:]]


def _link(address: str, words: str, about: str) -> h.Element:
    """Opens in a new tab. Screen readers also get what it is about, since they may read links out of context."""
    label = f"{words}: {about}"
    return h.a(href=address, target="_blank", rel="noopener noreferrer", aria_label=label)[words]
