"""The sources of a view, numbered as they are cited, and what is drawn with their numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import LATEST, AsOf
from guarantees.cells.cell import EvidenceRole
from guarantees.records.dates import EdtfDate
from guarantees.records.element import Element
from guarantees.records.statement import Attributed, Evidence
from guarantees.words.citations import source_details
from guarantees.words.places import joined
from guarantees.words.statement_words import (
    PlaceView,
    StatementGroup,
    StatementView,
    place_view,
    statement_view,
)


@dataclass(frozen=True)
class CitedSource:
    """A numbered source of what is on the screen. ``title_language`` is there for a title that is not English."""

    number: int
    id: str
    short_name: str
    title: str
    details: str
    date: EdtfDate | None
    url: str
    title_language: str = ""


class NumberedSources:
    """Numbers the sources of one view of a catalogue: the first one cited is 1, the next new one 2, and so on.

    So the numbers depend on the order of the calls: the parts of a page are built from its top to its bottom.
    """

    def __init__(self, catalogue: Catalogue, as_of: AsOf = LATEST) -> None:
        self.catalogue, self.as_of = catalogue, as_of
        self._numbers: dict[str, int] = {}

    def cite(self, source_ids: Iterable[str]) -> tuple[int, ...]:
        """Numbers for sources, in ascending order and without repetition."""
        numbers = self._numbers
        return tuple(sorted({numbers.setdefault(n, len(numbers) + 1) for n in source_ids}))

    def cite_evidence(self, evidence: Iterable[Evidence]) -> tuple[int, ...]:
        """The numbers of the sources of some evidence."""
        return self.cite(place.source for place in evidence)

    def cite_statements(self, statements: Iterable[Attributed]) -> tuple[int, ...]:
        """The numbers of the sources that the statements themselves were read in."""
        return self.cite_evidence(place for each in statements for place in each.evidence)

    def statement(
        self,
        statement: Attributed,
        element: Element | None = None,
        role: EvidenceRole | None = None,
    ) -> StatementView:
        """A statement or position, with every source it rests on cited."""
        self.cite_evidence(statement.all_evidence)
        return statement_view(
            statement,
            self.catalogue,
            as_of=self.as_of,
            element=element,
            role=role,
            numbers=self._numbers,
        )

    def groups(
        self, titled: Iterable[tuple[str, Iterable[Attributed]]], element: Element | None = None
    ) -> tuple[StatementGroup, ...]:
        """Statements under their titles, without the titles that have none; ``element`` is what statements speak of."""
        groups = (
            StatementGroup(title, tuple(self.statement(each, element) for each in statements))
            for title, statements in titled
        )
        return tuple(group for group in groups if group.statements)

    def places(
        self, evidence: tuple[Evidence, ...], speaker: str = "", how: str = ""
    ) -> tuple[PlaceView, ...]:
        """Places with their sources cited. With a speaker (an id), each chain begins with the speaker and ``how``."""
        self.cite_evidence(evidence)
        return tuple(
            place_view(
                place,
                self.catalogue,
                among=evidence,
                speaker=speaker,
                how=how,
                numbers=self._numbers,
            )
            for place in joined(evidence, self.catalogue)
        )

    def listed(self) -> tuple[CitedSource, ...]:
        """Every source cited so far, by number."""
        return tuple(self._listed(name, number) for name, number in self._numbers.items())

    def _listed(self, source_id: str, number: int) -> CitedSource:
        source = self.catalogue.sources.get(source_id)
        if source is None:
            unread = "The record of this source cannot be read at present."
            return CitedSource(number, source_id, source_id, unread, "", None, "")
        return CitedSource(
            number=number,
            id=source.id,
            short_name=source.short_name,
            title=source.title,
            details=source_details(source, self.catalogue),
            date=source.published,
            url=source.url or "",
            title_language=source.title_language or "",
        )
