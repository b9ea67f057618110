"""The addresses that answer with a part of a page or with a file, each for the parameters of a link.

What takes time is not a coroutine, so that it does not block the event loop. The domain is imported only when it is
needed: the server need not wait for it before it answers.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from components.downloads.formats import FILES, MOST
from components.streamlit_internals import give_back

_one_at_a_time = threading.Lock()


def data_routes() -> list[Route]:
    """Documents, evidence, files of references, pictures for previews, and whether the records have changed."""
    return [
        Route("/document/{page}", _document, methods=["GET"]),
        Route("/evidence/{page}", _evidence, methods=["GET"]),
        Route("/sources.{ending:path}", _references, methods=["GET"]),
        Route("/numbers.html", _numbers, methods=["GET"]),
        *(
            Route(f"/{file}.{{ending:path}}", partial(_view, page), methods=["GET"])
            for page, file in FILES.items()
        ),
        Route("/all-records.{ending:path}", _all_records, methods=["GET"]),
        Route("/picture/{page}.png", _picture, methods=["GET"]),
        Route("/records-state", _records_state, methods=["GET"]),
    ]


def _document(request: Request) -> Response:
    """A document as its component gets it.

    The browser fetches it when a link in a document leads to another state of the same page, and shows it at once;
    Streamlit's own run takes longer. Without an answer the page comes with that run.
    """
    from components.pages.table import PAGES
    from components.parts.rendering import message
    from components.server.response_cache import cached_response
    from components.store.releases_store import catalogue_for

    page = PAGES.get(request.path_params["page"])
    if page is None:
        return _sentence("There is no such page.")
    catalogue = catalogue_for(request.query_params)
    parameters = page.link.parameters(request.query_params.multi_items())
    decoded = page.link.decode(parameters, catalogue)
    return cached_response(
        request,
        catalogue,
        ("document", page.name, decoded),
        partial(message, page, decoded, catalogue),
        "application/octet-stream",
    )


def _evidence(request: Request) -> Response:
    """The evidence of a cell, as HTML: what the browser puts beside a table when a cell of it is opened.

    It is empty where the link opens no cell.
    """
    from components.pages.table import PAGES
    from components.parts.rendering import evidence_html
    from components.server.response_cache import cached_response
    from components.store.releases_store import catalogue_for

    catalogue = catalogue_for(request.query_params)
    page = PAGES.get(request.path_params["page"])
    if page is None or page.evidence is None:
        return _sentence("There is no such page.")
    parameters = page.link.parameters(request.query_params.multi_items())
    query = page.link.decode(parameters, catalogue).query
    return cached_response(
        request,
        catalogue,
        ("evidence", page.name, query),
        lambda: evidence_html(page, query, catalogue).encode(),
        "text/html",
    )


def _references(request: Request) -> Response:
    """The sources that a link to the Sources page shows, as references for a program that manages them.

    A link with an unknown part gets no file: without that part, the file would hold other sources.
    """
    from components.server.response_cache import cached_response
    from components.store.releases_store import catalogue_for
    from guarantees.pages.sources.export import REFERENCE_FORMATS
    from guarantees.pages.sources.page import chosen_references
    from guarantees.pages.sources.query import SOURCE_LINK
    from guarantees.words.english import and_words

    ending = request.path_params["ending"]
    if ending not in REFERENCE_FORMATS:
        root = request.url.path.partition("/sources.")[0]
        paths = and_words([f"{root}/sources.{each}" for each in REFERENCE_FORMATS])
        return _sentence(f"There is no such file. References of sources are at {paths}.")
    catalogue = catalogue_for(request.query_params)
    decoded = SOURCE_LINK.decode(dict(request.query_params), catalogue)
    if decoded.ignored:
        return _sentence(" ".join(decoded.ignored))
    query = decoded.query.for_files
    name = f"{query.source or 'sources'}-{catalogue.version}.{ending}"

    def written() -> bytes:
        return (
            REFERENCE_FORMATS[ending].write(chosen_references(query, catalogue), catalogue).encode()
        )

    return cached_response(
        request,
        catalogue,
        ("sources", ending, query),
        written,
        REFERENCE_FORMATS[ending].media_type,
        saved_as(name),
    )


def _numbers(request: Request) -> Response:
    """The numbers of the question that a link to Gap shows, as charts. A link with an unknown part gets no file."""
    from components.pages.gap.chart_file import chart_file, has_chart
    from components.server.head import site_root
    from components.server.response_cache import cached_response
    from components.store.releases_store import catalogue_for
    from guarantees.pages.gap.page import LINK as GAP_LINK

    catalogue = catalogue_for(request.query_params)
    decoded = GAP_LINK.decode(dict(request.query_params), catalogue)
    if decoded.ignored:
        return _sentence(" ".join(decoded.ignored))
    query, site = decoded.query.close_cell(), site_root(request)
    if not has_chart(query, catalogue):
        return _sentence("There is no such file: this view of Gap has no numbers to compare.")
    return cached_response(
        request,
        catalogue,
        ("numbers.html", query, site),
        lambda: chart_file(query, catalogue, site),
        "text/html",
        saved_as(f"numbers-{catalogue.version}.html"),
    )


def _view(name: str, request: Request) -> Response:
    """What a link to a page shows, as a file. A link with an unknown part gets no file."""
    from components.downloads.formats import FORMATS
    from components.pages.books import BOOKS
    from components.pages.downloads import columns_of
    from components.pages.table import PAGES
    from components.parts.rendering import closed
    from components.server.head import site_root
    from components.server.response_cache import cached_response
    from components.store.releases_store import asked_for, catalogue_for
    from guarantees.links.link_reader import shortened

    ending, page = request.path_params["ending"], PAGES[name]
    if ending not in FORMATS:
        return _sentence(f"There is no such file. This view is available as {', '.join(FORMATS)}.")
    version = request.query_params.get("version", "")
    if asked_for(version) is None:
        return _sentence(
            f"version: '{shortened(version)}' is neither a release nor today's version."
        )
    catalogue = catalogue_for(request.query_params)
    decoded = page.link.decode(page.link.parameters(request.query_params.multi_items()), catalogue)
    if decoded.ignored:
        return _sentence(" ".join(decoded.ignored))
    query, site, format = closed(decoded.query), site_root(request), FORMATS[ending]
    columns = columns_of(query, catalogue)
    if not format.has_room_for(columns):
        room = f"{format.label} has room for {format.most} columns; this view has {columns}"
        return _sentence(f"{room}. Choose fewer, or take Excel, CSV, JSON or Parquet.")

    def written() -> bytes | Iterable[bytes]:
        return format.parts(BOOKS[name](query, page.seen(query, catalogue), site))

    return cached_response(
        request,
        catalogue,
        ("view", name, ending, query, site),
        partial(_alone, written) if columns > MOST else written,
        format.media_type,
        saved_as(f"{FILES[name]}-{catalogue.version}.{ending}"),
    )


def _all_records(request: Request) -> Response:
    """All records, or those of the release that ``version`` names, as one file."""
    from components.downloads.all_records import all_records
    from components.downloads.formats import ALL_RECORDS
    from components.server.head import site_root
    from components.server.response_cache import cached_response
    from components.store.releases_store import asked_for
    from guarantees.links.link_reader import shortened

    ending = request.path_params["ending"]
    if ending not in ALL_RECORDS:
        return _sentence(
            f"There is no such file. All records are available as {', '.join(ALL_RECORDS)}."
        )
    unknown = sorted(set(request.query_params) - {"version"})
    if unknown:
        return _sentence(
            f"'{shortened(unknown[0])}' is not a parameter of this address, which takes only one: version."
        )
    version = request.query_params.get("version", "")
    catalogue = asked_for(version)
    if catalogue is None:
        return _sentence(
            f"version: '{shortened(version)}' is neither a release nor today's version."
        )
    format = ALL_RECORDS[ending]
    address = f"{site_root(request)}?version={catalogue.version}"
    return cached_response(
        request,
        catalogue,
        ("all records", ending, address),
        partial(_alone, lambda: format.parts(all_records(catalogue, address))),
        format.media_type,
        saved_as(f"security-guarantees-{catalogue.version}.{ending}"),
    )


def _alone(written: Callable[[], bytes | Iterable[bytes]]) -> Iterator[bytes]:
    """A large file, made one at a time, so that two do not take twice the memory."""
    with _one_at_a_time:
        parts = written()
        yield from [parts] if isinstance(parts, bytes) else parts
        del parts
        give_back()


def saved_as(name: str) -> dict[str, str]:
    """The header by which a browser saves an answer under a name."""
    return {"Content-Disposition": f'attachment; filename="{name}"'}


def _picture(request: Request) -> Response:
    """What previews of links to a page show: the head of each page names it."""
    from components.pages.table import PAGES
    from components.server.preview_picture import drawn, shown
    from components.server.response_cache import cached_response
    from components.store.releases_store import catalogue_for

    page = PAGES.get(request.path_params["page"])
    if page is None:
        return _sentence("There is no such picture.")
    catalogue = catalogue_for(request.query_params)
    parameters = page.link.parameters(request.query_params.multi_items())
    view = shown(page, page.link.decode(parameters, catalogue).query, catalogue)
    key, make = ("picture", view), partial(drawn, view, catalogue)
    return cached_response(request, catalogue, key, make, "image/png")


async def _records_state(request: Request) -> Response:
    """A few bytes that change with the records and their problems; none before the records have been read."""
    from components.store.records_store import are_read, records, state_of

    state = state_of(records()) if are_read() else ""
    return PlainTextResponse(state, headers={"Cache-Control": "no-store"})


def _sentence(text: str) -> Response:
    return PlainTextResponse(text, status_code=404)
