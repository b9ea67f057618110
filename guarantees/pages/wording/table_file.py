"""The ladder of wordings as a table in a file: comma-separated values, one line for each place."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from guarantees.pages.wording.page import Ladder
from guarantees.pages.wording.rows import LadderRow, WordingPlace
from guarantees.text.formulas import harmless
from guarantees.words.wordings import Wording

COLUMNS = (
    "element",
    "answer",
    "scope",
    "proposal",
    "proposal_name",
    "stated",
    "how",
    "wording",
    "language",
    "in_our_words",
    "source",
    "source_name",
    "place",
    "outlet",
)


def table_file(ladder: Ladder) -> str:
    """The table of a ladder, with a line of column names. Each witness of a wording has its own line."""
    written = io.StringIO()
    lines = csv.writer(written, lineterminator="\r\n")
    lines.writerow(COLUMNS)
    for rung in ladder.rungs:
        for row in rung.rows:
            for wording, place in _witnesses(row):
                lines.writerow(map(harmless, _line(ladder, row, wording, place)))
    return written.getvalue()


def _witnesses(row: LadderRow) -> Iterator[tuple[Wording | None, WordingPlace]]:
    yield from ((row.wording, place) for place in row.places)
    yield from ((witness.wording, witness.place) for witness in row.witnesses)


def _line(
    ladder: Ladder, row: LadderRow, wording: Wording | None, place: WordingPlace
) -> tuple[str, ...]:
    return (
        ladder.query.element,
        row.answer.text,
        row.said.scope or "",
        row.proposal,
        row.name,
        row.said.stated.text,
        row.how or row.said.mode.label,
        wording.quote if wording else "",
        wording.language if wording else "",
        row.said.says,
        place.source,
        place.short_name,
        place.at,
        place.outlet,
    )
