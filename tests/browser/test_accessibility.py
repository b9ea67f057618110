"""axe-core on every page, as a whole, in the states a reader meets.

Which rules are broken does not depend on the theme, except for the contrast of colours: in the dark theme only that
rule is run. Colours depend on what is recorded, so the pages with most of them show the larger records, which have
every tone; the structure of a page does not, and the small folder is quicker.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from guarantees.pages.tables.comparison import compare
from guarantees.pages.tables.positions import position_matrix
from guarantees.pages.tables.positions_query import default_positions
from guarantees.pages.tables.query import default_query
from scripts.local_server import Server
from tests.browser.axe import assert_accessible, assert_large_enough, assert_readable
from tests.browser.examples import (
    country_on_the_map,
    fullest_cell,
    fullest_proposal,
    fullest_stance,
)
from tests.larger_records import larger

Open = Callable[..., Page]
Settle = Callable[[Page], Page]
WIDE = {"width": 1280, "height": 720}
PHONE = {"width": 390, "height": 740}
ELEMENTS = Path(__file__).resolve().parents[2] / "components" / "elements"
DOCUMENT = "#root .guarantees-document > *"
# What must be there before axe looks; on a phone a table is cards.
TABLE = "#root :is(table, section.card)"
PANEL = "#root .panel"
CELL = "/compare?cell=alpha.force-size"
# A page is not looked at by itself where a state that holds all of it is: with evidence, or on the larger records.
SMALL = {
    "/": "h2",
    CELL: PANEL,
    "/compare?proposals=nowhere.alpha&theme=dark": "#root [data-notices] p",
    "/compare?proposals=-": "#root .empty",
    "/positions?rows=elements&cell=sylvania.assistance": PANEL,
    "/proposal": DOCUMENT,
    "/proposal?id=alpha&cell=sylvania.alpha&open=row~guarantors.cite": PANEL,
    "/gap?element=force-size": DOCUMENT,
    "/gap?proposal=alpha&actor=sylvania&open=whole": PANEL,
    "/wording?element=legal-effect&base=alpha": "#root .rung",
    "/timeline?event=summit": PANEL,
    "/timeline?view=quantities": "#root .figures",
    "/sources": "#root table.list",
    "/sources?source=gazette-2025-08&open=positions~sylvania.unused": "#root .way",
    "/sources?kind=interview&language=fr": "#root .empty",
    "/method?element=force-size&open=words~events": DOCUMENT,
    "/coverage?cell=alpha.force-size": PANEL,
    "/coverage?group=form": "#root table.signs",
    "/changes?from=2025-08-19": "#root .origin",
    "/compare?proposals=alpha.beta&from=2025-08-19": "#root td.changed",
    "/search?q=treaty": "#root .results",
    "/search?q=treety": "#root .empty",
}


def assert_accessible_everywhere(tab: Page, settle: Settle, part: str) -> None:
    """No rule is broken on a wide screen and on a phone, and all text has enough contrast in the dark theme too."""
    for scheme, check in (("light", assert_accessible), ("dark", assert_readable)):
        tab.emulate_media(color_scheme=scheme)
        for size in (WIDE, PHONE):
            tab.set_viewport_size(size)
            expect(tab.locator(part).first).to_be_visible()
            expect(tab.get_by_test_id("stApp")).to_have_css("color-scheme", scheme)
            check(settle(tab))


@pytest.mark.parametrize("path", SMALL)
def test_axe_finds_nothing(page: Open, settle: Settle, small_site: Server, path: str) -> None:
    """No rule is broken by anything on the page, in either theme, on a wide screen and on a phone; all can be read."""
    tab = page(f"{small_site.url}{path}")
    assert_accessible_everywhere(tab, settle, SMALL[path])
    assert_large_enough(tab)


def colourful_states() -> dict[str, str]:
    """Addresses of the pages with most colours, and what must be there."""
    catalogue = larger()
    column, row = fullest_cell(catalogue)
    actor, proposal = fullest_stance(catalogue)
    country = country_on_the_map(catalogue)
    return {
        f"/compare?cell={column}.{row}": PANEL,
        f"/positions?cell={actor}.{proposal}": PANEL,
        f"/proposal?id={fullest_proposal(catalogue)}": DOCUMENT,
        "/gap": DOCUMENT,
        f"/gap?proposal={proposal}&actor={actor}": DOCUMENT,
        "/map": DOCUMENT,
        f"/map?cell={country}&view=geography": PANEL,
    }


def test_every_tone_is_shown() -> None:
    """The tables of the larger records have cells of each tone that the style sheet knows."""
    sheet = (ELEMENTS / "tones.css").read_text(encoding="utf-8")
    tones = {
        line.tone
        for table in (
            compare(default_query(larger()), larger()),
            position_matrix(default_positions(larger()), larger()),
        )
        for group in table.groups
        for row in group.rows
        for cell in row.cells
        for line in cell.lines
    }
    assert {*re.findall(r"^\.tone-([a-z]+)", sheet, re.MULTILINE)} == tones


@pytest.mark.parametrize("number", range(7))
def test_axe_finds_nothing_in_any_colour(page: Open, settle: Settle, number: int) -> None:
    """No rule is broken where most kinds of values and stances stand side by side."""
    path, part = list(colourful_states().items())[number]
    assert_accessible_everywhere(page(path), settle, part)


def test_axe_finds_nothing_on_the_page_for_curators(
    page: Open, settle: Settle, small_site: Server
) -> None:
    """With a record that has a problem, no rule is broken, by Streamlit's own field for files neither."""
    tab = page(f"{small_site.url}/curate", viewport=WIDE)
    box = tab.get_by_role("textbox", name="Paste one or several records")
    box.fill("id: x\nprovisions: {}\ncolour: red\n")
    box.press("Control+Enter")
    assert_accessible_everywhere(tab, settle, "#root .remedy")
