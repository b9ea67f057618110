"""The Gap page as HTML: one element with everyone's stances, or a proposal next to one actor's stances."""

from __future__ import annotations

import htpy as h

from components.pages.gap.element import element_markup
from components.pages.gap.proposal import proposal_markup
from components.parts.empty_state import EmptyStateLink, empty_state
from components.parts.evidence import evidence_markup
from components.parts.own_words import source_title
from components.parts.record_page import source_facts
from guarantees.catalogue.catalogue import Catalogue
from guarantees.links.addresses import to_gap, to_sources
from guarantees.pages.gap import page as gap_models
from guarantees.words.numbered_sources import CitedSource


def page_markup(query: gap_models.GapQuery, catalogue: Catalogue) -> h.Node:
    """The page from below its title."""
    model = gap_models.gap(query, catalogue)
    return h.fragment[
        model.empty and empty_state(model.empty, EmptyStateLink("Another question", "./gap")),
        model.element and element_markup(model.element, model),
        model.pair and proposal_markup(model.pair, model),
        model.sources and _sources(model.sources),
    ]


def gap_panel(query: gap_models.GapQuery, catalogue: Catalogue) -> h.Node:
    """The evidence that is open beside the page; nothing without any."""
    panel = gap_models.gap_evidence(query, catalogue)
    shown = gap_models.resolved(query, catalogue)
    address = to_gap(shown.element, shown.proposal, shown.actor, query.as_of)
    return panel and evidence_markup(panel, address)


def _sources(sources: tuple[CitedSource, ...]) -> h.Element:
    return h.section(".part", aria_labelledby="sources")[
        h.h2("#sources")["Sources"],
        h.ol(".sources")[(_source(source) for source in sources)],
    ]


def _source(source: CitedSource) -> h.Element:
    return h.li(id=f"source-{source.number}", tabindex="-1")[
        h.span(".number")[f"[{source.number}]"],
        h.span[
            h.a(href=to_sources(source.id))[source.short_name],
            " ",
            source_title(source.title, source.title_language),
            h.span(".soft")[source_facts(source)],
        ],
    ]
