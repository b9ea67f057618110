"""What differs between two versions of one record, key by key, and between two versions of statements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator
from typing import Any

from pydantic import BaseModel

from guarantees.catalogue.catalogue import Catalogue
from guarantees.changes.model import FieldChange
from guarantees.records.dates import EdtfDate
from guarantees.records.statement import Attributed
from guarantees.records.values import Quantity
from guarantees.records.vocabulary import Term
from guarantees.words.english import counted

LONGEST_SHOWN = 80
"""Up to this many characters, an old and a new text are both spelled out."""


def field_changes(
    old: BaseModel, new: BaseModel, without: frozenset[str] = frozenset()
) -> tuple[FieldChange, ...]:
    """The keys in which two records of one kind differ, as they are written, in the order of the model."""
    return tuple(
        _field_change(name, getattr(old, name), getattr(new, name))
        for name in type(new).model_fields
        if name not in without and getattr(old, name) != getattr(new, name)
    )


def _field_change(key: str, old: Any, new: Any) -> FieldChange:
    if _is_simple(old) and _is_simple(new):
        before, after = _text(old), _text(new)
        return FieldChange(key, before, after, f"{key}: {_simple_words(before, after)}")
    return FieldChange(key, "", "", f"{key}: {_nested_words(old, new)}")


def _is_simple(value: Any) -> bool:
    if isinstance(value, tuple):
        return all(isinstance(entry, str) for entry in value)
    return not isinstance(value, (BaseModel, dict)) or isinstance(value, Quantity)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Term):
        return value.label
    if isinstance(value, EdtfDate):
        return value.words()
    if isinstance(value, Quantity):
        return value.words(value.unit)
    if isinstance(value, bool):
        return "true" if value else "false"
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _simple_words(before: str, after: str) -> str:
    if max(len(before), len(after)) <= LONGEST_SHOWN:
        return " → ".join(f"“{text}”" if text else "not given" for text in (before, after))
    return _presence(before, after)


def _presence(before: Any, after: Any) -> str:
    if before and after:
        return "changed"
    return "added" if after else "removed"


def _nested_words(old: Any, new: Any) -> str:
    lists = isinstance(old, (tuple, dict)) and isinstance(new, (tuple, dict))
    if lists and len(old) != len(new):
        return f"{len(old)} → {len(new)} entries"
    return "changed" if lists else _presence(old is not None, new is not None)


def statement_changes(
    noun: str,
    old: tuple[Attributed, ...],
    new: tuple[Attributed, ...],
    catalogue: Catalogue,
) -> tuple[str, ...]:
    """Which statements were added, changed or removed, a line each, whatever their order.

    A changed one is recognised by its id, else by its speaker with its date and words, its date, or its words.
    """
    changed, added, removed = paired(old, new)
    lines = [
        f"{noun} changed: {_said_by(after, catalogue)} "
        f"({'; '.join(change.words for change in field_changes(before, after))})"
        for before, after in changed
    ]
    lines += (f"{noun} added: {_said_by(each, catalogue)}" for each in added)
    lines += (f"{noun} removed: {_said_by(each, catalogue)}" for each in removed)
    return tuple(lines)


def paired(
    old: tuple[Attributed, ...], new: tuple[Attributed, ...]
) -> tuple[list[tuple[Attributed, Attributed]], list[Attributed], list[Attributed]]:
    """The statements that differ: those that were changed, on both sides, those that were added and those removed."""
    added, removed = _only_in(new, old), _only_in(old, new)
    changed: list[tuple[Attributed, Attributed]] = []
    for key in _RECOGNISED_BY:
        for after in list(added):
            before = next((each for each in removed if _same(key, each, after)), None)
            if before is not None:
                added.remove(after)
                removed.remove(before)
                changed.append((before, after))
    return changed, added, removed


def _only_in(
    statements: tuple[Attributed, ...], others: tuple[Attributed, ...]
) -> list[Attributed]:
    return list((Counter(statements) - Counter(others)).elements())


_RECOGNISED_BY: tuple[Callable[[Attributed], Hashable], ...] = (
    lambda said: said.id,
    lambda said: (said.speaker, said.stated, said.says),
    lambda said: (said.speaker, said.stated),
    lambda said: (said.speaker, said.says),
)


def _same(key: Callable[[Attributed], Hashable], one: Attributed, other: Attributed) -> bool:
    return key(one) is not None and key(one) == key(other)


def _said_by(said: Attributed, catalogue: Catalogue) -> str:
    return f"{catalogue.actor_short_name(said.speaker)}, {said.stated.words()}"


def change_entries_words(added: int, removed: int) -> Iterator[str]:
    """The words about entries of a record's ``changes`` that explain no difference."""
    if added:
        yield f"{counted(added, 'reason')} given for something that has not changed"
    if removed:
        yield f"{counted(removed, 'reason')} given earlier removed"
