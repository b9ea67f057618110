"""The links beside a record to the repository that holds it, in the real site."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from guarantees.catalogue.link_templates import github_templates
from guarantees.catalogue.record_links import RecordLinks
from guarantees.pages.tables.comparison import compare
from guarantees.pages.tables.panel import cell_evidence
from guarantees.pages.tables.query import default_query
from scripts.local_server import Server
from tests.builders import RECORDS, sample

REPOSITORY = "https://github.com/owner/name"
LINKED = replace(sample(), link_templates=github_templates(REPOSITORY, "next"))
LINKS = ("Edit this record", "Report an error")


@pytest.fixture(scope="module")
def linked(start_server: Callable) -> Iterator[Server]:
    """The site with the small folder of records, told where they are kept."""
    settings = {"GUARANTEES_REPOSITORY": REPOSITORY, "GUARANTEES_BRANCH": "next"}
    with start_server(records=RECORDS, environment=settings) as server:
        yield server


def links_of_cell() -> RecordLinks:
    """What the panel of one cell leads to, by its view model."""
    query = default_query(LINKED).open_cell("alpha", "force-size")
    links = cell_evidence(query, compare(query, LINKED), LINKED).record
    assert links is not None
    return links


def test_the_evidence_of_a_cell_leads_to_its_record(
    linked: Server, page: Callable[..., Page]
) -> None:
    """Both links stand in the panel, open in a tab of their own, and are no part of a print."""
    tab = page(f"{linked.url}/compare?cell=alpha.force-size")
    found = links_of_cell()
    panel = tab.locator("#root .guarantees-evidence")
    for words, address in zip(LINKS, (found.edit, found.report), strict=True):
        link = panel.get_by_role("link", name=words)
        expect(link).to_have_attribute("href", address)
        expect(link).to_have_attribute("target", "_blank")
        expect(link).to_have_attribute("rel", "noopener noreferrer")
    assert found.edit.startswith(f"{REPOSITORY}/edit/next/proposals/alpha.yaml#L")
    tab.emulate_media(media="print")
    expect(panel.locator(".record")).to_be_hidden()


def test_the_page_of_a_proposal_leads_to_its_record(
    linked: Server, page: Callable[..., Page]
) -> None:
    """The links at its head and in its evidence are followed by the browser, not within the site."""
    tab = page(f"{linked.url}/proposal?id=alpha&open=force-size")
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


def test_without_a_setting_there_are_no_links(
    page: Callable[..., Page], small_site: Server
) -> None:
    """A site that is not told where its records are kept shows the panel without them."""
    tab = page(f"{small_site.url}/compare?cell=alpha.force-size")
    panel = tab.locator("#root .guarantees-evidence")
    expect(panel.get_by_role("heading", level=2)).to_be_visible()
    expect(panel.locator(".record")).to_have_count(0)
