"""A document by its address: ``/document/sources?…`` with the parameters of a link to the page.

The browser asks for it when a link in a document leads to another state of the same page, and shows it at once;
Streamlit's own run, which draws the choices, takes longer. Without an answer the page comes with that run.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from components.server.revalidation import revalidated


def document_routes() -> list[Route]:
    """One route for every page that is a document."""
    return [Route("/document/{page}", _document, methods=["GET"])]


def _document(request: Request) -> Response:
    """What the document component gets. Not a coroutine: it is rendered beside the event loop."""
    # Imported here, because the server need not wait for the domain before it answers.
    from components.server.documents import DOCUMENTS, link_of, linked_message
    from components.server.records_store import records

    name = request.path_params["page"]
    if name not in DOCUMENTS:
        return PlainTextResponse("There is no such page.", status_code=404)
    catalogue = records().catalogue
    query = link_of(name).decode(dict(request.query_params), catalogue).query
    return revalidated(request, linked_message(name, query, catalogue), "application/octet-stream")
