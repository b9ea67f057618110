"""guarantees/catalogue/places.py: the file and line of every record, and of what one says of an element or proposal."""

from __future__ import annotations

from pathlib import Path

import pytest

from guarantees.catalogue.catalogue import load
from guarantees.catalogue.places import RecordKey, RecordPlace, cell_key, place_of, stance_key
from tests.builders import RECORDS, sample, sample_text, write_records

ALPHA = "alpha.yaml"
SYLVANIA = "positions/sylvania.yaml"


def line_of(file: str, text: str) -> int:
    """The number of the only line of a file that holds a text."""
    lines = (RECORDS / file).read_text(encoding="utf-8").splitlines()
    (number,) = [number for number, line in enumerate(lines, 1) if text in line]
    return number


@pytest.mark.parametrize(
    ("key", "file", "text"),
    [
        (("proposals", "alpha"), ALPHA, "id: alpha"),
        (cell_key("alpha", "legal-effect"), ALPHA, "- id: alpha-binding"),
        (cell_key("alpha", "force-size"), ALPHA, "value: {about: 50000"),
        (cell_key("alpha", "assistance"), ALPHA, "- elements: [assistance]"),
        (("proposals", "alpha", "status", "1"), ALPHA, "- date: 2025-08-18"),
        (("sources", "gazette-2025-08"), "sources/gazette-2025-08.yaml", "id: gazette-2025-08"),
        (("positions", "sylvania"), SYLVANIA, "actor: sylvania"),
        (stance_key("sylvania", proposal="alpha"), SYLVANIA, "- id: sylvania-denies"),
        (stance_key("sylvania", element="assistance"), SYLVANIA, "about: {element: assistance"),
        (("events", "summit"), "registry/events.yaml", "- id: summit"),
        (("actors", "freedonia"), "registry/actors.yaml", "- id: freedonia"),
        (("elements", "legal-effect"), "registry/elements.yaml", "- id: legal-effect"),
    ],
)
def test_a_record_stands_where_it_was_written(key: RecordKey, file: str, text: str) -> None:
    """The line is the first of what is meant: of a record, a statement, a position, or a silence."""
    place = sample().places[key]
    lines = (RECORDS / file).read_text(encoding="utf-8").splitlines()
    assert place.path == file
    assert text in lines[place.line - 1]


def test_of_several_statements_the_first_is_meant(tmp_path: Path) -> None:
    """Two positions on one proposal give the line of the first."""
    again = """  - about: {proposal: alpha}
    stance: open
    says: It will see.
    speaker: sylvania
    mode: quoted
    stated: 2025-08-21
    evidence:
      - {source: gazette-2025-08, at: p4}
"""
    text = sample_text(SYLVANIA) + again
    records = load(write_records(tmp_path, {SYLVANIA: text})).catalogue
    key = stance_key("sylvania", proposal="alpha")
    assert 2 == sum(p.about.proposal == "alpha" for p in records.positions["sylvania"].positions)
    assert RecordPlace(SYLVANIA, line_of(SYLVANIA, "- id: sylvania-denies")) == records.places[key]


def test_a_sound_entry_after_a_broken_one_keeps_its_own_line(tmp_path: Path) -> None:
    """Of a registry the broken entries are left out; the lines of the others stay those of the file."""
    text = sample_text(
        "registry/events.yaml",
        ("events:\n", "events:\n  - id: no-event\n    name: Without a date\n"),
    )
    records = load(write_records(tmp_path, {"registry/events.yaml": text})).catalogue
    before = sample().places["events", "summit"]
    assert ["summit"] == list(records.events)
    assert RecordPlace(before.path, before.line + 2) == records.places["events", "summit"]


def test_a_file_that_is_excluded_has_no_place(tmp_path: Path) -> None:
    """What is not in the catalogue is not linked to."""
    text = sample_text(ALPHA, ("kind: proposal", "kind: nonsense"))
    records = load(write_records(tmp_path, {ALPHA: text})).catalogue
    assert [] == [key for key in records.places if key[:2] == ("proposals", "alpha")]


def test_what_a_record_does_not_speak_of_is_the_record_s_own_place() -> None:
    """For an element that a proposal says nothing about, the proposal is what can be edited."""
    places = sample().places
    assert places["proposals", "alpha"] == place_of(cell_key("alpha", "no-such"), places)
    assert place_of(cell_key("no-such", "force-size"), places) is None
