"""A feed of events as a calendar (iCalendar, RFC 5545).

A day is a day of the calendar, a window a span of whole days that says so in its name. Dates without an end or a
beginning are not entries: the calendar's description names them.
"""

from __future__ import annotations

import datetime

from icalendar import CLASS, STATUS, TRANSP, Calendar, Event

from components.server.feeds.atom import tag
from guarantees import SITE_NAME
from guarantees.feeds.feed import Feed, FeedEntry
from guarantees.words.english import counted
from guarantees.words.site_citation import LICENCE, LICENCE_ADDRESS

_DAY = datetime.timedelta(days=1)


def calendar_file(feed: Feed, root: str, address: str) -> bytes:
    """The bytes of the file; parameters as for :func:`components.server.feeds.atom.atom_file`."""
    spans = [each for each in feed.entries if each.date and not each.date.is_open]
    left_out = [each for each in feed.entries if each.date and each.date.is_open]
    made = Calendar.new(
        name=f"{feed.title} · {SITE_NAME}",
        description=" ".join([feed.about, *_left_out(left_out)]),
        prodid=f"-//{SITE_NAME}//EN",
        language="en",
        uid=tag(feed.id, root),
        last_modified=_at(feed.updated),
        refresh_interval=_DAY,
        url=root + feed.carrying(feed.link),
        source=root + address,
        subcomponents=[_event(each, feed, root) for each in spans],
    )
    made.add("X-WR-CALNAME", feed.title)
    return made.to_ical()


def _left_out(entries: list[FeedEntry]) -> list[str]:
    if not entries:
        return []
    named = "; ".join(f"{each.title} ({each.date and each.date.words()})" for each in entries)
    return [
        f"Not in the calendar, since one end of the date is open: {counted(len(entries), 'entry', 'entries')}: {named}."
    ]


def _event(entry: FeedEntry, feed: Feed, root: str) -> Event:
    date = entry.date
    assert date
    assert date.latest
    words = date.words()
    return Event.new(
        uid=tag(entry.id, root),
        stamp=_at(entry.updated),
        last_modified=_at(entry.updated),
        summary=entry.title if date.is_one_day else f"{entry.title} ({words})",
        description="\n".join(
            [
                f"Date: {words}.",
                *entry.says,
                *(f"Read in: {place.text}" for place in entry.read),
                f"{SITE_NAME}. {feed.about} {LICENCE}, {LICENCE_ADDRESS}",
            ]
        ),
        start=date.earliest,
        end=date.latest + _DAY,
        url=root + feed.carrying(entry.link),
        categories=[entry.kind],
        classification=CLASS.PUBLIC,
        transparency=TRANSP.TRANSPARENT,
        status=STATUS.TENTATIVE if date.about or date.uncertain else STATUS.CONFIRMED,
    )


def _at(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(), datetime.UTC)
