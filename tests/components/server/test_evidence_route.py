"""components/server/evidence_route.py: the evidence of a cell by its address."""

from __future__ import annotations

import json

import pytest

from components.server.evidence_route import evidence_routes
from components.server.matrix_pages import MATRIX_PAGES, evidence_message
from components.server.records_store import records
from tests.components.answers import answer

HOSTILE = '"><script>window.harmed=1</script>'


@pytest.mark.parametrize(
    ("page", "link"),
    [
        ("compare", {"cell": "coalition-of-the-willing-2025.force-size"}),
        ("compare", {"proposals": "north-atlantic-treaty", "clock": "known", "asof": "2022-01-01"}),
        ("positions", {"cell": "hungary.coalition-of-the-willing-2025"}),
        ("positions", {"rows": "elements", "cell": "russia.foreign-forces"}),
        ("positions", {}),
    ],
)
def test_it_answers_what_the_component_would_get(page: str, link: dict[str, str]) -> None:
    """The address gives the very message of Streamlit's run for the same link, open cell or not."""
    catalogue = records().catalogue
    query = MATRIX_PAGES[page].decode(link, catalogue).query
    status, headers, body = answer(evidence_routes(), f"/evidence/{page}", link)
    assert (status, body) == (200, evidence_message(page, query, catalogue))
    assert ("cell" in link) == (json.loads(body)["panel"] is not None)
    assert ("application/json", "no-cache", "nosniff") == (
        headers["content-type"],
        headers["cache-control"],
        headers["x-content-type-options"],
    )


def test_the_same_is_not_sent_again() -> None:
    """A browser that has the answer learns that it still holds; another answer has another tag."""
    link = {"cell": "coalition-of-the-willing-2025.force-size"}
    _, first, _ = answer(evidence_routes(), "/evidence/compare", link)
    status, again, body = answer(
        evidence_routes(), "/evidence/compare", link, if_none_match=first["etag"]
    )
    assert (status, again["etag"], body) == (304, first["etag"], b"")
    other = {"cell": "coalition-of-the-willing-2025.legal-effect"}
    status, headers, _ = answer(
        evidence_routes(), "/evidence/compare", other, if_none_match=first["etag"]
    )
    assert (status, headers["etag"] == first["etag"]) == (200, False)


def test_hostile_parameters_open_nothing() -> None:
    """What a link asks in vain is left out, and nothing of it comes back."""
    link = {"proposals": HOSTILE, "cell": HOSTILE, HOSTILE: HOSTILE}
    status, _, body = answer(evidence_routes(), "/evidence/compare", link)
    assert (status, json.loads(body)["panel"], b"harmed" in body) == (200, None, False)


@pytest.mark.parametrize("path", ["/evidence/gap", "/evidence/", "/evidence/compare/x"])
def test_other_addresses_are_not_found(path: str) -> None:
    """Only pages with such a table have an address here."""
    assert answer(evidence_routes(), path)[0] == 404


def test_nothing_can_be_written() -> None:
    """The address only answers."""
    assert answer(evidence_routes(), "/evidence/compare", method="POST")[0] == 405
