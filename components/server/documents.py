"""Pages that are documents: their HTML for a query, rendered once for all readers who ask the same.

Each has a module in ``components/markup``: see there for what it holds.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from importlib import import_module
from typing import Any

from components.elements.assets import PAGE_STYLES, asset_path
from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.links.page_link import PageLink
from guarantees.pages.document_head import DocumentHead

DOCUMENTS = (
    "overview",
    "proposal",
    "gap",
    "timeline",
    "map",
    "sources",
    "search",
    "curate",
    "method",
)
"""The pages with a module in ``components/markup``, by their names. Nothing is imported before a reader asks for it."""


@dataclass(frozen=True)
class Rendered:
    """The HTML of a page below its title, packed as the component gets it: a tenth of its size is kept in mind."""

    packed: bytes

    @property
    def html(self) -> str:
        """The HTML itself."""
        return gzip.decompress(self.packed).decode()


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
    return _rendered_from(catalogue)(name, with_open(query, ()))


@cached_on_catalogue
def _rendered_from(catalogue: Catalogue) -> Callable[[str, Any], Rendered]:
    return lru_cache(maxsize=128)(partial(_render, catalogue))


def _render(catalogue: Catalogue, name: str, query: Any) -> Rendered:
    return Rendered(_packed(_module(name).page_markup(query, catalogue)))


def _packed(markup: Any) -> bytes:
    # Without a time in its head, so that the same page is the same message, which is not sent again.
    return gzip.compress(str(markup).encode(), compresslevel=6, mtime=0)


def picture_before(name: str, query: Any, catalogue: Catalogue) -> str:
    """What stands in the first view where the live page draws a figure above its document; "" where it draws none."""
    markup = getattr(_module(name), "picture_markup", None)
    # By way of bytes, so that it is plain text: htpy's own would escape what it is added to.
    return str(markup(query, catalogue) or "").encode().decode() if markup else ""


def message(
    name: str, query: Any, catalogue: Catalogue, *, opened: tuple[str, ...], read: str
) -> bytes:
    """What the component gets: a line of JSON about the page, then the packed page itself.

    ``opened`` are the parts that the link opens which was last ``read`` (any name for that reading): until another is
    read, the reader's own opening and closing holds.
    """
    link = link_of(name).query_string(with_open(query, opened), catalogue)
    head = DocumentHead(name, styles_of(name), opened, read, link)
    return _message(head, rendered(name, query, catalogue).packed)


def private_message(markup: Any, page: str) -> bytes:
    """The message for HTML of a page that no link leads to; it is not kept."""
    return _message(DocumentHead(page, styles_of(page), (), "", None), _packed(markup))


def _message(head: DocumentHead, packed: bytes) -> bytes:
    return json.dumps(head, default=vars, ensure_ascii=False).encode() + b"\n" + packed


def linked_message(name: str, query: Any, catalogue: Catalogue) -> bytes:
    """The message for a query as a link gives it."""
    opened = getattr(query, "open", ())
    return message(name, query, catalogue, opened=opened, read="link")


def with_open(query: Any, opened: tuple[str, ...]) -> Any:
    """The query with other parts of the document open; as it is, on a page where nothing opens."""
    return replace(query, open=opened) if hasattr(query, "open") else query


def _module(name: str) -> Any:
    return import_module(f"components.pages.{name}.markup")
