"""components/server/streamlit_files.py: Streamlit's scripts and styles come packed, its other files as before."""

from __future__ import annotations

import asyncio
import gzip
from typing import Any

import pytest
from starlette.responses import PlainTextResponse

from components.server.streamlit_files import PackedFiles
from components.streamlit_internals import STATIC, static_files


def answered(
    path: str, method: str = "GET", accepted: str = "gzip, br"
) -> tuple[dict[str, str], bytes]:
    """Headers and body of what is answered in front of a server that says "server" to everything."""
    sent: list[dict[str, Any]] = []
    scope = {"type": "http", "method": method, "path": path, "query_string": b""}
    scope["headers"] = [(b"accept-encoding", accepted.encode())]

    async def receive() -> dict[str, Any]:
        return {"type": "http.request"}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    asyncio.run(PackedFiles(PlainTextResponse("server"))(scope, receive, send))
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return headers, b"".join(message.get("body", b"") for message in sent[1:])


SCRIPT, STYLE, FONT = (
    next(path for path in sorted(static_files()) if path.endswith(ending))
    for ending in (".js", ".css", ".woff2")
)


@pytest.mark.parametrize(("file", "kind"), [(SCRIPT, "text/javascript"), (STYLE, "text/css")])
def test_a_script_and_a_style_come_packed_and_are_kept_for_good(file: str, kind: str) -> None:
    """The same bytes come packed to those who can unpack them, and as they are to others."""
    whole = (STATIC / file).read_bytes()
    headers, body = answered(f"/{file}")
    assert ("gzip", whole) == (headers["content-encoding"], gzip.decompress(body))
    assert f"{kind}; charset=utf-8" == headers["content-type"]
    assert "public, max-age=31536000, immutable" == headers["cache-control"]
    headers, body = answered(f"/{file}", accepted="gzip;q=0")
    assert (None, whole) == (headers.get("content-encoding"), body)
    assert "Accept-Encoding" == headers["vary"]


@pytest.mark.parametrize(
    "path", [f"/{FONT}", "/static/js/none.js", "/static/../app.py", "/compare", f"/x/{SCRIPT}"]
)
def test_everything_else_is_left_to_the_server(path: str) -> None:
    """Fonts, files that there are not, and other addresses get the server's own answer."""
    assert b"server" == answered(path)[1]


def test_other_methods_are_left_to_the_server() -> None:
    """Only reading a file is answered here."""
    assert b"server" == answered(f"/{SCRIPT}", method="POST")[1]
