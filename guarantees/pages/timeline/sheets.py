"""The timeline as a reader takes it away: what the page lists, with what each entry rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from guarantees import SITE_NAME
from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import Clock
from guarantees.pages.tables.sheets import notes, sources_sheet
from guarantees.pages.timeline.entries import EntryKind, TimelineEntry, entries_of
from guarantees.pages.timeline.evidence import statements_of
from guarantees.pages.timeline.ladder import figures_caption, figures_for, said_by, time_of
from guarantees.pages.timeline.ledger import period_of
from guarantees.pages.timeline.query import TimelineQuery, TimelineView, order
from guarantees.pages.timeline.selection import selection
from guarantees.pages.timeline.terms import terms_for
from guarantees.records.registry import Event
from guarantees.sheets.about_view import about_view, made_of
from guarantees.sheets.book import Answer, Row, Sheet, Workbook
from guarantees.sheets.statement_lines import (
    Line,
    event_line,
    long_form,
    no_statement,
    statement_line,
)
from guarantees.words.as_of import as_of_words
from guarantees.words.cell_words import value_words
from guarantees.words.english import counted
from guarantees.words.numbered_sources import NumberedSources
from guarantees.words.statement_words import statement_view

_HEADS = ("Date", "Entry", "Kind", "Proposals", "Entry id")


def timeline_book(query: TimelineQuery, catalogue: Catalogue, address: str) -> Workbook:
    """What the page lists for a query, on the page at an ``address``."""
    query = replace(query, event="", open=())
    builder = _VIEWS[query.view](query, catalogue)
    sheet, lines = builder.sheet(), tuple(builder.lines())
    what = f"Timeline: {builder.caption}, {as_of_words(query.as_of)}"
    return Workbook(
        f"{SITE_NAME}: {what}",
        sheet,
        long_form(_HEADS, lines),
        sources_sheet(builder.sources.listed()),
        about_view(what, query.as_of, address, catalogue, _filters(query, catalogue)),
        (),
        made_of(catalogue),
    )


def _filters(query: TimelineQuery, catalogue: Catalogue) -> Iterator[str]:
    days = query.days
    if days.first or days.last:
        yield f"from {days.first or 'the first'} to {days.last or 'the last'}"
    yield from (catalogue.proposals[id].short_name for id in query.proposals)
    yield from (catalogue.actor_short_name(id) for id in query.actors)
    if query.view is TimelineView.EVENTS:
        yield f"kinds: {', '.join(each.label for each in EntryKind if each in query.kinds)}"
    if query.clock is Clock.KNOWN:
        yield "by when it was public"


class _Events:
    """What happened, what was said, and what became of proposals."""

    def __init__(self, query: TimelineQuery, catalogue: Catalogue) -> None:
        self.query, self.catalogue = query, catalogue
        self.sources = NumberedSources(catalogue, query.as_of)
        self.entries = self._entries()

    def _entries(self) -> list[TimelineEntry]:
        shown = selection(self.query, self.catalogue).shown(self.query.clock)
        found = (each for line in shown for each in (line.entry, *line.changes))
        clock = self.query.clock
        return sorted(found, key=lambda each: (order(each.date(clock)), str(each.date(clock))))

    @property
    def caption(self) -> str:
        return counted(len(self.entries), "entry", "entries")

    def sheet(self) -> Sheet:
        rows: list[Row] = []
        year = None
        for entry in self.entries:
            date = entry.date(self.query.clock)
            if (now := period_of(date)[0] if date else 0) != year:
                rows.append((str(now) if now else "No date is known",))
                year = now
            rows.append(self._row(entry))
        head = ("Date", "What", "Kind", "Proposals", "Parties")
        return Sheet("Timeline", head, tuple(rows), (26, 70, 20, 30, 30), 1)

    def _row(self, entry: TimelineEntry) -> Row:
        evidence = (
            entry.record.evidence
            if entry.record
            else tuple(place for said, _ in entry.said for place in said.evidence)
        )
        cited = notes(self.sources, self.sources.cite_evidence(evidence))
        what = Answer("", entry.title, "", entry.title, entry.says, notes=cited)
        parties = ", ".join(self.catalogue.actor_short_name(id) for id in entry.bodies)
        return (_date(entry, self.query), what, entry.kind.label, self._proposals(entry), parties)

    def _proposals(self, entry: TimelineEntry) -> str:
        known = self.catalogue.proposals
        return ", ".join(known[id].short_name for id in entry.proposals if id in known)

    def lines(self) -> Iterator[Line]:
        for entry in self.entries:
            about = (
                *(_date(entry, self.query), entry.title, entry.kind.label),
                *(self._proposals(entry), entry.id),
            )
            if isinstance(entry.record, Event):
                yield event_line(about, entry.record, self.catalogue)
            views = list(statements_of(entry, self.catalogue))
            for number, view in enumerate(views, start=1):
                said = entry.said[number - 1][0] if number <= len(entry.said) else None
                yield statement_line(about, view, (said and said.id) or f"{entry.id}.{number}")
            if not views and not isinstance(entry.record, Event):
                yield no_statement(about, entry.says)


class _Terms(_Events):
    """Until when agreements are in force."""

    def _entries(self) -> list[TimelineEntry]:
        terms = terms_for(self.query, self.catalogue)
        entries = entries_of(self.catalogue)
        return [entries[term.entry] for term in terms.terms] if terms else []


class _Figures(_Events):
    """Numbers of soldiers, as each speaker gives them."""

    def _entries(self) -> list[TimelineEntry]:
        self.figures = figures_for(self.query, self.catalogue)
        return []

    @property
    def caption(self) -> str:
        return figures_caption(self.figures).rstrip(".")

    def sheet(self) -> Sheet:
        rows: list[Row] = []
        for figure in self.figures:
            element = self.catalogue.elements[figure.element]
            cited = self.sources.cite_statements((figure.statement,))
            value = value_words(figure.statement.value, element, self.catalogue)
            date = time_of(figure, self.query.clock)
            rows.append(
                (
                    date.words() if date else "",
                    Answer("", value, "", value, notes=notes(self.sources, cited)),
                    said_by(figure, self.catalogue),
                    element.name,
                    self.catalogue.proposals[figure.proposal].short_name,
                )
            )
        head = ("Date", "How many", "Who says so", "Of what", "Proposal")
        return Sheet("Troop numbers", head, tuple(rows), (26, 40, 40, 30, 30), 1)

    def lines(self) -> Iterator[Line]:
        for figure in self.figures:
            element = self.catalogue.elements[figure.element]
            date = time_of(figure, self.query.clock)
            name = self.catalogue.proposals[figure.proposal].short_name
            about = (date.words() if date else "", element.name, "figure", name, figure.id)
            view = statement_view(figure.statement, self.catalogue, element=element)
            yield statement_line(about, view, figure.statement.id or figure.id)


def _date(entry: TimelineEntry, query: TimelineQuery) -> str:
    date = entry.date(query.clock)
    return date.words() if date else "not known"


_VIEWS = {
    TimelineView.EVENTS: _Events,
    TimelineView.QUANTITIES: _Figures,
    TimelineView.TERMS: _Terms,
}
