"""A statement replaces only earlier words of the same speaker, never someone else's."""

from __future__ import annotations

from collections.abc import Iterator

from guarantees.problems import Problem
from guarantees.records.statement import Attributed
from guarantees.rules.declared import Declared
from guarantees.yaml_files.record_files import RecordFile, find


def check(files: tuple[RecordFile, ...], declared: Declared) -> Iterator[Problem]:
    """Report statements that say they replace another speaker's words."""
    speakers = {
        statement.id: statement.speaker
        for _, _, statement in find(files, Attributed)
        if statement.id
    }
    for file, location, statement in find(files, Attributed):
        for index, name in enumerate(statement.supersedes):
            if speakers.get(name, statement.speaker) != statement.speaker:
                yield file.problem(
                    (*location, "supersedes", index),
                    f"'{name}' is a statement of '{speakers[name]}', not of '{statement.speaker}'. "
                    "Only a speaker's own earlier words can be replaced: keep both statements.",
                )
