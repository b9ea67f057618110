"""The files that the pages offer: what is on the screen, or the records that it is made of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from components.parts.share import Download, from_api
from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.sources.export import FORMATS
from guarantees.pages.sources.query import SOURCE_LINK, SourceQuery
from guarantees.pages.tables.query import COMPARE_LINK, ComparisonQuery
from guarantees.pages.wording.query import WORDING_LINK, WordingQuery

COMPARISON = {"xlsx": "Excel", "csv": "CSV", "md": "Markdown"}
REFERENCES = {ending: each.label for ending, each in FORMATS.items()}


def comparison_files(query: ComparisonQuery, catalogue: Catalogue) -> tuple[Download, ...]:
    """The table with its evidence and sources; the evidence alone; the table as text."""
    return _files("comparison", COMPARISON, COMPARE_LINK.encode_briefly(query, catalogue))


def _files(name: str, formats: Mapping[str, str], link: Mapping[str, str]) -> tuple[Download, ...]:
    asked = urlencode(link)
    return tuple(
        Download(label, f"./{name}.{ending}{asked and '?'}{asked}")
        for ending, label in formats.items()
    )


def coverage_files(query: Any, catalogue: Catalogue) -> tuple[Download, ...]:
    """Every cell, as of the chosen day."""
    day = query.as_of.day
    asof, clock = (day.isoformat(), query.as_of.clock.value) if day else ("", "")
    return from_api("comparison", catalogue, asof=asof, clock=clock)


def wording_files(query: WordingQuery, catalogue: Catalogue) -> tuple[Download, ...]:
    """The ladder as a table."""
    return _files("wording", {"csv": "CSV"}, WORDING_LINK.encode_briefly(query, catalogue))


def source_files(query: SourceQuery, catalogue: Catalogue) -> tuple[Download, ...]:
    """The sources as references."""
    return _files("sources", REFERENCES, SOURCE_LINK.encode_briefly(query.for_files, catalogue))


def proposal_files(query: Any, catalogue: Catalogue) -> tuple[Download, ...]:
    """The statements on one proposal, or all proposals."""
    if query.id in catalogue.proposals:
        return from_api("statements", catalogue, proposal=query.id)
    return from_api("proposals", catalogue)


def actor_files(query: Any, catalogue: Catalogue) -> tuple[Download, ...]:
    """The positions of one party, or all parties."""
    if query.actor in catalogue.positions:
        return from_api("positions", catalogue, actor=query.actor)
    return from_api("actors", catalogue)


def gap_files(query: Any, catalogue: Catalogue) -> tuple[Download, ...]:
    """The statements on one question."""
    return from_api("statements", catalogue, element=query.element)


def list_files(what: str) -> Any:
    """All of one kind."""
    return lambda query, catalogue: from_api(what, catalogue)
