"""components/server/head.py: what the first HTML of a page says about it, to tabs, search engines and previews."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from components.pages.table import PAGES
from components.server.first_page import FIRST, page_routes
from guarantees import SITE_NAME
from tests.components import answers

A = "https://a.example/"
HOSTILE = "\"'><script>window.harmed=1</script>"
pytestmark = pytest.mark.usefixtures("small")


class Head(HTMLParser):
    """What a program reads that reads only the head: the title, and what is said by name."""

    def __init__(self, path: str, link: dict[str, str] | None = None, **headers: Any) -> None:
        super().__init__()
        self.said: dict[str, str] = {}
        self._in_title = False
        self.feed(answers.answer(page_routes(), path, link, **headers).text.split("</head>")[0])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element says."""
        found = dict(attrs)
        self._in_title = tag == "title"
        name = found.get("name") or found.get("property") or found.get("rel") or ""
        name += f" {found['title']}" if name == "alternate" else ""
        if tag in ("meta", "link"):
            self.said[name] = found.get("content") or found.get("href") or ""

    def handle_data(self, data: str) -> None:
        """Note the title."""
        if self._in_title:
            self.said["title"] = data
            self._in_title = False


@pytest.mark.parametrize("name", PAGES)
def test_every_page_has_its_own_title_and_sentence(name: str) -> None:
    """Title and description begin with what is shown, and the previews say the same."""
    path = "/" if name == FIRST else f"/{name}"
    said = Head(path).said
    assert f"{PAGES[name].title} · {SITE_NAME}" == said["title"]
    assert said["description"].endswith(f": {PAGES[name].about}.")
    assert (
        PAGES[name].title,
        said["description"],
        "website",
        SITE_NAME,
        f"http://t{path}",
    ) == tuple(said[f"og:{each}"] for each in ("title", "description", "type", "site_name", "url"))
    assert f".{path}" == said["canonical"]


def test_programs_find_the_feeds_of_what_a_page_shows() -> None:
    """A page of one record leads to what concerns that record, others to everything."""
    named = ("Changes (Atom)", "Events (Atom)", "Events (calendar)")
    files = ("./changes.atom", "./events.atom", "./events.ics")
    for path, link, cut in (
        ("/proposal", {"id": "alpha"}, "?proposals=alpha"),
        ("/actor", {"id": "sylvania"}, "?actors=sylvania"),
        ("/gap", {"element": "help"}, "?elements=assistance"),
        ("/search", {"q": "troops"}, ""),
    ):
        said = Head(path, link).said
        assert [file + cut for file in files] == [said[f"alternate {name}"] for name in named]


@pytest.mark.parametrize(
    ("path", "link", "subject"),
    [
        ("/proposal", {"id": "alpha"}, "Alpha"),
        (
            "/proposal",
            {"id": "alpha", "asof": "2025-08-21"},
            "Alpha, as stated up to 21 August 2025",
        ),
        ("/sources", {"source": "gazette-2025-08"}, "Gazette, Aug 2025"),
        ("/sources", {"about": "freedonia"}, "Freedonia"),
        ("/search", {"q": "troops"}, "“troops”"),
        ("/compare", {"proposals": "beta"}, "Beta"),
        ("/compare", {"search": "help", "cell": "alpha.force-size"}, "Alpha and Size of the force"),
        ("/positions", {"rows": "elements", "search": "a"}, "“a”"),
        ("/method", {"element": "force-size"}, "Size of the force"),
        ("/map", {"cell": "freedonia"}, "Freedonia"),
    ],
    ids=str,
)
def test_the_title_says_what_is_shown(path: str, link: dict[str, str], subject: str) -> None:
    """The proposal, the actor, the source, the words or the day of the link stand between page and site."""
    said = Head(path, link).said
    page = PAGES[path.removeprefix("/")]
    middle = said["title"].removeprefix(f"{page.title}: ").removesuffix(f" · {SITE_NAME}")
    assert subject in middle
    assert f"{middle}: {page.about}." == said["description"]


def test_the_address_holds_what_is_shown_and_nothing_else() -> None:
    """Trackers, mistakes, defaults and the version are left out; what the page shows is kept."""
    link = {
        "id": "alpha",
        "utm_source": "x",
        "fbclid": "y",
        "version": "1",
        "asof": "latest",
        "typo": "z",
    }
    said = Head("/proposal", link).said
    assert ("./proposal?id=alpha", "http://t/proposal?id=alpha") == (
        said["canonical"],
        said["og:url"],
    )


BY_PROXY = {"scheme": "https", "client": ("203.0.113.7", 0)}
DIRECTLY = {"client": ("203.0.113.7", 50_000)}


@pytest.mark.parametrize(
    ("around", "headers", "root"),
    [
        (BY_PROXY, {"x_forwarded_host": "a.example"}, "https://a.example/"),
        (BY_PROXY, {"x_forwarded_host": "a.example, b", "x_forwarded_prefix": "/x/"}, A + "x/"),
        (BY_PROXY, {"x_forwarded_prefix": "//evil.example"}, "https://localhost/"),
        (BY_PROXY, {"x_forwarded_host": "evil.example"}, "https://localhost/"),
        (BY_PROXY, {"x_forwarded_host": 'a.example"><b>'}, "https://localhost/"),
        (BY_PROXY, {"x_forwarded_host": "a.example@evil.example"}, "https://localhost/"),
        (DIRECTLY, {"x_forwarded_proto": "https"}, "http://localhost/"),
        (DIRECTLY, {"x_forwarded_prefix": "/x"}, "http://localhost/"),
    ],
    ids=str,
)
def test_the_address_is_the_one_that_trusted_proxies_report(
    own_names: Callable[..., None], around: dict[str, object], headers: dict[str, str], root: str
) -> None:
    """A host counts if it is one of the site's names; scheme and path if a proxy that is trusted reports them."""
    own_names("a.example", "localhost")
    assert f"{root}gap" == Head("/gap", around=around, **headers).said["og:url"]


@pytest.mark.parametrize("host", ["evil.example", "203.0.113.9", "evil.example:80", "a@b", ""])
def test_no_address_is_made_of_a_host_that_is_not_ours(host: str) -> None:
    """Where the operator names no hosts, only the machine's own names are believed."""
    said = Head("/gap", around={"headers": [(b"host", host.encode())]}).said
    assert ("http://localhost/gap", "./gap") == (said["og:url"], said["canonical"])


def test_words_of_a_link_stay_words() -> None:
    """What a link holds is escaped, and long words are cut."""
    said = Head("/search", {"q": HOSTILE}).said
    assert f"Search: “{HOSTILE}” · {SITE_NAME}" == unescape(said["title"])
    assert [HOSTILE] == parse_qs(urlsplit(said["canonical"]).query)["q"]
    assert len(Head("/search", {"q": "word " * 1000}).said["title"]) < 200
