"""The catalogue as it was on a day."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from guarantees.catalogue.as_seen import as_seen
from guarantees.catalogue.clock import LATEST, AsOf, Clock
from guarantees.records.dates import EdtfDate
from tests.builders import sample


def on(day: str, clock: Clock = Clock.KNOWN) -> AsOf:
    """A day on a clock."""
    return AsOf(clock, datetime.date.fromisoformat(day))


def test_without_a_day_it_is_the_catalogue_itself() -> None:
    """Everything the records hold is what they hold."""
    assert sample() is as_seen(LATEST, sample())


def test_it_is_made_once_for_a_day() -> None:
    """Two pages of one day share it."""
    assert as_seen(on("2025-08-20"), sample()) is as_seen(on("2025-08-20"), sample())


def test_before_anything_was_public_nothing_is_there() -> None:
    """Only actors, the codebook and the families are left."""
    early = as_seen(on("2020-01-01"), sample())
    for part in ("proposals", "positions", "events", "sources", "contradictions"):
        assert {} == getattr(early, part), part
    assert ([*sample().actors], sample().elements) == ([*early.actors], early.elements)
    assert [()] * len(sample().presets) == [each.proposals for each in early.presets.values()]


@pytest.mark.parametrize("clock", Clock)
def test_in_the_end_everything_is_there(clock: Clock) -> None:
    """A day after all of it leaves nothing out but summaries and notes of proposals."""
    late = as_seen(on("2026-01-01", clock), sample())
    assert (sample().events, sample().sources) == (late.events, late.sources)
    assert [*sample().recorded()] == [*late.recorded()]
    assert {""} == {each.summary for each in late.proposals.values()}


def test_what_was_stated_later_is_not_there_on_the_other_clock() -> None:
    """On the clock of what was stated, sources of a later day still prove what was said before."""
    then = as_seen(on("2024-12-31", Clock.STATED), sample())
    assert (["beta"], {}) == ([*then.proposals], then.events)
    assert sample().sources == then.sources


def test_events_name_only_proposals_that_are_there() -> None:
    """No page has to name a proposal that it cannot know."""
    for day in ("2025-08-19", "2025-08-20", "2025-08-21"):
        there = as_seen(on(day), sample())
        for event in there.events.values():
            assert {*event.proposals} <= {*there.proposals}


def test_what_editors_wrote_of_everything_is_not_there_for_a_day() -> None:
    """Notes of actors and of their files may tell what came later, so no chosen day has them."""
    known = replace(
        sample(),
        actors={
            id: a.model_copy(update={"note": "Hindsight."}) for id, a in sample().actors.items()
        },
        positions={
            id: p.model_copy(update={"note": "Hindsight."}) for id, p in sample().positions.items()
        },
    )
    late = as_seen(on("2026-01-01"), known)
    assert {None} == {each.note for each in (*late.actors.values(), *late.positions.values())}


def test_the_note_on_a_contradiction_waits_for_all_its_sides() -> None:
    """While a side is of a later day the sides that are there stand without the note, which speaks of all."""
    (record,) = sample().contradictions.values()
    file = sample().positions["sylvania"]
    later = file.positions[0].model_copy(
        update={"id": "later", "event": None, "stated": EdtfDate.parse("2025-09-01")}
    )
    known = replace(
        sample(),
        positions={"sylvania": file.model_copy(update={"positions": (*file.positions, later)})},
        contradictions={
            record.id: record.model_copy(update={"between": (*record.between, "later")})
        },
    )
    for day, note in (("2025-08-31", ""), ("2025-09-01", record.note)):
        (seen,) = as_seen(on(day, Clock.STATED), known).contradictions.values()
        assert note == seen.note
