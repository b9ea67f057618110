"""The curators' records in a browser: each page once, on a tablet and on the smallest phone.

Names and texts are as long as they are, and records as many; all other tests have records of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Page, expect

from components.pages.table import PAGES
from components.store.records_store import records
from guarantees.catalogue.catalogue import Catalogue
from guarantees.links.addresses import to_actor, to_gap, to_proposal, to_wording
from guarantees.pages.method.terms import VOCABULARIES
from guarantees.pages.sources.page import source_library
from guarantees.pages.sources.query import SourceQuery
from scripts.local_server import Server
from tests.browser.conftest import UNPREPARED
from tests.browser.examples import (
    country_on_the_map,
    fullest_cell,
    fullest_proposal,
    fullest_stance,
    most_cited_source,
    with_most_relations,
)
from tests.browser.tables import address, assert_shows

Open = Callable[..., Page]
Settle = Callable[[Page], Page]
WIDTHS = (1400, 320)
DOCUMENT = "#root .guarantees-document > *"
TABLE = "#root :is(table, section.card)"
PANEL = "#root .panel"
# What goes beyond a width, unless it scrolls in a box of its own, as pictures and wide tables do.
TOO_WIDE = """(root, width) => {
    const scrolls = (part) => getComputedStyle(part).overflowX !== "visible";
    const inABox = (part) => part !== root && (scrolls(part) || inABox(part.parentElement ?? root));
    return [...root.querySelectorAll("*")]
        .filter((part) => part.checkVisibility() && part.getBoundingClientRect().right > width + 1)
        .filter((part) => !inABox(part.parentElement ?? root))
        .map((part) => part.outerHTML.slice(0, 80));
}"""
BODY = "#root .guarantees-document"
# Streamlit's main part scrolls in place of the document.
WIDEST = """Math.max(
    ...[document.documentElement, document.querySelector("[data-testid=stMain]")].map((part) => part.scrollWidth))"""


@pytest.fixture(scope="module")
def server(start_server: Callable) -> Iterator[Server]:
    """The site on this environment's records."""
    with start_server(program=UNPREPARED) as running:
        yield running


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """The catalogue of this environment's records."""
    return records().catalogue


def fullest_source(catalogue: Catalogue) -> str:
    """The source that most claims cite, with the last group of them expanded."""
    source = most_cited_source(catalogue)
    opened = source_library(SourceQuery(source), catalogue).opened
    assert opened is not None
    return f"/sources?source={source}&open={opened.claims[-1].parts[0].key}"


def whole_method(catalogue: Catalogue) -> str:
    """Method with every group and every vocabulary expanded."""
    opened = [*catalogue.groups, *(f"words~{each.id}" for each in VOCABULARIES)]
    return f"/method?open={'.'.join(opened)}"


def pair_in_gap(catalogue: Catalogue) -> str:
    """The pair of whom most is recorded."""
    actor, proposal = fullest_stance(catalogue)
    return to_gap(proposal=proposal, actor=actor)


# What must be there when a page is drawn, and the addresses of the pages, by what they show.
STATES: dict[str, tuple[str, Callable[[Catalogue], str]]] = {
    "overview": (DOCUMENT, lambda _: "/"),
    "compare": (PANEL, lambda c: f"/compare?cell={'.'.join(fullest_cell(c))}"),
    "positions, elements": (TABLE, lambda _: "/positions?rows=elements"),
    "positions": (PANEL, lambda c: f"/positions?cell={'.'.join(fullest_stance(c))}"),
    "proposal, the fullest": (DOCUMENT, lambda c: to_proposal(fullest_proposal(c))),
    "proposal, the most related": (DOCUMENT, lambda c: to_proposal(with_most_relations(c))),
    "actor": (DOCUMENT, lambda c: to_actor(fullest_stance(c)[0])),
    "gap": (DOCUMENT, lambda _: "/gap"),
    "gap, a pair": (DOCUMENT, pair_in_gap),
    "wording": (DOCUMENT, lambda c: to_wording(fullest_cell(c)[1])),
    "timeline": (DOCUMENT, lambda _: "/timeline?lanes=actor"),
    "timeline, quantities": (DOCUMENT, lambda _: "/timeline?view=quantities"),
    "timeline, terms": (DOCUMENT, lambda _: "/timeline?view=terms"),
    "map": (PANEL, lambda c: f"/map?cell={country_on_the_map(c)}"),
    "sources": (DOCUMENT, lambda _: "/sources"),
    "sources, the fullest": (DOCUMENT, fullest_source),
    "method": (DOCUMENT, whole_method),
    "search": (DOCUMENT, lambda _: "/search?q=Ukraine"),
    "changes": (DOCUMENT, lambda _: "/changes?from=2025-12-01"),
    "coverage": (TABLE, lambda _: "/coverage"),
    "curate": (DOCUMENT, lambda _: "/curate"),
}


def test_every_page_is_among_them() -> None:
    """A page that is added is drawn too."""
    assert {*PAGES} == {name.partition(",")[0] for name in STATES}


def size(width: int) -> dict[str, int]:
    """The size of a window."""
    return {"width": width, "height": 740}


@pytest.mark.parametrize("name", STATES)
def test_a_page_fits_every_screen(
    page: Open, settle: Settle, catalogue: Catalogue, name: str
) -> None:
    """Nothing is logged as an error, a table is whole, and on a tablet and a phone nothing is wider than the screen."""
    part, address_for = STATES[name]
    path = address_for(catalogue).removeprefix(".")
    tab = page(path, viewport=size(WIDTHS[0]), has_touch=True, is_mobile=True)
    where = urlsplit(path)
    if (table := where.path.strip("/")) in ("compare", "positions"):
        assert_shows(tab, dict(parse_qsl(where.query)), catalogue)
        assert PAGES[table].heading == tab.get_by_role("heading", level=1).inner_text()
    for width in WIDTHS:
        tab.set_viewport_size(size(width))
        expect(tab.locator(part).first).to_be_visible()
        assert width >= settle(tab).evaluate(WIDEST)
        expect(tab.get_by_role("searchbox", name="Search everything")).to_be_visible()
        assert [] == tab.locator(BODY).first.evaluate(TOO_WIDE, width)


def test_opening_a_part_sends_no_page(page: Open, settle: Settle, catalogue: Catalogue) -> None:
    """What opens is in the browser already: the server hears of it, and sends some hundred bytes."""
    # Streamlit sends a message of less than 10 kB again in any case; the fullest proposal is longer.
    proposal, element = fullest_cell(catalogue)
    tab = page(f"/proposal?id={proposal}", viewport=size(1400), cold=True)
    received: list[int] = []
    tab.on(
        "websocket",
        lambda socket: socket.on("framereceived", lambda f: received.append(len(f))),
    )
    tab.reload()
    settle(tab)
    received.clear()
    part = tab.locator(f'#root details[data-open="row~{element}"]')
    part.locator("> summary").click()
    expect(part).to_have_attribute("open", "")
    settle(tab)
    assert {"id": proposal, "open": f"row~{element}"} == address(tab)
    assert [] == received
