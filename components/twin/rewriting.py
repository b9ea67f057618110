"""Addresses in a page: each leads to a file or to the live site, or is no longer a link."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import NamedTuple

from components.twin.answers import relative
from components.twin.choices import choices_as_links
from components.twin.places import Place

_OPENING_TAG = re.compile(r"<(?:a|area|link|form)\s[^>]*>")
_ADDRESS = re.compile(r'\s(href|action)="(\./[^"]*)"')
_SAID = re.compile(r'(<span[^>]* data-address=")(\./[^"]*)("[^>]*>)[^<]*(</span>)')
_FORM = re.compile(r'<form class="choices".*?</form>', re.DOTALL)
# What only a running site has is left out.
_LIVE_ONLY = re.compile(
    r'<(?:meta|link)[^>]*(?:="\./|\+oembed|og:image:|twitter:card)[^>]*>\n?|<button[^>]* data-close[^>]*>.*?</button>'
    r"|<a [^>]*data-close[^>]*>.*?</a>",
    re.DOTALL,
)
# Showing a view on another site needs a site that is always online.
_EMBED = re.compile(
    r'<details class="scripted embed">.*?</details>|<code id="cell-embed[^>]*>.*?</code><button[^>]*>.*?</button>',
    re.DOTALL,
)
_OF_A_LINK = re.compile(r' (?:aria-label|type|target|rel)="[^"]*"| download(?:="[^"]*")?(?=[ >])')
"""What an element may say only where it leads somewhere: without, it has no role, and so no name of its own."""
_NO_FILE = ' title="Only on the live site"'

Find = Callable[[str], Place | None]
"""The file that an address such as ``./gap?element=help`` leads to; ``None`` for none."""


class Page(NamedTuple):
    """A page that is rewritten: its file, and its address on the live site, from the root of that."""

    file: str
    address: str


class Rewriting:
    """Rewrites pages. ``live`` is the root of the live site, with a slash at its end; "" without one."""

    def __init__(self, find: Find, live: str) -> None:
        self._find, self._live = find, live

    def head(self, text: str, page: Page) -> str:
        """What the head of a page says of it, but for what only a running site has."""
        return self._links(
            _LIVE_ONLY.sub("", text.replace('rel="canonical" href="./', self._canonical)), page
        )

    @property
    def _canonical(self) -> str:
        return f'rel="canonical" href="{html.escape(self._live or "./")}'

    def content(self, text: str, page: Page) -> str:
        """The HTML of a page, or of a part of it."""
        text = _FORM.sub(lambda found: self._choices(found[0], page), text)
        text = text if self._live else _EMBED.sub("", text)
        text = _SAID.sub(lambda found: self._said(found, page), text)
        return self._links(_LIVE_ONLY.sub("", text), page)

    def _choices(self, form: str, page: Page) -> str:
        live = self._live and self._live + page.address
        return choices_as_links(form, lambda address: self._find(address) is not None, live)

    def _said(self, found: re.Match[str], page: Page) -> str:
        """An address in a text, which the browser completes where it is a file's."""
        address = html.unescape(found[2])
        written = html.escape(
            self._live + address[2:]
            if self._live
            else self._to(address, page) or relative(page.file, page.file)
        )
        return f"{found[1]}{written}{found[3]}{written}{found[4]}"

    def _links(self, text: str, page: Page) -> str:
        return _OPENING_TAG.sub(lambda found: self._tag(found[0], page), text)

    def _tag(self, tag: str, page: Page) -> str:
        found = _ADDRESS.search(tag)
        if not found:
            return tag
        address = html.unescape(found[2])
        to = self._to(address, page)
        if not to and self._live:
            to = self._live + address[2:]
        if not to:
            return _OF_A_LINK.sub("", tag).replace(
                found[0], _NO_FILE if " title=" not in tag else "", 1
            )
        return tag.replace(found[0], f' {found[1]}="{html.escape(to)}"', 1)

    def _to(self, address: str, page: Page) -> str:
        place = self._find(address)
        if place is None:
            return ""
        part = place.part and f"#{place.part}"
        if part and place.file == page.file:
            return part
        return relative(place.file, page.file) + part
