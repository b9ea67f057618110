"""What changed in the comparison between two versions of the records, in plain words, as a view model.

What counts as a change, and why a reason is never guessed: ``docs/decisions/0015-what-changed.md``. Layout and comments
do not count, nor does the order of statements. Everything the records hold is compared; no day is chosen.
"""

from __future__ import annotations

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import LATEST
from guarantees.changes.cells import cell_changes
from guarantees.changes.model import CellChange, Changes, ChangeType, RecordDifference
from guarantees.changes.reasons import Reasons
from guarantees.changes.records import record_differences
from guarantees.changes.renames import in_todays_ids, renamed_ids
from guarantees.changes.stances import stance_changes
from guarantees.words.as_of import as_of_words
from guarantees.words.english import and_words, counted

NOTHING = "Nothing in the comparison changes"


def changes_between(old: Catalogue, new: Catalogue) -> Changes:
    """Everything that differs from the old records to the new ones.

    Raises nothing, whatever either side lacks. Records with problems are in neither catalogue; the caller reports them.
    """
    renamed = renamed_ids(old, new)
    before = in_todays_ids(old, renamed)
    reasons = Reasons(before, new)
    cells = tuple(cell_changes(before, new, reasons))
    stances = tuple(stance_changes(before, new, reasons))
    records = tuple(record_differences(before, new, renamed, reasons))
    return Changes(
        old_version=old.version,
        new_version=new.version,
        as_of=f"{as_of_words(LATEST)}, by the dates on which it was {LATEST.clock.value}",
        summary=_summary(cells, stances, records),
        cells=cells,
        stances=stances,
        records=records,
    )


def _summary(
    cells: tuple[CellChange, ...],
    stances: tuple[CellChange, ...],
    records: tuple[RecordDifference, ...],
) -> str:
    if not (cells or stances or records):
        return f"{NOTHING}: every record that was read says the same on both sides."
    moved = _counts(cells, stances, ChangeType.VALUE)
    rests = _counts(cells, stances, ChangeType.EVIDENCE)
    found = [
        f"{and_words(moved)} changed" if moved else "no cell and no stance changed",
        f"{and_words(rests)} with the same value on other evidence" if rests else "",
        f"{counted(len(records), 'record')} with other differences" if records else "",
    ]
    sentence = "; ".join(part for part in found if part)
    return f"{sentence[0].upper()}{sentence[1:]}."


def _counts(
    cells: tuple[CellChange, ...], stances: tuple[CellChange, ...], sort: ChangeType
) -> list[str]:
    """The number of cells and of stances with one type of change, each where there are any."""
    found = []
    for changes, noun in ((cells, "cell"), (stances, "stance")):
        number = sum(change.sort is sort for change in changes)
        found += [counted(number, noun)] if number else []
    return found
