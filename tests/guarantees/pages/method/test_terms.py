"""The closed vocabularies on the Method page: their signs, the carriers of marks, and the lists."""

from __future__ import annotations

from guarantees.cells.cell import CellState
from guarantees.cells.marks import MarkKind, StanceMark, legend, stance_legend
from guarantees.cells.stances import StanceState
from guarantees.cells.voices import Voice
from guarantees.pages.gap.outcomes import OUTCOME_SIGNS, Outcome
from guarantees.pages.method.terms import VOCABULARIES, look_of, marked_by
from guarantees.records.vocabulary import Sign, Stance
from guarantees.words.cell_words import STATE_SIGNS
from guarantees.words.stance_marks import VOICE_SIGNS
from guarantees.words.stance_words import STANCE_STATE_SIGNS


def test_a_word_keeps_the_sign_of_the_tables() -> None:
    """Values, states of cells, states of stances and outcomes look as they do on their own pages."""
    assert {state: look_of(state)[0] for state in STATE_SIGNS} == STATE_SIGNS
    assert look_of(StanceState.ACCEPTS) == ("", "yes")
    assert look_of(StanceState.SILENT) == (STANCE_STATE_SIGNS[StanceState.SILENT], "absent")
    assert {voice: look_of(voice)[0] for voice in Voice} == VOICE_SIGNS
    assert {outcome: look_of(outcome) for outcome in Outcome} == OUTCOME_SIGNS
    assert [look_of(sign) for sign in Sign] == [(sign.glyph, sign.tone) for sign in Sign]


def test_a_word_without_a_tone_looks_absent() -> None:
    """States that say there is no value share one look; words shown without a sign have none."""
    assert look_of(CellState.SILENT) == ("∅", "absent")
    assert look_of(Stance.ACCEPTS) == ("", "")


def test_every_mark_says_what_carries_it() -> None:
    """Cells, stances or both, as in the keys of the two tables."""
    assert marked_by(MarkKind.CONDITIONAL) == "cells"
    for name, marks in (("cells", legend()), ("stances", stance_legend())):
        carried = {
            each.value
            for each in (*MarkKind, *StanceMark)
            if name in marked_by(each).split(" and ")
        }
        assert carried == {mark.id for mark in marks}


def test_a_vocabulary_says_what_it_is_about() -> None:
    """The sentence is the docstring of its definition."""
    first = VOCABULARIES[0]
    assert (first.id, first.name, first.about) == (
        "proposals",
        "Kinds of proposals",
        " ".join((first.terms.__doc__ or "").split()),
    )


def test_each_list_has_its_own_name() -> None:
    """Links name the lists that they expand."""
    names = [each.id for each in VOCABULARIES]
    assert len(set(names)) == len(names)
