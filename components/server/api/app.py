"""The API: its addresses, below ``/api/v1``. Every answer names the version of the data; any site may read it."""

import datetime
import json
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import FastAPI, Query
from fastapi.exceptions import RequestValidationError
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel, create_model
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from components.server.api.lists import LISTS, as_object, row_with_id, rows_that_match
from components.server.api.page import api_page
from components.server.api.parameters import (
    ChangeParameters,
    ComparisonParameters,
    Dated,
    Paged,
    Parameters,
    SearchParameters,
    list_parameters,
    row_model,
)
from components.server.api.problems import (
    MEDIA_TYPE,
    OPEN_TO_ALL,
    Problem,
    Refused,
    failed,
    fault,
    refused,
    repeated,
    unknown_address,
    unreadable,
)
from components.server.api.views import changes, comparison, search_results
from components.server.kept_answers import answer
from components.store.releases_store import asked_for
from guarantees import SITE_NAME
from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf, Clock
from guarantees.links.link_reader import shortened
from guarantees.pages.search.entries import ResultKind
from guarantees.releases.data_package import csv_for_spreadsheets
from guarantees.releases.tables import Table
from guarantees.words.site_citation import LICENCE_ADDRESS

JSON, CSV = "application/json", "text/csv; charset=utf-8"
_DESCRIPTION = (
    "The records behind the site, read-only. Everything is attributed and dated; a missing record is not a no. "
    f"Licence of the records: {LICENCE_ADDRESS}."
)


_PROBLEM: dict[str, Any] = {
    "model": Problem,
    "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    "description": "The request cannot be answered; each parameter is named that is wrong.",
}
_TABLE: dict[int | str, dict[str, Any]] = {
    200: {"content": {"text/csv": {"schema": {"type": "string"}}}}
}


class About(BaseModel):
    """What every answer says of the records that it is made of."""

    version: str
    release: str
    licence: str


api = FastAPI(
    title=f"{SITE_NAME}: API",
    version="1",
    description=_DESCRIPTION,
    docs_url=None,
    responses={400: _PROBLEM, 404: _PROBLEM},
    redoc_url=None,
    exception_handlers={
        Refused: refused,
        RequestValidationError: unreadable,
        404: unknown_address,
        Exception: failed,
    },
)
api.add_middleware(CORSMiddleware, allow_origins=["*"], allow_methods=["GET"])


def catalogue_of(request: Request, parameters: Parameters) -> Catalogue:
    """The records that a request asks for. Raises :class:`Refused` for an unknown version or a repeated parameter."""
    faults = list(repeated(request))
    if faults:
        raise Refused(HTTPStatus.BAD_REQUEST, *faults)
    return _version("version", parameters.version)


def _version(name: str, asked: str | None) -> Catalogue:
    found = asked_for(asked or "")
    if found is None:
        wrong = "is neither the version of the records of today nor a release"
        raise Refused(HTTPStatus.NOT_FOUND, fault(name, shortened(asked or ""), wrong))
    return found


def sent(request: Request, catalogue: Catalogue, make: Callable[[], Mapping[str, Any]]) -> Response:
    """Data as JSON, made once for all who ask for the same. Whatever is refused on the way is raised."""
    about = About(version=catalogue.version, release=catalogue.release, licence=LICENCE_ADDRESS)

    def made() -> bytes:
        return json.dumps(
            {**about.model_dump(), **make()}, ensure_ascii=False, default=str
        ).encode()

    return answer(request, catalogue, _asked(request), made, JSON, OPEN_TO_ALL)


def sent_as_file(
    request: Request, catalogue: Catalogue, name: str, make: Callable[[], Table]
) -> Response:
    """A table as CSV, in the same way."""
    saved = f'attachment; filename="{name}-{catalogue.version}.csv"'
    headers = {**OPEN_TO_ALL, "Content-Disposition": saved}
    key = _asked(request)
    return answer(request, catalogue, key, lambda: csv_for_spreadsheets(make()), CSV, headers)


def _asked(request: Request) -> tuple[object, ...]:
    return "api", request.url.path, tuple(sorted(request.query_params.multi_items()))


def _as_of(parameters: Dated) -> AsOf:
    try:
        day = datetime.date.fromisoformat(parameters.asof) if parameters.asof else None
    except ValueError as error:
        wrong = fault("asof", parameters.asof or "", "is no day of the calendar")
        raise Refused(HTTPStatus.NOT_FOUND, wrong) from error
    return AsOf(Clock(parameters.clock), day)


# ---- lists ---------------------------------------------------------------------------------------


def _add_list(name: str) -> None:
    listed = LISTS[name]
    parameters_of, row = list_parameters(name), row_model(name)
    page = create_model(
        f"{name.capitalize()}Page",
        __base__=About,
        total=(int, ...),
        next=(str | None, ...),
        data=(list[row], ...),  # type: ignore[valid-type]
    )

    def listing(request: Request, parameters: Annotated[parameters_of, Query()]) -> Response:  # type: ignore[valid-type]
        catalogue = catalogue_of(request, parameters)
        given = parameters.model_dump(exclude_none=True)
        filters = {column: given[column] for column in listed.filters if column in given}

        def found() -> Table:
            return rows_that_match(name, filters, catalogue)

        if parameters.format == "csv":
            return sent_as_file(request, catalogue, name, found)
        return sent(request, catalogue, lambda: _page(found(), request, parameters))

    one = create_model(f"{name.capitalize()}One", __base__=About, data=(row, ...))

    def single(id: str, request: Request, parameters: Annotated[Parameters, Query()]) -> Response:
        catalogue = catalogue_of(request, parameters)
        return sent(request, catalogue, lambda: {"data": row_with_id(name, id, catalogue)})

    about = f"{listed.about} Filters may name several values, between dots."
    api.get(
        f"/{name}", response_model=page, responses=_TABLE, summary=listed.about, description=about
    )(listing)
    api.get(f"/{name}/{{id}}", response_model=one, summary=f"One of {name}, by its id.")(single)


def _page(table: Table, request: Request, parameters: Paged) -> dict[str, Any]:
    end = parameters.offset + parameters.limit
    asked = urlencode(dict(request.query_params) | {"offset": str(end)})
    return {
        "total": len(table.rows),
        "next": f"{request.url.path}?{asked}" if end < len(table.rows) else None,
        "data": [as_object(table, row) for row in table.rows[parameters.offset : end]],
    }


for each in LISTS:
    _add_list(each)


# ---- the comparison, the search and changes ------------------------------------------------------


@api.get("/comparison", responses=_TABLE, summary="Cells of the comparison, as of a day.")
def compared(
    request: Request, parameters: Annotated[ComparisonParameters, Query()]
) -> dict[str, Any]:
    """What the page Compare shows: for each proposal and element the answer, or why there is none."""
    catalogue = catalogue_of(request, parameters)
    as_of = _as_of(parameters)

    def found() -> Table:
        return comparison(parameters.proposals, parameters.elements, as_of, catalogue)

    if parameters.format == "csv":
        return sent_as_file(request, catalogue, "comparison", found)  # type: ignore[return-value]
    return sent(request, catalogue, lambda: _whole(found()))  # type: ignore[return-value]


def _whole(table: Table) -> dict[str, Any]:
    return {"total": len(table.rows), "data": [as_object(table, row) for row in table.rows]}


@api.get("/search", summary="Search everything.")
def searched(request: Request, parameters: Annotated[SearchParameters, Query()]) -> dict[str, Any]:
    """What the page Search finds, with its tolerance for spellings and scripts."""
    catalogue = catalogue_of(request, parameters)
    kind = ResultKind(parameters.kind) if parameters.kind else None
    as_of = _as_of(parameters)
    return sent(  # type: ignore[return-value]
        request, catalogue, lambda: search_results(parameters.q, kind, as_of, catalogue)
    )


@api.get("/changes", summary="What changed since a release.")
def changed(request: Request, parameters: Annotated[ChangeParameters, Query()]) -> dict[str, Any]:
    """Cell by cell and record by record, with the reasons that the records give."""
    catalogue = catalogue_of(request, parameters)
    old = _version("since", parameters.since)
    return sent(request, catalogue, lambda: changes(old, catalogue))  # type: ignore[return-value]


# ---- the page that shows it ----------------------------------------------------------------------


@api.get("/", include_in_schema=False)
def about_the_api(request: Request) -> Response:
    """The addresses with their parameters, as a page without scripts."""
    root = request.scope.get("root_path", "")
    return HTMLResponse(api_page(api.openapi(), root), headers=OPEN_TO_ALL)


def _described() -> dict[str, Any]:
    """The OpenAPI document, without the answer to wrong parameters that the framework would give."""
    if api.openapi_schema is None:
        document = get_openapi(
            title=api.title,
            version=api.version,
            description=api.description,
            routes=api.routes,
        )
        for methods in document["paths"].values():
            methods["get"]["responses"].pop("422", None)
        for schema in ("HTTPValidationError", "ValidationError"):
            document["components"]["schemas"].pop(schema, None)
        for answers in (methods["get"]["responses"] for methods in document["paths"].values()):
            for status in ("400", "404"):
                answers[status]["content"].pop(JSON, None)
        api.openapi_schema = document
    return api.openapi_schema


api.openapi = _described  # type: ignore[method-assign]
