"""The sources of one page, numbered as they are cited, and what is drawn with their numbers."""

from __future__ import annotations

from collections.abc import Iterable

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf
from guarantees.records.element import Element
from guarantees.records.statement import Attributed, Evidence, Statement
from guarantees.words.citations import Citations, CitedSource
from guarantees.words.statement_words import (
    PlaceView,
    StatementView,
    place_view,
    statement_view,
)


class PageSources:
    """Gives each source its number when something of the page first cites it."""

    def __init__(self, as_of: AsOf, catalogue: Catalogue) -> None:
        self._as_of, self._catalogue = as_of, catalogue
        self._citations = Citations(catalogue)
        self._numbers: dict[str, int] = {}

    def cite(self, source_ids: Iterable[str]) -> tuple[int, ...]:
        """Numbers for sources, in ascending order and without repetition."""
        names = tuple(dict.fromkeys(source_ids))
        for name in names:
            self._numbers[name] = self._citations.cite((name,))[0]
        return tuple(sorted(self._numbers[name] for name in names))

    def statement(
        self, statement: Attributed, element: Element | None = None, standing: str = ""
    ) -> StatementView:
        """A statement or position, each of its sources cited."""
        self.cite(place.source for place in all_evidence(statement))
        return statement_view(
            statement,
            self._catalogue,
            as_of=self._as_of,
            element=element,
            standing=standing,
            numbers=self._numbers,
        )

    def places(
        self, evidence: tuple[Evidence, ...], speaker: str = "", how: str = ""
    ) -> tuple[PlaceView, ...]:
        """Places, each of their sources cited; with a speaker (an id) the chain begins with him and ``how``."""
        self.cite(place.source for place in evidence)
        return tuple(
            place_view(place, self._catalogue, speaker=speaker, how=how, numbers=self._numbers)
            for place in evidence
        )

    def listed(self) -> tuple[CitedSource, ...]:
        """Every source cited so far, by number."""
        return self._citations.sources()


def all_evidence(statement: Attributed) -> tuple[Evidence, ...]:
    """Every place that a statement rests on: its own, and those of its condition, withdrawal and readings."""
    readings = statement.readings if isinstance(statement, Statement) else ()
    parts = (statement.condition, statement.withdrawn, *readings)
    return (*statement.evidence, *(place for part in parts if part for place in part.evidence))
