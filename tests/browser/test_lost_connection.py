"""A page whose connection to the site is lost, and comes back: to the same process, to another one, or not at all."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from tests.browser.tables import OPEN_CELL, PANEL, address, cell
from tests.builders import RECORDS, sample_text

Open = Callable[..., Page]
Settle = Callable[[Page], Page]
WORDS = "#connection:not(:empty)"
# What a browser, and Streamlit's code in its console, say of a server that is gone.
GONE = (
    "net::ERR_",
    "WebSocket connection to",
    "Client Error",
    "Streamlit server",
    "Connection timed out",
    "when disconnected from server",
)
FEWER = ("about: 50000", "about: 40000")
BOX = "Paste one or several records"


def test_an_open_page_goes_on_after_the_site_was_restarted(
    page: Open, settle: Settle, start_server: Callable
) -> None:
    """Readers are told in the site's words; every choice then works, also one made meanwhile; a draft is kept."""
    with start_server(records=RECORDS) as first:
        table = page(f"{first.url}/compare?differ=value", cold=True, expected=GONE)
        curate = page(f"{first.url}/curate", cold=True, expected=GONE)
        curate.get_by_role("textbox", name=BOX).fill(sample_text("alpha.yaml", FEWER))
        first.process.kill()
        for tab in (table, curate):
            expect(tab.locator(WORDS)).to_contain_text("The connection to the site is lost.")
            expect(tab.get_by_role("dialog")).to_have_count(0)
            assert "streamlit" not in tab.locator("body").inner_text().lower()
        chosen = table.locator("#root .open").last.get_attribute("data-cell")
        cell(table, chosen).click()
        with start_server(records=RECORDS, port=urlsplit(first.url).port):
            table.get_by_role("button", name="wording differs").click()
            expect(table.locator(OPEN_CELL)).to_have_attribute("data-cell", chosen)
            expect(table.locator(PANEL)).to_be_visible()
            wanted = {"differ": "value.wording", "cell": chosen.replace("~", ".")}
            assert wanted == address(settle(table))
            expect(table.locator(WORDS)).to_have_count(0)
            box = curate.get_by_role("textbox", name=BOX)
            expect(box).to_have_value(sample_text("alpha.yaml", FEWER))
            box.press("Control+Enter")
            expect(cell(curate, "alpha~force-size")).to_contain_text("about 40,000 soldiers")
