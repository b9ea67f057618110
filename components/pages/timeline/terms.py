"""Until when agreements are in force: a bar for each, and the day in words."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import htpy as h

from components.pages.timeline.entry_links import EntryLink, entry_links
from components.pages.timeline.ledger import cleared
from components.parts.dates import date_markup
from components.parts.empty_state import empty_state
from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.timeline.query import TimelineQuery
from guarantees.pages.timeline.terms import Term, Terms, terms_for
from guarantees.pages.timeline.windows import Axis
from guarantees.words.english import counted

_HEADS = ("Agreement", "From", "In force until")


def terms_markup(query: TimelineQuery, catalogue: Catalogue) -> h.Node:
    """The agreements with their terms."""
    found = terms_for(query, catalogue)
    if found is None:
        return empty_state(
            "The end is not known for any agreement that matches these choices.",
            cleared(query, catalogue),
        )
    link = entry_links(query, catalogue)
    return h.fragment[
        h.p[
            f"{counted(len(found.terms), 'agreement')} whose own term gives an end: the years or months that it names, "
            "from the day it was signed or entered into force."
        ],
        _table(found, link),
    ]


def _table(found: Terms, link: EntryLink) -> h.Element:
    return h.table(".ledger.terms")[
        h.caption(".hidden")["Until when agreements are in force, the first to end first"],
        h.thead[
            h.tr[
                h.th(scope="col")[_HEADS[0]],
                h.td(".axis", aria_hidden="true")[h.div(".plot")[_years(found.axis)]],
                (h.th(scope="col")[head] for head in _HEADS[1:]),
            ]
        ],
        h.tbody[(_row(term, link) for term in found.terms)],
    ]


def _years(axis: Axis) -> Iterator[h.Element]:
    for year in range(axis.first.year, axis.last.year + 1, 2):
        yield h.span(style=f"--x:{axis.share(datetime.date(year, 7, 1)):g}%")[str(year)]


def _row(term: Term, link: EntryLink) -> h.Element:
    return h.tr[
        h.th(scope="row")[link(term.entry, term.name)],
        h.td(".when")[
            h.div(".plot", aria_hidden="true")[
                h.span(".bar", style=f"--x:{term.left:g}%;--w:{term.width:g}%")
            ]
        ],
        h.td(data_head="From")[date_markup(term.begins)],
        h.td(data_head="Until")[h.b[date_markup(term.ends)]],
    ]
