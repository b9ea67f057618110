"""The codebook on the Method page: every element with its question, its answers, and how to choose between them."""

from __future__ import annotations

from dataclasses import dataclass

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import LATEST
from guarantees.catalogue.record_links import RecordLinks, record_links
from guarantees.cells.cell import HAS_VALUE, cell_of
from guarantees.links.addresses import to_compare, to_gap, to_method
from guarantees.pages.tables.query import default_query
from guarantees.records.element import Element
from guarantees.records.values import QUALIFIERS, Quantity
from guarantees.words.english import counted


@dataclass(frozen=True)
class ValueView:
    """One allowed value: its id in records, and the sign, label and meaning that readers see."""

    id: str
    sign: str
    tone: str
    label: str
    meaning: str


@dataclass(frozen=True)
class ElementView:
    """One element.

    ``takes`` says what sort of value, with ``units`` where it is a number; ``scale`` why its values form one ("" where
    they do not). ``answered`` counts the proposals of which a value is shown; ``in_compare`` opens one of those cells
    ("" where there is none), ``in_gap`` the stances on it. ``address`` is this entry's own.
    """

    id: str
    number: int
    name: str
    question: str
    definition: str
    coding_rule: str
    takes: str
    takes_meaning: str
    units: tuple[str, ...]
    values: tuple[ValueView, ...]
    scale: str
    answered: str
    in_compare: str
    in_gap: str
    address: str
    former_ids: tuple[str, ...]
    record: RecordLinks | None = None


@dataclass(frozen=True)
class GroupView:
    """Elements under one heading. ``count`` is their number in words."""

    id: str
    name: str
    about: str
    count: str
    elements: tuple[ElementView, ...]


def codebook_view(catalogue: Catalogue) -> tuple[GroupView, ...]:
    """Every element in the order of the codebook, by group; groups without elements are left out."""
    first_columns = default_query(catalogue).proposals
    groups = []
    for group in catalogue.groups.values():
        elements = tuple(
            _element(element, first_columns, catalogue)
            for element in catalogue.elements.values()
            if element.group == group.id
        )
        if elements:
            count = counted(len(elements), "question")
            groups.append(GroupView(group.id, group.name, group.about, count, elements))
    return tuple(groups)


def _element(element: Element, first_columns: tuple[str, ...], catalogue: Catalogue) -> ElementView:
    answering = _answering(element, catalogue)
    return ElementView(
        id=element.id,
        number=element.number,
        name=element.name,
        question=element.question,
        definition=element.definition,
        coding_rule=element.coding_rule,
        takes=element.kind.label,
        takes_meaning=element.kind.meaning,
        units=tuple(unit.label for unit in element.units),
        values=tuple(
            ValueView(o.id, o.sign.label, o.sign.value, o.label, o.meaning) for o in element.options
        ),
        scale=element.order.reason if element.order else "",
        answered=f"{len(answering)} of {counted(len(catalogue.proposals), 'proposal')}",
        in_compare=_row_address(element, answering, first_columns),
        in_gap=to_gap(element=element.id),
        address=to_method(element.id),
        former_ids=element.former_ids,
        record=record_links(
            ("elements", element.id), element.name, catalogue, page=to_method(element.id)
        ),
    )


def _answering(element: Element, catalogue: Catalogue) -> list[str]:
    """The proposals of which a value is shown, in order of date."""
    return [
        proposal.id
        for proposal in catalogue.proposals.values()
        # Only statements can give a value, and of most proposals there are none on most elements.
        if isinstance(proposal.provisions.get(element.id), tuple)
        and cell_of(proposal, element, LATEST, catalogue).state in HAS_VALUE
    ]


def _row_address(element: Element, answering: list[str], first_columns: tuple[str, ...]) -> str:
    """The comparison a reader sees first, with the cell of the first column that answers; else the first that does."""
    if not answering:
        return ""
    opened = next((name for name in first_columns if name in answering), answering[0])
    return to_compare(first_columns, cell=(opened, element.id))


def number_examples() -> tuple[str, ...]:
    """Each form in which a number can be recorded, as readers see it."""
    single = [Quantity.model_validate({name: 1_000, "unit": "soldiers"}) for name in QUALIFIERS]
    span = Quantity(at_least=1_000, at_most=2_000, unit="soldiers")
    peacetime = Quantity(exactly=1_000, unit="soldiers", peacetime=True)
    return tuple(number.words("soldiers") for number in (*single, span, peacetime))
