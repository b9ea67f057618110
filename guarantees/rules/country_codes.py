"""A country's code belongs to one actor; otherwise the map would not know whose statements to show."""

from __future__ import annotations

from collections.abc import Iterator

from guarantees.problems import Problem
from guarantees.records.actor import Actor
from guarantees.rules.declared import Declared
from guarantees.yaml_files.record_files import RecordFile, find


def check(files: tuple[RecordFile, ...], declared: Declared) -> Iterator[Problem]:
    """Report codes that two actors have."""
    first_use: dict[str, str] = {}
    for file, location, actor in find(files, Actor):
        if actor.iso is None:
            continue
        owner = first_use.setdefault(actor.iso, actor.id)
        if owner != actor.id:
            yield file.problem(
                (*location, "iso"),
                f"'{actor.iso}' is already the code of '{owner}'. Expected one actor for each country. "
                "Keep it at one of the two.",
            )
