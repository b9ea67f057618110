"""A provision is what its proposer or its text says, or what somebody reports the proposer to say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from guarantees.problems import Problem, one_of
from guarantees.records.actor import Actor
from guarantees.records.proposal import Proposal
from guarantees.records.statement import Statement
from guarantees.records.vocabulary import Mode, OthersSay
from guarantees.rules.declared import Declared
from guarantees.yaml_files.record_files import RecordFile, find

_TOLD_BY_OUTLETS = frozenset({Mode.REPORTED, Mode.ANONYMOUS, Mode.LEAKED})


def check(files: tuple[RecordFile, ...], declared: Declared) -> Iterator[Problem]:
    """Report statements of others than the proposer that do not say, in ``others_say``, what they are."""
    if "actor" in declared.unread:
        return
    for file, _, proposal in find(files, Proposal):
        for element, provision in proposal.provisions.items():
            for index, statement in enumerate(provision if isinstance(provision, tuple) else ()):
                if statement.others_say or statement.mode in _TOLD_BY_OUTLETS:
                    continue
                whose = statement.attributed_to or statement.speaker
                said = {statement.speaker, whose}
                if statement.mode is Mode.OFFICIAL_TEXT and statement.speaker in declared.actors:
                    said.update(declared.actors[statement.speaker].parties)
                if not any(_proposes(each, proposal, declared.actors) for each in said):
                    yield file.problem(
                        ("provisions", element, index, _key(statement)),
                        f"'{whose}' does not put this proposal forward, so this is no provision of it. "
                        f"Add 'others_say'. {one_of(list(OthersSay))} Or add the actor to 'proposed_by'.",
                    )


def _key(statement: Statement) -> str:
    return "attributed_to" if statement.attributed_to else "speaker"


def _proposes(whose: str, proposal: Proposal, actors: Mapping[str, Actor]) -> bool:
    """Whether somebody is a proposer, or else describes the proposal, or speaks for one who does.

    Where an actor cannot be read, nobody is called an outsider.
    """
    actor = actors.get(whose)
    bodies = [each.actor for each in actor.affiliations] if actor else []
    proposers = proposal.proposed_by or proposal.described_by
    if actor is None or any(each not in actors for each in (*bodies, *proposers)):
        return True
    return any(each in proposers for each in (whose, *bodies))
