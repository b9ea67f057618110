"""A file of a page: its head, the header of the site, and the content, without Streamlit and without a shadow root.

Its few scripts do what needs no server: the search, copying, printing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

import htpy as h

from components.elements.assets import PAGE_STYLES, asset_path
from components.elements.html_text import text_of
from components.server.first_page import inlined, site_colours
from components.server.first_view import theme_rules
from components.server.site_header import site_header
from components.twin.answers import relative
from components.twin.rewriting import Page, Rewriting
from components.twin.search_files import FILE
from guarantees import SITE_NAME
from guarantees.catalogue.catalogue import Catalogue

# How to search the live site, which is more tolerant than a search without a server.
_HINTS = re.compile(r'<section class="hints".*?</section>', re.DOTALL)
_OWN = Path(__file__).resolve().parent / "files"
_DOCUMENT, _STYLE, _SCRIPT, _SEARCH = (
    "assets/document.css",
    "assets/twin.css",
    "assets/twin.js",
    "assets/search.js",
)


def page_file(name: str, page: Page, said: str, content: str, rewriting: Rewriting) -> bytes:
    """The page ``name`` as a file; ``said`` is what its head says of it."""
    style = f"page-{name}"
    styles = [_DOCUMENT, *([f"assets/{style}.css"] if style in PAGE_STYLES else []), _STYLE]
    scripts = [_SCRIPT, *([FILE, _SEARCH] if name == "search" else [])]
    if name == "search":
        content = _HINTS.sub(text_of(_search_results()), content)
    links = [h.link(rel="stylesheet", href=relative(each, page.file)) for each in styles]
    loaded = [h.script(src=relative(each, page.file), defer=True) for each in scripts]
    header, theme = rewriting.content(_header(name), page), inlined("script", "theme.js")
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<link rel="icon" href="data:,">\n{said}\n{theme}'
        f"{text_of(links)}{text_of(loaded)}\n</head>\n<body>\n{header}"
        f'<main id="content" tabindex="-1"><div class="guarantees-document page-{name}">{content}</div></main>\n'
        "</body>\n</html>\n"
    ).encode()


_header = cache(site_header)


def _search_results() -> h.Node:
    return [
        h.p(".soft.small")[
            "It finds what has every word, in the spellings that the records and their list of names have; the last "
            "may be the beginning of a word. The live site is more tolerant."
        ],
        h.div("#results", role="status"),
        h.noscript[
            h.p[
                "The search of these files needs JavaScript. The lists of the menu hold everything it finds."
            ]
        ],
    ]


def evidence_page(
    file: str, panels: Mapping[str, bytes], catalogue: Catalogue, rewriting: Rewriting
) -> bytes:
    """All evidence of one proposal, party, question or page, by the order of the codebook and of the proposals.

    ``panels`` are HTML in UTF-8: of a party they may be twenty megabytes, which are not copied more than once.
    """
    _, _, of = file.removeprefix("evidence/").removesuffix(".html").rpartition("=")
    order = {id: place for place, id in enumerate((*catalogue.elements, *catalogue.proposals))}
    shown = sorted((order.get(part, len(order)), part) for part in panels)
    heading = f"Evidence: {_name(file, of, catalogue)}"
    content = text_of(h.header(".page-head")[h.h1[heading]])
    page = Page(file, "")
    said = text_of(
        [
            h.title[f"{heading} · {SITE_NAME}"],
            h.meta(
                name="description",
                content=f"{heading}: each answer with its statements and sources.",
            ),
        ]
    )
    before, head, after = page_file("evidence", page, said, content, rewriting).partition(
        content.encode()
    )
    return b"".join((before, head, *(panels[part] for _, part in shown), after))


def _name(file: str, id: str, catalogue: Catalogue) -> str:
    if proposal := catalogue.proposals.get(id):
        return proposal.short_name
    if element := catalogue.elements.get(id):
        return element.name
    if id in catalogue.actors:
        return catalogue.actor_name(id)
    return {"map": "the map", "timeline": "the timeline"}.get(id, "who stands where")


def asset_files(served: Callable[[str], bytes]) -> Iterator[tuple[str, bytes]]:
    """The styles and scripts of all pages. ``served`` gives what the site serves at an address."""
    for name in ("document", *PAGE_STYLES):
        style = served(asset_path(name, ".css")).decode()
        yield f"assets/{name}.css", style.replace(":host", ":root").encode()
    own = "".join(
        [
            inlined("style", "site_header.css")
            .removeprefix("<style>\n")
            .removesuffix("</style>\n"),
            site_colours().removeprefix("<style>").removesuffix("</style>"),
            theme_rules(":root", "light") + theme_rules(":root.dark-theme", "dark"),
            (_OWN / "twin.css").read_text(encoding="utf-8"),
        ]
    )
    yield _STYLE, own.encode()
    yield _SCRIPT, (_OWN / "twin.js").read_bytes()
    yield _SEARCH, (_OWN / "search.js").read_bytes()
