"""What a contribution can be, and the answers it is made of (``docs/decisions/0009-the-map.md``)."""

from __future__ import annotations

from guarantees.records.vocabulary import Term


class Answer(Term):
    """What is said of one means."""

    YES = "yes", "yes", "Proposes or accepts it."
    YES_IF = "yes_if", "yes, if", "Accepts it under a condition, which is named."
    OPEN = (
        "open",
        "neither yes nor no",
        "Open or ambiguous: it may be discussed, or can be read in more than one way.",
    )
    NO = "no", "no", "Refuses it, or proposes that there be none."


class ContributionKind(Term):
    """What an actor would send to a force in Ukraine."""

    TROOPS = (
        "troops",
        "would send troops",
        "Says yes to soldiers of its own, at times under a condition.",
    )
    AIR_SEA = (
        "air_sea",
        "air or sea only",
        "Says yes to aircraft or ships and no to soldiers. Where nothing is said of soldiers, the entry says so.",
    )
    OTHER = (
        "other",
        "other support",
        "Says yes to weapons, intelligence, training or the like, and not to soldiers, aircraft or ships.",
    )
    NO_SOLDIERS = (
        "no_soldiers",
        "no soldiers, the rest open",
        "Says no to soldiers, and neither yes nor no to aircraft, ships or other support.",
    )
    REFUSES = (
        "refuses",
        "refuses to send soldiers",
        "Says no to soldiers; nothing is recorded of aircraft, ships or other support.",
    )
    UNDECIDED = (
        "undecided",
        "undecided",
        "Says neither yes nor no: its words are open, or can be read in more than one way.",
    )
    DIFFERS = (
        "differs",
        "statements differ",
        "Statements of equal standing give different kinds. All of them are shown; none is preferred.",
    )
    WITHDRAWN = "withdrawn", "took it back", "What it had said was withdrawn."
    OF_THE_FORCE = (
        "of_the_force",
        "speaks of the force only",
        "Says something of the force, of other contributors or of what it does not offer; of its own soldiers nothing.",
    )
    SAID_BY_OTHERS = (
        "said_by_others",
        "said only by others",
        "Counterparts or analysts speak of it. Nothing of its own is recorded.",
    )
    NOT_YET = (
        "not_yet",
        "not by this day",
        "These records hold nothing of it by the chosen day, but later.",
    )
    NOT_STATED = (
        "not_stated",
        "not stated",
        "These records hold no statement of it: neither a yes nor a no.",
    )


NOTHING_SAID = frozenset({ContributionKind.NOT_YET, ContributionKind.NOT_STATED})
"""The kinds of an actor of whom nothing is shown."""
NOTHING_OF_ITS_OWN = NOTHING_SAID | {ContributionKind.SAID_BY_OTHERS}
"""The kinds of an actor that, as far as the records know by the day, has said nothing itself."""
