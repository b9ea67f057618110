"""What the API says when it cannot answer: a problem in JSON (RFC 9457) that names each parameter and what it takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from guarantees.links.link_reader import shortened

MEDIA_TYPE = "application/problem+json"
MOST_NAMED = 200
OPEN_TO_ALL = {"Access-Control-Allow-Origin": "*", "X-Content-Type-Options": "nosniff"}


class Fault(BaseModel):
    """What is wrong with a parameter: its name, the text that was given, what is wrong, and all that it may be."""

    parameter: str
    given: str
    wrong: str
    allowed: tuple[str, ...] = ()


def fault(parameter: str, given: str, wrong: str, allowed: tuple[str, ...] = ()) -> Fault:
    """A fault of a parameter."""
    return Fault(parameter=parameter, given=given, wrong=wrong, allowed=allowed)


class Problem(BaseModel):
    """What is sent instead of an answer."""

    type: str
    title: str
    status: int
    detail: str
    parameters: list[Fault]


class Refused(Exception):
    """A request that cannot be answered."""

    def __init__(self, status: HTTPStatus, *faults: Fault) -> None:
        super().__init__(status, faults)
        self.status, self.faults = status, faults


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
    return problem(error.status, _sentence(error.faults), error.faults)


async def unreadable(_: Request, error: Exception) -> Response:
    """The answer to parameters of a wrong form, as the framework found them."""
    assert isinstance(error, RequestValidationError)
    faults = [_fault(each) for each in error.errors()]
    return problem(HTTPStatus.BAD_REQUEST, _sentence(faults), faults)


def _fault(found: Mapping[str, Any]) -> Fault:
    """One fault, in the words of the framework unless these are about Python."""
    name = shortened(str(found["loc"][-1]))
    if found["type"] == "missing":
        return fault(name, "", "is needed")
    wrong = "is not known here" if found["type"] == "extra_forbidden" else _lower(found["msg"])
    return fault(name, shortened(str(found.get("input", ""))), wrong)


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


async def unknown_address(request: Request, _: Exception) -> Response:
    """The answer to an address that there is none for."""
    return problem(HTTPStatus.NOT_FOUND, f"There is nothing at {shortened(request.url.path)}.")


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
            given = shortened(request.query_params[name])
            yield fault(shortened(name), given, "is given more than once")


def _sentence(faults: Sequence[Fault]) -> str:
    return " ".join(f"The parameter '{shortened(f.parameter)}': {f.wrong}." for f in faults)
