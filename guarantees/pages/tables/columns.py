"""Which columns a table can have, as a reader chooses them: those shown, in order, and all others under headings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.cells.stances import all_positions
from guarantees.pages.search.matching import RowSearch
from guarantees.pages.tables.comparison import proposal_details
from guarantees.pages.tables.positions_query import PositionsQuery, actor_choices, is_of_kind
from guarantees.pages.tables.query import ComparisonQuery, preset_columns
from guarantees.records.dates import Facts, in_words
from guarantees.records.proposal import Proposal
from guarantees.records.vocabulary import ActorKind
from guarantees.words.statement_words import actor_about


@dataclass(frozen=True)
class ColumnChoice:
    """One column to choose, with a line on it."""

    id: str
    name: str
    details: Facts


@dataclass(frozen=True)
class ColumnGroup:
    """The columns under a heading that are not shown. ``all`` are the ids of every column under it."""

    id: str
    name: str
    columns: tuple[ColumnChoice, ...]
    all: tuple[str, ...]


@dataclass(frozen=True)
class ColumnPreset:
    """Columns with a name."""

    name: str
    columns: tuple[str, ...]


@dataclass(frozen=True)
class ColumnsToChoose:
    """``shown`` are the columns of the table in order. ``none`` says that a search among the others found nothing."""

    shown: tuple[ColumnChoice, ...]
    groups: tuple[ColumnGroup, ...]
    presets: tuple[ColumnPreset, ...]
    none: str = ""


def proposals_to_choose(query: ComparisonQuery, catalogue: Catalogue) -> ColumnsToChoose:
    """The proposals by family, with those that the query's ``find`` does not find left out."""
    search, choices = RowSearch(query.find, catalogue), _choices(catalogue)
    groups = (
        ColumnGroup(
            family.id,
            family.name,
            tuple(
                choices[each.id]
                for each in proposals
                if each.id not in query.proposals
                and (not query.find or search.finds((*_searched(each, catalogue), family.name)))
            ),
            tuple(each.id for each in proposals),
        )
        for family, proposals in catalogue.proposals_by_family()
    )
    found = tuple(group for group in groups if group.columns)
    return ColumnsToChoose(
        tuple(choices[id] for id in query.proposals if id in choices),
        found,
        tuple(
            ColumnPreset(preset.name, preset_columns(id, catalogue))
            for id, preset in catalogue.presets.items()
        ),
        f"No other proposal is found for “{query.find}”." if query.find and not found else "",
    )


def actors_to_choose(query: PositionsQuery, catalogue: Catalogue) -> ColumnsToChoose:
    """The actors with positions by kind, with those that the query's ``find`` does not find left out."""
    search = RowSearch(query.find, catalogue)
    known = catalogue.alphabetical(all_positions(catalogue))

    def choice(actor: str) -> ColumnChoice:
        about = actor_about(actor, catalogue)
        return ColumnChoice(actor, catalogue.actor_short_name(actor), (about,))

    def is_found(actor: str, heading: str) -> bool:
        about = actor_about(actor, catalogue)
        return search.finds((catalogue.actor_name(actor), actor, about, heading))

    groups = []
    for kind in ActorKind:
        heading, of_kind = f"{kind.label}s", [a for a in known if is_of_kind(a, kind, catalogue)]
        left = [a for a in of_kind if a not in query.actors and is_found(a, heading)]
        if left:
            name = heading[0].upper() + heading[1:]
            groups.append(ColumnGroup(kind.value, name, tuple(map(choice, left)), tuple(of_kind)))
    return ColumnsToChoose(
        tuple(choice(actor) for actor in query.actors if actor in known),
        tuple(groups),
        tuple(
            ColumnPreset(f"{each.name} ({len(each.actors)})", each.actors)
            for each in actor_choices(catalogue).values()
        ),
        f"No other party is found for “{query.find}”." if query.find and not groups else "",
    )


# Each reader's page lists every proposal, and only a few are shown.
@cached_on_catalogue
def _choices(catalogue: Catalogue) -> Mapping[str, ColumnChoice]:
    return {
        id: ColumnChoice(id, each.short_name, proposal_details(each, catalogue))
        for id, each in catalogue.proposals.items()
    }


def _searched(proposal: Proposal, catalogue: Catalogue) -> Sequence[str]:
    return (
        proposal.name,
        proposal.short_name,
        proposal.summary,
        in_words(proposal_details(proposal, catalogue)),
    )
