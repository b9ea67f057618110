"""Sources as items of CSL-JSON, the common form from which citations and files for other programs are made.

The fields are those of the Citation Style Language 1.0.2 (https://docs.citationstyles.org). A source is cited as what
was read, not as the original it passes on. Records have by-lines only in notes, so the author of each source is an
organisation: without an author, styles would name the translator instead, even a machine.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit

from guarantees.catalogue.catalogue import Catalogue
from guarantees.records.dates import EdtfDate, in_words
from guarantees.records.source import ChainLink, Source
from guarantees.records.vocabulary import ActorKind, ChainRole, SourceKind
from guarantees.words.citations import chain_steps

CSL_TYPES = {
    # Not "treaty": the kind also holds drafts and official statements.
    SourceKind.OFFICIAL_TEXT: "document",
    SourceKind.NEWS_REPORT: "article-newspaper",
    # Not "interview", whose author is the person interviewed: the author here is the outlet.
    SourceKind.INTERVIEW: "article-newspaper",
    SourceKind.ANALYSIS: "report",
    SourceKind.BLOG_POST: "post-weblog",
    SourceKind.REFERENCE_WORK: "entry-encyclopedia",
}
"""The type of item for each kind of source."""
HAS_PUBLISHER = frozenset({"document", "report"})
"""Types that have a publisher; the others have a container."""

# Not escaped in an address, as addresses consist of them.
_ADDRESS = ":/?@!$&'()*+,;=%~"
_BARE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
_NOT_IN_HOSTS = re.compile(r"[{}\\\"<>^`|]")

Item = dict[str, Any]
"""One item of CSL-JSON: its fields by their CSL names, ready for ``json``."""


def csl_item(source: Source, catalogue: Catalogue) -> Item:
    """A source as an item of CSL-JSON; fields without content are left out."""
    kind = CSL_TYPES[source.kind]
    outlet = outlet_of(source)
    original = source.chain[0] if len(source.chain) > 1 else None
    item = {
        "id": source.id,
        "type": kind,
        "title": source.title,
        "author": _names([author_of(source, catalogue)], catalogue),
        "publisher" if kind in HAS_PUBLISHER else "container-title": catalogue.actor_name(outlet),
        **(_original(original, outlet, catalogue) if original else {}),
        "translator": _names(translators(source), catalogue),
        "issued": csl_date(source.published),
        "accessed": csl_date(source.accessed) if source.accessed else None,
        "URL": web_address(source.url or ""),
        "language": source.language,
        "source": source_of_record(catalogue),
        "note": note_of(source, catalogue),
    }
    return {name: value for name, value in item.items() if value}


def source_of_record(catalogue: Catalogue) -> str:
    """Where the item comes from: these records, with their version."""
    return f"Records of proposed security guarantees, data version {catalogue.version}"


def outlet_of(source: Source) -> str:
    """The id of the actor that published what was read: the last of the chain, unless it only translated.

    A translation counts as a publication when the records say where or when it appeared.
    """
    return _publications(source)[-1].by


def author_of(source: Source, catalogue: Catalogue) -> str:
    """The id of the actor responsible for what was read: its publisher, apart from services that keep copies."""
    published = [link.by for link in _publications(source)]
    return next((by for by in reversed(published) if not _is_service(by, catalogue)), published[-1])


def _is_service(actor_id: str, catalogue: Catalogue) -> bool:
    actor = catalogue.actors.get(actor_id)
    return actor is not None and actor.kind is ActorKind.SERVICE


def _original(link: ChainLink, outlet: str, catalogue: Catalogue) -> Item:
    """What is known of the text that was translated or passed on."""
    return {
        "original-publisher": catalogue.actor_name(link.by) if link.by != outlet else "",
        "original-title": link.title or "",
        "original-date": csl_date(link.published) if link.published else None,
    }


def _publications(source: Source) -> list[ChainLink]:
    """The links of the chain that published something; the first one if the records name none."""
    published = [link for link in source.chain if _publishes(link)]
    return published or [source.chain[0]]


def _publishes(link: ChainLink) -> bool:
    return link.role is not ChainRole.TRANSLATION or bool(link.url or link.published)


def translators(source: Source) -> list[str]:
    """Ids of all translators on the way, each once, in order."""
    names = (link.by for link in source.chain if link.role is ChainRole.TRANSLATION)
    return list(dict.fromkeys(names))


def way_of(source: Source, catalogue: Catalogue) -> str:
    """The way from the first publication to what was read, one sentence a step."""
    return ". ".join(in_words(step, ", ") for step in chain_steps(source, catalogue)) + "."


def web_address(url: str) -> str:
    """An address as all programs read it: the host as it is written, and the rest percent-encoded, nothing twice."""
    parts = urlsplit(url)
    host = _NOT_IN_HOSTS.sub(lambda found: quote(found[0]), parts.netloc)
    path, query, fragment = (
        _BARE_PERCENT.sub("%25", quote(part, safe=_ADDRESS)) for part in parts[2:]
    )
    return urlunsplit((parts.scheme, host, path, query, fragment))


def note_of(source: Source, catalogue: Catalogue) -> str:
    """Its date in words (many programs drop the doubt of a date), its way to the reader, and the record's note."""
    published = f"Published {source.published.words()}."
    return " ".join(
        part for part in (published, way_of(source, catalogue), source.note or "") if part
    )


def csl_date(date: EdtfDate) -> dict[str, Any]:
    """A date of CSL-JSON: one or two dates as ``date-parts``, and ``circa`` if it is approximate or uncertain.

    CSL has no dates open at one end. For those the known year is given as approximate: many styles would print words in
    its place both as the year and as the day. The item's note has the words.
    """
    if date.is_open:
        return {"date-parts": [[date.first_possible.year]], "circa": True}
    parts = [_parts(point) for point in date.text.split("/")]
    return {"date-parts": parts} | ({"circa": True} if date.about or date.uncertain else {})


def is_plain(date: EdtfDate) -> bool:
    """Whether the date is a single day, month or year, without any doubt."""
    return "/" not in date.text and not (date.about or date.uncertain)


def one_year(date: EdtfDate) -> int | None:
    """The year of a date within one year; ``None`` for dates that are open or span several years."""
    if date.earliest and date.latest and date.earliest.year == date.latest.year:
        return date.earliest.year
    return None


def _parts(point: str) -> list[int]:
    return [int(part) for part in point.rstrip("~?%").split("-")]


def _names(actor_ids: list[str], catalogue: Catalogue) -> list[dict[str, str]]:
    """Actors as names that are not split into family and given names."""
    return [{"literal": catalogue.actor_name(name)} for name in actor_ids]
