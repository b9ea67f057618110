"""Everything about one proposal, and the index of all, as view models."""

from __future__ import annotations

import datetime
from dataclasses import fields, replace
from pathlib import Path

import pytest

from guarantees.catalogue.catalogue import Catalogue, load
from guarantees.catalogue.clock import LATEST, AsOf, Clock
from guarantees.pages.proposal.index import (
    IndexFamily,
    IndexLine,
    ProposalIndex,
    proposal_index,
)
from guarantees.pages.proposal.neighbours import (
    Neighbour,
    SetToCompare,
    ToCompare,
    columns_beside,
    neighbours,
    sets_to_compare,
)
from guarantees.pages.proposal.page import (
    PROPOSAL_LINK,
    ProposalHead,
    ProposalPage,
    ProposalProfile,
    ProposalQuery,
    proposal_page,
)
from guarantees.words.numbered_sources import CitedSource
from tests.builders import catalogue, place, proposal, sample, source, statement

REAL = load(Path(__file__).parents[4] / "proposals").catalogue
EVERY_DAY = [LATEST, *(AsOf(clock, datetime.date(2025, 8, 25)) for clock in Clock)]


def stated(day: str) -> AsOf:
    """As stated up to a day."""
    return AsOf(Clock.STATED, datetime.date.fromisoformat(day))


def profile(name: str, as_of: AsOf = LATEST, records: Catalogue | None = None) -> ProposalProfile:
    """The profile of a proposal, of the small folder unless other records are given."""
    page = proposal_page(ProposalQuery(name, as_of=as_of), records or sample())
    assert page.profile is not None
    return page.profile


# ---- the head ----------------------------------------------------------------------------------


def test_the_head_says_what_it_is() -> None:
    """Name, kind, family, for whom, date with its precision, latest status with who says so, and former ids."""
    assert (
        ProposalHead(
            id="alpha",
            name="Alpha pact",
            short_name="Alpha",
            kind="proposal",
            kind_meaning="A party put it forward to others.",
            family="Pacts",
            proposed_by="Freedonia",
            beneficiary="Sylvania",
            first_stated="August 2025",
            latest_status="proposed, says Freedonia (18 August 2025)",
            summary="A treaty of mutual help.",
            summary_caveat="",
            note="",
            former_ids=("alfa",),
            not_yet="",
        )
        == profile("alpha").head
    )


def test_before_anything_was_said_the_head_says_so() -> None:
    """By a day before the first statement: no status yet, a sentence that says it, and a caveat on the summary."""
    head = profile("alpha", stated("2025-01-01")).head
    assert (
        "Not by this day.",
        "Written from all that the records hold, whatever day is chosen.",
        "These records hold nothing that it says by the chosen day.",
    ) == (head.latest_status, head.summary_caveat, head.not_yet)


def test_every_part_changes_with_the_day() -> None:
    """By a day in August names, status, provisions, stances, events and contradictions of later days are left out."""
    early = profile("alpha", stated("2025-08-10"))
    assert (0, 0, 0, 0, 0, 0) == (
        *(len(early.labels), len(early.status), early.stated),
        *(len(early.stances.groups), len(early.events), len(early.contradictions)),
    )
    assert (
        "Of a later day, and left out: 1 use of a name.",
        "Of a later day, and left out: 1 entry.",
        "Of a later day, and left out: 1 event.",
    ) == (early.labels_later, early.status_later, early.events_later)
    late = profile("alpha", stated("2025-08-21"))
    assert (1, 1, 3, 1, 1, 1, "", "", "") == (
        *(len(late.labels), len(late.status), late.stated),
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
    assert ["treaty-2024", "gazette-2025-08", "herald-2025"] == [s.id for s in found.sources]
    assert [1, 2, 3] == [s.number for s in found.sources]
    assert (3,) == found.groups[0].provisions[0].citations
    assert (
        CitedSource(
            *(3, "herald-2025", "Herald, 2025", "A pact is near"),
            *("published by The Gazette (English) · whole text", "15 August 2025", ""),
        )
        == found.sources[-1]
    )


def test_the_citation_says_all_that_was_looked_at() -> None:
    """Site, name, proposer and date, data version, day, reach of the evidence; the address spells out everything."""
    found, version = profile("alpha", stated("2025-08-21")), sample().version
    assert (
        "Security guarantees compared: “Alpha pact” (Freedonia, August 2025). "
        f"Data version {version}. As stated up to 21 August 2025. "
        "The evidence reaches September 2025."
    ) == found.citation
    assert (
        f"./proposal?id=alpha&open=-&clock=stated&asof=2025-08-21&version={version}"
    ) == found.address


# ---- the index ---------------------------------------------------------------------------------


def test_without_a_proposal_there_is_the_index() -> None:
    """Every proposal by family, in order of date, with proposer, kind and latest status."""
    index = ProposalIndex(
        families=(
            IndexFamily(
                *("pacts", "Pacts", "Promises of help.", "./compare?proposals=beta.alpha"),
                proposals=(
                    IndexLine(
                        *("beta", "Beta pact", "demand", "Sylvania, Freedonia", "about May 2024"),
                        *("in force, says Sylvania (May 2024)", "./proposal?id=beta"),
                    ),
                    IndexLine(
                        *("alpha", "Alpha pact", "proposal", "Freedonia", "August 2025"),
                        *("proposed, says Freedonia (18 August 2025)", "./proposal?id=alpha"),
                    ),
                ),
            ),
        ),
        count=2,
        empty="",
    )
    assert ProposalPage(
        index=index,
        profile=None,
        as_of="everything the records hold",
        reach="The evidence reaches September 2025.",
        version=sample().version,
        empty="",
    ) == proposal_page(ProposalQuery(), sample())


def test_the_index_of_a_day_says_what_is_not_yet() -> None:
    """A proposal of a later day keeps its line, and its status says that there is none yet."""
    lines = proposal_index(stated("2025-01-01"), sample()).families[0].proposals
    assert ["in force, says Sylvania (May 2024)", "Not by this day."] == [
        line.status for line in lines
    ]
    assert "./proposal?id=alpha&clock=stated&asof=2025-01-01" == lines[1].link


def test_no_proposal_is_lost_with_its_family() -> None:
    """Families without proposals are left out; a proposal of a family that cannot be read stands at the end."""
    index = proposal_index(LATEST, replace(sample(), families={}))
    assert [("Of no family that can be read", "pacts", 2)] == [
        (family.name, family.about, len(family.proposals)) for family in index.families
    ]
    assert () == proposal_index(LATEST, catalogue()).families


def test_nothing_at_all_says_so() -> None:
    """Without records the page is a sentence, also for a link to a proposal."""
    for name in ("", "alpha"):
        page = proposal_page(ProposalQuery(name), Catalogue())
        assert (None, "There are no records to show.") == (page.profile, page.empty)


# ---- the link ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "link"),
    [
        (ProposalQuery(), {}),
        (ProposalQuery("alpha"), {"id": "alpha"}),
        (
            ProposalQuery("alpha", ("legal-effect", "status~1"), stated("2025-08-21")),
            {"id": "alpha", "open": "legal-effect.status~1", "asof": "2025-08-21"},
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
        ("alpa", "", "Ignored: no proposal has the id 'alpa'. Did you mean 'alpha'?"),
    ],
)
def test_an_unknown_id_gives_a_notice(written: str, name: str, notice: str) -> None:
    """A former id leads to the proposal of today; one that never was leads to the index."""
    found = PROPOSAL_LINK.decode({"id": written}, sample())
    assert (ProposalQuery(name), (notice,)) == (found.query, found.notices)


# ---- the ways on -------------------------------------------------------------------------------


def test_neighbours_go_by_date() -> None:
    """The one before and the one after; none at either end. The chosen day goes along."""
    beta, alpha = sample().proposals.values()
    assert (None, Neighbour("Alpha", "August 2025", "./proposal?id=alpha")) == neighbours(
        beta, LATEST, sample()
    )
    link = "./proposal?id=beta&clock=stated&asof=2025-08-21"
    assert (Neighbour("Beta", "about May 2024", link), None) == neighbours(
        alpha, stated("2025-08-21"), sample()
    )
    alone = catalogue(proposal())
    assert (None, None) == neighbours(alone.proposals["gamma"], LATEST, alone)


def test_what_to_compare_with() -> None:
    """Related ones, then the family, then references; each once, columns in order of date, all of a set together."""
    records = catalogue(
        proposal(id="old", short_name="Old", first_stated="1949", kind="reference", family="x"),
        proposal(id="kin", short_name="Kin", first_stated="2025-07", family="pacts"),
        proposal(lineage={"variant_of": ["old"]}),
        proposal(id="next", short_name="Next", first_stated="2025-09", family="pacts"),
        proposal(id="law", short_name="Law", first_stated="2025-10", kind="reference", family="y"),
    )
    assert (
        SetToCompare(
            "Related to it", (ToCompare("Old", "1949", "./compare?proposals=old.gamma"),), ""
        ),
        SetToCompare(
            "Of the same family",
            (
                ToCompare("Kin", "July 2025", "./compare?proposals=kin.gamma"),
                ToCompare("Next", "September 2025", "./compare?proposals=gamma.next"),
            ),
            "./compare?proposals=kin.gamma.next",
        ),
        SetToCompare(
            "References", (ToCompare("Law", "October 2025", "./compare?proposals=gamma.law"),), ""
        ),
    ) == sets_to_compare(records.proposals["gamma"], LATEST, records)


def test_the_comparison_opens_beside_the_family() -> None:
    """A provision opens in the comparison of its family's preset; without one that holds it, alone."""
    assert ("beta", "alpha") == columns_beside(sample().proposals["alpha"], sample())
    alone = catalogue(proposal(family="elsewhere"))
    assert ("gamma",) == columns_beside(alone.proposals["gamma"], alone)
    no_preset = catalogue(proposal())
    assert ("gamma",) == columns_beside(no_preset.proposals["gamma"], no_preset)


# ---- the real records ----------------------------------------------------------------------------


@pytest.mark.parametrize("as_of", EVERY_DAY, ids=str)
@pytest.mark.parametrize("name", REAL.proposals)
def test_every_element_of_every_proposal_is_accounted_for(name: str, as_of: AsOf) -> None:
    """Each element is either stated or named with the reason why not; each actor with a file has its place."""
    found = profile(name, as_of, REAL)
    for group in found.groups:
        absent = sum(len(absence.elements) for absence in group.absences)
        assert group.total == len(group.provisions) + absent
    assert len(REAL.elements) == found.total
    actors = sum(len(group.entries) for group in found.stances.groups)
    actors += sum(len(each.actors) for each in found.stances.nothing)
    assert len(REAL.positions) == actors


@pytest.mark.parametrize("name", REAL.proposals)
def test_keys_and_numbers_hold_together(name: str) -> None:
    """Every key that a link may open is there once, and every cited number is in the list of sources."""
    found = profile(name, records=REAL)
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
    if isinstance(model, tuple):
        return [value for part in model for value in values(part, name)]
    if not hasattr(model, "__dataclass_fields__"):
        return []
    own = [getattr(model, name)] if hasattr(model, name) else []
    parts = (getattr(model, each.name) for each in fields(model) if each.name != name)
    return own + [value for part in parts for value in values(part, name)]
