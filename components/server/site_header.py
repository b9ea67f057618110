"""The header of every page: the name of the site, its menu, and the search.

It is outside Streamlit's own tree: it is the same in the first HTML, in the live page and on a 404 page, and no run
draws it again.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

import htpy as h

from components.elements.html_text import text_of
from components.pages.table import MENU, OVERVIEW, PAGES
from components.parts.page import Page
from guarantees import SITE_NAME
from guarantees.catalogue.clock import LATEST, AsOf
from guarantees.links.carried import carried, day_of

LONGEST_SEARCH = 100


def site_header(
    current: str,
    text: str = "",
    as_of: AsOf = LATEST,
    root: str = "./",
    release: Mapping[str, str] | None = None,
    link: str = "",
) -> str:
    """The header of the page ``current``, "" for none of them, with the searched ``text``.

    It keeps the chosen day, and the ``release`` (``release_of``). ``root`` is the path to the root of the site.
    ``link`` is that of the page, by which programs that manage references ask for it (unAPI); it is here because they
    find nothing in a shadow root.
    """
    kept = {**day_of(as_of), **(release or {})}
    # Not a header element: Streamlit has one, and a page has only one banner.
    header = h.div("#site-header")[
        _menu(current, root),
        _search(text, kept, root),
        link and h.abbr(".unapi-id", hidden=True, title=quote(link, safe="")),
    ]
    return carried(text_of(header), as_of, release, separator="&amp;")


def _menu(current: str, root: str) -> h.Element:
    """The name of the site, and two groups of links: the first is a row where there is room, else in the panel too."""
    first, second = MENU
    row, rest = ([PAGES[name] for name in names] for names in (first.pages, second.pages))

    def link(page: Page) -> h.Element:
        return h.a(href=root + page.name, aria_current=_current(page.name == current))[page.title]

    is_first = _current(current == "overview")
    return h.nav(aria_label="Pages")[
        h.a(".skip", href="#content")["Skip to the content"],
        h.a(".site-name", href=root, title=OVERVIEW, aria_current=is_first)[SITE_NAME],
        h.ul(".row")[(h.li[link(page)] for page in row)],
        h.details(".menu")[
            h.summary[h.span(".if-narrow")["Menu"], h.span(".if-wide")[second.name]],
            h.div(".panel")[
                h.ul(".if-narrow", aria_label=first.name)[(h.li[link(page)] for page in row)],
                h.ul(aria_label=second.name)[
                    (h.li[link(page), h.small[page.about]] for page in rest)
                ],
            ],
        ],
    ]


def _current(is_current: bool) -> str | None:
    return "page" if is_current else None


def _search(text: str, kept: Mapping[str, str], root: str) -> h.Element:
    return h.form("#site-search", role="search", action=f"{root}search", method="get")[
        h.input(
            type="search",
            name="q",
            aria_label="Search everything",
            placeholder="Search",
            maxlength=LONGEST_SEARCH,
            value=text,
        ),
        (h.input(type="hidden", name=name, value=value) for name, value in kept.items()),
    ]
