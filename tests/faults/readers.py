"""What readers see and do while something fails: the pages, what is on them, and a choice that every page has."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests.browser.documents import choose_day

ANY = ("",)
"""Whatever a browser logs while its server is gone is expected."""
LOST = "#connection:not(:empty)"
DAY = "2025-09-15"
VIEWS = (
    "/?asof=2025-08-31",
    "/compare?cell=alpha.force-size&differ=value",
    "/proposal?id=alpha",
    "/positions?view=sentences",
    "/actor?id=sylvania",
    "/gap?element=legal-effect",
    "/wording?element=force-size",
    "/timeline?view=table",
    "/map?view=table",
    "/sources?order=date",
    "/search?q=force",
    "/coverage?family=pacts",
    "/method?open=rules",
    "/changes",
)
"""A view of every page but Curate, in a state that a reader has chosen."""
# By the clock: a tab behind another one draws no frames.
WORDS_AT_REST = """async (node) => {
    for (let words = "", still = 0; ; ) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        still = node.innerText === words ? still + 1 : 0;
        words = node.innerText;
        if (still > 5) return words;
    }
}"""
# Words that are for programmers, in any letters.
FOR_PROGRAMMERS = re.compile(
    r"traceback|exception|streamlit|websocket|python|terminal|localhost|undefined|internal server error",
    re.IGNORECASE,
)


def shown(tab: Page) -> str:
    """The words of a page's content, without those on the connection, once they stand still."""
    return tab.locator("#root .guarantees-document").evaluate(WORDS_AT_REST)


def expect_no_words_for_programmers(tab: Page) -> None:
    """Nothing on the screen is said to programmers."""
    found = FOR_PROGRAMMERS.findall(tab.locator("body").inner_text())
    assert [] == found, f"{tab.url} says {found}"


def choose_and_return(tab: Page) -> None:
    """Choose another day, see the page follow, and go back to what was there: the page is live and has lost nothing."""
    before, words = tab.url, shown(tab)
    choose_day(tab, "asof", DAY)
    expect(tab).to_have_url(re.compile(f"asof={DAY}"))
    expect(tab.locator("#root .guarantees-document:not([aria-busy])")).to_be_visible()
    tab.go_back()
    expect(tab).to_have_url(before)
    expect(tab.locator("#root .guarantees-document")).to_have_text(re.compile("."))
    tab.wait_for_function(
        "words => [...document.querySelectorAll('#root *')].some(each => "
        "each.shadowRoot?.querySelector('.guarantees-document')?.innerText === words)",
        arg=words,
    )


@dataclass(frozen=True)
class Got:
    """Status and body of an answer; status 0 where there was none."""

    status: int
    body: str


def get(url: str, seconds: float = 10.0, **headers: str) -> Got:
    """What an address answers, as a program without a browser gets it."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    request = urllib.request.Request(url, headers=headers)
    try:
        with opener.open(request, timeout=seconds) as answer:
            return Got(answer.status, answer.read().decode())
    except urllib.error.HTTPError as error:
        return Got(error.code, error.read().decode())
    except OSError as error:
        return Got(0, str(error))
