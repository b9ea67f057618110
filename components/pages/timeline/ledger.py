"""The ledger of events: a table for each month, a row for each date, and its entries as lines of text."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace

import htpy as h

from components.pages.timeline.dates import HAPPENED, SAID, dated, mark, window_markup
from components.pages.timeline.entry_links import EntryLink, entry_links
from components.parts.empty_state import EmptyStateLink, empty_state
from guarantees.catalogue.catalogue import Catalogue
from guarantees.links.addresses import to_proposal
from guarantees.pages.timeline.ledger import Group, Ledger, LedgerDate, LedgerLine, Period
from guarantees.pages.timeline.link import link_to
from guarantees.pages.timeline.query import DayRange, Lanes, TimelineQuery
from guarantees.pages.timeline.windows import Axis

_DAYS = (1, 5, 10, 15, 20, 25)


def ledger_markup(model: Ledger, query: TimelineQuery, catalogue: Catalogue) -> h.Node:
    """The caption, the key and the months."""
    if model.empty:
        return empty_state(
            model.empty,
            EmptyStateLink("Show all months", model.everything),
            cleared(query, catalogue),
        )
    link = entry_links(query, catalogue)
    return h.fragment[
        _about(model, query, catalogue),
        (_period(period, query.lanes, link) for period in model.periods),
    ]


def cleared(query: TimelineQuery, catalogue: Catalogue) -> EmptyStateLink | None:
    """The address of the same view with all kinds, parties and months; ``None`` if nothing else is chosen."""
    usual = TimelineQuery(view=query.view, lanes=query.lanes, clock=query.clock, asof=query.asof)
    is_usual = usual == replace(query, event="", open=())
    return None if is_usual else EmptyStateLink("Clear the choices", link_to(usual, catalogue))


def _about(model: Ledger, query: TimelineQuery, catalogue: Catalogue) -> h.Element:
    usual = link_to(replace(query, days=DayRange()), catalogue)
    return h.div(".about")[
        h.p[
            model.caption,
            model.everything
            and [" ", h.a(".screen-only", href=model.everything, data_stay=True)["All months"]],
            query.days != DayRange()
            and [" ", h.a(".screen-only", href=usual, data_stay=True)["Where most happened"]],
            h.span(".soft.scripted.screen-only")[" Other months: drag over the strip."],
        ],
        h.p(".key.soft.small")[
            h.span[h.b(aria_hidden="true")[HAPPENED], " happened"],
            h.span[h.b(aria_hidden="true")[SAID], " said"],
            h.span[h.b(aria_hidden="true")["↳"], " change of status that comes with it"],
            h.span[h.i(".bracket.sample", aria_hidden="true"), " some day of these"],
            h.span[h.i(".bracket.about.sample", aria_hidden="true"), " about or perhaps"],
            h.span[h.i(".bracket.before.sample", aria_hidden="true"), " or earlier"],
            h.span(".in-signs")[h.b["≤"], " that month or earlier"],
            h.span(".in-signs")[h.b["~"], " about"],
            h.span(".in-signs")[h.b["?"], " perhaps"],
            h.span[h.b(aria_hidden="true")["⋯"], " above: nothing is recorded"],
            h.span[h.b(aria_hidden="true")["┈"], " over the months: on some day of them"],
        ],
    ]


def _period(period: Period, lanes: Lanes, link: EntryLink) -> h.Element:
    name = f"month-{period.key}"
    return h.section(".period", aria_labelledby=name)[
        h.header[
            h.h2(id=name)[period.heading],
            h.p(".soft.small")[period.counts],
            period.link
            and h.a(".small.screen-only", href=period.link, data_stay=True, data_focus=name)[
                "Only ", period.name
            ],
        ],
        period.dates and _table(period, lanes, link),
    ]


def _table(period: Period, lanes: Lanes, link: EntryLink) -> h.Element:
    by = "Proposal" if lanes is Lanes.PROPOSAL else "Party"
    return h.table(".ledger")[
        h.caption(".hidden")[f"{period.heading}: each date once, with what happened or was said"],
        h.thead[
            h.tr[
                h.th(scope="col")[h.span(".hidden")["Date"]],
                period.axis
                and h.td(".axis", aria_hidden="true")[
                    h.div(".plot")[_ticks(period.axis, period.is_month)]
                ],
                h.th(scope="col")[h.span(".hidden")[by]],
                h.th(scope="col")[h.span(".hidden")["What happened or was said"]],
            ]
        ],
        (_date(each, link) for each in period.dates),
    ]


def _ticks(axis: Axis, is_month: bool) -> Iterator[h.Element]:
    if is_month:
        days = (*_DAYS, axis.last.day)
        places = [(str(day), axis.first.replace(day=day)) for day in days]
    else:
        year = axis.first.year
        months = [datetime.date(year, month, 1) for month in range(1, 13)]
        places = [(f"{month:%b}"[0], month) for month in months]
    for words, day in places:
        middle = (axis.share(day) + axis.share(day, end=True)) / 2
        yield h.span(style=f"--x:{middle:.4g}%")[words]


def _date(each: LedgerDate, link: EntryLink) -> h.Element:
    rows = str(len(each.groups))
    signs = {line.is_said for group in each.groups for line in group.lines}
    sign = mark(signs == {True})
    first, *more = each.groups
    return h.tbody[
        h.tr[
            h.th(scope="rowgroup", rowspan=rows)[dated(each.date)],
            each.window
            and h.td(".when", rowspan=rows)[h.div(".plot")[window_markup(each.window, sign)]],
            _group(first, link),
        ],
        (h.tr[_group(group, link)] for group in more),
    ]


def _group(group: Group, link: EntryLink) -> list[h.Node]:
    name: h.Node = group.name
    if group.proposal:
        name = h.a(href=to_proposal(group.proposal))[group.name]
    return [
        h.td(".of.soft")[name],
        h.td(".lines")[h.ul[(_line(line, link) for line in group.lines)]],
    ]


def _line(line: LedgerLine, link: EntryLink) -> h.Element:
    return h.li(data_row=True)[
        h.span(".mark", aria_hidden="true")[mark(line.is_said)],
        _named(line, link),
        line.kind and [" ", h.span(".kind.soft.small")[line.kind]],
        line.also and h.span(".also.soft.small")[" · also ", ", ".join(line.also)],
        line.changes and h.ul[(_change(change, link) for change in line.changes)],
    ]


def _change(change: LedgerLine, link: EntryLink) -> h.Element:
    return h.li(data_row=True)[
        h.span(".mark", aria_hidden="true")["↳"],
        _named(change, link),
    ]


def _named(line: LedgerLine, link: EntryLink) -> h.Element:
    """The link of an entry. Screen readers, which may read it apart from its group, get its proposal too."""
    return link(line.id, line.words, line.of and h.span(".hidden")[f" ({line.of})"])
