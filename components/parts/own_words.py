"""Words that are someone's own, or a name for machines: a browser that translates the page leaves them as they are."""

from __future__ import annotations

import htpy as h


def quotation(text: str, language: str) -> h.Element:
    """The words of a source, in its language."""
    return h.q(lang=language or None, translate="no")[text]


def verbatim(text: str) -> h.Element:
    """An id, a date as records write it, the name of a file or of a field."""
    return h.code(translate="no")[text]


def data_version(version: str) -> h.Fragment:
    """The sentence that names the data: ``Data version 2026.11.1-62ca8891.``"""
    return h.fragment["Data version ", h.span(translate="no")[version], "."]
