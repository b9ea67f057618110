"""Who gives which answer, as a reader takes it away: answers down, parties across, as the drawing has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from guarantees import SITE_NAME
from guarantees.cells.cell import HAS_VALUE, cell_of
from guarantees.cells.stances import StanceCell
from guarantees.pages.tables.position_sheets import stance_lines
from guarantees.pages.tables.positions import stance_sign_legend
from guarantees.pages.tables.sheets import cell_lines, notes, sources_sheet
from guarantees.pages.tables.stands import StandsRow, WhoStandsWhere
from guarantees.records.element import Element
from guarantees.records.values import CodedValue, values_of
from guarantees.sheets.about_view import about_view, made_of
from guarantees.sheets.book import Answer, Content, Row, Sheet, Workbook
from guarantees.sheets.statement_lines import Line, long_form
from guarantees.words.as_of import as_of_words
from guarantees.words.cell_words import value_words
from guarantees.words.numbered_sources import NumberedSources
from guarantees.words.stance_marks import StanceMark, stance_mark

_HEADS = ("Who", "On", "Cell shows", "Id of who", "Question id")


def stands_book(
    elements: Iterable[Element], stands: WhoStandsWhere, address: str, *, proposals: bool = False
) -> Workbook:
    """Who gives which answer to some questions; with ``proposals``, also which of them give it."""
    table = _Stands(tuple(elements), stands, proposals)
    asked = table.elements[0].name if len(table.elements) == 1 else "the questions that divide"
    what = f"Who stands where: {asked}, {as_of_words(stands.as_of)}"
    sheet = table.sheet()
    return Workbook(
        f"{SITE_NAME}: {what}",
        sheet,
        long_form(_HEADS, tuple(table.lines())),
        sources_sheet(table.sources.listed()),
        about_view(what, stands.as_of, address, stands.catalogue),
        (
            *((entry.sign, entry.text) for entry in stance_sign_legend()),
            ("(empty)", "Nothing is recorded. That is no answer."),
        ),
        made_of(stands.catalogue),
    )


class _Stands:
    """Builds the table; holds what every part of it needs."""

    def __init__(
        self, elements: tuple[Element, ...], stands: WhoStandsWhere, proposals: bool
    ) -> None:
        self.elements, self.stands, self.proposals = elements, stands, proposals
        self.catalogue, self.as_of = stands.catalogue, stands.as_of
        self.sources = NumberedSources(self.catalogue, self.as_of)

    def sheet(self) -> Sheet:
        parties = tuple(column.name for column in self.stands.columns)
        last = ("Others", *(["Proposals"] if self.proposals else []))
        rows = tuple(row for element in self.elements for row in self._rows(element))
        widths = (30, *(20 for _ in parties), *(36 for _ in last))
        return Sheet("Who stands where", ("Answer", *parties, *last), rows, widths, 1)

    def _rows(self, element: Element) -> Iterator[Row]:
        yield (f"{element.number} {element.question}",)
        by_value = self.stands.stances(element)
        coded = self._coded(element) if self.proposals else {}
        shown = [column.id for column in self.stands.columns]
        for value in dict.fromkeys((*by_value, *coded)):
            cells = by_value.get(value, {})
            yield (
                value_words(value, element, self.catalogue),
                *(self._answer(cells[actor]) if actor in cells else "" for actor in shown),
                self._others(self.stands.answer(element, value, cells)),
                *(["; ".join(coded.get(value, ()))] if self.proposals else []),
            )

    def _coded(self, element: Element) -> dict[CodedValue, list[str]]:
        """For each answer, the proposals that give it."""
        found: dict[CodedValue, list[str]] = {}
        for proposal in self.catalogue.proposals.values():
            cell = cell_of(proposal, element, self.as_of, self.catalogue)
            values = (v for said in cell.shown for v in values_of(said.value))
            for value in dict.fromkeys(values) if cell.state in HAS_VALUE else ():
                found.setdefault(value, []).append(proposal.short_name)
        return found

    def _answer(self, cell: StanceCell) -> Answer:
        mark = stance_mark(cell, self.catalogue)
        words = _words(replace(mark, sign=""))
        numbers = self.sources.cite_statements((*cell.seen, *cell.denials))
        return Answer(mark.sign, words, mark.tone, words, notes=notes(self.sources, numbers))

    def _others(self, row: StandsRow) -> str:
        """The parties of no column; those who signed one text are counted."""
        named = (_words(stand.mark, stand.name) for stand in row.others)
        return "; ".join((*named, *(each.words for each in row.signatories)))

    # ---- what it rests on --------------------------------------------------------------------------

    def lines(self) -> Iterator[Line]:
        """A line for each position on the questions, and for each statement of a proposal."""
        for element in self.elements:
            yield from self._of_positions(element)
            for proposal in self.catalogue.proposals if self.proposals else ():
                cell = cell_of(
                    self.catalogue.proposals[proposal], element, self.as_of, self.catalogue
                )
                if cell.statements:
                    yield from cell_lines(proposal, element.id, "", self.as_of, self.catalogue)

    def _of_positions(self, element: Element) -> Iterator[Line]:
        """A position that speaks of several answers is one line."""
        on = f"{element.number} {element.name}"
        found: dict[Content, Line] = {}
        for cells in self.stands.stances(element).values():
            for actor, stance in cells.items():
                name = self.catalogue.actor_short_name(actor)
                about = (name, on, "", actor, element.id)
                for line in stance_lines(stance, about, self.as_of, self.catalogue):
                    found.setdefault(line[0][-1], line)
        yield from found.values()


def _words(mark: StanceMark, name: str = "") -> str:
    return " ".join(filter(None, (mark.sign, name, mark.word, mark.remark, mark.when)))
