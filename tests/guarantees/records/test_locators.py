"""Places in a source."""

from __future__ import annotations

import pytest

from guarantees.records.locators import paragraph_range


@pytest.mark.parametrize(
    ("at", "paragraphs"),
    [
        ("p12", range(12, 13)),
        ("p12-p14", range(12, 15)),
        ("p14-p12", range(14, 13)),
        ("Article 5", None),
        ("p12 and p14", None),
        ("p12-14", None),
        ("page 3", None),
    ],
)
def test_a_locator_names_paragraphs_or_is_in_words(at: str, paragraphs: range | None) -> None:
    """Only p12 and p12-p14 count paragraphs; a reversed range has none."""
    assert paragraph_range(at) == paragraphs
