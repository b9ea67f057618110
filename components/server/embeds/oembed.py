"""oEmbed (https://oembed.com): a program that has the address of a page asks how to show it.

Responses and errors follow that specification: 404 for an address without a view, 501 for a format other than JSON and
XML.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from xml.etree import ElementTree

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

WIDTH, HEIGHT = 900, 600
"""Of a frame, in pixels, where the program sets no lower limits. The script gives it the height of its content."""
SMALLEST, LARGEST = 100, 10_000
CACHE_SECONDS = 86_400
_NAMES = ("url", "format", "maxwidth", "maxheight")
_FOR_ANY_SITE = {"Access-Control-Allow-Origin": "*", "Cache-Control": "no-cache"}


def oembed(request: Request) -> Response:
    """Not a coroutine, since finding the page of a link may take a moment."""
    wrong = [*_wrong(request)]
    if wrong:
        return _refused(400, " ".join(wrong))
    asked = request.query_params
    if asked.get("format", "json") not in ("json", "xml"):
        return _refused(501, "format: expected json or xml.")
    found = _oembed_data(
        request, asked["url"], _limit(asked, "maxwidth", WIDTH), _limit(asked, "maxheight", HEIGHT)
    )
    if found is None:
        return _refused(404, "url: there is no page at this address that can be embedded.")
    if asked.get("format") == "xml":
        return Response(_xml(found), media_type="text/xml", headers=_FOR_ANY_SITE)
    content = json.dumps(found, ensure_ascii=False).encode()
    return Response(content, media_type="application/json", headers=_FOR_ANY_SITE)


def _wrong(request: Request) -> Iterator[str]:
    given = [name for name, _ in request.query_params.multi_items()]
    yield from (f"{name}: given more than once." for name in _NAMES if given.count(name) > 1)
    if not request.query_params.get("url"):
        yield "url: the address of a page is missing."
    for name in ("maxwidth", "maxheight"):
        written = request.query_params.get(name, str(WIDTH))
        is_number = written.isascii() and written.isdecimal() and len(written) <= 5
        if not is_number or not SMALLEST <= int(written) <= LARGEST:
            yield f"{name}: expected a whole number of pixels from {SMALLEST} to {LARGEST:,}."


def _limit(asked: Mapping[str, str], name: str, usual: int) -> int:
    return min(usual, int(asked.get(name, usual)))


def _refused(status: int, words: str) -> Response:
    return PlainTextResponse(words, status_code=status, headers=_FOR_ANY_SITE)


def _oembed_data(request: Request, url: str, width: int, height: int) -> dict[str, Any] | None:
    """The oEmbed data of the page at an address; ``None`` if it is not one of ours."""
    from components.pages.table import PAGES
    from components.parts.share import embed_code
    from components.server.head import site_root
    from components.store.releases_store import catalogue_for
    from guarantees import SITE_NAME

    root = site_root(request)
    try:
        parts = urlsplit(url)
        pairs = parse_qsl(parts.query, keep_blank_values=True, max_num_fields=100)
    except ValueError:
        return None
    if not url.startswith(root):
        return None
    path = parts.path.removeprefix(urlsplit(root).path)
    page = next((each for each in PAGES.values() if each.link.page == path), None)
    if page is None or not page.is_embeddable:
        return None
    catalogue = catalogue_for(dict(pairs))
    parameters = page.link.parameters(pairs)
    query = page.link.decode(parameters, catalogue).query
    if not page.finds(parameters, query):
        return None
    return {
        "version": "1.0",
        "type": "rich",
        "title": page.tab_title(query, catalogue),
        "provider_name": SITE_NAME,
        "provider_url": root,
        "cache_age": CACHE_SECONDS,
        "html": embed_code(page, query, catalogue, root, width, height),
        "width": width,
        "height": height,
    }


def _xml(data: Mapping[str, Any]) -> bytes:
    found = ElementTree.Element("oembed")
    for name, value in data.items():
        ElementTree.SubElement(found, name).text = str(value)
    return ElementTree.tostring(found, encoding="utf-8", xml_declaration=True)
