"""A report in an outlet's own words has the outlet as its speaker."""

from __future__ import annotations

from collections.abc import Iterator

from guarantees.problems import Problem
from guarantees.records.proposal import StatusChange
from guarantees.records.statement import Attributed, Evidence
from guarantees.records.vocabulary import ActorKind, Mode
from guarantees.rules.declared import Declared
from guarantees.yaml_files.record_files import RecordFile, find


def check(files: tuple[RecordFile, ...], declared: Declared) -> Iterator[Problem]:
    """Report statements, positions and changes of status of mode 'reported' whose speaker reports nothing."""
    if "actor" in declared.unread:
        return
    said: list[tuple[RecordFile, tuple[str | int, ...], Attributed | StatusChange]] = [
        *find(files, Attributed),
        *find(files, StatusChange),
    ]
    for file, location, each in said:
        if each.mode is Mode.REPORTED and not _reports(each.speaker, each.evidence, declared):
            yield file.problem(
                (*location, "speaker"),
                f"'{each.speaker}' is no outlet, so it does not report this. Expected as speaker the outlet whose "
                "sentence it is; or, if the speaker is paraphrased, the mode 'indirect'.",
            )


def _reports(speaker: str, evidence: tuple[Evidence, ...], declared: Declared) -> bool:
    """Whether somebody is an outlet or writes for one, or published or passed on what is cited."""
    actors = declared.actors
    actor = actors.get(speaker)
    bodies = [actor, *(actors.get(each.actor) for each in actor.affiliations)] if actor else []
    if any(body is not None and body.kind is ActorKind.OUTLET for body in bodies):
        return True
    sources = (declared.sources.get(place.source) for place in evidence)
    passed_on = {link.by for source in sources if source for link in source.chain}
    return speaker in passed_on or speaker in {place.reported_by for place in evidence}
