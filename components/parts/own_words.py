"""Quoted words, and names for machines: a browser that translates the page leaves them as they are."""

from __future__ import annotations

from collections.abc import Sequence

import htpy as h

from guarantees.text.wordings import Run


def quotation(text: str, language: str, runs: Sequence[Run] = ()) -> h.Element:
    """The words of a source, in its language.

    ``runs`` are the same words, marked where another wording differs: by line and weight, and in words for screen
    readers.
    """
    marked = [[" " if number else "", _run(run)] for number, run in enumerate(runs)]
    return h.q(lang=language or None, translate="no")[marked or text]


def _run(run: Run) -> h.Node:
    if run.change == "same":
        return run.text
    if run.change == "beyond":
        return h.span(".soft")[run.text]
    if run.change == "added":
        return h.ins[_aloud("[only here: "), run.text, _aloud("]")]
    return h.del_[_aloud("[not here: "), run.text, _aloud("]")]


def _aloud(words: str) -> h.Element:
    return h.span(".hidden", lang="en")[words]


def source_title(title: str, language: str = "") -> h.Element:
    """The title of a source, with its language where that is not English."""
    return h.span(lang=language or None, translate="no")[title]


def verbatim(text: str) -> h.Element:
    """An id, a date as records write it, the name of a file or of a field."""
    return h.code(translate="no")[text]


def data_version(version: str) -> h.Fragment:
    """The sentence that names the data: ``Data version 2026.11.1-62ca8891.``"""
    return h.fragment["Data version ", h.span(translate="no")[version], "."]
