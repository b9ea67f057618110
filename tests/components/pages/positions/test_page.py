"""The Positions page as HTML: stances by proposal or question, and choices as a form; few, many and hostile records."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from components.pages.positions.choices import position_choices
from components.pages.positions.markup import page_markup, position_panel
from guarantees.catalogue.catalogue import Catalogue, load
from guarantees.pages.tables.position_stands import position_stands
from guarantees.pages.tables.positions import position_matrix, rows_shown
from guarantees.pages.tables.positions_query import (
    POSITIONS_LINK,
    PositionsQuery,
    actor_choices,
    default_positions,
)
from tests.builders import sample, sample_text, write_records
from tests.components.page_parts import document_of
from tests.components.parsed_html import Parsed

HOSTILE = '<img src=x onerror="window.harmed=1"> **b** $x$ [a](javascript:alert(1))'
REFUSAL = """
positions:
  - about: {proposal: alpha}
    stance: rejects
    says: It does not go far enough for sylvania.
    speaker: sylvania
    mode: quoted
    stated: 2025-08-20
    evidence:
      - {source: gazette-2025-08, at: p4}
"""


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The small folder with positions of two more actors."""
    more = {
        f"positions/{actor}.yaml": f"actor: {actor}{REFUSAL.replace('sylvania', actor)}"
        for actor in ("freedonia", "gazette")
    }
    return load(write_records(tmp_path_factory.mktemp("three"), more)).catalogue


def asked(known: Catalogue, **link: str) -> PositionsQuery:
    """What a link asks of the page."""
    query: PositionsQuery = POSITIONS_LINK.decode(link, known).query
    return query


def page(known: Catalogue, **link: str) -> Parsed:
    """The page of a link, below its choices."""
    return Parsed(str(page_markup(asked(known, **link), known)))


def form(known: Catalogue, **link: str) -> Parsed:
    """The choices of a link."""
    return Parsed(str(position_choices(asked(known, **link), known)))


def cells(found: Parsed) -> dict[str, dict[str, str | None]]:
    """The link of each cell, by what it opens."""
    return {each["data-cell"] or "": each for each in found.all("a") if "data-cell" in each}


@pytest.mark.parametrize(
    "link", [{}, {"rows": "elements", "folded": "form"}, {"asof": "2025-08-21"}]
)
def test_the_drawing_shows_the_stances_that_the_link_asks_for(
    three: Catalogue, link: dict[str, str]
) -> None:
    """Each mark is a link to its evidence."""
    query = asked(three, **link)
    found, shown = page(three, **link), rows_shown(query, three)
    _, sections = position_stands(query, shown, three)
    rows = [row for section in sections for group in section.groups for row in group.rows]
    assert rows
    marks = {f"{each.column}~{each.row}" for row in rows for each in row.stands if each}
    assert marks == {*cells(found)}
    assert shown.caption in found.text


def test_the_table_has_every_sentence(three: Catalogue) -> None:
    """Each cell of a row with a stance is a link to its evidence, by its full name."""
    link = {"rows": "elements", "view": "sentences"}
    found, matrix = page(three, **link), position_matrix(asked(three, **link), three)
    rows = [row for group in matrix.groups for row in group.rows_with_answers]
    labels = {f"{cell.column}~{cell.row}": cell.label for row in rows for cell in row.cells}
    assert labels == {key: each["aria-label"] for key, each in cells(found).items()}
    assert matrix.caption in found.text


@pytest.mark.parametrize(
    ("view", "row"), [("answers", "assistance~troops"), ("sentences", "assistance")]
)
def test_a_cell_leads_to_the_same_page_with_its_evidence(
    three: Catalogue, view: str, row: str
) -> None:
    """The panel is of that stance, and closes to the page without it."""
    link = cells(page(three, rows="elements", view=view))[f"sylvania~{row}"]["href"] or ""
    parameters = {name: values[0] for name, values in parse_qs(urlsplit(link).query).items()}
    query = asked(three, **parameters)
    assert query == asked(three, rows="elements", view=view, cell=f"sylvania.{row}")
    panel = Parsed(str(position_panel(query, three)))
    assert [f"sylvania~{row}"] == panel.values("data-shows")
    (closing,) = {each["href"] for each in panel.all("a") if "data-close" in each}
    assert asked(three, **dict(parse_qsl(urlsplit(closing or "").query))) == query.close_cell()
    assert position_panel(asked(three), three) is None


def test_a_link_to_all_that_an_actor_says_of_a_question_opens_it(three: Catalogue) -> None:
    """Such links are older than the drawing, in which each answer has evidence of its own."""
    panel = Parsed(
        str(position_panel(asked(three, rows="elements", cell="sylvania.assistance"), three))
    )
    assert ["sylvania~assistance"] == panel.values("data-shows")


def test_answers_of_others_only_are_counted(tmp_path: Path) -> None:
    """With one actor as column, what only others speak of is a count, which leads to who gives which answer."""
    other = {
        "positions/freedonia.yaml": "actor: freedonia"
        + REFUSAL.replace("sylvania", "freedonia").replace(
            "{proposal: alpha}", "{element: assistance, value: air-cover}"
        )
    }
    known = load(write_records(tmp_path, other)).catalogue
    found = page(known, rows="elements", actors="sylvania")
    assert "1 more answer" in found.words
    assert "freedonia~assistance~air-cover" not in cells(found)
    shown = page(known, rows="elements", actors="sylvania", unrecorded="shown")
    assert "freedonia~assistance~air-cover" in cells(shown)


def test_equal_stances_have_the_same_letter(three: Catalogue) -> None:
    """Three refuse the same proposal."""
    found = page(three, actors="freedonia.gazette.sylvania", view="sentences")
    label = cells(found)["sylvania~alpha"]["aria-label"] or ""
    assert "The same answer as Freedonia and The Gazette." in label


def test_rows_without_a_stance_are_left_out_until_asked_for(three: Catalogue) -> None:
    """Then each is there, in which nothing recorded is no no."""
    hidden, shown = page(three, rows="elements"), page(three, rows="elements", unrecorded="shown")
    question = three.elements["legal-effect"].question
    assert (question in hidden.text, question in shown.text) == (False, True)


def test_a_row_leads_on() -> None:
    """A question to who gives which answer, a proposal to all about it."""
    assert "./gap?element=assistance" in page(sample(), rows="elements").values("href")
    assert "./proposal?id=alpha" in page(sample()).values("href")


def test_without_stances_there_is_a_way_back() -> None:
    """What a filter or a search has left out comes back by a link."""
    assert "./positions" in page(sample(), search="x-ray").values("href")
    assert "No party is chosen." in page(sample(), actors="-").text


# ---- choices -----------------------------------------------------------------------------------------


def boxes(found: Parsed, name: str) -> list[tuple[str | None, bool]]:
    """The fields of a name that can be ticked, and whether they are."""
    fields = [each for each in found.all("input", name=name) if each["type"] != "hidden"]
    return [(each["value"], "checked" in each) for each in fields]


def test_the_form_shows_the_query(three: Catalogue) -> None:
    """What the link says is chosen."""
    found = form(three, rows="elements", only="differ", unrecorded="shown", view="sentences")
    assert boxes(found, "rows") == [("proposals", False), ("elements", True)]
    assert boxes(found, "only") == [("differ", True), ("condition", False)]
    assert boxes(found, "unrecorded") == [("shown", True)]
    assert boxes(found, "view") == [("answers", False), ("sentences", True)]


def test_actors_are_chosen_by_kind_or_by_a_preset(three: Catalogue) -> None:
    """Those shown come first, in their order; presets say how many they are."""
    found = form(three, actors="sylvania")
    assert [value for value, ticked in boxes(found, "actors") if ticked] == ["sylvania"]
    assert {value for value, _ in boxes(found, "actors")} == {"freedonia", "gazette", "sylvania"}
    for choice in actor_choices(three).values():
        assert f"{choice.name} ({len(choice.actors)})" in found.texts


def test_the_search_among_actors_has_the_rules_of_the_site(three: Catalogue) -> None:
    """Names are found however they are spelled."""
    found = form(three, actors="sylvania", find="FREEDONIA")
    assert [value for value, _ in boxes(found, "actors")] == ["sylvania", "freedonia"]
    assert "No other party is found" in form(three, find="x-ray").text


# ---- few, many and hostile records -------------------------------------------------------------------


def test_without_positions_the_page_says_so(tmp_path: Path) -> None:
    """Neither a folder without records nor one without positions fails."""
    changes = {
        "positions/sylvania.yaml": None,
        "registry/contradictions.yaml": "contradictions: []\n",
    }
    without = load(write_records(tmp_path, changes)).catalogue
    for known in (Catalogue(), without):
        assert "There are no positions to show." in page(known).text
        assert boxes(form(known), "actors") == []


def test_hostile_text_is_text(tmp_path: Path) -> None:
    """Markup in names and sentences comes out letter by letter."""
    changes = {
        "positions/sylvania.yaml": sample_text(
            "positions/sylvania.yaml",
            ("says: The treaty is a mere declaration.", f"says: '{HOSTILE}'"),
        ),
        "registry/actors.yaml": sample_text(
            "registry/actors.yaml", ("name: Sylvania", f"name: '{HOSTILE}'")
        ),
    }
    known = load(write_records(tmp_path, changes)).catalogue
    query = asked(known, cell="sylvania.alpha")
    for found in (page(known), form(known), Parsed(str(position_panel(query, known)))):
        assert HOSTILE in found.text
        assert [] == found.all("img")


def test_ids_stand_for_names_that_cannot_be_read(tmp_path: Path) -> None:
    """Without a readable list of actors there is a page."""
    known = load(write_records(tmp_path, {"registry/actors.yaml": "actors: ["})).catalogue
    assert "sylvania" in page(known).texts


def test_the_live_page_is_the_same_document(
    open_page: Callable[..., AppTest], small: Catalogue
) -> None:
    """Streamlit is sent what a link asks for; a bare address stays bare."""
    drawn = open_page("positions")
    head, html = document_of(drawn, "positions")
    assert str(page_markup(default_positions(small), small)) in html
    assert (head["address"], dict(drawn.query_params)) == ("", {})
    assert replace(default_positions(small), open=()) == default_positions(small)
