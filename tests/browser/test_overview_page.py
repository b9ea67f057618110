"""The Overview: what the records hold, and the ways into every view of them."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from components.pages.table import PAGES
from guarantees.links.addresses import to_compare
from guarantees.words.as_of import evidence_cutoff
from tests.larger_records import larger

Open = Callable[..., Page]
Settle = Callable[[Page], Page]


def document(tab: Page) -> Locator:
    """The live page below its title; the first view before it does not count."""
    return tab.locator("#root .guarantees-document")


def path(tab: Page) -> str:
    """The address after the name of the server."""
    return "/" + tab.url.split("/", 3)[3]


def test_the_overview_names_every_proposal(page: Open) -> None:
    """Each family with its proposals by date, how far the evidence goes, and the version of the data are there."""
    tab = page("/")
    expect(tab.get_by_role("heading", level=1)).to_have_text(PAGES["overview"].heading)
    catalogue = larger()
    for family, proposals in catalogue.proposals_by_family():
        expect(document(tab).locator(f"#family-{family.id} .name")).to_have_text(family.name)
        for proposal in proposals:
            link = document(tab).locator("table.proposals").get_by_title(proposal.name, exact=True)
            expect(link).to_have_attribute("href", f"./proposal?id={proposal.id}")
    expect(document(tab)).to_contain_text(evidence_cutoff(catalogue))
    expect(document(tab)).to_contain_text(catalogue.version)
    expect(tab).to_have_title("Overview · Security guarantees compared")


def test_a_link_leads_to_a_comparison_and_back(page: Open, settle: Settle) -> None:
    """A family's link opens its proposals side by side, and Back brings the whole overview again."""
    _, proposals = larger().proposals_by_family()[0]
    tab = page("/")
    before = document(tab).inner_text()
    address = to_compare(tuple(proposal.id for proposal in proposals))
    document(tab).locator(f'a[href="{address}"]').first.click()
    names = [proposal.short_name for proposal in proposals]
    expect(tab.locator("#root table.answers thead .name")).to_have_text(names)
    tab.go_back()
    expect(tab.get_by_role("heading", level=1)).to_have_text(PAGES["overview"].heading)
    assert ("/", before) == (path(settle(tab)), document(tab).inner_text())
    expect(tab.locator("#root table.answers")).to_have_count(0)
