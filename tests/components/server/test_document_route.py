"""components/server/document_route.py: a document by its address, for a browser that need not wait for a run."""

from __future__ import annotations

import gzip
import json

import pytest

from components.server.document_route import document_routes
from components.server.documents import link_of, linked_message, rendered
from components.server.records_store import records
from tests.components.answers import answer


def test_a_document_is_what_its_link_shows() -> None:
    """The answer is the message that the live page gets for the same link, opened parts included."""
    link = {"id": "p5-guarantees-2025", "open": "guarantors"}
    found = answer(document_routes(), "/document/proposal", link)
    catalogue = records().catalogue
    query = link_of("proposal").decode(link, catalogue).query
    assert linked_message("proposal", query, catalogue) == found.body
    head, _, page = found.body.partition(b"\n")
    assert ("proposal", ["guarantors"]) == (json.loads(head)["page"], json.loads(head)["open"])
    assert rendered("proposal", query, catalogue).html == gzip.decompress(page).decode()
    assert "nosniff" == found.headers["x-content-type-options"]


def test_a_document_that_the_browser_has_is_not_sent_again() -> None:
    """With the tag of the last answer there is no content; with another there is."""
    first = answer(document_routes(), "/document/search", {"q": "kiev"})
    tag = first.headers["etag"]
    again = answer(document_routes(), "/document/search", {"q": "kiev"}, if_none_match=tag)
    assert (304, b"") == (again.status, again.body)
    other = answer(document_routes(), "/document/search", {"q": "moscow"}, if_none_match=tag)
    assert 200 == other.status


@pytest.mark.parametrize("name", ["compare", "nothing", "../app.py", "statements"])
def test_only_pages_that_are_documents_are_answered(name: str) -> None:
    """Any other name is not found, and nothing is imported for it."""
    assert 404 == answer(document_routes(), f"/document/{name}").status


def test_what_a_link_asks_in_vain_is_left_out() -> None:
    """A hostile link gets the page without what it asked for; its text is nowhere in it as markup."""
    found = answer(document_routes(), "/document/search", {"q": "<img src=x onerror=1>", "x": "y"})
    page = gzip.decompress(found.body.partition(b"\n")[2]).decode()
    assert (200, False) == (found.status, "<img" in page)
