"""Every address that we answer, below the path at which the site is served."""

from __future__ import annotations

import streamlit as st
from starlette.routing import BaseRoute, Route

from components.elements.assets import asset_routes
from components.server.api.mounted import api_mount
from components.server.first_page import FIRST, NAMES, page_routes
from components.server.for_crawlers import crawler_routes
from components.server.routes import data_routes
from components.server.unknown_address import UnknownAddress


def site_routes() -> list[BaseRoute]:
    """The routes for Streamlit's ``App``, which itself puts only its own below ``server.baseUrlPath``."""
    base = f"/{str(st.get_option('server.baseUrlPath') or '').strip('/')}".rstrip("/")
    ours = [*page_routes(), *asset_routes(), *data_routes(), *crawler_routes()]
    return [
        api_mount(base),
        *(Route(base + each.path, each.endpoint, methods=["GET"]) for each in ours),
        UnknownAddress(base, NAMES, FIRST),
    ]
