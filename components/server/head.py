"""What the head of a page's first HTML says about the page: to tabs, to search engines, to previews of shared links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlencode

import htpy as h
from starlette.requests import Request

from components.parts.page import Page
from components.parts.share import feeds_of
from components.server.guard.hosts import is_proxied, own_host
from components.server.preview_picture import HEIGHT, WIDTH, shown
from guarantees import SITE_NAME
from guarantees.catalogue.catalogue import Catalogue
from guarantees.words.page_title import description, title
from guarantees.words.site_citation import LICENCE

_PATH = re.compile(r"(/[\w.~-]+)*/?", re.ASCII)


def head(page: Page, query: object, catalogue: Catalogue | None, root: str) -> str:
    """Title, description and address, below the public ``root`` of the site; without records, what is true of every
    page.
    """
    subject = page.subject(query, catalogue) if catalogue else ""
    about = description(page.about, subject)
    found = [h.title[title(page.title, subject)], h.meta(name="description", content=about)]
    if catalogue:
        brief = urlencode(page.link.encode_briefly(query, catalogue))
        path = page.link.page + (f"?{brief}" if brief else "")
        previewed = {
            "og:title": in_brief(page, query, catalogue)[0],
            "og:description": about,
            "og:type": "website",
            "og:site_name": SITE_NAME,
            "og:url": root + path,
            "og:image": f"{root}picture/{page.name}.png{path.removeprefix(page.link.page)}",
            "og:image:type": "image/png",
            "og:image:width": str(WIDTH),
            "og:image:height": str(HEIGHT),
            "og:image:alt": shown(page, query, catalogue).alt,
        }
        found += [
            # Relative, so that it is right behind a proxy that strips a path without saying so.
            h.link(rel="canonical", href=f"./{path}"),
            *(
                h.link(rel="alternate", type=each.media_type, title=each.label, href=each.address)
                for each in feeds_of(query, catalogue)
            ),
            *_oembed(page, root, path),
            *(h.meta(property=name, content=text) for name, text in previewed.items()),
            h.meta(name="twitter:card", content="summary_large_image"),
            *(
                h.meta(name=name, content=text)
                for name, text in _cited_as(page, query, catalogue, root).items()
                if text
            ),
        ]
    return "\n".join(str(each) for each in found)


def in_brief(page: Page, query: object, catalogue: Catalogue) -> tuple[str, str]:
    """The title of a page for a query, without the name of the site, and a sentence about it."""
    subject = page.subject(query, catalogue)
    named = title(page.title, subject).removesuffix(f" · {SITE_NAME}")
    return named, description(page.about, subject)


def _cited_as(page: Page, query: object, catalogue: Catalogue, root: str) -> dict[str, str]:
    """What reference managers read in a page, by the names that they know."""
    return {
        "citation_public_url": root + page.link.page + page.link.query_string(query, catalogue),
        "DCTERMS.issued": str(catalogue.edition.released) if catalogue.edition else "",
        "DC.language": "en",
        "DC.rights": LICENCE,
    }


def _oembed(page: Page, root: str, path: str) -> Iterator[h.Node]:
    """Where programs learn how to show the page on another site."""
    for format in ("json", "xml") if getattr(page, "is_embeddable", False) else ():
        asked = urlencode({"url": root + path, "format": format})
        href, kind = (
            f"{root}oembed?{asked}",
            f"{'text' if format == 'xml' else 'application'}/{format}+oembed",
        )
        yield h.link(rel="alternate", type=kind, title=f"oEmbed ({format})", href=href)


def site_root(request: Request) -> str:
    """The public address of the site, with a slash at its end, as far as trusted sources give it.

    The scheme comes from ``X-Forwarded-Proto`` of a trusted proxy: uvicorn has read it.
    """
    prefix = request.headers.get("x-forwarded-prefix", "").split(",")[0].strip()
    if not is_proxied(request) or not _PATH.fullmatch(prefix):
        prefix = ""
    # Not ``request.url``, which uses whatever host the request names.
    path = request.scope["path"].rpartition("/")[0]
    # Every page is one step below the root.
    return f"{request.scope.get('scheme', 'http')}://{own_host(request)}{prefix.rstrip('/')}{path}/"
