"""Coverage in the report: every cell and stance counted once, and what is unknown kept apart from a no."""

from __future__ import annotations

from guarantees.cells.cell import CellState
from guarantees.pages.curate.coverage import (
    COUNTED,
    ActorCoverage,
    ElementCoverage,
    ProposalCoverage,
    StanceRecorded,
    coverage,
    coverage_tables,
)
from guarantees.pages.curate.table import Row
from tests.builders import catalogue, place, positions, proposal, sample, statement


def cells(**counts: int) -> dict[CellState, int]:
    """Counts of cells; those not given are none."""
    return {state: counts.get(state.value, 0) for state in COUNTED}


def stances(**counts: int) -> dict[StanceRecorded, int]:
    """Counts of stances; those not given are none."""
    return {each: counts.get(each.value, 0) for each in StanceRecorded}


def test_every_proposal_is_counted_by_state() -> None:
    """In order of date; silence, not coded and not applicable are three things, and none of them is a value."""
    assert coverage(sample()).proposals == (
        ProposalCoverage(
            "beta",
            "Beta",
            cells(coded=1, ambiguous=1, not_coded=1, not_applicable=1),
            "./compare?proposals=beta",
        ),
        ProposalCoverage(
            "alpha", "Alpha", cells(coded=2, disputed=1, silent=1), "./compare?proposals=alpha"
        ),
    )
    assert coverage(sample()).total == cells(
        coded=3, disputed=1, ambiguous=1, silent=1, not_coded=1, not_applicable=1
    )


def test_every_element_is_counted_by_state() -> None:
    """In the order of the codebook; disputed and ambiguous values are answers too."""
    assert coverage(sample()).elements == (
        ElementCoverage(
            "legal-effect",
            1,
            "Legal effect",
            2,
            cells(disputed=1, ambiguous=1),
            "./gap?element=legal-effect",
        ),
        ElementCoverage(
            "assistance", 2, "Assistance", 1, cells(coded=1, silent=1), "./gap?element=assistance"
        ),
        ElementCoverage(
            "force-size",
            3,
            "Size of the force",
            1,
            cells(coded=1, not_coded=1),
            "./gap?element=force-size",
        ),
        ElementCoverage(
            "guarantors",
            4,
            "Guarantors",
            1,
            cells(coded=1, not_applicable=1),
            "./gap?element=guarantors",
        ),
    )


def test_withdrawn_words_are_no_answer() -> None:
    """A cell of which everything was withdrawn is counted as such."""
    withdrawn = {"stated": "2025-08-20", "says": "No.", "evidence": [place()]}
    records = catalogue(proposal({"legal-effect": [statement(withdrawn=withdrawn)]}))
    found = coverage(records)
    assert found.total == cells(withdrawn=1, not_coded=3)
    assert [each.answered for each in found.elements] == [0, 0, 0, 0]


def test_the_least_answered_elements_are_named() -> None:
    """In the order of the codebook, with those that tie with the last; none when all are answered."""
    assert coverage(sample()).least_answered == (
        "Answered for the fewest of 2 proposals: Assistance (1), Size of the force (1), "
        "Guarantors (1)."
    )
    whole = {"legal-effect": [statement()]}
    only = {"legal-effect": sample().elements["legal-effect"]}
    assert coverage(catalogue(proposal(whole), elements=only)).least_answered == ""
    six = {
        f"e{number}": only["legal-effect"].model_copy(
            update={"id": f"e{number}", "number": number, "name": f"E{number}"}
        )
        for number in range(1, 8)
    }
    answered = {name: [statement()] for name in ("e1", "e4")}
    assert coverage(
        catalogue(proposal(answered), proposal(id="delta"), elements=six)
    ).least_answered == (
        "Answered for the fewest of 2 proposals: E2 (0), E3 (0), E5 (0), E6 (0), E7 (0)."
    )


def test_what_is_recorded_of_an_actor_is_counted_once() -> None:
    """A stance comes before words of others and silence; an element with several values counts once."""
    of_others = {"speaker": "freedonia", "mode": "attributed"}
    files = positions(
        {"about": {"proposal": "gamma"}},
        {"about": {"element": "assistance", "value": ["troops", "air-cover"]}, **of_others},
        {"about": {"element": "assistance", "value": "troops"}, "stance": "accepts"},
        {"about": {"element": "guarantors", "value": "freedonia"}, **of_others},
        {
            "id": "once",
            "about": {"element": "force-size", "value": {"exactly": 5, "unit": "soldiers"}},
        },
    )
    silence = {"elements": ["legal-effect"], "searched": ["gazette-2025-08"], "on": "2025-09-01"}
    files = type(files).model_validate({**files.model_dump(), "silences": [silence]})
    records = catalogue(proposal(), proposal(id="delta"), positions=[files])
    assert coverage(records).actors == (
        ActorCoverage(
            "sylvania",
            "Sylvania",
            stances(stance=1, not_coded=1),
            stances(stance=2, others=1, silent=1),
        ),
    )


def test_replaced_words_are_no_stance() -> None:
    """A value that later words replace counts no longer."""
    sizes = [{"exactly": number, "unit": "soldiers"} for number in (5, 3)]
    files = positions(
        {"id": "old", "about": {"element": "force-size", "value": sizes[0]}},
        {
            "about": {"element": "legal-effect", "value": "binding"},
            "supersedes": ["old"],
            "stated": "2025-08-22",
        },
    )
    records = catalogue(proposal(), positions=[files])
    assert coverage(records).actors[0].elements == stances(stance=1, replaced=1, not_coded=2)


def test_the_tables_hold_the_counts() -> None:
    """One row a proposal, element and actor, with its address, and all cells below the proposals."""
    proposals, elements, on_proposals, on_elements = coverage_tables(coverage(sample()))
    assert proposals.rows[0] == Row(("Beta", 1, 0, 1, 0, 0, 0, 0, 1, 1), "./compare?proposals=beta")
    assert proposals.total == Row(("All proposals", 3, 1, 1, 0, 0, 1, 0, 1, 1))
    assert elements.rows[1] == Row(
        ("2. Assistance", 1, 1, 0, 0, 0, 0, 1, 0, 0, 0), "./gap?element=assistance"
    )
    assert on_proposals.rows == (
        Row(("Sylvania", 1, 0, 0, 0, 0, 1), "./positions?rows=proposals&actors=sylvania"),
    )
    assert on_elements.rows == (
        Row(("Sylvania", 1, 0, 0, 0, 0, 3), "./positions?rows=elements&actors=sylvania"),
    )
    for table in (proposals, elements, on_proposals, on_elements):
        assert {len(row.cells) for row in table.rows} == {len(table.columns)}
