"""Everything about one proposal as a view model, and the page's link."""

from __future__ import annotations

import datetime
from dataclasses import fields, replace

import pytest

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import LATEST, AsOf, Clock
from guarantees.cells.stances import all_positions
from guarantees.pages.proposal.neighbours import (
    by_date,
    columns_alongside,
    neighbours,
    sets_to_compare,
)
from guarantees.pages.proposal.page import (
    PROPOSAL_LINK,
    ProposalProfile,
    ProposalQuery,
    proposal_profile,
)
from guarantees.records.dates import EdtfDate
from guarantees.records.registry import Preset
from guarantees.words.numbered_sources import CitedSource
from tests.builders import catalogue, place, proposal, sample, source, statement
from tests.larger_records import larger

EVERY_DAY = [LATEST, *(AsOf(clock, datetime.date(2025, 8, 25)) for clock in Clock)]


def stated(day: str) -> AsOf:
    """As stated up to a day."""
    return AsOf(Clock.STATED, datetime.date.fromisoformat(day))


def profile(name: str, as_of: AsOf = LATEST, records: Catalogue | None = None) -> ProposalProfile:
    """The profile of a proposal, of the small folder unless other records are given."""
    records = records or sample()
    return proposal_profile(records.proposals[name], as_of, records)


# ---- the parts ---------------------------------------------------------------------------------


def test_every_part_changes_with_the_day() -> None:
    """By a day in August names, status, answers, stances, events and contradictions of later days are left out."""
    early = profile("alpha", stated("2025-08-10"))
    assert (0, 0, 0, 0, 0, 0) == (
        *(early.label_count, len(early.status), early.answers.answered),
        *(len(early.stances.groups), len(early.events), len(early.contradictions)),
    )
    assert (
        "Of a later day, and left out: 1 use of a name.",
        "Of a later day, and left out: 1 entry.",
        "Of a later day, and left out: 1 event.",
    ) == (early.labels_later, early.status_later, early.events_later)
    late = profile("alpha", stated("2025-08-21"))
    assert (1, 1, 3, 1, 1, 1, "", "", "") == (
        *(late.label_count, len(late.status), late.answers.answered),
        *(len(late.stances.groups), len(late.events), len(late.contradictions)),
        *(late.labels_later, late.status_later, late.events_later),
    )


def test_sources_are_numbered_as_they_are_cited() -> None:
    """The list at the end holds every source of the page once, in the order in which the page cites them."""
    records = catalogue(
        proposal(
            {"legal-effect": [statement(evidence=[place("herald-2025")])]},
            labels=[{"label": "x", "used_by": "gazette", "evidence": [place("treaty-2024")]}],
        ),
        sources=[source()],
    )
    found = profile("gamma", records=records)
    assert ["herald-2025", "gazette-2025-08", "treaty-2024"] == [s.id for s in found.sources]
    assert [1, 2, 3] == [s.number for s in found.sources]
    assert (1,) == found.answers.groups[0].rows[0].cells[0].citations
    assert (
        CitedSource(
            *(1, "herald-2025", "Herald, 2025", "A pact is near"),
            *("published by The Gazette (English) · whole text", EdtfDate.parse("2025-08-15"), ""),
        )
        == found.sources[0]
    )


# ---- the link ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "link"),
    [
        (ProposalQuery(), {}),
        (ProposalQuery("alpha"), {"id": "alpha"}),
        (
            ProposalQuery(
                "alpha", ("row~legal-effect", "status"), stated("2025-08-21"), ("status", "1")
            ),
            {
                **{"id": "alpha", "open": "row~legal-effect.status", "asof": "2025-08-21"},
                "cell": "status.1",
            },
        ),
        (
            ProposalQuery("beta", as_of=AsOf(Clock.KNOWN)),
            {"id": "beta", "clock": "known"},
        ),
    ],
)
def test_the_link_holds_the_state(query: ProposalQuery, link: dict[str, str]) -> None:
    """A query is written to a link and read back whole; what is as the page opens is left out."""
    assert link == PROPOSAL_LINK.encode_briefly(query, sample())
    found = PROPOSAL_LINK.decode(PROPOSAL_LINK.encode(query, sample()), sample())
    assert (query, ()) == (found.query, found.notices)


@pytest.mark.parametrize(
    ("written", "name", "notice"),
    [
        ("alfa", "alpha", "The proposal 'alfa' is now called 'alpha'."),
        (
            "alpa",
            "",
            "This link asks for the proposal 'alpa', which is not in this edition. "
            "Did you mean 'alpha'? Shown instead: all proposals.",
        ),
    ],
)
def test_an_unknown_id_gives_a_notice(written: str, name: str, notice: str) -> None:
    """A former id leads to the proposal of today; one that never was leads to the index."""
    found = PROPOSAL_LINK.decode({"id": written}, sample())
    assert (ProposalQuery(name), (notice,)) == (found.query, found.notices)


@pytest.mark.parametrize(
    ("opened", "cell", "rows"),
    [
        ("legal-effect", ("alpha", "legal-effect"), ()),
        ("stance~sylvania", ("sylvania", "alpha"), ()),
        ("status~1", ("status", "1"), ()),
        ("event~summit", ("event", "summit"), ()),
        ("point-10", ("point", "10"), ()),
        (
            "force-size.status~1.guarantors.points",
            ("alpha", "force-size"),
            ("points", "row~guarantors"),
        ),
    ],
)
def test_links_that_opened_evidence_on_the_page_open_it(
    opened: str, cell: tuple[str, str], rows: tuple[str, ...]
) -> None:
    """Of several pieces the first is shown beside the page, and of the others the row with its sentence is open."""
    found = PROPOSAL_LINK.decode({"id": "alpha", "open": opened}, sample())
    assert (ProposalQuery("alpha", rows, cell=cell), ()) == (found.query, found.notices)


def test_former_ids_in_a_link_lead_to_evidence() -> None:
    """The proposal of today, and the evidence that the link names with the id of then."""
    found = PROPOSAL_LINK.decode({"id": "alfa", "cell": "alfa.legal-effect"}, sample()).query
    assert ("alpha", ("alpha", "legal-effect")) == (found.id, found.cell)


def test_evidence_of_nothing_is_ignored() -> None:
    """A cell without its two parts gives a notice, and the page opens."""
    found = PROPOSAL_LINK.decode({"id": "alpha", "cell": "legal-effect"}, sample())
    sentence = "This link opens the evidence of 'legal-effect', which this page does not have."
    assert (ProposalQuery("alpha"), (sentence,)) == (found.query, found.notices)


# ---- related links -------------------------------------------------------------------------------


def test_neighbours_go_by_date() -> None:
    """The one before and the one after; none at either end."""
    beta, alpha = sample().proposals.values()
    assert (None, alpha) == neighbours(beta, sample())
    assert (beta, None) == neighbours(alpha, sample())
    alone = catalogue(proposal())
    assert (None, None) == neighbours(alone.proposals["gamma"], alone)


def test_what_to_compare_with() -> None:
    """Related ones, then the family, then references; each once, and columns in order of date."""
    records = catalogue(
        proposal(id="old", short_name="Old", first_stated="1949", kind="reference", family="x"),
        proposal(id="kin", short_name="Kin", first_stated="2025-07", family="pacts"),
        proposal(lineage={"variant_of": ["old"]}),
        proposal(id="next", short_name="Next", first_stated="2025-09", family="pacts"),
        proposal(id="law", short_name="Law", first_stated="2025-10", kind="reference", family="y"),
    )
    gamma = records.proposals["gamma"]
    sets = sets_to_compare(gamma, records)
    assert {
        "Related to it": ["old"],
        "Of the same family": ["kin", "next"],
        "References": ["law"],
    } == {title: [each.id for each in others] for title, others in sets.items()}
    assert ("kin", "gamma", "next") == by_date((gamma, *sets["Of the same family"]), records)


def test_the_comparison_opens_next_to_the_family() -> None:
    """A provision opens in the preset that holds most of its family; without such a preset, alone."""
    assert ("beta", "alpha") == columns_alongside(sample().proposals["alpha"], sample())
    preset = {"about": "Columns.", "name": "Some"}
    presets = {
        "few": Preset(id="few", proposals=("gamma", "other"), **preset),
        "pacts-compared": Preset(id="pacts-compared", proposals=("gamma", "kin"), **preset),
    }
    kin = (proposal(), proposal(id="kin"), proposal(id="other", family="elsewhere"))
    records = replace(catalogue(*kin), presets=presets)
    assert ("gamma", "kin") == columns_alongside(records.proposals["gamma"], records)
    assert ("other",) == columns_alongside(records.proposals["other"], records)
    no_preset = catalogue(proposal())
    assert ("gamma",) == columns_alongside(no_preset.proposals["gamma"], no_preset)


# ---- many records ---------------------------------------------------------------------------------


@pytest.mark.parametrize("as_of", EVERY_DAY, ids=str)
@pytest.mark.parametrize("name", larger().proposals)
def test_every_element_of_every_proposal_is_accounted_for(name: str, as_of: AsOf) -> None:
    """Each element has a row or is named with the reason why not; each actor with a file has its place."""
    found = profile(name, as_of, larger())
    for group in found.answers.groups:
        absent = sum(len(absence.elements) for absence in group.absences)
        assert group.group.total == len(group.rows) + absent
    assert len(larger().elements) == found.answers.total
    actors = sum(len(group.entries) for group in found.stances.groups)
    actors += sum(len(each.actors) for each in found.stances.without)
    assert len(all_positions(larger())) == actors


@pytest.mark.parametrize("name", larger().proposals)
def test_keys_and_numbers_hold_together(name: str) -> None:
    """Every key that a link may open is there once, and every cited number is in the list of sources."""
    found = profile(name, records=larger())
    keys = [key for part in fields(found) for key in values(getattr(found, part.name), "key")]
    assert sorted(set(keys)) == sorted(keys)
    cited = {
        number
        for part in fields(found)
        for numbers in values(getattr(found, part.name), "citations")
        for number in numbers
    }
    assert cited <= {entry.number for entry in found.sources}
    assert list(range(1, len(found.sources) + 1)) == [entry.number for entry in found.sources]


def values(model: object, name: str) -> list:
    """Every value of the field in a view model and its parts."""
    if isinstance(model, dict):
        model = tuple(model.values())
    if isinstance(model, tuple):
        return [value for part in model for value in values(part, name)]
    if not hasattr(model, "__dataclass_fields__"):
        return []
    own = [getattr(model, name)] if hasattr(model, name) else []
    parts = (getattr(model, each.name) for each in fields(model) if each.name != name)
    return own + [value for part in parts for value in values(part, name)]
