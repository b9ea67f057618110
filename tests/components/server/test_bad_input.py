"""Whatever an address is asked with: it is answered, or refused in words, and nothing of it becomes markup."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, islice

import pytest
from starlette.routing import Route

from components.pages.table import PAGES
from components.server.api.mounted import api_mount
from components.server.site_routes import our_routes
from guarantees.catalogue.catalogue import Catalogue
from guarantees.for_programs.questions import QUESTIONS
from tests.components import answers

HOSTILE = "\"'><script>alert(1)</script>"
NONSENSE = (
    "a\x00b",
    "a\r\nSet-Cookie: x=1",
    "../../etc/passwd",
    ".".join(f"x{number}" for number in range(200)),
    "-99999999999999999999",
    "2025-02-30",
    "\u202e\u0345💥",
    "",
)
# What a path stands for: a page, the ending of a file, the name of a script.
_PARTS = {"page": "compare", "ending:path": "csv", "name": "x.js"}
_NAMES = {name for page in PAGES.values() for name in page.link.names}
_ASKED = {name for each in QUESTIONS.values() for name in each.parameters.model_fields}
_FILES = (
    "/sources.",
    "/wording.",
    "/comparison.",
    "/proposal.",
    "/coverage.",
    "/changes.",
    "/events.",
)


def paths() -> list[str]:
    """Every address of the site and of the API, with something in the place of each part."""
    found = [route.path for route in our_routes() if isinstance(route, Route)]
    found = [path.replace("/sources.{ending:path}", "/sources.bib") for path in found]
    for part, filled in _PARTS.items():
        found = [path.replace(f"{{{part}}}", filled) for path in found]
    return [
        *found,
        *(f"/api/v1/{name}" for name in QUESTIONS),
        "/api/v1/proposals/alpha",
        "/nowhere",
    ]


def _links() -> Iterator[tuple[str, dict[str, str]]]:
    """Every parameter with a text for HTML; then each with some other nonsense, so that each kind is in each link."""
    names = sorted(_NAMES | _ASKED)
    yield "text for HTML", {HOSTILE: HOSTILE, **dict.fromkeys(names, HOSTILE)}
    for first in (0, 3):
        kinds = islice(cycle(NONSENSE), first, None)
        yield f"nonsense from {first}", {HOSTILE: "", **dict(zip(names, kinds, strict=False))}


@pytest.mark.parametrize(("given", "link"), list(_links()))
def test_nonsense_is_answered_or_refused_in_words(
    given: str, link: dict[str, str], small: Catalogue
) -> None:
    """Every parameter of every address: pages say what they leave out, and what gives a file refuses to."""
    routes = [*our_routes(), api_mount("")]
    for path in paths():
        found = answers.answer(routes, path, link)
        text = found.body.decode(errors="replace")
        assert found.status < 500, path
        assert "Traceback" not in text, path
        assert HOSTILE not in text or "html" not in found.headers["content-type"], path
        assert "set-cookie" not in found.headers
        if path.startswith((*_FILES, "/api/v1/")):
            assert 400 <= found.status, path
            assert "'" in text, path


def test_a_repeated_parameter_is_no_fault_of_the_server(small: Catalogue) -> None:
    """Lists are joined, of anything else the last counts; the API refuses."""
    routes = [*our_routes(), api_mount("")]
    link = [(name, value) for name in sorted(_NAMES) for value in ("alpha", HOSTILE, "beta")]
    for path in paths():
        found = answers.answer(routes, path, link)
        assert found.status < 500, path
        assert HOSTILE not in found.text if "html" in found.headers["content-type"] else True, path
