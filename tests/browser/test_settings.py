"""The site with settings: below a path, as a proxy shows it that forwards nothing else, and with links to records."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Page, Route, expect

from guarantees.catalogue.link_templates import github_templates
from guarantees.catalogue.record_links import RecordLinks
from guarantees.pages.tables.comparison import compare
from guarantees.pages.tables.panel import cell_evidence
from guarantees.pages.tables.query import default_query
from scripts.local_server import Server
from tests.browser.conftest import UNPREPARED
from tests.builders import RECORDS, sample

Open = Callable[..., Page]
Settle = Callable[[Page], Page]
BASE = "/guarantees"
REPOSITORY = "https://github.com/owner/name"
LINKED = replace(sample(), link_templates=github_templates(REPOSITORY, "next"))
LINKS = ("Edit this record", "Report an error")


@pytest.fixture(scope="module")
def configured(start_server: Callable) -> Iterator[Server]:
    """The small site below a path, told where its records are kept."""
    settings = {"GUARANTEES_REPOSITORY": REPOSITORY, "GUARANTEES_BRANCH": "next"}
    with start_server(
        records=RECORDS, environment=settings, base=BASE, program=UNPREPARED
    ) as server:
        yield server


def test_the_whole_site_works_below_its_path(
    page: Open, settle: Settle, configured: Server
) -> None:
    """First view, evidence, menu, search, links and files need nothing outside the path."""
    tab = page(f"{configured.url}/map", cold=True)
    outside: list[str] = []
    host = configured.url.removesuffix(BASE)

    def refuse(route: Route) -> None:
        outside.append(route.request.url)
        route.abort()

    tab.route(lambda url: not url.startswith(f"{configured.url}/") and url.startswith(host), refuse)
    tab.goto(f"{configured.url}/compare?utm_source=x&clock=known&fbclid=y~z&utm_source=w")
    settle(tab)
    assert f"{configured.url}/compare?clock=known" == tab.url
    expect(tab.locator("#root").get_by_role("alert")).to_have_count(0)
    tab.locator("#root .cell .open").first.click()
    expect(tab.locator("#root .panel")).to_be_visible()
    assert f"{configured.url}/compare?clock=known&cell=" in settle(tab).url
    tab.get_by_role("link", name="Sources", exact=True).click()
    expect(tab.locator("#root h1")).to_have_text("Sources")
    assert f"{configured.url}/sources" == settle(tab).url
    with tab.expect_download() as saved:
        tab.locator('#root .downloads a[href^="./sources.bib"]').click()
    assert saved.value.suggested_filename.endswith(".bib")
    tab.locator("#site-search input").fill("alpha")
    tab.locator("#site-search input").press("Enter")
    expect(tab.locator("#root .results h3").first).to_be_visible()
    assert f"{configured.url}/search?q=alpha" == settle(tab).url
    tab.locator("#root .results a").first.click()
    settle(tab)
    tab.go_back()
    expect(tab.locator("#root h1")).to_have_text("Search")
    assert [] == outside


def links_of_cell() -> RecordLinks:
    """What the panel of one cell leads to, by its view model."""
    query = replace(default_query(LINKED), cell=("alpha", "force-size"))
    links = cell_evidence(query, compare(query, LINKED), LINKED).record
    assert links is not None
    return links


def test_the_evidence_of_a_cell_leads_to_its_record(configured: Server, page: Open) -> None:
    """Both links are in the panel, open in a new tab, and are not printed."""
    tab = page(f"{configured.url}/compare?cell=alpha.force-size", cold=True)
    found = links_of_cell()
    panel = tab.locator("#root .panel")
    for words, address in zip(LINKS, (found.edit, found.report), strict=True):
        link = panel.get_by_role("link", name=words)
        expect(link).to_have_attribute("href", address)
        expect(link).to_have_attribute("target", "_blank")
        expect(link).to_have_attribute("rel", "noopener noreferrer")
    assert found.edit.startswith(f"{REPOSITORY}/edit/next/proposals/alpha.yaml#L")
    tab.emulate_media(media="print")
    expect(panel.locator(".record")).to_be_hidden()


def test_the_page_of_a_proposal_leads_to_its_record(configured: Server, page: Open) -> None:
    """The links at its head and in its evidence are followed by the browser, not within the site."""
    tab = page(f"{configured.url}/proposal?id=alpha&cell=alpha.force-size", cold=True)
    document = tab.locator("#root .guarantees-document")
    head = document.get_by_role("link", name="Edit this record: Alpha", exact=True)
    expect(head).to_be_visible()
    in_evidence = document.get_by_role("link", name="Report an error: Size of the force, Alpha")
    expect(in_evidence).to_be_visible()
    tab.context.route(f"{REPOSITORY}/**", lambda route: route.fulfill(body="<p>An editor</p>"))
    with tab.context.expect_page() as opened:
        head.click()
    assert opened.value.url == f"{REPOSITORY}/edit/next/proposals/alpha.yaml#L1"
    expect(document).to_be_visible()
    tab.emulate_media(media="print")
    expect(head).to_be_hidden()


def test_without_a_setting_there_are_no_links(page: Open, small_site: Server) -> None:
    """A site that is not told where its records are kept shows the panel without them."""
    tab = page(f"{small_site.url}/compare?cell=alpha.force-size")
    panel = tab.locator("#root .panel")
    expect(panel.get_by_role("heading", level=2)).to_be_visible()
    expect(panel.locator(".record")).to_have_count(0)
