"""How far two coders agree, as HTML: in all, by group, by element, and where they differ."""

from __future__ import annotations

import htpy as h

from components.parts.tables import stacked_table
from guarantees.catalogue.catalogue import Catalogue
from guarantees.cells.cell import CellState
from guarantees.links.addresses import to_compare
from guarantees.records.dates import EdtfDate
from guarantees.reference.second_coding import (
    Agreement,
    Coding,
    TwiceCoded,
    agreements,
    second_coding,
)
from guarantees.words.english import counted

_HEADS = ("Cells", "The same", "α")


def agreement_part(catalogue: Catalogue) -> h.Node:
    """The part of the page; ``None`` if the cells that were coded twice are from other records."""
    coded = second_coding()
    found = agreements()
    shown = [cell for cell in coded.cells if _is_known(cell, catalogue)]
    if not shown:
        return None
    different = [cell for cell in shown if not cell.is_same]
    groups = [
        (catalogue.groups[each].name, agreement)
        for each, agreement in found.groups.items()
        if each in catalogue.groups
    ]
    elements = [
        (f"{element.number} {element.name}", found.elements[element.id])
        for element in catalogue.elements.values()
        if element.id in found.elements
    ]
    return [
        h.p[
            f"{found.all.cells} of {coded.drawn_from:,} cells were coded a second time from the texts, by readers who "
            f"had not seen the first coding ({EdtfDate.parse(coded.on.isoformat()).words()}; {coded.drawn}). "
            f"{found.all.same} of them came out the same. Krippendorff's α is {_alpha(found.all)}: 1 means that coders "
            "always agree, 0 that they agree no more than by chance."
        ],
        h.p(".soft.small")[
            "Compared are the values of a cell together, or the reason why it has none; scopes are left out. Values "
            "that overlap count as partly the same (Passonneau's distance). Where they differed, the rule or the cell "
            "was looked at again, so a cell may now show something else. An α of a few cells says little."
        ],
        _table("Group", groups, "Agreement by group of elements"),
        h.details(data_open="agreement-elements")[
            h.summary["Agreement by element"],
            _table("Element", elements, "Agreement by element"),
        ],
        different
        and h.details(data_open="agreement-differences")[
            h.summary[f"{counted(len(different), 'cell')} that the two coded differently"],
            stacked_table(
                "agreement",
                ("Cell", "First", "Second"),
                ([_cell(each, catalogue), *_codings(each, catalogue)] for each in different),
                "Cells that were coded differently",
            ),
        ],
    ]


def _is_known(cell: TwiceCoded, catalogue: Catalogue) -> bool:
    return cell.proposal in catalogue.proposals and cell.element in catalogue.elements


def _table(head: str, rows: list[tuple[str, Agreement]], caption: str) -> h.Element:
    return stacked_table(
        "agreement",
        (head, *_HEADS),
        ([name, str(each.cells), str(each.same), _alpha(each)] for name, each in rows),
        caption,
    )


def _alpha(agreement: Agreement) -> str:
    return "–" if agreement.alpha is None else f"{agreement.alpha:.2f}"


def _cell(cell: TwiceCoded, catalogue: Catalogue) -> h.Node:
    proposal, element = catalogue.proposals[cell.proposal], catalogue.elements[cell.element]
    return h.a(href=to_compare((proposal.id,), (proposal.id, element.id)))[
        f"{proposal.short_name}: {element.name}"
    ]


def _codings(cell: TwiceCoded, catalogue: Catalogue) -> tuple[str, str]:
    labels = {option.id: option.label for option in catalogue.elements[cell.element].options}
    labels |= {
        actor.id: catalogue.actor_short_name(actor.id) for actor in catalogue.actors.values()
    }
    labels |= {state.value: state.label for state in CellState}
    first, second = (_words(coding, labels) for coding in (cell.first, cell.second))
    return first, second


def _words(coding: Coding, labels: dict[str, str]) -> str:
    return ", ".join(sorted(labels.get(text, text.replace("_", " ")) for text in coding.label))
