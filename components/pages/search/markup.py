"""Search as HTML."""

from __future__ import annotations

from collections.abc import Mapping

import htpy as h

from components.parts.dates import date_markup
from components.parts.empty_state import EmptyStateLink, empty_state
from guarantees.catalogue.catalogue import Catalogue
from guarantees.links.addresses import to_actor, to_method, to_search, to_sources
from guarantees.links.link_reader import MAX_WORDS
from guarantees.pages.search.entries import ResultKind
from guarantees.pages.search.highlight import Segments
from guarantees.pages.search.page import (
    FactFound,
    NobodySays,
    PassageView,
    Result,
    ResultGroup,
    SearchPage,
    SearchQuery,
    results_words,
    search,
)


def page_markup(query: SearchQuery, catalogue: Catalogue) -> h.Node:
    """The page from below its title."""
    return search_markup(search(query, catalogue))


def search_markup(page: SearchPage) -> h.Node:
    """The page of a view model."""
    return h.fragment[
        _box(page.query.q),
        page.widened and _widened(page),
        page.empty and _nothing_found(page),
        page.some_words and h.p(".some", role="status")[page.some_words],
        page.suggestions and not page.empty and _suggestions(page.suggestions),
        page.nobody_says and _nobody_says(page.nobody_says),
        h.div(".found")[_kinds(page), _results(page)] if page.counts else _hints(page),
    ]


def _box(text: str) -> h.Element:
    return h.form(".box", role="search", aria_label="Records", action="./search", method="get")[
        h.input(
            type="search",
            name="q",
            value=text,
            maxlength=str(MAX_WORDS),
            aria_label="Search the records",
            placeholder="A word, a name, “an exact phrase”",
            autocomplete="off",
            data_focus="q",
        ),
        h.button(type="submit")["Search"],
    ]


def _widened(page: SearchPage) -> h.Element:
    """Which other names of actors were searched too, and the search without them."""
    return h.p(".soft.small.names")[
        (
            f"“{term.text}” was also looked for as {_in_quotation_marks(term.names)}. "
            for term in page.widened
        ),
        h.a(href=page.as_typed)["Search only as typed"],
    ]


def _nobody_says(answers: tuple[NobodySays, ...]) -> h.Element:
    return h.section(".nobody", aria_labelledby="nobody")[
        h.h2("#nobody")["Nobody says this"],
        h.ul(".bullets")[
            (
                h.li[
                    "No proposal gives the answer “",
                    h.b[each.answer],
                    "” to ",
                    h.a(href=each.address)[each.question],
                    f". {each.asked}",
                ]
                for each in answers
            )
        ],
    ]


def _in_quotation_marks(names: tuple[str, ...]) -> str:
    return ", ".join(f"“{name}”" for name in names)


def _nothing_found(page: SearchPage) -> h.Element:
    """What may have been meant, or where to begin."""
    meant = [
        EmptyStateLink(f"Did you mean “{text}”? ({results_words(count)})", to_search(text))
        for text, count in page.suggestions.items()
    ]
    lists = [
        EmptyStateLink("All proposals", "./proposal", stays=False),
        EmptyStateLink("All parties", to_actor(), stays=False),
        EmptyStateLink("All questions", to_method(), stays=False),
        EmptyStateLink("All sources", to_sources(), stays=False),
    ]
    return empty_state(page.empty, *(meant or lists if page.searchable else ()))


def _suggestions(suggestions: Mapping[str, int]) -> h.Element:
    return h.div(".suggestions")[
        h.h2["Searches that find something"],
        h.ul(".bullets")[
            (
                h.li[
                    h.a(href=to_search(text))[text],
                    h.span(".soft")[f" · {results_words(count)}"],
                ]
                for text, count in suggestions.items()
            )
        ],
    ]


def _kinds(page: SearchPage) -> h.Element:
    """How much was found of every kind, each with a link to that kind alone."""
    kinds = [(kind, kind.label, page.counts.get(kind, 0)) for kind in ResultKind]
    choices = [(None, "Everything", sum(page.counts.values())), *kinds]
    return h.nav(".kinds", aria_label="Kinds of results")[
        h.ul[(h.li[_kind(kind, label, count, page.query)] for kind, label, count in choices)]
    ]


def _kind(kind: ResultKind | None, label: str, count: int, query: SearchQuery) -> h.Element:
    words = [h.span[label], " ", h.span(".count")[f"{count:,}"]]
    if not count and kind is not query.kind:
        return h.span(".soft")[words]
    address = to_search(query.q, kind.value if kind else "")
    return h.a(href=address, aria_current="page" if kind is query.kind else None)[words]


def _results(page: SearchPage) -> h.Element:
    return h.div(".groups")[
        page.summary and h.p(".hidden", role="status")[page.summary],
        (_group(group) for group in page.groups),
    ]


def _group(group: ResultGroup) -> h.Element:
    name = group.kind.value
    return h.section(aria_labelledby=name)[
        h.h2(id=name)[group.kind.label, " ", h.span(".count.soft")[f"{group.count:,}"]],
        h.ol(".results")[(_result(result) for result in group.results)],
        _more(group),
    ]


def _more(group: ResultGroup) -> h.Node:
    if group.more_address:
        return h.p(".more")[h.a(href=group.more_address)[group.more]]
    return group.more and h.p(".more.soft")[group.more]


def _result(result: Result) -> h.Element:
    return h.li[
        h.h3[h.a(href=result.address)[_marked(result.name)]],
        h.p(".context.soft.small")[
            ([number > 0 and " · ", _fact(fact)] for number, fact in enumerate(result.context))
        ],
        *(_passage(passage) for passage in result.passages),
    ]


def _passage(passage: PassageView) -> h.Element:
    if not passage.label:
        return h.p[_marked(passage.text)]
    return h.p(".further.small")[
        h.span(".soft")[_marked(passage.label), passage.date and [", ", _fact(passage.date)], ": "],
        _marked(passage.text),
    ]


def _fact(fact: FactFound) -> h.Node:
    if fact.date is None:
        return _marked(fact.words)
    is_found = any(each.matched for each in fact.words)
    return (h.mark if is_found else h.fragment)[date_markup(fact.date)]


def _marked(segments: Segments) -> h.Node:
    # One string if possible: lists of nodes take most of the time when many results are drawn.
    if not any(each.matched for each in segments):
        return "".join(each.text for each in segments)
    return tuple(h.mark[each.text] if each.matched else each.text for each in segments)


def _hints(page: SearchPage) -> h.Node:
    return [
        h.section(".hints", aria_labelledby="how")[
            h.h2("#how")["How to search"],
            h.ul(".bullets")[
                h.li[
                    "Several words: a record has all of them, if any has. The last may be the beginning of a word."
                ],
                h.li[
                    "A question in your own words: records with most of its words come first. Questions and answers "
                    "are found by other names, too: “veto” finds “Consent needed”."
                ],
                h.li["“Words in quotation marks” are found only together and as typed."],
                h.li[
                    "Accents, capital letters, plurals and the spelling of names make no difference (Kiev, Kyiv, "
                    "Київ); a party is found by every name in the records."
                ],
            ],
        ],
        page.searchable
        and h.section(aria_labelledby="what")[
            h.h2("#what")["What is searched"],
            h.dl(".facts")[
                (
                    [h.dt[f"{count:,} {kind.label.lower()}"], h.dd[kind.meaning]]
                    for kind, count in page.searchable.items()
                )
            ],
        ],
    ]
