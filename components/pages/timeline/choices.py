"""The choices above the timeline: what it shows, of which months, how it is grouped, and what is left out."""

from __future__ import annotations

import datetime
from itertools import groupby

import htpy as h

from components.parts.forms import (
    Choice,
    Option,
    actor_options,
    choices_form,
    folded,
    one_term,
    proposal_options,
    some_in_list,
)
from guarantees.catalogue.catalogue import Catalogue
from guarantees.links.link_reader import NONE
from guarantees.pages.timeline.entries import EntryKind, entries_of
from guarantees.pages.timeline.ledger import SAID_KINDS
from guarantees.pages.timeline.link import TIMELINE_LINK, written
from guarantees.pages.timeline.query import (
    DayRange,
    Lanes,
    TimelineQuery,
    TimelineView,
    end_of,
    month_of,
)
from guarantees.pages.timeline.strip import StripMonth, strip
from guarantees.words.english import counted


def timeline_choices(query: TimelineQuery, catalogue: Catalogue) -> h.Node:
    """The form for a query."""
    is_events = query.view is TimelineView.EVENTS
    return choices_form(
        TIMELINE_LINK,
        query,
        catalogue,
        one_term("view", "Show", TimelineView, query.view),
        one_term("lanes", "Grouped", Lanes, query.lanes) if is_events else None,
        _months(query, catalogue) if is_events else None,
        _kinds(query) if is_events else None,
        _proposals(query, catalogue),
        _actors(query, catalogue),
        opens="Months and kinds",
    )


def _kinds(query: TimelineQuery) -> Choice:
    options = {
        words: [
            Option(kind.value, kind.label, kind.meaning)
            for kind in EntryKind
            if (kind in SAID_KINDS) == is_said
        ]
        for words, is_said in (("Happened", False), ("Said", True))
    }
    return folded(
        "kinds",
        counted(len(query.kinds), "kind"),
        some_in_list("kinds", "Only these kinds of entry", options, {k.value for k in query.kinds}),
    )


def _months(query: TimelineQuery, catalogue: Catalogue) -> Choice | None:
    drawn = strip(query, catalogue)
    if not drawn.months and query.days == DayRange():
        return None
    first, last = query.days.first, query.days.last
    shown = drawn.days
    return Choice(
        ("from", "to"),
        h.span(".months")[
            _month_list(
                "from",
                "From month",
                drawn.months,
                written(first, first and month_of(first)),
                _name(shown.first) if query.days == DayRange() and shown.first else "the first",
            ),
            h.span(aria_hidden="true")["–"],
            _month_list(
                "to",
                "To month",
                drawn.months,
                written(last, last and end_of(last)),
                _name(shown.last) if query.days == DayRange() and shown.last else "the last",
            ),
        ],
    )


def _month_list(
    name: str, label: str, months: tuple[StripMonth, ...], chosen: str, none: str
) -> h.Element:
    """The months by year. A day, or a month without entries, that a link names is among them."""
    values = {f"{each.month:%Y-%m}" for each in months}
    by_year = groupby(months, key=lambda each: each.month.year)
    return h.label[
        h.span(".hidden")[label],
        h.select(name=name)[
            h.option(value=NONE, selected=chosen == NONE)[none],
            chosen not in (NONE, *values) and h.option(value=chosen, selected=True)[_read(chosen)],
            (
                h.optgroup(label=str(year))[
                    (_option(each, f"{each.month:%Y-%m}" == chosen) for each in found)
                ]
                for year, found in by_year
            ),
        ],
    ]


def _option(each: StripMonth, is_chosen: bool) -> h.Element:
    return h.option(value=f"{each.month:%Y-%m}", selected=is_chosen)[_name(each.month)]


def _name(day: datetime.date) -> str:
    return f"{day:%b %Y}"


def _read(chosen: str) -> str:
    if len(chosen) == len("2025-08"):
        return _name(datetime.date.fromisoformat(f"{chosen}-01"))
    day = datetime.date.fromisoformat(chosen)
    return f"{day.day} {_name(day)}"


def _proposals(query: TimelineQuery, catalogue: Catalogue) -> Choice:
    return folded(
        "proposals",
        counted(len(query.proposals), "proposal") if query.proposals else "All proposals",
        some_in_list(
            "proposals", "Only these proposals", proposal_options(catalogue), query.proposals
        ),
    )


def _actors(query: TimelineQuery, catalogue: Catalogue) -> Choice:
    actors = actor_options(_with_an_entry(catalogue), catalogue)
    return folded(
        "actors",
        counted(len(query.actors), "party", "parties") if query.actors else "All parties",
        some_in_list("actors", "Only these parties", actors, query.actors),
    )


def _with_an_entry(catalogue: Catalogue) -> set[str]:
    found = {
        name
        for entry in entries_of(catalogue).values()
        for name in (*entry.bodies, *entry.actors, *entry.about)
    }
    return found & {*catalogue.actors}
