"""How proposals are related: in sentences, as versions in order, and as a small chart.

A proposal names the earlier ones it is related to (``lineage`` in its record); what relates to it is found in the
records of the others. Everything here is in order of date, and arrows run with time: from the earlier to the later.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.catalogue.clock import AsOf
from guarantees.cells.cell import on_the_table
from guarantees.links.addresses import to_proposal
from guarantees.words.actors import by_whom

MAX_BOXES = 12
"""A chart with more boxes could not be read: those nearest to the page's proposal are drawn, the rest is listed."""
STEPS_DRAWN = 2
NO_RELATION = "These records relate it to no other proposal."


@dataclass(frozen=True)
class RelationKind:
    """A key of a record's ``lineage`` in words: said by the later proposal of the earlier, the other way round, and
    on the arrow between them."""

    of_earlier: str
    of_later: str
    arrow: str


RELATIONS: Mapping[str, RelationKind] = {
    "variant_of": RelationKind("is a variant of", "has a variant in", "variant"),
    "option_of": RelationKind("is an option inside", "holds as an option", "option"),
    "supersedes": RelationKind("supersedes", "is superseded by", "superseded by"),
    "responds_to": RelationKind("responds to", "is answered by", "response"),
    "merges": RelationKind("merges", "is merged into", "merged into"),
    "carries_out": RelationKind("carries out", "is carried out by", "carried out by"),
    "companion_of": RelationKind("is a companion of", "has as a companion", "companion"),
}
_VERSIONS = frozenset({"variant_of", "supersedes"})


@dataclass(frozen=True)
class Related:
    """A proposal that is named. ``link`` leads to its page; "" for the page's own and while its record is excluded.

    ``not_yet`` is a sentence when these records hold nothing of it by the chosen day.
    """

    id: str
    name: str
    short_name: str
    date: str
    proposed_by: str
    link: str
    not_yet: str


@dataclass(frozen=True)
class RelationView:
    """One sentence: ``subject`` ``verb`` ``object``. The page's own proposal has no link."""

    subject: Related
    verb: str
    object: Related


@dataclass(frozen=True)
class VersionView:
    """One link of a chain of versions, with what it is to those before it ("" for the first)."""

    proposal: Related
    relation: str
    is_this: bool


@dataclass(frozen=True)
class LineageBox:
    """A box of the chart. Columns run with time; proposals of one date share a column."""

    id: str
    name: str
    date: str
    link: str
    column: int
    row: int
    is_this: bool


@dataclass(frozen=True)
class LineageArrow:
    """An arrow from the earlier proposal to the later one, by their ids."""

    start: str
    end: str
    label: str


@dataclass(frozen=True)
class LineageChart:
    """Boxes on a grid and the arrows between them. ``left_out`` related proposals have no box."""

    title: str
    boxes: tuple[LineageBox, ...]
    arrows: tuple[LineageArrow, ...]
    left_out: int


@dataclass(frozen=True)
class LineageView:
    """The lineage of one proposal.

    ``relations`` are its own, in both directions; ``further`` are those among the related ones that the chart shows.
    ``versions`` is the chain of variants and successors it belongs to, empty when it has no others. ``chart`` is
    ``None`` when there is nothing to draw. ``empty`` is a sentence when it is related to none.
    """

    relations: tuple[RelationView, ...]
    further: tuple[RelationView, ...]
    versions: tuple[VersionView, ...]
    chart: LineageChart | None
    empty: str


@dataclass(frozen=True)
class _Edge:
    """``later`` names ``earlier`` under the key ``kind`` of its lineage."""

    later: str
    kind: str
    earlier: str


def lineage_of(proposal_id: str, as_of: AsOf, catalogue: Catalogue) -> LineageView:
    """The lineage of a proposal of the catalogue, on the chosen day."""
    return _Lineage(proposal_id, as_of, catalogue).shown()


def related_ids(proposal_id: str, catalogue: Catalogue) -> tuple[str, ...]:
    """The proposals it is related to directly, in either direction, in order of date."""
    found = {
        name
        for edge in _edges(catalogue).get(proposal_id, ())
        for name in (edge.later, edge.earlier)
    }
    return tuple(name for name in catalogue.proposals if name in found - {proposal_id})


@cached_on_catalogue
def _edges(catalogue: Catalogue) -> Mapping[str, tuple[_Edge, ...]]:
    """For each proposal the relations it takes part in, in the order of the records."""
    found: dict[str, tuple[_Edge, ...]] = {}
    for proposal in catalogue.proposals.values():
        for kind in RELATIONS:
            for earlier in getattr(proposal.lineage, kind):
                edge = _Edge(proposal.id, kind, earlier)
                found[proposal.id] = (*found.get(proposal.id, ()), edge)
                found[earlier] = (*found.get(earlier, ()), edge)
    return found


class _Lineage:
    """Builds the lineage of one proposal."""

    def __init__(self, proposal_id: str, as_of: AsOf, catalogue: Catalogue) -> None:
        self.id, self.as_of, self.catalogue = proposal_id, as_of, catalogue
        self.edges = _edges(catalogue)
        self.order = {name: place for place, name in enumerate(catalogue.proposals)}

    def shown(self) -> LineageView:
        own = self.edges.get(self.id, ())
        chart = self._chart()
        drawn = {box.id for box in chart.boxes} if chart else set()
        return LineageView(
            relations=tuple(self._own_sentence(edge) for edge in own),
            further=tuple(self._sentence(edge) for edge in self._among(drawn) if edge not in own),
            versions=self._versions(),
            chart=chart,
            empty="" if own else NO_RELATION,
        )

    def _own_sentence(self, edge: _Edge) -> RelationView:
        """The relation with the page's proposal as its subject."""
        kind = RELATIONS[edge.kind]
        if edge.later == self.id:
            return RelationView(
                self._related(self.id), kind.of_earlier, self._related(edge.earlier)
            )
        return RelationView(self._related(self.id), kind.of_later, self._related(edge.later))

    def _sentence(self, edge: _Edge) -> RelationView:
        verb = RELATIONS[edge.kind].of_earlier
        return RelationView(self._related(edge.later), verb, self._related(edge.earlier))

    def _related(self, name: str) -> Related:
        proposal = self.catalogue.proposals.get(name)
        if proposal is None:
            return Related(name, name, name, "", "", "", "Its record cannot be read at present.")
        return Related(
            id=name,
            name=proposal.name,
            short_name=proposal.short_name,
            date=proposal.first_stated.words(),
            proposed_by=by_whom(proposal, self.catalogue),
            link="" if name == self.id else to_proposal(name, as_of=self.as_of),
            not_yet="" if self._is_there(name) else "Not by this day.",
        )

    def _is_there(self, name: str) -> bool:
        return on_the_table(self.catalogue.proposals[name], self.as_of, self.catalogue)

    def _versions(self) -> tuple[VersionView, ...]:
        chain = self._in_order(self._connected({self.id}, _VERSIONS))
        if len(chain) < 2:
            return ()
        return tuple(
            VersionView(self._related(name), self._version_words(name), name == self.id)
            for name in chain
        )

    def _version_words(self, name: str) -> str:
        """What a version is to earlier ones: ``variant of A; supersedes B``."""
        said = [
            f"{RELATIONS[edge.kind].of_earlier.removeprefix('is a ')} "
            f"{self._related(edge.earlier).short_name}"
            for edge in self.edges.get(name, ())
            if edge.later == name and edge.kind in _VERSIONS
        ]
        return "; ".join(said)

    def _connected(
        self, names: set[str], kinds: Iterable[str], steps: int | None = None
    ) -> dict[str, int]:
        """Proposals of the catalogue that relations of these kinds connect with the given ones, by their distance."""
        found, frontier, distance = dict.fromkeys(names, 0), names, 0
        while frontier and distance != steps:
            distance += 1
            frontier = {
                name
                for near in frontier
                for edge in self.edges.get(near, ())
                if edge.kind in kinds
                for name in (edge.later, edge.earlier)
                if name not in found and name in self.catalogue.proposals
            }
            found |= dict.fromkeys(frontier, distance)
        return found

    def _in_order(self, names: Iterable[str]) -> list[str]:
        return sorted(names, key=self.order.__getitem__)

    def _among(self, names: set[str]) -> list[_Edge]:
        """The relations among some proposals, each once, in order of date."""
        return [
            edge
            for name in self._in_order(names)
            for edge in self.edges.get(name, ())
            if edge.later == name and edge.earlier in names
        ]

    def _chart(self) -> LineageChart | None:
        near = self._connected({self.id}, RELATIONS, STEPS_DRAWN)
        there = [name for name in self._in_order(near) if name == self.id or self._is_there(name)]
        drawn = sorted(there, key=lambda name: (near[name], self.order[name]))[:MAX_BOXES]
        if len(drawn) < 2:
            return None
        arrows = self._among(set(drawn))
        return LineageChart(
            title=f"Lineage of {self._related(self.id).short_name}: {len(drawn)} proposals in order of date",
            boxes=self._boxes(self._in_order(drawn), arrows),
            arrows=tuple(
                LineageArrow(edge.earlier, edge.later, RELATIONS[edge.kind].arrow)
                for edge in arrows
            ),
            left_out=len(there) - len(drawn),
        )

    def _boxes(self, names: list[str], arrows: list[_Edge]) -> tuple[LineageBox, ...]:
        dates = {name: self.catalogue.proposals[name].first_stated.sort_key for name in names}
        grid = _Grid(dates, arrows)
        return tuple(self._box(name, grid) for name in names)

    def _box(self, name: str, grid: _Grid) -> LineageBox:
        related = self._related(name)
        return LineageBox(
            id=name,
            name=related.short_name,
            date=related.date,
            link=related.link,
            column=grid.columns[name],
            row=grid.rows[name],
            is_this=name == self.id,
        )


class _Grid:
    """Columns by date. A proposal is in the row of the latest one it comes from, or in a new row when another
    already follows there, so that a straight arrow between neighbours of a row crosses no box."""

    def __init__(self, dates: Mapping[str, tuple[Any, ...]], arrows: list[_Edge]) -> None:
        ranks = {date: rank for rank, date in enumerate(sorted(set(dates.values())))}
        self.columns = {name: ranks[date] for name, date in dates.items()}
        self.rows: dict[str, int] = {}
        self._last: list[int] = []  # for each row the last column that is taken
        for name in sorted(dates, key=lambda each: self.columns[each]):
            self._place(name, [edge.earlier for edge in arrows if edge.later == name])

    def _place(self, name: str, comes_from: list[str]) -> None:
        nearest = sorted(comes_from, key=lambda each: self.columns[each], reverse=True)
        free = (self.rows[each] for each in nearest if self._follows(name, each))
        row = self.rows[name] = next(free, len(self._last))
        self._last[row : row + 1] = [self.columns[name]]

    def _follows(self, name: str, earlier: str) -> bool:
        """Whether ``earlier`` is placed in a column before, and is the last of its row."""
        return (
            self.columns[earlier] < self.columns[name]
            and self._last[self.rows[earlier]] == self.columns[earlier]
        )
