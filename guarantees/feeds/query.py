"""What a reader follows, and the same as parameters of a feed's address.

The feed of changes has the parameters of the page on what changed.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf
from guarantees.changes.view import View
from guarantees.feeds.feed import permanent_ids
from guarantees.links.page_link import AsOfDay, PageLink, SomeOf
from guarantees.pages.changes.query import OF_RECORDS, view_named
from guarantees.records.vocabulary import Term
from guarantees.words.as_of import as_of_words
from guarantees.words.english import and_words


class EventSort(Term):
    """What a feed of events has."""

    EVENTS = "events", "events", "What happened on a date."
    STATUS = "status", "changes of status", "What became of a proposal."
    END = "end", "ends of terms", "Until when an agreement is in force by its own term, if known."


@dataclass(frozen=True)
class EventsQuery:
    """Which events are followed: those of the ids of records, or without any all of them.

    Where they are of several kinds, an entry has to do with one of each.
    """

    proposals: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    elements: tuple[str, ...] = ()
    kinds: frozenset[EventSort] = frozenset(EventSort)
    as_of: AsOf = field(default_factory=AsOf)

    @property
    def view(self) -> View:
        """The records that are followed."""
        return View(self.proposals, self.elements, self.actors)


EVENTS_FEED: PageLink[EventsQuery] = PageLink(
    "events", EventsQuery, (*OF_RECORDS, SomeOf("kinds", EventSort, "kind of event"), AsOfDay())
)


def titled(title: str, view: View, catalogue: Catalogue) -> str:
    """The title of a feed with the names of the records that are followed."""
    named = view_named(view, catalogue)
    return f"{title}: {and_words(named)}" if named else title


def feed_id(name: str, view: View, as_of: AsOf, catalogue: Catalogue, *further: str) -> str:
    """The id of a feed: of its name and of the records that are followed, by their first ids."""
    followed = (
        ("proposals", view.proposals),
        ("actors", view.actors),
        ("elements", view.elements),
    )
    parts = [
        f"{part}={'.'.join(permanent_ids(part, ids, catalogue))}" for part, ids in followed if ids
    ]
    parts += [f"{as_of.clock.value}={as_of.day.isoformat()}"] if as_of.day else []
    return "/".join(("feeds", name, *parts, *(each for each in further if each)))


def about_words(what: str, as_of: AsOf, catalogue: Catalogue) -> str:
    """What a feed has, of which day, and of which data."""
    words = as_of_words(as_of)
    return f"{what} {words[0].upper()}{words[1:]}. Data version {catalogue.version}."
