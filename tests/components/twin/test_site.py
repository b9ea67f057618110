"""components/twin: the whole site as files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import PurePosixPath
from posixpath import join, normpath
from unittest.mock import patch
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

from components.downloads.formats import FORMATS
from components.server.api.mounted import api_mount
from components.server.site_routes import our_routes
from components.twin.rewriting import Page, Rewriting
from components.twin.search_files import FILE
from components.twin.site import Site, is_usual
from guarantees.catalogue.catalogue import load
from tests.builders import sample, write_records

LIVE = "https://example.org/guarantees/"
SLOW = ("docx", "pptx", "png", "svg", "parquet")
"""Formats that take long to write; what is linked is the same in all."""
Files = dict[str, bytes]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """Every file of the twin of the small folder, without a live site.

    The records are read for it alone: what is made of them with fewer formats is no other test's.
    """
    files: Files = {}
    folder = write_records(tmp_path_factory.mktemp("twin") / "records")
    quick = {ending: each for ending, each in FORMATS.items() if ending not in SLOW}
    with pytest.MonkeyPatch.context() as patched, patch.dict(FORMATS, quick, clear=True):
        patched.setenv("GUARANTEES_RECORDS", str(folder))
        catalogue, routes = load(folder, "records").catalogue, [api_mount(""), *our_routes()]
        Site(catalogue, routes, "", files.__setitem__, all_files=True).write()
    return files


@pytest.fixture(scope="module")
def pages(files: Files) -> dict[str, html.HtmlElement]:
    """Its pages."""
    return {path: html.fromstring(text) for path, text in files.items() if path.endswith(".html")}


def addresses(page: html.HtmlElement) -> Iterator[str]:
    """Everything that a page leads to, sends to or loads."""
    for element in page.iter("a", "area", "link", "script", "form", "img", "span"):
        for name in ("href", "src", "action", "data-address"):
            if element.get(name):
                yield element.get(name)


def test_every_link_leads_to_a_file_and_to_a_part_of_it(
    files: Files, pages: dict[str, html.HtmlElement]
) -> None:
    """A reader comes nowhere where nothing is, and no page loads anything from elsewhere."""
    ids = {path: set(page.xpath("//@id")) for path, page in pages.items()}
    dead = []
    for path, page in pages.items():
        for address in addresses(page):
            parts = urlsplit(address)
            if parts.scheme:
                continue
            to = (
                normpath(join(str(PurePosixPath(path).parent), unquote(parts.path)))
                if parts.path
                else path
            )
            part = unquote(parts.fragment)
            if to not in files or (part and to in ids and part not in ids[to]):
                dead.append((path, address))
    assert dead == []
    loaded = {
        address
        for page in pages.values()
        for element in page.iter("link", "script", "img")
        for address in (element.get("href"), element.get("src"))
        if address and urlsplit(address).scheme not in ("", "data")
    }
    assert loaded == set()


def test_every_record_has_its_file(files: Files) -> None:
    """Proposals, parties, sources and questions have pages, presets a comparison, and cells their evidence."""
    found = sample()
    expected = {
        *(f"proposal/id={id}.html" for id in found.proposals),
        *(f"actor/id={id}.html" for id in found.actors),
        *(f"sources/source={id}.html" for id in found.sources),
        *(f"evidence/proposal={id}.html" for id in found.proposals),
        *(f"api/v1/elements/{id}.json" for id in found.elements),
        "index.html",
        "gap.html",
        "comparison.xlsx",
        "party/id=sylvania.xlsx",
        "wording/element=force-size.xlsx",
        "api/v1/comparison.csv",
    }
    assert set() == expected - set(files)
    assert b'id="legal-effect"' in files["evidence/proposal=alpha.html"]


def test_the_style_of_a_page_lays_out_what_is_in_it(pages: dict[str, html.HtmlElement]) -> None:
    """The name of a page is no class of the whole: on Method and Map an element inside has it."""
    [whole] = pages["method.html"].find_class("guarantees-document")
    assert whole.get("class") == "guarantees-document page-method"


def test_documents_of_single_views_are_written_if_asked_for() -> None:
    """Without being asked for, those of a party are no files, unlike those for programs and those of a proposal."""
    asked = ("party.docx", "party.csv", "proposal.docx")
    assert [False, True, True] == [is_usual(path, "id=x") for path in asked]


def test_no_form_waits_for_a_server(pages: dict[str, html.HtmlElement]) -> None:
    """The only forms are searches, which the files answer; other choices are links, and a line says what is missing."""
    actions = {
        PurePosixPath(form.get("action")).name for page in pages.values() for form in page.forms
    }
    assert {"search.html"} == actions
    choices = pages["compare.html"].find_class("choices")[0]
    assert "Other choices, and other days, need the live site." in choices.text_content()
    assert ["compare/view=sentences.html"] == [
        link.get("href") for link in choices.iter("a") if link.text_content() == "Sentences"
    ]


def test_what_needs_a_server_leads_to_the_live_site() -> None:
    """With a live site, other choices and what is no file have its full addresses; without one they are words."""
    form = '<form class="choices" action="./gap"></form>'
    link = '<a href="./gap?proposal=a&amp;actor=b">Beside</a>'
    page = Page("gap.html", "gap?version=1")
    live, alone = (
        Rewriting(lambda _: None, root).content(form + link, page) for root in (LIVE, "")
    )
    assert f'href="{LIVE}gap?version=1"' in live
    assert f'<a href="{LIVE}gap?proposal=a&amp;actor=b">Beside</a>' in live
    assert "href" not in alone
    assert "Beside" in alone


def test_the_search_leads_to_files(files: Files) -> None:
    """Every entry of the site's own search is in the file, and leads to a file; spellings of a name share a key."""
    text = files[FILE].decode().removeprefix("globalThis.searchEntries = ").removesuffix(";\n")
    told = json.loads(text)
    assert sum(count for _, count in told["kinds"]) == len(told["entries"]) == len(told["keys"])
    assert {to.partition("#")[0] for *_, to in told["entries"]} <= set(files)
    assert set(told["words"]["alpha"]) & set(told["keys"][1][0])


def test_nothing_of_the_moment_is_kept(files: Files) -> None:
    """Whether the server is well, and the state of its records, are no files."""
    assert not [path for path in files if path.startswith(("healthz", "readyz", "records-state"))]
