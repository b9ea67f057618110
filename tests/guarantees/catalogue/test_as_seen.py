"""The catalogue as it was on a day."""

from __future__ import annotations

import datetime

import pytest

from guarantees.catalogue.as_seen import as_seen
from guarantees.catalogue.clock import LATEST, AsOf, Clock
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
    assert (sample().actors, sample().elements) == (early.actors, early.elements)
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
