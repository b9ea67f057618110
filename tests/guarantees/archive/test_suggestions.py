"""Paragraphs that look as if no record needs to cite them."""

from __future__ import annotations

from guarantees.archive.suggestions import Suggestion, suggested_unused

PACT = (
    "Pact of help",
    "Freedonia and Sylvania,",
    "Recalling their treaty of 2019;",
    "determined to live in peace,",
    "Have agreed:",
    "Article 1",
    "Helping Sylvania is the duty of Freedonia.",
    "Freedonia will:",
    "train soldiers;",
    "Share intelligence with Sylvania without delay; and",
    "send food",
    "II. OTHER PROVISIONS",
    "This pact ends in 2031.",
    "Signed in Strelsau on 2 May 2024.",
    "For Freedonia: For Sylvania:",
    "A. Lind B. Moss",
)


def test_what_looks_like_no_provision_is_suggested() -> None:
    """Headings, introductions of lists, recitals and signatures, and no sentence or entry of a list."""
    assert list(suggested_unused(PACT, range(1, 17))) == [
        Suggestion("p1", "boilerplate", "Heading."),
        Suggestion("p3-p4", "rhetoric", "Recitals."),
        Suggestion("p5-p6", "boilerplate", "Introductions of lists and headings."),
        Suggestion("p8", "boilerplate", "Introduction of a list."),
        Suggestion("p12", "boilerplate", "Heading."),
        Suggestion("p14-p16", "boilerplate", "Signatures."),
    ]


def test_a_cited_paragraph_is_not_suggested() -> None:
    """What is covered divides a range."""
    assert [each.at for each in suggested_unused(PACT, {14, 16, 4})] == ["p4", "p14", "p16"]
