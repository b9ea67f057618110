"""The API: its addresses, below ``/api/v1``. Every answer names the version of the data; any site may read it."""

import datetime
import json
from collections.abc import Callable
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import FastAPI, Query
from fastapi.exceptions import RequestValidationError
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel, Field, create_model
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from components.server.api.mounted import OPEN_TO_ALL, PATH, PROBLEM
from components.server.api.page import api_page
from components.server.api.problems import (
    Problem,
    failed,
    no_such_request,
    refused,
    repeated,
    unreadable,
)
from components.server.guard.refusals import too_often
from components.server.guard.turns import counted_work, turn
from components.server.head import site_root
from components.server.response_cache import cached_response
from components.store.records_store import records
from components.store.releases_store import asked_for
from guarantees import SITE_NAME
from guarantees.catalogue.catalogue import Catalogue
from guarantees.for_programs.faults import Refused
from guarantees.for_programs.lists import LISTS, row_with_id
from guarantees.for_programs.parameters import Dated, Parameters, columns_of
from guarantees.for_programs.questions import QUESTIONS, Found, Question, about, no_version
from guarantees.releases.csv_metadata import MEDIA_TYPE, csv_metadata
from guarantees.releases.data_package import csv_for_spreadsheets
from guarantees.words.site_citation import LICENCE_ADDRESS

JSON, CSV, HTML = "application/json", "text/csv; charset=utf-8", "text/html; charset=utf-8"
_DESCRIPTION = (
    "The records behind the site, read-only. Everything is attributed and dated; a missing record is not a no. "
    f"Licence of the records: {LICENCE_ADDRESS}."
)
_FORMAT = Annotated[
    Literal["json", "csv", "csvw"],
    Field(
        description="CSV is the table alone, with all of its rows. Its Link header leads to its description (csvw: "
        "CSV on the Web): version, day, licence, address and the meaning of each column."
    ),
]
_PROBLEM: dict[str, Any] = {
    "model": Problem,
    "content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    "description": "The request cannot be answered; each wrong parameter is named.",
}
_TOO_LONG = {**_PROBLEM, "description": "The address is longer than 16 KiB."}
_TOO_MANY = {**_PROBLEM, "description": "Too many requests; Retry-After says for how long."}
_TABLE: dict[int | str, dict[str, Any]] = {
    200: {"content": {"text/csv": {"schema": {"type": "string"}}, MEDIA_TYPE: {}}}
}


class About(BaseModel):
    """What every response says of the records it was made from, with the address that gives the same response."""

    version: str
    release: str
    asof: str
    clock: str
    evidence_reaches: str
    citation: str
    licence: str
    address: str


api = FastAPI(
    title=f"{SITE_NAME}: API",
    version="1",
    description=_DESCRIPTION,
    docs_url=None,
    openapi_url=None,
    responses={400: _PROBLEM, 404: _PROBLEM, 414: _TOO_LONG, 429: _TOO_MANY},
    redoc_url=None,
    exception_handlers={
        Refused: refused,
        RequestValidationError: unreadable,
        HTTPException: no_such_request,
        Exception: failed,
    },
)
api.add_middleware(
    CORSMiddleware,
    allow_origins=["*"],
    allow_methods=["GET", "HEAD"],
    allow_headers=["*"],
    expose_headers=["ETag", "Last-Modified", "Content-Disposition", "Link"],
)


async def served(scope: Scope, receive: Receive, send: Send) -> None:
    """The API for the server, where HEAD is GET without the content."""
    as_get = {**scope, "method": "GET"} if scope.get("method") == "HEAD" else scope
    async with turn(scope) as seconds:
        if seconds:
            await too_often(f"{PATH}/", seconds)(scope, receive, send)
        else:
            await api(as_get, receive, send)


def catalogue_of(request: Request, parameters: Parameters) -> Catalogue:
    """The records that a request names. Raises ``Refused`` for an unknown version or a repeated parameter."""
    if faults := list(repeated(request)):
        raise Refused(*faults)
    return _version("version", parameters.version or "")


def _version(name: str, asked: str) -> Catalogue:
    if found := asked_for(asked):
        return found
    raise no_version(name, asked)


def _sent(
    request: Request,
    catalogue: Catalogue,
    parameters: Parameters,
    make: Callable[[], dict[str, Any]],
) -> Response:
    """Data as JSON, made once for all identical requests. Refusals are raised."""
    root = site_root(request)

    def made() -> bytes:
        found = make()
        said = {**about(parameters.as_of, catalogue), "address": _address(request, root)}
        return json.dumps({**said, **found}, ensure_ascii=False, default=str).encode()

    return cached_response(request, catalogue, (root, *_asked(request)), made, JSON, OPEN_TO_ALL)


def _sent_as_file(
    request: Request, catalogue: Catalogue, name: str, make: Callable[[], Found]
) -> Response:
    """A table as CSV, in the same way."""
    saved = f'attachment; filename="{name}-{catalogue.version}.csv"'
    described = _address(request, site_root(request), format="csvw")
    link = (
        f'<{described}>; rel="describedby"; type="{MEDIA_TYPE}", <{LICENCE_ADDRESS}>; rel="license"'
    )
    headers = {**OPEN_TO_ALL, "Content-Disposition": saved, "Link": link}

    def made() -> bytes:
        return csv_for_spreadsheets(make().rows.whole)

    return cached_response(request, catalogue, _asked(request), made, CSV, headers)


def _sent_as_description(
    request: Request, catalogue: Catalogue, parameters: Parameters, make: Callable[[], Found]
) -> Response:
    """The description of the table that the same request gives as CSV."""
    root = site_root(request)

    def made() -> bytes:
        address = _address(request, root, format="csv")
        said = {**about(parameters.as_of, catalogue), "address": address}
        metadata = csv_metadata(make().rows.whole, address, said, LICENCE_ADDRESS)
        return json.dumps(metadata, ensure_ascii=False).encode()

    return cached_response(
        request, catalogue, (root, *_asked(request)), made, MEDIA_TYPE, OPEN_TO_ALL
    )


def _asked(request: Request) -> tuple[object, ...]:
    return "api", request.url.path, tuple(sorted(request.query_params.multi_items()))


def _address(request: Request, root: str, **changed: str) -> str:
    query = urlencode({**request.query_params, **changed})
    return root + request.url.path.rpartition("/")[2] + (f"?{query}" if query else "")


# ---- questions and single records ----------------------------------------------------------------


def row_model(name: str) -> type[BaseModel]:
    """A row of a list, for the description: its columns, except those without content."""
    types: dict[str, Any] = {
        "string": str,
        "integer": int,
        "boolean": bool,
        "date": datetime.date,
        "array": list[str],
    }
    fields: dict[str, Any] = {
        column.name: (
            Annotated[types[column.type] | None, Field(description=column.description)],
            None,
        )
        for column in columns_of(name)
    }
    places = Annotated[
        list[dict[str, Any]] | None,
        Field(description="Where it was read: places in sources, with their addresses."),
    ]
    return create_model(f"{name.capitalize()}Row", **{**fields, "evidence": (places, None)})


def _add_question(question: Question) -> None:
    parameters_of = create_model(
        f"{question.parameters.__name__}AndFormat",
        __base__=question.parameters,
        format=(_FORMAT, "json"),
    )

    def asked(request: Request, parameters: Annotated[parameters_of, Query()]) -> Response:  # type: ignore[valid-type]
        with counted_work(request.scope):
            catalogue = catalogue_of(request, parameters)

            def found() -> Found:
                return question.ask(parameters, catalogue, _version)

            if parameters.format == "csv":
                return _sent_as_file(request, catalogue, question.name, found)
            if parameters.format == "csvw":
                return _sent_as_description(request, catalogue, parameters, found)
            return _sent(request, catalogue, parameters, lambda: _data(found(), request))

    api.get(
        f"/{question.name}",
        response_model=_answer_model(question.name),
        responses=_TABLE,
        summary=question.about,
        description=f"{question.about} {question.details}",
    )(asked)


def _data(found: Found, request: Request) -> dict[str, Any]:
    asked = {**request.query_params, "offset": str(found.next)}
    next = f"{request.url.path}?{urlencode(asked)}" if found.next is not None else None
    return found.as_data(next)


def _answer_model(name: str) -> type[BaseModel] | None:
    if name not in LISTS:
        return None
    rows: Any = list[row_model(name)]  # type: ignore[misc]
    return create_model(
        f"{name.capitalize()}Page",
        __base__=About,
        total=(int, ...),
        next=(str | None, ...),
        data=(rows, ...),
    )


def _add_single(name: str) -> None:
    takes: Any = Dated if LISTS[name].by_day else Parameters

    def single(id: str, request: Request, parameters: Annotated[takes, Query()]) -> Response:
        with counted_work(request.scope):
            catalogue = catalogue_of(request, parameters)

            def found() -> dict[str, Any]:
                return {"data": row_with_id(name, id, parameters.as_of, catalogue)}

            return _sent(request, catalogue, parameters, found)

    one = create_model(f"{name.capitalize()}One", __base__=About, data=(row_model(name), ...))
    api.get(f"/{name}/{{id}}", response_model=one, summary=f"One record of {name}, by its id.")(
        single
    )


for each in QUESTIONS.values():
    _add_question(each)
    if each.name in LISTS:
        _add_single(each.name)


# ---- what describes it ---------------------------------------------------------------------------


@api.get("/openapi.json", include_in_schema=False)
def described(request: Request) -> Response:
    """The OpenAPI document."""
    root = request.scope.get("root_path", "")

    def made() -> bytes:
        return json.dumps({**api.openapi(), "servers": [{"url": root or "/"}]}).encode()

    return cached_response(
        request, records().catalogue, ("api", "openapi", root), made, JSON, OPEN_TO_ALL
    )


@api.get("/", include_in_schema=False)
def about_the_api(request: Request) -> Response:
    """The addresses with their parameters, as a page without scripts."""
    root = request.scope.get("root_path", "")

    def made() -> bytes:
        return api_page(api.openapi(), root).encode()

    return cached_response(
        request, records().catalogue, ("api", "page", root), made, HTML, OPEN_TO_ALL
    )


def _described() -> dict[str, Any]:
    """The OpenAPI document, without the framework's own response to wrong parameters."""
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
            for status in ("400", "404", "414", "429"):
                answers[status]["content"].pop(JSON, None)
        api.openapi_schema = document
    return api.openapi_schema


api.openapi = _described  # type: ignore[method-assign]
