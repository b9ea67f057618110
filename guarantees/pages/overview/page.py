"""What the Overview shows besides what divides the parties: counts, the latest events, and the other pages."""

from __future__ import annotations

from dataclasses import dataclass

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import LATEST, AsOf
from guarantees.cells.stances import all_positions
from guarantees.links import addresses
from guarantees.links.page_link import AsOfDay, PageLink
from guarantees.pages.tables.positions_query import question_rows
from guarantees.pages.tables.query import OpenCell, OpensCell
from guarantees.records.registry import Event
from guarantees.words.english import counted, counted_proposals

LATEST_EVENTS = 5


@dataclass(frozen=True)
class OverviewQuery(OpensCell):
    """The whole state of the page: the chosen day, and the open mark as (actor, what it is on)."""

    as_of: AsOf = LATEST
    cell: tuple[str, str] | None = None


OVERVIEW_LINK = PageLink(
    "",
    OverviewQuery,
    (
        AsOfDay(),
        OpenCell(
            parts="a party and an answer",
            column="actor with positions",
            columns=all_positions,
            rows=lambda reader: ("answer", question_rows(reader.catalogue)),
        ),
    ),
)
ENTRY_POINTS = (
    ("Compare", "What does each proposal say, side by side?", addresses.to_compare()),
    (
        "Positions",
        "Who accepts and who refuses a proposal, or one of its parts?",
        addresses.to_positions(),
    ),
    (
        "Parties",
        "On which conditions, and what else does a party say?",
        addresses.to_actor(),
    ),
    ("Gap", "Who gives which answer to one question?", addresses.to_gap()),
    ("Wording", "How does each text put it, word by word?", addresses.to_wording()),
    ("Timeline", "What was said and done, and when?", addresses.to_timeline()),
    ("Map", "Which country would send what to a force in Ukraine?", addresses.to_map()),
    ("Sources", "What was read, and how did it get here?", addresses.to_sources()),
    ("What changed", "What was said since, and what was corrected?", addresses.to_changes()),
    ("Curate", "What do the records cover, and what would an edit change?", addresses.to_curate()),
    ("Method", "How is a cell read, and by which rules is it made?", addresses.to_method()),
)
"""Each view of the records: its name, the question it answers, and its address."""


def record_counts(catalogue: Catalogue) -> tuple[str, ...]:
    """How many records of each kind there are: ``6 proposals``."""
    positions = sum(len(file.positions) for file in catalogue.positions.values())
    return (
        counted_proposals(len(catalogue.proposals)),
        counted(len(catalogue.elements), "question"),
        counted(catalogue.statement_count, "statement"),
        counted(positions, "position"),
        counted(len(catalogue.sources), "source"),
    )


def latest_events(catalogue: Catalogue) -> tuple[Event, ...]:
    """The latest first, by the first day that a date may mean. What may have happened any time back is left out."""
    dated = [event for event in catalogue.events.values() if event.date.earliest]
    events = sorted(dated, key=lambda event: event.date.sort_key, reverse=True)
    return tuple(events[:LATEST_EVENTS])
