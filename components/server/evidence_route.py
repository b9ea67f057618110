"""The evidence of a cell by its address: ``/evidence/compare?…`` with the parameters of a link to the page.

The browser asks for it when a cell is opened and shows it at once; Streamlit's own run, which writes the link, takes
longer. Without an answer the panel comes with that run.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from components.server.revalidation import revalidated


def evidence_routes() -> list[Route]:
    """One route for every page with such a table."""
    return [Route("/evidence/{page}", _evidence, methods=["GET"])]


def _evidence(request: Request) -> Response:
    """What the evidence component gets, as JSON. Not a coroutine: it is put together beside the event loop."""
    # Imported here, because the server need not wait for the domain before it answers.
    from components.server.matrix_pages import MATRIX_PAGES, evidence_message
    from components.server.records_store import records

    name = request.path_params["page"]
    if name not in MATRIX_PAGES:
        return PlainTextResponse("There is no such page.", status_code=404)
    catalogue = records().catalogue
    query = MATRIX_PAGES[name].decode(dict(request.query_params), catalogue).query
    message = evidence_message(name, query, catalogue)
    return revalidated(request, message, "application/json")
