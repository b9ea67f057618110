"""An empty state: a sentence that says why a page has nothing to show, and links, drawn as buttons, to elsewhere."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, NamedTuple
from urllib.parse import urlencode

import htpy as h

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import LATEST
from guarantees.links.link_reader import LATEST_DAY
from guarantees.links.page_link import PageLink


class EmptyStateLink(NamedTuple):
    """A link to elsewhere. One that ``stays`` leads to another state of the same page, without jumping to its top."""

    words: str
    address: str
    stays: bool = True


ELSEWHERE = "Search all records for the same words"


def empty_state(sentence: str, *ways: EmptyStateLink | None) -> h.Element:
    """The sentence and the links; one without an address is left out."""
    links = [
        h.a(href=way.address, data_stay=way.stays or None)[way.words]
        for way in ways
        if way and way.address
    ]
    return h.div(".empty", role="status")[
        h.p[sentence], links and h.p(".ways")[([link, " "] for link in links)]
    ]


def without_day(link: PageLink[Any], query: Any, catalogue: Catalogue) -> EmptyStateLink | None:
    """The link to the same page with all that the records hold; ``None`` if no day is chosen."""
    if query.as_of.day is None:
        return None
    # Named, or the chosen day would be carried on.
    latest = {**link.encode_briefly(replace(query, as_of=LATEST), catalogue), "asof": LATEST_DAY}
    return EmptyStateLink("Show everything the records hold", f"./{link.page}?{urlencode(latest)}")
