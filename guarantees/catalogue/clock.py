"""Two clocks: when something was stated, and when the public could first know it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.records.dates import EdtfDate
from guarantees.records.proposal import StatusChange
from guarantees.records.registry import Event
from guarantees.records.source import Source
from guarantees.records.statement import Attributed, Evidence, Part, Statement, Withdrawal
from guarantees.records.vocabulary import Term

Said = TypeVar("Said", bound=Attributed)


class Clock(Term):
    """Which of the two dates an "as of" day is compared with."""

    STATED = "stated", "stated", "When it was said, or the text was on the table."
    KNOWN = (
        "known",
        "publicly known",
        "When the public could first know it: as recorded, or else the earliest publication among its sources.",
    )


@dataclass(frozen=True)
class AsOf:
    """The day a reader asks about, on one clock. ``day`` is ``None`` for everything the records hold."""

    clock: Clock = Clock.STATED
    day: datetime.date | None = None

    def includes(self, date: EdtfDate | None) -> bool:
        """Whether something with this date belongs to the view: it is not certainly after the chosen day."""
        return self.day is None or date is None or date.first_possible <= self.day

    def without_hindsight(self, text: str | None) -> str:
        """An editor's text on all that the records hold: "" for a chosen day, since it may tell what came later."""
        return "" if self.day else text or ""


LATEST = AsOf()
"""Everything the records hold."""


def known_date(statement: Attributed, catalogue: Catalogue) -> EdtfDate | None:
    """When the public could first know it: as recorded, or else the earliest publication among its sources.

    ``None`` when no source it cites can be read.
    """
    return statement.known or earliest_publication(statement.evidence, catalogue)


def earliest_publication(evidence: tuple[Evidence, ...], catalogue: Catalogue) -> EdtfDate | None:
    """The earliest publication among the sources cited and the originals they pass on."""
    published = _first_published(catalogue)
    dates = [published[place.source] for place in evidence if place.source in published]
    return min(dates, key=lambda date: date.sort_key) if len(dates) > 1 else next(iter(dates), None)


@cached_on_catalogue
def _first_published(catalogue: Catalogue) -> Mapping[str, EdtfDate]:
    return {id: first_published(source) for id, source in catalogue.sources.items()}


def first_published(source: Source) -> EdtfDate:
    """When the words of a source first appeared: there, or where it has them from."""
    dates = [source.published, *(link.published for link in source.chain if link.published)]
    return min(dates, key=lambda date: date.sort_key)


def clock_date(statement: Attributed, as_of: AsOf, catalogue: Catalogue) -> EdtfDate | None:
    """The statement's date on the chosen clock."""
    if as_of.clock is Clock.KNOWN:
        return known_date(statement, catalogue)
    return statement.at_time


def withdrawal_date(withdrawal: Withdrawal, as_of: AsOf, catalogue: Catalogue) -> EdtfDate | None:
    """The date of the withdrawal on the chosen clock."""
    if as_of.clock is Clock.KNOWN:
        return earliest_publication(withdrawal.evidence, catalogue)
    return withdrawal.stated


def in_view(statement: Attributed, as_of: AsOf, catalogue: Catalogue) -> bool:
    """Whether a statement had been made, or was known, by the chosen day."""
    return as_of.includes(clock_date(statement, as_of, catalogue))


def dated_in_view(dated: StatusChange | Event, as_of: AsOf, catalogue: Catalogue) -> bool:
    """Whether it had happened, or was known, by the chosen day."""
    known = as_of.clock is Clock.KNOWN
    return as_of.includes(earliest_publication(dated.evidence, catalogue) if known else dated.date)


def places_in_view(
    evidence: tuple[Evidence, ...], as_of: AsOf, catalogue: Catalogue
) -> tuple[Evidence, ...]:
    """The places that could be read by the chosen day: on the clock of what was known, only those published by then."""
    if as_of.clock is not Clock.KNOWN or as_of.day is None:
        return evidence
    return tuple(
        place for place in evidence if as_of.includes(earliest_publication((place,), catalogue))
    )


def seen(said: Iterable[Said], as_of: AsOf, catalogue: Catalogue) -> tuple[Said, ...]:
    """The statements in view, each with only those places and parts that could be read by the chosen day."""
    return tuple(
        _as_seen(each, as_of, catalogue) for each in said if in_view(each, as_of, catalogue)
    )


def _as_seen(said: Said, as_of: AsOf, catalogue: Catalogue) -> Said:
    """The statement itself where nothing of it came later, so that it is still found among those of its record."""
    every = said.all_evidence
    if places_in_view(every, as_of, catalogue) == every:
        return said

    def cut(part: Part) -> Part | None:
        places = places_in_view(part.evidence, as_of, catalogue)
        return part.model_copy(update={"evidence": places}) if places else None

    # A recorded date vouches for a first publication that none of the places is.
    places = places_in_view(said.evidence, as_of, catalogue) or said.evidence
    # Its note speaks of all the places.
    changes: dict[str, object] = {"evidence": places, "note": None}
    for name in ("condition", "withdrawn"):
        part = getattr(said, name)
        changes[name] = cut(part) if part else None
    if isinstance(said, Statement):
        changes["readings"] = tuple(each for each in map(cut, said.readings) if each)
    return said.model_copy(update=changes)


def is_withdrawn(statement: Attributed, as_of: AsOf, catalogue: Catalogue) -> bool:
    """Whether the speaker had withdrawn a statement by the chosen day."""
    withdrawal = statement.withdrawn
    return withdrawal is not None and as_of.includes(withdrawal_date(withdrawal, as_of, catalogue))


def was_public(source_id: str, as_of: AsOf, catalogue: Catalogue) -> bool:
    """Whether a text could be read by the chosen day: a later one proves no silence on that day."""
    source = catalogue.sources.get(source_id)
    return as_of.includes(source.published if source else None)
