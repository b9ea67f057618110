"""Until when agreements are in force."""

from __future__ import annotations

import datetime

from guarantees.pages.timeline.query import TimelineQuery
from guarantees.pages.timeline.terms import terms_for
from tests.builders import sample
from tests.guarantees.cells.test_term import agreement

YEARS = {"exactly": 10, "unit": "years"}


def test_a_term_goes_from_its_beginning_to_its_end() -> None:
    """Over whole years, with the entry of the timeline that has its evidence."""
    found = terms_for(TimelineQuery(), agreement(YEARS)[1])
    assert found is not None
    assert (datetime.date(2024, 1, 1), datetime.date(2034, 12, 31)) == (
        found.axis.first,
        found.axis.last,
    )
    (term,) = found.terms
    assert ("gamma~end-of-term~2034-01-12", "Gamma", "2024-01-12", "2034-01-12") == (
        term.entry,
        term.name,
        term.begins.text,
        term.ends.text,
    )
    assert (0.27, 90.94) == (term.left, term.width)


def test_choices_narrow_the_terms() -> None:
    """By proposal or party; nothing is left where no end is known."""
    records = agreement(YEARS)[1]
    asked = [
        TimelineQuery(proposals=("alpha",)),
        TimelineQuery(actors=("sylvania",)),
        TimelineQuery(proposals=("gamma",), actors=("freedonia",)),
    ]
    assert [False, False, True] == [terms_for(query, records) is not None for query in asked]
    assert terms_for(TimelineQuery(), sample()) is None
