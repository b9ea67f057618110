"""components/pages/proposal/lineage.py: proposals down a line, each with what it is to earlier ones."""

from __future__ import annotations

import htpy as h

from components.pages.proposal.lineage import lineage_markup
from guarantees.pages.proposal.lineage import LineageEntry, LineageView, Related, Relation
from guarantees.records.dates import EdtfDate
from tests.components.parsed_html import Parsed

HOSTILE = '<img src=x onerror="alert(1)">'


def page(lineage: LineageView) -> Parsed:
    """The markup, parsed."""
    return Parsed(str(h.fragment[lineage_markup(lineage)]))


def test_every_proposal_and_relation_is_said() -> None:
    """Dates, names as links but for the page's own, relations, and what is not there yet or cannot be read."""
    day = EdtfDate.parse("2025-01-01")
    gone = Related("gone", "gone", None, "", "Its record cannot be read at present.")
    one = Related("one", "One", day, "./proposal?id=one", "")
    two = Related("two", "Two", day, "", "")
    off = Related("off", "Off", day, "./proposal?id=off", "Nothing by this day.")
    entries = (
        LineageEntry(gone, ()),
        LineageEntry(one, (Relation("responds to", gone),)),
        LineageEntry(two, (Relation("supersedes", one),)),
        LineageEntry(off, (Relation("is a variant of", two), Relation("merges", one))),
    )
    found = page(LineageView(entries, ""))
    assert (
        "gone Its record cannot be read at present. "
        "1 Jan 2025 One responds to gone "
        "1 Jan 2025 Two supersedes One "
        "1 Jan 2025 Off Nothing by this day. is a variant of this one merges One"
    ) == found.words
    assert ["./proposal?id=one", "./proposal?id=off"] == found.values("href")
    assert ["true"] == found.values("aria-current")


def test_no_lineage_is_a_sentence() -> None:
    """A proposal that is related to none says so."""
    assert "Related to none." == page(LineageView((), "Related to none.")).words


def test_names_of_records_stay_text() -> None:
    """A name made to look like markup is shown as written."""
    hostile = Related("x", HOSTILE, None, "./proposal?id=x", "")
    entry = LineageEntry(hostile, (Relation("merges", hostile),))
    assert page(LineageView((entry,), "")).all("img") == []
