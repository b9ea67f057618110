"""guarantees/catalogue/record_links.py: every view that shows a record leads to it in the repository, or nowhere."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

import pytest

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf, Clock
from guarantees.catalogue.link_templates import github_templates
from guarantees.catalogue.places import RecordKey, cell_key, stance_key
from guarantees.catalogue.record_links import RecordLinks, record_links
from guarantees.pages.proposal.page import ProposalProfile, proposal_profile
from guarantees.pages.sources.page import source_library
from guarantees.pages.sources.query import SourceQuery
from guarantees.pages.tables.comparison import compare
from guarantees.pages.tables.panel import cell_evidence
from guarantees.pages.tables.positions import position_matrix
from guarantees.pages.tables.positions_panel import position_evidence
from guarantees.pages.tables.positions_query import PositionRows, PositionsQuery, default_positions
from guarantees.pages.tables.query import default_query
from guarantees.pages.timeline.entries import entries_of, record_key
from guarantees.pages.timeline.evidence import record_of
from tests.builders import catalogue, positions, proposal, sample

BASE = "https://github.com/owner/name"
LINKED = replace(sample(), link_templates=github_templates(BASE))
DAY = AsOf(Clock.STATED, datetime.date(2025, 9, 1))


def profile(records: Catalogue, as_of: AsOf = DAY) -> ProposalProfile:
    """Everything about the proposal alpha."""
    return proposal_profile(records.proposals["alpha"], as_of, records)


def of_cell(records: Catalogue) -> RecordLinks | None:
    """The links in the panel of a cell of Compare."""

    query = replace(replace(default_query(records), as_of=DAY), cell=("alpha", "legal-effect"))
    return cell_evidence(query, compare(query, records), records).record


def of_stance(rows: PositionRows, row: str) -> Callable[[Catalogue], RecordLinks | None]:
    """What gives the links in the panel of a stance."""

    def build(records: Catalogue) -> RecordLinks | None:
        query: PositionsQuery = replace(default_positions(records), rows=rows)
        query = replace(query, cell=("sylvania", row))
        return position_evidence(query, position_matrix(query, records), records).record

    return build


def of_source(records: Catalogue) -> RecordLinks | None:
    """The links of an opened source."""

    return source_library(SourceQuery("treaty-2024"), records).opened.links


def of_event(records: Catalogue) -> RecordLinks | None:
    """The links of a chosen event."""

    return record_of(entries_of(records)["summit"], records)


VIEWS = {
    "a cell of Compare": (
        of_cell,
        (
            cell_key("alpha", "legal-effect"),
            "Legal effect, Alpha",
            "compare?proposals=alpha&cell=alpha.legal-effect&clock=stated&asof=2025-09-01",
        ),
    ),
    "a stance on a proposal": (
        of_stance(PositionRows.PROPOSALS, "alpha"),
        (
            stance_key("sylvania", proposal="alpha"),
            "Sylvania on Alpha",
            "positions?rows=proposals&cell=sylvania.alpha",
        ),
    ),
    "a stance on an element": (
        of_stance(PositionRows.ELEMENTS, "assistance"),
        (
            stance_key("sylvania", element="assistance"),
            "Sylvania on Assistance",
            "positions?rows=elements&cell=sylvania.assistance",
        ),
    ),
    "the head of a proposal": (
        lambda records: profile(records).record,
        (("proposals", "alpha"), "Alpha", "proposal?id=alpha&clock=stated&asof=2025-09-01"),
    ),
    "a source": (
        of_source,
        (("sources", "treaty-2024"), "Treaty, 2024", "sources?source=treaty-2024"),
    ),
    "an event": (of_event, (("events", "summit"), "The summit", "timeline?event=summit")),
}


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_leads_to_the_record_it_shows(view: str) -> None:
    """The editor opens at the record's line, and a report names record, page and data version."""
    build, (key, about, page) = VIEWS[view]
    place = LINKED.places[key]
    found = build(LINKED)
    assert found is not None
    reported = dict(parse_qsl(urlsplit(found.report).query))
    part = "".join(f" {each}" for each in key[2:])
    assert {
        "about": about,
        "edit": f"{BASE}/edit/main/proposals/{place.path}#L{place.line}",
        "title": f"Wrong value: {about}",
        "record": f"{key[1]}{part} ({place.path}, line {place.line})",
        "page": page,
        "version": sample().version,
        "template": "wrong-value.yml",
    } == {
        "about": found.about,
        "edit": found.edit,
        **{name: text for name, text in reported.items() if name != "shown"},
    }


@pytest.mark.parametrize("view", VIEWS)
def test_without_a_repository_nothing_is_linked(view: str) -> None:
    """A site without the settings shows what it showed before."""
    assert VIEWS[view][0](sample()) is None


@pytest.mark.parametrize(
    ("view", "shown"),
    [
        ("a cell of Compare", "Disputed: Legally binding (denied)"),
        ("a stance on a proposal", "refuses"),
        ("an event", "They met."),
    ],
)
def test_a_report_repeats_what_the_page_shows(view: str, shown: str) -> None:
    """A reader need not copy the value that is wrong."""
    found = VIEWS[view][0](LINKED)
    assert shown == dict(parse_qsl(urlsplit(found.report).query))["shown"]


def test_a_record_whose_place_is_not_known_is_not_linked() -> None:
    """A catalogue that was not read from files has no lines to lead to."""
    records = replace(LINKED, places={})
    assert record_links(cell_key("alpha", "force-size"), "x", records, page="./compare") is None


@pytest.mark.parametrize(
    ("entry", "key"),
    [
        ("summit", ("events", "summit")),
        ("alpha~proposed~2025-08-18", ("proposals", "alpha", "status", "1")),
        ("sylvania~sylvania~2025-08-21", stance_key("sylvania", proposal="alpha")),
        ("alpha~anna-lind~2025-08-20", cell_key("alpha", "legal-effect")),
    ],
)
def test_an_entry_of_the_timeline_knows_its_record(entry: str, key: RecordKey) -> None:
    """Whatever an entry was made of, it leads to the first record of it."""
    found = record_key(entries_of(sample())[entry], sample())
    assert (key, True) == (found, found in sample().places)


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"speaker": "gazette", "mode": "reported"},
        {"speaker": "freedonia", "mode": "attributed"},
    ],
)
def test_an_entry_of_positions_leads_to_the_file_of_the_actor(said: dict[str, str]) -> None:
    """Whoever says so, the record is the file of the actor whose position it is."""
    records = catalogue(proposal(), positions=[positions(said)])
    speaker = said.get("speaker", "sylvania")
    entry = entries_of(records)[f"sylvania~{speaker}~2025-08-21"]
    assert stance_key("sylvania", proposal="gamma") == record_key(entry, records)
