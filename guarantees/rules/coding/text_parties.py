"""An official text speaks in the voice of its parties, each for itself."""

from __future__ import annotations

from collections.abc import Iterator

from guarantees.problems import Problem
from guarantees.records.position import ActorPositions
from guarantees.records.vocabulary import Mode
from guarantees.rules.declared import Declared
from guarantees.yaml_files.record_files import RecordFile, find


def check(files: tuple[RecordFile, ...], declared: Declared) -> Iterator[Problem]:
    """Report positions that an official text is to give an actor of which its speaker is no part."""
    if "actor" in declared.unread:
        return
    for file, _, record in find(files, ActorPositions):
        for index, position in enumerate(record.positions):
            speaker = declared.actors.get(position.speaker)
            own = position.speaker == record.actor or (
                speaker and (speaker.speaks_for(record.actor) or record.actor in speaker.parties)
            )
            if position.mode is Mode.OFFICIAL_TEXT and not own:
                yield file.problem(
                    ("positions", index, "speaker"),
                    f"'{position.speaker}' does not speak for '{record.actor}'. A text speaks for its parties: write "
                    f"'{record.actor}' if it is one, or a group that lists it in 'members'.",
                )
