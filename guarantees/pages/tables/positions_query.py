"""The query of the Positions page, and the same as parameters of a link."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.catalogue.clock import AsOf
from guarantees.cells.stances import all_positions
from guarantees.cells.who_speaks import subjects_spoken_of
from guarantees.links.earlier import NO_EARLIER, Earlier, EarlierSide, in_order
from guarantees.links.link_reader import LinkReader
from guarantees.links.page_link import AsOfDay, Ids, OneOf, Open, PageLink, SomeOf, Words
from guarantees.pages.tables.query import MatrixQuery, OpenCell, with_cell_among_columns
from guarantees.records.element import Element
from guarantees.records.values import CodedValue, value_key
from guarantees.records.vocabulary import ActorKind, Term

MAX_RECORDED = 6
"""How many actors a page shows whose link names none."""


class PositionRows(Term):
    """What the rows are."""

    PROPOSALS = "proposals", "proposals", "What each party does with each proposal as a whole."
    ELEMENTS = "elements", "elements", "What each party does with the answers to each question."


class PositionDensity(Term):
    """How much of each stance the page shows."""

    ANSWERS = "answers", "Stances", "Each stance as a mark, which opens its evidence."
    SENTENCES = (
        "sentences",
        "Sentences",
        "Each stance with its sentence, its marks and its sources.",
    )


class PositionFilter(Term):
    """A filter that keeps rows. Several filters keep what any of them keeps."""

    DIFFER = (
        "differ",
        "stances differ",
        "At least two parties take different stances on the same proposal or answer.",
    )
    CONDITION = "condition", "only with conditions", "At least one party accepts under a condition."


class UnrecordedRows(Term):
    """Whether rows are shown on which no stance of the actors shown is recorded."""

    HIDDEN = "hidden", "hidden", "Rows on which no stance of these actors is recorded are left out."
    SHOWN = "shown", "also show empty rows", "Nothing recorded is not a no."


@dataclass(frozen=True)
class PositionsQuery(MatrixQuery):
    """The whole state of the Positions page. Ids only; every one exists in the catalogue it was read against.

    ``actors`` are the columns in order; ``folded`` the closed groups of rows; ``open`` the rows that are open to their
    sentences; ``cell`` the open cell as (actor, row). Stances that differ from ``since`` are marked. ``find`` is a
    search among the actors to choose from.
    """

    COLUMNS = "actors"

    rows: PositionRows = PositionRows.PROPOSALS
    actors: tuple[str, ...] = ()
    folded: tuple[str, ...] = ()
    search: str = ""
    only: frozenset[PositionFilter] = frozenset()
    unrecorded: UnrecordedRows = UnrecordedRows.HIDDEN
    as_of: AsOf = field(default_factory=AsOf)
    cell: tuple[str, str] | None = None
    view: PositionDensity = PositionDensity.ANSWERS
    find: str = ""
    open: tuple[str, ...] = ()
    since: Earlier = NO_EARLIER

    def toggle_group(self, group: str) -> PositionsQuery:
        """Collapse an open group of rows, or open a collapsed one."""
        rest = tuple(name for name in self.folded if name != group)
        return replace(self, folded=rest if rest != self.folded else (*rest, group))


@dataclass(frozen=True)
class ActorChoice:
    """A preset of columns: its name, which actors those are, and their ids in alphabetical order."""

    name: str
    which: str
    actors: tuple[str, ...]


def actor_choices(catalogue: Catalogue) -> Mapping[str, ActorChoice]:
    """The presets by id: the actors with the most positions recorded, each kind of actor, and all."""
    known = catalogue.alphabetical(all_positions(catalogue))
    by_count = sorted(known, key=lambda name: -_recorded(name, catalogue))
    most = tuple(by_count[:MAX_RECORDED])
    choices = [ActorChoice("six most recorded", "those with the most positions", most)]
    for kind in ActorKind:
        of_kind = tuple(name for name in known if is_of_kind(name, kind, catalogue))
        name = f"{kind.label}s"
        choices.append(ActorChoice(name, f"all {name} of which positions are recorded", of_kind))
    choices.append(ActorChoice("all", "all of which positions are recorded", known))
    ids = ("most", *(kind.value for kind in ActorKind), "all")
    return {
        id: replace(choice, actors=catalogue.alphabetical(choice.actors))
        for id, choice in zip(ids, choices, strict=True)
        if choice.actors
    }


def _recorded(actor_id: str, catalogue: Catalogue) -> int:
    """How many positions its file holds; what follows from signatures is not counted."""
    file = catalogue.positions.get(actor_id)
    return len(file.positions) if file else 0


def is_of_kind(actor_id: str, kind: ActorKind, catalogue: Catalogue) -> bool:
    """Whether an actor, whose record may not be readable, is of a kind."""
    actor = catalogue.actors.get(actor_id)
    return bool(actor and actor.kind is kind)


def default_positions(catalogue: Catalogue) -> PositionsQuery:
    """What a link without parameters shows."""
    first = next(iter(actor_choices(catalogue).values()), None)
    return PositionsQuery(actors=first.actors if first else ())


def row_ids(rows: PositionRows, catalogue: Catalogue) -> Mapping[str, object]:
    """What a cell can be of: a proposal; an element, or one answer to it."""
    return catalogue.proposals if rows is PositionRows.PROPOSALS else question_rows(catalogue)


@cached_on_catalogue
def question_rows(catalogue: Catalogue) -> Mapping[str, tuple[Element, CodedValue | None]]:
    """Every element by its id, and every answer that a party speaks of, as ``element~value``."""
    spoken_of = (
        (catalogue.elements[subject.element], subject.value)
        for subject in subjects_spoken_of(catalogue)
        if subject.element in catalogue.elements and subject.value is not None
    )
    return {
        **{element.id: (element, None) for element in catalogue.elements.values()},
        **{f"{element.id}~{value_key(value)}": (element, value) for element, value in spoken_of},
    }


def group_ids(catalogue: Catalogue) -> Mapping[str, object]:
    """The headings over rows of either kind."""
    return {**catalogue.families, **catalogue.groups}


def _rows_of_link(reader: LinkReader) -> tuple[str, Mapping[str, object]]:
    """What a row is called, and which there are: proposals or elements, as the same link says."""
    asked = reader.parameters.get("rows", "")
    rows = PositionRows(asked) if asked in list(PositionRows) else PositionRows.PROPOSALS
    return rows.value.removesuffix("s"), row_ids(rows, reader.catalogue)


def _with_column_of_cell(
    query: PositionsQuery, reader: LinkReader, given: Collection[str]
) -> PositionsQuery:
    """A link that names a cell and no actors shows the actor of the cell after the usual ones."""
    query = in_order(query, reader)
    if query.cell and "actors" not in given and query.cell[0] not in query.actors:
        return query.adding(query.cell[0])
    return with_cell_among_columns(query, reader)


POSITIONS_LINK = PageLink(
    "positions",
    PositionsQuery,
    (
        OneOf("rows", PositionRows, "kind of rows"),
        Ids("actors", "actor with positions", all_positions),
        Ids("folded", "group of rows", group_ids),
        Words("search"),
        SomeOf("only", PositionFilter, "filter"),
        OneOf("unrecorded", UnrecordedRows, "choice of rows"),
        AsOfDay(),
        OpenCell(
            parts="a party and a row",
            column="actor with positions",
            columns=all_positions,
            rows=_rows_of_link,
        ),
        OneOf("view", PositionDensity, "density"),
        Words("find", noun="search among actors"),
        Open(),
        EarlierSide(),
    ),
    default=default_positions,
    complete=_with_column_of_cell,
)
