"""The cell rule and the stance rule in words, step by step, for readers.

They say what ``guarantees.cells.cell.cell_of`` and ``guarantees.cells.stances.stance_of`` do, and examples in
``tests/guarantees/cells/`` (``test_cell_rule.py``, ``test_stance_rule.py``) hold each step to the code. Why the rules
are as they are: ``docs/decisions/0002-the-cell-rule.md`` and ``docs/decisions/0007-the-stance-rule.md``.
"""

from __future__ import annotations

from dataclasses import dataclass

from guarantees.catalogue.clock import Clock
from guarantees.cells.cell import CellState
from guarantees.cells.marks import MarkKind, StanceMark
from guarantees.cells.stances import StanceState
from guarantees.cells.voices import Voice
from guarantees.records.vocabulary import Stance, Standing


@dataclass(frozen=True)
class RuleStep:
    """One step of a rule: what it is called, and what it does in one to three sentences."""

    id: str
    name: str
    says: str


def in_quotation_marks(words: str) -> str:
    """A word that the pages show, quoted."""
    return f"“{words}”"


_STANDINGS = ", then ".join(in_quotation_marks(standing.label) for standing in Standing)
_DISPUTED = in_quotation_marks(CellState.DISPUTED.label)
_NOT_YET = in_quotation_marks(CellState.NOT_YET.label)

CELL_RULE = (
    RuleStep(
        "in-view",
        "What counts",
        "Every statement about the element counts whose date, on the clock that is chosen, is not certainly after the "
        f"chosen day. Without a chosen day all of them count. If all of them came later, the cell is {_NOT_YET}.",
    ),
    RuleStep(
        "provision",
        "What is a provision",
        "Only what the text says, what its proposer says, or what somebody reports the proposer to say. What others "
        "expect, fear, read into it or ask for makes no value: it stays in the evidence, and where nothing else is "
        f"known the cell is {in_quotation_marks(CellState.OTHERS_SAY.label)}.",
    ),
    RuleStep(
        "history",
        "What is history",
        "What its speaker withdrew, what later words replace by name, and what is said to have been so before, stays "
        "in the evidence and decides nothing. If nothing else is left, the cell is "
        f"{in_quotation_marks(CellState.WITHDRAWN.label)}.",
    ),
    RuleStep(
        "latest",
        "The latest words of each speaker",
        "Of each speaker the latest words count; earlier ones that they repeat or exclude are history. What a speaker "
        "says of itself, and what it says that another party agreed to, do not replace each other. Words of one "
        "speaker whose order is not known (both of one day; about August and 18 August) all count.",
    ),
    RuleStep(
        "scope",
        "The whole and its parts",
        "What is said of one part (one state, one step, one case) neither replaces nor contradicts what is said of the "
        "whole or of another part. The cell shows each with its part.",
    ),
    RuleStep(
        "standing",
        "Whose words they are",
        f"Ways of knowing have three standings: {_STANDINGS}. Where words repeat or exclude each other, the first of "
        "them that is present decides. What is said otherwise below it stays in the evidence, and the cell is marked "
        f"{in_quotation_marks(MarkKind.OTHERWISE.label)}.",
    ),
    RuleStep(
        "agree",
        "One value, or several",
        "If what is left gives one value, the cell shows it. Several values of one voice are shown side by side. If "
        f"two voices give different values, the cell is {_DISPUTED} and shows all of them. None is preferred.",
    ),
    RuleStep(
        "lists",
        "Lists add up",
        "Where an element takes several options, a list names some and denies no others. Such lists add up, whoever "
        "says them, when and in which standing, unless one of them holds an express no: of equal standing, the cell is "
        f"then {_DISPUTED}. Lists of actors do not add up.",
    ),
    RuleStep(
        "denial",
        "Denials",
        f"A value that someone else denies by name makes the cell {_DISPUTED}, whatever the standings: a report and "
        "its denial are shown side by side.",
    ),
    RuleStep(
        "ambiguous",
        "Words with more than one meaning",
        "If all that is left can be read in more than one way, the cell is "
        f"{in_quotation_marks(CellState.AMBIGUOUS.label)}, and a note says what is left open. Alongside a value of "
        "the same standing such words contradict nothing: the cell shows the value.",
    ),
    RuleStep(
        "absence",
        "Where nothing is stated",
        f"The cell says why: {in_quotation_marks(CellState.SILENT.label)} if the proposal's own text, or the speech or "
        "interview in which it was put forward, was read whole and says nothing; "
        f"{in_quotation_marks(CellState.NOT_MENTIONED.label)} if only accounts of it were read, which proves nothing; "
        f"{in_quotation_marks(CellState.NOT_CODED.label)} if nobody has looked yet, or only in part, "
        f"{in_quotation_marks(CellState.NOT_APPLICABLE.label)} if the question cannot be asked, {_NOT_YET} if the "
        "proposal itself came later. None of these is a no.",
    ),
    RuleStep(
        "searched-text",
        "When silence is proved",
        f"On the clock of what was {Clock.KNOWN.label}, a text that was searched proves silence only from the day on "
        "which it was public; before that, accounts of it show at most that it is "
        f"{in_quotation_marks(CellState.NOT_MENTIONED.label)}.",
    ),
)
"""The steps in the order in which they are taken."""


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
        f"or is quoted directly; so is an analyst's inference in the analyst's own file. It is {_REPORTED} if it is "
        f"given in indirect speech, or an outlet reports it. Everything else is {_OTHERS}. A member does not speak for "
        "an alliance; a text of a group of parties is the own voice of each of them.",
    ),
    RuleStep(
        "signature",
        "Who signed has accepted",
        "Whoever signed or adopted a text accepts it, and each value that the text itself gives, from the day of the "
        "signature; a precedent is accepted only as a whole. The voice is that in which the signature is reported: the "
        "actor's own if the text says so. An organisation signs for itself, not for its members. Signing another text "
        "replaces nothing.",
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
        "What was withdrawn, and what later words replace by name, decides nothing. If nothing else is left, the "
        f"stance is {_WITHDRAWN} where its speaker withdrew it, and {_REPLACED} where later "
        "words, on another value perhaps, took its place.",
    ),
    RuleStep(
        "latest",
        "The latest words of each speaker",
        "Of each speaker the latest words of each voice count: what an outlet infers does not replace what it "
        "reported. Words whose order is not known all count.",
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
        f"Any other two stances do not: then the actor {_DIFFERS}, and all of it is shown. Words that can be read in "
        "more than one way contradict no stance beside them; they are shown with it.",
    ),
    RuleStep(
        "denial",
        "Denials",
        f"A report that someone denies by name gives {_DIFFERS} as well. Nobody can deny for an actor what it says "
        "itself: such a denial is shown next to the stance and changes nothing. A denial is no stance; where nothing "
        f"else of the actor is known, it {in_quotation_marks(Stance.DENIES.label)}.",
    ),
    RuleStep(
        "absence",
        "Where nothing is stated",
        f"The stance is {in_quotation_marks(StanceState.SILENT.label)} if the actor's texts were searched in full and "
        f"nothing was found, {in_quotation_marks(StanceState.NOT_MENTIONED.label)} if only accounts were, {_NOT_YET} "
        "if the proposal itself or all of those texts came later, and else "
        f"{in_quotation_marks(StanceState.NOT_CODED.label)}. None of these is a no.",
    ),
)
"""The steps in the order in which they are taken."""
