"""The Compare page as readers use it: the whole site, a dozen proposals.

Whatever a test does, the page must show the comparison that the address names, whole and in order.
"""

from __future__ import annotations

import urllib.request
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from playwright.sync_api import Page, expect

from components.parts.plain_text import JOINER
from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.tables.query import COMPARE_LINK, preset_columns
from scripts.local_server import Server
from tests.browser.examples import fullest_cell, stated_before_it_was_known
from tests.browser.tables import (
    OPEN_CELL,
    PANEL,
    READ,
    address,
    assert_shows,
    cell,
    evidence_of,
    expected,
    focused,
    search,
    shown,
)
from tests.browser.tabs import EMPTY_TAB, open_without_live_page
from tests.larger_records import larger

Open = Callable[..., Page]
Settle = Callable[[Page], Page]
WIDE = {"width": 1400, "height": 900}
TOP = "part => part.getBoundingClientRect().top"


@pytest.fixture
def catalogue() -> Catalogue:
    """The records of the site."""
    return larger()


@pytest.fixture
def full(catalogue: Catalogue) -> str:
    """The key of the cell with most statements, among the columns that the page opens with."""
    return "~".join(
        fullest_cell(catalogue, preset_columns(next(iter(catalogue.presets)), catalogue))
    )


def row_words(key: str, catalogue: Catalogue) -> str:
    """Words that find the row of a cell: the name of its element."""
    return catalogue.elements[key.partition("~")[2]].name


# ---- the table and its choices --------------------------------------------------------------------


def test_the_page_opens_with_the_whole_comparison(page: Open, catalogue: Catalogue) -> None:
    """The columns of the first preset and every element are there to the last cell, with caption and sources."""
    tab = page("/compare", cold=True)
    assert_shows(tab, {}, catalogue)
    table = shown(tab)
    size = (len(table["columns"]), len(table["rows"]), len(table["labels"]))
    columns = len(preset_columns(next(iter(catalogue.presets)), catalogue))
    assert (columns, len(catalogue.elements), columns * len(catalogue.elements)) == size
    expect(tab.locator("#root th.row-head").last).to_be_attached()
    expect(tab).to_have_title("Compare · Security guarantees compared")


def test_ready_choices_change_the_columns(page: Open, settle: Settle, catalogue: Catalogue) -> None:
    """Each preset brings its own columns, in order of date, and is the one that looks chosen."""
    tab = page("/compare")
    first, second, *_, last = catalogue.presets
    for name in (second, last, first):
        tab.get_by_role("radio", name=catalogue.presets[name].name, exact=True).click()
        settle(tab)
        columns = preset_columns(name, catalogue)
        assert_shows(tab, {} if name == first else {"proposals": ".".join(columns)}, catalogue)
        chosen = tab.get_by_role("radio", checked=True).filter(visible=True)
        expect(chosen).to_have_text(catalogue.presets[name].name)


def test_columns_are_moved_removed_and_added(
    page: Open, settle: Settle, catalogue: Catalogue
) -> None:
    """The order of the columns is the reader's: link and table keep it, and what is shown is not offered."""
    first, second, third, fourth, other, *_ = catalogue.proposals
    tab = page(f"/compare?proposals={first}.{second}.{third}.{fourth}")
    names = {key: record.short_name for key, record in catalogue.proposals.items()}

    def now(*columns: str) -> None:
        settle(tab)
        assert_shows(tab, {"proposals": ".".join(columns)}, catalogue)

    tools = tab.locator("#root thead")
    tools.get_by_label(f"Move {names[first]} right").click()
    now(second, first, third, fourth)
    tools.get_by_label(f"Move {names[fourth]} left").click()
    now(second, first, fourth, third)
    tools.get_by_label(f"Remove {names[first]}").click()
    now(second, fourth, third)
    more = tab.get_by_role("combobox", name="Add a proposal")
    more.click()
    offered = [names[key] for key in catalogue.proposals if key not in (second, fourth, third)]
    expect(tab.get_by_role("option")).to_have_text(offered)
    more.fill(names[other])
    tab.keyboard.press("Enter")
    now(second, fourth, third, other)
    expect(more).to_have_value("")
    more.fill(names[first])
    tab.keyboard.press("Enter")
    now(second, fourth, third, other, first)


def test_without_columns_the_page_says_what_to_do(
    page: Open, settle: Settle, catalogue: Catalogue
) -> None:
    """With the last column removed a sentence stands in place of the table, and a choice brings it back."""
    only = next(iter(catalogue.proposals.values()))
    tab = page(f"/compare?proposals={only.id}")
    tab.locator("#root thead").get_by_label(f"Remove {only.short_name}").click()
    settle(tab)
    assert_shows(tab, {"proposals": "-"}, catalogue)
    usual = next(iter(catalogue.presets.values()))
    tab.get_by_role("radio", name=usual.name, exact=True).click()
    settle(tab)
    assert_shows(tab, {}, catalogue)


def test_groups_fold_and_unfold(page: Open, settle: Settle, catalogue: Catalogue) -> None:
    """A folded group keeps its head and loses its rows; a second click brings them back."""
    tab = page("/compare")
    second = list(catalogue.groups)[1]
    fold = tab.locator(f'#root [data-fold="{second}"]')
    fold.click()
    expect(fold).to_have_attribute("aria-expanded", "false")
    assert_shows(settle(tab), {"folded": second}, catalogue)
    fold.click()
    expect(fold).to_have_attribute("aria-expanded", "true")
    assert_shows(settle(tab), {}, catalogue)


def test_rows_are_searched(page: Open, settle: Settle, catalogue: Catalogue) -> None:
    """Only rows with every word stay; a search in vain says so; cleared, all rows are back."""
    tab = page("/compare")
    some = " ".join(reversed(next(iter(catalogue.elements.values())).name.split()))
    for words in (some, "no row has these words"):
        search(tab, words)
        assert_shows(settle(tab), {"search": words}, catalogue)
    rows = len(expected("compare", {"search": some}, catalogue)["rows"])
    assert 0 < rows < len(catalogue.elements)
    search(tab, "")
    assert_shows(settle(tab), {}, catalogue)


def test_difference_filters_keep_their_rows(
    page: Open, settle: Settle, catalogue: Catalogue
) -> None:
    """Filters switched on one after another and off again leave what the rule says."""
    tab = page("/compare")
    steps = {
        "coded value differs": "value",
        "wording differs": "value.wording",
        "one side silent": "value.wording.silence",
    }
    buttons = {
        label: tab.get_by_role("toolbar").get_by_role("button", name=label) for label in steps
    }
    for label, on in steps.items():
        buttons[label].click()
        assert_shows(settle(tab), {"differ": on}, catalogue)
    for label, left in [("coded value differs", "wording.silence"), ("wording differs", "silence")]:
        buttons[label].click()
        assert_shows(settle(tab), {"differ": left}, catalogue)


def test_a_day_can_be_asked_about_on_both_clocks(
    page: Open, settle: Settle, catalogue: Catalogue
) -> None:
    """On an early day most cells are not yet stated; what was stated by then and what was known differ."""
    proposal, day = stated_before_it_was_known(catalogue)
    columns = f"{proposal}.{list(catalogue.proposals)[-1]}"
    tab = page(f"/compare?proposals={columns}")
    tab.get_by_role("button", name="Everything the records hold").click()
    field = tab.get_by_role("textbox", name="up to this day")
    field.fill(day.isoformat())
    field.press("Enter")
    settle(tab)
    written = f"{day.day} {day:%B %Y}"
    stated = {"proposals": columns, "asof": day.isoformat()}
    assert_shows(tab, stated, catalogue)
    assert "Not by this day" in shown(tab)["texts"]
    expect(tab.get_by_role("button", name=f"As stated up to {written}")).to_be_visible()
    tab.get_by_role("radio", name="publicly known").click()
    settle(tab)
    assert_shows(tab, {"clock": "known"} | stated, catalogue)
    assert expected("compare", stated, catalogue) != expected(
        "compare", {"clock": "known"} | stated, catalogue
    )
    expect(tab.get_by_role("button", name=f"As publicly known on {written}")).to_be_visible()


def test_the_table_stands_before_the_live_page(
    page: Open, server: Server, settle: Settle, catalogue: Catalogue, full: str
) -> None:
    """While Streamlit's own code is still under way the whole table can be read, and a click is not lost."""
    words = row_words(full, catalogue)
    tab = page(EMPTY_TAB)
    show_live_page = open_without_live_page(
        tab, f"{server.url}/compare?{urlencode({'search': words})}"
    )
    early = tab.locator("#first-view .guarantees-matrix")
    expect(early.locator(".open").first).to_be_visible()
    assert expected("compare", {"search": words}, catalogue) == early.evaluate(READ)
    early.locator(f'.open[data-cell="{full}"]').click()
    expect(tab.locator("#root table")).to_have_count(0)
    show_live_page()
    expect(tab.locator(PANEL)).to_be_visible(timeout=15_000)
    expect(early).to_have_count(0)
    link = {"search": words, "cell": full.replace("~", ".")}
    assert_shows(settle(tab), link, catalogue)


def test_the_row_that_was_read_stays(page: Open, server: Server, settle: Settle, full: str) -> None:
    """What a reader on a phone has scrolled to in the first view is at the same height once the live page is there."""
    tab = page(EMPTY_TAB, viewport={"width": 390, "height": 700})
    show_live_page = open_without_live_page(tab, f"{server.url}/compare")
    early = tab.locator(f'#first-view .open[data-cell="{full}"]')
    expect(early).to_be_attached()
    tab.locator("#first-view").evaluate("view => view.scrollTo({ top: 400, behavior: 'instant' })")
    before = early.evaluate(TOP)
    show_live_page()
    expect(tab.locator("#first-view")).to_have_count(0, timeout=15_000)
    assert abs(cell(settle(tab), full).evaluate(TOP) - before) < 3


# ---- links ----------------------------------------------------------------------------------------


def everything(key: str, catalogue: Catalogue) -> dict[str, str]:
    """A link with every parameter, which opens a cell."""
    column, row = key.split("~")
    others = [
        each.id
        for each in catalogue.proposals.values()
        if each.id != column and isinstance(each.provisions.get(row), tuple)
    ]
    day = max(statement.stated.latest for statement in catalogue.proposals[column].provisions[row])
    return {
        "proposals": ".".join([column, *others[:2]]),
        "folded": next(each for each in catalogue.groups if each != catalogue.elements[row].group),
        "search": row_words(key, catalogue),
        "differ": "value.silence",
        "clock": "stated",
        "asof": day.isoformat(),
        "cell": f"{column}.{row}",
    }


def copied(tab: Page) -> str:
    """What the clipboard holds."""
    return tab.evaluate("navigator.clipboard.readText()")


def test_a_copied_link_shows_the_same_screen_to_someone_else(
    page: Open, settle: Settle, catalogue: Catalogue, full: str
) -> None:
    """The link names all that is shown, defaults and data version too; opened elsewhere it shows the same."""
    words = row_words(full, catalogue)
    tab = page(f"/compare?proposals={full.partition('~')[0]}")
    search(tab, words)
    settle(tab)
    cell(tab, full).click()
    expect(tab.locator(PANEL)).to_be_visible()
    settle(tab)
    tab.get_by_role("button", name="Copy link", exact=True).click()
    expect(tab.get_by_text("Link copied.")).to_be_visible()
    link = copied(tab)
    query = COMPARE_LINK.decode(address(tab), catalogue).query
    assert f"{tab.url.split('?')[0]}{COMPARE_LINK.query_string(query, catalogue)}" == link
    spelled_out = dict(parse_qsl(urlsplit(link).query, keep_blank_values=True))
    assert COMPARE_LINK.encode(query, catalogue) == spelled_out
    assert {*COMPARE_LINK.names} - {"preset"} == {*spelled_out}
    other = page(link, cold=True)
    assert shown(tab) == shown(other)
    assert tab.locator(PANEL).inner_text() == other.locator(PANEL).inner_text()
    expect(other.locator('#root [data-testid="stAlert"]')).to_have_count(0)
    expect(other.get_by_role("searchbox", name="Search rows")).to_have_value(words)


def test_the_copied_link_follows_every_change(
    page: Open, settle: Settle, catalogue: Catalogue, full: str
) -> None:
    """After a fold, a cell closed and a step back the button copies what the page shows then."""
    tab = page("/compare")
    group = next(iter(catalogue.groups))

    def assert_copies(link: dict[str, str]) -> None:
        settle(tab)
        # A table that has just been drawn anew says its link when its run has ended.
        tab.wait_for_function("() => document.documentElement.dataset.guaranteesLink")
        tab.evaluate("navigator.clipboard.writeText('')")
        tab.get_by_role("button", name="Copy link", exact=True).click()
        tab.wait_for_function("async () => await navigator.clipboard.readText() !== ''")
        wanted = COMPARE_LINK.query_string(COMPARE_LINK.decode(link, catalogue).query, catalogue)
        assert wanted == f"?{urlsplit(copied(tab)).query}"

    cell(tab, full).click()
    expect(tab.locator(PANEL)).to_be_visible()
    assert_copies({"cell": full.replace("~", ".")})
    tab.locator(f"{PANEL} header .close").click()
    expect(tab.locator(PANEL)).to_have_count(0)
    tab.locator(f'#root [data-fold="{group}"]').click()
    assert_copies({"folded": group})
    tab.go_back()
    assert_copies({})


def test_a_link_with_every_parameter_is_obeyed(page: Open, catalogue: Catalogue, full: str) -> None:
    """A full link sets columns, folds, search, filters, day, clock and the open cell, without a notice."""
    link = everything(full, catalogue) | {"version": catalogue.version}
    tab = page(f"/compare?{urlencode(link)}", cold=True)
    assert_shows(tab, link, catalogue)
    model = evidence_of("compare", link, catalogue)
    expect(tab.locator(f"{PANEL} .value")).to_have_text(
        f"{model.lines[0].sign}{model.lines[0].text}"
    )
    expect(tab.locator('#root [data-testid="stAlert"]')).to_have_count(0)
    expect(tab.locator(OPEN_CELL)).to_have_attribute("data-cell", full)
    assert "BODY" == focused(tab)


def test_back_and_forward_retrace_every_step(
    page: Open, settle: Settle, catalogue: Catalogue
) -> None:
    """Three steps back and three forward show exactly the screens that were there, cell and filters too."""
    tab = page("/compare")

    def screen() -> tuple[Any, ...]:
        settle(tab)
        panel = tab.locator(PANEL)
        return (
            tab.url,
            shown(tab),
            panel.inner_text() if panel.count() else "",
            tab.get_by_role("searchbox", name="Search rows").input_value(),
            tab.locator("main [aria-checked=true], main [aria-pressed=true]").all_inner_texts(),
        )

    other = list(catalogue.presets.values())[1]
    screens = [screen()]
    for choice in (
        tab.get_by_role("radio", name=other.name, exact=True),
        tab.locator("#root .open").first,
        tab.get_by_role("toolbar").get_by_role("button", name="one side silent"),
    ):
        choice.click()
        expect(tab).not_to_have_url(screens[-1][0])
        screens.append(screen())
    back, forward = [], []
    for _ in screens[1:]:
        tab.go_back()
        back.append(screen())
    for _ in screens[1:]:
        tab.go_forward()
        forward.append(screen())
    assert screens[-2::-1] == back
    assert screens[1:] == forward


def notice_lines(tab: Page) -> list[str]:
    """The sentences of the notice about the link, without the joiners that keep Markdown from making links."""
    return tab.get_by_test_id("stAlert").inner_text().replace(JOINER, "").splitlines()


def test_what_a_link_asks_in_vain_is_named_and_the_rest_is_shown(
    page: Open, settle: Settle, catalogue: Catalogue
) -> None:
    """Unknown ids, an old version, a day that is none: one notice in plain text, gone after a change."""
    first, second, *_ = catalogue.proposals.values()
    link = {
        "proposals": f"no-such-proposal.{first.id}.{second.id}",
        "folded": "nowhere",
        "differ": "colour",
        "clock": "sun",
        "asof": "2025-02-30",
        "cell": f"{first.id}.no-such-element",
        "version": "2020.01.1-00000000",
        "theme": "dark",
    }
    tab = page(f"/compare?{urlencode(link)}")
    assert_shows(tab, link, catalogue)
    sentences = COMPARE_LINK.decode(link, catalogue).notices
    assert (8, [*sentences]) == (len(sentences), notice_lines(tab))
    expect(tab.locator(PANEL)).to_have_count(0)
    tab.locator("#root thead").get_by_label(f"Remove {first.short_name}").click()
    expect(tab.get_by_test_id("stAlert")).to_have_count(0)
    assert_shows(settle(tab), {"proposals": second.id}, catalogue)


HOSTILE = (
    "<script>window.harmed=1</script>**bold**_i_$x^2$:red[x]"
    "[a](javascript:alert(1))<img src=x onerror=window.harmed=1>https://example.org "
)


def test_hostile_parameters_are_text(page: Open, server: Any, catalogue: Catalogue) -> None:
    """Markup in a link is shown letter by letter, at most so much of it, and makes nothing of itself."""
    link = {name: HOSTILE * 3 for name in COMPARE_LINK.names if name != "proposals"} | {
        HOSTILE: "1"
    }
    query = f"/compare?{urlencode(link)}"
    tab = page(query, cold=True)
    assert [*COMPARE_LINK.decode(link, catalogue).notices] == notice_lines(tab)
    expect(tab.get_by_role("searchbox", name="Search rows")).to_have_value(
        COMPARE_LINK.decode(link, catalogue).query.search
    )
    assert expected("compare", link, catalogue) == shown(tab)
    assert tab.evaluate("window.harmed") is None
    made = "#root :is(script, img[src=x], strong, em, .katex, a[href^='javascript:'])"
    expect(tab.locator(made)).to_have_count(0)
    expect(tab.locator("a[href*='example.org']")).to_have_count(0)
    with urllib.request.urlopen(server.url + query) as answer:
        assert "<script>window.harmed" not in answer.read().decode()


MADE_BY_MARKDOWN = [
    *("https://example.org", "www.example.org", "anna@example.org", "<https://example.org>"),
    *("**b** _i_ ~~s~~ `c`", "$x$ $$x$$", ":red[x] :blue-background[x] :small[x]", "# a", "- a"),
    *(":smile: :material/warning: :streamlit:", "a -> b <- c <-> d -- e", ">= <= ~=", "[a](/b)"),
    *("![a](/b)", "[^1]: a", "a | b", "&amp;", "<b>x</b>", "1. a", "> a", "\\", "==x== ^x^ ~x~"),
]


def test_markdown_makes_nothing_of_a_notice(page: Open, catalogue: Catalogue) -> None:
    """Addresses, marks, signs and pictures that Streamlit's Markdown knows are shown letter by letter."""
    link = dict.fromkeys(MADE_BY_MARKDOWN, "1")
    tab = page(f"/compare?{urlencode(link)}")
    assert [*COMPARE_LINK.decode(link, catalogue).notices] == notice_lines(tab)
    made = tab.get_by_test_id("stAlert").locator("p :not(br)")
    assert [] == made.evaluate_all("all => all.map((node) => node.outerHTML)")


# ---- screens --------------------------------------------------------------------------------------

NO_SIDEWAYS = "document.documentElement.scrollWidth <= window.innerWidth"


def test_a_phone_gets_cards_and_a_sheet(
    page: Open, settle: Settle, catalogue: Catalogue, full: str
) -> None:
    """On phones rows are cards, nothing scrolls sideways, and evidence is a sheet that can be closed."""
    small, usual = {"width": 320, "height": 640}, {"width": 390, "height": 740}
    tab = page("/compare", viewport=small, has_touch=True, is_mobile=True)
    for size in (small, usual):
        tab.set_viewport_size(size)
        settle(tab)
        expect(tab.locator("#root table")).to_have_count(0)
        assert len(catalogue.elements) == tab.locator("#root section.card").count()
        assert expected("compare", {}, catalogue)["labels"] == shown(tab)["labels"]
        assert tab.evaluate(NO_SIDEWAYS)
        cell(tab, full).tap()
        sheet = tab.locator("#root .sheet .panel")
        expect(sheet).to_be_visible()
        settle(tab)
        box = sheet.bounding_box()
        assert (0, *size.values()) == (box["x"], box["width"], box["y"] + box["height"])
        assert box["height"] <= 0.81 * size["height"]
        assert tab.evaluate(NO_SIDEWAYS)
        tab.get_by_role("button", name="Close the evidence").tap()
        expect(sheet).to_have_count(0)
        assert {} == address(settle(tab))


def test_a_dark_device_gets_the_dark_theme(page: Open, settle: Settle, full: str) -> None:
    """Table and panel are dark with light words, as the rest of the page is."""
    tab = page(f"/compare?cell={full.replace('~', '.')}", color_scheme="dark", cold=True)
    look = """node => {
        const lightness = (colour) => {
            const context = document.createElement("canvas").getContext("2d");
            context.fillStyle = colour;
            context.fillRect(0, 0, 1, 1);
            return Math.max(...context.getImageData(0, 0, 1, 1).data.slice(0, 3));
        };
        const style = getComputedStyle(node);
        return [lightness(style.backgroundColor) < 90, lightness(style.color) > 160];
    }"""
    for part in ("#root thead th.column", "#root th.row-head", "#root td.cell", PANEL, ".stApp"):
        assert [True, True] == tab.locator(part).first.evaluate(look), part


def test_print_shows_the_table_and_nothing_to_press(
    page: Open, settle: Settle, catalogue: Catalogue
) -> None:
    """On paper the header is gone, not one of twelve columns is cut off, and no box is left to scroll."""
    names = ".".join(list(catalogue.proposals)[:12])
    tab = page(f"/compare?proposals={names}")
    # A3, landscape, between margins of 10 mm, at 96 dots an inch.
    tab.set_viewport_size({"width": 1512, "height": 1047})
    tab.emulate_media(media="print")
    settle(tab)
    expect(tab.get_by_test_id("stHeader")).to_be_hidden()
    expect(tab.locator("#root .tools").first).to_be_hidden()
    measures = tab.locator("#root .scroller").evaluate("""box => ({
        overflow: getComputedStyle(box).overflowX,
        cutBelow: box.scrollHeight > box.clientHeight + 1,
        right: Math.max(...[...box.querySelectorAll("th.column, td")].map(
            (cell) => cell.getBoundingClientRect().right)) <= innerWidth,
        left: Math.min(...[...box.querySelectorAll("th.row-head")].map(
            (cell) => cell.getBoundingClientRect().left)) >= 0,
    })""")
    sound = {"overflow": "visible", "cutBelow": False, "right": True, "left": True}
    assert sound == measures


SHEETS = """(root) => [...root.querySelectorAll(".paper table")]
    .map((table) => ({
        columns: [...table.querySelectorAll("thead .short-name")].map((name) => name.textContent),
        cells: [...table.querySelectorAll("tr.row")].map((row) => row.cells.length),
        inside: table.getBoundingClientRect().right <= innerWidth,
    }))"""


def test_a_wide_table_goes_on_on_further_sheets(
    page: Open, settle: Settle, catalogue: Catalogue
) -> None:
    """On paper all columns come in order, at most eight to a sheet, each with every row; the address is at the end."""
    names = list(catalogue.proposals)
    tab = page(f"/compare?proposals={'.'.join(names)}")
    tab.set_viewport_size({"width": 1047, "height": 720})
    tab.emulate_media(media="print")
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    table = tab.locator("#root .guarantees-matrix")
    sheets = table.evaluate(SHEETS)
    assert [catalogue.proposals[name].short_name for name in names] == [
        column for sheet in sheets for column in sheet["columns"]
    ]
    assert all(sheet["inside"] and len(sheet["columns"]) <= 8 for sheet in sheets)
    rows = [{len(sheet["columns"]) + 1} for sheet in sheets]
    assert rows == [set(sheet["cells"]) for sheet in sheets]
    address = tab.locator(".printed-address")
    expect(address).to_contain_text(f"{tab.url.split('?')[0]}?proposals={'.'.join(names)}")
    expect(address).to_contain_text(catalogue.version)
    expect(tab.get_by_role("searchbox", name="Search rows")).to_be_hidden()
    tab.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(address).to_have_count(0)
    assert [] == table.evaluate(SHEETS)
