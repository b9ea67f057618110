"""Which stances of actors, on proposals and on values of elements, differ between two versions of the records."""

from __future__ import annotations

from collections.abc import Iterator

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf
from guarantees.cells.signatures import SignedPosition
from guarantees.cells.stances import StanceSubject, all_positions, stance_of, stances_on_element
from guarantees.changes.cells import elements_of_both, proposals_of_both
from guarantees.changes.model import CellChange
from guarantees.changes.origins import Sides
from guarantees.changes.pairs import NOT_THERE, About, Seen, change_of, side
from guarantees.changes.reasons import Reasons
from guarantees.changes.view import EVERYTHING, View
from guarantees.records.element import Element
from guarantees.words.cell_words import value_words
from guarantees.words.stance_words import stance_words


def stance_changes(sides: Sides, reasons: Reasons, view: View = EVERYTHING) -> Iterator[CellChange]:
    """The stances of a view that differ, by actor in alphabetical order, then by proposal, element and value.

    Ids of the old side are those of today.
    """
    for actor, name in _actors(sides.old, sides.new):
        if view.actors and actor not in view.actors:
            continue
        for subject, about, value in _subjects(actor, sides):
            if not view.has(subject.proposal, subject.element, actor):
                continue
            before = _seen(actor, subject, sides.old, sides.before)
            after = _seen(actor, subject, sides.new, sides.after)
            found = About(name, about, subject.proposal, subject.element, actor, value)
            change = change_of(found, before, after, sides, reasons)
            if change is not None:
                yield change


def _actors(old: Catalogue, new: Catalogue) -> list[tuple[str, str]]:
    """Every actor with a file or a signature on either side, with its name, in the order of names."""
    names = {
        actor: (new if actor in new.actors else old).actor_short_name(actor)
        for actor in {**all_positions(new), **all_positions(old)}
    }
    return sorted(names.items(), key=lambda each: (each[1].casefold(), each[0]))


def _subjects(actor: str, sides: Sides) -> Iterator[tuple[StanceSubject, str, str]]:
    """Whatever the actor can have a stance on, with its words, and with the value in words."""
    for proposal in proposals_of_both(sides.old, sides.new):
        yield StanceSubject(proposal=proposal.id), proposal.short_name, ""
    for element in elements_of_both(sides.old, sides.new):
        yield from _subjects_of_element(actor, element, sides)


def _subjects_of_element(
    actor: str, element: Element, sides: Sides
) -> Iterator[tuple[StanceSubject, str, str]]:
    """Each value that the actor's file speaks of on either side; of none, the element as a whole.

    What follows from signatures alone is left out: it changes with the cells of what was signed.
    """
    spoken_of = dict.fromkeys(
        cell.subject
        for catalogue, as_of in ((sides.new, sides.after), (sides.old, sides.before))
        for cell in stances_on_element(actor, element.id, as_of, catalogue)
        if not all(isinstance(position, SignedPosition) for position in cell.statements)
    )
    for subject in spoken_of:
        value = value_words(subject.value, element, sides.new)
        yield subject, f"{element.name}, {value}", value
    if not spoken_of:
        yield StanceSubject(element=element.id), element.name, ""


def _seen(actor: str, subject: StanceSubject, catalogue: Catalogue, as_of: AsOf) -> Seen:
    known = catalogue.proposals if subject.proposal else catalogue.elements
    if (subject.proposal or subject.element) not in known:
        return Seen(NOT_THERE)
    cell = stance_of(actor, subject, as_of, catalogue)
    text = stance_words(cell, catalogue).text
    deciding = (*cell.seen, *cell.denials)
    return Seen(
        side(cell.state.value, text, deciding, cell.absence, catalogue),
        # A stance is worded in the program's own vocabulary, so the words differ when the stance does.
        coded=(cell.state, text),
        behind=(cell.shown, cell.by_others, cell.lower, cell.earlier, cell.withdrawn),
        denials=cell.denials,
        absence=cell.absence,
    )
