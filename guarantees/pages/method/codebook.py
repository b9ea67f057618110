"""How the proposals answer each element of the codebook, and how numbers are worded, for the Method page."""

from __future__ import annotations

from collections.abc import Mapping

from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.catalogue.clock import LATEST
from guarantees.cells.cell import HAS_VALUE, cell_of
from guarantees.links.addresses import to_compare
from guarantees.pages.tables.query import default_query
from guarantees.records.element import Element
from guarantees.records.values import QUALIFIERS, Quantity


def elements_of(group_id: str, catalogue: Catalogue) -> tuple[Element, ...]:
    """The elements of a group, in the order of the codebook."""
    return tuple(each for each in catalogue.elements.values() if each.group == group_id)


@cached_on_catalogue
def answering(catalogue: Catalogue) -> Mapping[str, tuple[str, ...]]:
    """For each element the proposals with a value, in order of date."""
    return {
        element.id: tuple(
            proposal.id
            for proposal in catalogue.proposals.values()
            # Only statements can give a value, and most proposals have none on most elements.
            if isinstance(proposal.provisions.get(element.id), tuple)
            and cell_of(proposal, element, LATEST, catalogue).state in HAS_VALUE
        )
        for element in catalogue.elements.values()
    }


def answer_address(element: Element, catalogue: Catalogue) -> str:
    """A cell with a value in the default comparison; "" where no proposal has one.

    The cell is in the first column that answers, or else belongs to the first proposal that does.
    """
    answers = answering(catalogue)[element.id]
    if not answers:
        return ""
    columns = default_query(catalogue).proposals
    column = next((name for name in columns if name in answers), answers[0])
    return to_compare(columns, cell=(column, element.id))


def number_examples() -> tuple[str, ...]:
    """Each form in which a number can be recorded, as readers see it."""
    single = [Quantity.model_validate({name: 1_000, "unit": "soldiers"}) for name in QUALIFIERS]
    span = Quantity(at_least=1_000, at_most=2_000, unit="soldiers")
    peacetime = Quantity(exactly=1_000, unit="soldiers", peacetime=True)
    return tuple(number.words("soldiers") for number in (*single, span, peacetime))
