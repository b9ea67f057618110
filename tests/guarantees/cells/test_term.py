"""Until when an agreement is in force by its own term."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import pytest

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import LATEST, AsOf
from guarantees.cells.term import DURATION, end_of_term
from guarantees.records.dates import in_words
from guarantees.records.element import Element
from guarantees.records.proposal import Proposal
from guarantees.words.status_words import term_of
from tests.builders import catalogue, place, proposal, sample, statement

TEN_YEARS = {"exactly": 10, "unit": "years"}
HOW_LONG = Element.model_validate(
    {
        **sample().elements["force-size"].model_dump(mode="json", exclude_none=True),
        "id": DURATION,
        "units": [{"id": "years", "label": "years"}, {"id": "months", "label": "months"}],
        "options": [
            {"id": "indefinite", "label": "No end", "meaning": "It has none.", "sign": "yes"}
        ],
    }
)


def change(status: str, date: str) -> dict[str, Any]:
    """A change of status, by Freedonia."""
    return {
        "date": date,
        "status": status,
        "by": ["freedonia"],
        "says": "So it was.",
        "speaker": "freedonia",
        "mode": "official_text",
        "evidence": [place()],
    }


def agreement(
    *values: Any, signed: str = "2024-01-12", in_force: str = "", **changes: Any
) -> tuple[Proposal, Catalogue]:
    """An agreement that gives these values for its duration, in records that ask for it."""
    said = [
        statement(value, **changes).model_dump(mode="json", exclude_none=True, exclude_unset=True)
        for value in values
    ]
    status = [change("signed", signed)] if signed else [change("floated", "2024-01-01")]
    status += [change("in_force", in_force)] if in_force else []
    found = proposal({DURATION: said} if said else {}, status=status)
    elements = {**sample().elements, DURATION: HOW_LONG}
    return found, replace(catalogue(found), elements=elements)


def end(*values: Any, as_of: AsOf = LATEST, **changes: Any) -> str | None:
    """The end of the term of such an agreement, as EDTF."""
    found = end_of_term(*_asked(agreement(*values, **changes), as_of))
    return found.date.text if found else None


def _asked(found: tuple[Proposal, Catalogue], as_of: AsOf) -> tuple[Proposal, AsOf, Catalogue]:
    return found[0], as_of, found[1]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "2034-01-12"),
        ({"in_force": "2024-03-01"}, "2034-03-01"),
        ({"signed": "2024-01"}, "2034-01"),
        ({"signed": "2024~"}, "2034~"),
        ({"signed": "2024-02-29"}, "2034-02-28"),
        ({"signed": "2024-01-12/2024-01-20"}, None),
        ({"signed": ""}, None),
        ({"scope": "support"}, None),
    ],
)
def test_the_term_runs_from_the_entry_into_force_or_the_signature(
    changes: dict[str, str], expected: str | None
) -> None:
    """The end is as precise as the day on which the term begins; what is not known stays not known."""
    assert end(TEN_YEARS, **changes) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((TEN_YEARS, "indefinite"), "2034-01-12"),
        (({"exactly": 18, "unit": "months"},), "2025-07-12"),
        ((TEN_YEARS, {"exactly": 5, "unit": "years"}), None),
        (({"at_least": 10, "unit": "years"},), None),
        (({"about": 10, "unit": "years"},), None),
        (("indefinite",), None),
        ((), None),
    ],
)
def test_only_one_plain_number_gives_an_end(values: tuple[Any, ...], expected: str | None) -> None:
    """Beside it other values may stand, such as a membership that may come before."""
    assert end(*values) == expected


def test_months_of_a_year_have_no_end() -> None:
    """Eighteen months from some day of a year end in no single year."""
    assert end({"exactly": 18, "unit": "months"}, signed="2024") is None


def test_the_entry_into_force_counts_from_its_day() -> None:
    """Before it the term is counted from the signature."""
    before = AsOf(day=datetime.date(2024, 2, 1))
    dated = {"in_force": "2024-03-01", "stated": "2024-01-12"}
    assert (end(TEN_YEARS, as_of=before, **dated), end(TEN_YEARS, **dated)) == (
        "2034-01-12",
        "2034-03-01",
    )


def test_the_end_is_told_with_what_it_is_made_of() -> None:
    """A reader sees the number of years and the day from which they count."""
    found, records = agreement(TEN_YEARS)
    assert (
        in_words(term_of(found, LATEST, records))
        == "12 January 2034 · 10 years from 12 January 2024"
    )
    assert term_of(*_asked(agreement("indefinite"), LATEST)) == ()
