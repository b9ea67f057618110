"""Plain HTML: a page for each choice of columns, and a link to the one with a column more."""

from __future__ import annotations

import sys

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from bench.peers.table import COLUMNS, FIRST, table


async def _page(request: Request) -> HTMLResponse:
    columns = COLUMNS if "more" in request.query_params else FIRST
    return HTMLResponse(
        f'<!doctype html><title>Plain</title><a id="add" href="?more=1">add</a>{table(columns)}'
    )


if __name__ == "__main__":
    uvicorn.run(Starlette(routes=[Route("/", _page)]), port=int(sys.argv[1]), log_level="error")
