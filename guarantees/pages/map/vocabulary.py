"""The kinds of contribution, and the answers that make them (``docs/decisions/0009-the-map.md``)."""

from __future__ import annotations

from guarantees.records.vocabulary import Term


class Answer(Term):
    """What is said about one means."""

    YES = "yes", "yes", "Proposes or accepts it."
    YES_IF = "yes_if", "yes, if", "Accepts it under a condition, which is named."
    OPEN = (
        "open",
        "neither yes nor no",
        "Open or ambiguous: willing to discuss it, or can be read in more than one way.",
    )
    NO = "no", "no", "Refuses it, or proposes that there be none."


class ContributionKind(Term):
    """What an actor would send to a force in Ukraine."""

    TROOPS = (
        "troops",
        "would send troops",
        "Says yes to soldiers of its own, perhaps under a condition.",
    )
    AIR_SEA = (
        "air_sea",
        "air or sea only",
        "Says yes to aircraft or ships and no to soldiers. If nothing is said about soldiers, the entry says so.",
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
        "Says no to soldiers; nothing is recorded about aircraft, ships or other support.",
    )
    UNDECIDED = (
        "undecided",
        "undecided",
        "Says neither yes nor no: its words leave it open, or can be read in more than one way.",
    )
    DIFFERS = (
        "differs",
        "statements differ",
        "Statements of equal standing lead to different kinds. All are shown; none is preferred.",
    )
    WITHDRAWN = "withdrawn", "withdrawn", "It has withdrawn what it said."
    OF_THE_FORCE = (
        "of_the_force",
        "speaks of the force only",
        "Speaks of the force, of other contributors or of what it does not offer, but not of soldiers of its own.",
    )
    SAID_BY_OTHERS = (
        "said_by_others",
        "said only by others",
        "Only counterparts or analysts speak of it. None of its own words are recorded.",
    )
    NOT_YET = (
        "not_yet",
        "not by this day",
        "These records hold nothing by the chosen day, only later.",
    )
    NOT_STATED = (
        "not_stated",
        "not stated",
        "These records hold no statement: neither a yes nor a no.",
    )


NOTHING_SAID = frozenset({ContributionKind.NOT_YET, ContributionKind.NOT_STATED})
"""The kinds of an actor with nothing to show."""
NOTHING_OF_ITS_OWN = NOTHING_SAID | {ContributionKind.SAID_BY_OTHERS}
"""The kinds of an actor that has itself said nothing by the chosen day, as far as the records know."""
