"""What differs between two versions of the records, as plain data with all its words.

Made by ``guarantees/changes/changes.py``.

Every text is plain text. ``words`` is the one line that says everything; the other fields hold its parts, and the ids
by which a page can link to the cell or the record.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from guarantees.records.vocabulary import Term
from guarantees.words.english import counted


class ChangeType(Term):
    """How two versions of a cell or a record differ."""

    VALUE = "value", "value", "The coded value, the stance or the state has changed."
    EVIDENCE = "evidence", "evidence", "The same value or stance rests on something else."
    ADDED = "added", "added", "The record is new."
    REMOVED = "removed", "removed", "The record is gone."
    RENAMED = "renamed", "renamed", "The record has a new id; the old one leads to it."
    FIELDS = "fields", "fields", "Something differs that no cell shows."


class Origin(Term):
    """Where a change comes from. Where several hold, the first counts."""

    SAID = (
        "said",
        "said since",
        "Something was said or done after the last day of the earlier side, or a record says that a party "
        "moved.",
    )
    OPEN = (
        "open",
        "perhaps said since",
        "The date leaves open whether it was said before or after that day.",
    )
    OLDER = (
        "older",
        "older, read since",
        "It was said by that day, but read or published only afterwards.",
    )
    OURS = (
        "ours",
        "corrected",
        "Nothing new was said or read: the records now put differently what they already held.",
    )


@dataclass(frozen=True)
class ReasonGiven:
    """Why a record was changed, as a record says: the one itself, or the one that ``given_in`` names in words.

    ``on`` is the day in words, ``date`` the same as the record writes it (EDTF).
    """

    reason: str
    label: str
    on: str
    date: str
    says: str
    given_in: str
    words: str


@dataclass(frozen=True)
class Side:
    """A cell on one side. ``text`` is never empty. ``state`` is that of the cell or stance, and "" where the comparison
    has no such cell. ``sources`` and ``origins`` count what it rests on, or for silence the sources searched."""

    state: str
    text: str
    sources: int = 0
    origins: int = 0


@dataclass(frozen=True)
class CellChange:
    """A cell of the comparison, or an actor's stance, that differs.

    A cell has ``proposal`` and ``element``; a stance has ``actor``, and ``proposal`` or ``element`` with ``value`` (the
    value in words, "" for the element as a whole). ``subject`` names the proposal or the actor, ``about`` the rest.
    ``statements`` say what differs among the statements behind it. ``reasons`` may be empty; ``reason_words`` is ""
    only where two days of the same records are compared.
    ``says`` is ``words`` without its subject.
    """

    sort: ChangeType
    subject: str
    about: str
    before: Side
    after: Side
    statements: tuple[str, ...]
    reasons: tuple[ReasonGiven, ...]
    reason_words: str
    says: str
    words: str
    origin: Origin
    proposal: str = ""
    element: str = ""
    actor: str = ""
    value: str = ""


@dataclass(frozen=True)
class FieldChange:
    """One key of a record, as it is written. ``before`` and ``after`` are the texts of a simple value, and "" where it
    was not given or is not simple."""

    key: str
    before: str
    after: str
    words: str


@dataclass(frozen=True)
class RecordDifference:
    """A record that was added, removed or renamed, or that differs in something no cell shows.

    ``kind`` is the kind of record in words, ``former_id`` its id on the old side where that was another.
    """

    kind: str
    id: str
    former_id: str
    sort: ChangeType
    title: str
    fields: tuple[FieldChange, ...]
    reasons: tuple[ReasonGiven, ...]
    reason_words: str
    words: str
    origin: Origin


@dataclass(frozen=True)
class Section:
    """One part of the changes. ``lines`` are their words; changes of one subject in the same words share a line, such
    as the elements on which one text is silent."""

    heading: str
    changes: tuple[CellChange | RecordDifference, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Changes:
    """Everything that differs, in neutral order: cells by proposal and element, stances by actor, then records.

    ``summary`` is one sentence, also when nothing differs. ``as_of`` says which view of the records is compared;
    ``horizon`` is the last day that the old side covers, in words, "" if unknown.
    """

    old_version: str
    new_version: str
    as_of: str
    summary: str
    cells: tuple[CellChange, ...]
    stances: tuple[CellChange, ...]
    records: tuple[RecordDifference, ...]
    horizon: str = ""

    def of(self, origin: Origin) -> Changes:
        """Those of one origin."""
        return replace(
            self,
            cells=tuple(each for each in self.cells if each.origin is origin),
            stances=tuple(each for each in self.stances if each.origin is origin),
            records=tuple(each for each in self.records if each.origin is origin),
        )

    @property
    def sections(self) -> tuple[Section, ...]:
        """The parts that are not empty, other values before other evidence for the same value."""
        parts = (
            _section("Cells of the comparison", self.cells, ChangeType.VALUE, "cell"),
            _section("Cells that rest on something else", self.cells, ChangeType.EVIDENCE, "cell"),
            _section("Stances of parties", self.stances, ChangeType.VALUE, "stance"),
            _section(
                "Stances that rest on something else", self.stances, ChangeType.EVIDENCE, "stance"
            ),
            Section("Records", self.records, tuple(record.words for record in self.records)),
        )
        return tuple(part for part in parts if part.changes)

    @property
    def count(self) -> int:
        """How many cells, stances and records differ."""
        return len(self.cells) + len(self.stances) + len(self.records)


def _section(heading: str, changes: tuple[CellChange, ...], sort: ChangeType, noun: str) -> Section:
    of_sort = tuple(change for change in changes if change.sort is sort)
    return Section(heading, of_sort, _lines(of_sort, noun))


def _lines(changes: tuple[CellChange, ...], noun: str) -> tuple[str, ...]:
    alike: dict[tuple[str, str], list[CellChange]] = {}
    for change in changes:
        alike.setdefault((change.subject, change.says), []).append(change)
    return tuple(_line(group, noun) for group in alike.values())


def _line(group: list[CellChange], noun: str) -> str:
    if len(group) == 1:
        return group[0].words
    about = " · ".join(change.about for change in group)
    return f"{group[0].subject}, {counted(len(group), noun)} ({about}): {group[0].says}"
