"""Sources as files for programs that manage references: BibTeX, RIS and CSL-JSON.

Each is written by a library that escapes for its format. Each says which version of the data it has and which filters
chose its sources: BibTeX in comments at the top, RIS in the lines before the first reference, where providers name
themselves, and CSL-JSON, which has neither, in each item's ``custom``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.sources.csl import (
    Item,
    csl_item,
    is_plain,
    note_of,
    one_year,
    source_of_record,
)
from guarantees.records.dates import EdtfDate
from guarantees.records.source import Source

BIBTEX_TYPES = {"article-newspaper": "article", "interview": "article", "report": "techreport"}
RIS_TYPES = {
    "document": "GEN",
    "article-newspaper": "NEWS",
    "interview": "NEWS",
    "report": "RPRT",
    "post-weblog": "BLOG",
    "entry-encyclopedia": "ENCYC",
}
# Not escaped in an address, as addresses consist of them. Other characters would end the field or be commands to TeX.
_ADDRESS = ":/?#[]@!$&'()*+,;=%~"
_TEX = str.maketrans(
    {
        "\\": r"{\textbackslash}",
        # TeX knows \{ and \}, but BibTeX counts braces and ignores the backslash before them.
        "{": r"\ensuremath{\lbrace}",
        "}": r"\ensuremath{\rbrace}",
        "#": r"\#",
        "$": r"\$",
        "%": r"\%",
        "&": r"\&",
        "_": r"\_",
        "^": r"{\textasciicircum}",
        "~": r"{\textasciitilde}",
        "<": r"\ensuremath{<}",
        ">": r"\ensuremath{>}",
    }
)


@dataclass(frozen=True)
class Chosen:
    """Sources to be written, with the filters that chose them as parameters of a link (``kind=blog_post``).

    ``filters`` must be percent-encoded, as ``urlencode`` does.
    """

    sources: Sequence[Source]
    filters: str


@dataclass(frozen=True)
class ReferenceFormat:
    """A file format for references: its name, its use, and ``write``, which returns the text of a file."""

    label: str
    meaning: str
    media_type: str
    write: Callable[[Chosen, Catalogue], str]


def _about(chosen: Chosen, catalogue: Catalogue) -> tuple[str, ...]:
    reach = catalogue.edition.evidence_reaches.words() if catalogue.edition else "not recorded"
    return (
        source_of_record(catalogue),
        f"Sources: {len(chosen.sources)} of {len(catalogue.sources)}",
        f"Filters: {chosen.filters or 'none'}",
        f"The evidence reaches: {reach}",
    )


# ---- CSL-JSON ------------------------------------------------------------------------------


def _json(chosen: Chosen, catalogue: Catalogue) -> str:
    custom = {"data-version": catalogue.version, "filters": chosen.filters or "none"}
    items = [{**csl_item(source, catalogue), "custom": custom} for source in chosen.sources]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


# ---- BibTeX --------------------------------------------------------------------------------


def _bibtex(chosen: Chosen, catalogue: Catalogue) -> str:
    # Imported here, so that only a reader who downloads such a file waits for it.
    from bibtexparser.entrypoint import write_string
    from bibtexparser.library import Library
    from bibtexparser.model import Entry, Field, ImplicitComment

    def entry(source: Source) -> Entry:
        item = csl_item(source, catalogue)
        fields = _bibtex_fields(source, item, catalogue).items()
        kind = BIBTEX_TYPES.get(item["type"], "misc")
        return Entry(kind, source.id, [Field(name, value) for name, value in fields])

    head = ImplicitComment("\n".join(f"% {line}" for line in _about(chosen, catalogue)))
    text: str = write_string(Library([head, *map(entry, chosen.sources)]))
    return text


def _bibtex_fields(source: Source, item: Item, catalogue: Catalogue) -> dict[str, str]:
    """Fields with their values escaped. Each name has braces of its own, so that it is not taken apart."""
    year = one_year(source.published)
    fields = {
        "author": _bibtex_names(item.get("author", [])),
        "title": f"{{{_tex(source.title)}}}",
        "journal": _tex(item.get("container-title", "")),
        "institution": _tex(item.get("publisher", "")),
        "translator": _bibtex_names(item.get("translator", [])),
        "year": _tex(str(year or source.published.words())),
        # For biblatex, which knows this notation and its doubts; BibTeX itself ignores it.
        "date": source.published.text,
        "url": quote(source.url or "", safe=_ADDRESS),
        "urldate": source.accessed.text if source.accessed else "",
        "language": source.language,
        "note": _tex(note_of(source, catalogue)),
    }
    return {_bibtex_name(name, item): value for name, value in fields.items() if value}


def _bibtex_name(name: str, item: Item) -> str:
    """BibTeX's styles print the publisher or container of a ``misc`` as ``howpublished``."""
    is_misc = item["type"] not in BIBTEX_TYPES
    return "howpublished" if is_misc and name in ("journal", "institution") else name


def _bibtex_names(names: list[dict[str, str]]) -> str:
    return " and ".join(f"{{{_tex(name['literal'])}}}" for name in names)


def _tex(text: str) -> str:
    """The text with what is special to TeX escaped. Letters of all languages stay: today's programs read UTF-8."""
    return _line(text).translate(_TEX)


# ---- RIS -----------------------------------------------------------------------------------


def _ris(chosen: Chosen, catalogue: Catalogue) -> str:
    from rispy import RisWriter, dumps

    class Writer(RisWriter):
        """Without the numbers that the library writes before each reference."""

        def set_header(self, count: int) -> str:
            return ""

    records, *rest = _about(chosen, catalogue)
    head = [f"Provider: {records}", "Content: text/plain; charset=utf-8", *rest]
    references = [_ris_reference(source, catalogue) for source in chosen.sources]
    return "\n".join([*head, "", str(dumps(references, implementation=Writer))])


def _ris_reference(source: Source, catalogue: Catalogue) -> dict[str, str | list[str]]:
    """One reference, by the library's names for tags. RIS has no escapes: a value is one line."""
    item = csl_item(source, catalogue)
    year = one_year(source.published)
    reference: dict[str, Any] = {
        "type_of_reference": RIS_TYPES[item["type"]],
        "id": source.id,
        "title": source.title,
        "authors": [name["literal"] for name in item["author"]],
        "secondary_title": item.get("container-title", ""),
        "publisher": item.get("publisher", ""),
        "subsidiary_authors": [name["literal"] for name in item.get("translator", [])],
        "original_publication": _original(item),
        "year": str(year or ""),
        "date": _ris_date(source.published),
        "access_date": _ris_date(source.accessed) if source.accessed else "",
        "urls": [source.url] if source.url else [],
        "language": source.language,
        "name_of_database": source_of_record(catalogue),
        "notes": [note_of(source, catalogue)],
    }
    return {name: _ris_value(value) for name, value in reference.items() if value}


def _original(item: Item) -> str:
    """Title and publisher of the text that was translated or passed on."""
    parts = (item.get("original-title"), item.get("original-publisher"))
    return ", ".join(part for part in parts if part)


def _ris_value(value: str | list[str]) -> str | list[str]:
    return [_line(each) for each in value] if isinstance(value, list) else _line(value)


def _ris_date(date: EdtfDate) -> str:
    """``YYYY/MM/DD/words``: the known parts of the first day, then the date in words if it is in doubt."""
    first = date.text.partition("/")[0].strip(".~?%")
    year, month, day = [*first.split("-"), "", ""][:3]
    return f"{year}/{month}/{day}/{'' if is_plain(date) else date.words()}"


def _line(text: str) -> str:
    """A text without line ends of any kind."""
    return " ".join(text.split())


FORMATS = {
    "bib": ReferenceFormat(
        label="BibTeX",
        meaning="For LaTeX and JabRef.",
        media_type="application/x-bibtex; charset=utf-8",
        write=_bibtex,
    ),
    "ris": ReferenceFormat(
        label="RIS",
        meaning="For EndNote, Zotero and Mendeley.",
        media_type="application/x-research-info-systems; charset=utf-8",
        write=_ris,
    ),
    "json": ReferenceFormat(
        label="CSL-JSON",
        meaning="For Zotero, Pandoc and citation processors.",
        media_type="application/vnd.citationstyles.csl+json",
        write=_json,
    ),
}
"""Every format, by the ending of its files. A new format needs an entry here and a function that writes it."""
