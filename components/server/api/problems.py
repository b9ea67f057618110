"""What the API says when it cannot answer: a problem in JSON (RFC 9457) that names each parameter and what it takes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from http import HTTPStatus

from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from guarantees.for_programs.faults import Fault, NotThere, Refused, fault, faults_found, in_words
from guarantees.links.link_reader import shortened

MEDIA_TYPE = "application/problem+json"
OPEN_TO_ALL = {"Access-Control-Allow-Origin": "*"}


class Problem(BaseModel):
    """What is sent instead of an answer."""

    type: str
    title: str
    status: int
    detail: str
    parameters: list[Fault]


def problem(status: HTTPStatus, detail: str, faults: Sequence[Fault] = ()) -> Response:
    """The answer. Texts of the request are cut, and never anything but text in JSON."""
    content = {
        "type": "about:blank",
        "title": status.phrase,
        "status": int(status),
        "detail": detail,
        "parameters": [fault.model_dump() for fault in faults],
    }
    return JSONResponse(content, status, headers=OPEN_TO_ALL, media_type=MEDIA_TYPE)


async def refused(_: Request, error: Exception) -> Response:
    """The answer to a request that one of our rules refuses."""
    assert isinstance(error, Refused)
    status = HTTPStatus.NOT_FOUND if isinstance(error, NotThere) else HTTPStatus.BAD_REQUEST
    return problem(status, in_words(error.faults), error.faults)


async def unreadable(_: Request, error: Exception) -> Response:
    """The answer to parameters of a wrong form, as the framework found them."""
    assert isinstance(error, RequestValidationError)
    faults = faults_found(error.errors())
    return problem(HTTPStatus.BAD_REQUEST, in_words(faults), faults)


async def no_such_request(request: Request, error: Exception) -> Response:
    """The answer to an address that there is none for, and to a method that no address takes."""
    assert isinstance(error, HTTPException)
    if error.status_code == HTTPStatus.NOT_FOUND:
        return unknown_address(request.url.path)
    status = HTTPStatus(error.status_code)
    found = problem(status, f"{request.method} is not answered here: the API is read with GET.")
    found.headers.update(error.headers or {})
    return found


def unknown_address(path: str) -> Response:
    """The answer to an address that there is none for."""
    return problem(HTTPStatus.NOT_FOUND, f"There is nothing at {shortened(path)}.")


async def failed(_: Request, error: Exception) -> Response:
    """The answer when making the right one failed; the log says where."""
    return problem(
        HTTPStatus.INTERNAL_SERVER_ERROR, "Something failed on our side, and it has been noted."
    )


def repeated(request: Request) -> Iterable[Fault]:
    """The parameters that a request has more than once."""
    names = [name for name, _ in request.query_params.multi_items()]
    for name in dict.fromkeys(names):
        if names.count(name) > 1:
            yield fault(name, request.query_params[name], "is given more than once")
