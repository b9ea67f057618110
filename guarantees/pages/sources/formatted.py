"""Sources as formatted citations: ``citeproc-py`` with the style it ships, Cite Them Right (Harvard), 12th edition."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from types import SimpleNamespace
from typing import Any

from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.pages.sources.csl import HAS_PUBLISHER, Item, csl_item, is_plain
from guarantees.records.source import Source

STYLE, LOCALE = "harvard-cite-them-right", "en-GB"
STYLE_NAME = "Cite Them Right (Harvard)"
# What the style prints. The library warns of fields it does not know, and prints no others.
_PRINTED = (
    *("id", "type", "title", "author", "container-title", "publisher", "translator", "issued"),
    *("accessed", "URL", "language"),
)
# Characters for private use. They mark where italics begin and end, and stand for "<", of which the library would make
# markup. None of them is let through from a record.
_ITALIC, _UPRIGHT, _LESS_THAN = "\ue000", "\ue001", "\ue002"
_PRIVATE = str.maketrans({_ITALIC: "", _UPRIGHT: "", _LESS_THAN: "", "<": _LESS_THAN})
_ITALICS = re.compile(f"{_ITALIC}(.*?){_UPRIGHT}")
# The library keeps the style as a tree of elements that it also writes to while it prints.
_LOCK = threading.Lock()


@dataclass(frozen=True)
class Run:
    """A piece of a citation, upright or in italics."""

    text: str
    italic: bool = False


def citation(source: Source, catalogue: Catalogue) -> tuple[Run, ...]:
    """The source's entry of a bibliography. Its texts together are the citation as plain text."""
    return _citations_from(catalogue)(source.id)


def plain_citation(runs: tuple[Run, ...]) -> str:
    """A citation without italics."""
    return "".join(run.text for run in runs)


@cached_on_catalogue
def _citations_from(catalogue: Catalogue) -> Callable[[str], tuple[Run, ...]]:
    return lru_cache(maxsize=2_000)(partial(_cited, catalogue))


def _cited(catalogue: Catalogue, source_id: str) -> tuple[Run, ...]:
    source = catalogue.sources[source_id]
    item = _as_printed(source, csl_item(source, catalogue))
    with _LOCK:
        return _runs(_formatted(item))


def _as_printed(source: Source, item: Item) -> Item:
    """The item as the style needs it.

    The library cannot print a range of dates, and drops "about" and "perhaps"; such dates are given in words. For
    newspapers and blogs the style would then print the words twice, once as a year and once as a day, so the type is
    one for which it prints them once. An outlet that already stands as the author is not named again.
    """
    printed = {name: item[name] for name in _PRINTED if name in item}
    if not is_plain(source.published):
        printed["issued"] = {"literal": source.published.words()}
        if printed["type"] not in HAS_PUBLISHER:
            printed["type"] = "interview"
    [author] = printed["author"]
    for name in ("container-title", "publisher"):
        if printed.get(name) == author["literal"]:
            del printed[name]
    return _without_markup(printed)


def _without_markup(value: Any) -> Any:
    if isinstance(value, str):
        return value.translate(_PRIVATE)
    if isinstance(value, dict):
        return {name: _without_markup(each) for name, each in value.items()}
    return [_without_markup(each) for each in value] if isinstance(value, list) else value


def _formatted(item: Item) -> str:
    # Imported here, because pages that cite nothing should not wait for it.
    from citeproc import Citation, CitationItem, CitationStylesBibliography
    from citeproc.source.json import CiteProcJSON

    bibliography = CitationStylesBibliography(_style(), CiteProcJSON([item]), _formatter())
    bibliography.register(Citation([CitationItem(item["id"])]))
    return str(bibliography.bibliography()[0])


@cache
def _style() -> Any:
    from citeproc import CitationStylesStyle

    return CitationStylesStyle(STYLE, locale=LOCALE, validate=False)


@cache
def _formatter() -> SimpleNamespace:
    """What the library asks how to mark up text: italics are marked, everything else is left as it is."""
    others = ("Bold", "Light", "Underline", "Superscript", "Subscript", "SmallCaps")
    marked = dict.fromkeys(("Italic", "Oblique"), _italic)
    return SimpleNamespace(preformat=lambda text: text, **marked, **dict.fromkeys(others, str))


def _italic(text: str) -> str:
    return f"{_ITALIC}{text}{_UPRIGHT}"


def _runs(formatted: str) -> tuple[Run, ...]:
    """Pieces between the marks: every second one stands in italics."""
    pieces = _ITALICS.split(formatted.replace(_LESS_THAN, "<"))
    runs = (Run(text, bool(place % 2)) for place, text in enumerate(pieces))
    return tuple(run for run in runs if run.text)
