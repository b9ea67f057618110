"""A feed as plain data, independent of its file format: what each entry says, where that was read, and when it last
changed.

The id of an entry is made from the ids under which its records were first published, so that it stays when one of them
is renamed (``docs/decisions/0016-permanent-ids.md``).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf
from guarantees.links.addresses import to_sources
from guarantees.links.carried import carried
from guarantees.links.page_link import release_of
from guarantees.records.dates import EdtfDate
from guarantees.records.statement import Evidence
from guarantees.words.statement_words import place_words

UNKNOWN_DAY = datetime.date(1970, 1, 1)
"""Of what nothing has a day: feeds need one."""


@dataclass(frozen=True)
class PlaceRead:
    """Where something was read, in words, and the address of the source's page, relative to the site."""

    text: str
    link: str


@dataclass(frozen=True)
class FeedEntry:
    """One entry. ``says`` are paragraphs of plain text, ``kind`` is a word for sorting, ``link`` relative to the site.

    ``date`` is that of its content, with its precision; ``updated`` the day on which the entry last changed.
    """

    id: str
    kind: str
    title: str
    says: tuple[str, ...]
    link: str
    updated: datetime.date
    date: EdtfDate | None = None
    read: tuple[PlaceRead, ...] = ()


@dataclass(frozen=True)
class Feed:
    """A feed with what it says of itself. ``about`` are sentences; ``link`` is the page with the same content.

    ``address`` is its own, relative to the site, without the ending that names the kind of file.
    """

    id: str
    title: str
    about: str
    link: str
    updated: datetime.date
    entries: tuple[FeedEntry, ...]
    as_of: AsOf
    release: Mapping[str, str]

    def carrying(self, link: str) -> str:
        """An address of a page, from the root of the site, with the chosen day and release in it."""
        return carried(f'"{link}"', self.as_of, self.release).strip('"').removeprefix("./")


def made_feed(
    id: str,
    title: str,
    about: str,
    link: str,
    entries: Iterable[FeedEntry],
    as_of: AsOf,
    catalogue: Catalogue,
) -> Feed:
    """A feed of entries, the one that changed last first."""
    listed = tuple(sorted(entries, key=lambda each: each.updated, reverse=True))
    edition = catalogue.edition
    days = [each.updated for each in listed[:1]]
    days += [edition.released.first_possible] if edition else []
    updated = max(days, default=UNKNOWN_DAY)
    return Feed(id, title, about, link, updated, listed, as_of, release_of(catalogue))


def permanent_id(record: Any) -> str:
    """The id under which a record was first published: the first of its former ids, or its own."""
    former: tuple[str, ...] = record.former_ids
    return former[0] if former else record.id


def permanent_ids(part: str, ids: Iterable[str], catalogue: Catalogue) -> tuple[str, ...]:
    """The same for the ids of records in a part of the catalogue."""
    records: Mapping[str, Any] = getattr(catalogue, part)
    return tuple(permanent_id(records[id]) if id in records else id for id in ids)


def places_read(evidence: Iterable[Evidence], catalogue: Catalogue) -> tuple[PlaceRead, ...]:
    """Each place once, with the day of its source."""
    found: dict[PlaceRead, None] = {}
    for place in evidence:
        source = catalogue.sources.get(place.source)
        dated = f" ({source.published.words()})" if source else ""
        name = f"{catalogue.source_short_name(place.source)}{dated}, {place_words(place.at)}"
        if place.reported_by:
            name += f", report of {catalogue.actor_short_name(place.reported_by)}"
        found[PlaceRead(name, to_sources(place.source))] = None
    return tuple(found)
