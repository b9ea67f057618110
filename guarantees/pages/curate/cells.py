"""Every cell of the comparison, once, for the report, and the cells that rest on little.

``guarantees.cells.cell`` decides what a cell shows and ``guarantees.cells.marks`` what it rests on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.catalogue.clock import LATEST
from guarantees.cells.cell import Cell, cell_of
from guarantees.cells.marks import excerpt_only, origins
from guarantees.links.addresses import to_compare, to_sources
from guarantees.pages.curate.table import Column, ReportTable, table_of
from guarantees.records.element import Element
from guarantees.records.proposal import Proposal
from guarantees.words.cell_words import cell_words
from guarantees.words.english import counted


@dataclass(frozen=True, slots=True)
class Named:
    """A record by its id and short name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class FoundCell:
    """A cell as the rule found it."""

    proposal: Proposal
    element: Element
    cell: Cell


@dataclass(frozen=True, slots=True)
class ListedCell:
    """A cell in words. ``origins`` are the outlets or texts it goes back to, ``sources`` what was read."""

    proposal: str
    proposal_name: str
    element: str
    element_name: str
    sign: str
    tone: str
    shows: str
    origins: tuple[Named, ...]
    sources: tuple[Named, ...]
    address: str


@dataclass(frozen=True)
class OriginCount:
    """How many of the listed cells rest on an origin or source."""

    id: str
    name: str
    cells: int


@dataclass(frozen=True)
class MarkedCells:
    """The cells that rest on little, out of ``with_value`` cells that show a value.

    ``counts`` are by origin or by source, in alphabetical order.
    """

    summary: str
    with_value: int
    counts: tuple[OriginCount, ...]
    cells: tuple[ListedCell, ...]


@cached_on_catalogue
def every_cell(catalogue: Catalogue) -> tuple[FoundCell, ...]:
    """All cells when no day is chosen: proposals by date, elements in the order of the codebook."""
    found = []
    for proposal in catalogue.proposals.values():
        for element in catalogue.elements.values():
            cell = cell_of(proposal, element, LATEST, catalogue)
            found.append(FoundCell(proposal, element, cell))
    return tuple(found)


def listed_cell(found: FoundCell, catalogue: Catalogue) -> ListedCell:
    """A cell in the words of the Compare page."""
    proposal, element, cell = found.proposal, found.element, found.cell
    words = cell_words(cell, element, catalogue)
    sources = dict.fromkeys(place.source for said in cell.shown for place in said.evidence)
    return ListedCell(
        proposal=proposal.id,
        proposal_name=proposal.short_name,
        element=element.id,
        element_name=element.name,
        sign=words.sign,
        tone=words.tone,
        shows=words.text,
        origins=_named(sorted(origins(cell.shown, catalogue)), catalogue.actor_short_name),
        sources=_named(sources, catalogue.source_short_name),
        address=to_compare((proposal.id,), cell=(proposal.id, element.id)),
    )


def _named(ids: Iterable[str], name: Callable[[str], str]) -> tuple[Named, ...]:
    return tuple(Named(each, name(each)) for each in ids)


def single_origin(catalogue: Catalogue) -> MarkedCells:
    """The cells whose whole content goes back to one outlet or text."""
    return _resting(
        lambda cell: len(origins(cell.shown, catalogue)) == 1,
        lambda cell: cell.origins,
        "rest on one origin",
        catalogue,
    )


def on_excerpts(catalogue: Catalogue) -> MarkedCells:
    """The cells that rest on excerpts alone."""
    return _resting(
        lambda cell: excerpt_only(cell.shown, catalogue),
        lambda cell: cell.sources,
        "rest on excerpts alone",
        catalogue,
    )


def _resting(
    on_little: Callable[[Cell], bool],
    rest_on: Callable[[ListedCell], tuple[Named, ...]],
    verb: str,
    catalogue: Catalogue,
) -> MarkedCells:
    with_value = [found for found in every_cell(catalogue) if found.cell.shown]
    cells = tuple(listed_cell(each, catalogue) for each in with_value if on_little(each.cell))
    counts = Counter(named for cell in cells for named in rest_on(cell))
    by_name = sorted(counts, key=lambda named: named.name.casefold())
    return MarkedCells(
        summary=f"{len(cells)} of {counted(len(with_value), 'cell')} that show a value {verb}.",
        with_value=len(with_value),
        counts=tuple(OriginCount(each.id, each.name, counts[each]) for each in by_name),
        cells=cells,
    )


# ---- tables --------------------------------------------------------------------------------

_ELEMENT = Column("Element", lambda cell: cell.element_name)
_SHOWS = Column("Shows", lambda cell: cell.shows)
_CELLS = Column("Cells", lambda counted: counted.cells, number=True)


def single_origin_tables(part: MarkedCells) -> tuple[ReportTable, ...]:
    """How many cells rest on each origin, and the cells."""
    origin = Column("Origin", lambda cell: names(cell.origins))
    read_in = Column("Read in", lambda cell: names(cell.sources))
    return (
        table_of(
            "single-origin-counts",
            "By origin",
            (Column("Origin", lambda counted: counted.name), _CELLS),
            part.counts,
            address=lambda counted: "",
        ),
        _cell_table("single-origin-cells", (_ELEMENT, _SHOWS, origin, read_in), part),
    )


def excerpt_only_tables(part: MarkedCells) -> tuple[ReportTable, ...]:
    """How many cells rest on each excerpt, and the cells."""
    excerpts = Column("Excerpts of", lambda cell: names(cell.sources))
    return (
        table_of(
            "excerpt-only-counts",
            "By source; a cell that rests on two counts at both",
            (Column("Source", lambda counted: counted.name), _CELLS),
            part.counts,
            address=lambda counted: to_sources(counted.id),
        ),
        _cell_table("excerpt-only-cells", (_ELEMENT, _SHOWS, excerpts), part),
    )


def _cell_table(key: str, columns: tuple[Column, ...], part: MarkedCells) -> ReportTable:
    return table_of(key, "The cells", columns, part.cells, group=lambda cell: cell.proposal_name)


def names(mentioned: tuple[Named, ...]) -> str:
    """Several records by their names."""
    return ", ".join(each.name for each in mentioned)
