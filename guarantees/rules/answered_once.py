"""Each question is answered once: by statements, or by one silence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guarantees.problems import Location, Problem
from guarantees.records.position import ActorPositions
from guarantees.records.proposal import Proposal, Provision
from guarantees.rules.declared import Declared
from guarantees.yaml_files.record_files import RecordFile, find

_Named = tuple[str, Location]


def check(files: tuple[RecordFile, ...], declared: Declared) -> Iterator[Problem]:
    """Report elements and proposals named in a silence that have an answer already.

    What others say of an element is no answer of the proposal, so it may be silent all the same.
    """
    for file, _, proposal in find(files, Proposal):
        answered: dict[str, Location] = {
            name: ("provisions", name)
            for name, provision in proposal.provisions.items()
            if not _said_by_others(provision)
        }
        yield from _answered_twice(file, answered, _silences_of(proposal, "elements"), "element")
    for file, _, actor in find(files, ActorPositions):
        for noun in ("proposal", "element"):
            answered = {
                getattr(position.about, noun): ("positions", number, "about", noun)
                for number, position in reversed([*enumerate(actor.positions)])
            }
            silences = _silences_of(actor, f"{noun}s")
            yield from _answered_twice(file, answered, silences, noun)


def _said_by_others(provision: Provision) -> bool:
    return isinstance(provision, tuple) and all(each.others_say for each in provision)


def _silences_of(record: Proposal | ActorPositions, field: str) -> Iterator[_Named]:
    for number, silence in enumerate(record.silences):
        for index, name in enumerate(getattr(silence, field)):
            yield name, ("silences", number, field, index)


def _answered_twice(
    file: RecordFile, answered: dict[str, Location], named: Iterable[_Named], noun: str
) -> Iterator[Problem]:
    for name, location in named:
        first = answered.setdefault(name, location)
        if first != location:
            line = file.problem(first, "", on_key=True).line
            yield file.problem(
                location,
                f"'{name}' is already answered in line {line}. Expected one answer for each {noun}. "
                "Remove one of the two.",
            )
