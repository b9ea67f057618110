"""Statements that were made at an event have its date."""

from __future__ import annotations

from pathlib import Path

import pytest

from guarantees.catalogue.catalogue import load
from guarantees.records.statement import Statement
from tests.builders import sample_text, write_records

AT_AN_EVENT = (
    "      stated: 2025-08-20\n      condition:",
    "      event: summit\n      condition:",
)
EVENTS = sample_text("registry/events.yaml")


def said(root: Path, events: str = EVENTS) -> Statement:
    """The first statement of the small folder, made at an event."""
    changes = {
        "alpha.yaml": sample_text("alpha.yaml", AT_AN_EVENT),
        "registry/events.yaml": events,
    }
    loaded = load(write_records(root, changes), "records")
    provision = loaded.catalogue.proposals["alpha"].provisions["legal-effect"]
    assert isinstance(provision, tuple)
    return provision[0]


def test_a_statement_at_an_event_has_its_date(tmp_path: Path) -> None:
    """The date is in one place; the statement says where."""
    found = said(tmp_path)
    assert (found.event, found.stated.text) == ("summit", "2025-08-18")


def test_its_date_follows_that_of_the_event(tmp_path: Path) -> None:
    """A corrected event corrects every statement made at it."""
    moved = sample_text("registry/events.yaml", ("2025-08-18", "2025-08-19"))
    assert said(tmp_path, moved).stated.text == "2025-08-19"


def test_while_the_event_cannot_be_read_the_publication_bounds_the_date(tmp_path: Path) -> None:
    """No day is invented, and the statement stays on the pages."""
    broken = sample_text("registry/events.yaml", ("kind: meeting", "kind: gathering"))
    assert said(tmp_path, broken).stated.text == "../2025-08-21"


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (
            ("event: summit\n", "event: summit\n      stated: 2025-08-20\n"),
            "provisions.legal-effect[0]: has an event and a date of its own. The date is that of the event: remove "
            "'stated', or 'event'.",
        ),
        (
            ("event: summit\n", "event: sumit\n"),
            "provisions.legal-effect[0].event: no event has the id 'sumit'. Correct the id. Did you mean 'summit'?",
        ),
        (
            ("event: summit\n", "stated: 2025-08-20\n      held: 2025-09\n"),
            "provisions.legal-effect[0]: was said 20 August 2025 of a later time (September 2025). "
            "'held' is for what was so before: correct one of the dates.",
        ),
    ],
)
def test_dates_that_contradict_each_other_are_refused(
    edit: tuple[str, str], message: str, tmp_path: Path
) -> None:
    """Two dates of one utterance, an unknown event, a past that lies ahead."""
    text = sample_text("alpha.yaml", AT_AN_EVENT).replace(*edit)
    loaded = load(write_records(tmp_path, {"alpha.yaml": text}), "records")
    found = [f"{problem.field}: {problem.message}" for problem in loaded.problems]
    assert found == [message]
