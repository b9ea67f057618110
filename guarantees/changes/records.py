"""Which records came, went, got another id, or differ in something that no cell and no stance shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from guarantees.catalogue.catalogue import Catalogue
from guarantees.changes.fields import change_entries_words, field_changes
from guarantees.changes.model import ChangeType, FieldChange, ReasonGiven, RecordDifference
from guarantees.changes.reasons import EXPLAINED, NO_REASON, Reasons, removed_reasons
from guarantees.changes.renames import Renamed


@dataclass(frozen=True)
class _Kind:
    """One kind of record: its part of the catalogue, its noun, its name, and the keys that cells or stances show.

    ``ordered`` says that the order of the records is seen by readers.
    """

    part: str
    noun: str
    name: Callable[[Any, Catalogue], str]
    shown_elsewhere: frozenset[str] = frozenset()
    ordered: bool = False

    def records(self, catalogue: Catalogue) -> Mapping[str, Any]:
        """The records of the kind by id; none of those that only stand in for an entry that cannot be read."""
        records = _PARTS.get(self.part, lambda each: getattr(each, self.part))(catalogue)
        unreadable = catalogue.unreadable
        return {id: record for id, record in records.items() if (self.part, id) not in unreadable}


def _name(record: Any, _: Catalogue) -> str:
    return record.name


def _short_name(record: Any, _: Catalogue) -> str:
    return record.short_name or record.name


_KINDS = (
    _Kind("proposals", "proposal", _short_name, frozenset({"provisions", "silences"})),
    _Kind("sources", "source", _short_name),
    _Kind(
        "positions",
        "positions of",
        lambda file, catalogue: catalogue.actor_short_name(file.actor),
        frozenset({"positions", "silences"}),
    ),
    _Kind("actors", "actor", _short_name),
    _Kind("groups", "group of elements", _name, ordered=True),
    _Kind("elements", "element", _name, ordered=True),
    _Kind("events", "event", _name),
    _Kind("contradictions", "contradiction", _name),
    _Kind("families", "family", _name, ordered=True),
    _Kind("presets", "ready choice", _name, ordered=True),
    _Kind("name_variants", "spellings of", lambda names, _: names.spellings[0]),
    _Kind("edition", "edition", lambda edition, _: edition.version),
)
_PARTS: dict[str, Callable[[Catalogue], Mapping[str, BaseModel]]] = {
    "name_variants": lambda catalogue: {n.spellings[0]: n for n in catalogue.name_variants},
    "edition": lambda catalogue: {"edition": catalogue.edition} if catalogue.edition else {},
}


def record_differences(
    old: Catalogue, new: Catalogue, renamed: Renamed, reasons: Reasons
) -> Iterator[RecordDifference]:
    """A line for each record that differs, by kind; proposals by date, what has an order in it, the rest by id.

    Ids of ``old`` are those of today. To be asked after cells and stances: a reason that explained none of them is told
    here.
    """
    for kind in _KINDS:
        before, after = kind.records(old), kind.records(new)
        formers = {today: former for former, today in renamed.get(kind.part, {}).items()}
        for id in _order(kind, before, after):
            line = _Line(kind, id, formers.get(id, ""), reasons, old, new)
            difference = line.difference(before.get(id), after.get(id))
            if difference is not None:
                yield difference
        if kind.ordered and _common(before, after) != _common(after, before):
            yield _another_order(kind)


def _order(kind: _Kind, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    ids = list({**after, **before})
    if kind.part == "proposals":
        both = {**before, **after}
        return sorted(ids, key=lambda id: (both[id].first_stated.sort_key, both[id].short_name))
    return ids if kind.ordered else sorted(ids)


def _common(records: Mapping[str, Any], others: Mapping[str, Any]) -> list[str]:
    return [id for id in records if id in others]


def _another_order(kind: _Kind) -> RecordDifference:
    title = f"Every {kind.noun}"
    words = "the order of the file is another"
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
    """What is said of one record."""

    kind: _Kind
    id: str
    former_id: str
    reasons: Reasons
    old: Catalogue
    new: Catalogue

    def difference(self, before: Any, after: Any) -> RecordDifference | None:
        """The line, or ``None`` when nothing differs that cells and stances do not show."""
        if before is None:
            return self._line(ChangeType.ADDED, ["added"], (), self._given())
        if after is None:
            return self._line(ChangeType.REMOVED, [self._removed()], (), ())
        fields = self._fields(before, after)
        given = self._given() if fields or self.former_id else ()
        unexplained = NO_REASON if fields and self.kind.part in EXPLAINED else ""
        fields += self._about_reasons(before, after)
        if self.former_id:
            said = [f"renamed, before: {self.former_id}"]
            return self._line(ChangeType.RENAMED, said, fields, given, unexplained)
        if not fields:
            return None
        return self._line(ChangeType.FIELDS, [], fields, given, unexplained)

    def _fields(self, before: Any, after: Any) -> tuple[FieldChange, ...]:
        return field_changes(before, after, self.kind.shown_elsewhere | {"changes"})

    def _about_reasons(self, before: Any, after: Any) -> tuple[FieldChange, ...]:
        """What is said on reasons that explain nothing that differs, or that were taken away."""
        if self.kind.part not in EXPLAINED:
            return ()
        added = self.reasons.unexplaining(self.kind.part, self.id)
        words = "; ".join(change_entries_words(added, removed_reasons(before, after)))
        return (FieldChange("changes", "", "", f"changes: {words}"),) if words else ()

    def _given(self) -> tuple[ReasonGiven, ...]:
        if self.kind.part not in EXPLAINED:
            return ()
        return self.reasons.of_record(self.kind.part, self.id)

    def _removed(self) -> str:
        records = self.kind.records(self.new).values()
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
        there = self.new if self.id in self.kind.records(self.new) else self.old
        name = self.kind.name(self.kind.records(there)[self.id], there)
        shown_id = "" if self.id == name or self.kind.part in _PARTS else f" ({self.id})"
        return f"{self.kind.noun.capitalize()} {name}{shown_id}"
