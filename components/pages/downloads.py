"""The files that the pages offer: what is on the screen, or the records that it is made of."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from components.parts.share import Download, from_api
from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.sources.query import SOURCE_LINK, SourceQuery
from guarantees.pages.tables.query import COMPARE_LINK, ComparisonQuery
from guarantees.pages.wording.query import WORDING_LINK, WordingQuery


def comparison_files(query: ComparisonQuery, catalogue: Catalogue) -> tuple[Download, ...]:
    """The table with its evidence and sources; the evidence alone; the table as text."""
    link = urlencode(COMPARE_LINK.encode_briefly(query, catalogue))
    named = (("Excel", "xlsx"), ("CSV", "csv"), ("Markdown", "md"))
    return tuple(
        Download(label, f"./comparison.{ending}{link and '?'}{link}") for label, ending in named
    )


def coverage_files(query: Any, catalogue: Catalogue) -> tuple[Download, ...]:
    """Every cell, as of the chosen day."""
    day = query.as_of.day
    asof, clock = (day.isoformat(), query.as_of.clock.value) if day else ("", "")
    return from_api("comparison", catalogue, asof=asof, clock=clock)


def wording_files(query: WordingQuery, catalogue: Catalogue) -> tuple[Download, ...]:
    """The ladder as a table."""
    link = urlencode(WORDING_LINK.encode_briefly(query, catalogue))
    return (Download("CSV", f"./wording.csv{link and '?'}{link}"),)


def source_files(query: SourceQuery, catalogue: Catalogue) -> tuple[Download, ...]:
    """The sources as references."""
    link = urlencode(SOURCE_LINK.encode_briefly(query.for_files, catalogue))
    named = (("BibTeX", "bib"), ("RIS", "ris"), ("CSL-JSON", "json"))
    return tuple(
        Download(label, f"./sources.{ending}{link and '?'}{link}") for label, ending in named
    )


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
