"""What the browser is sent of a page, without Streamlit: a document as HTML, or a table and its evidence as data.

A page is rendered and packed once for all readers who ask for the same.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import Any

import htpy as h

from components.elements.assets import PAGE_STYLES, asset_path
from components.elements.packed import packed as packed_bytes
from components.parts.page import DocumentPage, MatrixPage
from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.catalogue.clock import LATEST, AsOf
from guarantees.links.carried import carried
from guarantees.links.link_reader import LATEST_DAY
from guarantees.pages.document_head import DocumentHead
from guarantees.pages.tables.matrix import Matrix
from guarantees.pages.tables.panel import EvidenceMessage
from guarantees.words.as_of import as_of_words

# ---- documents -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Rendered:
    """The HTML of a page below its heading. It is kept packed, as the component gets it: a tenth of its size."""

    packed: bytes

    @property
    def html(self) -> str:
        """The HTML itself."""
        return gzip.decompress(self.packed).decode()


def styles_of(page: str) -> tuple[str, ...]:
    """The addresses of the styles that a page has in addition to those of every document."""
    style = f"page-{page}"
    return (asset_path(style, ".css"),) if style in PAGE_STYLES else ()


def rendered(page: DocumentPage, query: Any, catalogue: Catalogue) -> Rendered:
    """The page for a query. The browser decides which of its parts are open, so that is not part of the text."""
    return _rendered_from(catalogue)(page, with_open(query, ()))


@cached_on_catalogue
def _rendered_from(catalogue: Catalogue) -> Callable[[DocumentPage, Any], Rendered]:
    return lru_cache(maxsize=128)(partial(_render, catalogue))


def _render(catalogue: Catalogue, page: DocumentPage, query: Any) -> Rendered:
    content = page.markup(query, page.seen(query, catalogue))
    day = _day_shown(page, query)
    html = str(h.fragment[day, content]) if day else str(content)
    return Rendered(packed_bytes(carried(html, query.as_of, separator="&amp;").encode()))


def _day_shown(page: DocumentPage, query: Any) -> h.Node:
    """A line on the chosen day, where the page has no choice of it."""
    if not page.seen_by_day or query.as_of.day is None:
        return None
    return h.p(".day-shown")[
        f"Shown: {as_of_words(query.as_of)}. ",
        h.a(href=f"./{page.link.page}?asof={LATEST_DAY}")["Show everything the records hold"],
    ]


def picture_before(page: DocumentPage, query: Any, catalogue: Catalogue) -> str:
    """What the first view shows where the live page draws a figure above its document; "" where it draws none."""
    markup = page.picture(query, page.seen(query, catalogue)) if page.picture else None
    # Through bytes, to make plain text of it: htpy's own text would escape whatever is added to it.
    html = str(markup or "").encode().decode()
    return carried(html, query.as_of, separator="&amp;")


def message(
    page: DocumentPage, query: Any, catalogue: Catalogue, *, opened: tuple[str, ...], read: str
) -> bytes:
    """What the component gets: a line of JSON about the page, then the packed page itself.

    ``opened`` are the parts opened by the link that was last ``read`` (any name for that reading): until another link
    is read, the reader's own opening and closing holds.
    """
    link = page.link.query_string(with_open(query, opened), catalogue)
    head = DocumentHead(page.name, styles_of(page.name), opened, read, link)
    return _message(head, rendered(page, query, catalogue).packed)


def private_message(markup: Any, page: str) -> bytes:
    """The message for HTML that no link leads to, in the styles of a page; it is not kept."""
    head = DocumentHead(page, styles_of(page), (), "", None)
    return _message(head, packed_bytes(str(markup).encode()))


def linked_message(page: DocumentPage, query: Any, catalogue: Catalogue) -> bytes:
    """The message for a query as a link gives it."""
    opened = getattr(query, "open", ())
    return message(page, query, catalogue, opened=opened, read="link")


def with_open(query: Any, opened: tuple[str, ...]) -> Any:
    """The query with other parts of the document open; the query itself where nothing opens."""
    return replace(query, open=opened) if hasattr(query, "open") else query


def _message(head: DocumentHead, page: bytes) -> bytes:
    return _json(head) + b"\n" + page


# ---- tables ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class PackedMatrix:
    """A table, and the same table as the component gets it: JSON packed with gzip."""

    matrix: Matrix
    packed: bytes


def packed_matrix(page: MatrixPage, query: Any, catalogue: Catalogue) -> PackedMatrix:
    """The table of a page for a query, whichever cell is open."""
    return _packed_from(catalogue)(page, query.close_cell())


@cached_on_catalogue
def _packed_from(catalogue: Catalogue) -> Callable[[MatrixPage, Any], PackedMatrix]:
    # One of 26 proposals takes half a megabyte.
    return lru_cache(maxsize=64)(partial(_pack, catalogue))


def _pack(catalogue: Catalogue, page: MatrixPage, query: Any) -> PackedMatrix:
    matrix = page.matrix(query, catalogue)
    return PackedMatrix(matrix, packed(matrix, query.as_of))


def packed(matrix: Matrix, as_of: AsOf = LATEST) -> bytes:
    """A table as the component gets it; its links carry the day."""
    return packed_bytes(_json(matrix, as_of))


def evidence_message(page: MatrixPage, query: Any, catalogue: Catalogue) -> bytes:
    """The evidence of the query's open cell, or none, and the link to all that the page shows, as JSON."""
    panel = page.evidence(query, packed_matrix(page, query, catalogue).matrix, catalogue)
    return _json(EvidenceMessage(panel, page.link.query_string(query, catalogue)), query.as_of)


def _json(model: Any, as_of: AsOf = LATEST) -> bytes:
    return carried(json.dumps(model, default=vars, ensure_ascii=False), as_of).encode()
