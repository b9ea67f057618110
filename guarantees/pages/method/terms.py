"""The closed vocabularies as the Method page shows them: signs, marks, and lists of words with their meanings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from guarantees.cells.cell import CellState
from guarantees.cells.marks import legend, stance_legend
from guarantees.cells.stances import StanceState
from guarantees.cells.voices import Voice
from guarantees.pages.gap.outcomes import OUTCOME_SIGNS, Outcome
from guarantees.pages.map.vocabulary import Answer, Basis
from guarantees.pages.map.words import ANSWER_LOOKS
from guarantees.records.vocabulary import (
    ActorKind,
    ChainRole,
    ChangeReason,
    ElementKind,
    EventKind,
    Extent,
    OthersSay,
    OwnTextForm,
    ProposalKind,
    ProposalStatus,
    Requirement,
    Sign,
    SourceKind,
    Term,
    UnusedReason,
)
from guarantees.words.cell_words import STATE_SIGNS, STATE_TONES
from guarantees.words.stance_marks import NOBODY_SAYS, VOICE_SIGNS
from guarantees.words.stance_words import STANCE_STATE_SIGNS, STANCE_STATE_TONES


@dataclass(frozen=True)
class Vocabulary:
    """A closed list of words. ``id`` names it in links."""

    id: str
    name: str
    terms: type[Term]

    @property
    def about(self) -> str:
        """What the words are for, in one sentence."""
        return " ".join((self.terms.__doc__ or "").split())


VOCABULARIES = (
    Vocabulary("proposals", "Kinds of proposals", ProposalKind),
    Vocabulary("statuses", "What became of a proposal", ProposalStatus),
    Vocabulary("conditions", "What a condition asks for", Requirement),
    Vocabulary("values", "What an element takes", ElementKind),
    Vocabulary("outcomes", "Where a proposal meets an actor's stance (Gap)", Outcome),
    Vocabulary("contributions", "What a country would send (Map)", Answer),
    Vocabulary("bases", "Where a country has no answer of its own (Map)", Basis),
    Vocabulary("events", "Kinds of events", EventKind),
    Vocabulary("actors", "Kinds of actors", ActorKind),
    Vocabulary("sources", "Kinds of sources", SourceKind),
    Vocabulary("ways", "On the way from speaker to reader", ChainRole),
    Vocabulary("extents", "How much was read", Extent),
    Vocabulary("own-texts", "What a proposal's own text is", OwnTextForm),
    Vocabulary("others-say", "What is said and is no provision", OthersSay),
    Vocabulary("unused", "Why a paragraph is not cited", UnusedReason),
    Vocabulary("reasons", "Why a record was changed", ChangeReason),
)
"""The lists that appear nowhere else on the page."""

Look = tuple[str, str]
"""The sign of a word, and its tone: the name of its colours."""


def _looks(
    terms: type[Term], signs: Mapping[Any, str], tones: Mapping[Any, str]
) -> Mapping[Any, Look]:
    return {term: (signs.get(term, ""), tones.get(term, "absent")) for term in terms}


# By vocabulary, since words of different vocabularies can be the same text.
_LOOKS: Mapping[type[Term], Mapping[Any, Look]] = {
    Sign: {sign: (sign.glyph, sign.tone) for sign in Sign},
    CellState: _looks(CellState, STATE_SIGNS, STATE_TONES),
    StanceState: _looks(
        StanceState,
        {state: STANCE_STATE_SIGNS[state] for state in NOBODY_SAYS},
        STANCE_STATE_TONES,
    ),
    Voice: {voice: (sign, "stated") for voice, sign in VOICE_SIGNS.items()},
    Outcome: OUTCOME_SIGNS,
    Answer: ANSWER_LOOKS,
}


def look_of(term: Term) -> Look:
    """The sign and tone of a word, both "" for a word that is shown without them."""
    return _LOOKS.get(type(term), {}).get(term, ("", ""))


def marked_by(mark: Term) -> str:
    """What can carry a mark: ``cells``, ``stances``, or ``cells and stances``."""
    legends = {"cells": legend(), "stances": stance_legend()}
    return " and ".join(
        name for name, marks in legends.items() if mark.value in {each.id for each in marks}
    )
