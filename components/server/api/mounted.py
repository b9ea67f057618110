"""The API as an application below the site's addresses, loaded when somebody first asks it."""

from __future__ import annotations

from starlette.routing import Mount
from starlette.types import Receive, Scope, Send

PATH = "/api/v1"


async def _api(scope: Scope, receive: Receive, send: Send) -> None:
    # The framework and the types take a second, for which the site need not wait.
    from components.server.api.app import api

    await api(scope, receive, send)


def api_mount(base: str) -> Mount:
    """Below ``/api/v1``; ``base`` is the path at which the site is served."""
    return Mount(base + PATH, app=_api)
