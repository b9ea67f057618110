"""What a reader asks of the page on what changed, and the same as parameters of a link."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf
from guarantees.changes.view import View
from guarantees.links.earlier import NO_EARLIER, Earlier, EarlierSide, in_order
from guarantees.links.link_reader import LinkReader
from guarantees.links.page_link import AsOfDay, Ids, Open, PageLink


@dataclass(frozen=True)
class ChangesQuery:
    """What the records that are shown, as of ``as_of``, are compared with (``since``), and of which records: those of
    the ids; without any, all. Where ids are of several kinds, a change has to do with one of each."""

    since: Earlier = NO_EARLIER
    proposals: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    elements: tuple[str, ...] = ()
    as_of: AsOf = field(default_factory=AsOf)
    open: tuple[str, ...] = ()

    @property
    def view(self) -> View:
        """The part of the comparison."""
        return View(self.proposals, self.elements, self.actors)


def _complete(query: ChangesQuery, reader: LinkReader, given: Collection[str]) -> ChangesQuery:
    return in_order(query, reader)


OF_RECORDS = (
    Ids("proposals", "proposal", lambda catalogue: catalogue.proposals),
    Ids("actors", "actor", lambda catalogue: catalogue.actors),
    Ids("elements", "question", lambda catalogue: catalogue.elements),
)
CHANGES_LINK: PageLink[ChangesQuery] = PageLink(
    "changes",
    ChangesQuery,
    (EarlierSide(), *OF_RECORDS, AsOfDay(), Open()),
    complete=_complete,
)


def view_named(view: View, catalogue: Catalogue) -> list[str]:
    """The records of a view by name, none for everything."""
    parts = (
        (view.proposals, catalogue.proposals),
        (view.actors, catalogue.actors),
        (view.elements, catalogue.elements),
    )
    return [
        getattr(records[id], "short_name", None) or records[id].name
        for ids, records in parts
        for id in ids
        if id in records
    ]
