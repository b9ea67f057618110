"""Dates in pages: brief to the eye, in full to the ear and under the pointer."""

from __future__ import annotations

from components.parts.dates import date_markup, facts_markup
from guarantees.records.dates import EdtfDate


def test_a_plain_date_is_read_by_machines() -> None:
    """A day, a month or a year is a time, with its long form under the pointer."""
    assert str(date_markup(EdtfDate.parse("2025-08"))) == (
        '<time class="date" datetime="2025-08" title="August 2025">Aug 2025</time>'
    )


def test_a_date_that_is_not_exact_is_heard_in_full() -> None:
    """Signs of precision are for the eye; no exact day is given to machines."""
    assert str(date_markup(EdtfDate.parse("2026-02-09/2026-02-28?"))) == (
        '<span class="date" title="between 9 February 2026 and perhaps 28 February 2026">'
        '<span aria-hidden="true">9–28? Feb 2026</span>'
        '<span class="hidden">between 9 February 2026 and perhaps 28 February 2026</span></span>'
    )


def test_facts_are_one_line() -> None:
    """Dates among facts are in brief, and what says nothing leaves no dot."""
    assert str(facts_markup(("a <b>", "", EdtfDate.parse("2025")))) == (
        'a &lt;b&gt; · <time class="date" datetime="2025" title="2025">2025</time>'
    )
