"""The API as an application below the site's addresses, loaded on the first request to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.types import Receive, Scope, Send

PATH = "/api/v1"
PROBLEM = "application/problem+json"
OPEN_TO_ALL = {"Access-Control-Allow-Origin": "*", "X-Content-Type-Options": "nosniff"}


async def _api(scope: Scope, receive: Receive, send: Send) -> None:
    # The framework and the types take a second to load, and the site need not wait for that.
    from components.server.api.app import served

    await served(scope, receive, send)


def api_mount(base: str) -> Mount:
    """Below ``/api/v1``; ``base`` is the path at which the site is served."""
    return Mount(base + PATH, app=_api)


def api_without_slash(base: str) -> Route:
    """Leads from ``/api/v1`` to the page that shows what is below it."""
    return Route(base + PATH, lambda request: RedirectResponse("./v1/"), methods=["GET"])


def problem_response(
    status: int,
    detail: str,
    faults: Sequence[Mapping[str, Any]] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """A problem in JSON (RFC 9457), with what is wrong with each parameter."""
    content = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "parameters": list(faults),
    }
    return JSONResponse(content, status, {**OPEN_TO_ALL, **(headers or {})}, PROBLEM)
