"""A page whose live connection, scripts or browser are not as they should be: it can be read, and recovers later."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route, WebSocketRoute, expect

from components.server.first_view import LATE, TOO_OLD
from scripts.local_server import Server
from tests.browser.conftest import UNPREPARED
from tests.browser.tabs import EMPTY_TAB
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


def test_an_open_page_carries_on_after_the_site_was_restarted(
    page: Open, settle: Settle, start_server: Callable
) -> None:
    """Readers are told in plain words; every choice then works; a draft is kept. On SIGTERM the site ends."""
    with start_server(records=RECORDS, program=UNPREPARED) as first:
        table = page(f"{first.url}/compare", cold=True, expected=GONE)
        curate = page(f"{first.url}/curate", cold=True, expected=GONE)
        curate.get_by_role("textbox", name=BOX).fill(sample_text("alpha.yaml", FEWER))
        first.process.kill()
        for tab in (table, curate):
            expect(tab.locator(WORDS)).to_contain_text("The connection to the site is lost.")
            expect(tab.get_by_role("dialog")).to_have_count(0)
            assert "streamlit" not in tab.locator("body").inner_text().lower()
        # What is chosen meanwhile is carried out later, whole: fields of the same name are several.
        table.locator("#root label").filter(has_text="Sentences").click()
        expect(table.locator(WORDS)).to_contain_text("opens as soon as the connection")
        port = urlsplit(first.url).port
        with start_server(records=RECORDS, program=UNPREPARED, port=port) as second:
            expect(table).to_have_url(re.compile(r"/compare\?view=sentences$"))
            expect(table.locator(WORDS)).to_have_count(0)
            table.locator("#root .open").last.press("Enter")
            expect(table.locator("#root .panel")).to_be_visible()
            table.locator("#root label:has([name=view][value=answers])").click()
            expect(table).not_to_have_url(re.compile("view=sentences"))
            expect(table.locator("#root .panel")).to_be_visible()
            expect(table.locator("#root table.answers thead .name")).to_have_count(2)
            settle(table)
            box = curate.get_by_role("textbox", name=BOX)
            expect(box).to_have_value(sample_text("alpha.yaml", FEWER))
            box.press("Control+Enter")
            changed = curate.locator('#root .open[data-cell="alpha~force-size"]')
            expect(changed).to_contain_text("about 40,000")
            # With pages open: what waits for questions only is no reason to wait.
            second.process.terminate()
            assert 0 == second.process.wait(10)


# ---- the live page does not come -----------------------------------------------------------------

SOCKET = re.compile("_stcore/stream")
FIRST = "#first-view"
# Passes the time that the first view gives the live page.
NO_PATIENCE = """() => {
    for (const each of document.getAnimations()) if (each.animationName?.startsWith("first-view")) each.finish();
}"""
# All errors are expected here.
ANY = ("",)


def late(tab: Page) -> str:
    """What the first view says when the live page has not come."""
    tab.evaluate(NO_PATIENCE)
    return tab.locator(f"{FIRST} .late p:visible").inner_text()


def test_a_page_is_read_while_its_connection_is_refused_and_live_when_it_is_not(
    page: Open, small_site: Server
) -> None:
    """The table, its evidence and links to other pages are there without the live page, which then takes over."""
    refused = [True]

    def answer(socket: WebSocketRoute) -> None:
        if refused:
            socket.close()
        else:
            socket.connect_to_server()

    tab = page(EMPTY_TAB, own=True, expected=ANY)
    tab.route_web_socket(SOCKET, answer)
    tab.goto(f"{small_site.url}/compare?cell=alpha.force-size")
    expect(tab.locator(f"{FIRST} .open").first).to_be_visible()
    assert LATE == late(tab)
    panel = tab.locator(f"{FIRST} .panel")
    expect(panel).to_contain_text("about 50,000 soldiers")
    tab.locator(f'{FIRST} .open[data-cell="beta~assistance"]').click()
    expect(panel.get_by_role("heading", level=2)).to_have_text("Assistance")
    tab.locator("#site-header").get_by_role("link", name="Proposals").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Proposals")
    assert LATE == late(tab)
    refused.clear()
    expect(tab.locator(FIRST)).to_have_count(0)
    expect(tab.locator("#root .guarantees-document")).to_be_visible()
    assert f"{small_site.url}/proposal" == tab.url


def test_links_lead_on_when_the_connection_is_cut_and_then_refused(
    page: Open, small_site: Server
) -> None:
    """A page that was live says that the connection is lost; links in it and in the menu load their pages."""
    sockets: list[WebSocketRoute] = []

    def answer(socket: WebSocketRoute) -> None:
        if sockets:
            socket.close()
        else:
            socket.connect_to_server()
        sockets.append(socket)

    tab = page(EMPTY_TAB, own=True, expected=ANY)
    tab.route_web_socket(SOCKET, answer)
    tab.goto(f"{small_site.url}/proposal?id=alpha")
    expect(tab.locator(FIRST)).to_have_count(0)
    sockets[0].close()
    expect(tab.locator(WORDS)).to_be_visible()
    link = tab.locator('#root .guarantees-document a[href^="./compare"]:visible').first
    wanted = link.evaluate("link => link.href")
    link.click()
    expect(tab.locator(f"{FIRST} .open").first).to_be_visible()
    assert wanted == tab.url
    tab.locator("#site-header").get_by_role("link", name="Sources").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Sources")


@pytest.mark.parametrize(
    ("path", "without", "words", "read"),
    [
        ("/compare", "window.DecompressionStream", TOO_OLD, "Size of the force"),
        ("/method", "window.DecompressionStream", TOO_OLD, "How to read a cell"),
        ("/method", "Element.prototype.attachShadow", TOO_OLD, "How to read a cell"),
        ("/compare", "window.matchMedia", LATE, "about 50,000"),
    ],
)
def test_a_browser_without_what_the_live_page_needs_can_be_read_in(
    page: Open, small_site: Server, path: str, without: str, words: str, read: str
) -> None:
    """The first view stays, and says that the browser is too old where that is known."""
    tab = page(EMPTY_TAB, own=True, expected=ANY)
    tab.add_init_script(f"delete {without}")
    tab.goto(small_site.url + path)
    expect(tab.locator(FIRST)).to_contain_text(read)
    expect(tab.locator("html.old-browser")).to_have_count(1 if words == TOO_OLD else 0)
    assert words == late(tab)
    expect(tab.locator(FIRST).get_by_text(read).first).to_be_visible()


def test_styles_that_cannot_be_shared_are_there_all_the_same(
    page: Open, small_site: Server
) -> None:
    """Without sheets that several roots share, first and live page are drawn in their styles."""
    tab = page(EMPTY_TAB, own=True, expected=("asked elsewhere",))
    tab.add_init_script(
        "delete CSSStyleSheet.prototype.replaceSync; delete ShadowRoot.prototype.adoptedStyleSheets"
    )
    tab.goto(f"{small_site.url}/compare")
    expect(tab.locator(FIRST)).to_have_count(0)
    heads = tab.locator("#root table.answers thead")
    expect(heads).to_be_visible()
    assert "sticky" in heads.evaluate(
        "head => [head, ...head.querySelectorAll('th')].map(each => getComputedStyle(each).position)"
    )


@pytest.mark.parametrize(
    "policy", ["default-src 'self'; connect-src 'self' ws: wss:", "default-src 'none'"]
)
def test_a_policy_stricter_than_the_site_needs_leaves_the_page_readable(
    page: Open, small_site: Server, policy: str
) -> None:
    """Where the policy of a proxy refuses styles or scripts, the text is there, and so is the sentence."""

    def add_policy(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers=answer.headers | {"content-security-policy": policy})

    tab = page(EMPTY_TAB, own=True, expected=ANY)
    tab.route(re.compile("/proposal"), add_policy)
    tab.goto(f"{small_site.url}/proposal?id=alpha")
    expect(tab.locator(f"{FIRST} .late")).to_contain_text(LATE)
    expect(tab.locator(FIRST).get_by_text("Alpha pact").first).to_be_visible()
    expect(tab.locator(FIRST).get_by_text(LATE)).to_be_visible()
