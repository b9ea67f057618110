"""What the browser is sent about a page that is a document, ahead of its HTML."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class DocumentHead:
    """About a document whose HTML follows: the name of its ``page``, the addresses of its ``styles``, and a ``tag``
    that is the same for the same HTML.

    ``asked`` is the query string of the link that a run of the page has read; "" for what the browser itself asked for.
    ``address`` is that of the brief link to what the page shows, and ``link`` one that spells out everything; both are
    null where no link leads to it. ``open`` are the parts that the link opens. ``notices`` say as HTML what of the link
    was ignored or has changed, a sentence each, and ``evidence`` is the HTML of the open cell, or "": both go into
    places that the document has for them.
    """

    page: str
    styles: tuple[str, ...]
    tag: str
    asked: str
    address: str | None
    link: str | None
    open: tuple[str, ...]
    notices: tuple[str, ...]
    evidence: str
