"""Adds the ids of the records to the ledger of identifiers, ``registry/identifiers.yaml``, and never removes one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from guarantees.authoring.canonical_form import NotFormatted, canonical_text
from guarantees.authoring.formatting import replace_text
from guarantees.authoring.list_entries import ListFile
from guarantees.problems import Problem
from guarantees.records.identifiers import IdentifierRegistry
from guarantees.records.kinds import LISTS
from guarantees.records.vocabulary import RecordKind
from guarantees.rules import check_all
from guarantees.text.reading import decode
from guarantees.yaml_files.ids_in_use import identified
from guarantees.yaml_files.record_files import RecordFile, RecordFolder, read_folder

LEDGER = "registry/identifiers.yaml"
_EMPTY_LEDGER = """\
# yaml-language-server: $schema=../../schema/identifiers.schema.json
# Every id that was ever published. `python -m guarantees register` adds new ones; no line is ever removed.
proposals: []
"""


class CannotRegister(Exception):
    """Ids cannot be added safely, because of how the ledger is written; the message says what to do."""


@dataclass(frozen=True)
class Registered:
    """What was added to the ledger, by kind and in alphabetical order, and what could not be added.

    ``problems`` are those of the records. The ids of a file with problems are not added, since one may be a typo
    and the ledger keeps its ids for ever. ``left_out`` names those files.
    """

    path: str
    added: tuple[tuple[RecordKind, str], ...]
    problems: tuple[Problem, ...]
    left_out: tuple[str, ...]


def register(root: Path) -> Registered:
    """Add every id of the valid records below ``root`` that the ledger lacks, former ids too, and write the ledger.

    Nothing is written when nothing is missing or the ledger itself cannot be read. Raises :class:`CannotRegister` when
    its lists do not have one id on a line, and ``OSError`` when the file cannot be written.
    """
    folder = read_folder(root)
    problems = tuple(sorted({*folder.problems, *check_all(folder.files)}))
    ledger = _ledger(folder)
    broken = {problem.path for problem in problems}
    left_out = tuple(file.path for file in folder.files if file.path in broken)
    unreadable = ledger is not None and ledger.path in broken
    valid = [] if unreadable else [file for file in folder.files if file.path not in broken]
    added = tuple(_lacking(ledger, valid))
    path = root / LEDGER
    if added:
        path.parent.mkdir(exist_ok=True)
        before = decode(path.read_bytes()) if ledger else _EMPTY_LEDGER
        replace_text(path, _with_ids(before, added))
    return Registered(str(path), added, problems, left_out)


def _ledger(folder: RecordFolder) -> RecordFile | None:
    return next((file for file in folder.files if file.model is IdentifierRegistry), None)


def _lacking(
    ledger: RecordFile | None, files: Iterable[RecordFile]
) -> list[tuple[RecordKind, str]]:
    listed = ledger.record if ledger else None
    known = {kind: frozenset(getattr(listed, name, ())) for kind, name in LISTS.items()}
    in_use = {(record.kind, name) for record in identified(files) for name, _ in record.names()}
    kinds = list(LISTS)
    return sorted(
        ((kind, name) for kind, name in in_use if name not in known[kind]),
        key=lambda each: (kinds.index(each[0]), each[1]),
    )


# ---------------------------------------------------------------- the text of the ledger


def _with_ids(text: str, added: Iterable[tuple[RecordKind, str]]) -> str:
    """The text of the ledger with more ids, each at its place in the alphabet, in the canonical form."""
    file = ListFile(text, LEDGER)
    new: dict[str, list[str]] = {}
    for kind, name in added:
        new.setdefault(LISTS[kind], []).append(name)
    for key, names in new.items():
        if key not in file.lists:
            file.add_list(key, names, below=_line_for_list(key, file))
            continue
        for name in names:
            place = bisect_left(file.lists[key], name)
            file.add(key, [name], below=file.line(key, place - 1 if place else None))
    written = file.text(
        {key: _in_order(file.lists.get(key, []), names) for key, names in new.items()}
    )
    if written is None:
        raise CannotRegister(
            f"ids cannot be added to {LEDGER} without changing other entries. "
            "Write each id on a line of its own that begins with '- ', and try again."
        )
    try:
        return canonical_text(written, IdentifierRegistry)
    except NotFormatted:
        return written  # it says the same, only not in the canonical form


def _in_order(ids: list[str], names: Iterable[str]) -> list[str]:
    """The ids with more names at their alphabetical places; the ids keep their own order, whatever it is."""
    places = [(bisect_left(ids, name), name) for name in names]
    found: list[str] = []
    for index in range(len(ids) + 1):
        found += [name for place, name in places if place == index] + ids[index : index + 1]
    return found


def _line_for_list(key: str, file: ListFile) -> int:
    """The line below which a new list belongs: the end of the list before it, or the one above the first list."""
    kinds = list(LISTS.values())
    before = [each for each in kinds[: kinds.index(key)] if each in file.lists]
    return file.end(before[-1]) if before else min(map(file.line, file.lists)) - 1
