"""Contradictions in the report: open until the records say otherwise, and disputes that none of them names."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.curate.contradictions import (
    LESSENED,
    REPLACED,
    RESOLVED,
    UNRESOLVED,
    ContradictionReported,
    Contradictions,
    ContradictionSide,
    Dispute,
    contradiction_tables,
    contradictions,
)
from guarantees.pages.curate.table import Row
from guarantees.records.dates import EdtfDate
from guarantees.records.registry import Contradiction
from tests.builders import catalogue, place, positions, proposal, sample, statement

BINDING = ContradictionSide(
    id="alpha-binding",
    speaker="Anna Lind",
    says="Freedonia will sign a binding treaty.",
    subject="Alpha: Legal effect",
    mode="quoted directly",
    stated=EdtfDate.parse("2025-08-20"),
    fallen=(),
    address="./compare?proposals=alpha&cell=alpha.legal-effect",
)
DENIAL = ContradictionSide(
    id="sylvania-denies",
    speaker="Sylvania",
    says="The treaty is a mere declaration.",
    subject="Sylvania: Alpha",
    mode="quoted directly",
    stated=EdtfDate.parse("2025-08-21"),
    fallen=(),
    address="./positions?rows=proposals&cell=sylvania.alpha",
)
DISPUTED = Dispute(
    "alpha",
    "Alpha",
    "legal-effect",
    "Legal effect",
    "Disputed: Legally binding (denied)",
    ("A treaty or a declaration",),
    "./compare?proposals=alpha&cell=alpha.legal-effect",
)
NOTE = "One calls it binding, the other a declaration."


def test_an_open_contradiction_has_every_side() -> None:
    """Who says what, of what, how it is known and when, by date; and the disputed cell that it explains."""
    turned = {
        "treaty-or-not": sample()
        .contradictions["treaty-or-not"]
        .model_copy(update={"between": ("sylvania-denies", "alpha-binding")})
    }
    assert contradictions(replace(sample(), contradictions=turned)) == Contradictions(
        summary=(
            "1 contradiction open, 0 resolved by later records. 1 disputed cell on Compare and "
            "Positions; named in no contradiction: 0."
        ),
        open=(
            ContradictionReported(
                "treaty-or-not",
                "A treaty or a declaration",
                NOTE,
                True,
                UNRESOLVED,
                (BINDING, DENIAL),
                0,
            ),
        ),
        resolved=(),
        disputes=(DISPUTED,),
    )


def between(*names: str, said: list[dict[str, Any]], **changes: Any) -> Catalogue:
    """Statements of the proposal gamma on its legal effect, some of which contradict each other."""
    contradiction = Contradiction(id="c", name="C", between=names, note="They differ.")
    return catalogue(
        proposal({"legal-effect": [statement(**each) for each in said]}),
        contradictions={"c": contradiction},
        **changes,
    )


WITHDRAWN = {"stated": "2025-08-22", "says": "No.", "evidence": [place()]}


def test_withdrawn_words_resolve_a_contradiction() -> None:
    """With fewer than two sides left it is no longer open."""
    found = contradictions(
        between("a", "b", said=[{"id": "a", "withdrawn": WITHDRAWN}, {"id": "b", "value": "none"}])
    )
    assert found.open == ()
    (resolved,) = found.resolved
    assert resolved.resolution == RESOLVED
    assert [side.fallen for side in resolved.sides] == [
        ("withdrawn", EdtfDate.parse("2025-08-22")),
        (),
    ]


def test_later_words_of_the_same_speaker_resolve_it_too() -> None:
    """As the rule for cells has it: named as superseded, or simply later."""
    later = {"id": "b", "value": "none", "stated": "2025-08-20"}
    other = {"id": "c", "value": "political", "speaker": "sylvania"}
    found = contradictions(between("a", "b", said=[{"id": "a"}, later]))
    assert [side.fallen for side in found.resolved[0].sides] == [(REPLACED,), ()]
    found = contradictions(between("a", "b", "c", said=[{"id": "a"}, later, other]))
    assert [each.resolution for each in found.open] == [LESSENED]


def test_positions_are_resolved_by_the_rule_for_stances() -> None:
    """A position on several values counts until each of them is replaced."""
    both = {"id": "a", "about": {"element": "assistance", "value": ["troops", "air-cover"]}}
    troops = {"id": "b", "about": {"element": "assistance", "value": "troops"}}
    cover = {"about": {"element": "assistance", "value": "air-cover"}}
    later = {"stance": "accepts", "stated": "2025-09-01"}
    for more, expected in (([], ""), ([{**cover, **later}], REPLACED)):
        file = positions(both, {**troops, **later}, *more)
        found = contradictions(between("a", "b", said=[{}], positions=[file]))
        (reported,) = (*found.open, *found.resolved)
        assert reported.sides[0].fallen == ((expected,) if expected else ())
        assert reported.open is (not more)


def test_a_side_that_cannot_be_read_still_counts() -> None:
    """A broken record resolves nothing; that a side is missing is said."""
    (reported,) = contradictions(between("a", "gone", said=[{"id": "a"}])).open
    assert (reported.open, reported.resolution, reported.unreadable) == (True, UNRESOLVED, 1)
    assert reported.unreadable_words == "The record of 1 side cannot be read at present."


def test_disputes_that_no_contradiction_names_are_counted() -> None:
    """Cells on Compare first, then actors of whom different things are recorded."""
    said = [{}, {"value": "none", "speaker": "sylvania"}]
    reports = {"speaker": "gazette", "mode": "reported"}
    file = positions(
        {**reports},
        {**reports, "stance": "accepts"},
        {**reports, "about": {"element": "assistance", "value": "troops"}},
        {**reports, "about": {"element": "assistance", "value": "troops"}, "stance": "accepts"},
    )
    records = catalogue(
        proposal({"legal-effect": [statement(**each) for each in said]}), positions=[file]
    )
    found = contradictions(replace(records, contradictions={}))
    sylvania = ("sylvania", "Sylvania")
    assert found.disputes == (
        Dispute(
            "gamma",
            "Gamma",
            "legal-effect",
            "Legal effect",
            "Disputed: Legally binding or None",
            (),
            "./compare?proposals=gamma&cell=gamma.legal-effect",
        ),
        Dispute(
            *sylvania,
            "gamma",
            "Gamma",
            "reports differ (accepts or refuses)",
            (),
            "./positions?rows=proposals&cell=sylvania.gamma",
        ),
        Dispute(
            *sylvania,
            "assistance",
            "Assistance: Troops",
            "reports differ (accepts or refuses)",
            (),
            "./positions?rows=elements&cell=sylvania.assistance",
        ),
    )
    assert found.summary.endswith("named in no contradiction: 3.")


def test_the_tables_have_a_row_a_side() -> None:
    """Under the contradiction and what became of it; a dispute without a contradiction says so."""
    found = contradictions(sample())
    still_open, resolved, disputes = contradiction_tables(
        replace(found, disputes=(replace(DISPUTED, contradictions=()),))
    )
    assert still_open.rows[1] == Row(
        (
            "Sylvania",
            "The treaty is a mere declaration.",
            "Sylvania: Alpha",
            "quoted directly; 21 August 2025",
        ),
        DENIAL.address,
        f"A treaty or a declaration. {UNRESOLVED}",
    )
    assert resolved.rows == ()
    assert disputes.rows == (
        Row(("Alpha", "Legal effect", DISPUTED.shows, "none"), DISPUTED.address),
    )
