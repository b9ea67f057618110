"""What the API says when it cannot answer: a problem in JSON (RFC 9457) that names each parameter and what it takes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from http import HTTPStatus

from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from components.server.api.mounted import problem_response
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


def problem(status: HTTPStatus, faults: Sequence[Fault]) -> Response:
    """The answer to wrong parameters. Texts from the request are shortened, and are only ever text in JSON."""
    return problem_response(status, in_words(faults), [fault.model_dump() for fault in faults])


async def refused(_: Request, error: Exception) -> Response:
    """The answer to a request that one of our rules refuses."""
    assert isinstance(error, Refused)
    status = HTTPStatus.NOT_FOUND if isinstance(error, NotThere) else HTTPStatus.BAD_REQUEST
    return problem(status, error.faults)


async def unreadable(_: Request, error: Exception) -> Response:
    """The answer to parameters of a wrong form, as the framework found them."""
    assert isinstance(error, RequestValidationError)
    return problem(HTTPStatus.BAD_REQUEST, faults_found(error.errors()))


async def no_such_request(request: Request, error: Exception) -> Response:
    """The response to an unknown address, and to a method that no address accepts."""
    assert isinstance(error, HTTPException)
    if error.status_code == HTTPStatus.NOT_FOUND:
        return problem_response(404, f"There is nothing at {shortened(request.url.path)}.")
    words = f"{request.method} is not answered here: the API is read with GET."
    return problem_response(error.status_code, words, headers=error.headers)


async def failed(_: Request, error: Exception) -> Response:
    """The response when the program failed; the log says where."""
    return problem_response(500, "Something went wrong on our side and has been logged.")


def repeated(request: Request) -> Iterable[Fault]:
    """The parameters that a request repeats."""
    names = [name for name, _ in request.query_params.multi_items()]
    for name in dict.fromkeys(names):
        if names.count(name) > 1:
            yield fault(name, request.query_params[name], "is given more than once")
