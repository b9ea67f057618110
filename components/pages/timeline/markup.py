"""The Timeline as HTML: the chart, the entry that is chosen in it, and the list that says the same as the chart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache, partial

import htpy as h

from components.elements.charts import chart
from components.pages.timeline.chart import timeline_figure
from components.pages.timeline.geometry import lanes_words, troop_words
from components.pages.timeline.placeholder import lanes_markup
from components.pages.timeline.quantities_chart import troop_figure
from components.parts.actor_links import actor_links
from components.parts.dates import date_markup
from components.parts.record_links import record_links_markup
from components.parts.rendering import CHOSEN
from components.parts.statements import (
    evidence_details,
    place_list,
    statement_list,
    statement_markup,
)
from components.parts.tables import stacked_table
from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.catalogue.clock import Clock
from guarantees.links.addresses import to_proposal
from guarantees.pages.timeline.entries import EntryKind, TimelineEntry, entries_of
from guarantees.pages.timeline.figures import Figure, figures_of, troop_elements
from guarantees.pages.timeline.page import (
    KIND_SIGNS,
    NO_DATE,
    Timeline,
    Year,
    record_of,
    siblings_of,
    statements_of,
    timeline,
    timeline_chart,
)
from guarantees.pages.timeline.quantities import figures_caption, figures_for, troop_charts
from guarantees.pages.timeline.query import TimelineQuery, TimelineView, link_to
from guarantees.records.element import Element
from guarantees.records.registry import Event
from guarantees.words.statement_words import StatementView, place_view, statement_view

LEGEND = (
    "In the chart, a sign is a day; a sign in a bar is some day of the bar. Dotted: about or perhaps. "
    "Arrow: earlier or later still. Number: several entries, which one click opens together."
)
NUMBERS_LEGEND = (
    "In the chart, a sign is a day; a sign in a bar is some day of the bar. Dotted: about or perhaps. Triangle up: at "
    "least; down: at most. Circle: the number itself; hollow: about. Square: no number. Thin steps join the figures of "
    "one proposal."
)


def page_markup(query: TimelineQuery, catalogue: Catalogue) -> h.Node:
    """The page from below its choices: the chart, the place for what is chosen in it, and the list."""
    if query.view is TimelineView.QUANTITIES:
        return [_troops(query, catalogue), CHOSEN, _numbers(query, catalogue)]
    listed = _listed_from(catalogue)(replace(query, event="", open=()))
    return [_lanes(query, catalogue), CHOSEN, listed]


def chosen_markup(query: TimelineQuery, catalogue: Catalogue) -> h.Node:
    """The chosen entry or figure with its evidence; ``None`` without one."""
    if query.view is TimelineView.QUANTITIES:
        figure = figures_of(catalogue).get(query.event)
        return figure and _chosen_figure(figure, query, catalogue)
    entry = entries_of(catalogue).get(query.event)
    return entry and _chosen(entry, query, catalogue)


def _lanes(query: TimelineQuery, catalogue: Catalogue) -> h.Node:
    drawn = timeline_chart(query, catalogue)
    if drawn is None or not drawn.lanes:
        return None
    words, picture = lanes_words(drawn), lanes_markup(drawn)
    return chart("lanes", timeline_figure(drawn), words, picture=picture, sets="event")


def _troops(query: TimelineQuery, catalogue: Catalogue) -> h.Node:
    charts = troop_charts(query, catalogue)
    return charts and chart("troops", troop_figure(charts), troop_words(charts), sets="event")


@cached_on_catalogue
def _listed_from(catalogue: Catalogue) -> Callable[[TimelineQuery], str]:
    """The list as text. It is cached because it is long, and the same whatever entry is chosen."""
    return lru_cache(maxsize=16)(lambda query: str(_list(query, catalogue)))


@cached_on_catalogue
def _entry_from(catalogue: Catalogue) -> Callable[[str, Clock], str]:
    """An entry of the list as text. It depends on nothing else of a query, so queries share it."""
    return lru_cache(maxsize=10_000)(partial(_entry_text, catalogue))


def _entry_text(catalogue: Catalogue, entry_id: str, clock: Clock) -> str:
    return str(_entry(entries_of(catalogue)[entry_id], clock, catalogue))


# ---- the list ----------------------------------------------------------------------------------


def _list(query: TimelineQuery, catalogue: Catalogue) -> h.Node:
    model = timeline(query, catalogue)
    return h.fragment[
        h.p(".empty")[model.empty] if model.empty else _about(model),
        (_year(year, query.clock, catalogue) for year in model.years),
    ]


def _about(model: Timeline) -> h.Element:
    return h.div(".about")[
        h.p[model.caption],
        model.outside
        and h.p[
            model.outside,
            " ",
            h.a(".screen-only", href=model.everything, data_focus="everything")["Show them too"],
        ],
        h.p(".soft.small.screen-only")[LEGEND],
        h.ul(".key.small", aria_label="Kinds of entry")[
            (h.li(title=kind.meaning)[_sign(kind), kind.label] for kind in EntryKind)
        ],
    ]


def _sign(kind: EntryKind) -> h.Element:
    return h.span(".sign", aria_hidden="true")[KIND_SIGNS[kind]]


def _year(year: Year, clock: Clock, catalogue: Catalogue) -> h.Element:
    text = _entry_from(catalogue)
    return h.section(".year")[
        h.h2[
            year.heading,
            year.link
            and h.a(".screen-only", href=year.link, data_focus=f"year-{year.heading}")[
                "Only ", h.span(".hidden")["the year "], year.heading
            ],
        ],
        h.ol(".entries")[(text(entry.id, clock) for entry in year.entries)]
        if year.entries
        else h.p(".soft")[f"{year.count} entries are not listed here because there are so many."],
    ]


def _entry(entry: TimelineEntry, clock: Clock, catalogue: Catalogue, before: str = "") -> h.Element:
    """An entry with its evidence folded. ``before`` goes before its id in links."""
    statements = list(statements_of(entry, catalogue))
    words = f"Evidence: {len(statements)} statements" if len(statements) > 1 else "Evidence"
    return h.li[
        h.p(".when")[_date(entry, clock)],
        h.div[
            h.p(".what")[_sign(entry.kind), h.span(".kind")[entry.kind.label], h.b[entry.title]],
            h.p(".says")[entry.says],
            _who(entry, catalogue),
            h.details(data_open=f"{before}{entry.id}")[
                # The title is for those who hear the summary apart from its entry.
                h.summary[words, h.span(".hidden")[f" for {entry.title}"]],
                h.p(".soft.small")[_other_date(entry, clock)],
                _evidence(entry, statements, catalogue),
            ],
        ],
    ]


def _date(dated: TimelineEntry | Figure, clock: Clock) -> h.Node:
    """The date of an entry or a figure on a clock."""
    date = dated.date(clock)
    return date_markup(date) if date else NO_DATE


def _other_date(entry: TimelineEntry, clock: Clock) -> h.Node:
    """The date of an entry on the other clock."""
    if clock is Clock.KNOWN:
        return ["of ", date_markup(entry.stated)]
    return ["public ", date_markup(entry.known)] if entry.known else "not known when it was public"


def _who(entry: TimelineEntry, catalogue: Catalogue) -> h.Node:
    is_event = isinstance(entry.record, Event)
    actors = actor_links(entry.record.participants, catalogue) if is_event else []
    proposals = _proposals(entry, catalogue)
    return (actors or proposals) and h.p(".who.soft.small")[
        actors and ["Participants: ", actors], actors and proposals and " · ", proposals
    ]


def _proposals(entry: TimelineEntry, catalogue: Catalogue) -> h.Node:
    links = []
    for place, name in enumerate(entry.proposals):
        proposal = catalogue.proposals.get(name)
        words = proposal.short_name if proposal else name
        links.append([", " if place else "", h.a(href=to_proposal(name))[words]])
    return links and ["Proposal: " if len(links) == 1 else "Proposals: ", *links]


def _evidence(
    entry: TimelineEntry, statements: list[StatementView], catalogue: Catalogue
) -> h.Node:
    event = entry.record if isinstance(entry.record, Event) else None
    return [
        event and event.note and h.p(".small")[h.span(".soft")["Note: "], event.note],
        event and place_list([place_view(place, catalogue) for place in event.evidence]),
        statements and statement_list(statements),
    ]


# ---- the chosen entry --------------------------------------------------------------------------


def _chosen(entry: TimelineEntry, query: TimelineQuery, catalogue: Catalogue) -> h.Element:
    """The chosen entry with its evidence, and the others at its mark."""
    statements = list(statements_of(entry, catalogue))
    siblings = siblings_of(entry.id, query, catalogue)
    return h.section(".chosen", aria_label="The chosen entry")[
        h.header[h.h2[entry.title], _close(query, catalogue)],
        h.p(".line")[
            _sign(entry.kind),
            f"{entry.kind.label} · ",
            _date(entry, query.clock),
            h.span(".soft")[" · ", _other_date(entry, query.clock)],
        ],
        # Statements say it themselves, but not how the end of a term follows from them.
        (entry.kind is EntryKind.END or not statements) and h.p(".says")[entry.says],
        _who(entry, catalogue),
        _evidence(entry, statements, catalogue),
        record_links_markup(record_of(entry, catalogue)),
        siblings
        and [
            h.h3["At the same mark of the chart"],
            h.ol(".entries")[
                (_entry(each, query.clock, catalogue, before="beside~") for each in siblings)
            ],
        ],
    ]


def _close(query: TimelineQuery, catalogue: Catalogue) -> h.Element:
    address = link_to(replace(query, event=""), catalogue)
    return h.a(".screen-only", href=address, data_stay=True)["Close"]


# ---- troop numbers -----------------------------------------------------------------------------

_HEADS = ("Date", "Value", "Proposal", "Who says so, and the evidence")


def _numbers(query: TimelineQuery, catalogue: Catalogue) -> h.Node:
    """A table for each element that counts soldiers."""
    figures = figures_for(query, catalogue)
    about = [h.p[figures_caption(figures)], h.p(".soft.small.screen-only")[NUMBERS_LEGEND]]
    return h.fragment[
        h.div(".about")[about]
        if figures
        else h.p(".empty")["No statement about the size of a force matches these choices."],
        (
            _figures(element, found, query.clock, catalogue)
            for element in troop_elements(catalogue)
            if (found := [figure for figure in figures if figure.element == element.id])
        ),
    ]


def _statement(figure: Figure, catalogue: Catalogue) -> StatementView:
    element = catalogue.elements[figure.element]
    return statement_view(figure.statement, catalogue, element=element)


def _chosen_figure(figure: Figure, query: TimelineQuery, catalogue: Catalogue) -> h.Element:
    statement = _statement(figure, catalogue)
    proposal = catalogue.proposals[figure.proposal].short_name
    return h.section(".chosen", aria_label="The chosen figure")[
        h.header[h.h2[f"{statement.text}: {proposal}"], _close(query, catalogue)],
        h.p(".line")[_date(figure, query.clock)],
        h.div(".statements")[statement_markup(statement)],
    ]


def _figures(
    element: Element, figures: list[Figure], clock: Clock, catalogue: Catalogue
) -> h.Element:
    rows = (_figure(figure, clock, catalogue) for figure in figures)
    return h.section[
        h.h2[element.name],
        h.p(".soft")[element.question],
        stacked_table("figures", _HEADS, rows, f"{element.name}, in order of date"),
    ]


def _figure(figure: Figure, clock: Clock, catalogue: Catalogue) -> Sequence[h.Node]:
    statement = _statement(figure, catalogue)
    proposal = catalogue.proposals[figure.proposal]
    summary = ["Evidence", h.span(".hidden")[f" for {statement.text}"]]
    return (
        _date(figure, clock),
        [h.span(".sign", aria_hidden="true")[statement.sign], h.b[statement.text]],
        h.a(href=to_proposal(proposal.id))[proposal.short_name],
        [
            f"{statement.speaker} ({statement.mode})",
            evidence_details(figure.id, summary, [statement]),
        ],
    )
