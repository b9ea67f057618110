"""The Coverage page as HTML: a table of signs, its key that filters, and the evidence of a cell."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlsplit

import pytest

from components.elements.assets import HERE
from components.pages.coverage import markup
from components.pages.coverage.choices import coverage_choices
from components.pages.coverage.markup import LETTERS, evidence, page_markup
from components.pages.table import PAGES
from components.parts.rendering import rendered
from guarantees.cells.cell import CellState
from guarantees.pages.coverage.page import COVERAGE_LINK, KINDS_OF_ANSWER, CoverageQuery
from guarantees.words.cell_words import STATE_SIGNS
from tests.builders import sample
from tests.components.parsed_html import Parsed
from tests.larger_records import larger

FILTERED = {"group": "form", "asof": "2025-08-25"}


def asked(**link: str) -> CoverageQuery:
    """What a link asks of the page."""
    query: CoverageQuery = COVERAGE_LINK.decode(link, sample()).query
    return query


def page(**link: str) -> Parsed:
    """The page of a link, below its choices."""
    return Parsed(str(page_markup(asked(**link), sample())))


def test_where_words_have_room_every_cell_is_a_link() -> None:
    """It opens the evidence of that cell on the page as it is filtered."""
    found, known = page(**FILTERED), sample()
    cells = [link for link in found.values("href", "a") if "cell=" in (link or "")]
    of_form = [each for each in known.elements.values() if each.group == "form"]
    assert len(known.proposals) * len(of_form) == len(cells)
    for link in cells:
        query = COVERAGE_LINK.decode(dict(parse_qsl(urlsplit(link or "").query)), known).query
        assert query.cell
        assert asked(**FILTERED) == query.close_cell()
    assert {"stated", "disputed"} & {*found.texts}


def test_names_and_numbers_lead_on() -> None:
    """A proposal to its answers, a question to who gives which."""
    links = {*page().values("href", "a")}
    assert {"./compare?proposals=beta", "./gap?element=assistance"} <= links


def test_a_column_has_the_name_of_its_question() -> None:
    """The number, which tells nobody anything and follows no order here, is for the ear alone."""
    column = page().all("th", **{"data-question": "assistance"})
    assert column
    assert sample().elements["assistance"].name in page().texts


def test_what_cells_hold_is_a_filter_and_the_key() -> None:
    """A link keeps what it counts; followed again, it takes the filter away."""
    key = {"data-focus": "state:silent"}
    [link] = page().all("a", **key)
    assert link["href"] == "./coverage?state=silent"
    [link] = page(state="silent").all("a", **key)
    assert (link["aria-current"], link["href"]) == ("true", "./coverage")
    assert {sign for _, sign, _ in KINDS_OF_ANSWER} <= {*page().texts}


def test_nothing_found_leads_back_to_everything() -> None:
    """With a link that clears the filters and keeps the day."""
    found = page(state="withdrawn", **FILTERED)
    assert "Nothing here is withdrawn." in found.words
    assert "./coverage?asof=2025-08-25" in found.values("href", "a")


def test_a_family_and_a_group_are_chosen() -> None:
    """From lists, with all of them first."""
    found = Parsed(str(coverage_choices(asked(group="form"), sample())))
    assert {"family", "group", "asof"} <= {*found.values("name")}
    assert {"All families of proposals", "All groups of questions"} <= {*found.texts}


def test_the_evidence_closes_to_the_page_as_it_was() -> None:
    """Without scripts too."""
    closed = Parsed(str(evidence(asked(cell="alpha.legal-effect", group="form"), sample())))
    assert "./coverage?group=form" in closed.values("href", "a")


def test_every_look_has_a_letter_of_its_own() -> None:
    """Short class names keep the page small."""
    looks = {look for look, _, _ in KINDS_OF_ANSWER} | {state.value for state in CellState}
    assert looks - {CellState.CODED.value} == {*LETTERS}
    assert len({*LETTERS.values()}) == len(LETTERS)


def test_a_cell_takes_few_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there are many, a cell has no link of its own: scripts make it from the headings of its row and its
    column.
    """
    known = larger()
    monkeypatch.setattr(markup, "FEW", 3)
    whole = rendered(PAGES["coverage"], CoverageQuery(), known).html
    cells = len(known.proposals) * len(known.elements)
    table = whole[whole.index("<td class=s") : whole.rindex("<td class=s")]
    assert (table.count("<td class=s") + 1, table.count("cell=")) == (cells, 0)
    assert len(table) < 45 * cells


def test_the_style_sheet_draws_the_signs_that_the_words_have() -> None:
    """The letters of ``LETTERS`` are drawn by CSS alone, with the signs that cells have on every other page."""
    sheet = (HERE / "signs_table.css").read_text(encoding="utf-8")
    drawn = {
        letter: sign
        for classes, sign in re.findall(r'((?:\.s\w,?\s+)+)\{\s+--sign: "(.)"', sheet)
        for letter in re.findall(r"\.s(\w)", classes)
    }
    looks = {look: sign for look, sign, _ in KINDS_OF_ANSWER}
    looks |= {state.value: sign for state, sign in STATE_SIGNS.items()}
    assert {LETTERS[look]: sign for look, sign in looks.items()} == drawn
