"""The ladder as HTML: what differs is marked for eye and ear, and all text stays text."""

from __future__ import annotations

from typing import Any

from components.pages.wording.markup import page_markup
from guarantees.pages.wording.query import WordingOrder, WordingQuery
from tests.builders import catalogue, place, proposal, source, statement
from tests.components.parsed_html import Parsed

HOSTILE = '<img src=x onerror="alert(1)">'
MEET, WILL = "They shall meet within a day", "They will meet within a day"


def said(quote: str, *more: dict[str, Any], **changes: Any) -> Any:
    """A statement of a text that is quoted."""
    evidence = [place(quote=quote), *more]
    return statement(**{"mode": "official_text", "evidence": evidence, **changes})


def drawn(*statements: Any, **asked: Any) -> Parsed:
    """The page of a proposal with those statements on the legal effect."""
    dutch = source("verdrag", language="nl", short_name="Verdrag")
    records = catalogue(proposal({"legal-effect": list(statements)}), sources=[dutch])
    return Parsed(str(page_markup(WordingQuery("legal-effect", **asked), records)))


def test_what_differs_is_marked_for_the_eye_and_for_the_ear() -> None:
    """A word that only this wording has is inserted, one that only the other has is deleted, and both say so aloud."""
    page = drawn(said(MEET, scope="one"), said(WILL, scope="two"))
    assert "They [not here: shall ] [only here: will ] meet within a day" in page.words
    # One of each is in the explanation of the marks.
    assert [2, 2] == [len(page.all("ins")), len(page.all("del"))]


def test_every_row_leads_to_its_evidence_its_text_and_its_comparison() -> None:
    """A row has links to its proposal, source and cell, and one that makes its wording the one compared with."""
    page = drawn(said(MEET, scope="one"), said(WILL, scope="two"))
    hrefs = page.values("href", "a")
    for address in (
        "./proposal?id=gamma&cell=gamma.legal-effect",
        "./sources?source=gazette-2025-08",
        "./compare?proposals=gamma&cell=gamma.legal-effect",
        "./wording?base=gamma",
        "./wording.csv",
    ):
        assert any(href.startswith(address) for href in hrefs), (address, hrefs)


def test_the_wording_compared_with_says_so_and_can_be_left() -> None:
    """Of a chosen one the page names the proposal and leads back to the commonest."""
    page = drawn(said(MEET, scope="one"), said(WILL, scope="two"), base="gamma")
    assert "The others are compared with this" in page.words
    assert "Compared with Gamma. Compare with the commonest" in page.words


def test_a_translation_stands_beside_the_original_with_its_language() -> None:
    """Each quotation carries its language, and no words of two languages are marked as different."""
    page = drawn(said(MEET, place("verdrag", quote="Zij komen bijeen", witness=True)))
    assert ["en", "nl"] == page.values("lang", "q")
    assert "In Dutch, not compared with the English of Gazette, Aug 2025." in page.words
    assert [1, 1] == [len(page.all("ins")), len(page.all("del"))]


def test_a_text_that_is_not_held_is_given_in_our_words() -> None:
    """Nothing is in quotation marks, and a sentence says whose words they are."""
    page = drawn(statement(says="They may meet.", evidence=[place(reported_by="sylvania")]))
    assert [] == page.all("q")
    assert "In our own words" in page.words
    assert "They may meet." in page.words
    assert "(report of Sylvania)" in page.words


def test_by_date_each_row_names_its_answer() -> None:
    """In order of date no heading says the answer, so the row does."""
    page = drawn(said(MEET), order=WordingOrder.DATE)
    assert ["All answers", "Legally binding"] == [
        text for text in page.texts if text in ("All answers", "Legally binding")
    ]


def test_text_of_records_stays_text() -> None:
    """Markup in a record is shown as it is written."""
    page = drawn(
        said(HOSTILE, says=HOSTILE, scope=HOSTILE), said(HOSTILE.upper() + " x", scope="b")
    )
    assert [] == page.all("img")
    assert HOSTILE in page.text
