"""The contradictions that something said of a proposal takes part in."""

from __future__ import annotations

import datetime

import pytest

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import LATEST, AsOf, Clock
from guarantees.pages.proposal.contradictions import (
    ContradictionEntry,
    SideView,
    contradictions_view,
    side_address,
    side_subject,
)
from guarantees.records.registry import Contradiction
from guarantees.words.numbered_sources import NumberedSources
from tests.builders import catalogue, place, positions, proposal, sample, statement


def contradictions(
    records: Catalogue, name: str = "gamma", as_of: AsOf = LATEST
) -> tuple[ContradictionEntry, ...]:
    """Those of a proposal of the catalogue."""
    found = records.proposals[name]
    return contradictions_view(found, NumberedSources(records, as_of))


def subject_and_address(view: SideView, records: Catalogue) -> tuple[str, str]:
    """Of what a side is said, and where it is shown."""
    return side_subject(view.side, records), side_address(view.side, LATEST)


def between(*names: str) -> dict[str, Contradiction]:
    """One contradiction between statements."""
    raw = {"id": "clash", "name": "A clash", "between": names, "note": "They cannot both hold."}
    return {"clash": Contradiction.model_validate(raw)}


def test_both_sides_with_their_sources() -> None:
    """Name, note, and every side: of what it is said, where that leads, its numbers and the whole statement."""
    (entry,) = contradictions(sample(), "alpha")
    assert ("contradiction~treaty-or-not", "A treaty or a declaration", 0) == (
        *(entry.key, entry.contradiction.name, entry.later),
    )
    assert [
        ("Alpha, Legal effect", "./proposal?id=alpha&cell=alpha.legal-effect"),
        ("position of Sylvania on Alpha", "./positions?rows=proposals&cell=sylvania.alpha"),
    ] == [subject_and_address(view, sample()) for view in entry.sides]
    assert [
        ("Freedonia will sign a binding treaty.", (1,)),
        ("The treaty is a mere declaration.", (1,)),
    ] == [(view.statement.says, view.citations) for view in entry.sides]


def test_another_proposals_contradictions_are_not_its_own() -> None:
    """Nothing said of beta contradicts anything, so its page has none."""
    assert () == contradictions(sample(), "beta")


@pytest.mark.parametrize(
    ("day", "sides", "later"), [("2025-08-15", [], 0), ("2025-08-16", 2, 1), ("2025-08-20", 3, 0)]
)
def test_sides_of_a_later_day_are_left_out(day: str, sides: int | list, later: int) -> None:
    """Before a second side there is no contradiction; then those of later days are counted."""
    gamma = proposal(
        {
            "legal-effect": [
                statement(id="one"),
                statement("none", id="two", speaker="sylvania", stated="2025-08-16"),
                statement("political", id="three", speaker="gazette", stated="2025-08-20"),
            ]
        }
    )
    records = catalogue(gamma, contradictions=between("one", "two", "three"))
    as_of = AsOf(Clock.STATED, datetime.date.fromisoformat(day))
    found = [(len(entry.sides), entry.later) for entry in contradictions(records, as_of=as_of)]
    assert ([(sides, later)] if sides else []) == found


def test_what_others_say_of_an_actor_is_not_called_its_position() -> None:
    """What a counterpart says of an actor is "said of" it; one on an element leads to the elements."""
    file = positions(
        {"id": "told", "speaker": "freedonia", "mode": "attributed"},
        {"id": "own", "about": {"element": "assistance", "value": "troops"}},
    )
    records = catalogue(proposal(), positions=[file], contradictions=between("told", "own"))
    ((first, second),) = (entry.sides for entry in contradictions(records))
    assert ("said of Sylvania on Gamma", "gamma") == (
        *(side_subject(first.side, records), first.side.proposal),
    )
    assert (
        "position of Sylvania on Assistance: Troops",
        "./positions?rows=elements&cell=sylvania.assistance",
    ) == subject_and_address(second, records)
    assert "" == second.side.proposal


def test_a_withdrawn_side_says_so() -> None:
    """Withdrawn words are still shown as a side, marked."""
    withdrawal = {"stated": "2025-08-15", "says": "Forget it.", "evidence": [place(at="p3")]}
    gamma = proposal(
        {
            "legal-effect": [
                statement(id="one", withdrawn=withdrawal),
                statement("none", id="two", speaker="sylvania"),
            ]
        }
    )
    records = catalogue(gamma, contradictions=between("one", "two"))
    ((first, second),) = (entry.sides for entry in contradictions(records))
    assert (True, False) == (first.withdrawn, second.withdrawn)


def test_a_side_of_a_record_that_is_excluded_is_left_out() -> None:
    """With one readable side only there is nothing to show."""
    gamma = proposal({"legal-effect": [statement(id="one")]})
    assert () == contradictions(catalogue(gamma, contradictions=between("one", "gone")))
