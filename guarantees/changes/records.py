"""Which records were added, removed or renamed, or differ in something that no cell or stance shows."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from guarantees.catalogue.as_seen import as_seen
from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf, earliest_publication
from guarantees.changes.fields import change_entries_words, field_changes
from guarantees.changes.model import (
    ChangeType,
    FieldChange,
    Origin,
    ReasonGiven,
    RecordDifference,
)
from guarantees.changes.origins import Sides
from guarantees.changes.reasons import NO_REASON, Reasons, removed_reasons
from guarantees.changes.renames import Renamed
from guarantees.records.dates import EdtfDate
from guarantees.records.kinds import KINDS, Kind
from guarantees.records.name_variants import NameVariants
from guarantees.records.position import ActorPositions
from guarantees.records.proposal import Proposal, StatusChange
from guarantees.records.registry import Contradiction, Edition
from guarantees.words.status_words import status_words


def _records(kind: Kind, catalogue: Catalogue) -> Mapping[str, Any]:
    """The records of a kind by id; none of those that only stand in for an entry that cannot be read."""
    if kind.model is NameVariants:
        return {names.spellings[0]: names for names in catalogue.name_variants}
    if kind.model is Edition:
        return {"edition": catalogue.edition} if catalogue.edition else {}
    records: Mapping[str, Any] = getattr(catalogue, kind.part)
    unreadable = catalogue.unreadable
    return {id: record for id, record in records.items() if (kind.part, id) not in unreadable}


def _name(record: Any, catalogue: Catalogue) -> str:
    """What a record is called in a line."""
    if isinstance(record, ActorPositions):
        return catalogue.actor_short_name(record.actor)
    if isinstance(record, NameVariants):
        return record.spellings[0]
    if isinstance(record, Edition):
        return record.version
    return str(getattr(record, "short_name", None) or record.name)


DATED = ("proposals", "events", "contradictions")
"""The parts of which records come and change with the days; of the others a day shows all, or what cells rest on."""


def record_differences(
    sides: Sides, renamed: Renamed, reasons: Reasons
) -> Iterator[RecordDifference]:
    """A line for each record that differs, by kind: proposals by date, ordered kinds in their order, the rest by id.

    Ids of the old side are those of today. Call it after cells and stances: reasons that explained none of them are
    listed here. Where a day is chosen, records are as they were seen on it.
    """
    seen = _as_seen(sides) if sides.is_dated else sides
    for kind in KINDS:
        if not (kind.noun and kind.path) or (sides.is_dated and kind.part not in DATED):
            continue
        before, after = _records(kind, seen.old), _records(kind, seen.new)
        formers = {today: former for former, today in renamed.get(kind.part, {}).items()}
        for id in _order(kind, before, after):
            line = _Line(kind, id, formers.get(id, ""), reasons, seen)
            difference = line.difference(before.get(id), after.get(id))
            if difference is not None:
                yield difference
        if kind.ordered and _common(before, after) != _common(after, before):
            yield _another_order(kind)


def _as_seen(sides: Sides) -> Sides:
    """Both sides as of their days: a side without one as of all days, so that both lack what is about later ones."""

    def seen(as_of: AsOf, catalogue: Catalogue) -> Catalogue:
        return as_seen(replace(as_of, day=as_of.day or datetime.date.max), catalogue)

    return replace(sides, old=seen(sides.before, sides.old), new=seen(sides.after, sides.new))


def _order(kind: Kind, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    ids = list({**after, **before})
    if kind.part == "proposals":
        both = {**before, **after}
        return sorted(ids, key=lambda id: (both[id].first_stated.sort_key, both[id].short_name))
    return ids if kind.ordered else sorted(ids)


def _date(record: Any, catalogue: Catalogue) -> EdtfDate | None:
    """The date of what a record reports; of a contradiction, that of the latest side."""
    if isinstance(record, Contradiction):
        said = (side.said.stated for side in catalogue.sides_of(record))
        return max(said, key=lambda date: date.sort_key, default=None)
    named = (getattr(record, name, None) for name in ("date", "first_stated", "published"))
    return next((date for date in named if date), None)


def _dates(before: Any, after: Any, catalogue: Catalogue) -> Iterator[EdtfDate]:
    """Of what only the newer version of a proposal has: changes of status, and names that somebody gave it."""
    yield from (act.date for act in _acts(before, after))
    for label in getattr(after, "labels", ()):
        published = earliest_publication(label.evidence, catalogue)
        if published and label not in before.labels:
            yield published


def _acts(before: Any, after: Any) -> list[StatusChange]:
    """The changes of status that only the newer version of a proposal has."""
    if not isinstance(after, Proposal):
        return []
    known = {(each.date, each.status, each.by, each.speaker) for each in before.status}
    return [
        each
        for each in after.status
        if (each.date, each.status, each.by, each.speaker) not in known
    ]


def _common(records: Mapping[str, Any], others: Mapping[str, Any]) -> list[str]:
    return [id for id in records if id in others]


def _another_order(kind: Kind) -> RecordDifference:
    title = f"Every {kind.noun}"
    words = "the order of the file has changed"
    return RecordDifference(
        kind=kind.noun,
        id="",
        former_id="",
        sort=ChangeType.FIELDS,
        title=title,
        fields=(FieldChange("", "", "", words),),
        reasons=(),
        reason_words="",
        words=f"{title}: {words}",
        origin=Origin.OURS,
    )


@dataclass(frozen=True)
class _Line:
    """The line about one record."""

    kind: Kind
    id: str
    former_id: str
    reasons: Reasons
    sides: Sides

    @property
    def old(self) -> Catalogue:
        """The old side, in today's ids."""
        return self.sides.old

    @property
    def new(self) -> Catalogue:
        """The new side."""
        return self.sides.new

    def difference(self, before: Any, after: Any) -> RecordDifference | None:
        """The line, or ``None`` when nothing differs that cells and stances do not show."""
        if before is None:
            dated = [self.sides.when(date)] if (date := _date(after, self.new)) else []
            return self._line(ChangeType.ADDED, ["added"], (), self._given(()), dated=dated)
        if after is None:
            return self._line(ChangeType.REMOVED, [self._removed()], (), ())
        fields = self._fields(before, after)
        dated = [self.sides.when(date) for date in _dates(before, after, self.new)]
        given = self._given(fields) if fields or self.former_id else ()
        explains = self.kind.explains_changes and not self.sides.same_records
        unexplained = NO_REASON if fields and explains else ""
        fields += self._about_reasons(before, after)
        if self.former_id:
            said = [f"renamed, before: {self.former_id}"]
            return self._line(ChangeType.RENAMED, said, fields, given, unexplained, dated)
        if not fields:
            return None
        return self._line(ChangeType.FIELDS, [], fields, given, unexplained, dated)

    def _fields(self, before: Any, after: Any) -> tuple[FieldChange, ...]:
        found = field_changes(before, after, self.kind.in_cells | {"changes"})
        return tuple(self._in_words(each, before, after) for each in found)

    def _in_words(self, field: FieldChange, before: Any, after: Any) -> FieldChange:
        """Of changes of status, which were added."""
        if field.key != "status" or not (acts := _acts(before, after)):
            return field
        said = (f"{status_words(act, self.new)} ({act.date.words()})" for act in acts)
        return replace(field, words=f"status: now {'; '.join(said)}")

    def _about_reasons(self, before: Any, after: Any) -> tuple[FieldChange, ...]:
        """The words about reasons that explain no difference, or that were removed."""
        if not self.kind.explains_changes:
            return ()
        added = self.reasons.unexplaining(self.kind.part, self.id)
        words = "; ".join(change_entries_words(added, removed_reasons(before, after)))
        return (FieldChange("changes", "", "", f"changes: {words}"),) if words else ()

    def _given(self, fields: tuple[FieldChange, ...]) -> tuple[ReasonGiven, ...]:
        if not self.kind.explains_changes:
            return ()
        only_note = [field.key for field in fields] == ["note"]
        return self.reasons.of_record(self.kind.part, self.id, only_note)

    def _removed(self) -> str:
        records = _records(self.kind, self.new).values()
        leads_to = (r.id for r in records if self.id in getattr(r, "former_ids", ()))
        today = next(leads_to, None)
        return f"removed; its id leads to {today}" if today else "removed"

    def _line(
        self,
        sort: ChangeType,
        said: list[str],
        fields: tuple[FieldChange, ...],
        given: tuple[ReasonGiven, ...],
        unexplained: str = "",
        dated: Iterable[Origin] = (),
    ) -> RecordDifference:
        title = self._title()
        reason_words = "; ".join(reason.words for reason in given) or unexplained
        parts = (*said, *(field.words for field in fields), reason_words)
        return RecordDifference(
            kind=self.kind.noun,
            id=self.id,
            former_id=self.former_id,
            sort=sort,
            title=title,
            fields=fields,
            reasons=given,
            reason_words=reason_words,
            words=f"{title}: {'; '.join(part for part in parts if part)}",
            origin=self.sides.of_record(given, dated),
        )

    def _title(self) -> str:
        """The kind of record, its name (of the new side where it is there) and its id."""
        there = self.new if self.id in _records(self.kind, self.new) else self.old
        name = _name(_records(self.kind, there)[self.id], there)
        shown_id = "" if self.id == name or not self.kind.key else f" ({self.id})"
        return f"{self.kind.noun.capitalize()} {name}{shown_id}"
