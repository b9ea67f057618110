"""The choices above the sources: words and days for the list; another source and the style for an opened one."""

from __future__ import annotations

import htpy as h

from components.parts.forms import (
    Choice,
    Option,
    choices_form,
    day,
    folded,
    one_in_list,
    one_term,
    term_options,
    words,
)
from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.sources.query import SOURCE_LINK, SourceOrder, SourceQuery, in_order
from guarantees.pages.sources.styles import CitationStyle

UNCERTAIN = "A source with an uncertain date stays while it may fit. An empty day sets no limit."


def source_choices(query: SourceQuery, catalogue: Catalogue) -> h.Node:
    """The form for a query."""
    of_page = _of_source(query, catalogue) if query.source else _of_list(query)
    opens = "Source, style" if query.source else "Search, order"
    return choices_form(SOURCE_LINK, query, catalogue, *of_page, opens=opens)


def _of_source(query: SourceQuery, catalogue: Catalogue) -> list[Choice]:
    sources = [Option(source.id, source.short_name) for source in in_order(catalogue)]
    return [
        one_in_list("source", "Source", sources, query.source, none="All sources", is_record=True),
        one_in_list("style", "Citation style", term_options(CitationStyle), query.style.value),
    ]


def _of_list(query: SourceQuery) -> list[Choice]:
    return [
        words("search", "Search sources", query.search),
        folded(
            "published",
            _published_words(query),
            day("published_from", "from this day", query.published_from),
            day("published_to", "up to this day", query.published_to),
            about=UNCERTAIN,
        ),
        one_term("order", "Order", SourceOrder, query.order),
    ]


def _published_words(query: SourceQuery) -> str:
    first, last = query.published_from, query.published_to
    if first and last:
        return f"Published {first} to {last}"
    if first or last:
        return f"Published from {first}" if first else f"Published up to {last}"
    return "Published on any day"
