"""The feed of changes: what was changed in the records, with the reasons that they give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from guarantees.catalogue.catalogue import Catalogue
from guarantees.feeds.feed import Feed, FeedEntry, made_feed, permanent_ids
from guarantees.feeds.query import about_words, feed_id, titled
from guarantees.links.addresses import to_method
from guarantees.pages.changes.query import CHANGES_LINK, ChangesQuery
from guarantees.pages.method.changes import ChangedRecord, changed_records, concerned
from guarantees.records.change import RecordChange

TITLE = "Changes of the records"


def recorded_changes(query: ChangesQuery, catalogue: Catalogue) -> Feed:
    """The changes for which a record gives a reason, no later than the chosen day."""
    return made_feed(
        feed_id("changes", query.view, query.as_of, catalogue),
        titled(TITLE, query.view, catalogue),
        about_words(
            "Each with the reason that the record gives: what a party newly says is kept apart from what we corrected.",
            query.as_of,
            catalogue,
        ),
        CHANGES_LINK.address(query, catalogue),
        (entry for change, entry in _entries(catalogue) if _is_followed(change, query)),
        query.as_of,
        catalogue,
    )


def _is_followed(changed: ChangedRecord, query: ChangesQuery) -> bool:
    """Whether a change is of a record that is followed. One of a whole proposal or file concerns all that it says, but
    follows no question of its own."""
    change = changed.change
    elements = _named("elements", changed)
    wanted_elements = set(query.elements)
    of_records = bool(query.proposals or query.actors)
    return (
        query.as_of.includes(change.on)
        and (
            not query.proposals or not set(query.proposals).isdisjoint(_named("proposals", changed))
        )
        and (
            not query.actors
            or (changed.part in ("positions", "actors") and changed.id in query.actors)
        )
        and (
            not wanted_elements
            or not wanted_elements.isdisjoint(elements)
            or (of_records and not elements)
        )
    )


def _named(part: str, changed: ChangedRecord) -> tuple[str, ...]:
    own = (changed.id,) if changed.part == part else ()
    return (*own, *getattr(changed.change, part, ()))


def _entries(catalogue: Catalogue) -> Iterator[tuple[ChangedRecord, FeedEntry]]:
    numbers = Counter[tuple[str, str, str]]()
    for changed in changed_records(catalogue):
        change = changed.change
        day = (changed.part, changed.id, str(change.on))
        numbers[day] += 1
        yield changed, _entry(changed, change, numbers[day], catalogue)


def _entry(
    changed: ChangedRecord, change: RecordChange, number: int, catalogue: Catalogue
) -> FeedEntry:
    part = "actors" if changed.part == "positions" else changed.part
    (first,) = permanent_ids(part, (changed.id,), catalogue)
    about = concerned(change, catalogue)
    return FeedEntry(
        id=f"changes/{changed.part}/{first}/{change.on}/{number}",
        kind=change.reason.label,
        title=f"{changed.name}: {change.reason.label}",
        says=(change.says, *([f"It concerns: {about}."] if about else [])),
        link=changed.address or to_method(),
        updated=change.on.latest or change.on.first_possible,
        date=change.on,
    )
