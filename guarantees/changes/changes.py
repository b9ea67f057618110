"""What changed in the comparison between two versions of the records, in plain words, as a view model.

What counts as a change, and why a reason is never guessed: ``docs/decisions/0015-what-changed.md``. Layout and comments
do not count, nor does the order of statements.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import LATEST, AsOf
from guarantees.changes.cells import cell_changes
from guarantees.changes.model import CellChange, Changes, ChangeType, Origin, RecordDifference
from guarantees.changes.origins import Sides
from guarantees.changes.reasons import Reasons
from guarantees.changes.records import record_differences
from guarantees.changes.renames import in_todays_ids, renamed_ids
from guarantees.changes.stances import stance_changes
from guarantees.changes.view import EVERYTHING, View, cut
from guarantees.words.as_of import as_of_words, day_words
from guarantees.words.english import and_words, counted

NOTHING = "Nothing in the comparison changes"


def changes_between(
    old: Catalogue,
    new: Catalogue,
    before: AsOf = LATEST,
    after: AsOf = LATEST,
    view: View = EVERYTHING,
) -> Changes:
    """Everything in a view that differs from the old records to the new ones, each as of a day if one is chosen.

    Raises nothing, whatever either side lacks. Records with problems are in neither catalogue; the caller reports them.
    """
    renamed = renamed_ids(old, new)
    sides = Sides(in_todays_ids(old, renamed), new, before, after, old is new)
    reasons = Reasons(sides.old, new)
    # Which reasons explain nothing is known only once everything has been compared; identical records give none.
    looked_at = view if sides.same_records else EVERYTHING
    is_one = sides.same_records and before == after
    found = Changes(
        old_version=old.version,
        new_version=new.version,
        as_of=_days(before, after),
        summary="",
        cells=() if is_one else tuple(cell_changes(sides, reasons, looked_at)),
        stances=() if is_one else tuple(stance_changes(sides, reasons, looked_at)),
        records=() if is_one else tuple(record_differences(sides, renamed, reasons)),
        horizon=day_words(sides.horizon),
    )
    found = cut(found, view, sides.old, new)
    return replace(found, summary=_summary(found.cells, found.stances, found.records))


def cells_between(
    old: Catalogue, new: Catalogue, before: AsOf, after: AsOf, view: View
) -> tuple[CellChange, ...]:
    """The same of the cells of a view alone, which takes as long as the view is large."""
    todays = in_todays_ids(old, renamed_ids(old, new))
    sides = Sides(todays, new, before, after, old is new)
    return tuple(cell_changes(sides, Reasons(sides.old, new), view))


def stances_between(
    old: Catalogue, new: Catalogue, before: AsOf, after: AsOf, view: View
) -> tuple[CellChange, ...]:
    """The same of the stances of a view."""
    todays = in_todays_ids(old, renamed_ids(old, new))
    sides = Sides(todays, new, before, after, old is new)
    return tuple(stance_changes(sides, Reasons(sides.old, new), view))


def counted_cells(cells: tuple[CellChange, ...], noun: str = "cell") -> str:
    """How many cells differ, by where the changes come from."""
    if not cells:
        return f"no {noun} differs"
    numbers = Counter(each.origin for each in cells)
    named = and_words([f"{numbers[each]} {each.label}" for each in Origin if numbers[each]])
    return f"{counted(len(cells), noun)} {'differs' if len(cells) == 1 else 'differ'}: {named}"


def _days(before: AsOf, after: AsOf) -> str:
    if before == after:
        clock = f", by the dates on which it was {before.clock.value}" if before.day is None else ""
        return f"{as_of_words(before)}{clock}"
    return f"{as_of_words(before)}, and then {as_of_words(after)}"


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
        f"{and_words(rests)} with the same value on different evidence" if rests else "",
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
