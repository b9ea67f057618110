"""How a quotation compares with another is said in one sentence."""

from __future__ import annotations

import pytest

from guarantees.words.wordings import Wording, compared

FIRST = Wording("The parties shall meet within 24 hours", "en", "Treaty")


@pytest.mark.parametrize(
    ("quote", "language", "sentence"),
    [
        ("the parties shall meet, within 24 hours", "en", "The same words as Treaty."),
        (
            "parties shall meet within 24 hours",
            "en",
            "The same words as Treaty, as far as both are quoted.",
        ),
        ("The parties will meet within 24 hours", "en", "Marked where it differs from Treaty."),
        ("Arms are sent", "en", "Different words from Treaty."),
        (
            "Сторони проведуть консультації",
            "uk",
            "In Ukrainian, not compared with the English of Treaty.",
        ),
        (FIRST.quote, "nl", "In Dutch, not compared with the English of Treaty."),
    ],
)
def test_how_a_wording_compares(quote: str, language: str, sentence: str) -> None:
    """Equal, different and quite other words, and another language, are distinguished."""
    found = compared(Wording(quote, language, "Copy"), FIRST)
    assert sentence == found.sentence
    assert bool(found.runs) == ("Marked" in sentence or "as far as" in sentence)
