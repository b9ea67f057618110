"""The types of the code in the browser are those of the view models."""

from __future__ import annotations

from pathlib import Path

import pytest

from guarantees.pages.browser_types import BROWSER_TYPES, _written, browser_types

ROOT = Path(__file__).resolve().parents[3]


def test_the_types_in_the_repository_are_current() -> None:
    """A change of a view model is followed by ``python -m guarantees generate``."""
    assert browser_types() == (ROOT / BROWSER_TYPES).read_text(encoding="utf-8")


def test_what_the_browser_gets_as_data_is_declared() -> None:
    """The browser gets the head of a document as data, and all else as HTML."""
    names = [line for line in browser_types().splitlines() if line.startswith("export interface")]
    assert names == ["export interface DocumentHead {"]


@pytest.mark.parametrize(
    ("hint", "written"),
    [
        (str, "string"),
        (bool, "boolean"),
        (tuple[int, ...], "readonly number[]"),
        (str | None, "string | null"),
    ],
)
def test_types_have_their_counterparts(hint: object, written: str) -> None:
    """Text, numbers, truth values, tuples of any length and what may be missing."""
    assert written == _written(hint)


@pytest.mark.parametrize("hint", [dict[str, str], tuple[int, str], bytes])
def test_a_type_that_the_browser_does_not_get_is_refused(hint: object) -> None:
    """A view model that holds anything else is noticed when the types are generated."""
    with pytest.raises(TypeError, match="no counterpart"):
        _written(hint)
