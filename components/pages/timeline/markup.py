"""The Timeline as HTML: in each of its views a chart of dates that is also the list, and beside it the evidence."""

from __future__ import annotations

import htpy as h

from components.pages.timeline.ladder import troop_numbers
from components.pages.timeline.ledger import ledger_markup
from components.pages.timeline.panel import entry_evidence, figure_evidence
from components.pages.timeline.strip import strip_markup
from components.pages.timeline.terms import terms_markup
from components.parts.rendering import EVIDENCE
from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.timeline.entries import entries_of
from guarantees.pages.timeline.figures import figures_of
from guarantees.pages.timeline.ledger import ledger
from guarantees.pages.timeline.query import TimelineQuery, TimelineView
from guarantees.pages.timeline.strip import strip


def page_markup(query: TimelineQuery, catalogue: Catalogue) -> h.Node:
    """The page from below its choices, with the place for the evidence of what is chosen."""
    return h.fragment[
        query.view is TimelineView.EVENTS and strip_markup(strip(query, catalogue)),
        h.div(".with-evidence", data_sets="event")[
            h.div(".content")[_content(query, catalogue)], EVIDENCE
        ],
    ]


def _content(query: TimelineQuery, catalogue: Catalogue) -> h.Node:
    if query.view is TimelineView.QUANTITIES:
        return troop_numbers(query, catalogue)
    if query.view is TimelineView.TERMS:
        return terms_markup(query, catalogue)
    return ledger_markup(ledger(query, catalogue), query, catalogue)


def chosen_markup(query: TimelineQuery, catalogue: Catalogue) -> h.Node:
    """The evidence of the chosen entry or figure; ``None`` without one."""
    figure = figures_of(catalogue).get(query.event)
    if figure:
        return figure_evidence(figure, query, catalogue)
    entry = entries_of(catalogue).get(query.event)
    return entry and entry_evidence(entry, query, catalogue)
