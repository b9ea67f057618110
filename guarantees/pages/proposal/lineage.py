"""How proposals are related: the ones around a proposal in order of date, each with what it is to earlier ones.

A proposal names the earlier ones it is related to (``lineage`` in its record); what relates to it is found in the
records of the others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.catalogue.clock import AsOf
from guarantees.cells.cell import on_the_table
from guarantees.links.addresses import to_proposal
from guarantees.records.dates import EdtfDate

NO_RELATION = "These records relate it to no other proposal."
RELATIONS: Mapping[str, str] = {
    "variant_of": "is a variant of",
    "option_of": "is an option inside",
    "supersedes": "supersedes",
    "responds_to": "responds to",
    "merges": "merges",
    "carries_out": "carries out",
    "companion_of": "is a companion of",
}
"""The keys of a record's ``lineage`` in words: said by the later proposal of the earlier."""
_VERSIONS = frozenset({"variant_of", "supersedes"})


@dataclass(frozen=True)
class Related:
    """A proposal that is named. ``link`` leads to its page; "" for the page's own and while its record is excluded.

    ``date`` is ``None`` for an excluded record. ``not_yet`` is a sentence when these records hold nothing of it by the
    chosen day.
    """

    id: str
    name: str
    date: EdtfDate | None
    link: str
    not_yet: str


@dataclass(frozen=True)
class Relation:
    """What a proposal is to an earlier one: the ``verb`` and the ``other``."""

    verb: str
    other: Related


@dataclass(frozen=True)
class LineageEntry:
    """A proposal of the lineage, with every relation to an earlier one that is in it too."""

    proposal: Related
    relations: tuple[Relation, ...]


@dataclass(frozen=True)
class LineageView:
    """The lineage of one proposal in order of date: itself, what it is directly related to, and its other versions.

    Excluded records come first: their dates are not known. ``empty`` is a sentence when it is related to none.
    """

    entries: tuple[LineageEntry, ...]
    empty: str


@dataclass(frozen=True)
class _Edge:
    """``later`` names ``earlier`` under the key ``kind`` of its lineage."""

    later: str
    kind: str
    earlier: str


def lineage_of(proposal_id: str, as_of: AsOf, catalogue: Catalogue) -> LineageView:
    """The lineage of a proposal of the catalogue, on the chosen day."""
    edges = _edges(catalogue)
    names = _around(proposal_id, edges)
    if len(names) == 1:
        return LineageView((), NO_RELATION)

    def related(name: str) -> Related:
        return _related(name, proposal_id, as_of, catalogue)

    entries = (
        LineageEntry(
            related(name),
            tuple(
                Relation(RELATIONS[edge.kind], related(edge.earlier))
                for edge in edges.get(name, ())
                if edge.later == name and edge.earlier in names
            ),
        )
        for name in _in_order(names, catalogue)
    )
    return LineageView(tuple(entries), "")


def related_ids(proposal_id: str, catalogue: Catalogue) -> tuple[str, ...]:
    """The proposals it is related to directly, in either direction, in order of date."""
    found = _neighbours({proposal_id}, _edges(catalogue), frozenset(RELATIONS))
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


def _around(proposal_id: str, edges: Mapping[str, tuple[_Edge, ...]]) -> set[str]:
    """The proposal, what it is directly related to, and all that variants and successors connect with it."""
    versions = {proposal_id}
    while more := _neighbours(versions, edges, _VERSIONS) - versions:
        versions |= more
    return versions | _neighbours({proposal_id}, edges, frozenset(RELATIONS))


def _neighbours(
    names: set[str], edges: Mapping[str, tuple[_Edge, ...]], kinds: frozenset[str]
) -> set[str]:
    """Those to which relations of these kinds lead from some proposals, in either direction."""
    return {
        other
        for name in names
        for edge in edges.get(name, ())
        if edge.kind in kinds
        for other in (edge.later, edge.earlier)
    }


def _in_order(names: set[str], catalogue: Catalogue) -> list[str]:
    known = [name for name in catalogue.proposals if name in names]
    return [*sorted(names - set(known)), *known]


def _related(name: str, page_of: str, as_of: AsOf, catalogue: Catalogue) -> Related:
    proposal = catalogue.proposals.get(name)
    if proposal is None:
        return Related(name, name, None, "", "Its record cannot be read at present.")
    return Related(
        id=name,
        name=proposal.short_name,
        date=proposal.first_stated,
        link="" if name == page_of else to_proposal(name, as_of=as_of),
        not_yet="" if on_the_table(proposal, as_of, catalogue) else "Nothing by this day.",
    )
