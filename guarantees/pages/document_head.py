"""What the browser is sent about a page that is a document, ahead of its HTML."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class DocumentHead:
    """About a document whose HTML follows: the name of its ``page``, the addresses of its ``styles``, the ``link`` to
    it (null where none leads to it), and which of its parts the link opens.

    ``read`` names the reading of the link that ``open`` comes from: until it changes, what the reader has opened and
    closed since then holds.
    """

    page: str
    styles: tuple[str, ...]
    open: tuple[str, ...]
    read: str
    link: str | None
