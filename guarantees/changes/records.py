"""Which records were added, removed or renamed, or differ in something that no cell or stance shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from guarantees.catalogue.catalogue import Catalogue
from guarantees.changes.fields import change_entries_words, field_changes
from guarantees.changes.model import ChangeType, FieldChange, ReasonGiven, RecordDifference
from guarantees.changes.reasons import NO_REASON, Reasons, removed_reasons
from guarantees.changes.renames import Renamed
from guarantees.records.kinds import KINDS, Kind
from guarantees.records.name_variants import NameVariants
from guarantees.records.position import ActorPositions
from guarantees.records.registry import Edition


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


def record_differences(
    old: Catalogue, new: Catalogue, renamed: Renamed, reasons: Reasons
) -> Iterator[RecordDifference]:
    """A line for each record that differs, by kind: proposals by date, ordered kinds in their order, the rest by id.

    Ids of ``old`` are those of today. Call it after cells and stances: reasons that explained none of
    them are listed here.
    """
    for kind in KINDS:
        if not (kind.noun and kind.path):
            continue
        before, after = _records(kind, old), _records(kind, new)
        formers = {today: former for former, today in renamed.get(kind.part, {}).items()}
        for id in _order(kind, before, after):
            line = _Line(kind, id, formers.get(id, ""), reasons, old, new)
            difference = line.difference(before.get(id), after.get(id))
            if difference is not None:
                yield difference
        if kind.ordered and _common(before, after) != _common(after, before):
            yield _another_order(kind)


def _order(kind: Kind, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    ids = list({**after, **before})
    if kind.part == "proposals":
        both = {**before, **after}
        return sorted(ids, key=lambda id: (both[id].first_stated.sort_key, both[id].short_name))
    return ids if kind.ordered else sorted(ids)


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
    )


@dataclass(frozen=True)
class _Line:
    """The line about one record."""

    kind: Kind
    id: str
    former_id: str
    reasons: Reasons
    old: Catalogue
    new: Catalogue

    def difference(self, before: Any, after: Any) -> RecordDifference | None:
        """The line, or ``None`` when nothing differs that cells and stances do not show."""
        if before is None:
            return self._line(ChangeType.ADDED, ["added"], (), self._given(()))
        if after is None:
            return self._line(ChangeType.REMOVED, [self._removed()], (), ())
        fields = self._fields(before, after)
        given = self._given(fields) if fields or self.former_id else ()
        unexplained = NO_REASON if fields and self.kind.explains_changes else ""
        fields += self._about_reasons(before, after)
        if self.former_id:
            said = [f"renamed, before: {self.former_id}"]
            return self._line(ChangeType.RENAMED, said, fields, given, unexplained)
        if not fields:
            return None
        return self._line(ChangeType.FIELDS, [], fields, given, unexplained)

    def _fields(self, before: Any, after: Any) -> tuple[FieldChange, ...]:
        return field_changes(before, after, self.kind.in_cells | {"changes"})

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
        )

    def _title(self) -> str:
        """The kind of record, its name (of the new side where it is there) and its id."""
        there = self.new if self.id in _records(self.kind, self.new) else self.old
        name = _name(_records(self.kind, there)[self.id], there)
        shown_id = "" if self.id == name or not self.kind.key else f" ({self.id})"
        return f"{self.kind.noun.capitalize()} {name}{shown_id}"
