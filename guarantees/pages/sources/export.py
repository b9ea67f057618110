"""Sources as files for programs that manage references: BibTeX, RIS and CSL-JSON.

Each is written by a library that escapes for its format. Each says which version of the data it has and which filters
chose its sources: BibTeX in comments at the top, RIS in the lines before the first reference, where providers name
themselves, and CSL-JSON, which has neither, in each item's ``custom``. What is written where follows what Zotero and
JabRef make of it: decision 30.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile, zip_longest
from typing import Any

from guarantees import SITE_NAME
from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf
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
from guarantees.words.site_citation import LICENCE, cited

BIBTEX_TYPES = {
    "article-newspaper": "article",
    "report": "techreport",
    "entry-encyclopedia": "incollection",
}
RIS_TYPES = {
    # Not "GEN", which Zotero takes for an article of a journal.
    "document": "GOVDOC",
    "article-newspaper": "NEWS",
    "report": "RPRT",
    "post-weblog": "BLOG",
    "entry-encyclopedia": "ENCYC",
}
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
        f"The evidence runs to: {reach}",
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
        **_bibtex_outlet(item),
        "translator": _bibtex_names(item.get("translator", [])),
        "year": _tex(str(year or source.published.words())),
        # For biblatex, which knows this notation and its doubts; BibTeX itself ignores it.
        "date": source.published.text,
        "url": item.get("URL", ""),
        "urldate": source.accessed.text if source.accessed else "",
        "language": source.language,
        "note": _tex(note_of(source, catalogue)),
    }
    return {name: value for name, value in fields.items() if value}


def _bibtex_outlet(item: Item) -> dict[str, str]:
    """Publisher or container. Styles print that of a ``misc`` as ``howpublished``; Zotero looks for a publisher."""
    publisher, container = (_tex(item.get(name, "")) for name in ("publisher", "container-title"))
    kind = BIBTEX_TYPES.get(item["type"])
    if kind == "article":
        return {"journal": container}
    if kind is None:
        return {"howpublished": publisher or container, "publisher": publisher}
    return {"institution": publisher, "booktitle": container}


def _bibtex_names(names: list[dict[str, str]]) -> str:
    return " and ".join(f"{{{_tex(name['literal'])}}}" for name in names)


def _tex(text: str) -> str:
    """The text with what is special to TeX escaped. Letters of all languages stay: today's programs read UTF-8."""
    return _line(text).translate(_TEX)


# ---- RIS -----------------------------------------------------------------------------------


def _ris(chosen: Chosen, catalogue: Catalogue) -> str:
    records, *rest = _about(chosen, catalogue)
    references = [_ris_reference(source, catalogue) for source in chosen.sources]
    return _ris_file(records, rest, references)


def page_as_ris(title: str, about: str, address: str, as_of: AsOf, catalogue: Catalogue) -> str:
    """A page of the site as a reference, by its title, a sentence about it and the address that opens it again."""
    released = catalogue.edition.released if catalogue.edition else None
    reference: dict[str, Any] = {
        "type_of_reference": "ELEC",
        "title": title,
        "secondary_title": SITE_NAME,
        "abstract": about,
        "year": str(released.first_possible.year) if released else "",
        "date": _ris_date(released) if released else "",
        "urls": [address],
        "language": "en",
        "database_provider": source_of_record(catalogue),
        "notes": [f"{cited(title, as_of, catalogue)} Licence of the records: {LICENCE}."],
    }
    written = {name: _ris_value(value) for name, value in reference.items() if value}
    return _ris_file(source_of_record(catalogue), ["A page of the site"], [written])


def _ris_file(records: str, about: Sequence[str], references: Sequence[Mapping[str, Any]]) -> str:
    from rispy import RisWriter, dumps

    class Writer(RisWriter):
        """Without the numbers that the library writes before each reference."""

        def set_header(self, count: int) -> str:
            return ""

    head = [f"Provider: {records}", "Content: text/plain; charset=utf-8", ". ".join(about)]
    return "\n".join([*head, "", str(dumps(list(references), implementation=Writer))])


def _ris_reference(source: Source, catalogue: Catalogue) -> dict[str, str | list[str]]:
    """One reference, by the library's names for tags. RIS has no escapes: a value is one line."""
    item = csl_item(source, catalogue)
    reference: dict[str, Any] = {
        "type_of_reference": RIS_TYPES[item["type"]],
        "id": source.id,
        "title": source.title,
        "authors": _ris_names(item["author"]),
        "secondary_title": item.get("container-title", ""),
        "publisher": item.get("publisher", ""),
        "subsidiary_authors": _ris_names(item.get("translator", [])),
        "original_publication": _original(item),
        "year": str(source.published.first_possible.year),
        "date": _ris_date(source.published),
        "access_date": _ris_date(source.accessed) if source.accessed else "",
        "urls": [item["URL"]] if source.url else [],
        "language": source.language,
        "database_provider": source_of_record(catalogue),
        "notes": [note_of(source, catalogue)],
    }
    return {name: _ris_value(value) for name, value in reference.items() if value}


def _original(item: Item) -> str:
    """Title and publisher of the text that was translated or passed on."""
    parts = (item.get("original-title"), item.get("original-publisher"))
    return ", ".join(part for part in parts if part)


def _ris_value(value: str | list[str]) -> str | list[str]:
    return [_line(each) for each in value] if isinstance(value, list) else _line(value)


def _ris_names(names: list[dict[str, str]]) -> list[str]:
    """Names without commas, after which a given name would be expected: "Website – not named"."""
    return [re.sub(r"\s*,\s*", " – ", name["literal"]).strip(" –") for name in names]


def _ris_date(date: EdtfDate) -> str:
    """``YYYY/MM/DD/words``: the parts that are certain, then the date in words if it is in doubt.

    Programs drop the words behind a year, so a range has only the parts that its ends share. Without a common year
    there are only the words.
    """
    if one_year(date) is None:
        return date.words()
    points = (point.rstrip("~?%").split("-") for point in date.text.split("/"))
    shared = takewhile(lambda ends: len(set(ends)) == 1, zip_longest(*points))
    year, month, day = [*(ends[0] for ends in shared), "", ""][:3]
    return f"{year}/{month}/{day}/{'' if is_plain(date) else date.words()}"


def _line(text: str) -> str:
    """A text without line ends of any kind."""
    return " ".join(text.split())


REFERENCE_FORMATS = {
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
