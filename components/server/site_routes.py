"""Every address that we answer, below the path at which the site is served."""

from __future__ import annotations

from collections.abc import Callable
from inspect import iscoroutinefunction
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from components.elements.assets import asset_routes
from components.server.api.mounted import api_mount, api_without_slash
from components.server.embeds.routes import embed_routes
from components.server.feeds.routes import feed_routes
from components.server.first_page import FIRST, NAMES, page_routes
from components.server.for_crawlers import crawler_routes
from components.server.for_models import model_routes
from components.server.guard.guard import Guard
from components.server.guard.hosts import trusted_proxies
from components.server.guard.turns import in_turn
from components.server.operation.health import health_routes
from components.server.operation.request_watch import RequestWatch
from components.server.reference_managers import reference_routes
from components.server.routes import data_routes
from components.server.streamlit_files import PackedFiles
from components.server.unknown_address import UnknownAddress


def site_routes() -> list[BaseRoute]:
    """The routes for Streamlit's ``App``, which itself puts only its own below ``server.baseUrlPath``."""
    base = _base()
    return [
        api_mount(base),
        api_without_slash(base),
        *(
            Route(base + each.path, _at_once(each.endpoint), methods=["GET"])
            for each in (*our_routes(), *health_routes())
        ),
        UnknownAddress(base, NAMES, FIRST),
    ]


def our_routes() -> list[Route]:
    """All that a page may link to except the API, as if the site were served at the root."""
    of_pages = [*page_routes(), *asset_routes(), *data_routes(), *feed_routes(), *embed_routes()]
    return [*of_pages, *crawler_routes(), *model_routes(), *reference_routes()]


def _at_once(endpoint: Callable[[Request], Any]) -> Callable[[Request], Any]:
    """An endpoint that serves cached responses in the event loop, and makes others in a thread."""
    if iscoroutinefunction(endpoint):
        return endpoint

    has_answered = False

    async def answer(request: Request) -> Response:
        nonlocal has_answered
        if has_answered:
            # Imported here, because the server need not wait for the domain: by now it has been imported.
            from components.server.response_cache import cached_at_address

            before = cached_at_address(request)
            if before:
                return before
        made = await in_turn(endpoint, request)
        has_answered = True
        return made

    return answer


def site_middleware() -> list[Middleware]:
    """What is around all of them, and around Streamlit's."""
    return [
        Middleware(ProxyHeadersMiddleware, trusted_hosts=trusted_proxies()),
        Middleware(Guard, base=_base()),
        Middleware(RequestWatch, base=_base()),
        Middleware(PackedFiles, base=_base()),
    ]


def _base() -> str:
    """The path below which the site is served, such as ``/guarantees``; "" for none."""
    return f"/{str(st.get_option('server.baseUrlPath') or '').strip('/')}".rstrip("/")
