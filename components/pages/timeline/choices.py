"""The choices above the timeline: what the chart shows, how it is divided, and what is left out."""

from __future__ import annotations

import htpy as h

from components.parts.forms import (
    Choice,
    Option,
    as_of_choice,
    choices_form,
    day,
    folded,
    one_term,
    some_in_list,
    some_of,
)
from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.timeline.entries import EntryKind, entries_of
from guarantees.pages.timeline.page import KIND_SIGNS, years_of
from guarantees.pages.timeline.query import (
    TIMELINE_LINK,
    Lanes,
    TimelineQuery,
    TimelineView,
    link_for_year,
    range_words,
)
from guarantees.words.english import counted


def timeline_choices(query: TimelineQuery, catalogue: Catalogue) -> h.Node:
    """The form for a query."""
    is_events = query.view is TimelineView.EVENTS
    return choices_form(
        TIMELINE_LINK,
        query,
        catalogue,
        one_term("view", "Show", TimelineView, query.view),
        one_term("lanes", "Lanes", Lanes, query.lanes) if is_events else None,
        _days(query, catalogue),
        _proposals(query, catalogue),
        _actors(query, catalogue),
        as_of_choice(query.as_of),
        _kinds(query) if is_events else None,
    )


def _kinds(query: TimelineQuery) -> Choice:
    options = [Option(kind.value, kind.label, kind.meaning, KIND_SIGNS[kind]) for kind in EntryKind]
    return some_of("kinds", "Kinds of entry", options, {kind.value for kind in query.kinds})


def _days(query: TimelineQuery, catalogue: Catalogue) -> Choice:
    years = h.p[
        "Only ",
        (
            [
                " · " if place else "",
                h.a(href=link_for_year(query, year, catalogue), data_stay=True)[str(year)],
            ]
            for place, year in enumerate(years_of(query, catalogue))
        ),
    ]
    return folded(
        "days",
        range_words(query.days),
        Choice((), years),
        day("from", "or from this day", query.days.first),
        day("to", "up to this day", query.days.last),
    )


def _proposals(query: TimelineQuery, catalogue: Catalogue) -> Choice:
    by_family = {
        family.name: [Option(proposal.id, proposal.short_name) for proposal in found]
        for family, found in catalogue.proposals_by_family()
    }
    return folded(
        "proposals",
        counted(len(query.proposals), "proposal") if query.proposals else "All proposals",
        some_in_list("proposals", "Only these proposals", by_family, query.proposals),
    )


def _actors(query: TimelineQuery, catalogue: Catalogue) -> Choice:
    names = catalogue.alphabetical(_with_an_entry(catalogue))
    actors = [Option(name, catalogue.actor_short_name(name)) for name in names]
    return folded(
        "actors",
        counted(len(query.actors), "actor") if query.actors else "All actors",
        some_in_list("actors", "Only these actors", actors, query.actors),
    )


def _with_an_entry(catalogue: Catalogue) -> set[str]:
    found = {
        name
        for entry in entries_of(catalogue).values()
        for name in (*entry.bodies, *entry.actors, *entry.about)
    }
    return found & {*catalogue.actors}
