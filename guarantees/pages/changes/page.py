"""What the page on what changed shows: what a party newly said, separately from what was newly read and what we
corrected.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.catalogue.clock import AsOf
from guarantees.changes.changes import changes_between
from guarantees.changes.model import CellChange, Changes, Origin, RecordDifference
from guarantees.changes.view import EVERYTHING, View, cut
from guarantees.links.addresses import to_actor, to_method, to_proposal, to_sources, to_timeline
from guarantees.links.earlier import Earlier
from guarantees.pages.changes.query import CHANGES_LINK, ChangesQuery, view_named
from guarantees.pages.tables.query import COMPARE_LINK, ComparisonQuery
from guarantees.words.as_of import as_of_words
from guarantees.words.english import and_words

_KEPT = 2
"""Each keeps the older records with it."""


@dataclass(frozen=True)
class Named:
    """A name with the address that it leads to; "" for nowhere."""

    text: str
    address: str


@dataclass(frozen=True)
class ChangedLine:
    """One line: what changed, and what is said of it. Several cells of which the same is said share a line."""

    subject: Named
    about: tuple[Named, ...]
    says: str


@dataclass(frozen=True)
class ChangedPart:
    """Lines of one kind, such as cells."""

    heading: str
    lines: tuple[ChangedLine, ...]
    count: int


@dataclass(frozen=True)
class ChangedGroup:
    """What comes from one origin: its heading, how that is determined, and the lines."""

    origin: Origin
    heading: str
    about: str
    parts: tuple[ChangedPart, ...]
    count: int


@dataclass(frozen=True)
class ChangesPage:
    """The page. ``sides`` says what is compared, ``summary`` what changed in all.

    ``in_table`` is the address of a table in which the cells are marked, "" for none. ``outside`` is how many
    differences the view leaves out, where that is known, and ``everything`` the address with them.
    """

    sides: str
    summary: str
    groups: tuple[ChangedGroup, ...]
    in_table: str
    outside: int
    everything: str


def changes_of(query: ChangesQuery, old: Catalogue, new: Catalogue) -> Changes:
    """What differs in the view of a query, from the old records to those that are shown."""
    before = query.since.as_of(query.as_of)
    if old is new:
        return _between(new)(old, before, query.as_of, query.view)
    return cut(_between(new)(old, before, query.as_of, EVERYTHING), query.view, old, new)


@cached_on_catalogue
def _between(new: Catalogue) -> Callable[[Catalogue, AsOf, AsOf, View], Changes]:
    """The last few: the page, its feed and its file share them."""

    @lru_cache(maxsize=_KEPT)
    def between(old: Catalogue, before: AsOf, after: AsOf, view: View) -> Changes:
        return changes_between(old, new, before, after, view)

    return between


def changes_page(query: ChangesQuery, old: Catalogue, new: Catalogue) -> ChangesPage:
    """The page for a query that has an earlier side, whose records are ``old``."""
    found = changes_of(query, old, new)
    everything = ChangesQuery(query.since, as_of=query.as_of)
    whole = found if old is new else changes_of(everything, old, new)
    return ChangesPage(
        sides=sides_words(query, old, new),
        summary=found.summary,
        groups=tuple(
            _group(origin, found.of(origin), query, new)
            for origin in Origin
            if found.of(origin).count
        ),
        in_table=_in_table(query, found, new),
        outside=whole.count - found.count,
        everything=CHANGES_LINK.address(everything, new),
    )


def sides_words(query: ChangesQuery, old: Catalogue, new: Catalogue) -> str:
    """What is compared with what, and of which view."""
    before, after = query.since.as_of(query.as_of), query.as_of
    named = view_named(query.view, new)
    of = f" Of: {and_words(named)}." if named else ""
    if old is new:
        return f"From what had been {_by(before)} to what had been {_by(after)}.{of}"
    first, second = (f", {as_of_words(each)}" if each.day else "" for each in (before, after))
    return f"From {version_words(old)}{first} to {version_words(new)}{second}.{of}"


def _by(as_of: AsOf) -> str:
    if as_of.day is None:
        return f"{as_of.clock.label} by the end of the evidence"
    return f"{as_of.clock.label} by {as_of.day.day} {as_of.day:%B %Y}"


def earlier_words(old: Catalogue, before: AsOf, new: Catalogue) -> str:
    """The older side in a few words, beside what is shown."""
    days = f"what had been {_by(before)}" if before.day else ""
    if old is new:
        return days
    version = f"release {old.release}" if old.release else "the records of today"
    return f"{version}, {days}" if days else version


def version_words(catalogue: Catalogue) -> str:
    """A version of the records in words."""
    edition = catalogue.edition
    reach = f", whose evidence runs to {edition.evidence_reaches.words()}" if edition else ""
    what = f"release {catalogue.release}" if catalogue.release else "the records of today"
    return f"{what} (data version {catalogue.version}{reach})"


# ---- groups and lines ------------------------------------------------------------------------------


def heading_of(origin: Origin, horizon: str) -> str:
    """What the changes of an origin are called. ``horizon`` is the last day that the old side covers, or ""."""
    return {
        Origin.SAID: f"Said or done after {horizon}" if horizon else "Said or done since",
        Origin.OPEN: "Perhaps said or done since: the date leaves it open",
        Origin.OLDER: f"Said by {horizon or 'then'}, read or published since",
        Origin.OURS: "Corrected or coded again: nothing new was said",
    }[origin]


def _group(
    origin: Origin, found: Changes, query: ChangesQuery, catalogue: Catalogue
) -> ChangedGroup:
    parts = tuple(
        ChangedPart(
            section.heading,
            tuple(_lines(section.changes, query, catalogue)),
            len(section.changes),
        )
        for section in found.sections
    )
    return ChangedGroup(
        origin, heading_of(origin, found.horizon), origin.meaning, parts, found.count
    )


def _lines(
    changes: tuple[CellChange | RecordDifference, ...], query: ChangesQuery, catalogue: Catalogue
) -> Iterator[ChangedLine]:
    alike: dict[tuple[str, str], list[CellChange]] = {}
    for change in changes:
        if isinstance(change, RecordDifference):
            says = change.words.removeprefix(f"{change.title}: ")
            yield ChangedLine(Named(change.title, to_record(change, catalogue)), (), says)
        else:
            alike.setdefault((change.subject, change.says), []).append(change)
    for group in alike.values():
        first = group[0]
        subject = to_actor(first.actor) if first.actor else to_proposal(first.proposal)
        known = catalogue.actors if first.actor else catalogue.proposals
        there = (first.actor or first.proposal) in known
        yield ChangedLine(
            Named(first.subject, subject if there else ""),
            tuple(
                Named(each.about, to_change(each, query.since, query.as_of, catalogue))
                for each in group
            ),
            first.says,
        )


def to_change(change: CellChange, since: Earlier, as_of: AsOf, catalogue: Catalogue) -> str:
    """The cell in the table, with what changed in its evidence; of a stance, the actor's page. "" if it is gone."""
    if change.actor:
        return to_actor(change.actor, as_of) if change.actor in catalogue.actors else ""
    if change.proposal not in catalogue.proposals or change.element not in catalogue.elements:
        return ""
    query = ComparisonQuery(
        (change.proposal,), as_of=as_of, cell=(change.proposal, change.element), since=since
    )
    return COMPARE_LINK.address(query, catalogue)


def to_record(difference: RecordDifference, catalogue: Catalogue) -> str:
    """The page of a record; "" if it has none, or is gone."""
    links: dict[str, tuple[Callable[[str], str], Mapping[str, object]]] = {
        "proposal": (to_proposal, catalogue.proposals),
        "source": (to_sources, catalogue.sources),
        "actor": (to_actor, catalogue.actors),
        "positions of": (to_actor, catalogue.actors),
        "element": (to_method, catalogue.elements),
        "event": (to_timeline, catalogue.events),
    }
    link, records = links.get(difference.kind, (to_method, {}))
    return link(difference.id) if difference.id in records else ""


MOST_COLUMNS = 8


def _in_table(query: ChangesQuery, found: Changes, catalogue: Catalogue) -> str:
    """The table of the proposals of which cells changed, with marks in these; "" where none is left to show."""
    named = dict.fromkeys(each.proposal for each in found.cells)
    columns = tuple(id for id in catalogue.proposals if id in named)[:MOST_COLUMNS]
    if not columns:
        return ""
    table = ComparisonQuery(columns, as_of=query.as_of, since=query.since)
    return COMPARE_LINK.address(table, catalogue)


# ---- where to begin --------------------------------------------------------------------------------


def started(query: ChangesQuery, since: Earlier, catalogue: Catalogue) -> str:
    """The page of the same view, compared with an earlier side."""
    chosen = ChangesQuery(since, query.proposals, query.actors, query.elements, query.as_of)
    return CHANGES_LINK.address(chosen, catalogue)
