"""A spelling belongs to one name; otherwise search would not know which one is meant."""

from __future__ import annotations

from collections.abc import Iterator

from guarantees.problems import Problem
from guarantees.records.name_variants import NameVariants
from guarantees.rules.declared import Declared
from guarantees.text.canonical import folded
from guarantees.text.sounds import sound
from guarantees.text.words import words_of
from guarantees.yaml_files.record_files import RecordFile, find


def check(files: tuple[RecordFile, ...], declared: Declared) -> Iterator[Problem]:
    """Report a spelling that two entries have, in whatever letters: search compares names by their sound."""
    first_use: dict[tuple[str, ...], tuple[NameVariants, str, str]] = {}
    for file, location, name in find(files, NameVariants):
        for index, spelling in enumerate(name.spellings):
            problem = file.problem((*location, "spellings", index), "")
            owner, first, where = first_use.setdefault(
                tuple(map(sound, words_of(spelling))),
                (name, spelling, f"{problem.path}:{problem.line}"),
            )
            if owner is not name:
                known = folded(spelling) in map(folded, owner.spellings)
                same = "is" if known else f"sounds like '{first}', which is"
                yield file.problem(
                    (*location, "spellings", index),
                    f"'{spelling}' {same} already a spelling at {where}. Keep it in one of the two entries.",
                )
