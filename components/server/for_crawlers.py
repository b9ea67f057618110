"""What crawlers request first: ``sitemap.xml`` and ``robots.txt``.

Both name the site as proxies report it. Every page is listed, and each record with its own view, by its canonical
address.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit
from xml.etree import ElementTree

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

if TYPE_CHECKING:
    # Not imported, because the server need not wait for the domain before it responds.
    from guarantees.catalogue.catalogue import Catalogue
    from guarantees.records.dates import EdtfDate

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
MOST_ADDRESSES = 50_000
"""The most entries that a sitemap may have."""
# Parts of pages, which are on the pages themselves, and search results, which are endless.
_PARTS = ("document/", "evidence/", "_stcore/", "search?")
# Which records each page has a view of, and the parameter of its link that names them.
_VIEWS = (
    ("proposal", "id", "proposals"),
    ("actor", "id", "actors"),
    ("sources", "source", "sources"),
    ("gap", "element", "elements"),
    ("wording", "element", "elements"),
)


def crawler_routes() -> list[Route]:
    """The two addresses."""
    return [
        Route("/sitemap.xml", _sitemap, methods=["GET"]),
        Route("/robots.txt", _robots, methods=["GET"]),
    ]


def _robots(request: Request) -> Response:
    from components.server.head import site_root

    root = site_root(request)
    path = urlsplit(root).path
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}{part}" for part in _PARTS),
        f"Sitemap: {root}sitemap.xml",
    ]
    return PlainTextResponse("\n".join(lines) + "\n", headers={"Cache-Control": "no-cache"})


def _sitemap(request: Request) -> Response:
    """Not a coroutine, so that writing it does not block the event loop."""
    from components.server.head import site_root
    from components.server.response_cache import cached_response
    from components.store.records_store import records

    catalogue, root = records().catalogue, site_root(request)
    return cached_response(
        request,
        catalogue,
        ("sitemap", root),
        lambda: sitemap(root, catalogue),
        "application/xml; charset=utf-8",
    )


def sitemap(root: str, catalogue: Catalogue) -> bytes:
    """The list of the addresses below ``root``, with the day of the last change if the records give it."""
    urls = ElementTree.Element("urlset", xmlns=NAMESPACE)
    for address, day in list(_addresses(catalogue).items())[:MOST_ADDRESSES]:
        url = ElementTree.SubElement(urls, "url")
        ElementTree.SubElement(url, "loc").text = root + address
        if day:
            ElementTree.SubElement(url, "lastmod").text = day.isoformat()
    return ElementTree.tostring(urls, encoding="utf-8", xml_declaration=True)


def _addresses(catalogue: Catalogue) -> dict[str, datetime.date | None]:
    """Each address once: pages as they open with the day of the edition, views of records with their last change."""
    from components.pages.table import PAGES

    released = _day(catalogue.edition.released) if catalogue.edition else None
    found = {page.link.page: released for page in PAGES.values() if page.name != "search"}
    for name, parameter, part in _VIEWS:
        link = PAGES[name].link
        for id, record in getattr(catalogue, part).items():
            query = link.decode({parameter: id}, catalogue).query
            brief = urlencode(link.encode_briefly(query, catalogue))
            if brief:
                found[f"{link.page}?{brief}"] = max(_changed(record), default=None)
    return found


def _changed(record: object) -> Iterator[datetime.date]:
    """The days on which a record was changed, as far as they are known to the day."""
    for change in getattr(record, "changes", ()):
        if day := _day(change.on):
            yield day


def _day(date: EdtfDate) -> datetime.date | None:
    return date.earliest if date.earliest == date.latest else None
