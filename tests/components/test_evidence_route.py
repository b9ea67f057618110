"""components/evidence_route.py: the evidence of a cell by its address."""

from __future__ import annotations

import asyncio
import json
from typing import Any
from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette

from components.evidence_route import evidence_routes
from components.matrix_pages import MATRIX_PAGES, evidence_message
from components.records_store import records

HOSTILE = '"><script>window.harmed=1</script>'


def answer(
    path: str, link: dict[str, str] | None = None, method: str = "GET", **headers: str
) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of what the server answers."""
    sent: list[dict[str, Any]] = []
    asked = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {
        **{"type": "http", "http_version": "1.1", "method": method, "scheme": "http"},
        **{"path": path, "raw_path": path.encode(), "root_path": ""},
        **{"query_string": urlencode(link or {}).encode(), "headers": [(b"host", b"t"), *asked]},
    }

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    asyncio.run(Starlette(routes=evidence_routes())(scope, receive, send))
    found = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], found, b"".join(part.get("body", b"") for part in sent[1:])


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
    status, headers, body = answer(f"/evidence/{page}", link)
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
    _, first, _ = answer("/evidence/compare", link)
    status, again, body = answer("/evidence/compare", link, if_none_match=first["etag"])
    assert (status, again["etag"], body) == (304, first["etag"], b"")
    other = {"cell": "coalition-of-the-willing-2025.legal-effect"}
    status, headers, _ = answer("/evidence/compare", other, if_none_match=first["etag"])
    assert (status, headers["etag"] == first["etag"]) == (200, False)


def test_hostile_parameters_open_nothing() -> None:
    """What a link asks in vain is left out, and nothing of it comes back."""
    link = {"proposals": HOSTILE, "cell": HOSTILE, HOSTILE: HOSTILE}
    status, _, body = answer("/evidence/compare", link)
    assert (status, json.loads(body)["panel"], b"harmed" in body) == (200, None, False)


@pytest.mark.parametrize("path", ["/evidence/gap", "/evidence/", "/evidence/compare/x"])
def test_other_addresses_are_not_found(path: str) -> None:
    """Only pages with such a table have an address here."""
    assert answer(path)[0] == 404


def test_nothing_can_be_written() -> None:
    """The address only answers."""
    assert answer("/evidence/compare", method="POST")[0] == 405
