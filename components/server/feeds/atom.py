"""A feed as Atom (RFC 4287)."""

from __future__ import annotations

import datetime
import io
from urllib.parse import quote, urlsplit

import htpy as h
from feedgenerator import Atom1Feed

from components.store.imprint import imprint
from guarantees import SITE_NAME
from guarantees.feeds.feed import Feed, FeedEntry
from guarantees.words.site_citation import LICENCE, LICENCE_ADDRESS

MINTED = "2026"
"""The year of the ids: whoever owned the site's domain then."""


class _Atom(Atom1Feed):
    def latest_post_date(self) -> datetime.datetime:
        """When the feed changed, even one without entries; by default the library takes the current time."""
        changed: datetime.datetime = self.feed["updated"]
        return changed


def atom_file(feed: Feed, root: str, address: str) -> bytes:
    """The bytes of the file. ``root`` is the public address of the site, ``address`` that of the file below it."""
    made = _Atom(
        title=f"{feed.title} · {SITE_NAME}",
        link=root + feed.carrying(feed.link),
        description=feed.about,
        language="en",
        author_name=imprint().publisher or SITE_NAME,
        author_link=root,
        feed_url=root + address,
        feed_copyright=f"{LICENCE}, {LICENCE_ADDRESS}",
        feed_guid=tag(feed.id, root),
        updated=_at(feed.updated),
    )
    for entry in feed.entries:
        made.add_item(
            title=entry.title,
            link=root + feed.carrying(entry.link),
            description=None,
            content=str(_content(entry, feed, root)),
            unique_id=tag(entry.id, root),
            categories=[entry.kind],
            # A window is not a day, so it is left out here.
            pubdate=_at(entry.date.first_possible)
            if entry.date and entry.date.is_one_day
            else None,
            updateddate=_at(entry.updated),
        )
    written = io.StringIO()
    made.write(written, "utf-8")
    return written.getvalue().encode()


def tag(id: str, root: str) -> str:
    """A globally unique, permanent id (RFC 4151): the site's domain, and an id within it."""
    return f"tag:{urlsplit(root).hostname},{MINTED}:{quote(id, safe='/=')}"


def _at(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(), datetime.UTC)


def _content(entry: FeedEntry, feed: Feed, root: str) -> h.Fragment:
    return h.fragment[
        entry.date and h.p[h.b[_capital(entry.date.words())]],
        (h.p[each] for each in entry.says),
        entry.read
        and [
            h.p["Read in:"],
            h.ul[
                (
                    h.li[h.a(href=root + feed.carrying(place.link))[place.text]]
                    for place in entry.read
                )
            ],
        ],
    ]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
