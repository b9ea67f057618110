"""The API as an application below the site's addresses, loaded when somebody first asks it."""

from __future__ import annotations

import re

from starlette.routing import Mount
from starlette.types import Receive, Scope, Send

PATH = "/api/v1"
CONTROL = re.compile(r"[\x00-\x1f\x7f]")
"""What no path has in it."""


async def _api(scope: Scope, receive: Receive, send: Send) -> None:
    # The framework and the types take a second, for which the site need not wait.
    from components.server.api.app import served

    await served(scope, receive, send)


def api_mount(base: str) -> Mount:
    """Below ``/api/v1``; ``base`` is the path at which the site is served."""
    mount = Mount(base + PATH, app=_api)
    # Whatever stands behind, a line feed too, is for the API to refuse.
    mount.path_regex = re.compile(mount.path_regex.pattern, re.DOTALL)
    return mount
