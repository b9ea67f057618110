"""Files that readers take away: references of sources for programs that manage them."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route


def download_routes() -> list[Route]:
    """One route for every ending; which of them are files is known to the domain, imported with the first request."""
    return [Route("/sources.{ending:path}", _references, methods=["GET"])]


def _references(request: Request) -> Response:
    """The sources that a link to the Sources page shows. Not a coroutine: it may read the records for the first time.

    A link that requests something unknown gets no file: with what is left of it the file would hold other sources.
    """
    # Imported here, because the server need not wait for the domain before it answers.
    from components.server.records_store import records
    from guarantees.pages.sources.export import FORMATS, Chosen
    from guarantees.pages.sources.page import chosen_sources
    from guarantees.pages.sources.query import SOURCE_LINK
    from guarantees.words.english import and_words

    ending = request.path_params["ending"]
    if ending not in FORMATS:
        paths = and_words([f"/sources.{each}" for each in FORMATS])
        return _sentence(f"There is no such file. References of sources are at {paths}.")
    catalogue = records().catalogue
    decoded = SOURCE_LINK.decode(dict(request.query_params), catalogue)
    ignored = [notice for notice in decoded.notices if notice.startswith("Ignored")]
    if ignored:
        return _sentence(" ".join(ignored))
    query = decoded.query
    filters = urlencode(SOURCE_LINK.encode_briefly(query.for_files, catalogue))
    name = f"{query.source or 'sources'}-{catalogue.version}.{ending}"
    return Response(
        FORMATS[ending].write(Chosen(chosen_sources(query, catalogue), filters), catalogue),
        media_type=FORMATS[ending].media_type,
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": "no-cache",
            "X-Content-Type-Options": "nosniff",
        },
    )


def _sentence(text: str) -> Response:
    return PlainTextResponse(text, status_code=404, headers={"X-Content-Type-Options": "nosniff"})
