"""The Overview as a view model."""

from __future__ import annotations

from guarantees.catalogue import Catalogue
from guarantees.overview import FamilyShown, Overview, ProposalLine, overview
from tests.builders import catalogue, proposal, sample


def test_the_whole_overview() -> None:
    """Counts, families with their proposals in order of date, the ways in, and how far the evidence reaches."""
    assert overview(sample()) == Overview(
        counts=(("proposals", 2), ("elements", 4), ("statements", 5), ("sources", 2)),
        families=(
            FamilyShown(
                *("pacts", "Pacts", "Promises of help.", "pacts"),
                proposals=(
                    ProposalLine("beta", "Beta pact", "Sylvania, Freedonia", "about May 2024"),
                    ProposalLine("alpha", "Alpha pact", "Freedonia", "August 2025"),
                ),
            ),
        ),
        first_preset="pacts",
        reach="The evidence reaches September 2025.",
        version=sample().version,
        empty="",
    )


def test_a_family_without_proposals_or_preset() -> None:
    """A family that nothing belongs to is left out; one without a preset leads nowhere."""
    records = catalogue(proposal(), presets={})
    assert [family.preset for family in overview(records).families] == [""]
    assert overview(catalogue()).families == ()


def test_an_overview_of_nothing_says_so() -> None:
    """An empty page is never only blank."""
    assert overview(Catalogue()) == Overview(
        counts=(("proposals", 0), ("elements", 0), ("statements", 0), ("sources", 0)),
        families=(),
        first_preset="",
        reach="",
        version="empty",
        empty="There are no records to show.",
    )
