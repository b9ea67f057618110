"""A page, its evidence or a file cannot be made, for a fault of ours: what readers see, and that the rest carries
on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from scripts.local_server import Server
from tests.browser.documents import choose_day
from tests.browser.tabs import EMPTY_TAB
from tests.builders import RECORDS
from tests.faults.readers import ANY, choose_and_return, expect_no_words_for_programmers, get, shown

Open = Callable[..., Page]
DAY = "2025-09-15"
HEADING = "This page cannot be shown"
# Streamlit with a site in which one day of Compare cannot be shown, nor any evidence of Beta, and nothing of Gap.
FAULTY = f"""
import sys
from dataclasses import replace
sys.path.insert(0, ".")
from components.pages.table import PAGES
def failing(make, fails):
    def made(query, catalogue):
        if fails(query):
            raise RuntimeError("secret words of " + repr(query))
        return make(query, catalogue)
    return made
compare, gap = PAGES["compare"], PAGES["gap"]
is_day = lambda query: str(query.as_of.day) == "{DAY}"
set_ = object.__setattr__
set_(compare, "markup", failing(compare.markup, is_day))
set_(compare, "evidence", failing(compare.evidence, lambda query: "beta" in repr(query.cell)))
set_(gap, "markup", failing(gap.markup, lambda query: True))
import streamlit.web.cli as cli
cli.main()
"""


@pytest.fixture
def site(start_server: Callable) -> Iterator[Server]:
    """A site with faults."""
    with start_server(
        records=RECORDS, environment={"GUARANTEES_LOG": "json"}, program=("-c", FAULTY)
    ) as running:
        yield running


def test_a_page_that_raises_says_so_and_the_others_go_on(page: Open, site: Server) -> None:
    """The page has the site's words, a number and ways on; they work, and the same link works for what can be shown."""
    tab = page(EMPTY_TAB, own=True, expected=ANY)
    tab.goto(f"{site.url}/gap")
    expect(tab.get_by_role("heading", level=1)).to_have_text(HEADING)
    expect_no_words_for_programmers(tab)
    assert "secret" not in tab.content()
    tab.get_by_role("link", name="Compare proposals").click()
    expect(tab.locator("#root table.answers")).to_be_visible()
    answer = get(f"{site.url}/gap")
    assert (500, True) == (answer.status, "secret" not in answer.body)
    choose_and_return(page(f"{site.url}/proposal?id=alpha", own=True, expected=ANY))


def test_a_state_that_raises_leaves_a_way_back(page: Open, site: Server) -> None:
    """A choice leads to a state that cannot be shown: the page says so, and Back shows what was there."""
    tab = page(f"{site.url}/compare", own=True, expected=ANY)
    words = shown(tab)
    choose_day(tab, "asof", DAY)
    expect(tab.get_by_text(HEADING).first).to_be_visible()
    expect_no_words_for_programmers(tab)
    tab.go_back()
    expect(tab.locator("#root table.answers")).to_be_visible()
    assert words == shown(tab)
    choose_day(tab, "asof", "2025-09-16")
    expect(tab).to_have_url(re.compile("asof=2025-09-16"))


def test_a_live_link_to_a_page_that_raises_leaves_the_menu(page: Open, site: Server) -> None:
    """From a live page a link leads to one that cannot be shown: the words are there, and the menu leads on."""
    tab = page(f"{site.url}/proposal?id=alpha", own=True, expected=ANY)
    tab.evaluate(
        "() => { history.pushState({}, '', './gap'); dispatchEvent(new PopStateEvent('popstate', {state: {}})); }"
    )
    expect(tab.get_by_text(HEADING)).to_be_visible()
    expect_no_words_for_programmers(tab)
    tab.locator("#site-header").get_by_role("link", name="Sources").click()
    expect(tab.locator("#root .guarantees-document")).to_be_visible()


def test_evidence_that_raises_leaves_a_way_back(page: Open, site: Server) -> None:
    """The words are there in place of what cannot be shown; Back closes it, and the evidence of the next cell comes."""
    tab = page(f"{site.url}/compare", own=True, expected=ANY)
    tab.locator('#root .open[data-cell="beta~assistance"]').click()
    expect(
        tab.get_by_text(re.compile(f"{HEADING}|The evidence could not be loaded")).first
    ).to_be_visible()
    expect_no_words_for_programmers(tab)
    tab.go_back()
    tab.locator('#root .open[data-cell="alpha~force-size"]').click()
    expect(tab.locator("#root .panel")).to_contain_text("about 50,000 soldiers")


def test_a_file_that_raises_is_a_sentence(site: Server) -> None:
    """Whoever fetches a part that cannot be made gets a sentence with a number, and none of the error's words."""
    for path in (f"document/compare?asof={DAY}", "evidence/compare?cell=beta.assistance"):
        answer = get(f"{site.url}/{path}")
        assert (500, True) == (answer.status, "Something went wrong on our side" in answer.body)
        assert "secret" not in answer.body
