"""The lineage of a proposal as HTML: the proposals around it in order of date, along a line."""

from __future__ import annotations

import htpy as h

from components.parts.dates import date_markup
from guarantees.pages.proposal.lineage import LineageEntry, LineageView, Related, Relation


def lineage_markup(lineage: LineageView) -> h.Node:
    """The line, or that there is none."""
    if lineage.empty:
        return h.p(".soft")[lineage.empty]
    return h.ol(".lineage")[(_entry(each) for each in lineage.entries)]


def _entry(entry: LineageEntry) -> h.Element:
    shown = entry.proposal
    return h.li(aria_current="true" if _is_this(shown) else None)[
        h.span(".when")[shown.date and date_markup(shown.date)],
        h.div[
            _named(shown),
            entry.relations and h.span(".soft")[[_relation(each) for each in entry.relations]],
        ],
    ]


def _relation(relation: Relation) -> h.Node:
    other = "this one" if _is_this(relation.other) else relation.other.name
    return h.span(".relation")[f"{relation.verb} ", other]


def _named(related: Related) -> h.Node:
    name = h.a(href=related.link)[related.name] if related.link else h.b[related.name]
    return [name, related.not_yet and [" ", h.span(".tag")[related.not_yet]], " "]


def _is_this(related: Related) -> bool:
    """Whether it is the page's own proposal, which has no link. An excluded record has no date."""
    return not related.link and related.date is not None
