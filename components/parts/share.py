"""What a reader can take from a page: its link, its citation, files, and the printed page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import urlencode

import htpy as h

from components.downloads.formats import ALL_RECORDS
from components.parts.page import DocumentPage
from guarantees import SITE_NAME
from guarantees.catalogue.catalogue import Catalogue
from guarantees.feeds.query import EVENTS_FEED, EventsQuery
from guarantees.links.earlier import NO_EARLIER
from guarantees.links.page_link import release_of
from guarantees.pages.changes.query import CHANGES_LINK, ChangesQuery
from guarantees.words.site_citation import cited

CITATION, SHORT = "page-citation", "page-short-link"
EMBED = "page-embed"
EMBED_HEIGHT = 600
"""The height of a frame in pixels, until the script knows that of its content."""
ATOM, CALENDAR = "application/atom+xml", "text/calendar"
_FOLLOWED = {
    "proposals": ("proposals", "proposal", "id"),
    "actors": ("actors", "actor"),
    "elements": ("elements", "element"),
}
"""The records to which a feed can be limited, and the query fields that name them."""


@dataclass(frozen=True)
class Download:
    """A file of what a page shows: its name, its address, what is in it, and its media type if it is a feed."""

    label: str
    address: str
    about: str = ""
    media_type: str = ""


def share_menu(page: DocumentPage, query: Any, catalogue: Catalogue) -> h.Element:
    """The menu beside the heading of a page. Without scripts it has the citation and the files."""
    heading = page.headed(query, page.seen(query, catalogue))
    address = page.link.page + page.link.query_string(query, catalogue)
    short = page.link.address(query, catalogue)
    files = page.downloads(query, catalogue) if page.downloads else ()
    return h.details(".fold.share", data_fold="share")[
        h.summary["Share"],
        h.div(".folded")[
            h.p(".scripted")[
                _button("Copy link", data_copy_link=True),
                _button("Copy short link", data_copy=SHORT),
                _button("Copy citation", data_copy=CITATION),
                _button("Print", data_print=True),
            ],
            h.p(f"#{CITATION}.soft.small", translate="no")[
                cited(heading, query.as_of, catalogue),
                " ",
                h.span(data_address=f"./{address}")[f"./{address}"],
                h.span(data_accessed=True),
                ".",
            ],
            h.p(".soft.small", translate="no")[
                "Short link, always to the latest records: ",
                h.span(f"#{SHORT}", data_address=short)[short],
            ],
            h.p(".small")[
                h.a(href=f"./cite?{urlencode({'id': address})}")["Cite in another style"]
            ],
            files and _listed("Download: ", files),
            _listed("All records: ", _all_records(catalogue)),
            h.p(".busy", role="status", data_download_status=True),
            _listed("Follow: ", feeds_of(query, catalogue)),
            page.is_embeddable and _embed(heading, f"./{address}"),
        ],
    ]


def _embed(heading: str, address: str) -> h.Element:
    """The HTML that shows this view on another site."""
    return h.details(".scripted.embed")[
        h.summary["Embed"],
        h.p(".soft.small")["HTML for your own page: it shows this view and names its source."],
        embed_snippet(EMBED, heading, address),
        h.p[_button("Copy HTML", data_copy=EMBED)],
    ]


def embed_snippet(id: str, heading: str, address: str, *, is_hidden: bool = False) -> h.Element:
    """HTML as a text to copy, for the view at ``address``. Only the browser knows the public address of the site."""

    def full(path: str) -> h.Element:
        return h.span(data_address=path)[path]

    framed = f"./{framed_at(address.removeprefix('./'))}"
    pieces = _snippet(full(framed), full("./embed/frame.js"), full(address), heading)
    return h.code(f"#{id}", class_="hidden" if is_hidden else "small", translate="no")[pieces]


def _snippet(
    framed: Any,
    script: Any,
    address: Any,
    heading: str,
    width: str = "100%",
    height: int = EMBED_HEIGHT,
) -> list[Any]:
    """The pieces: the frame, the script that gives it the height of its content, and a sentence that remains if frames
    or scripts are off.
    """
    name = escape(heading)
    return [
        '<iframe src="',
        framed,
        f'" title="{name}" width="{width}" height="{height}" loading="lazy" '
        'style="border:0;max-width:100%"></iframe>\n<script async src="',
        script,
        '"></script>\n<p><a href="',
        address,
        f'">{name}</a>, in: {SITE_NAME}</p>',
    ]


def framed_at(address: str) -> str:
    """Where the view at an address, such as ``compare?cell=alpha.help``, is without the site around it."""
    page, _, parameters = address.partition("?")
    return f"embed/{page or 'overview'}" + (f"?{parameters}" if parameters else "")


def embed_code(
    page: DocumentPage, query: Any, catalogue: Catalogue, root: str, width: int, height: int
) -> str:
    """The same HTML for the site at ``root``, with a frame of so many pixels."""
    heading = page.headed(query, page.seen(query, catalogue))
    address = page.link.page + page.link.query_string(query, catalogue)
    pieces = _snippet(
        escape(root + framed_at(address)),
        f"{root}embed/frame.js",
        escape(root + address),
        heading,
        str(width),
        height,
    )
    return "".join(pieces)


def _button(words: str, **data: Any) -> h.Element:
    return h.button(type="button", **data)[words]


def _all_records(catalogue: Catalogue) -> tuple[Download, ...]:
    """The whole catalogue, whatever the page shows of it."""
    asked = urlencode(release_of(catalogue))
    return tuple(
        Download(
            each.label,
            f"./all-records.{ending}{asked and '?'}{asked}",
            f"All records: {each.about}.",
        )
        for ending, each in ALL_RECORDS.items()
    )


def _listed(words: str, files: Sequence[Download]) -> h.Element:
    return h.p(".files")[
        words, ([" · " if place else None, _file(each)] for place, each in enumerate(files))
    ]


def _file(download: Download) -> h.Element:
    if download.media_type:
        return h.a(href=download.address, type=download.media_type)[download.label]
    title = download.about or None
    return h.a(href=download.address, download=True, title=title)[download.label]


def feeds_of(query: Any, catalogue: Catalogue) -> tuple[Download, ...]:
    """The feeds of what a page shows: of its proposals, actors and question, or of everything."""
    named = records_of(query)
    events = EventsQuery(**named, as_of=query.as_of)
    since = getattr(query, "since", NO_EARLIER)
    followed = ChangesQuery(since, **named, as_of=query.as_of)
    return tuple(
        Download(words, link.address(shown, catalogue, file), media_type=kind)
        for words, link, shown, file, kind in (
            ("Changes (Atom)", CHANGES_LINK, followed, "changes.atom", ATOM),
            ("Events (Atom)", EVENTS_FEED, events, "events.atom", ATOM),
            ("Events (calendar)", EVENTS_FEED, events, "events.ics", CALENDAR),
        )
    )


def records_of(query: Any) -> dict[str, tuple[str, ...]]:
    """The ids of the records that a page shows, by the part of the catalogue; none where it shows everything."""
    return {part: _ids(query, fields) for part, fields in _FOLLOWED.items()}


def _ids(query: Any, fields: Sequence[str]) -> tuple[str, ...]:
    named = next((found for name in fields if (found := getattr(query, name, None))), ())
    return (named,) if isinstance(named, str) else tuple(named)


def from_api(what: str, catalogue: Catalogue, **parameters: str) -> tuple[Download, ...]:
    """A list of the API, as a table and for programs."""
    asked = {
        **{name: value for name, value in parameters.items() if value},
        **release_of(catalogue),
    }
    table = urlencode({**asked, "format": "csv"})
    data = urlencode(asked)
    address = f"./api/v1/{what}"
    return (
        Download("CSV", f"{address}?{table}"),
        Download("JSON", f"{address}?{data}" if data else address),
    )
