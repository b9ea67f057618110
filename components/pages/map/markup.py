"""The Map page as HTML: a map, and next to it a list that says the same, with all evidence."""

from __future__ import annotations

from collections.abc import Iterator

import htpy as h

from components.pages.map.picture import NO_COUNTRY, not_drawn, pictures, swatch
from components.parts.statements import statement_list
from guarantees.catalogue.catalogue import Catalogue
from guarantees.links.addresses import to_actor, to_map, to_positions
from guarantees.pages.map.page import ByKind, ForceMap, ForceMapQuery, force_map
from guarantees.pages.map.vocabulary import ContributionKind
from guarantees.pages.map.words import KIND_LOOKS, AnswerView, ContributionView
from guarantees.words.as_of import as_of_words
from guarantees.words.english import counted
from guarantees.words.statement_words import StatementGroup

BORDERS = (
    "The map colours what governments say, not territory. Borders are those of Natural Earth and imply no view on any "
    "claim. Land without colour or outline belongs to no state in these records."
)


def page_markup(query: ForceMapQuery, catalogue: Catalogue) -> h.Node:
    """The page from below its title."""
    model = force_map(query, catalogue)
    return h.fragment[
        h.p(".lead")[
            "What each state would send, as it says itself or is reported to say: soldiers, aircraft and ships, or "
            f"other support. What others say about it never colours it ({as_of_words(query.as_of)}).",
        ],
        h.p(".empty")[model.empty] if model.empty else _map_and_list(model, catalogue),
    ]


def _map_and_list(model: ForceMap, catalogue: Catalogue) -> h.Node:
    return [
        h.div(".beside")[
            h.figure(".picture", aria_label="Map")[_legend(model), pictures(model, catalogue)],
            _list(model),
        ],
        _notes(model),
    ]


def _list(model: ForceMap) -> h.Element:
    return h.div(".list")[
        _chosen(model),
        h.section[h.h2["States"], _sections(model.states, model)],
        model.others
        and h.section[
            h.h2["Groups, alliances and organisations"],
            h.p(".soft.small")[
                "Not drawn. Members listed in the registry take the colour of their group until they say something "
                "themselves."
            ],
            _sections(model.others, model),
        ],
    ]


def _legend(model: ForceMap) -> h.Element:
    return h.ul(".legend", aria_label="Legend, with the number of states")[
        (
            h.li(class_=f"tone-{_tone(kind)}", title=kind.meaning)[
                swatch(kind), _signed(kind, f"{kind.label}: {count}")
            ]
            for kind, count in model.legend.items()
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


def _tone(kind: ContributionKind) -> str:
    return KIND_LOOKS[kind][1]


def _signed(kind: ContributionKind, words: h.Node) -> h.Node:
    return [h.span(".sign", aria_hidden="true")[KIND_LOOKS[kind][0]], words]


# ---- the list ----------------------------------------------------------------------------------


def _sections(by_kind: ByKind, model: ForceMap) -> Iterator[h.Element]:
    return (_section(kind, entries, model) for kind, entries in by_kind.items())


def _section(
    kind: ContributionKind, entries: tuple[ContributionView, ...], model: ForceMap
) -> h.Element:
    stated = [entry for entry in entries if entry.is_stated]
    return h.section(class_=f"kind tone-{_tone(kind)}")[
        h.h3[swatch(kind), _signed(kind, f"{kind.label} ({len(entries)})")],
        h.p(".soft.small")[kind.meaning],
        stated and h.ul(".entries")[(_entry(entry, model) for entry in stated)],
        _unstated([entry for entry in entries if not entry.is_stated], model),
    ]


def _unstated(entries: list[ContributionView], model: ForceMap) -> h.Node:
    """The actors without statements, by the reason. Each name leads to what is recorded of the actor otherwise."""
    reasons = dict.fromkeys(entry.absence for entry in entries)
    return [
        h.p[
            _named([entry for entry in entries if entry.absence == reason], model),
            h.span(".soft.small")[f" · {reason}"],
        ]
        for reason in reasons
    ]


def _named(entries: list[ContributionView], model: ForceMap) -> h.Node:
    return [
        [", " if number else "", h.a(href=to_actor(entry.actor, model.as_of))[entry.name]]
        for number, entry in enumerate(entries)
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
    """The voice, the date, and the group that an actor is part of."""
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
        h.span(".means")[answer.means],
        " ",
        h.span[h.span(".sign", aria_hidden="true")[answer.sign], answer.text],
    ]


def _evidence(entry: ContributionView) -> h.Element:
    statements = counted(entry.statement_count, "statement")
    return h.details(data_open=entry.actor)[
        h.summary[f"Evidence: {statements}", h.span(".hidden")[f", {entry.name}"]],
        _parts(entry),
    ]


def _parts(entry: ContributionView) -> h.Node:
    return h.div(".parts")[
        ([h.h4[part.title], statement_list(part.statements)] for part in entry.evidence)
    ]


# ---- the chosen actor -----------------------------------------------------------------------


def _chosen(model: ForceMap) -> h.Node:
    if model.not_shown:
        return h.p(".empty", data_target="not-shown")[model.not_shown]
    entry = model.chosen
    if entry is None:
        return None
    positions = to_positions("elements", as_of=model.as_of, actors=(entry.actor,))
    return h.section(class_=f"looked-at tone-{_tone(entry.kind)}", aria_label=entry.label)[
        h.h2(data_target=entry.actor)[entry.name],
        h.p(".headline")[swatch(entry.kind), _signed(entry.kind, entry.text)],
        h.p(".small.soft")[entry.date, _part_of(entry)],
        _sayings(entry),
        entry.absence and h.p[entry.absence],
        h.nav(".links.small", aria_label=f"About {entry.name}")[
            h.a(href=to_actor(entry.actor, model.as_of))["Everything it says"],
            h.a(href=positions)["All its positions"],
            h.a(href=to_map(as_of=model.as_of), data_stay=True)["Close"],
        ],
        entry.evidence and _opened(entry.evidence),
    ]


def _opened(parts: tuple[StatementGroup, ...]) -> h.Node:
    """What the kind rests on is expanded, the rest one click away."""
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
