"""Addresses of pages and the pages behind them: whatever one names, the other understands."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from components.downloads.formats import ALL_RECORDS, FILES, FORMATS
from components.pages.table import PAGES
from components.parts.rendering import rendered
from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import LATEST, AsOf, Clock
from guarantees.links.addresses import (
    to_actor,
    to_changes,
    to_compare,
    to_coverage,
    to_curate,
    to_gap,
    to_map,
    to_method,
    to_overview,
    to_positions,
    to_proposal,
    to_search,
    to_sources,
    to_timeline,
    to_wording,
)
from guarantees.links.earlier import Earlier
from guarantees.links.page_link import OPENED, Decoded
from guarantees.pages.coverage.page import Holds
from guarantees.pages.sources.export import REFERENCE_FORMATS
from tests.larger_records import larger

PAGE_OF_FILE = {
    **{file: page for page, file in FILES.items()},
    **{"": "overview", "all-records": "overview", "numbers": "gap"},
}
THEN = AsOf(Clock.KNOWN, datetime.date(2025, 8, 21))


def page_of(address: str) -> tuple[str, dict[str, str]]:
    """The page that an address names, and its parameters; each parameter is given once."""
    parts = urlsplit(address)
    assert ("", "", "") == (parts.scheme, parts.netloc, parts.fragment)
    assert parts.path.startswith("./")
    pairs = parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query))
    assert len(dict(pairs)) == len(pairs)
    # A file to take away holds what the page of its name shows.
    page, _, ending = parts.path.removeprefix("./").partition(".")
    assert ending in ("", "html", *FORMATS, *ALL_RECORDS, *REFERENCE_FORMATS)
    return PAGE_OF_FILE.get(page, page), dict(pairs)


@cache
def known() -> Catalogue:
    """The records whose pages are drawn."""
    return larger()


@cache
def asked_by(address: str) -> Decoded[Any]:
    """What the page at an address reads from it."""
    page, link = page_of(address)
    return PAGES[page].link.decode(link, known())


def first(part: str) -> str:
    """The first id of a part of the records: ``proposals``, ``elements``, …"""
    return next(iter(getattr(known(), part)))


def actors() -> tuple[str, str]:
    """Two actors with positions."""
    one, other, *_ = known().positions
    return one, other


def cell_on_an_element() -> tuple[str, str]:
    """An actor and an element."""
    return actors()[0], first("elements")


# What an address asks for, and what the page must understand by it.
ASKED: dict[str, tuple[Callable[[], str], Callable[[], dict[str, Any]]]] = {
    "overview": (to_overview, dict),
    "compare": (to_compare, lambda: {"cell": None, "as_of": LATEST}),
    "columns": (
        lambda: to_compare((first("proposals"),), as_of=THEN),
        lambda: {"proposals": (first("proposals"),), "as_of": THEN},
    ),
    "cell": (
        lambda: to_compare(cell=(first("proposals"), first("elements"))),
        lambda: {
            "proposals": (first("proposals"),),
            "cell": (first("proposals"), first("elements")),
        },
    ),
    "proposal": (
        lambda: to_proposal(first("proposals")),
        lambda: {"id": first("proposals"), "open": (), "as_of": LATEST},
    ),
    "provision": (
        lambda: to_proposal(first("proposals"), first("elements"), THEN),
        lambda: {
            "id": first("proposals"),
            "cell": (first("proposals"), first("elements")),
            "as_of": THEN,
        },
    ),
    "positions": (to_positions, lambda: {"rows": "proposals", "cell": None, "as_of": LATEST}),
    "position on a proposal": (
        lambda: to_positions(cell=(actors()[0], first("proposals")), as_of=THEN),
        lambda: {
            **{"rows": "proposals", "as_of": THEN},
            "cell": (actors()[0], first("proposals")),
        },
    ),
    "position on an element": (
        lambda: to_positions("elements", cell_on_an_element(), actors=actors()),
        lambda: {
            **{"rows": "elements", "cell": cell_on_an_element()},
            "actors": actors(),
        },
    ),
    "actors": (to_actor, lambda: {"actor": "", "open": (), "as_of": LATEST}),
    "actor": (
        lambda: to_actor(actors()[0], THEN),
        lambda: {"actor": actors()[0], "as_of": THEN},
    ),
    "gap": (to_gap, lambda: {"as_of": LATEST}),
    "gap on an element": (
        lambda: to_gap(first("elements"), as_of=THEN),
        lambda: {"element": first("elements"), "proposal": "", "actor": "", "as_of": THEN},
    ),
    "gap on a proposal": (
        lambda: to_gap(proposal=first("proposals"), actor=actors()[0]),
        lambda: {"element": "", "proposal": first("proposals"), "actor": actors()[0]},
    ),
    "wording": (to_wording, lambda: {"base": "", "as_of": LATEST}),
    "wording compared": (
        lambda: to_wording(first("elements"), first("proposals"), THEN),
        lambda: {"element": first("elements"), "base": first("proposals"), "as_of": THEN},
    ),
    "timeline": (to_timeline, lambda: {"event": "", "lanes": "proposal"}),
    "event": (
        lambda: to_timeline(first("events"), "actor"),
        lambda: {"event": first("events"), "lanes": "actor"},
    ),
    "map": (to_map, lambda: {"cell": "", "as_of": LATEST}),
    "country": (
        lambda: to_map(actors()[0], THEN),
        lambda: {"cell": actors()[0], "as_of": THEN},
    ),
    "sources": (to_sources, lambda: {"source": ""}),
    "source": (lambda: to_sources(first("sources")), lambda: {"source": first("sources")}),
    "changes": (
        lambda: to_changes("2026.12.1", THEN),
        lambda: {"since": Earlier("2026.12.1"), "as_of": THEN},
    ),
    "coverage": (to_coverage, lambda: {"family": "", "group": "", "holds": frozenset()}),
    "covered": (
        lambda: to_coverage(first("families"), first("groups"), "silent", THEN),
        lambda: {
            **{"family": first("families"), "group": first("groups")},
            **{"holds": {Holds.SILENT}, "as_of": THEN},
        },
    ),
    "curate": (to_curate, lambda: {"open": ()}),
    "method": (to_method, lambda: {"element": "", "open": ()}),
    "element": (
        lambda: to_method(first("elements")),
        lambda: {
            "element": first("elements"),
            "open": (known().elements[first("elements")].group,),
        },
    ),
    "search": (lambda: to_search(""), lambda: {"q": ""}),
    "words": (lambda: to_search("<b> & 100%"), lambda: {"q": "<b> & 100%"}),
    "words of one kind": (
        lambda: to_search("troops", "sources"),
        lambda: {"q": "troops", "kind": "sources"},
    ),
}


@pytest.mark.parametrize(("address", "asked"), ASKED.values(), ids=ASKED)
def test_a_page_understands_its_address(
    address: Callable[[], str], asked: Callable[[], dict[str, Any]]
) -> None:
    """The page's codec reads from an address what it was made of, and has no notice about it."""
    decoded = asked_by(address())
    assert () == decoded.notices
    assert asked() == {name: getattr(decoded.query, name) for name in asked()}


def test_every_page_was_asked_about() -> None:
    """Every page of the menu has an address above."""
    assert {*PAGES} == {page_of(address())[0] for address, _ in ASKED.values()}


# ---- the links that pages make ---------------------------------------------------------------------


REFERENCES = (
    *("data-copy", "for", "headers"),
    *("aria-labelledby", "aria-describedby", "aria-controls"),
)


class Anchors(HTMLParser):
    """Links, names and opening parts of a page, and what refers to names."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.hrefs: list[str] = []
        self.ids: list[str] = []
        self.parts: list[str] = []
        self.references: list[str] = []
        self.feed("".join([html]))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what the element names."""
        found = {name: value or "" for name, value in attrs}
        if "type" in found and tag == "a":
            return  # a feed, which tests of their own ask for
        kinds = {"href": self.hrefs, "id": self.ids, "data-open": self.parts}
        for name, kept in kinds.items():
            kept += [found[name]] if name in found else []
        for name in REFERENCES:
            self.references += found.get(name, "").split()


def addresses(name: str) -> Iterator[str]:
    """Addresses of a page that together show everything it can show."""
    yield from {
        "overview": lambda: [to_overview()],
        "compare": lambda: [
            to_compare(),
            to_compare(tuple(known().proposals)),
            *(f"./compare?{state}" for state in ("view=signs", "differ=none", "search=nothing")),
        ],
        "proposal": lambda: ["./proposal", *map(to_proposal, known().proposals)],
        "positions": lambda: [
            to_positions(),
            to_positions("elements"),
            "./positions?unrecorded=shown&only=differ",
        ],
        "actor": lambda: [to_actor(), *map(to_actor, actors())],
        "gap": lambda: [
            to_gap(),
            *map(to_gap, known().elements),
            *(to_gap(proposal=p, actor=a) for p in known().proposals for a in actors()),
        ],
        "wording": lambda: [
            to_wording(),
            "./wording?order=date",
            *(to_wording(each, first("proposals")) for each in known().elements),
        ],
        "timeline": lambda: [
            to_timeline(),
            *("./timeline?view=quantities", "./timeline?lanes=actor"),
            *map(to_timeline, known().events),
        ],
        "map": lambda: [to_map(), to_map(as_of=THEN), *map(to_map, actors())],
        "sources": lambda: [to_sources(), *map(to_sources, known().sources)],
        "search": lambda: [to_search(""), *map(to_search, ("troops", "treaty"))],
        "changes": lambda: [to_changes(), "./changes?from=2025-08-20"],
        "coverage": lambda: [to_coverage(), to_coverage(state="silent", as_of=THEN)],
        "curate": lambda: [to_curate()],
        "method": lambda: [to_method(), to_method(first("elements"))],
    }[name]()


def anchors(address: str) -> Anchors:
    """What the page at an address names, whatever is open."""
    query = asked_by(address).query
    return drawn(page_of(address)[0], replace(query, open=()) if hasattr(query, "open") else query)


@cache
def drawn(page: str, query: Any) -> Anchors:
    """What a page names for a query."""
    html = rendered(PAGES[page], query, known()).html
    return Anchors(html.replace('href="?', f'href="./{page}?'))


@pytest.mark.parametrize("name", PAGES)
def test_no_link_of_a_page_leads_nowhere(name: str) -> None:
    """Each link in each view is an address that its page reads without a notice, a place in the page, or in the web."""
    lost: list[str] = []
    for address in addresses(name):
        found = anchors(address)
        for href in {*found.hrefs}:
            if href.startswith("#"):
                lost += [] if href[1:] in found.ids else [f"{address}: {href}"]
            # What the API answers is asked in test_share.py.
            elif not href.startswith(("https://", "http://", "./api/", "./cite?")):
                lost += [f"{address}: {href}: {notice}" for notice in asked_by(href).notices]
    assert [] == lost


@pytest.mark.parametrize("name", PAGES)
def test_what_a_page_names_it_names_once(name: str) -> None:
    """Ids and the names of opening parts are unique in a view and fit into a link; what refers to them finds them."""
    for address in addresses(name):
        found = anchors(address)
        twice = [key for key in {*found.ids} if found.ids.count(key) > 1]
        twice += [key for key in {*found.parts} if found.parts.count(key) > 1]
        unfit = [key for key in found.parts if not OPENED.match(key)]
        lost = [key for key in found.references if key not in found.ids]
        assert (address, [], [], []) == (address, twice, unfit, lost)


@pytest.mark.parametrize("name", PAGES)
def test_a_link_to_evidence_opens_it(name: str) -> None:
    """Whatever part a link of a page wants open exists in the page it leads to."""
    wanted = {
        href
        for address in addresses(name)
        for href in anchors(address).hrefs
        if "open=" in href and page_of(href)[0] in PAGES
    }
    lost = []
    for href in sorted(wanted):
        parts = anchors(href).parts
        lost += [f"{href}: {key}" for key in asked_by(href).query.open if key not in parts]
    assert [] == lost
