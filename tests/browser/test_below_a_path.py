"""The site below a path, as a proxy shows it that forwards nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from scripts.local_server import Server
from tests.builders import RECORDS

Open = Callable[..., Page]
Settle = Callable[[Page], Page]
BASE = "/guarantees"


@pytest.fixture(scope="module")
def site(start_server: Callable) -> Iterator[Server]:
    """The small site below a path."""
    with start_server(records=RECORDS, base=BASE) as server:
        yield server


def test_the_whole_site_works_below_its_path(page: Open, settle: Settle, site: Server) -> None:
    """First view, evidence, menu, search, links and files need nothing outside the path."""
    tab = page(f"{site.url}/map", cold=True)
    outside: list[str] = []
    host = site.url.removesuffix(BASE)

    def refuse(route: Route) -> None:
        outside.append(route.request.url)
        route.abort()

    tab.route(lambda url: not url.startswith(f"{site.url}/") and url.startswith(host), refuse)
    tab.goto(f"{site.url}/compare?utm_source=x&clock=known&fbclid=y~z&utm_source=w")
    settle(tab)
    assert f"{site.url}/compare?clock=known" == tab.url
    expect(tab.locator("#root").get_by_text("Ignored")).to_have_count(0)
    tab.locator("#root .cell .open").first.click()
    expect(tab.locator("#root .panel")).to_be_visible()
    assert f"{site.url}/compare?clock=known&cell=" in settle(tab).url
    tab.get_by_role("link", name="Sources", exact=True).click()
    expect(tab.locator("#root h1")).to_have_text("Sources")
    assert f"{site.url}/sources" == settle(tab).url
    with tab.expect_download() as saved:
        tab.locator('#root a[href^="./sources.bib"]').click()
    assert saved.value.suggested_filename.endswith(".bib")
    tab.locator("#site-search input").fill("alpha")
    tab.locator("#site-search input").press("Enter")
    expect(tab.locator("#root .results h3").first).to_be_visible()
    assert f"{site.url}/search?q=alpha" == settle(tab).url
    tab.locator("#root .results a").first.click()
    settle(tab)
    tab.go_back()
    expect(tab.locator("#root h1")).to_have_text("Search")
    assert [] == outside
