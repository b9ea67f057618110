"""components/server/site_header.py: the name of the site, its menu and its search, on every page."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest

from components.pages.table import MENU, PAGES
from components.server.site_header import site_header
from guarantees import SITE_NAME
from tests.components.parsed_html import Parsed

HOSTILE = """"'><script>window.harmed=1</script>"""


def test_the_menu_leads_to_every_page_once() -> None:
    """Two groups, of at most seven pages; the name leads to the Overview, and the search is no entry."""
    listed = [name for group in MENU for name in group.pages]
    assert sorted({*PAGES} - {"overview", "search"}) == sorted(listed)
    assert [True, True] == [len(group.pages) <= 7 for group in MENU]


@pytest.mark.parametrize("name", PAGES)
def test_the_header_says_where_the_reader_is(name: str) -> None:
    """The page in sight is marked wherever it is listed, and no other; the name of the site is that of the Overview."""
    header = Parsed(site_header(name))
    marked = {each["href"] for each in header.all("a", **{"aria-current": "page"})}
    assert {"overview": {"./"}, "search": set()}.get(name, {f"./{name}"}) == marked
    assert "./" == header.all("a", **{"class": "site-name"})[0]["href"]
    assert SITE_NAME in header.texts


def test_the_header_leads_to_the_site_from_any_depth() -> None:
    """Where no page is found, every address of the header is below the root of the site all the same."""
    header = Parsed(site_header("", root="../../"))
    found = [*header.values("href"), *header.values("action"), *header.values("src")]
    led_to = [urljoin("https://a.b/site/x/y/z", each) for each in found if each != "#content"]
    assert len(led_to) > len(PAGES)
    assert [] == [each for each in led_to if not each.startswith("https://a.b/site/")]


def test_what_was_searched_for_is_text() -> None:
    """Whatever was searched for is in the box letter by letter."""
    header = Parsed(site_header("search", HOSTILE))
    assert [HOSTILE] == [each["value"] for each in header.all("input", name="q")]
    assert [] == [each for each in header.all("script") if "src" not in each]
