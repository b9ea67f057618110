"""What a reader sees when a page or a response failed through our fault."""

from __future__ import annotations

import logging

import htpy as h
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from components.server.operation.metrics import count_failure

HEADING = "This page cannot be shown"
WORDS = (
    "Something went wrong on our side and has been logged. The other pages work, and so will this link once the fault "
    "is fixed."
)
_log = logging.getLogger(__name__)


def failure_response(request: Request, number: str) -> Response:
    """Status 500: a page for readers, or a sentence for all other requests; with the number in the log."""
    headers = {"Cache-Control": "no-store"}
    if "text/html" not in request.headers.get("accept", ""):
        return PlainTextResponse(f"{WORDS} Its number is {number}.", 500, headers=headers)
    from components.server.plain_page import plain_page

    root = "../" * (request.url.path.count("/") - 1) or "./"
    page = plain_page(
        HEADING,
        h.p[WORDS],
        h.p["If you report it, please add its number: ", h.code(translate="no")[number], "."],
        h.p[
            h.a(href="")["Try again"],
            " · ",
            h.a(href=root)["Overview"],
            " · ",
            h.a(href=f"{root}compare")["Compare proposals"],
        ],
        root=root,
    )
    return HTMLResponse(page, 500, headers=headers)


def say_that_it_failed(error: Exception) -> bool:
    """The same in the live page, instead of what could not be drawn; Streamlit's own words are for programmers."""
    import streamlit as st

    count_failure()
    _log.error("A page failed", exc_info=error, extra={"error": type(error).__name__})
    st.error(f"{HEADING}. {WORDS}")
    return True
