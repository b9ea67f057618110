"""Sources: the list with its filters, one source opened, and the files of references."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from guarantees.pages.sources.export import REFERENCE_FORMATS
from guarantees.pages.sources.page import SourceLibrary, source_library
from guarantees.pages.sources.query import SOURCE_LINK
from scripts.local_server import Server
from tests.browser.documents import choose_day
from tests.builders import sample

Open = Callable[..., Page]
Settle = Callable[[Page], Page]
GAZETTE = "gazette-2025-08"
WIDE = {"width": 1400, "height": 900}


def model(**link: str) -> SourceLibrary:
    """What a link to the page shows."""
    return source_library(SOURCE_LINK.decode(link, sample()).query, sample())


def link_of(tab: Page) -> str:
    """The part of the address after the page's name."""
    return tab.url.partition("/sources")[2]


def shown(tab: Page) -> Locator:
    """The names of the sources in the list."""
    return tab.locator("#root table.list th[scope=row] a")


def test_a_reader_finds_opens_and_leaves_a_source(
    page: Open, small_site: Server, settle: Settle
) -> None:
    """From the list to a source, to its claims, to the cell that one of them is in, and all the way back."""
    tab = page(f"{small_site.url}/sources", viewport=WIDE)
    lines = model().lines
    expect(shown(tab)).to_have_text([line.record.short_name for line in lines])
    tab.locator("#root").get_by_role("link", name="Gazette, Aug 2025").click()
    opened = model(source=GAZETTE).opened
    assert opened is not None
    expect(tab.locator("#root .page-head h1")).to_have_text(opened.record.title)
    settle(tab)
    assert f"?source={GAZETTE}" == link_of(tab)
    key = "statements~alpha"
    tab.locator(f"#root details[data-open='{key}'] > summary").click()
    claim = tab.locator(f"#root details[data-open='{key}'] tbody tr").first
    expect(claim).to_be_visible()
    settle(tab)
    assert f"?source={GAZETTE}&open={key}" == link_of(tab)
    claim.get_by_role("link").click()
    expect(tab.locator("#root .panel")).to_be_visible()
    assert "/compare?" in settle(tab).url
    tab.go_back()
    expect(claim).to_be_visible()
    settle(tab).go_back()
    expect(shown(tab)).to_have_count(len(lines))


def test_filters_are_switched_by_keyboard_alone(
    page: Open, small_site: Server, settle: Settle
) -> None:
    """Beside the list the filters can be reached and switched; the focus stays, and the state is said."""
    tab = page(f"{small_site.url}/sources", viewport=WIDE)
    chip = tab.locator("#root [data-focus=translated-machine]")
    expect(chip).to_be_visible()
    tab.locator("#root [data-focus=translated-no]").focus()
    for pressed, current in ((True, "true"), (False, None)):
        if pressed:
            tab.keyboard.press("Tab")
        expect(chip).to_be_focused()
        tab.keyboard.press("Enter")
        wanted = model(translated="machine") if pressed else model()
        expect(shown(tab)).to_have_text([line.record.short_name for line in wanted.lines])
        settle(tab)
        expect(chip).to_be_focused()
        assert current == chip.get_attribute("aria-current")
        assert ("?translated=machine" if pressed else "") == link_of(tab)


def test_a_search_and_days_narrow_the_list(page: Open, small_site: Server, settle: Settle) -> None:
    """What is typed above goes into the link, and one click clears it."""
    tab = page(f"{small_site.url}/sources", viewport=WIDE)
    tab.get_by_role("searchbox", name="Search sources").fill("gazette")
    tab.keyboard.press("Enter")
    wanted = [line.record.short_name for line in model(search="gazette").lines]
    expect(shown(tab)).to_have_text(wanted)
    assert "?search=gazette" == link_of(settle(tab))
    choose_day(tab, "published_from", "2026-01-01")
    expect(tab.locator("#root .empty")).to_contain_text(
        model(search="gazette", published_from="2026-01-01").empty
    )
    settle(tab)
    tab.get_by_role("link", name="Clear search and filters").click()
    expect(shown(tab)).to_have_count(len(model().lines))
    expect(tab.get_by_role("searchbox", name="Search sources")).to_have_value("")


@pytest.mark.parametrize(
    "link",
    [
        "?kind=news_report&language=en&search=gazette",
        f"?source={GAZETTE}&open=events.positions~sylvania",
        "?kind=interview&language=fr",
    ],
)
def test_a_link_shows_the_same_to_anyone(
    page: Open, small_site: Server, settle: Settle, link: str
) -> None:
    """A fresh browser shows the list, or the source with the same parts open, that the link says."""
    tabs = [settle(page(f"{small_site.url}/sources{link}")) for _ in range(2)]
    texts = [tab.locator("#root .guarantees-document").inner_text() for tab in tabs]
    assert texts[0] == texts[1] != ""
    asked = SOURCE_LINK.decode(
        dict(part.split("=") for part in link[1:].split("&")), sample()
    ).query
    for tab in tabs:
        opened = tab.locator("#root details[open]").evaluate_all(
            "all => all.map((part) => part.dataset.open).sort()"
        )
        assert sorted(asked.open) == opened


@pytest.mark.parametrize("link", ["", f"?source={GAZETTE}"])
def test_files_are_saved(page: Open, small_site: Server, link: str, tmp_path: Path) -> None:
    """Each link to a file saves it under its name, and the page stays where it is."""
    tab = page(f"{small_site.url}/sources{link}", viewport=WIDE)
    version = sample().version
    for ending, form in REFERENCE_FORMATS.items():
        with tab.expect_download() as saved:
            tab.locator("#root .downloads").get_by_role("link", name=form.label).click()
        name = f"{GAZETTE if link else 'sources'}-{version}.{ending}"
        assert name == saved.value.suggested_filename
        saved.value.save_as(tmp_path / name)
        assert GAZETTE in (tmp_path / name).read_text(encoding="utf-8")
    assert link == link_of(tab)


def test_the_citation_is_copied(page: Open, small_site: Server) -> None:
    """One button copies the citation as plain text."""
    tab = page(
        f"{small_site.url}/sources?source={GAZETTE}",
    )
    tab.get_by_role("button", name="Copy citation").click()
    expect(tab.get_by_role("button", name="Copied")).to_be_visible()
    opened = model(source=GAZETTE).opened
    assert opened is not None
    copied = tab.evaluate("navigator.clipboard.readText()")
    assert "".join(run.text for run in opened.citation) == copied


def test_neighbours_lead_through_the_list(page: Open, small_site: Server, settle: Settle) -> None:
    """From source to source within the filters, and back to the list with them."""
    query = "language=en"
    lines = model(language="en").lines
    tab = page(f"{small_site.url}/sources?{query}&source={lines[0].record.id}", viewport=WIDE)
    for line in lines[1:]:
        tab.get_by_role("link", name=f"Next: {line.record.short_name}").click()
        expect(tab.locator("#root .page-head h1")).to_have_text(line.record.title)
    settle(tab).get_by_role("link", name="Back to the list").click()
    expect(shown(tab)).to_have_text([line.record.short_name for line in lines])
    assert f"?{query}" == link_of(settle(tab))


def test_on_a_phone_the_filters_are_folded(page: Open, small_site: Server, settle: Settle) -> None:
    """They open with one touch."""
    viewport = {"width": 320, "height": 740}
    tab = page(f"{small_site.url}/sources", viewport=viewport, has_touch=True, is_mobile=True)
    chip = settle(tab).locator("#root [data-focus=read-whole]")
    expect(chip).to_be_hidden()
    tab.get_by_text("Filters: none").tap()
    chip.tap()
    expect(tab.get_by_text("Filters: whole text")).to_be_visible()


def test_paper_shows_nothing_to_press(page: Open, small_site: Server) -> None:
    """Printed, a source has nothing that can only be clicked, and claims only where they are open."""
    tab = page(f"{small_site.url}/sources?source={GAZETTE}", viewport=WIDE)
    rows = tab.locator("#root table.claims tbody tr")
    tab.emulate_media(media="print")
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(rows.first).to_be_hidden()
    for part in (".neighbours", ".downloads", "button"):
        expect(tab.locator(f"#root .guarantees-document {part}").first).to_be_hidden()
