"""How a page is cited: for readers in each style, and for Zotero and other programs as unAPI (https://unapi.info).

Each page names one thing that can be cited: itself, by its link. For Sources that is what it lists, else the page. The
program asks here for the formats, and then for that thing as RIS.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode
from xml.etree import ElementTree

import htpy as h
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

if TYPE_CHECKING:
    from components.parts.page import Page
    from guarantees.catalogue.catalogue import Catalogue

NAME = "ris"
_TYPE = "application/x-research-info-systems; charset=utf-8"
_DOCS = "https://en.wikipedia.org/wiki/RIS_(file_format)"


def reference_routes() -> list[Route]:
    """One address for readers, one for programs."""
    return [
        Route("/unapi", _unapi, methods=["GET"]),
        Route("/cite", _cite, methods=["GET"]),
    ]


def resolver(root: str) -> h.Element:
    """What the head of a page says of this address; the header in the page has the id to request."""
    return h.link(rel="unapi-server", type="application/xml", title="unAPI", href=f"{root}unapi")


def _unapi(request: Request) -> Response:
    """Not a coroutine, so that writing a reference does not block the event loop."""
    asked = request.query_params
    if "id" not in asked:
        return _formats(200)
    if "format" not in asked:
        return _formats(300, asked["id"]) if _is_page(asked["id"]) else _refused(404, _NO_ID)
    if asked["format"] != NAME:
        return _refused(406, f"The parameter 'format' may be: {NAME}.")
    return _reference(request, asked["id"])


def _cite(request: Request) -> Response:
    """A page of the site cited in each style. It is not cached: it has the day of access."""
    from components.server.plain_page import plain_page
    from guarantees.pages.sources.styles import CitationStyle, page_citation

    id = request.query_params.get("id", "")
    found = _asked(request, id)
    if isinstance(found, Response):
        return found
    page, query, catalogue, address = found
    title = page.headed(query, page.seen(query, catalogue))
    today = datetime.datetime.now(datetime.UTC).date()
    cited = [
        [
            h.dt[style.label],
            h.dd[
                (
                    h.i[run.text] if run.italic else run.text
                    for run in page_citation(title, address, today, query.as_of, catalogue, style)
                )
            ],
        ]
        for style in CitationStyle
    ]
    programs = f"./unapi?{urlencode({'id': id, 'format': NAME})}"
    content = [
        h.p["The page ", h.a(href=f"./{id}")[title], ", cited in each style:"],
        h.dl(translate="no")[cited],
        h.p["For programs that manage references: ", h.a(href=programs)["RIS"], "."],
    ]
    return HTMLResponse(
        plain_page("How to cite this view", content, root="./"),
        headers={"Cache-Control": "no-store"},
    )


_NO_ID = (
    "The parameter 'id' names nothing. Expected the link of a page of this site, percent-encoded, such as "
    "proposal%3Fid%3D… or sources%3Fkind%3D…"
)


def _is_page(id: str) -> bool:
    from components.pages.table import PAGES

    return id.partition("?")[0] in {page.link.page for page in PAGES.values()}


def _asked(request: Request, id: str) -> Response | tuple[Page, Any, Catalogue, str]:
    """The page that a link names: its query, its records and its full address; or why it names none."""
    from components.pages.table import PAGES
    from components.server.head import site_root
    from components.store.releases_store import catalogue_for

    path, _, link = id.partition("?")
    pairs = parse_qsl(link, keep_blank_values=True)
    page = next((page for page in PAGES.values() if page.link.page == path), None)
    if page is None:
        return _refused(404, _NO_ID)
    catalogue = catalogue_for(dict(pairs))
    decoded = page.link.decode(page.link.parameters(pairs), catalogue)
    if decoded.ignored:
        return _refused(404, " ".join(decoded.ignored))
    same_view = page.link.page + page.link.query_string(decoded.query, catalogue)
    return page, decoded.query, catalogue, site_root(request) + same_view


def _reference(request: Request, id: str) -> Response:
    from components.server.head import in_brief
    from components.server.response_cache import cached_response
    from guarantees.pages.sources.export import REFERENCE_FORMATS, page_as_ris
    from guarantees.pages.sources.page import chosen_references

    found = _asked(request, id)
    if isinstance(found, Response):
        return found
    page, query, catalogue, address = found

    def written() -> bytes:
        if page.name == "sources":
            return (
                REFERENCE_FORMATS[NAME]
                .write(chosen_references(query, catalogue), catalogue)
                .encode()
            )
        title, about = in_brief(page, query, catalogue)
        return page_as_ris(title, about, address, query.as_of, catalogue).encode()

    return cached_response(request, catalogue, ("unapi", page.name, query, address), written, _TYPE)


def _formats(status: int, id: str = "") -> Response:
    listed = ElementTree.Element("formats", {"id": id} if id else {})
    ElementTree.SubElement(listed, "format", name=NAME, type=_TYPE.partition(";")[0], docs=_DOCS)
    content = ElementTree.tostring(listed, encoding="utf-8", xml_declaration=True)
    return Response(content, status, media_type="application/xml")


def _refused(status: int, sentence: str) -> Response:
    return PlainTextResponse(sentence, status_code=status)
