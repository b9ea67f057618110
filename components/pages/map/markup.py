"""The Map page as HTML: a picture of the countries, next to it a table that says the same, and the evidence of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import htpy as h

from components.pages.map.picture import Address, outline_map, pips, tile_map
from components.parts.dates import date_markup
from components.parts.empty_state import EmptyStateLink, empty_state
from components.parts.evidence import evidence_markup
from components.parts.rendering import EVIDENCE
from components.parts.stances import stance_mark_markup, voices_key
from components.parts.statements import signed
from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import Clock
from guarantees.links.addresses import to_actor
from guarantees.pages.map.evidence import force_evidence
from guarantees.pages.map.page import (
    MAP_LINK,
    ForceMap,
    ForceMapQuery,
    MapOrder,
    MapPicture,
    force_map,
)
from guarantees.pages.map.vocabulary import Answer, Basis
from guarantees.pages.map.words import ANSWER_LOOKS, BRIEFLY, AnswerView, ContributionView
from guarantees.records.map_options import Means
from guarantees.words.as_of import as_of_words
from guarantees.words.english import counted


def page_markup(query: ForceMapQuery, catalogue: Catalogue) -> h.Node:
    """The page from below its choices."""
    model = force_map(query, catalogue)

    def address(other: ForceMapQuery) -> str:
        return MAP_LINK.address(other, catalogue)

    return h.div(".with-evidence")[
        h.div(".content")[
            h.p(".lead")[
                "What each country says it would send, or is reported to say. What others say of it is not its answer "
                f"({as_of_words(query.as_of)}). ",
                voices_key(),
            ],
            model.chosen_missing and h.p(".empty", data_target="not-shown")[model.chosen_missing],
            h.p(".empty")[model.empty]
            if model.empty
            else h.div(
                class_="beside" + (" geography" if query.view is MapPicture.GEOGRAPHY else "")
            )[_picture(model, address), _table(model, address)],
        ],
        EVIDENCE,
    ]


def map_evidence(query: ForceMapQuery, catalogue: Catalogue) -> h.Node:
    """The evidence of the open entry; nothing without one."""
    panel = force_evidence(query, catalogue)
    return panel and evidence_markup(panel, MAP_LINK.address(query.close_cell(), catalogue))


# ---- the picture ------------------------------------------------------------------------------


def _picture(model: ForceMap, address: Address) -> h.Element:
    draw = outline_map if model.query.view is MapPicture.GEOGRAPHY else tile_map
    return h.div(".picture")[_key(model), draw(model, address), _groups(model, address)]


def _key(model: ForceMap) -> h.Element:
    """What the signs of a tile mean, and what each of its three places is about."""
    signs = [each for each in model.legend[Means.SOLDIERS] if each is not Answer.NOT_STATED]
    return h.div(".tile-key.soft")[
        h.ul(aria_label="Signs")[
            (h.li[pips([each]), f" {each.label}"] for each in signs),
            h.li[h.b(aria_hidden="true")["·"], f" {Answer.NOT_STATED.label}"],
        ],
        h.p["Three signs, from the left: soldiers, air or sea, other support."],
    ]


def _groups(model: ForceMap, address: Address) -> h.Node:
    """Groups, each with its own frame. If members are known, their tiles have the same frame."""
    if not model.groups:
        return None
    # Said once if it applies to all.
    unknown = not any(entry.members for entry in model.groups)
    return h.section(".groups")[
        h.h2[
            "Groups",
            unknown and h.span(".soft")[": members are not listed in these records"],
        ],
        h.ul(data_row=True)[
            (
                h.li[
                    h.a(
                        class_="open frame" + ("" if model.query.keeps(entry) else " off"),
                        href=address(replace(model.query, cell=entry.actor)),
                        data_cell=entry.actor,
                        data_stay=True,
                        aria_label=f"{entry.label}. Members: {_members(entry)}",
                    )[
                        h.b[entry.name],
                        pips(answer.answer for answer in entry.answers),
                        not unknown and h.span(".members")[_members(entry)],
                    ]
                ]
                for entry in model.groups
            )
        ],
    ]


def _members(entry: ContributionView) -> str:
    return " ".join(entry.members) if entry.members else "members not listed"


# ---- the legend, which filters ---------------------------------------------------------------------


def _legend(model: ForceMap, address: Address) -> h.Element:
    """How many countries give which answer. Each number is a filter."""
    answers = list(model.legend[Means.SOLDIERS])
    return h.table(".legend")[
        h.caption[
            "Countries by answer.",
            h.span(".screen-only")[
                " The numbers are filters. ",
                model.query.is_filtered
                and h.a(href=address(model.query.unfiltered()), data_stay=True)["Show all"],
            ],
        ],
        h.thead[h.tr[h.td, (_legend_head(answer) for answer in answers)]],
        h.tbody[
            (
                h.tr[
                    h.th(scope="row")[MapOrder(means.value).label],
                    (_legend_cell(model, means, answer, address) for answer in answers),
                ]
                for means in Means
            )
        ],
    ]


def _legend_head(answer: Answer) -> h.Element:
    words = BRIEFLY.get(answer, answer.label)
    # If there is room, who differs.
    whose = answer.label.removesuffix(words) if answer is Answer.DIFFER else ""
    return h.th(scope="col", title=f"{answer.label}: {answer.meaning}")[
        pips([answer]),
        h.span[whose and h.span(".roomy")[whose], words],
    ]


def _legend_cell(model: ForceMap, means: Means, answer: Answer, address: Address) -> h.Element:
    number = model.legend[means][answer]
    is_on = answer in model.query.kept(means)
    if not number and not is_on:
        return h.td[h.span(".soft")["0"]]
    _, tone = ANSWER_LOOKS[answer]
    return h.td(class_=f"tone-{tone}")[
        h.a(
            href=address(model.query.toggle(means, answer)),
            data_stay=True,
            data_focus=f"{means.value}:{answer.value}",
            aria_current="true" if is_on else None,
            aria_label=f"{means.label}, {answer.label}: {counted(number, 'country', 'countries')}",
        )[str(number)]
    ]


# ---- the table -------------------------------------------------------------------------------------


def _table(model: ForceMap, address: Address) -> h.Element:
    return h.div(".answers-of")[
        _legend(model, address),
        h.table(".contributions")[
            h.caption[_caption(model)],
            h.thead[
                h.tr[
                    (_head(model, order, address) for order in _columns(model)),
                    h.th(".count", scope="col", title="How many statements")["Evidence"],
                ]
            ],
            h.tbody[(_row(entry, model, address) for entry in model.rows)],
            model.group_rows
            and h.tbody[
                h.tr(".group")[
                    h.th(scope="rowgroup", colspan=len(_columns(model)) + 1)[
                        "Groups, alliances and organisations"
                    ]
                ],
                (_row(entry, model, address) for entry in model.group_rows),
            ],
        ],
        not (model.rows or model.group_rows)
        and empty_state(
            "No country with a statement gives these answers.",
            EmptyStateLink("Clear the filters", address(model.query.unfiltered())),
        ),
        (_named(basis, entries, model) for basis, entries in model.unstated.items()),
        model.not_asked and h.p(".soft.small")[model.not_asked],
    ]


def _dated(model: ForceMap) -> bool:
    """Whether the table has a column for dates: a date that all rows share is in the caption."""
    return len(model.dates) > 1


def _verb(model: ForceMap) -> str:
    return "Public" if model.query.as_of.clock is Clock.KNOWN else "Stated"


def _caption(model: ForceMap) -> h.Node:
    words = counted(len(model.rows), "country", "countries")
    if model.group_rows:
        words += f" and {counted(len(model.group_rows), 'group')}"
    words += " with something recorded"
    if model.query.is_filtered:
        words += ", kept by the filter"
    if len(model.dates) == 1:
        words += f". All {_verb(model).lower()} {model.dates[0].words()}"
    return f"{words}."


def _columns(model: ForceMap) -> list[MapOrder | None]:
    """The columns by what they sort by; what is said of the force cannot be sorted."""
    dated = [MapOrder.DATE] if _dated(model) else []
    answers = [MapOrder.SOLDIERS, MapOrder.AIR_SEA, MapOrder.OTHER]
    return [MapOrder.COUNTRY, *answers, None, *dated]


def _head(model: ForceMap, order: MapOrder | None, address: Address) -> h.Element:
    if order is None:
        return h.th(".force", scope="col", title="What it says of the force as a whole")[
            "Says of the force"
        ]
    is_on = order is model.query.sort
    label = _verb(model) if order is MapOrder.DATE else order.label
    falls = "descending" if order is MapOrder.DATE else "ascending"
    return h.th(class_=order.value, scope="col", aria_sort=falls if is_on else None)[
        h.a(
            href=address(replace(model.query, sort=order)),
            data_stay=True,
            data_focus=f"sort:{order.value}",
            title=f"Sort: {order.meaning}",
        )[label]
    ]


def _row(entry: ContributionView, model: ForceMap, address: Address) -> h.Element:
    return h.tr(data_row=True)[
        h.th(scope="row")[
            h.a(
                ".open",
                href=address(replace(model.query, cell=entry.actor)),
                data_cell=entry.actor,
                data_stay=True,
                aria_label=f"{entry.label}. Evidence",
                title=entry.name,
            )[entry.name],
            entry.part_of
            and h.span(".tag", title=f"as part of: {entry.part_of}")[f"as {entry.part_of}"],
        ],
        (_cell(answer) for answer in entry.answers),
        h.td(".force")[_force(entry)],
        _dated(model) and h.td(".date")[entry.date and date_markup(entry.date)],
        h.td(".count")[str(entry.statements)],
    ]


def _cell(answer: AnswerView) -> h.Element:
    named = MapOrder(answer.means.value).label
    if answer.answer is Answer.NOT_STATED:
        return h.td(".answer.none", data_of=named)[h.span(".hidden")[answer.answer.label]]
    return h.td(class_=f"answer tone-{answer.tone}", data_of=named, title=answer.line.text)[
        stance_mark_markup(answer.mark)
    ]


def _force(entry: ContributionView) -> h.Node:
    if entry.note:
        return h.span(".soft")[entry.note]
    return [
        (
            h.span(class_=f"part tone-{each.tone}", title=each.label)[
                signed(each.sign, h.span[each.label])
            ]
            for each in entry.force
        ),
        len(entry.force) > 1 and h.span(".others", aria_hidden="true")[f" +{len(entry.force) - 1}"],
    ]


def _named(basis: Basis, entries: Sequence[ContributionView], model: ForceMap) -> h.Element:
    """Those without a statement, in one paragraph. Each name leads to what else is recorded of the country."""
    return h.p(".names.soft")[
        f"{basis.label[0].upper()}{basis.label[1:]} ({len(entries)}), neither a yes nor a no: "
        if basis is Basis.NOT_STATED
        else f"{basis.label[0].upper()}{basis.label[1:]} ({len(entries)}): ",
        _linked(entries, model),
        ".",
    ]


def _linked(entries: Sequence[ContributionView], model: ForceMap) -> Iterator[h.Node]:
    for number, entry in enumerate(entries):
        yield ", " if number else ""
        yield h.a(href=to_actor(entry.actor, model.query.as_of))[entry.name]
