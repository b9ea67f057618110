"""A part of the comparison: what has to do with some proposals, elements and actors."""

from __future__ import annotations

from dataclasses import dataclass, replace

from guarantees.catalogue.catalogue import Catalogue
from guarantees.changes.model import CellChange, Changes, RecordDifference


@dataclass(frozen=True)
class View:
    """Ids of today. None of a kind means all of it; of several kinds, a change has to do with one of each."""

    proposals: tuple[str, ...] = ()
    elements: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()

    def has_proposal(self, proposal: str) -> bool:
        """Whether a proposal is in it."""
        return not self.proposals or proposal in self.proposals

    def has_element(self, element: str) -> bool:
        """Whether an element is in it."""
        return not self.elements or element in self.elements

    def has(self, proposal: str, element: str, actor: str = "") -> bool:
        """Whether a cell or a stance is in it: of an actor a stance, never the cell of a proposal."""
        return (
            self.has_proposal(proposal)
            and self.has_element(element)
            and (not self.actors or actor in self.actors)
        )

    def has_record(self, difference: RecordDifference, old: Catalogue, new: Catalogue) -> bool:
        """Whether a record is in it: itself, or for an event through its proposals and participants."""
        return self == EVERYTHING or _has_to_do(self, _concerned(difference, old, new))


EVERYTHING = View()


def _concerned(difference: RecordDifference, old: Catalogue, new: Catalogue) -> View:
    """What a record has to do with."""
    id = difference.id
    if difference.kind == "proposal":
        return View(proposals=(id,))
    if difference.kind == "element":
        return View(elements=(id,))
    if difference.kind in ("actor", "positions of"):
        return View(actors=(id,))
    event = (new.events.get(id) or old.events.get(id)) if difference.kind == "event" else None
    return View(event.proposals, (), event.participants) if event else View()


def _has_to_do(view: View, found: View) -> bool:
    wanted = (view.proposals, view.elements, view.actors)
    return all(
        not ids or not set(ids).isdisjoint(named)
        for ids, named in zip(wanted, (found.proposals, found.elements, found.actors), strict=True)
    )


def _has(view: View, change: CellChange) -> bool:
    return view.has(change.proposal, change.element, change.actor)


def cut(changes: Changes, view: View, old: Catalogue, new: Catalogue) -> Changes:
    """What of the changes is in a view."""
    return replace(
        changes,
        cells=tuple(each for each in changes.cells if _has(view, each)),
        stances=tuple(each for each in changes.stances if _has(view, each)),
        records=tuple(each for each in changes.records if view.has_record(each, old, new)),
    )
