"""A page of the site with only a few words, such as the 404 page."""

from __future__ import annotations

import htpy as h

from guarantees import SITE_NAME


def plain_page(heading: str, *content: h.Node, root: str, words: str = "") -> str:
    """The HTML, with the site's header. ``root`` is the path to the root of the site, ``words`` what to search for."""
    # Imported here, because the server need not wait for the domain before it responds.
    from components.elements.assets import asset_path
    from components.server.first_page import inlined, site_colours
    from components.server.site_header import site_header

    head = h.fragment[
        h.meta(charset="utf-8"),
        h.meta(name="viewport", content="width=device-width, initial-scale=1"),
        h.meta(name="robots", content="noindex"),
        h.title[f"{heading} · {SITE_NAME}"],
    ]
    main = h.main("#content", tabindex="-1")[h.h1[heading], content]
    script = f'<script type="module" async src="{root}{asset_path("site_header", ".js")}"></script>'
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n{head}\n{inlined("script", "theme.js")}'
        f"{inlined('style', 'site_header.css', 'plain_page.css')}{site_colours()}\n</head>\n"
        f"<body>\n{site_header('', words, root=root)}{main}\n{script}\n</body>\n</html>\n"
    )
