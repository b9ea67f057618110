"""Refusals in words, before the request reaches the site."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.responses import PlainTextResponse, Response

from components.server.api.mounted import PATH, problem_response

_TOO_OFTEN = "Too many requests from your address. Please try again in {} seconds."


def refused(
    path: str, words: str, status: int, headers: Mapping[str, str] | None = None
) -> Response:
    """A refusal in words; below the API, in the form of its problems."""
    if path.startswith(f"{PATH}/"):
        return problem_response(status, words, headers=headers)
    return PlainTextResponse(words, status, headers)


def too_often(path: str, seconds: float) -> Response:
    """The response to a client whose allowance is used up for this many seconds."""
    wait = str(int(seconds))
    return refused(path, _TOO_OFTEN.format(wait), 429, {"Retry-After": wait})
