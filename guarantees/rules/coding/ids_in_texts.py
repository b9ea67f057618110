"""Texts that readers see contain names, never ids."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel

from guarantees.problems import Problem
from guarantees.records.fields import Record
from guarantees.records.vocabulary import RecordKind
from guarantees.rules.declared import Declared
from guarantees.yaml_files.record_files import RecordFile, find

_TEXTS = ("says", "note", "summary", "about")
_LIKE_AN_ID = re.compile(r"(?<![\w/.-])[a-z0-9]+(?:-[a-z0-9]+)+(?![\w/-])")
_KINDS = (RecordKind.PROPOSAL, RecordKind.SOURCE, RecordKind.EVENT, RecordKind.STATEMENT)


def check(files: tuple[RecordFile, ...], declared: Declared) -> Iterator[Problem]:
    """Report ids of proposals, sources, events and statements in sentences and notes."""
    ids = frozenset().union(*(declared.ids[kind] for kind in _KINDS))
    # An id that is also a plain word or name is no reference.
    ids = frozenset(id for id in ids if any(letter.isdigit() for letter in id))
    for file, location, record in find(files, Record):
        yield from _in_texts(file, location, record, ids)


def _in_texts(
    file: RecordFile, location: tuple[str | int, ...], record: BaseModel, ids: frozenset[str]
) -> Iterator[Problem]:
    for name in _TEXTS:
        text = record.__dict__.get(name)
        if isinstance(text, str):
            for id in dict.fromkeys(_LIKE_AN_ID.findall(text)):
                if id in ids:
                    yield file.problem(
                        (*location, name),
                        f"holds the id '{id}', which means nothing to a reader. Write the name that the pages show.",
                    )
