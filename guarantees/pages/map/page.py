"""The Map page: what each country would send to a force in Ukraine, as a view model, and the link of the page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import LATEST, AsOf
from guarantees.links.link_reader import LinkReader
from guarantees.links.page_link import AsOfDay, OneId, OneOf, PageLink, SomeOf
from guarantees.pages.map.rule import COLLECTIVE, HOST, NOT_ASKED, contributions
from guarantees.pages.map.vocabulary import Answer, Basis
from guarantees.pages.map.words import ContributionView, contribution_view
from guarantees.records.actor import Actor
from guarantees.records.dates import EdtfDate
from guarantees.records.map_options import Means
from guarantees.records.vocabulary import ActorKind, Term


class MapPicture(Term):
    """How the countries are drawn."""

    TILES = "tiles", "Tiles", "A square for each country, the small ones too."
    GEOGRAPHY = "geography", "Geography", "The outlines of the countries of Europe."


class MapOrder(Term):
    """By what the table is sorted."""

    COUNTRY = "country", "Country", "By name."
    SOLDIERS = "soldiers", "Soldiers", "Yes first, then the answers in between, then no."
    AIR_SEA = "air_sea", "Air or sea", "Yes first, then the answers in between, then no."
    OTHER = "other", "Other", "Yes first, then the answers in between, then no."
    DATE = "date", "Date", "The latest first."


@dataclass(frozen=True)
class ForceMapQuery:
    """The state of the Map page: the day, the actor whose evidence is open ("" for none), the picture, the order, and
    the answers to each question to which the reader keeps (none: all of them)."""

    as_of: AsOf = LATEST
    cell: str = ""
    view: MapPicture = MapPicture.TILES
    sort: MapOrder = MapOrder.COUNTRY
    soldiers: frozenset[Answer] = frozenset()
    air_sea: frozenset[Answer] = frozenset()
    other: frozenset[Answer] = frozenset()

    def close_cell(self) -> ForceMapQuery:
        """Close the evidence."""
        return replace(self, cell="")

    def kept(self, means: Means) -> frozenset[Answer]:
        """The answers about a means to which the reader keeps."""
        found: frozenset[Answer] = getattr(self, means.value)
        return found

    def toggle(self, means: Means, answer: Answer) -> ForceMapQuery:
        """Keep to an answer too, or no longer."""
        kept = {each: self.kept(each) ^ ({answer} if each is means else set()) for each in Means}
        return replace(
            self,
            soldiers=kept[Means.SOLDIERS],
            air_sea=kept[Means.AIR_SEA],
            other=kept[Means.OTHER],
        )

    def unfiltered(self) -> ForceMapQuery:
        """Keep to no answer in particular."""
        nothing: frozenset[Answer] = frozenset()
        return replace(self, soldiers=nothing, air_sea=nothing, other=nothing)

    @property
    def is_filtered(self) -> bool:
        """Whether the reader keeps to some answers."""
        return any(self.kept(means) for means in Means)

    def keeps(self, entry: ContributionView) -> bool:
        """Whether an entry gives one of the answers kept, to each question that is filtered."""
        return all(
            not self.kept(means) or entry.answer(means) in self.kept(means) for means in Means
        )


def _askable(catalogue: Catalogue) -> dict[str, Actor]:
    """The actors that a link may name: those that could send something, alone or together."""
    kinds = COLLECTIVE | {ActorKind.STATE}
    return {actor.id: actor for actor in catalogue.actors.values() if actor.kind in kinds}


@dataclass(frozen=True)
class _OpenEntry(OneId):
    """The actor whose evidence is open. Older links call it ``country``, or list several as ``open``."""

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, "country", "open")

    def read(self, reader: LinkReader) -> str | None:
        known = self.known(reader.catalogue)
        for name in self.names:
            found = reader.ids(name, self.noun, known)
            if found:
                return found[0]
        return None


MAP_LINK = PageLink(
    "map",
    ForceMapQuery,
    (
        AsOfDay(),
        _OpenEntry("cell", "country", _askable),
        OneOf("view", MapPicture, "picture"),
        OneOf("sort", MapOrder, "order"),
        *(SomeOf(means.value, Answer, f"answer on {means.label}") for means in Means),
    ),
)

RARE = frozenset({Answer.NO_TO_SOME})
"""The answers that the legend leaves out where nobody gives them."""
Legend = Mapping[Means, Mapping[Answer, int]]
"""For each question, how many countries give which answer."""


@dataclass(frozen=True)
class ForceMap:
    """What the page shows.

    ``countries`` are all that are asked, by name, each of which has its place in the picture; ``groups`` are alliances,
    organisations and the like, which have none. ``rows`` and ``group_rows`` are those of them in the table: with
    something recorded, kept by the filters, in order. ``unstated`` are the countries without any statement that the
    filters keep, by the reason. ``dates`` are the dates of the rows, each once. ``chosen_missing`` is a sentence where
    the link opens what is not there. ``host`` is the code and name of the state where the force would be, if known.
    ``not_asked`` says which states are left out, and why; ``empty`` is a sentence when there is nothing to show.
    """

    query: ForceMapQuery
    legend: Legend
    countries: tuple[ContributionView, ...]
    groups: tuple[ContributionView, ...]
    rows: tuple[ContributionView, ...]
    group_rows: tuple[ContributionView, ...]
    unstated: Mapping[Basis, tuple[ContributionView, ...]]
    dates: tuple[EdtfDate, ...]
    chosen_missing: str
    host: tuple[str, str] | None
    not_asked: str
    empty: str


def force_map(query: ForceMapQuery, catalogue: Catalogue) -> ForceMap:
    """Build the map for a query. An actor that the catalogue does not have is left out."""
    found = contributions(query.as_of, catalogue)
    shown = [contribution_view(each, query.as_of, catalogue) for each in found]
    countries = tuple(each for each in shown if not each.is_group)
    groups = tuple(each for each in shown if each.is_group)
    rows, group_rows = _rows(countries, query), _rows(groups, query)
    return ForceMap(
        query=query,
        legend=_legend(countries),
        countries=countries,
        groups=groups,
        rows=rows,
        group_rows=group_rows,
        unstated=_unstated(countries, query),
        dates=tuple(dict.fromkeys(e.date for e in (*rows, *group_rows) if e.date)),
        chosen_missing=_missing(query.cell, shown, catalogue),
        host=_host(catalogue),
        not_asked=_not_asked(shown, catalogue),
        empty="" if shown else "These records name no state that could contribute to a force.",
    )


def _legend(countries: Iterable[ContributionView]) -> Legend:
    listed = list(countries)
    counts = {
        means: {answer: sum(e.answer(means) is answer for e in listed) for answer in Answer}
        for means in Means
    }
    rare = {answer for answer in RARE if not any(its[answer] for its in counts.values())}
    return {
        means: {answer: number for answer, number in its.items() if answer not in rare}
        for means, its in counts.items()
    }


def _rows(
    entries: Iterable[ContributionView], query: ForceMapQuery
) -> tuple[ContributionView, ...]:
    kept = [entry for entry in entries if entry.is_stated and query.keeps(entry)]
    return tuple(sorted(kept, key=_order(query.sort)))


def _order(order: MapOrder) -> Callable[[ContributionView], tuple[int, ...]]:
    """The key of an order. Entries come by name, so that a stable sort leaves those alike by name."""
    if order is MapOrder.COUNTRY:
        return lambda entry: ()
    if order is MapOrder.DATE:
        return lambda entry: (
            tuple(-day.toordinal() for day in reversed(entry.date.sort_key)) if entry.date else (1,)
        )
    answers = list(Answer)
    means = Means(order.value)
    return lambda entry: (answers.index(entry.answer(means)),)


def _unstated(
    countries: Iterable[ContributionView], query: ForceMapQuery
) -> Mapping[Basis, tuple[ContributionView, ...]]:
    found: dict[Basis, list[ContributionView]] = {}
    for entry in countries:
        if not entry.is_stated and query.keeps(entry):
            found.setdefault(entry.basis, []).append(entry)
    return {basis: tuple(found[basis]) for basis in Basis if basis in found}


def _missing(actor_id: str, shown: Iterable[ContributionView], catalogue: Catalogue) -> str:
    if actor_id not in catalogue.actors or any(entry.actor == actor_id for entry in shown):
        return ""
    name = catalogue.actor_short_name(actor_id)
    return f"{name}: these records hold nothing on a contribution by the chosen day."


def _host(catalogue: Catalogue) -> tuple[str, str] | None:
    host = catalogue.actors.get(HOST)
    return (host.iso, catalogue.actor_short_name(HOST)) if host and host.iso else None


def _not_asked(shown: list[ContributionView], catalogue: Catalogue) -> str:
    listed = {entry.actor for entry in shown}
    left_out = [name for name in catalogue.actors if name in NOT_ASKED - listed]
    others = [catalogue.actor_short_name(name) for name in left_out if name != HOST]
    if HOST not in left_out:
        return ""
    host = f"{catalogue.actor_short_name(HOST)} is where the force would be"
    if not others:
        return f"{host} and is not asked here."
    return f"{host}, and the codebook does not mean forces of {others[0]}: neither is asked here."
