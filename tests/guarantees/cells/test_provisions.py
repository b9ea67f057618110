"""What makes a value and what does not: others' words, parts of the whole, what was so before, own texts."""

from __future__ import annotations

import datetime
from typing import Any

from guarantees.catalogue.clock import LATEST, AsOf, Clock
from guarantees.cells.cell import Cell, CellState, cell_of, cited_sources
from guarantees.cells.marks import MarkKind, marks_of
from guarantees.records.statement import Absence, Statement
from tests.builders import catalogue, place, proposal, sample, source, statement

BINDING = statement()
FEAR = statement("none", speaker="anna-lind", others_say="expectation")
SILENCE = {"elements": ["legal-effect"], "searched": ["gazette-2025-08"], "on": "2025-09-01"}


def cell(
    *statements: Statement, as_of: AsOf = LATEST, element: str = "legal-effect", **changes: Any
) -> Cell:
    """The cell of a proposal about which these statements are recorded."""
    gamma = proposal({element: list(statements)}, **changes)
    records = catalogue(gamma, sources=[source(), source("later-2025", published="2025-09-05")])
    return cell_of(gamma, sample().elements[element], as_of, records)


def known(day: str) -> AsOf:
    """As publicly known on a day."""
    return AsOf(Clock.KNOWN, datetime.date.fromisoformat(day))


# ---------------------------------------------------------------- others say


def test_what_others_say_makes_no_value() -> None:
    """A fear is no provision, however it is known and whoever speaks."""
    assert cell(FEAR) == Cell(CellState.OTHERS_SAY, by_others=(FEAR,))


def test_what_others_say_stands_beside_a_provision() -> None:
    """It neither disputes nor outranks what the proposer says, and the cell is marked."""
    found = cell(FEAR, statement(mode="anonymous", speaker="gazette"))
    assert (found.state, found.by_others, found.lower) == (CellState.CODED, (FEAR,), ())
    assert MarkKind.OTHERWISE.value in [mark.id for mark in marks_of(found, sample())]


def test_of_each_of_the_others_the_latest_counts() -> None:
    """Others have a history as well, apart from what they report of the proposer."""
    before = statement("political", speaker="anna-lind", others_say="reading", stated="2025-08-01")
    report = statement(speaker="anna-lind", mode="attributed", attributed_to="freedonia")
    found = cell(before, FEAR, report)
    assert (found.shown, found.by_others, found.earlier) == ((report,), (FEAR,), (before,))


def test_a_silence_stands_though_others_speak() -> None:
    """Where the texts were searched as well, the cell shows what was found, with the readings behind it."""
    found = cell(FEAR, silences=[SILENCE])
    assert (found.state, found.by_others) == (CellState.SILENT, (FEAR,))
    assert cited_sources(found) == ("gazette-2025-08", "gazette-2025-08")


def test_what_was_withdrawn_is_not_what_others_say() -> None:
    """A proposer who withdrew everything leaves a withdrawn cell, unless others go on speaking of it."""
    taken_back = statement(
        withdrawn={"stated": "2025-08-20", "says": "No longer.", "evidence": [place()]}
    )
    assert cell(taken_back).state is CellState.WITHDRAWN
    assert cell(taken_back, FEAR).state is CellState.OTHERS_SAY


# ---------------------------------------------------------------- the whole and its parts


def test_figures_of_different_scope_do_not_compete() -> None:
    """What one state would send replaces nothing that is said of the whole force, by whatever voice."""
    whole = statement({"exactly": 30000, "unit": "soldiers"}, speaker="gazette", mode="reported")
    later = statement(
        {"exactly": 0, "unit": "soldiers"},
        **{"speaker": "gazette", "mode": "reported", "scope": "Sylvania", "stated": "2025-08-20"},
    )
    found = cell(whole, later, element="force-size")
    assert (found.state, found.shown, found.earlier) == (CellState.CODED, (whole, later), ())


def test_two_voices_on_one_part_dispute() -> None:
    """A part is compared with the same part, in capital letters or small ones."""
    one = statement(scope="Sylvania")
    other = statement("none", speaker="sylvania", scope="sylvania")
    assert cell(BINDING, one, other).state is CellState.DISPUTED
    assert cell(BINDING, one, statement("none", speaker="sylvania", scope="Army")).state is (
        CellState.CODED
    )


def test_each_part_has_its_own_standing() -> None:
    """A report on a part is shown beside the proposer's words on the whole."""
    report = statement("none", speaker="gazette", mode="reported", scope="Sylvania")
    assert cell(BINDING, report).shown == (BINDING, report)


# ---------------------------------------------------------------- one voice


def test_one_voice_names_several_values() -> None:
    """Ten years, or until membership: values of one text are no dispute, nor is one who names only one of them."""
    both = statement(), statement("political")
    agrees = statement("political", speaker="sylvania")
    assert cell(*both).state is CellState.CODED
    assert cell(*both, agrees).state is CellState.CODED
    assert cell(*both, statement("none", speaker="sylvania")).state is CellState.DISPUTED


def test_one_who_speaks_for_two_disputes_nothing() -> None:
    """A minister who gives the words of another beside their own is one voice."""
    reported = {"speaker": "freedonia", "stated": "2025-08-10"}
    own = statement(mode="indirect", **reported)
    of_another = statement("none", mode="attributed", attributed_to="sylvania", **reported)
    assert cell(own, of_another).state is CellState.CODED


# ---------------------------------------------------------------- a sequence


def test_a_sequence_that_one_voice_reports_is_history() -> None:
    """In July 50,000, now 30,000: both are reported on one day, and the last is shown."""
    told = {"speaker": "gazette", "mode": "reported"}
    july = statement({"exactly": 50000, "unit": "soldiers"}, held="2025-07", **told)
    now = statement({"exactly": 30000, "unit": "soldiers"}, **told)
    found = cell(july, now, element="force-size")
    assert found == Cell(CellState.CODED, shown=(now,), earlier=(july,))


def test_what_was_so_before_disputes_nothing_that_is_so_later() -> None:
    """Two voices that tell of different times do not contradict each other."""
    before = statement("none", speaker="gazette", mode="reported", held="2025-07")
    report = statement(speaker="sylvania", mode="indirect")
    assert cell(before, report) == Cell(CellState.CODED, shown=(report,), earlier=(before,))


def test_two_who_speak_of_one_time_dispute() -> None:
    """The reported time is what counts, not the day of the report."""
    one = statement("none", speaker="gazette", mode="reported", held="2025-07")
    other = statement(speaker="sylvania", mode="indirect", held="2025-07")
    assert cell(one, other).state is CellState.DISPUTED


def test_what_is_said_of_an_earlier_time_was_so_by_then() -> None:
    """On the clock of what was stated, a value counts from the time it is reported for."""
    july = statement(held="2025-07-20")
    day = AsOf(Clock.STATED, datetime.date(2025, 7, 25))
    assert cell(july, as_of=day).state is CellState.CODED
    assert cell(july, as_of=known("2025-07-25")).state is CellState.NOT_YET


# ---------------------------------------------------------------- what was public by a day


def test_a_later_source_is_not_cited_before_it_appeared() -> None:
    """Of a statement that two sources hold, only the one that was public is shown."""
    both = statement(
        evidence=[place(), place("later-2025")],
        condition={
            "requires": "ceasefire",
            "says": "A ceasefire first.",
            "evidence": [place("later-2025")],
        },
    )
    [before] = cell(both, as_of=known("2025-09-01")).shown
    assert ([each.source for each in before.evidence], before.condition) == (
        ["gazette-2025-08"],
        None,
    )
    assert cell(both, as_of=known("2025-09-05")).shown == (both,)


def test_before_the_own_text_was_public_nothing_is_silent() -> None:
    """Accounts that appeared earlier do not mention it, which proves nothing."""
    absence = Absence(
        absence="silent",
        searched=("gazette-2025-08", "later-2025"),
        on="2025-10-01",
        note="Both were read.",
    )
    gamma = proposal(
        {"legal-effect": absence, "guarantors": [statement(["freedonia"])]},
        own_text=[{"source": "later-2025", "read": "whole"}],
    )
    records = catalogue(gamma, sources=[source("later-2025", published="2025-09-05")])

    def found(day: str) -> Cell:
        return cell_of(gamma, sample().elements["legal-effect"], known(day), records)

    before = found("2025-09-01")
    assert (before.state, cited_sources(before)) == (
        CellState.NOT_MENTIONED,
        ("gazette-2025-08",),
    )
    assert before.absence == absence.model_copy(
        update={"absence": "not_mentioned", "searched": ("gazette-2025-08",), "note": None}
    )
    assert (found("2025-09-05").state, found("2025-09-05").absence) == (
        CellState.SILENT,
        absence,
    )


def test_silence_takes_every_part_of_the_text() -> None:
    """On the clock of what was known, one part that was public proves nothing of another that was not."""
    absence = Absence(absence="silent", searched=["gazette-2025-08", "annex"], on="2025-09-10")
    gamma = proposal(
        {"legal-effect": absence, "guarantors": [statement(["freedonia"])]},
        own_text=[
            {"source": "gazette-2025-08", "read": "whole", "part": "Treaty"},
            {"source": "annex", "read": "whole", "part": "Annex"},
        ],
    )
    records = catalogue(gamma, sources=[source("annex", published="2025-09-05")])
    states = [
        cell_of(gamma, sample().elements["legal-effect"], known(day), records).state
        for day in ("2025-09-04", "2025-09-05")
    ]
    assert states == [CellState.NOT_MENTIONED, CellState.SILENT]
