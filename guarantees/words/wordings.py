"""How a quotation compares with another wording of the same thing, for a reader."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from guarantees.catalogue.catalogue import Catalogue
from guarantees.records.statement import Evidence, key_phrase
from guarantees.text.wordings import Run, differences, wording_words
from guarantees.words.citations import language


@dataclass(frozen=True)
class Wording:
    """The words of a source: ``language`` is the code of theirs, ``name`` what a sentence calls the source."""

    quote: str
    language: str
    name: str

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words by which it is compared."""
        return wording_words(self.quote)


@dataclass(frozen=True)
class Compared:
    """A wording next to another one. ``sentence`` says how they compare; ``runs`` are its words, marked where they
    differ, and none where the two are not compared word by word or have the same words."""

    sentence: str
    runs: tuple[Run, ...] = ()


def wording_at(place: Evidence, catalogue: Catalogue) -> Wording:
    """The quotation at a place, in the language of its source."""
    source = catalogue.sources.get(place.source)
    code = source.language if source else ""
    return Wording(place.quote or "", code, catalogue.source_short_name(place.source))


def compared(wording: Wording, other: Wording) -> Compared:
    """The wording as it compares with the other. Only texts in one language are compared word by word."""
    if wording.language != other.language:
        own, others = language(wording.language), language(other.language)
        return Compared(f"In {own}, not compared with the {others} of {other.name}.")
    if wording.words == other.words:
        return Compared(f"The same words as {other.name}.")
    runs = differences(wording.quote, other.quote)
    if not runs:
        return Compared(f"Different words from {other.name}.")
    if not any(run.change in ("added", "left_out") for run in runs):
        return Compared(f"The same words as {other.name}, as far as both are quoted.", runs)
    return Compared(f"Marked where it differs from {other.name}.", runs)


def compared_witness(
    place: Evidence, places: tuple[Evidence, ...], catalogue: Catalogue
) -> Compared | None:
    """How a witness of the key phrase compares with its first one; ``None`` for a place that is no further witness."""
    first, *others = key_phrase(places) or (place,)
    return (
        compared(wording_at(place, catalogue), wording_at(first, catalogue))
        if place in others
        else None
    )
