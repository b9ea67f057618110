"""All proposals by family: who, when, what became of each, and how much of each group it answers."""

from __future__ import annotations

import datetime

from guarantees.catalogue.clock import LATEST, AsOf, Clock
from guarantees.pages.overview.proposals import ProposalLine, proposals_table
from tests.builders import catalogue, place, proposal, sample, statement


def lines(as_of: AsOf = LATEST) -> dict[str, ProposalLine]:
    """Those of the small folder, by id."""
    table = proposals_table(as_of, sample())
    return {line.proposal.id: line for _, of_family in table.families for line in of_family}


def test_a_line_says_what_became_of_it_and_what_it_answers() -> None:
    """The latest status in a word and in full, and the number of answers in each group of the codebook."""
    alpha = lines()["alpha"]
    assert ("Freedonia", "proposed", "Freedonia proposed, 18 August 2025") == (
        *(alpha.by, alpha.status, alpha.status_in_full),
    )
    table = proposals_table(LATEST, sample())
    assert ([1, 3], 4) == ([size for _, size in table.groups], table.questions)
    assert (1, 2) == alpha.answered


def test_as_of_a_day_a_line_says_what_is_not_yet() -> None:
    """A proposal of a later day keeps its line, without a status and without answers."""
    alpha = lines(AsOf(Clock.STATED, datetime.date(2025, 1, 1)))["alpha"]
    assert ("Nothing by this day.", (0, 0)) == (alpha.status, alpha.answered)


def test_many_names_are_counted() -> None:
    """Of more than three who put it forward two are named, and all in full."""
    four = ["freedonia", "sylvania", "anna-lind", "gazette"]
    change = {"date": "2025-08", "speaker": "freedonia", "mode": "quoted", "says": "So it was."}
    status = [
        {**change, "status": status, "evidence": [place()]} for status in ("signed", "in_force")
    ]
    gamma = proposal({"legal-effect": [statement()]}, proposed_by=four, status=status)
    records = catalogue(gamma)
    ((_, (line,)),) = proposals_table(LATEST, records).families
    assert ("Freedonia, Sylvania and 2 more", "signed and in force") == (line.by, line.status)
    assert records.actor_names(gamma.proposed_by) == line.by_all
