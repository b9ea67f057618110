"""The ladder as a reader takes it away: each wording with its other witnesses beside it, and how it compares."""

from __future__ import annotations

from collections.abc import Iterator

from guarantees import SITE_NAME
from guarantees.catalogue.catalogue import Catalogue
from guarantees.cells.cell import cell_of
from guarantees.pages.tables.sheets import cell_lines, cited, sources_sheet
from guarantees.pages.wording.page import Ladder, LadderWording, Rung, ladder
from guarantees.pages.wording.query import WordingOrder, WordingQuery
from guarantees.pages.wording.rows import ON_THE_LADDER, LadderRow, WordingPlace
from guarantees.sheets.about_view import about_view, made_of
from guarantees.sheets.book import Answer, Note, Row, Sheet, Workbook
from guarantees.sheets.statement_lines import Line, long_form
from guarantees.words.as_of import as_of_words
from guarantees.words.cell_words import cell_words
from guarantees.words.citations import language
from guarantees.words.numbered_sources import NumberedSources
from guarantees.words.statement_words import statement_view
from guarantees.words.wordings import Wording

_HEADS = ("Proposal", "Question", "Cell shows", "Proposal id", "Question id")
ONLY_HERE, NOT_HERE = "Only here", "Not here"


def wording_book(query: WordingQuery, catalogue: Catalogue, address: str) -> Workbook:
    """The ladder that a query shows, on the page at an ``address``, which opens the same view."""
    shown = ladder(query, catalogue)
    asked = f": {shown.element.name}" if shown.element else ""
    what = f"Wordings side by side{asked}, {as_of_words(query.as_of)}"
    table = _Table(shown, catalogue)
    sheet = table.sheet()
    return Workbook(
        f"{SITE_NAME}: {what}",
        sheet,
        long_form(_HEADS, tuple(_lines(shown, catalogue))),
        sources_sheet(table.sources.listed()),
        about_view(what, query.as_of, address, catalogue, _filters(query, catalogue)),
        (
            (ONLY_HERE, "Words that the wording compared with does not have."),
            (NOT_HERE, "Words that only the wording compared with has."),
        ),
        made_of(catalogue),
    )


def _filters(query: WordingQuery, catalogue: Catalogue) -> Iterator[str]:
    yield from (family.name for id, family in catalogue.families.items() if id in query.families)
    if query.base in catalogue.proposals:
        yield f"compared with {catalogue.proposals[query.base].short_name}"


class _Table:
    """Builds the table; holds what every row needs."""

    def __init__(self, shown: Ladder, catalogue: Catalogue) -> None:
        self.shown, self.catalogue = shown, catalogue
        self.sources = NumberedSources(catalogue, shown.query.as_of)
        rows = (row for rung in shown.rungs for row in rung.rows)
        self.witnesses = max((len(row.witnesses) for row in rows), default=0)
        self.by_date = shown.query.order is WordingOrder.DATE

    def sheet(self) -> Sheet:
        further = [f"Witness {number}" for number in range(2, self.witnesses + 2)]
        heads = [("Proposal", 24), ("Stated", 14), *([("Answer", 24)] if self.by_date else [])]
        heads += [("Wording", 40), *((each, 40) for each in further)]
        heads += [("How it compares", 40), ("In our words", 44)]
        rows = tuple(row for rung in self.shown.rungs for row in self._rung(rung))
        names, widths = zip(*heads, strict=True)
        return Sheet("Wordings", names, rows, widths, 1)

    def _rung(self, rung: Rung) -> Iterator[Row]:
        if rung.answer:
            name = f"{rung.answer.sign} {rung.answer.text}"
            yield (f"{name}: {rung.meaning}" if rung.meaning else name,)
        for each in rung.wordings:
            for row in each.rows:
                yield self._row(row, _compares(each))
        for row in rung.unquoted:
            yield self._row(row, "")

    def _row(self, row: LadderRow, compares: str) -> Row:
        answer = row.answer
        given = Answer(answer.sign, answer.text, answer.tone, answer.text)
        quoted = [(row.wording, row.places), *((w.wording, (w.place,)) for w in row.witnesses)]
        sentences = (
            f"Witness {number}: {each.compared.sentence}"
            for number, each in enumerate(row.witnesses, start=2)
        )
        return (
            row.name,
            row.said.stated.words(),
            *([given] if self.by_date else []),
            *(self._quoted(row, *each) for each in quoted),
            *("" for _ in range(1 + self.witnesses - len(quoted))),
            " ".join(filter(None, (compares, *sentences))),
            row.said.says,
        )

    def _quoted(
        self, row: LadderRow, wording: Wording | None, places: tuple[WordingPlace, ...]
    ) -> Answer:
        query, element = self.shown.query, self.shown.element
        view = statement_view(row.said, self.catalogue, as_of=query.as_of, element=element)
        quote = wording.quote if wording else ""
        notes = []
        for place in places:
            [number] = self.sources.cite([place.source])
            said = f"{place.short_name}, {cited(place.at, quote, view)}"
            notes.append(Note(number, f"{said}. Source {number}."))
        text = f"“{quote}” ({language(wording.language)})" if wording else "Not quoted"
        return Answer("", text, row.answer.tone, text, notes=tuple(notes))


def _compares(each: LadderWording) -> str:
    """The marks of the page as a sentence."""
    if each.compared is None:
        return "The others are compared with this."
    found = [
        f"{name}: {', '.join(f'“{run.text}”' for run in runs)}."
        for name, change in ((ONLY_HERE, "added"), (NOT_HERE, "left_out"))
        if (runs := [run for run in each.compared.runs if run.change == change])
    ]
    return " ".join(found) or each.compared.sentence


def _lines(shown: Ladder, catalogue: Catalogue) -> Iterator[Line]:
    """A line for each statement that has a row, the proposals in the order of the ladder."""
    as_of, element = shown.query.as_of, shown.element
    rows = (row for rung in shown.rungs for row in rung.rows)
    for id in dict.fromkeys(row.proposal for row in rows):
        if element:
            cell = cell_of(catalogue.proposals[id], element, as_of, catalogue)
            said = cell_words(cell, element, catalogue).text
            yield from cell_lines(id, element.id, said, as_of, catalogue, ON_THE_LADDER)
