"""axe-core on every page, as a whole, in the states a reader meets."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import assert_accessible

Open = Callable[..., Page]
DOCUMENT = ("#root .guarantees-document > *",) * 2
WIDE = {"width": 1280, "height": 720}
PHONE = {"width": 390, "height": 740}
CELL = "/compare?cell=coalition-of-the-willing-2025.force-size"
NOTICE = "/compare?proposals=nowhere.north-atlantic-treaty&theme=dark"


@pytest.mark.parametrize(
    ("path", "scheme", "part", "part_on_a_phone"),
    [
        ("/", "light", "h2", "h2"),
        ("/", "dark", "h2", "h2"),
        ("/compare", "light", "#root table", "#root section.card"),
        (CELL, "light", "#root .panel", "#root .sheet .panel"),
        (CELL, "dark", "#root .panel", "#root .sheet .panel"),
        ("/proposal", "light", *DOCUMENT),
        ("/proposal?id=p5-guarantees-2025&open=guarantors", "dark", *DOCUMENT),
        ("/positions", "light", "#root table", "#root section.card"),
        ("/gap", "light", *DOCUMENT),
        ("/gap?proposal=p5-guarantees-2025&actor=ukraine", "dark", *DOCUMENT),
        ("/timeline", "light", *DOCUMENT),
        ("/timeline?view=quantities", "dark", *DOCUMENT),
        ("/map", "light", *DOCUMENT),
        ("/map?country=united-kingdom&open=france", "dark", *DOCUMENT),
        ("/sources", "light", *DOCUMENT),
        ("/sources?source=izvestia-2025-08", "dark", *DOCUMENT),
        ("/method", "light", *DOCUMENT),
        ("/method?element=force-size&open=words~events", "dark", *DOCUMENT),
        ("/search?q=kiev", "light", *DOCUMENT),
        ("/search", "dark", *DOCUMENT),
    ],
)
def test_axe_finds_nothing(
    page: Open, path: str, scheme: str, part: str, part_on_a_phone: str
) -> None:
    """No rule is broken by anything on the page, in either theme, on a wide screen and on a phone."""
    tab = page(path, viewport=WIDE, color_scheme=scheme)
    expect(tab.locator(part).first).to_be_visible()
    assert_accessible(tab)
    tab.set_viewport_size(PHONE)
    expect(tab.locator(part_on_a_phone).first).to_be_visible()
    assert_accessible(tab)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_page_for_curators(page: Open, scheme: str) -> None:
    """With a record that has a problem, and apart from Streamlit's own field for files, no rule is broken."""
    tab = page("/curate", viewport=WIDE, color_scheme=scheme)
    box = tab.get_by_role("textbox", name="Paste one or several records")
    box.fill("id: x\nprovisions: {}\ncolour: red\n")
    box.press("Control+Enter")
    expect(tab.locator("#root .remedy").first).to_be_visible()
    own = {"exclude": [['[data-testid="stFileUploader"]']]}
    assert_accessible(tab, own)
    tab.set_viewport_size(PHONE)
    expect(tab.locator("#root .report")).to_be_visible()
    assert_accessible(tab, own)


@pytest.mark.parametrize(
    ("path", "part"),
    [(NOTICE, "[data-testid=stAlert]"), ("/compare?proposals=-", "#root .empty")],
)
def test_axe_finds_nothing_in_what_is_seldom_seen(page: Open, path: str, part: str) -> None:
    """No rule is broken by a notice, or by a page that has nothing to compare."""
    tab = page(path)
    expect(tab.locator(part).first).to_be_visible()
    assert_accessible(tab)
