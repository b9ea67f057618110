"""The Search as HTML."""

from __future__ import annotations

import htpy as h

from guarantees.catalogue.catalogue import Catalogue
from guarantees.links.link_reader import MAX_WORDS
from guarantees.pages.search.highlight import Segment, Segments
from guarantees.pages.search.page import (
    KindCount,
    PassageView,
    Result,
    ResultGroup,
    SearchPage,
    SearchQuery,
    Suggestion,
    search,
)

_DOT = Segment(" · ")


def page_markup(query: SearchQuery, catalogue: Catalogue) -> h.Node:
    """The page from below its title."""
    return search_markup(search(query, catalogue))


def search_markup(page: SearchPage) -> h.Node:
    """The page of a view model."""
    return h.fragment[
        _box(page.text),
        _widened(page),
        page.empty and h.p(".empty", role="status")[page.empty],
        _suggestions(page.suggestions),
        h.div(".found")[_kinds(page.kinds), _results(page)] if page.kinds else _hints(page),
        h.p(".soft.small.foot")[f"{page.reach} Data version {page.version}."],
    ]


def _box(text: str) -> h.Element:
    return h.form(".box", role="search", aria_label="Records", action="./search", method="get")[
        h.input(
            type="search",
            name="q",
            value=text,
            maxlength=str(MAX_WORDS),
            aria_label="Search the records",
            placeholder="A word, a name, “words that stand together”",
            autocomplete="off",
            data_focus="q",
        ),
        h.button(type="submit")["Search"],
    ]


def _widened(page: SearchPage) -> h.Node:
    """Which other names of actors were looked for, and the search without them."""
    return (
        page.other_names
        and h.p(".soft.small.names")[
            (
                [f"“{each.text}” was also looked for as ", _in_quotation_marks(each.names), ". "]
                for each in page.other_names
            ),
            h.a(href=page.as_typed)["Search only as typed"],
        ]
    )


def _in_quotation_marks(names: tuple[str, ...]) -> str:
    return ", ".join(f"“{name}”" for name in names)


def _suggestions(suggestions: tuple[Suggestion, ...]) -> h.Node:
    return (
        suggestions
        and h.div(".suggestions")[
            h.h2["Searches that find something"],
            h.ul(".bullets")[
                (
                    h.li[
                        h.a(href=each.address)[each.text],
                        h.span(".soft")[f" · {_results_of(each)}"],
                    ]
                    for each in suggestions
                )
            ],
        ]
    )


def _results_of(suggestion: Suggestion) -> str:
    return f"{suggestion.count:,} {'result' if suggestion.count == 1 else 'results'}"


def _kinds(kinds: tuple[KindCount, ...]) -> h.Element:
    return h.nav(".kinds", aria_label="Kinds of results")[h.ul[(h.li[_kind(k)] for k in kinds)]]


def _kind(kind: KindCount) -> h.Element:
    words = [h.span[kind.label], " ", h.span(".count")[f"{kind.count:,}"]]
    if not kind.count and not kind.current:
        return h.span(".soft")[words]
    return h.a(href=kind.address, aria_current="page" if kind.current else None)[words]


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
    parts = (segment for part in result.context for segment in (_DOT, *part))
    context = tuple(parts)[1:]
    return h.li[
        h.h3[h.a(href=result.address)[_marked(result.name)]],
        h.p(".context.soft.small")[_marked(context)],
        *(_passage(passage) for passage in result.passages),
    ]


def _passage(passage: PassageView) -> h.Element:
    if not passage.label:
        return h.p[_marked(passage.text)]
    return h.p(".further.small")[
        h.span(".soft")[_marked(passage.label), ": "], _marked(passage.text)
    ]


def _marked(segments: Segments) -> h.Node:
    # One text where it can be: lists of nodes are what takes time when many results are drawn.
    if not any(each.matched for each in segments):
        return "".join(each.text for each in segments)
    return tuple(h.mark[each.text] if each.matched else each.text for each in segments)


def _hints(page: SearchPage) -> h.Node:
    return [
        h.section(".hints", aria_labelledby="how")[
            h.h2("#how")["How to search"],
            h.ul(".bullets")[
                h.li[
                    "Several words: a record has all of them. The last may be a word's beginning."
                ],
                h.li["“Words in quotation marks” stand together, and only as typed."],
                h.li[
                    "Accents, capital letters, plurals and the spelling of names make no difference (Kiev, Kyiv, "
                    "Київ); an actor is found by all names that the records know."
                ],
            ],
        ],
        page.searchable
        and h.section(aria_labelledby="what")[
            h.h2("#what")["What is searched"],
            h.dl(".facts")[
                (
                    [h.dt[f"{each.count:,} {each.kind.label.lower()}"], h.dd[each.kind.meaning]]
                    for each in page.searchable
                )
            ],
        ],
    ]
