"""components/parts/share.py: what each page gives a reader to take away."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl

import pytest

from components.pages.table import PAGES
from components.parts.rendering import rendered
from components.server.api.mounted import api_mount
from components.server.feeds.routes import feed_routes
from components.server.routes import data_routes
from guarantees.catalogue.catalogue import Catalogue
from tests.components import answers
from tests.components.parsed_html import Parsed

pytestmark = pytest.mark.usefixtures("small")
ROUTES = [*data_routes(), *feed_routes(), api_mount("")]
QUICK = re.compile(r"\.(?!docx|pptx|png|svg)\w+(\?|\Z)|/api/").search
RECORDS = {
    "proposal": {"id": "alpha"},
    "actor": {"id": "sylvania"},
    "wording": {"element": "legal-effect"},
}


@pytest.mark.parametrize(
    ("name", "link"),
    [
        *((name, {}) for name, page in PAGES.items() if page.downloads),
        *((name, {"asof": "2025-09-01"}) for name in ("compare", "gap", "timeline")),
    ],
)
def test_every_file_that_a_page_offers_is_there(
    name: str, link: dict[str, str], small: Catalogue
) -> None:
    """Each is sent as a file with something in it, for the page as it opens, for a record and for a day."""
    page = PAGES[name]
    query = page.link.decode({**RECORDS.get(name, {}), **link}, small).query
    html = Parsed(rendered(page, query, small).html)
    files = [
        a["href"] or "" for a in html.all("a") if ("download" in a or "type" in a) and a["href"]
    ]
    assert any("events.ics" in file for file in files)
    # Those of Compare stand for all that take long to write.
    asked_for = files if name == "compare" and not link else filter(QUICK, files)
    for file in asked_for:
        path, _, asked = file.removeprefix(".").partition("?")
        pairs = [tuple(each.split("=", 1)) for each in asked.split("&") if each]
        found = answers.answer(ROUTES, path, pairs)  # type: ignore[arg-type]
        assert (found.status, bool(found.body)) == (200, True), file


def test_a_page_can_be_cited_without_scripts(small: Catalogue) -> None:
    """The citation names the page, the data and the day, and its address opens the same view."""
    page = PAGES["proposal"]
    query = page.link.decode({"id": "alpha", "asof": "2025-09-01"}, small).query
    html = Parsed(rendered(page, query, small).html)
    assert f"Data version {small.version}. As stated up to 1 September 2025" in html.words
    (address,) = [each for each in html.values("data-address", "span") if "asof=" in each][:1]
    assert page.link.decode(dict(parse_qsl(address.partition("?")[2])), small).query == query
