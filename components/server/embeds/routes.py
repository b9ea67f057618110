"""The addresses of embedded views, below ``/embed/``, which any site may frame, and of oEmbed, which describes them."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from components.elements.assets import asset_path
from components.server.embeds.oembed import oembed

_SCRIPT_SECONDS = 3600


def embed_routes() -> list[Route]:
    """Views, the script that gives their frames the right height, and oEmbed."""
    return [
        Route("/embed/frame.js", _script, methods=["GET"]),
        Route("/embed/{page}", _view, methods=["GET"]),
        Route("/oembed", oembed, methods=["GET"]),
    ]


def _view(request: Request) -> Response:
    """Not a coroutine, so that rendering a page for the first time does not block the event loop."""
    from components.pages.table import PAGES
    from components.server.embeds.view import embedded
    from components.server.response_cache import cached_response
    from components.store.releases_store import catalogue_for

    page = PAGES.get(request.path_params["page"])
    if page is None or not page.is_embeddable:
        offered = ", ".join(name for name, each in PAGES.items() if each.is_embeddable)
        words = f"There is no such view to embed. Available: {offered}."
        return PlainTextResponse(words, status_code=404)
    catalogue = catalogue_for(request.query_params)
    parameters = page.link.parameters(request.query_params.multi_items())
    decoded = page.link.decode(parameters, catalogue)
    found = cached_response(
        request,
        catalogue,
        ("embed", page.name, decoded),
        lambda: embedded(page, decoded, catalogue).encode(),
        "text/html",
    )
    if found.status_code == 200 and not page.finds(parameters, decoded.query):
        found.status_code = 404
    return found


def _script(request: Request) -> Response:
    """The script at an address that stays, since other sites name it."""
    from components.elements.assets import asset_response

    name = asset_path("embed_frame", ".js").rpartition("/")[2]
    return asset_response(request, name, f"public, max-age={_SCRIPT_SECONDS}")
