"""The reasons that records give for what changed: those that only the new side has.

A reason is always one that a record gives for that very change; what nobody explained stays unexplained
(``docs/decisions/0015-what-changed.md``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
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

    def of_cell(
        self, proposal: str, element: str, deniers: tuple[str, ...]
    ) -> tuple[ReasonGiven, ...]:
        """For a cell: of its proposal, of the codebook, and of the files of actors whose denials differ."""
        own = self._given("proposals", proposal, proposal, element)
        return (*own, *self._from_elsewhere(proposal, element, deniers))

    def of_stance(
        self, actor: str, proposal: str, element: str, deniers: tuple[str, ...]
    ) -> tuple[ReasonGiven, ...]:
        """For a stance: of the actor's file, of the codebook, and of the files of actors whose denials differ."""
        own = self._given("positions", actor, proposal, element)
        others = tuple(name for name in deniers if name != actor)
        return (*own, *self._from_elsewhere(proposal, element, others))

    def of_record(self, part: str, id: str) -> tuple[ReasonGiven, ...]:
        """For what no cell shows: the reasons given for the whole record."""
        return tuple(self._take(entry, "") for entry in self._of(part, id) if entry.whole)

    def unexplaining(self, part: str, id: str) -> int:
        """How many new entries of a record explained nothing. Call it after everything else."""
        return sum(entry not in self._explaining for entry in self._of(part, id))

    def _from_elsewhere(
        self, proposal: str, element: str, deniers: tuple[str, ...]
    ) -> Iterator[ReasonGiven]:
        yield from self._given("elements", element, proposal, element, "the codebook")
        for actor in deniers:
            where = f"the positions of {self.catalogue.actor_short_name(actor)}"
            yield from self._given("positions", actor, proposal, element, where)

    def _given(
        self, part: str, id: str, proposal: str, element: str, where: str = ""
    ) -> Iterator[ReasonGiven]:
        for entry in self._of(part, id):
            if entry.concerns(proposal, element):
                yield self._take(entry, where)

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
