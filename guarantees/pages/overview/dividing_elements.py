"""The elements on which parties stand against each other, for the picture of the Overview.

An element divides when one party refuses what another says yes to, or when it takes one answer only and parties say yes
to different ones. Only the own voice of states, alliances, organisations and groups of them counts, and reports of it
(``docs/decisions/0007-the-stance-rule.md``). Nothing is counted or ranked: elements stand in the codebook's order.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import LATEST
from guarantees.cells.stances import StanceCell, StanceState, Voice, stances_on_element
from guarantees.links.addresses import to_gap, to_positions
from guarantees.records.element import Element
from guarantees.records.values import CodedValue
from guarantees.records.vocabulary import ActorKind, ElementKind
from guarantees.words.cell_words import value_words
from guarantees.words.stance_words import stance_words

PARTIES = frozenset({ActorKind.STATE, ActorKind.ALLIANCE, ActorKind.ORGANISATION, ActorKind.GROUP})
SAYS_YES = frozenset({StanceState.PROPOSES, StanceState.ACCEPTS, StanceState.ACCEPTS_IF})
BETWEEN = frozenset({StanceState.OPEN, StanceState.AMBIGUOUS, StanceState.DIFFERS})
_ONE_ANSWER = frozenset({ElementKind.CHOICE, ElementKind.QUANTITY})


@dataclass(frozen=True)
class PartyView:
    """One party on one answer: name, sign, tone and stance in words, and the address of its evidence."""

    name: str
    sign: str
    tone: str
    stance: str
    address: str


@dataclass(frozen=True)
class AnswerView:
    """One answer to an element's question, with the parties that refuse it, stand between, or say yes to it."""

    text: str
    meaning: str
    refuse: tuple[PartyView, ...]
    between: tuple[PartyView, ...]
    say_yes: tuple[PartyView, ...]


@dataclass(frozen=True)
class DividingElement:
    """An element that divides the parties, and the address of its gap view."""

    id: str
    name: str
    question: str
    answers: tuple[AnswerView, ...]
    address: str


def dividing_elements(catalogue: Catalogue) -> tuple[DividingElement, ...]:
    """Every element that divides, in the order of the codebook."""
    order = {group: place for place, group in enumerate(catalogue.groups)}
    elements = sorted(catalogue.elements.values(), key=lambda e: (order[e.group], e.number))
    return tuple(shown for element in elements if (shown := _dividing(element, catalogue)))


def _dividing(element: Element, catalogue: Catalogue) -> DividingElement | None:
    stances = list(_stances(element, catalogue))
    if not _divides(element, stances):
        return None
    values = dict.fromkeys(cell.subject.value for cell in stances)
    return DividingElement(
        element.id,
        element.name,
        element.question,
        tuple(_answer(value, element, stances, catalogue) for value in _ordered(values, element)),
        to_gap(element=element.id),
    )


def _stances(element: Element, catalogue: Catalogue) -> Iterator[StanceCell]:
    """What parties say, by name: a party's place in the picture says nothing about it."""
    for actor_id in sorted(catalogue.positions, key=catalogue.actor_short_name):
        actor = catalogue.actors.get(actor_id)
        if actor is None or actor.kind not in PARTIES:
            continue
        for cell in stances_on_element(actor_id, element.id, LATEST, catalogue):
            if cell.voice is not Voice.OTHERS and cell.state in SAYS_YES | BETWEEN | {
                StanceState.REJECTS
            }:
                yield cell


def _divides(element: Element, stances: list[StanceCell]) -> bool:
    yes = [cell for cell in stances if cell.state in SAYS_YES]
    return any(
        _against(cell, other, element)
        for cell in yes
        for other in stances
        if other.actor != cell.actor
    )


def _against(cell: StanceCell, other: StanceCell, element: Element) -> bool:
    """Whether ``other`` refuses what ``cell`` says yes to, or says yes to what cannot stand beside it."""
    same = cell.subject.value == other.subject.value
    if other.state is StanceState.REJECTS:
        return same
    if other.state not in SAYS_YES or same:
        return False
    return element.kind in _ONE_ANSWER


def _ordered(values: dict[CodedValue | None, None], element: Element) -> list[CodedValue | None]:
    """Options in the order of the codebook; what is none of them keeps the order in which it came."""
    options = element.option_ids
    return sorted(values, key=lambda v: options.index(v) if v in options else len(options))


def _answer(
    value: CodedValue | None, element: Element, stances: list[StanceCell], catalogue: Catalogue
) -> AnswerView:
    meanings = {option.id: option.meaning for option in element.options}
    about = [cell for cell in stances if cell.subject.value == value]
    return AnswerView(
        value_words(value, element, catalogue),
        meanings.get(value, "") if isinstance(value, str) else "",
        *(
            tuple(_party(cell, catalogue) for cell in about if cell.state in states)
            for states in ({StanceState.REJECTS}, BETWEEN, SAYS_YES)
        ),
    )


def _party(cell: StanceCell, catalogue: Catalogue) -> PartyView:
    words = stance_words(cell, catalogue)
    return PartyView(
        catalogue.actor_short_name(cell.actor),
        words.sign,
        words.tone,
        words.text,
        to_positions("elements", (cell.actor, cell.subject.element)),
    )
