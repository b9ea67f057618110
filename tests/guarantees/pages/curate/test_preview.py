"""The cells that a draft would change, as the Compare and Positions pages show them."""

from __future__ import annotations

from pathlib import Path

from guarantees.catalogue.catalogue import load
from guarantees.cells.marks import Mark
from guarantees.pages.curate.drafts import Draft, Given, draft
from guarantees.pages.curate.preview import (
    MAX_COLUMNS,
    preview_evidence,
    preview_matrix,
    previews,
)
from guarantees.pages.tables.comparison import compare
from guarantees.pages.tables.query import ComparisonQuery
from tests.builders import RECORDS, sample_text, write_records

FEWER = ("{about: 50000, unit: soldiers}", "{about: 40000, unit: soldiers}")
POSITIONS = "positions/sylvania.yaml"


def tried(name: str, *edits: tuple[str, str]) -> Draft:
    """A file of the small folder, edited and tried out."""
    return draft([Given(sample_text(name, *edits).encode())], load(RECORDS, "records"))


def test_without_a_change_there_is_no_table() -> None:
    """A draft that says what is served changes no cell."""
    found = tried("alpha.yaml")
    assert () == previews(found.changes, found.catalogue)


def test_a_changed_cell_is_shown_in_the_real_table() -> None:
    """Only its row and column, the cell as Compare would show it, with a mark that says what changes."""
    found = tried("alpha.yaml", FEWER)
    (preview,) = previews(found.changes, found.catalogue)
    assert ("Cells of the comparison", ComparisonQuery(("alpha",)), "") == (
        preview.name,
        preview.query,
        preview.left_out,
    )
    table = preview_matrix(preview, found.catalogue)
    ((row,),) = [group.rows for group in table.groups]
    real = compare(preview.query, found.catalogue)
    (whole,) = [each for group in real.groups for each in group.rows if each.id == row.id]
    says = preview.changes[0][2]
    mark = Mark("changes", "changes", f"Would change: {says}")
    assert ("1 cell would change", "force-size", True) == (table.caption, row.id, table.fixed)
    assert (whole.cells[0].lines, (mark, *whole.cells[0].marks)) == (
        row.cells[0].lines,
        row.cells[0].marks,
    )
    assert f"{whole.cells[0].label} {mark.meaning}" == row.cells[0].label
    assert says.startswith("about 50,000 soldiers → about 40,000 soldiers")


def test_its_evidence_is_that_of_the_draft() -> None:
    """The panel shows the statement as it would be; without a cell there is none."""
    found = tried("alpha.yaml", FEWER)
    (preview,) = previews(found.changes, found.catalogue)
    table = preview_matrix(preview, found.catalogue)
    panel = preview_evidence(preview, ("alpha", "force-size"), table, found.catalogue)
    assert panel is not None
    assert "about 40,000 soldiers" in str(panel.groups[0])
    assert preview_evidence(preview, None, table, found.catalogue) is None
    assert preview_evidence(preview, ("gone", "force-size"), table, found.catalogue) is None


def test_a_changed_stance_is_shown_in_the_table_of_positions() -> None:
    """Stances on proposals and on elements are tables of their own."""
    found = tried(POSITIONS, ("stance: rejects", "stance: open"))
    preview = previews(found.changes, found.catalogue)[-1]
    table = preview_matrix(preview, found.catalogue)
    assert "Stances on proposals" == preview.name
    assert ["sylvania"] == [column.id for column in table.columns]
    ((row,),) = [group.rows for group in table.groups]
    assert row.cells[0].marks[0].meaning.startswith("Would change: refuses → open")
    panel = preview_evidence(preview, ("sylvania", row.id), table, found.catalogue)
    assert panel is not None


def test_more_columns_than_fit_are_counted(tmp_path: Path) -> None:
    """A change of many proposals shows the first, and says how many are in the list only."""
    ids = [f"b{number}" for number in range(MAX_COLUMNS + 2)]
    texts = {name: sample_text("beta.yaml", ("id: beta\n", f"id: {name}\n")) for name in ids}
    folder = write_records(tmp_path, {f"{name}.yaml": text for name, text in texts.items()})
    edited = [text.replace("[troops, air-cover]", "[troops]") for text in texts.values()]
    found = draft([Given(text.encode()) for text in edited], load(folder, "records"))
    (preview,) = previews(found.changes, found.catalogue)
    assert (len(ids), MAX_COLUMNS, "2 more columns in the list of changes only.") == (
        len({column for column, _, _ in preview.changes}),
        len(preview_matrix(preview, found.catalogue).columns),
        preview.left_out,
    )
