"""What changed between two versions of the records, in plain words."""

from __future__ import annotations

from pathlib import Path

from guarantees.catalogue.catalogue import Catalogue, load
from guarantees.changes.changes import changes_between
from guarantees.changes.model import CellChange, Changes, ChangeType, Origin, ReasonGiven, Side
from tests.builders import RECORDS, sample, sample_text
from tests.guarantees.edited_records import changes_after, edited, words
from tests.larger_records import write_larger_records

AS_OF = "everything the records hold, by the dates on which it was stated"
MORE_SOLDIERS = ("{about: 50000, unit: soldiers}", "{at_most: 30000, unit: soldiers}")
CORRECTED = """\
changes:
  - on: 2025-12-01
    reason: correction
    elements: [force-size]
    says: The number was misread.
"""


def test_a_change_says_before_after_sources_origins_and_reason(tmp_path: Path) -> None:
    """One cell that differs is given in full: ids, both sides, the statement, the reason and one line."""
    text = sample_text("alpha.yaml", MORE_SOLDIERS) + CORRECTED
    changes = changes_after(tmp_path, {"alpha.yaml": text})
    reason = "correction (1 December 2025): The number was misread."
    says = f"about 50,000 soldiers → at most 30,000 soldiers, 1 source, 1 origin; {reason}"
    assert changes == Changes(
        old_version=sample().version,
        new_version=changes.new_version,
        as_of=AS_OF,
        summary="1 cell changed.",
        cells=(
            CellChange(
                sort=ChangeType.VALUE,
                subject="Alpha",
                about="Size of the force",
                before=Side("coded", "about 50,000 soldiers", 1, 1),
                after=Side("coded", "at most 30,000 soldiers", 1, 1),
                statements=(
                    "statement changed: The Gazette, about 21 August 2025 "
                    "(value: “about 50,000 soldiers” → “at most 30,000 soldiers”)",
                ),
                reasons=(
                    ReasonGiven(
                        reason="correction",
                        label="correction",
                        on="1 December 2025",
                        date="2025-12-01",
                        says="The number was misread.",
                        given_in="",
                        words=reason,
                    ),
                ),
                reason_words=reason,
                says=says,
                words=f"Alpha, Size of the force: {says}",
                origin=Origin.OURS,
                proposal="alpha",
                element="force-size",
            ),
        ),
        stances=(),
        records=(),
        horizon="30 September 2025",
    )
    assert changes.new_version != changes.old_version


def test_layout_and_comments_are_no_change(tmp_path: Path) -> None:
    """Other quotation marks, comments, line breaks, another order, or the long form of a silence change nothing."""
    silence = "silences:\n  - elements: [assistance]\n    searched: [gazette-2025-08]\n    on: 2025-09-01\n"
    apart = "  assistance: {absence: silent, searched: [gazette-2025-08], on: 2025-09-01}\n"
    positions = sample_text("positions/sylvania.yaml")
    first, second = (f"  - {part}" for part in positions.split("\n  - ")[1:])
    actors = [f"  - id:{part}" for part in sample_text("registry/actors.yaml").split("  - id:")[1:]]
    changes = changes_after(
        tmp_path,
        {
            "alpha.yaml": [
                ("name: Alpha pact", "# a name\nname: 'Alpha pact'"),
                ("summary: A treaty of mutual help.", "summary: >-\n  A treaty of\n  mutual help."),
                (silence, ""),
                ("provisions:\n", f"provisions:\n{apart}"),
            ],
            "positions/sylvania.yaml": f"actor: sylvania\npositions:\n{second}{first}\n",
            "registry/actors.yaml": "actors:\n" + "".join(reversed(actors)),
        },
    )
    assert words(changes) == []
    assert changes.summary.startswith("Nothing in the comparison changes: ")


def test_nothing_is_said_to_be_nothing() -> None:
    """The same records read twice give one sentence and no section."""
    changes = changes_between(sample(), load(RECORDS, "records").catalogue)
    assert changes == Changes(
        old_version=sample().version,
        new_version=sample().version,
        as_of=AS_OF,
        summary="Nothing in the comparison changes: every record that was read says the same on both sides.",
        cells=(),
        stances=(),
        records=(),
        horizon="30 September 2025",
    )
    assert (changes.sections, changes.count) == ((), 0)


def test_records_do_not_differ_from_themselves(tmp_path: Path) -> None:
    """Whatever the records hold, read twice they say the same."""
    folder = write_larger_records(tmp_path)
    first, second = (load(folder).catalogue for _ in range(2))
    assert len(first.proposals) > 10
    assert changes_between(first, second).sections == ()


def test_a_change_of_another_record_leaves_no_cell_unchanged_in_words(tmp_path: Path) -> None:
    """When no cell and no stance differs, the summary says so before it counts records."""
    changes = changes_after(tmp_path, {"alpha.yaml": [("summary: A treaty", "summary: A pact")]})
    assert changes.summary == "No cell and no stance changed; 1 record with other differences."


def test_the_summary_counts_what_moved_apart_from_what_rests_on_something_else(
    tmp_path: Path,
) -> None:
    """Cells and stances are counted by how they differ."""
    changes = changes_after(
        tmp_path,
        {
            "alpha.yaml": [MORE_SOLDIERS, ("says: Only after a ceasefire.", "says: After one.")],
            "positions/sylvania.yaml": [("stance: rejects", "stance: open")],
            "registry/events.yaml": [("kind: meeting", "kind: call")],
        },
    )
    assert changes.summary == (
        "1 cell and 1 stance changed; 1 cell with the same value on different evidence; 1 record with other "
        "differences."
    )
    assert [(section.heading, len(section.changes)) for section in changes.sections] == [
        ("Cells of the comparison", 1),
        ("Cells that rest on something else", 1),
        ("Stances of parties", 1),
        ("Records", 1),
    ]


def test_what_differs_alike_is_one_line(tmp_path: Path) -> None:
    """A search behind many elements is one line for all of them; each stays a change of its own."""
    before = edited(tmp_path / "old", {"alpha.yaml": _silent_on_two("2025-09-01")})
    after = edited(tmp_path / "new", {"alpha.yaml": _silent_on_two("2025-09-02")})
    changes = changes_between(before, after)
    assert [change.element for change in changes.cells] == ["assistance", "guarantors"]
    assert [section.lines for section in changes.sections] == [
        (
            "Alpha, 2 cells (Assistance · Guarantors): still Silent, searched in 1 source; "
            "on: “1 September 2025” → “2 September 2025”; no reason given",
        )
    ]


def _silent_on_two(day: str) -> str:
    text = sample_text(
        "alpha.yaml", ("[assistance]", "[assistance, guarantors]"), ("2025-09-01", day)
    )
    start = text.index("  guarantors:\n")
    return text[:start] + text[text.index("silences:") :]


def test_an_empty_side_lacks_everything() -> None:
    """Against no records at all every proposal and its coded cells are new, and nothing fails."""
    changes = changes_between(Catalogue(), sample())
    assert words(changes)[:3] == [
        "Beta, Legal effect: not in the comparison → Ambiguous, 1 source, 1 origin; the proposal is added",
        "Beta, Assistance: not in the comparison → Troops, Air cover, 1 source, 1 origin; the proposal is added",
        "Beta, Guarantors: not in the comparison → Not applicable; the proposal is added",
    ]
    backwards = changes_between(sample(), Catalogue())
    assert len(backwards.cells) == len(changes.cells)
    assert backwards.records[0].words == "Proposal Beta (beta): removed"
