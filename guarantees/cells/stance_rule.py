"""The stance rule in words, step by step: what ``guarantees.cells.stances.stance_of`` does, for readers.

Each step is held to the function by an example in ``tests/guarantees/cells/test_stance_rule.py``. Why the rule is as it
is: ``docs/decisions/0007-the-stance-rule.md``.
"""

from __future__ import annotations

from guarantees.cells.cell_rule import RuleStep, in_quotation_marks
from guarantees.cells.stance_marks import StanceMark
from guarantees.cells.stances import StanceState, Voice
from guarantees.records.vocabulary import Stance

_OWN, _REPORTED, _OTHERS = (in_quotation_marks(voice.label) for voice in Voice)
_DIFFERS = in_quotation_marks(StanceState.DIFFERS.label)
_REPLACED, _WITHDRAWN, _NOT_YET = (
    in_quotation_marks(state.label)
    for state in (StanceState.REPLACED, StanceState.WITHDRAWN, StanceState.NOT_YET)
)

STANCE_RULE = (
    RuleStep(
        "voice",
        "Whose voice it is",
        f"A position is in the actor's {_OWN} if the actor, or someone who belongs to it, says so in an official text "
        f"or a statement; so is an analyst's inference in the analyst's own file. It is {_REPORTED} if an outlet "
        f"reports it. Everything else is {_OTHERS}. A member does not speak for an alliance.",
    ),
    RuleStep(
        "others",
        "What others say",
        "What a counterpart or an analyst says of an actor never decides its stance. Where nothing else is known, the "
        f"stance is {in_quotation_marks(StanceState.SAID_BY_OTHERS.label)}, with the name of whoever says so.",
    ),
    RuleStep(
        "in-view",
        "What counts",
        "Positions count whose date, on the clock that is chosen, is not certainly after the chosen day. If all of "
        f"them came later, the stance is {_NOT_YET}.",
    ),
    RuleStep(
        "history",
        "What is history",
        "What was taken back, and what later words replace by name, decides nothing. If nothing else is left, the "
        f"stance is {_WITHDRAWN} where it was taken back, and {_REPLACED} where later words, on another value perhaps, "
        "took its place.",
    ),
    RuleStep(
        "latest",
        "The latest words of each speaker",
        "Of each speaker the latest words of each voice count: what an outlet infers does not replace what it "
        "reported.",
    ),
    RuleStep(
        "own-voice",
        "The actor before reports",
        "The actor's own voice decides before reports. A report that says otherwise stays in the evidence, and the "
        f"stance is marked {in_quotation_marks(StanceMark.REPORTED_OTHERWISE.label)}.",
    ),
    RuleStep(
        "agree",
        "One stance, or several",
        f"{in_quotation_marks(Stance.PROPOSES.label)} and {in_quotation_marks(Stance.ACCEPTS.label)} hold together. "
        f"Any other two stances do not: then the actor {_DIFFERS}, and all of it is shown.",
    ),
    RuleStep(
        "denial",
        "Denials",
        f"A report that someone denies by name gives {_DIFFERS} as well. Nobody can deny for an actor what it says "
        "itself: such a denial stands beside the stance and changes nothing.",
    ),
    RuleStep(
        "absence",
        "Where nothing is stated",
        f"The stance is {in_quotation_marks(StanceState.SILENT.label)} if the actor's texts were searched whole and in "
        f"vain, {_NOT_YET} if the proposal itself or all of those texts came later, and else "
        f"{in_quotation_marks(StanceState.NOT_CODED.label)}. None of these is a no.",
    ),
)
"""The steps in the order in which they are taken."""
