"""The map as HTML: a picture, and beside it the same as a list with all evidence."""

from __future__ import annotations

from collections.abc import Iterable

import htpy as h

from components.pages.map.picture import NO_COUNTRY, not_drawn, pictures, swatch
from components.parts.statements import statement_list
from guarantees.catalogue.catalogue import Catalogue
from guarantees.links.addresses import to_map, to_positions
from guarantees.pages.map.page import ForceMap, ForceMapQuery, KindSection, force_map
from guarantees.pages.map.words import (
    AnswerView,
    ContributionView,
    KindView,
)
from guarantees.words.statement_words import StatementGroup

BORDERS = (
    "The map colours what governments say, not territory. Borders are those of Natural Earth, drawn without prejudice "
    "to any claim. Land without colour or edge belongs to no state of these records."
)


def page_markup(query: ForceMapQuery, catalogue: Catalogue) -> h.Node:
    """The page from below its title."""
    return map_markup(force_map(query, catalogue))


def map_markup(model: ForceMap) -> h.Node:
    """The page of a view model."""
    return h.fragment[
        h.p(".lead")[
            "Soldiers, aircraft and ships, or other support, as each state says itself or is reported to say. ",
            f"What others say of it never colours it ({model.caption}).",
        ],
        h.p(".empty")[model.empty] if model.empty else _map_and_list(model),
        h.p(".soft.small")[f"{model.reach} Data version {model.version}."],
    ]


def _map_and_list(model: ForceMap) -> h.Node:
    return [h.div(".beside")[_picture(model), _list(model)], _notes(model)]


def _picture(model: ForceMap) -> h.Element:
    return h.figure(".picture", aria_label="Map")[_legend(model.legend), pictures(model)]


def _list(model: ForceMap) -> h.Element:
    return h.div(".list")[
        _chosen(model),
        h.section[h.h2["States"], (_section(section, model) for section in model.states)],
        model.others
        and h.section[
            h.h2["Groups, alliances and organisations"],
            h.p(".soft.small")[
                "Not drawn. Members that the registry lists are drawn with it while nothing of their own is known."
            ],
            (_section(section, model) for section in model.others),
        ],
    ]


def _legend(kinds: Iterable[KindView]) -> h.Element:
    return h.ul(".legend", aria_label="Legend, with the number of states")[
        (
            h.li(class_=f"tone-{kind.tone}", title=kind.meaning)[
                swatch(kind.id), _signed(kind.sign, f"{kind.label}: {kind.count}")
            ]
            for kind in kinds
        )
    ]


def _notes(model: ForceMap) -> h.Element:
    missing = not_drawn(model)
    return h.div(".notes.soft.small")[
        h.p[BORDERS],
        h.p[swatch("no-country"), f"{NO_COUNTRY}."],
        model.not_asked and h.p[model.not_asked],
        missing and h.p[f"In the list only: {', '.join(missing)}."],
    ]


def _signed(sign: str, words: h.Node) -> h.Node:
    return [h.span(".sign", aria_hidden="true")[sign], words]


# ---- the list ----------------------------------------------------------------------------------


def _section(section: KindSection, model: ForceMap) -> h.Element:
    kind = section.kind
    stated = [entry for entry in section.entries if entry.is_stated]
    return h.section(class_=f"kind tone-{kind.tone}")[
        h.h3[swatch(kind.id), _signed(kind.sign, f"{kind.label} ({kind.count})")],
        h.p(".soft.small")[kind.meaning],
        stated and h.ul(".entries")[(_entry(entry, model) for entry in stated)],
        _unstated([entry for entry in section.entries if not entry.is_stated]),
    ]


def _unstated(entries: list[ContributionView]) -> h.Node:
    """Those of whom there is nothing to read, by the reason."""
    reasons = dict.fromkeys(entry.absence for entry in entries)
    return [
        h.p[
            ", ".join(entry.name for entry in entries if entry.absence == reason),
            h.span(".soft.small")[f" · {reason}"],
        ]
        for reason in reasons
    ]


def _entry(entry: ContributionView, model: ForceMap) -> h.Element:
    is_chosen = model.chosen is not None and model.chosen.actor == entry.actor
    address = to_map(entry.actor, as_of=model.as_of)
    return h.li[
        h.p[
            h.a(".name", href=address, data_stay=True, aria_current="true" if is_chosen else None)[
                entry.name
            ],
            " ",
            _heard(entry),
        ],
        _sayings(entry),
        not is_chosen and _evidence(entry),
    ]


def _heard(entry: ContributionView) -> h.Node:
    """In whose voice, when, and as part of which group."""
    parts = (entry.between, entry.voice, entry.date)
    return [
        h.span(".soft.small")[" · ".join(part for part in parts if part)],
        _part_of(entry),
    ]


def _part_of(entry: ContributionView) -> h.Node:
    return entry.part_of and [" ", h.span(".tag")[f"as part of: {entry.part_of}"]]


def _sayings(entry: ContributionView) -> h.Node:
    return [
        (h.p(".says")[words] for words in entry.says),
        entry.answers and h.ul(".answers")[(_answer(answer) for answer in entry.answers)],
        (h.p(".condition")[h.b["Condition. "], words] for words in entry.conditions),
    ]


def _answer(answer: AnswerView) -> h.Element:
    return h.li(class_=f"tone-{answer.tone}")[
        h.span(".means")[answer.means], " ", h.span[_signed(answer.sign, answer.text)]
    ]


def _evidence(entry: ContributionView) -> h.Element:
    noun = "statement" if entry.statement_count == 1 else "statements"
    return h.details(data_open=entry.actor)[
        h.summary[
            f"Evidence: {entry.statement_count} {noun}", h.span(".hidden")[f", {entry.name}"]
        ],
        _parts(entry),
    ]


def _parts(entry: ContributionView) -> h.Node:
    return h.div(".parts")[
        ([h.h4[part.title], statement_list(part.statements)] for part in entry.evidence)
    ]


# ---- the actor looked at -----------------------------------------------------------------------


def _chosen(model: ForceMap) -> h.Node:
    if model.not_shown:
        return h.p(".empty", data_target="not-shown")[model.not_shown]
    entry = model.chosen
    if entry is None:
        return None
    positions = to_positions("elements", as_of=model.as_of, actors=(entry.actor,))
    return h.section(class_=f"looked-at tone-{entry.tone}", aria_label=entry.label)[
        h.h2(data_target=entry.actor)[entry.name],
        h.p(".headline")[swatch(entry.kind), _signed(entry.sign, entry.text)],
        h.p(".small.soft")[entry.date, _part_of(entry)],
        _sayings(entry),
        entry.absence and h.p[entry.absence],
        h.nav(".links.small", aria_label=f"About {entry.name}")[
            h.a(href=positions)["All its positions"],
            h.a(href=to_map(as_of=model.as_of), data_stay=True)["Close"],
        ],
        entry.evidence and _opened(entry.evidence),
    ]


def _opened(parts: tuple[StatementGroup, ...]) -> h.Node:
    """What the kind rests on stands open, the rest one click away."""
    first, *others = parts
    return h.div(".parts")[
        h.h3[first.title],
        statement_list(first.statements),
        (
            h.details[
                h.summary[f"{part.title} ({len(part.statements)})"],
                statement_list(part.statements),
            ]
            for part in others
        ),
    ]
