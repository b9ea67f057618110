"""Whether the process responds (``/healthz``), and whether it has records to show (``/readyz``)."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

_NEVER_KEPT = {"Cache-Control": "no-store"}


def health_routes() -> list[Route]:
    """The two addresses."""
    return [
        Route("/healthz", _healthz, methods=["GET"]),
        Route("/readyz", _readyz, methods=["GET"]),
    ]


async def _healthz(_: Request) -> Response:
    return PlainTextResponse("ok", headers=_NEVER_KEPT)


async def _readyz(_: Request) -> Response:
    """200 with what is served, or 503 with the reason why nothing is."""
    from components.store.records_store import are_read, records

    if not are_read():
        return _answer(503, reason="The records are being read.")
    loaded = records()
    about = {
        "version": loaded.catalogue.version,
        "proposals": len(loaded.catalogue.proposals),
        "problems": len(loaded.problems),
        "kept": len(loaded.kept),
    }
    if not loaded.catalogue.proposals:
        return _answer(
            503, reason="The folder of records holds no proposal that can be read.", **about
        )
    return _answer(200, **about)


def _answer(status: int, **content: Any) -> Response:
    return JSONResponse({"ready": status == 200, **content}, status, headers=_NEVER_KEPT)
