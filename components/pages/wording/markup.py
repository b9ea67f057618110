"""The Wording page as HTML: a ladder of wordings, what differs marked, and where each was read."""

from __future__ import annotations

from dataclasses import replace

import htpy as h

from components.parts.dates import facts_markup
from components.parts.empty_state import EmptyStateLink, empty_state, without_day
from components.parts.own_words import quotation
from components.parts.statements import signed
from guarantees.catalogue.catalogue import Catalogue
from guarantees.links.addresses import to_gap, to_method, to_proposal, to_sources
from guarantees.pages.wording import page as models
from guarantees.pages.wording.query import WORDING_LINK, WordingQuery
from guarantees.pages.wording.rows import LadderRow, Witness, WordingPlace
from guarantees.words.as_of import as_of_words
from guarantees.words.english import counted_proposals

SITE_LANGUAGE = "en"
IN_OUR_WORDS = (
    "No text is quoted here, so what it says is given in our own words, with where it was read."
)


def page_markup(query: WordingQuery, catalogue: Catalogue) -> h.Node:
    """The page from below its heading."""
    model = models.ladder(query, catalogue)
    return h.fragment[
        model.element and _head(model),
        model.empty
        and empty_state(
            model.empty,
            EmptyStateLink(
                "All families",
                WORDING_LINK.address(replace(query, families=frozenset()), catalogue),
            )
            if query.families
            else None,
            without_day(WORDING_LINK, query, catalogue),
            EmptyStateLink(
                "Who gives which answer", to_gap(query.element, as_of=query.as_of), stays=False
            ),
        ),
        model.rungs and _key(model),
        (_rung(rung, number, model) for number, rung in enumerate(model.rungs, 1)),
    ]


def _head(model: models.Ladder) -> h.Node:
    element, as_of = model.element, model.query.as_of
    return (
        element
        and h.header(".head")[
            h.h2[h.span(".number")[str(element.number)], element.name],
            h.p(".lead")[element.question],
            h.p(".soft.small")[f"Shown: {as_of_words(as_of)}. {model.order}"],
            h.nav(".links.small", aria_label=f"More on {element.name}")[
                h.a(href=to_gap(element.id, as_of=as_of))["Who gives which answer"],
                h.a(href=to_method(element.id))["What the question means"],
                model.rungs and h.a(".screen-only", href=model.file, download=True)["Table (CSV)"],
            ],
        ]
    )


def _key(model: models.Ladder) -> h.Element:
    return h.div(".key")[
        h.p[
            h.b[model.summary, "."],
            f" {model.comparison} ",
            model.clear and h.a(href=model.clear, data_stay=True)["Compare with the commonest"],
        ],
        h.ul(".small.soft", aria_label="Marks")[
            h.li[h.ins["only here"], ": words that the wording compared with does not have"],
            h.li[h.del_["not here"], ": words that only that one has"],
            h.li["paler: beyond the end of what is quoted of that one (12 words at most)"],
            h.li["no marks: other words, or another language"],
        ],
    ]


def _rung(rung: models.Rung, number: int, model: models.Ladder) -> h.Element:
    name, tone = f"rung-{number}", rung.answer.tone if rung.answer else "stated"
    return h.section(f".rung.tone-{tone}", aria_labelledby=name)[
        h.h3(id=name)[
            signed(rung.answer.sign, rung.answer.text) if rung.answer else "All answers",
            h.span(".soft")[f" {counted_proposals(len({row.proposal for row in rung.rows}))}"],
        ],
        rung.meaning and h.p(".soft.small")[rung.meaning],
        rung.wordings
        and h.ol(".wordings")[(_wording(each, rung, model) for each in rung.wordings)],
        rung.unquoted and _unquoted(rung, model),
    ]


def _wording(each: models.LadderWording, rung: models.Rung, model: models.Ladder) -> h.Element:
    wording, comparison = each.wording, each.compared
    return h.li({"class": {"wording": True, "base": comparison is None}})[
        h.div(".words")[
            h.blockquote[
                quotation(wording.quote, wording.language, comparison.runs if comparison else ())
            ],
            _how_it_compares(each, rung, model),
        ],
        h.ul(".rows")[(_row(row, rung, model) for row in each.rows)],
    ]


def _how_it_compares(each: models.LadderWording, rung: models.Rung, model: models.Ladder) -> h.Node:
    """A sentence if no marks say it, and the link that compares the others with this wording."""
    comparison, (first, *_) = each.compared, each.rows
    if comparison is None:
        return (
            len(rung.wordings) > 1
            and h.p(".small")[h.span(".tag")["The others are compared with this"]]
        )
    return h.p(".small.soft")[
        not comparison.runs and f"{comparison.sentence} ",
        first.proposal != model.query.base
        and h.a(href=first.as_base, data_stay=True)["Compare with this", _about(first)],
    ]


def _unquoted(rung: models.Rung, model: models.Ladder) -> h.Element:
    return h.div(".unquoted")[
        h.h4["In our own words"],
        h.p(".soft.small")[IN_OUR_WORDS],
        h.ul(".wordings")[
            (
                h.li(".wording")[
                    h.p(".words.says")[row.said.says], h.ul(".rows")[_row(row, rung, model)]
                ]
                for row in rung.unquoted
            )
        ],
    ]


def _row(row: LadderRow, rung: models.Rung, model: models.Ladder) -> h.Element:
    element = model.query.element
    facts = (row.said.stated, row.how, row.standing)
    return h.li[
        h.p[
            h.a(".name", href=to_proposal(row.proposal, element, model.query.as_of))[row.name],
            h.span(".soft")[", ", facts_markup(facts)],
            row.said.scope and [" ", h.span(".tag")[row.said.scope]],
        ],
        not rung.answer
        and h.p(f".tone-{row.answer.tone}")[signed(row.answer.sign, row.answer.text)],
        row.wording and row.wording.language != SITE_LANGUAGE and h.p(".says.small")[row.said.says],
        h.p(".small")[
            _places(row.places),
            " · ",
            h.a(href=row.evidence)["Evidence", _about(row)],
        ],
        row.witnesses and h.ul(".witnesses.small")[(_witness(each) for each in row.witnesses)],
    ]


def _about(row: LadderRow) -> h.Element:
    return h.span(".hidden")[f": {row.name}"]


def _places(places: tuple[WordingPlace, ...]) -> h.Node:
    return [["; " if number else "", _place(place)] for number, place in enumerate(places)]


def _place(place: WordingPlace) -> h.Node:
    return [
        h.a(href=to_sources(place.source))[place.short_name],
        f", {place.at}",
        place.outlet and f" (report of {place.outlet})",
    ]


def _witness(witness: Witness) -> h.Element:
    wording, comparison = witness.wording, witness.compared
    is_same = not comparison.runs and wording.words == ()
    return h.li[
        not is_same and h.blockquote[quotation(wording.quote, wording.language, comparison.runs)],
        h.p[_place(witness.place), h.span(".soft")[f" · {comparison.sentence}"]],
    ]
