"""A spelling belongs to one name; otherwise search would not know which one is meant."""

from __future__ import annotations

from collections.abc import Iterator

from guarantees.files.record_files import RecordFile, find
from guarantees.problems import Problem
from guarantees.records.name_variants import NameVariants
from guarantees.rules.declared import Declared


def check(files: tuple[RecordFile, ...], declared: Declared) -> Iterator[Problem]:
    """Report a spelling that two entries have, whether in capital letters or small ones."""
    first_use: dict[str, tuple[object, str]] = {}
    for file, location, name in find(files, NameVariants):
        for index, spelling in enumerate(name.spellings):
            problem = file.problem((*location, "spellings", index), "")
            owner, where = first_use.setdefault(
                spelling.casefold(), (name, f"{problem.path}:{problem.line}")
            )
            if owner is not name:
                yield file.problem(
                    (*location, "spellings", index),
                    f"'{spelling}' is already a spelling at {where}. Keep it in one of the two entries.",
                )
