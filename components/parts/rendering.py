"""What the browser is sent of a page, without Streamlit: a document as HTML, and the evidence of a cell.

A page is rendered and compressed once for all readers of the same view.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import Any
from urllib.parse import urlencode

import htpy as h

from components.elements.assets import PAGE_STYLES, asset_path
from components.elements.html_text import text_of
from components.elements.packed import packed as packed_bytes
from components.parts.footer import footer_markup
from components.parts.forms import choices_form
from components.parts.own_words import data_version
from components.parts.page import DocumentPage
from components.parts.share import records_of, share_menu
from components.store.imprint import imprint
from guarantees import SITE_NAME
from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.changes.changes import cells_between, counted_cells
from guarantees.changes.view import View
from guarantees.links.carried import carried
from guarantees.links.earlier import Earlier
from guarantees.links.link_reader import LATEST_DAY, LATEST_VERSION
from guarantees.links.page_link import VERSION, Decoded, release_of
from guarantees.pages.changes.query import CHANGES_LINK, ChangesQuery
from guarantees.pages.document_head import DocumentHead
from guarantees.words.as_of import as_of_words

NOTICES = h.div(".notices", data_notices=True)
"""The place in a document for notices on parts of the link that were ignored or have changed."""
EVIDENCE = h.aside(".evidence", data_evidence=True, aria_label="Evidence")
"""The place for the evidence of what is open: a cell of a table, an entry of a list. What is around it says in
``data-sets`` which parameter of the link names that, if it is not ``cell``."""


@dataclass(frozen=True)
class Rendered:
    """The HTML of a page. It is kept compressed, as the component gets it: a tenth of its size. ``tag`` names it."""

    packed: bytes
    tag: str

    @property
    def html(self) -> str:
        """The HTML itself."""
        return gzip.decompress(self.packed).decode()


def styles_of(page: str) -> tuple[str, ...]:
    """The addresses of the styles that a page has in addition to those of every document."""
    style = f"page-{page}"
    return (asset_path(style, ".css"),) if style in PAGE_STYLES else ()


def rendered(page: DocumentPage, query: Any, catalogue: Catalogue) -> Rendered:
    """The page for a query, regardless of what is open: the browser knows that, and evidence has its own place."""
    return _rendered_from(catalogue)(page, closed(query))


def closed(query: Any) -> Any:
    """The query with nothing open."""
    without_cell = query.close_cell() if hasattr(query, "close_cell") else query
    return replace(without_cell, open=()) if hasattr(query, "open") else without_cell


@cached_on_catalogue
def _rendered_from(catalogue: Catalogue) -> Callable[[DocumentPage, Any], Rendered]:
    return lru_cache(maxsize=128)(partial(_render, catalogue))


def _render(catalogue: Catalogue, page: DocumentPage, query: Any) -> Rendered:
    content = [_day_shown(page, query), page.markup(query, page.seen(query, catalogue))]
    above = [] if page.has_widgets else _top(page, query, catalogue)
    whole = [
        *above,
        *content,
        footer_markup(_address(page, query, catalogue), catalogue, imprint()),
    ]
    html = carried(text_of(whole), query.as_of, release_of(catalogue), separator="&amp;").encode()
    return Rendered(packed_bytes(html), hashlib.sha256(html).hexdigest()[:16])


def _address(page: DocumentPage, query: Any, catalogue: Catalogue) -> str:
    brief = urlencode(page.link.encode_briefly(query, catalogue))
    return page.link.page + (f"?{brief}" if brief else "")


def _top(page: DocumentPage, query: Any, catalogue: Catalogue) -> list[h.Node]:
    choices = page.choices or partial(choices_form, page.link)
    top = heading_row(page, query, catalogue, choices(query, page.seen(query, catalogue)))
    return [top, _release_shown(page, query, catalogue), NOTICES]


def heading_row(
    page: DocumentPage, query: Any, catalogue: Catalogue, choices: h.Node = None
) -> h.Element:
    """The first row of a page: its heading, the menu Share, and its choices."""
    seen = page.seen(query, catalogue)
    language = (page.language and page.language(query, seen)) or None
    return h.div(".top")[
        _on_paper(query, catalogue),
        h.header(".page-head")[
            h.h1(lang=language, translate=language and "no")[page.headed(query, seen)],
            share_menu(page, query, catalogue),
        ],
        choices,
    ]


def _on_paper(query: Any, catalogue: Catalogue) -> h.Element:
    """What is printed above the heading: the site, the day and the data version."""
    return h.p(".printed-head")[
        f"{SITE_NAME} · {as_of_words(query.as_of)} · ",
        data_version(catalogue.version),
        h.br,
        h.span(data_printed=True),
    ]


def _release_shown(page: DocumentPage, query: Any, catalogue: Catalogue) -> h.Node:
    """A line on the release that is shown instead of today's records, with a link to those."""
    if not catalogue.release:
        return None
    day = catalogue.edition and f" of {catalogue.edition.released.words()}"
    today = {**page.link.encode_briefly(query, catalogue), VERSION: LATEST_VERSION}
    return h.p(".day-shown")[
        f"Shown: release {catalogue.release}{day or ''}. ",
        h.a(href=f"./{page.link.page}?{urlencode(today)}")["Show the records of today"],
        ". ",
        _changed_since(query, catalogue),
    ]


def _changed_since(query: Any, catalogue: Catalogue) -> h.Node:
    """What differs between a view of a release and today's records, with a link to all of it."""
    present = catalogue.present
    if present is None:
        return None
    named = {part: _todays(ids, present) for part, ids in records_of(query).items()}
    since = Earlier(catalogue.version)
    view = View(**named)
    differ = ""
    if view.proposals or view.elements:
        cells = cells_between(catalogue, present, query.as_of, query.as_of, view)
        differ = f"In these, {counted_cells(cells)}. "
    asked = CHANGES_LINK.encode_briefly(ChangesQuery(since, **named, as_of=query.as_of), present)
    return [
        differ,
        h.a(href=f"./changes?{urlencode({**asked, VERSION: LATEST_VERSION})}")[
            "What has changed since"
        ],
    ]


def _todays(ids: tuple[str, ...], catalogue: Catalogue) -> tuple[str, ...]:
    return tuple(next(iter(catalogue.former_ids.get(id, ())), id) for id in ids)


def _day_shown(page: DocumentPage, query: Any) -> h.Node:
    """A line on the chosen day, if no form has it."""
    if not page.has_widgets or query.as_of.day is None:
        return None
    return h.p(".day-shown")[
        f"Shown: {as_of_words(query.as_of)}. ",
        h.a(href=f"./{page.link.page}?asof={LATEST_DAY}")["Show everything the records hold"],
    ]


def evidence_html(page: DocumentPage, query: Any, catalogue: Catalogue) -> str:
    """The evidence of the query's open cell; "" for none."""
    panel = page.evidence(query, page.seen(query, catalogue)) if page.evidence else None
    return carried(text_of(panel), query.as_of, release_of(catalogue), separator="&amp;")


def notices_html(page: DocumentPage, decoded: Decoded[Any]) -> tuple[str, ...]:
    """The notices of a link; if one asks whether something else was meant, that is a link."""
    return tuple(text_of(_notice(page, each, decoded)) for each in decoded.notices)


def notices_markup(page: DocumentPage, decoded: Decoded[Any]) -> h.Element:
    """The same in one place, where a page has no document of its own for them."""
    return h.div(".notices")[(h.p[_notice(page, each, decoded)] for each in decoded.notices)]


def _notice(page: DocumentPage, notice: str, decoded: Decoded[Any]) -> h.Node:
    corrected = decoded.corrections.get(notice)
    if corrected is None:
        return h.fragment[notice]
    before, asks, after = notice.partition(corrected.asks)
    address = f"./{corrected.page or page.link.page}?{urlencode(corrected.parameters)}"
    link = h.a(href=address)[corrected.name]
    asked = link if corrected.page else ["Did you mean ", link, "?"]
    return h.fragment[before, asks and asked, after]


def head_of(
    page: DocumentPage, decoded: Decoded[Any], catalogue: Catalogue, asked: str = ""
) -> DocumentHead:
    """What the browser gets ahead of the HTML, for the link that was ``asked`` for."""
    query = decoded.query
    return DocumentHead(
        page=page.name,
        styles=styles_of(page.name),
        tag=rendered(page, query, catalogue).tag,
        asked=asked,
        address=urlencode(page.link.encode_briefly(query, catalogue)),
        link=page.link.query_string(query, catalogue),
        open=getattr(query, "open", ()),
        notices=notices_html(page, decoded),
        evidence=evidence_html(page, query, catalogue),
    )


def message(
    page: DocumentPage, decoded: Decoded[Any], catalogue: Catalogue, asked: str = ""
) -> bytes:
    """What the component gets: a line of JSON about the page, then the packed page itself."""
    head = head_of(page, decoded, catalogue, asked)
    return _message(head, rendered(page, decoded.query, catalogue).packed)


def private_message(markup: Any, page: str) -> bytes:
    """The message for HTML that no link leads to, in the styles of a page; it is not kept."""
    html = text_of(markup).encode()
    tag = hashlib.sha256(html).hexdigest()[:16]
    head = DocumentHead(page, styles_of(page), tag, "", None, None, (), (), "")
    return _message(head, packed_bytes(html))


def with_what_is_open(html: str, head: DocumentHead) -> str:
    """The HTML of a page with its notices and the evidence of the open cell in their places, and its parts open."""
    html = _filled(html, NOTICES, "".join(f"<p>{notice}</p>" for notice in head.notices))
    html = _filled(html, EVIDENCE, head.evidence)
    for key in head.open:
        html = html.replace(f' data-open="{key}"', f' data-open="{key}" open', 1)
    return html


def _filled(html: str, place: h.Element, content: str) -> str:
    empty = text_of(place)
    return html.replace(empty, empty.replace("></", f">{content}</"), 1) if content else html


def _message(head: DocumentHead, page: bytes) -> bytes:
    head_json = json.dumps(head, default=vars, ensure_ascii=False)
    return head_json.encode() + b"\n" + page
