"""Pages that are documents: their HTML for a query, rendered once for all readers who ask the same."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from importlib import import_module
from typing import Any

from components.browser_code import PAGE_STYLES, asset_path
from guarantees.catalogue import Catalogue
from guarantees.page_link import PageLink

DOCUMENTS = ("overview", "proposal", "gap", "timeline", "map", "sources", "search")
"""The pages with a module in ``components/markup``, by their names. Nothing is imported before a reader asks for it."""


@dataclass(frozen=True)
class Rendered:
    """The HTML of a page below its title, and the same packed as the component gets it."""

    html: str
    packed: bytes


def title_of(name: str) -> str:
    """The page's heading."""
    return _module(name).TITLE


def link_of(name: str) -> PageLink:
    """The page's link codec."""
    return _module(name).LINK


def styles_of(name: str) -> tuple[str, ...]:
    """The addresses of the styles that a page has beside those of every document."""
    style = f"page-{name}"
    return (asset_path(style, ".css"),) if style in PAGE_STYLES else ()


def rendered(name: str, query: Any, catalogue: Catalogue) -> Rendered:
    """The page for a query. Which of its parts stand open is left to the browser, so it is not part of the text."""
    if hasattr(query, "open"):
        query = replace(query, open=())
    return _rendered_from(catalogue)(name, query)


@lru_cache(maxsize=2)
def _rendered_from(catalogue: Catalogue) -> Callable[[str, Any], Rendered]:
    """Only the latest catalogues are kept in mind."""
    return lru_cache(maxsize=128)(partial(_render, catalogue))


def _render(catalogue: Catalogue, name: str, query: Any) -> Rendered:
    html = str(_module(name).page_markup(query, catalogue))
    # Without a time in its head, so that the same page is the same message, which is not sent again.
    return Rendered(html, gzip.compress(html.encode(), compresslevel=6, mtime=0))


def message(
    page: Rendered, *, styles: tuple[str, ...], opened: tuple[str, ...], link: str
) -> bytes:
    """What the component gets: a line of JSON about the page, then the packed page itself."""
    head = json.dumps({"styles": styles, "open": opened, "link": link}, ensure_ascii=False)
    return head.encode() + b"\n" + page.packed


def _module(name: str) -> Any:
    return import_module(f"components.markup.{name}")
