"""A status is an event with an actor: who proposed, refused, denied or signed."""

from __future__ import annotations

from collections.abc import Iterator

from guarantees.files.record_files import RecordFile, find
from guarantees.problems import Problem
from guarantees.records.proposal import StatusChange
from guarantees.records.vocabulary import ProposalStatus
from guarantees.rules.declared import Declared

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


def check(files: tuple[RecordFile, ...], declared: Declared) -> Iterator[Problem]:
    """Report what somebody did with a proposal without saying who."""
    for file, location, change in find(files, StatusChange):
        if change.status in DONE_BY_SOMEBODY and not change.by:
            yield file.problem(
                (*location, "status"),
                f"does not say by whom it was {change.status.label}. Add 'by' with the ids of the actors.",
            )
