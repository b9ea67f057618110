"""One source, or a page of this site, formatted by ``citeproc-py``.

The library gets objects of its own instead of JSON, so that no text of a record is read as markup. Its result is a list
of pieces; those in italics are recognised by their type.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from types import SimpleNamespace
from typing import Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc.formatter import plain
from citeproc.source import BibliographySource, Date, Name, Reference
from citeproc.string import NoCase, String

from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.sources.csl import HAS_PUBLISHER, author_of, is_plain, outlet_of, translators
from guarantees.records.dates import EdtfDate
from guarantees.records.source import Source

_LOCALE = "en-GB"
_KEY = "source"


class _Verbatim(NoCase):
    """A text that no style may change: titles are cited as they were published, addresses keep their points."""

    def lower(self) -> _Verbatim:
        return self

    def upper(self) -> _Verbatim:
        return self

    def replace(self, *_: Any) -> _Verbatim:
        return self


class _Italic(String):
    """A piece in italics."""


class _YearInWords(int):
    """A date in words in place of a year, for dates that the library cannot print or whose doubt it drops.

    The number only has to be an ordinary year. Without month and day, styles print the words once.
    """

    words: str

    def __new__(cls, words: str) -> _YearInWords:
        year = super().__new__(cls, 9999)
        year.words = words
        return year

    def __abs__(self) -> _YearInWords:
        return self

    def __str__(self) -> str:
        return self.words


_FORMATTER = SimpleNamespace(**{**vars(plain), "Italic": _Italic, "Oblique": _Italic})


def formatted(
    source: Source, catalogue: Catalogue, style_name: str, kind: str
) -> Iterator[tuple[str, bool]]:
    """The citation in pieces, each with whether it is in italics.

    ``style_name`` is the file of the style and ``kind`` the CSL type as which the source is cited.
    """
    return _formatted(_reference(source, catalogue, kind), style_name)


def formatted_page(
    title: str,
    site: str,
    address: str,
    issued: EdtfDate | None,
    accessed: EdtfDate,
    style_name: str,
) -> Iterator[tuple[str, bool]]:
    """The citation of a page in pieces, in the same way. ``issued`` is the date of the records that it shows.

    The site is given as the author: styles replace a missing one by the title, which then appears twice.
    """
    fields = {
        "title": _Verbatim(title),
        "author": [Name(literal=site)],
        "issued": _date(issued) if issued else None,
        "accessed": _date(accessed),
        "URL": _Verbatim(address),
    }
    given = {name: value for name, value in fields.items() if value}
    return _formatted(Reference(_KEY, "webpage", **given), style_name)


def _formatted(reference: Reference, style_name: str) -> Iterator[tuple[str, bool]]:
    """The style is read again each time, since the library writes to it: readers who shared one would mix it up."""
    style = CitationStylesStyle(style_name, locale=_LOCALE, validate=False)
    records = BibliographySource()
    records.add(reference)
    bibliography = CitationStylesBibliography(style, records, _FORMATTER)
    cited = Citation([CitationItem(_KEY)])
    bibliography.register(cited)
    is_note = style.root.get("class") == "note"
    text = bibliography.cite(cited, None) if is_note else bibliography.bibliography()[0]
    return _pieces(text.rstrip())


def _reference(source: Source, catalogue: Catalogue, kind: str) -> Reference:
    """The source as the library's own object. An outlet that is already the author is not named again."""
    author, outlet = author_of(source, catalogue), outlet_of(source)
    fields = {
        "title": _Verbatim(source.title),
        "author": _names([author], catalogue),
        "publisher" if kind in HAS_PUBLISHER else "container_title": (
            _Verbatim(catalogue.actor_name(outlet)) if outlet != author else ""
        ),
        "translator": _names(translators(source), catalogue),
        "issued": _date(source.published),
        "accessed": _date(source.accessed) if source.accessed else None,
        "URL": _Verbatim(source.url or ""),
        "language": source.language,
    }
    return Reference(_KEY, kind, **{name: value for name, value in fields.items() if value})


def _names(actor_ids: list[str], catalogue: Catalogue) -> list[Name]:
    return [Name(literal=catalogue.actor_name(name)) for name in actor_ids]


def _date(date: EdtfDate) -> Date:
    if is_plain(date):
        parts = (int(part) for part in date.text.split("-"))
        return Date(**dict(zip(("year", "month", "day"), parts, strict=False)))
    in_words = Date(year=0)
    # Set afterwards, because the library turns its argument into a plain number.
    in_words["year"] = _YearInWords(date.words())
    return in_words


def _pieces(text: Any) -> Iterator[tuple[str, bool]]:
    pieces = text if isinstance(text, list) else [text]
    for italic, same in groupby(pieces, key=lambda piece: isinstance(piece, _Italic)):
        yield "".join(map(str, same)), italic
