"""The files that the pages offer: what is on the screen, or the records behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode

from components.downloads.formats import FILES, FORMATS
from components.pages.gap.chart_file import has_chart
from components.parts.share import Download, from_api
from components.store.releases_store import asked_for
from guarantees.catalogue.catalogue import Catalogue
from guarantees.changes.view import EVERYTHING
from guarantees.links.page_link import PageLink
from guarantees.pages.changes.query import ChangesQuery
from guarantees.pages.coverage.page import CoverageQuery
from guarantees.pages.gap.page import LINK as GAP_LINK
from guarantees.pages.proposal.page import ProposalQuery
from guarantees.pages.sources.export import REFERENCE_FORMATS
from guarantees.pages.sources.query import SOURCE_LINK, SourceQuery
from guarantees.pages.tables.query import MatrixQuery

REFERENCES = {ending: (each.label, each.meaning) for ending, each in REFERENCE_FORMATS.items()}


def of_view(link: PageLink[Any]) -> Callable[[Any, Catalogue], tuple[Download, ...]]:
    """What a page shows, in every format that has room for its columns."""

    def files(query: Any, catalogue: Catalogue) -> tuple[Download, ...]:
        columns = columns_of(query, catalogue)
        offered = {
            ending: (each.label, each.about)
            for ending, each in FORMATS.items()
            if each.has_room_for(columns)
        }
        name = FILES[link.page or "overview"]
        return _files(name, offered, link.encode_briefly(query, catalogue))

    return files


def columns_of(query: Any, catalogue: Catalogue) -> int:
    """How many columns the table of a view has, or 1 if that does not depend on the reader."""
    if isinstance(query, CoverageQuery) or (isinstance(query, ProposalQuery) and not query.id):
        return len(catalogue.proposals)
    return len(query.columns) if isinstance(query, MatrixQuery) else 1


def _files(
    name: str, formats: Mapping[str, tuple[str, str]], link: Mapping[str, str]
) -> tuple[Download, ...]:
    """Links to files; of each format, by its ending, what it is called and what is in it."""
    asked = urlencode(link)
    return tuple(
        Download(label, f"./{name}.{ending}{asked and '?'}{asked}", about)
        for ending, (label, about) in formats.items()
    )


def source_files(query: SourceQuery, catalogue: Catalogue) -> tuple[Download, ...]:
    """The sources as references."""
    return _files("sources", REFERENCES, SOURCE_LINK.encode_briefly(query.for_files, catalogue))


def gap_files(query: Any, catalogue: Catalogue) -> tuple[Download, ...]:
    """What the page shows, and its numbers as charts."""
    files = of_view(GAP_LINK)(query, catalogue)
    if not has_chart(query, catalogue):
        return files
    charts = {"html": ("Charts", "the numbers, to zoom; 5 MB")}
    return (*files, *_files("numbers", charts, GAP_LINK.encode_briefly(query, catalogue)))


def list_files(what: str) -> Any:
    """All of one kind."""
    return lambda query, catalogue: from_api(what, catalogue)


def changes_files(query: ChangesQuery, catalogue: Catalogue) -> tuple[Download, ...]:
    """All that changed since a release; for a part, or for days, there is only the feed."""
    since, is_whole = query.since, query.view == EVERYTHING
    if not is_whole or since.day or query.as_of.day or not since.version:
        return ()
    return from_api("changes", catalogue, since=since.version) if asked_for(since.version) else ()
