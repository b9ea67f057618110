"""The pages as Streamlit draws them, with few, no and broken records."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from markupsafe import escape
from streamlit.testing.v1 import AppTest

from components.pages.table import PAGES
from components.parts.rendering import evidence_html, notices_html, rendered, styles_of
from components.store.records_store import records
from tests.builders import sample_text, write_records
from tests.components.page_parts import catalogue, document_of, notices

pytestmark = pytest.mark.usefixtures("small")
Open = Callable[..., AppTest]
ALONE = {
    "beta.yaml": None,
    "alpha.yaml": sample_text("alpha.yaml", ("lineage: {responds_to: [beta]}\n", "")),
    "registry/families.yaml": sample_text(
        "registry/families.yaml", ("proposals: [alpha, beta]", "proposals: [alpha]")
    ),
}
DOCUMENT_LINKS: list[tuple[str, dict[str, str]]] = [
    ("overview", {}),
    ("compare", {"preset": "alone", "search": "force"}),
    ("compare", {"proposals": "-", "view": "sentences", "open": "force-size"}),
    ("compare", {"view": "signs", "asof": "2024-06-01", "clock": "known"}),
    ("compare", {"differ": "value.silence", "folded": "form", "cell": "alpha.force-size"}),
    ("proposal", {}),
    ("proposal", {"id": "alpha", "open": "guarantors.legal-effect", "asof": "2025-08-25"}),
    ("positions", {}),
    ("positions", {"rows": "elements", "cell": "sylvania.assistance", "unrecorded": "shown"}),
    ("actor", {}),
    ("actor", {"id": "sylvania", "open": "position~1", "asof": "2025-08-25"}),
    ("gap", {"element": "assistance", "open": "by~sylvania~troops", "clock": "known"}),
    ("gap", {"proposal": "alpha", "actor": "sylvania"}),
    ("wording", {"element": "legal-effect", "base": "alpha", "asof": "2025-08-25"}),
    ("timeline", {"lanes": "actor", "from": "2025-01-01", "to": "2025-12-31", "event": "summit"}),
    ("map", {"country": "freedonia", "asof": "2025-08-25"}),
    ("sources", {"kind": "news_report.blog_post", "search": "treaty"}),
    ("sources", {"source": "gazette-2025-08", "open": "events.unused"}),
    ("search", {"q": "treaty", "kind": "source"}),
    ("changes", {}),
    ("changes", {"from": "2025-08-20", "clock": "known", "proposals": "alpha"}),
    ("coverage", {}),
    ("coverage", {"state": "silent", "cell": "alpha.force-size", "asof": "2025-08-25"}),
    ("curate", {"open": "report-coverage-proposals"}),
    ("method", {"element": "force-size"}),
    ("method", {"element": "nothing", "theme": "dark", "version": "old"}),
]
"""Links to each page that is a document: bare ones, ones with choices, and one of which parts are ignored."""


def written(elements: Any) -> list[str]:
    """The texts of elements of one kind."""
    return [element.value for element in elements]


# ---- documents ---------------------------------------------------------------------------------------


def asked_of(name: str, link: dict[str, str]) -> Any:
    """What a page reads from a link."""
    return PAGES[name].link.decode(link, catalogue()).query


@pytest.mark.parametrize(("name", "link"), DOCUMENT_LINKS, ids=str)
def test_a_document_gets_the_page_that_the_link_asks_for(
    open_page: Open, name: str, link: dict[str, str]
) -> None:
    """The component is sent the page as rendered for everyone, what to open in it, its styles and its full link."""
    drawn, page = open_page(name, **link), PAGES[name]
    decoded = page.link.decode(link, catalogue())
    query = decoded.query
    found = rendered(page, query, catalogue())
    head = {
        "page": name,
        "styles": list(styles_of(name)),
        "tag": found.tag,
        "asked": urlencode(link),
        "address": urlencode(page.link.encode_briefly(query, catalogue())),
        "link": page.link.query_string(query, catalogue()),
        "open": list(getattr(query, "open", ())),
        "notices": list(notices_html(page, decoded)),
        "evidence": evidence_html(page, query, catalogue()),
    }
    assert (head, found.html) == document_of(drawn, name)


@pytest.mark.parametrize("name", [name for name, page in PAGES.items() if page.has_widgets])
def test_a_page_with_widgets_has_its_heading_and_notices_above_them(
    open_page: Open, name: str
) -> None:
    """The heading with the menu Share is a document of its own above Streamlit's widgets."""
    drawn = open_page(name, theme="dark")
    noted = PAGES[name].link.decode({"theme": "dark"}, catalogue()).notices
    heading = document_of(drawn, name, "heading")[1]
    assert f"<h1>{PAGES[name].heading}</h1>" in heading
    assert "Copy citation" in heading
    assert "".join(f"<p>{escape(each)}</p>" for each in noted) in heading


def test_every_document_was_asked_for() -> None:
    """No page that is a document is missing above."""
    assert {*PAGES} == {name for name, _ in DOCUMENT_LINKS}


@pytest.mark.parametrize("name", PAGES)
def test_a_document_is_whole_without_records(
    open_page: Open, use_records: Callable, tmp_path: Path, name: str
) -> None:
    """An empty folder gives a page with its title and a sentence; it does not fail."""
    use_records(tmp_path)
    page = open_page(name)
    _, html = document_of(page, name)
    assert rendered(PAGES[name], asked_of(name, {}), catalogue()).html == html
    part = "heading" if PAGES[name].has_widgets else "document"
    heading = re.findall("<h1>(.*)</h1>", document_of(page, name, part)[1])
    assert ([PAGES[name].heading], True) == (heading, 'class="empty"' in html)


@pytest.mark.parametrize("name", PAGES)
def test_a_document_is_whole_with_one_proposal(
    open_page: Open, use_records: Callable, tmp_path: Path, name: str
) -> None:
    """With a single proposal, and with what speaks of others gone, every page is drawn."""
    use_records(write_records(tmp_path / "records", ALONE))
    assert ((), ["alpha"]) == (records().problems, list(catalogue().proposals))
    _, html = document_of(open_page(name), name)
    assert rendered(PAGES[name], asked_of(name, {}), catalogue()).html == html


def test_no_records_are_named_as_that(
    open_page: Open, use_records: Callable, tmp_path: Path
) -> None:
    """An empty folder gives pages that say there is nothing, and why; none of them fails."""
    use_records(tmp_path)
    home, table = open_page(), open_page("compare")
    assert "There are no records to show." in document_of(home, "overview")[1]
    assert "There are no records to compare." in document_of(table, "compare")[1]
    said = f"{tmp_path.name}:1:1: the folder holds no records. Expected files that end in .yaml."
    for page in (home, table):
        assert [[said]] == [written(box.text) for box in page.expander]


def test_one_proposal_is_enough(open_page: Open, use_records: Callable, tmp_path: Path) -> None:
    """With a single proposal the comparison is whole and has one column."""
    use_records(write_records(tmp_path / "records", ALONE))
    table = open_page("compare")
    assert ((), ["alpha"]) == (records().problems, list(catalogue().proposals))
    caption = "1 proposal on 4 questions, everything the records hold"
    assert f"<caption>{caption}</caption>" in document_of(table, "compare")[1]


def test_a_broken_record_takes_nothing_with_it(
    open_page: Open, use_records: Callable, tmp_path: Path
) -> None:
    """The other proposals are compared as before, and ids of the broken one say so in a link."""
    broken = sample_text("beta.yaml", ("family: pacts", "family: pakts"))
    use_records(write_records(tmp_path / "records", {"beta.yaml": broken}))
    table = open_page("compare", proposals="alpha.beta", cell="beta.assistance")
    alone = open_page("compare", proposals="alpha")
    assert document_of(alone, "compare")[1] == document_of(table, "compare")[1]
    assert 1 == len(notices(table, "compare"))
    _, html = document_of(open_page(), "overview")
    assert ("Alpha pact" in html, "Beta pact" in html) == (True, False)


def test_a_broken_registry_still_gives_pages(
    open_page: Open, use_records: Callable, tmp_path: Path
) -> None:
    """Without a readable list of actors pages show ids in place of names."""
    use_records(write_records(tmp_path / "records", {"registry/actors.yaml": "actors: ["}))
    shown = document_of(open_page("compare"), "compare")[1]
    assert "> · sylvania, freedonia<" in shown
    assert 1 == len(open_page().expander)


@pytest.mark.parametrize("name", PAGES)
def test_components_are_sent_bytes(open_page: Open, name: str) -> None:
    """In anything else Streamlit would look for a data frame, and load pandas for that."""
    components = open_page(name).get("bidi_component")
    sent = {component.proto.WhichOneof("data") for component in components}
    assert sent in ({"bytes"}, {"bytes", None})
