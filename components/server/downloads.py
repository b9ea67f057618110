"""Files that readers take away: references of sources for programs that manage them."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

# What the files can be; the same as the endings that the domain knows, which is imported only when one is asked for.
ENDINGS = ("bib", "ris", "json")
NO_FILE = "There is no such file. References of sources are at /sources.bib, /sources.ris and /sources.json."


def download_routes() -> list[Route]:
    """A route for each file; anything else that begins like one is not found."""
    files = [Route(f"/sources.{ending}", _references, methods=["GET"]) for ending in ENDINGS]
    return [*files, Route("/sources.{rest:path}", _no_file, methods=["GET"])]


async def _no_file(request: Request) -> Response:
    return _sentence(NO_FILE)


def _references(request: Request) -> Response:
    """The sources that a link to the Sources page shows. Not a coroutine: it may read the records for the first time.

    A link that asks for something unknown gets no file: with what is left of it the file would hold other sources.
    """
    # Imported here, because the server need not wait for the domain before it answers.
    from components.server.records_store import records
    from guarantees.pages.sources.export import (
        MEDIA_TYPES,
        BibliographyFormat,
        Chosen,
        bibliography_file,
    )
    from guarantees.pages.sources.page import chosen_sources
    from guarantees.pages.sources.query import SOURCE_LINK

    catalogue = records().catalogue
    asked = SOURCE_LINK.decode(dict(request.query_params), catalogue)
    ignored = [notice for notice in asked.notices if notice.startswith("Ignored")]
    if ignored:
        return _sentence(" ".join(ignored))
    filters = urlencode(SOURCE_LINK.encode_briefly(asked.query, catalogue))
    chosen = Chosen(chosen_sources(asked.query, catalogue), filters)
    ending = BibliographyFormat(request.url.path.rpartition(".")[2])
    name = f"{asked.query.source or 'sources'}-{catalogue.version}.{ending}"
    return Response(
        bibliography_file(chosen, ending, catalogue),
        media_type=MEDIA_TYPES[ending],
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": "no-cache",
            "X-Content-Type-Options": "nosniff",
        },
    )


def _sentence(text: str) -> Response:
    return PlainTextResponse(text, status_code=404, headers={"X-Content-Type-Options": "nosniff"})
