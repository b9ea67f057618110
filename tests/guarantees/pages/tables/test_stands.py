"""Who stands where: which parties have a column, who is among the others, and what signatures are made of."""

from __future__ import annotations

import datetime
from typing import Any

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf
from guarantees.pages.tables.stands import StandsGroup, StandsRow, WhoStandsWhere
from guarantees.records.position import ActorSilence
from guarantees.records.vocabulary import ActorKind
from tests.builders import catalogue, positions, proposal
from tests.guarantees.cells.test_signatures import compact

TROOPS = {"element": "assistance", "value": "troops"}
AIR = {"element": "assistance", "value": "air-cover"}


def spoken(**said: list[dict[str, Any]]) -> Catalogue:
    """A catalogue of positions by actor."""
    return catalogue(
        proposal(), positions=[positions(*entries, actor=actor) for actor, entries in said.items()]
    )


def question(records: Catalogue, *actors: str, **choices: Any) -> StandsGroup:
    """The question about assistance with a column for each of the actors."""
    collects = choices.pop("collects", True)
    stands = WhoStandsWhere(records, actors=actors, **choices)
    return stands.question(records.elements["assistance"], collects=collects)


def marks(row: StandsRow) -> list[str | None]:
    """The words of the marks in the columns of a row."""
    return [each and each.mark.word for each in row.stands]


def test_answers_are_rows_and_parties_are_columns() -> None:
    """Each answer that a party speaks of is a row, in the order of the codebook; no mark where nothing is recorded."""
    records = spoken(
        sylvania=[{"about": AIR, "stance": "open"}, {"about": TROOPS}],
        freedonia=[{"about": TROOPS, "stance": "proposes"}],
    )
    found = question(records, "freedonia", "sylvania")
    assert [(row.name, marks(row)) for row in found.rows] == [
        ("Troops", ["proposes", "refuses"]),
        ("Air cover", [None, "open"]),
    ]
    assert found.rows[0].address == "./gap?element=assistance&answer=troops"
    assert found.address == "./gap?element=assistance"


def test_a_mark_names_the_cell_of_its_evidence() -> None:
    """Column and row are what a link to the evidence consists of."""
    (row,) = question(spoken(sylvania=[{"about": TROOPS}]), "sylvania").rows
    (stand,) = row.stands
    assert stand
    assert (stand.column, stand.row, stand.name) == ("sylvania", "assistance~troops", "Sylvania")


def test_who_has_no_column_is_among_the_others() -> None:
    """Nobody is left out; what is only said of a party comes last."""
    records = spoken(
        freedonia=[{"about": TROOPS, "speaker": "sylvania"}],
        sylvania=[{"about": TROOPS}],
    )
    (row,) = question(records).rows
    assert [(each.name, each.mark.sign) for each in row.others] == [
        ("Sylvania", "●"),
        ("Freedonia", "◇"),
    ]


def test_only_some_kinds_of_actors() -> None:
    """A page that asks for states gets no gazettes."""
    records = spoken(sylvania=[{"about": TROOPS}], gazette=[{"about": TROOPS}])
    (row,) = question(records, kinds={ActorKind.STATE}).rows
    assert [each.name for each in row.others] == ["Sylvania"]


def test_signatories_of_one_text_are_one_line() -> None:
    """Those who accept by the same signature are named together, and each has its evidence."""
    row = next(
        row
        for row in question(compact(), collects=False, names_all=True).rows
        if row.key == "air-cover"
    )
    (group,) = row.signatories
    assert group.words == "2 by signature: Compact"
    assert [each.column for each in group.stands] == ["freedonia", "sylvania"]
    assert row.others == ()


def test_answers_that_are_only_signed_are_one_row() -> None:
    """How many of them a party accepts, and the way to all of them."""
    (row,) = question(compact(), "freedonia").rows
    assert (row.name, marks(row), row.address) == (
        "2 answers, by signature only",
        ["accepts 2"],
        "./gap?element=assistance",
    )
    assert [each.words for each in row.signatories] == ["1 more party by signature"]
    assert row.stands[0]
    assert row.stands[0].row == "assistance"


def test_a_proposal_is_a_row() -> None:
    """Stances on it as a whole, with its date."""
    records = spoken(sylvania=[{"about": {"proposal": "gamma"}}])
    stands = WhoStandsWhere(records, actors=("freedonia", "sylvania"))
    row = stands.proposal(records.proposals["gamma"])
    assert (row.about, marks(row)) == ("1 August 2025", [None, "refuses"])


def test_what_was_searched_without_result_is_no_empty_place() -> None:
    """A silence that somebody looked for is a row of its own below the answers."""
    silence = ActorSilence.model_validate(
        {"elements": ["assistance"], "searched": ["gazette-2025-08"], "on": "2026-01-01"}
    )
    file = positions({"about": {"proposal": "gamma"}}).model_copy(update={"silences": (silence,)})
    (row,) = question(catalogue(proposal(), positions=[file]), "freedonia", "sylvania").rows
    assert (row.name, marks(row)) == ("Searched, nothing found", [None, "silent"])


def test_only_what_was_public_by_the_day() -> None:
    """What was said later is not there."""
    records = spoken(sylvania=[{"about": TROOPS}])
    assert question(records, "sylvania", as_of=AsOf(day=datetime.date(2025, 8, 1))).rows == ()
