"""components/twin/answers.py: what the routes of the site answer, as files."""

from __future__ import annotations

from collections.abc import Iterator

from starlette.requests import Request
from starlette.responses import StreamingResponse
from starlette.routing import Route

from components.twin.answers import Answers


def parts() -> Iterator[bytes]:
    """A large answer, of which one part is sent after the other."""
    yield b"one, "
    yield b"two"


def streamed(request: Request) -> StreamingResponse:
    """It waits all the while for a client that leaves."""
    return StreamingResponse(parts(), media_type="text/csv")


def test_an_answer_in_parts_becomes_one_file() -> None:
    """The whole of it, and the client does not leave before."""
    files: dict[str, bytes] = {}
    answers = Answers([Route("/large.csv", streamed)], "", files.__setitem__)
    assert answers.file_of("./large.csv") == "large.csv"
    answers.close()
    assert files == {"large.csv": b"one, two"}
