"""A status is an event with an actor: who proposed, refused, denied or signed."""

from __future__ import annotations

from collections.abc import Iterator

from guarantees.problems import Problem
from guarantees.records.actor import Actor
from guarantees.records.proposal import StatusChange
from guarantees.records.vocabulary import ActorKind, ProposalStatus
from guarantees.rules.declared import Declared
from guarantees.yaml_files.record_files import RecordFile, find

DONE_BY_SOMEBODY = frozenset(
    {
        ProposalStatus.PROPOSED,
        ProposalStatus.AGREED_IN_PRINCIPLE,
        ProposalStatus.ADOPTED,
        ProposalStatus.SIGNED,
        ProposalStatus.REJECTED,
        ProposalStatus.DENIED,
    }
)

SIGNED_FOR = frozenset({ProposalStatus.ADOPTED, ProposalStatus.SIGNED})


def check(files: tuple[RecordFile, ...], declared: Declared) -> Iterator[Problem]:
    """Report what somebody did with a proposal without saying who, and signatures of persons: they sign for others."""
    people = {actor.id for _, _, actor in find(files, Actor) if actor.kind is ActorKind.PERSON}
    for file, location, change in find(files, StatusChange):
        for index, name in enumerate(change.by if change.status in SIGNED_FOR else ()):
            if name in people:
                yield file.problem(
                    (*location, "by", index),
                    f"'{name}' is a person. Expected the state or organisation for which the text was "
                    f"{change.status.label}: name it, and the person in 'says'.",
                )
        if change.status in DONE_BY_SOMEBODY and not change.by:
            yield file.problem(
                (*location, "status"),
                f"does not say by whom it was {change.status.label}. Add 'by' with the ids of the actors.",
            )
