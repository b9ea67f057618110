"""The words of the map: what is said about each means, and what is recorded if nothing is."""

from __future__ import annotations

from guarantees.records.vocabulary import Term


class Answer(Term):
    """What a country says about one means: soldiers, air or sea, other support."""

    YES = "yes", "yes", "Proposes or accepts it."
    YES_IF = "yes_if", "yes, if", "Accepts it under a condition, which is named."
    DIFFER = (
        "differ",
        "statements differ",
        "Statements of equal standing conflict, or a report is denied. All are shown; none is preferred.",
    )
    OPEN = (
        "open",
        "neither yes nor no",
        "Open or ambiguous: willing to discuss it, or can be read in more than one way.",
    )
    NO_TO_SOME = (
        "no_to_some",
        "no to a form of it",
        "Refuses one form of it. Nothing is recorded of the other forms.",
    )
    NO = "no", "no", "Refuses it, or proposes that there be none."
    NOT_STATED = (
        "not_stated",
        "not stated",
        "These records hold no statement: neither a yes nor a no.",
    )


class Basis(Term):
    """What these records hold of a country's part in a force."""

    ANSWERS = "answers", "answers", "It says something about at least one means."
    WITHDRAWN = "withdrawn", "withdrawn", "It has withdrawn what it said."
    OF_THE_FORCE = (
        "of_the_force",
        "speaks of the force only",
        "Speaks of the force or of other contributors, but not of what it would send itself.",
    )
    SAID_BY_OTHERS = (
        "said_by_others",
        "said only by others",
        "Only counterparts or analysts speak of it. None of its own words are recorded.",
    )
    NOT_YET = (
        "not_yet",
        "nothing by this day",
        "These records hold nothing by the chosen day, only later.",
    )
    NOT_STATED = "not_stated", "not stated", Answer.NOT_STATED.meaning


NOTHING_SAID = frozenset({Basis.NOT_YET, Basis.NOT_STATED})
"""Of an actor with nothing to show."""
NOTHING_OF_ITS_OWN = NOTHING_SAID | {Basis.SAID_BY_OTHERS}
"""Of an actor that has itself said nothing by the chosen day, as far as the records know."""
