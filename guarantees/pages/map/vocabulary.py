"""What a contribution can be, and which coded values speak of one (``docs/decisions/0009-the-map.md``).

The tables below name elements and options of the codebook. A value that stands in neither of them says nothing of a
contribution; ``tests/guarantees/pages/map/test_rule.py`` holds them against the codebook.
"""

from __future__ import annotations

from collections.abc import Mapping

from guarantees.records.vocabulary import Term


class Means(Term):
    """What could be sent."""

    SOLDIERS = "soldiers", "soldiers", "Soldiers of its own on the ground in Ukraine."
    AIR_SEA = "air_sea", "air or sea", "Aircraft, air defence or ships."
    OTHER = "other", "other support", "Weapons, intelligence, training, logistics or money."


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

_AIR = {Means.AIR_SEA: True}
_HELP = {Means.OTHER: True}
OFFERS: Mapping[str, Mapping[str, Mapping[Means, bool]]] = {
    "air-sea-cover": {
        "excluded": {Means.AIR_SEA: False},
        "closed-skies": _AIR,
        "part-of-airspace": _AIR,
        "air-support": _AIR,
        "air-defence": _AIR,
        "sea-cover": _AIR,
    },
    "assistance-forms": {
        "closed-skies": _AIR,
        "air-support": _AIR,
        "naval-support": _AIR,
        "weapons": _HELP,
        "intelligence": _HELP,
        "training": _HELP,
        "logistics": _HELP,
        "funds": _HELP,
    },
    "intelligence-training": {
        "intelligence": _HELP,
        "training": _HELP,
        "training-in-ukraine": _HELP,
        "training-abroad": _HELP,
        "exercises": _HELP,
    },
    "arms-supply": {
        "continued": _HELP,
        "on-attack": _HELP,
        "agreed-beforehand": _HELP,
        "sold": _HELP,
        "joint-production": _HELP,
    },
    "us-role": {
        "no-part": {Means.SOLDIERS: False, Means.AIR_SEA: False},
        "no-ground-troops": {Means.SOLDIERS: False},
        "backstop": _HELP,
        "arms-intelligence": _HELP,
    },
}
"""By element and option: the means it speaks of, and whether it says that there is some (or that there is none)."""
OF_THE_FORCE: Mapping[str, frozenset[str] | None] = {
    "foreign-forces": None,
    "force-contributors": None,
    "force-mandate": None,
    "force-size": None,
    "deployment-timing": None,
    "air-sea-cover": frozenset({"based-outside"}),
    "assistance-forms": frozenset({"armed-forces", "no-armed-forces", "all-means"}),
    "us-role": frozenset({"combat-after-attack"}),
}
"""By element: the values (``None``: all) that speak of a force without saying what the speaker would send to it."""
