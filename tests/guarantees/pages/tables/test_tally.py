"""What the answers of a row come to."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

import pytest

from guarantees.pages.tables.tally import Tally, letters, tally


@dataclass(frozen=True)
class Given:
    """An answer as it is counted."""

    value: Hashable | None = None
    answers: bool = True
    unknown: bool = False


UNCLEAR = Given()
SILENT = Given(answers=False)
UNKNOWN = Given(answers=False, unknown=True)


def row(written: str) -> list[Given]:
    """A row: a capital letter is an answer, ``?`` an unclear one, ``-`` silence, ``u`` what is not known."""
    signs = {"?": UNCLEAR, "-": SILENT, "u": UNKNOWN}
    return [signs.get(sign) or Given(sign) for sign in written]


def test_a_tally_counts_answers_and_different_ones() -> None:
    """The unclear answer, and is counted among the different answers by nobody."""
    assert tally(row("XXY?-uu")) == Tally(answer=4, different=2, unclear=1, unknown=2)
    assert tally([]) == Tally(0, 0, 0, 0)


@pytest.mark.parametrize(
    ("written", "outcome"),
    [
        ("XY", {"differs"}),
        ("XY?u", {"differs"}),
        ("XX", {"agrees"}),
        ("XX-", {"agrees"}),
        ("XXu", {"agrees", "cannot_be_judged"}),
        ("XX?", {"is_unclear", "cannot_be_judged"}),
        ("X?", {"is_unclear", "cannot_be_judged"}),
        ("??", {"is_unclear", "cannot_be_judged"}),
        ("X-", set()),
        ("?-", set()),
        ("Xu", {"cannot_be_judged"}),
        ("uu", {"cannot_be_judged"}),
        ("-u", set()),  # one answer at most, which differs from nothing
        ("u", set()),
        ("X", set()),
        ("--", set()),
    ],
)
def test_what_a_row_comes_to(written: str, outcome: set[str]) -> None:
    """Only clear answers differ or agree, and what is not known is never taken for silence."""
    found = tally(row(written))
    names = ("differs", "agrees", "is_unclear", "cannot_be_judged")
    assert {name for name in names if getattr(found, name)} == outcome


def test_the_same_answer_has_the_same_letter() -> None:
    """An answer of its own has none, nor has what is unclear: nobody says that it is the same."""
    assert letters(row("XYX?Z-?Yu")) == ("A", "B", "A", "", "", "", "", "B", "")


def test_letters_go_on_after_the_last_one() -> None:
    """However many answers are shared, no letter stands for two of them."""
    values = [Given(number) for number in range(30)] * 2
    named = letters(values)
    assert named[25:28] == ("Z", "A2", "B2")
    assert len(set(named)) == 30
