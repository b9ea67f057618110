"""The map as a reader takes it away: what each country would send to a force, and what that rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guarantees import SITE_NAME
from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.map.page import ForceMap, ForceMapQuery, MapOrder, force_map
from guarantees.pages.map.rule import contributions
from guarantees.pages.map.words import ContributionView
from guarantees.pages.tables.position_sheets import position_id
from guarantees.pages.tables.sheets import notes, sources_sheet
from guarantees.records.map_options import Means
from guarantees.sheets.about_view import about_view, made_of
from guarantees.sheets.book import Answer, Row, Sheet, Workbook
from guarantees.sheets.statement_lines import Line, long_form, no_statement, statement_line
from guarantees.words.as_of import as_of_words
from guarantees.words.numbered_sources import NumberedSources
from guarantees.words.statement_words import statement_view

_HEADS = ("Country or group", "Code", "Shows", "Party id")


def map_book(query: ForceMapQuery, catalogue: Catalogue, address: str) -> Workbook:
    """What the map and its table show for a query, on the page at an ``address``."""
    model = force_map(query, catalogue)
    what = f"Who would send what to a force in Ukraine, {as_of_words(query.as_of)}"
    sources = NumberedSources(catalogue, query.as_of)
    table = _Table(model, sources).sheet()
    return Workbook(
        f"{SITE_NAME}: {what}",
        table,
        long_form(_HEADS, tuple(_lines(model, catalogue))),
        sources_sheet(sources.listed()),
        about_view(what, query.as_of, address, catalogue, _filters(query)),
        _legend(model),
        made_of(catalogue),
    )


def _filters(query: ForceMapQuery) -> Iterator[str]:
    for means in Means:
        if query.kept(means):
            yield f"{means.label}: {', '.join(sorted(each.label for each in query.kept(means)))}"


class _Table:
    """Builds the table; holds what every row needs."""

    def __init__(self, model: ForceMap, sources: NumberedSources) -> None:
        self.model, self.sources = model, sources
        found = contributions(model.query.as_of, sources.catalogue)
        self.positions = {each.actor: each.deciding_positions for each in found}

    def sheet(self) -> Sheet:
        parts = (("Countries", self.model.rows), ("Groups", self.model.group_rows))
        rows: list[Row] = []
        for name, entries in parts:
            rows += [(name,), *map(self._row, entries)] if entries else []
        for basis, entries in self.model.unstated.items():
            rows.append((basis.label, "", "", "", ", ".join(each.name for each in entries), ""))
        means = (MapOrder(means.value).label for means in Means)
        head = ("Country or group", *means, "What else is recorded", "Latest date")
        return Sheet("Map", head, tuple(rows), (30, 30, 30, 30, 40, 20), 1)

    def _row(self, entry: ContributionView) -> Row:
        cited = self.sources.cite_statements(self.positions.get(entry.actor, ()))
        cited_in = notes(self.sources, cited)
        answers = [
            Answer(
                each.sign,
                each.label.partition(": ")[2],
                each.tone,
                each.label.partition(": ")[2],
                notes=cited_in if each.sign else (),
                is_given=bool(each.sign),
            )
            for each in entry.answers
        ]
        rest = [entry.note, *(f"{f.sign} {f.label}" for f in entry.force)]
        rest += [f"as part of: {entry.part_of}"] if entry.part_of else []
        date = entry.date.words() if entry.date else ""
        return (entry.name, *answers, "; ".join(filter(None, rest)), date)


def _lines(model: ForceMap, catalogue: Catalogue) -> Iterator[Line]:
    as_of = model.query.as_of
    found = {each.actor: each for each in contributions(as_of, catalogue)}
    for entry in (*model.rows, *model.group_rows):
        about = (entry.name, entry.code, entry.label, entry.actor)
        positions = found[entry.actor].positions
        if not positions:
            yield no_statement(about)
        for position in positions:
            view = statement_view(position, catalogue, as_of=as_of)
            yield statement_line(about, view, position_id(entry.actor, position, catalogue))


def _legend(model: ForceMap) -> tuple[tuple[str, str], ...]:
    answers: Iterable[ContributionView] = (*model.rows, *model.group_rows)
    signs = {each.sign: each.answer for entry in answers for each in entry.answers if each.sign}
    return (
        *((sign, f"{answer.label}: {answer.meaning}") for sign, answer in signs.items()),
        ("(none)", "Nothing is stated. That is no answer."),
    )
