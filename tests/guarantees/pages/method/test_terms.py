"""Words of closed vocabularies on the Method page."""

from __future__ import annotations

from guarantees.cells.marks import MarkKind, StanceMark, legend, stance_legend
from guarantees.pages.gap.outcomes import Outcome
from guarantees.pages.method.terms import (
    MarkView,
    StandingView,
    TermView,
    marks_view,
    signed_terms,
    standings_view,
    terms_view,
    vocabularies,
)
from guarantees.records.vocabulary import STANDING_OF_MODE, Mode, ProposalKind, Standing, Term


class Fruit(Term):
    """What can be eaten."""

    APPLE = "apple", "an apple", "It is round."
    PEAR = "pear", "a pear", "It is not."


def test_a_word_brings_its_label_and_meaning() -> None:
    """In the order of the vocabulary; a sign only where the words are shown with one."""
    apple = Fruit.APPLE
    assert (
        TermView("apple", "an apple", "It is round."),
        TermView("pear", "a pear", "It is not."),
    ) == terms_view(Fruit)
    assert (
        TermView("apple", "an apple", "It is round.", "●", "yes"),
        TermView("pear", "a pear", "It is not.", "", "absent"),
    ) == signed_terms(Fruit, {apple: "●"}, {apple: "yes"})


def test_every_way_of_knowing_stands_under_its_standing() -> None:
    """The closest to the party comes first."""
    inference = Standing.INFERENCE
    assert standings_view()[-1] == StandingView(
        TermView(inference.value, inference.label, inference.meaning),
        (TermView(Mode.INFERRED.value, Mode.INFERRED.label, Mode.INFERRED.meaning),),
    )
    assert [(Mode(mode.value), shown.standing.value) for shown in standings_view() for mode in shown.modes] == [
        (mode, standing.value)
        for standing in Standing
        for mode in Mode
        if STANDING_OF_MODE[mode] is standing
    ]  # fmt: skip


def test_every_mark_says_where_it_stands() -> None:
    """On cells, on stances or on both, as their own keys say."""
    shown = marks_view()
    assert [kind.value for kind in (*MarkKind, *StanceMark)] == [each.mark.value for each in shown]
    for name, marks in (("cells", legend()), ("stances", stance_legend())):
        found = {each.mark.value for each in shown if name in each.where.split(" and ")}
        assert {mark.id for mark in marks} == found
    conditional = MarkKind.CONDITIONAL
    assert shown[0] == MarkView(
        TermView(conditional.value, conditional.label, conditional.meaning), "cells"
    )


def test_a_vocabulary_says_what_it_is_about() -> None:
    """By the sentence that stands at its definition."""
    first = vocabularies()[0]
    assert ("proposals", "Kinds of proposals", "What sort of thing a column is.") == (
        first.id,
        first.name,
        first.about,
    )
    assert terms_view(ProposalKind) == first.terms


def test_outcomes_keep_their_signs() -> None:
    """What is shown with a sign elsewhere is shown with the same sign here."""
    outcomes = next(each for each in vocabularies() if each.id == "outcomes").terms
    clash = Outcome.CLASHES
    assert TermView(clash.value, clash.label, clash.meaning, "✕", "no") in outcomes


def test_each_list_has_its_own_name() -> None:
    """Links open lists by their names."""
    names = [each.id for each in vocabularies()]
    assert len(set(names)) == len(names)
