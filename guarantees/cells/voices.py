"""Whose voice a position is: the actor's own, a report, or that of others."""

from __future__ import annotations

from guarantees.catalogue.catalogue import Catalogue
from guarantees.cells.cell import standing_of
from guarantees.records.position import Position
from guarantees.records.vocabulary import ActorKind, Mode, Standing, Term


class Voice(Term):
    """Whose voice a position is, seen from the actor whose stance it gives."""

    OWN = (
        "own",
        "own voice",
        "The party, or someone who speaks for it, says so or has published it.",
    )
    REPORTED = "reported", "reported", "It is reported in words other than the party's own."
    OTHERS = (
        "others",
        "said of it by others",
        "A counterpart or an analyst says so. It is not the party's own position.",
    )


def voice_of(position: Position, actor_id: str, catalogue: Catalogue) -> Voice:
    """Whose voice a position is. An affiliation counts whenever it is attested: the records do not know its end."""
    own = _belongs(position, actor_id, catalogue)
    standing = standing_of(position)
    if own and (standing is Standing.OWN_VOICE or _of_self(position, actor_id)):
        return Voice.OWN
    is_reported = standing is Standing.SECOND_HAND and position.mode is not Mode.ATTRIBUTED
    if is_reported and (own or _reports(position.speaker, catalogue)):
        return Voice.REPORTED
    return Voice.OTHERS


def _of_self(position: Position, actor_id: str) -> bool:
    """An analyst's inference is their own view when the file is theirs."""
    return position.mode is Mode.INFERRED and position.speaker == actor_id


def _belongs(position: Position, actor_id: str, catalogue: Catalogue) -> bool:
    """Whether the speaker is the actor or someone of it, or its text is that of a group of which the actor is a
    party."""
    if position.speaker == actor_id:
        return True
    speaker = catalogue.actors.get(position.speaker)
    return speaker is not None and (
        speaker.speaks_for(actor_id)
        or (position.mode is Mode.OFFICIAL_TEXT and actor_id in speaker.parties)
    )


def _reports(speaker: str, catalogue: Catalogue) -> bool:
    """Whether the speaker is an outlet or someone of an outlet."""
    actor = catalogue.actors.get(speaker)
    bodies = [actor, *(catalogue.actors.get(a.actor) for a in actor.affiliations)] if actor else []
    return any(body is not None and body.kind is ActorKind.OUTLET for body in bodies)
