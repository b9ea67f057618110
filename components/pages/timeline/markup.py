"""The Timeline as HTML: the entry that was asked for, and the list that says the same as the picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

import htpy as h

from components.pages.timeline.geometry import troop_height
from components.pages.timeline.picture import lanes_markup
from components.parts.record_links import record_links_markup
from components.parts.statements import place_list, statement_list, statement_markup
from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.links.addresses import to_proposal
from guarantees.pages.timeline.page import (
    ChosenEntry,
    EntryView,
    KeyEntry,
    ProposalNamed,
    Timeline,
    Year,
    chosen_entry,
    timeline,
    timeline_picture,
)
from guarantees.pages.timeline.quantities import (
    ElementFigures,
    FigureView,
    TroopNumbers,
    troop_numbers,
    troop_pictures,
)
from guarantees.pages.timeline.query import TIMELINE_LINK, TimelineQuery, TimelineView

TITLE = "Timeline"
LINK = TIMELINE_LINK
DRAWN = (
    "In the picture a sign is a day; in a bar it is one of the bar's days. Dotted: about or perhaps. "
    "Arrow: earlier or later still. A number beside a mark: so many entries, which one click opens together."
)
DRAWN_NUMBERS = (
    "In the picture a sign is a day; in a bar it is one of the bar's days. Dotted: about or perhaps. Triangle up: at "
    "least; down: at most. Circle: the number itself; hollow: about. Square: no number. Thin steps join the figures of "
    "one proposal."
)


def page_markup(query: TimelineQuery, catalogue: Catalogue) -> h.Node:
    """The page from below its title and picture."""
    if query.view is TimelineView.QUANTITIES:
        return numbers_markup(troop_numbers(query, catalogue))
    chosen = chosen_entry(query, catalogue)
    listed = _listed_from(catalogue)(replace(query, event="", open=()))
    return h.fragment[chosen and chosen_markup(chosen), listed]


def picture_markup(query: TimelineQuery, catalogue: Catalogue) -> h.Node:
    """What stands between the choices and the list until the figure is there, and is as high as that."""
    if query.view is TimelineView.QUANTITIES:
        pictures = troop_pictures(query, catalogue)
        return pictures and h.div(style=f"height:{troop_height(pictures)}px")
    drawn = timeline_picture(query, catalogue)
    return drawn and drawn.lanes and lanes_markup(drawn)


@cached_on_catalogue
def _listed_from(catalogue: Catalogue) -> Callable[[TimelineQuery], str]:
    """The list as text, which is kept: it is long, and the same whatever entry is chosen."""
    return lru_cache(maxsize=16)(lambda query: str(timeline_markup(timeline(query, catalogue))))


def timeline_markup(model: Timeline) -> h.Node:
    """The list of a view model."""
    return h.fragment[
        model.empty and h.p(".empty")[model.empty],
        not model.empty and _about(model),
        (_year(year) for year in model.years),
        h.p(".foot.soft.small")[model.reach],
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
        h.p(".soft.small.screen-only")[DRAWN],
        h.ul(".key.small", aria_label="Kinds of entry")[(_key(entry) for entry in model.key)],
    ]


def _key(entry: KeyEntry) -> h.Element:
    return h.li(title=entry.meaning)[h.span(".sign", aria_hidden="true")[entry.sign], entry.name]


# ---- the entry that was asked for --------------------------------------------------------------


def chosen_markup(chosen: ChosenEntry) -> h.Element:
    """The entry that was asked for, with its evidence open."""
    entry = chosen.entry
    return h.section(".chosen", aria_label="The chosen entry")[
        h.header(data_target=entry.id)[h.h2[entry.title], _close(chosen.close)],
        h.p(".line")[
            h.span(".sign", aria_hidden="true")[entry.sign],
            f"{entry.kind} · {entry.date}",
            h.span(".soft")[f" · {entry.other_date}"],
        ],
        not entry.statements and h.p(".says")[entry.says],
        _who(entry),
        _evidence(entry),
        record_links_markup(chosen.record),
        chosen.beside
        and [
            h.h3["At the same mark of the picture"],
            h.ol(".entries")[(_entry(each, "beside~") for each in chosen.beside)],
        ],
    ]


def _close(address: str) -> h.Element:
    return h.a(".screen-only", href=address, data_stay=True)["Close"]


# ---- the list ----------------------------------------------------------------------------------


def _year(year: Year) -> h.Element:
    return h.section(".year")[
        h.h2[
            year.heading,
            year.link
            and h.a(".screen-only", href=year.link, data_focus=f"year-{year.heading}")[
                "Only ", h.span(".hidden")["the year "], year.heading
            ],
        ],
        h.ol(".entries")[(_entry(entry) for entry in year.entries)]
        if year.entries
        else h.p(".soft")[f"{year.count} entries are not listed here because there are so many."],
    ]


def _entry(entry: EntryView, before: str = "") -> h.Element:
    return h.li[
        h.p(".when")[entry.date],
        h.div[
            h.p(".what")[
                h.span(".sign", aria_hidden="true")[entry.sign],
                h.span(".kind")[entry.kind],
                h.b[entry.title],
            ],
            h.p(".says")[entry.says],
            _who(entry),
            h.details(data_open=f"{before}{entry.id}")[
                h.summary[_summary(entry)],
                h.p(".soft.small")[entry.other_date],
                _evidence(entry),
            ],
        ],
    ]


def _summary(entry: EntryView) -> h.Node:
    """What opens. The title is for those who hear the link apart from its entry."""
    count = len(entry.statements)
    words = f"Evidence: {count} statements" if count > 1 else "Evidence"
    return [words, h.span(".hidden")[f" for {entry.title}"]]


def _who(entry: EntryView) -> h.Node:
    proposals = _proposals(entry.proposals)
    return (entry.actors or proposals) and h.p(".who.soft.small")[
        entry.actors and f"Taking part: {entry.actors}",
        entry.actors and proposals and " · ",
        proposals,
    ]


def _proposals(proposals: tuple[ProposalNamed, ...]) -> h.Node:
    links = [
        [", " if place else "", h.a(href=to_proposal(proposal.id))[proposal.name]]
        for place, proposal in enumerate(proposals)
    ]
    return links and ["Proposal: " if len(links) == 1 else "Proposals: ", *links]


def _evidence(entry: EntryView) -> h.Node:
    return [
        entry.note and h.p(".small")[h.span(".soft")["Note: "], entry.note],
        place_list(entry.places),
        entry.statements and statement_list(entry.statements),
    ]


# ---- troop numbers -----------------------------------------------------------------------------


def numbers_markup(model: TroopNumbers) -> h.Node:
    """The tables of a view model."""
    return h.fragment[
        model.chosen and _chosen_figure(model.chosen, model.close),
        model.empty and h.p(".empty")[model.empty],
        not model.empty
        and h.div(".about")[h.p[model.caption], h.p(".soft.small.screen-only")[DRAWN_NUMBERS]],
        (_figures(element) for element in model.elements),
    ]


def _chosen_figure(figure: FigureView, close: str) -> h.Element:
    return h.section(".chosen", aria_label="The chosen figure")[
        h.header(data_target=figure.id)[
            h.h2[f"{figure.text}: {figure.proposal_name}"], _close(close)
        ],
        h.p(".line")[figure.date],
        h.div(".statements")[statement_markup(figure.statement)],
    ]


def _figures(element: ElementFigures) -> h.Element:
    heads = ("Date", "Value", "Proposal", "Who says so, and the evidence")
    return h.section[
        h.h2[element.name],
        h.p(".soft")[element.question],
        h.table(".figures")[
            h.caption(".hidden")[f"{element.name}, in order of date"],
            h.thead[h.tr[(h.th(scope="col")[head] for head in heads)]],
            h.tbody[(_figure(figure, heads) for figure in element.figures)],
        ],
    ]


def _figure(figure: FigureView, heads: tuple[str, ...]) -> h.Element:
    statement = figure.statement
    return h.tr[
        h.th(scope="row")[figure.date],
        h.td(data_head=heads[1])[
            h.span(".sign", aria_hidden="true")[statement.sign], h.b[figure.text]
        ],
        h.td(data_head=heads[2])[h.a(href=to_proposal(figure.proposal))[figure.proposal_name]],
        h.td(data_head=heads[3])[
            f"{statement.speaker} ({statement.mode})",
            h.details(data_open=figure.id)[
                h.summary["Evidence", h.span(".hidden")[f" for {figure.text}"]],
                statement_list((statement,)),
            ],
        ],
    ]
