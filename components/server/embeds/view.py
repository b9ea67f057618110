"""A page without the rest of the site, for a frame on another site: its content, or only the evidence of the open cell.

What it shows, the data version, the day and a link to the full view are below it. Its links open in new tabs.
"""

from __future__ import annotations

from typing import Any

import htpy as h
from markupsafe import Markup

from components.elements.assets import asset_path
from components.elements.html_text import text_of
from components.parts.own_words import data_version
from components.parts.page import DocumentPage
from components.parts.rendering import evidence_html, notices_html, styles_of
from components.server.first_page import inlined, site_colours
from components.server.first_view import theme_rules
from guarantees import SITE_NAME
from guarantees.catalogue.catalogue import Catalogue
from guarantees.links.carried import carried
from guarantees.links.page_link import Decoded, release_of
from guarantees.words.as_of import as_of_words
from guarantees.words.site_citation import LICENCE, LICENCE_ADDRESS

UNSCRIPTED = "Without scripts this frame keeps its height: it scrolls, or opens as a whole: "


def embedded(page: DocumentPage, decoded: Decoded[Any], catalogue: Catalogue) -> str:
    """The HTML of a page for a link, one level further below the root than the page itself."""
    query = decoded.query
    seen = page.seen(query, catalogue)
    evidence = evidence_html(page, query, catalogue)
    heading = page.headed(query, seen)
    full = f"./{page.link.page}{page.link.query_string(query, catalogue)}"
    parts = [
        h.h1[h.a(href=full)[heading]],
        [h.p(".notices")[Markup(each)] for each in notices_html(page, decoded)],
        Markup(evidence) if evidence else page.markup(query, seen),
        _below(full, query, catalogue),
    ]
    content = carried(text_of(parts), query.as_of, release_of(catalogue), separator="&amp;")
    # A part of the page comes with everything above it in the tree.
    content = content.replace(' href="#', f' href="{text_of(full)}#')
    sheets = [
        h.link(rel="stylesheet", href=f"./{each}")
        for each in (
            asset_path("document", ".css"),
            *styles_of(page.name),
            asset_path("embed", ".css"),
        )
    ]
    head = [
        h.meta(charset="utf-8"),
        h.meta(name="viewport", content="width=device-width, initial-scale=1"),
        h.title[f"{heading} · {SITE_NAME}"],
        h.meta(name="robots", content="noindex"),
        h.link(rel="canonical", href=full),
        h.base(target="_blank"),
    ]
    theme = theme_rules(":root", "light") + theme_rules(":root.dark-theme", "dark")
    whole = (
        f'<!doctype html>\n<html lang="en">\n<head>\n{text_of(head)}{inlined("script", "theme.js")}'
        f"<style>body{{margin:0}}{theme}</style>{site_colours()}\n"
        f'<script src="./{asset_path("old_browsers", ".js")}" defer></script>\n'
        f'<script type="module" src="./{asset_path("embed", ".js")}"></script>\n</head>\n<body>\n'
        f'<main data-document><template shadowrootmode="open">{text_of(sheets)}'
        f'<div class="guarantees-document embedded">{content}</div></template></main>\n</body>\n</html>\n'
    )
    return whole.replace('="./', '="../')


def _below(full: str, query: Any, catalogue: Catalogue) -> h.Element:
    day = as_of_words(query.as_of)
    return h.footer(".of")[
        h.p[
            f"{SITE_NAME} · {day[0].upper()}{day[1:]} · ",
            data_version(catalogue.version),
            " · ",
            h.a(href=LICENCE_ADDRESS, rel="license", title=LICENCE)["CC BY 4.0"],
            " · ",
            h.a(href=full)["Full view, with sources and choices"],
        ],
        h.noscript[h.p[UNSCRIPTED, h.a(href=full)["open the full view"], "."]],
    ]
