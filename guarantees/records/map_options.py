"""The elements and options of the codebook that the map of contributions reads (``docs/decisions/0009-the-map.md``).

An option that is in none of these tables says nothing about a contribution. ``guarantees/rules/map_options.py`` checks
the codebook against them.
"""

from __future__ import annotations

from collections.abc import Mapping

from guarantees.records.vocabulary import Term

CONTRIBUTORS, FORCE_SIZE, US_ROLE = "force-contributors", "force-size", "us-role"
AIR_SEA_COVER = "air-sea-cover"
NONE_ON_THE_GROUND, SOME_MEMBERS = "none", "some-of-coalition"


class Means(Term):
    """What could be sent."""

    SOLDIERS = "soldiers", "soldiers", "Soldiers of its own on the ground in Ukraine."
    AIR_SEA = "air_sea", "air or sea", "Aircraft, air defence or ships."
    OTHER = "other", "other support", "Weapons, intelligence, training, logistics or money."


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
        "industry": _HELP,
        "cyber": _HELP,
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
        "non-lethal": _HELP,
        "joint-procurement": _HELP,
        "repair": _HELP,
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
    "air-sea-cover": frozenset({"examined", "based-outside"}),
    "assistance-forms": frozenset({"armed-forces", "no-armed-forces", "all-means"}),
    "us-role": frozenset({"combat-after-attack"}),
}
"""By element: the values (``None``: all) that speak of a force without saying what the speaker would send to it."""
