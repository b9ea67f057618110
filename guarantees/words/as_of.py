"""The chosen day, and the day up to which evidence was collected, in words."""

from __future__ import annotations

import datetime

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf, Clock
from guarantees.records.dates import EdtfDate


def as_of_words(as_of: AsOf) -> str:
    """The chosen day and clock, in words."""
    if as_of.day is None:
        return "everything the records hold"
    verb = "as publicly known on" if as_of.clock is Clock.KNOWN else "as stated up to"
    return f"{verb} {day_words(as_of.day)}"


def day_words(day: datetime.date | None) -> str:
    """A day as ``21 August 2025``; "" for none."""
    return f"{day.day} {day:%B %Y}" if day else ""


def as_of_in_brief(as_of: AsOf) -> str:
    """The chosen day and clock in a few words, as a button has them."""
    if as_of.day is None:
        return "As of: latest"
    verb = "Public by" if as_of.clock is Clock.KNOWN else "As of"
    return f"{verb}: {EdtfDate.parse(as_of.day.isoformat()).short()}"


def evidence_cutoff(catalogue: Catalogue) -> str:
    """How far the evidence runs to, in words."""
    edition = catalogue.edition
    return f"The evidence runs to {edition.evidence_reaches.words()}." if edition else ""
