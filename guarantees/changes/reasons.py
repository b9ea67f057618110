"""The reasons that records give for what changed: those that only the new side has.

A reason is always one that a record gives for that very change; what has no reason stays unexplained
(``docs/decisions/0015-what-changed.md``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from guarantees.catalogue.catalogue import Catalogue
from guarantees.changes.model import ReasonGiven
from guarantees.records.change import RecordChange
from guarantees.records.kinds import KINDS

NO_REASON = "no reason given"


@dataclass(frozen=True)
class _Entry:
    """One new entry of ``changes``, with the part of the catalogue and the id of its record."""

    part: str
    id: str
    change: RecordChange

    @property
    def proposals(self) -> tuple[str, ...]:
        return getattr(self.change, "proposals", ())

    @property
    def elements(self) -> tuple[str, ...]:
        return getattr(self.change, "elements", ())

    @property
    def whole(self) -> bool:
        """Whether it concerns the whole record."""
        return not (self.proposals or self.elements)

    def concerns(self, proposal: str, element: str) -> bool:
        """Whether it is given for a proposal or an element, or for the whole record."""
        return self.whole or proposal in self.proposals or element in self.elements


class Reasons:
    """The new entries of all records, and which of them explain a difference."""

    def __init__(self, old: Catalogue, new: Catalogue) -> None:
        self.catalogue = new
        self._entries = {
            part: {
                id: tuple(_Entry(part, id, each) for each in _not_in(record, _of(old, part, id)))
                for id, record in getattr(new, part).items()
            }
            for part in (kind.part for kind in KINDS if kind.explains_changes)
        }
        self._explaining: set[_Entry] = set()

    def of_change(
        self,
        proposal: str,
        element: str,
        actor: str,
        deniers: tuple[str, ...],
        signed: tuple[str, ...],
    ) -> tuple[ReasonGiven, ...]:
        """For a cell, or an actor's stance: of its own record, of the codebook, of actors whose denials differ, and of
        proposals of which the signatures differ."""
        own = ("positions", actor) if actor else ("proposals", proposal)
        elsewhere = [("elements", element, "the codebook")]
        elsewhere += [("proposals", name, "the proposal") for name in signed]
        elsewhere += [
            ("positions", name, f"the positions of {self.catalogue.actor_short_name(name)}")
            for name in deniers
            if name != actor
        ]
        return tuple(
            self._take(entry, where)
            for part, id, where in [(*own, ""), *elsewhere]
            for entry in self._of(part, id)
            if entry.concerns(proposal, element)
        )

    def of_record(self, part: str, id: str, only_note: bool) -> tuple[ReasonGiven, ...]:
        """For what no cell shows: the reasons given for the whole record.

        What a note says of a record as a whole changes with its parts, so where only that differs, and no reason is
        given for the whole, those for parts of it count.
        """
        entries = self._of(part, id)
        whole = tuple(entry for entry in entries if entry.whole)
        return tuple(self._take(entry, "") for entry in whole or (entries if only_note else ()))

    def unexplaining(self, part: str, id: str) -> int:
        """How many new entries of a record explained nothing. Call it after everything else."""
        return sum(entry not in self._explaining for entry in self._of(part, id))

    def _of(self, part: str, id: str) -> tuple[_Entry, ...]:
        return self._entries.get(part, {}).get(id, ())

    def _take(self, entry: _Entry, where: str) -> ReasonGiven:
        self._explaining.add(entry)
        change = entry.change
        day = change.on.words() + (f", given in {where}" if where else "")
        return ReasonGiven(
            reason=change.reason.value,
            label=change.reason.label,
            on=change.on.words(),
            date=change.on.text,
            says=change.says,
            given_in=where,
            words=f"{change.reason.label} ({day}): {change.says}",
        )


def _of(catalogue: Catalogue, part: str, id: str) -> Any:
    records: Mapping[str, Any] = getattr(catalogue, part)
    return records.get(id)


def _not_in(record: Any, other: Any) -> list[RecordChange]:
    return list((Counter(record.changes) - Counter(other.changes if other else ())).elements())


def removed_reasons(old: Any, new: Any) -> int:
    """How many entries of ``changes`` a record no longer has."""
    return len(_not_in(old, new))
