"""The Positions page without a browser: few, no, many and hostile records."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from components.parts.plain_text import plain
from components.store.records_store import records
from guarantees.pages.tables.positions import position_matrix
from guarantees.pages.tables.positions_panel import position_evidence
from guarantees.pages.tables.positions_query import (
    POSITIONS_LINK,
    PositionsQuery,
    actor_choices,
    default_positions,
)
from tests.builders import sample_text, write_records
from tests.components.page_parts import catalogue, data_of

Open = Callable[..., AppTest]
HOSTILE = '<img src=x onerror="window.harmed=1"> **b** $x$ [a](javascript:alert(1))'
LINKS: list[dict[str, str]] = [
    {},
    {"rows": "elements"},
    {"actors": "-"},
    {"actors": "freedonia.sylvania", "search": "pact", "unrecorded": "shown"},
    {"rows": "elements", "only": "differ.condition", "folded": "means"},
    {"asof": "2025-08-20"},
    {"asof": "2025-08-21", "clock": "known", "rows": "elements"},
]


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


@pytest.fixture(autouse=True)
def _three_actors(use_records: Callable[[Path], Path], tmp_path: Path) -> None:
    """The small folder is served, with positions of two more actors."""
    more = {
        f"positions/{actor}.yaml": f"actor: {actor}{REFUSAL.replace('sylvania', actor)}"
        for actor in ("freedonia", "gazette")
    }
    use_records(write_records(tmp_path / "three", more))


def as_data(model: Any) -> Any:
    """A view model as the plain data that JSON makes of it."""
    return json.loads(json.dumps(model, default=vars))


def query_of(page: AppTest) -> PositionsQuery:
    """The query the page shows."""
    return page.session_state["positions.state"].query


@pytest.mark.parametrize("link", LINKS, ids=str)
def test_the_matrix_gets_the_model(open_page: Open, link: dict) -> None:
    """The component is sent exactly the view model of what the link asks; the title names the page."""
    query = POSITIONS_LINK.decode(link, catalogue()).query
    page = open_page("positions", **link)
    assert as_data(position_matrix(query, catalogue())) == data_of(page, "positions.matrix")
    assert (["Positions"], []) == ([t.value for t in page.title], [i.value for i in page.info])


@pytest.mark.parametrize(
    "link",
    [
        {"cell": "sylvania.alpha"},
        {"rows": "elements", "cell": "sylvania.assistance"},
        {"actors": "gazette.freedonia", "cell": "freedonia.alpha"},
    ],
    ids=str,
)
def test_an_open_cell_brings_its_evidence(open_page: Open, link: dict) -> None:
    """A link to a cell sends the evidence of that cell, with the link that opens it."""
    query = POSITIONS_LINK.decode(link, catalogue()).query
    panel = position_evidence(query, position_matrix(query, catalogue()), catalogue())
    message = data_of(open_page("positions", **link), "positions.evidence")
    assert as_data({"panel": panel, "link": panel.link}) == message
    assert message["panel"]["column"] == query.cell[0]


def test_choices_show_the_query(open_page: Open) -> None:
    """Presets, rows, search, filters and the switch are what the link says."""
    page = open_page(
        "positions",
        rows="elements",
        actors="sylvania.freedonia",
        search="pact",
        only="condition",
        unrecorded="shown",
        clock="known",
        asof="2025-08-21",
    )
    parts = ("choice", "add", "rows", "search", "only", "unrecorded", "clock", "day")
    assert [page.get_by_key(f"positions.{part}").value for part in parts] == [
        *(None, None, "elements", "pact", ["condition"], True, "known", "2025-08-21")
    ]


def test_presets_name_who_and_how_many(open_page: Open) -> None:
    """Each preset says how many actors it brings; the one that is shown looks chosen."""
    page = open_page("positions")
    choices = actor_choices(catalogue())
    pills = page.get_by_key("positions.choice")
    assert pills.options == [plain(f"{c.name} ({len(c.actors)})") for c in choices.values()]
    assert pills.value == "most"


@pytest.mark.parametrize(
    ("part", "value", "written"),
    [
        ("rows", "elements", {"rows": "elements"}),
        ("search", "  two   words ", {"search": "two words"}),
        ("only", ["condition", "differ"], {"only": "differ.condition"}),
        ("unrecorded", True, {"unrecorded": "shown"}),
        ("clock", "known", {"clock": "known"}),
        ("day", "2025-08-20", {"asof": "2025-08-20"}),
    ],
)
def test_a_widget_writes_what_it_changes(
    open_page: Open, part: str, value: Any, written: dict[str, str]
) -> None:
    """A choice is in the address at once, as ids, and only what differs from the page as it opens."""
    page = open_page("positions")
    page.get_by_key(f"positions.{part}").set_value(value).run()
    assert written == dict(page.query_params)
    assert POSITIONS_LINK.decode(written, catalogue()).query == query_of(page)


def test_a_preset_brings_its_actors(open_page: Open) -> None:
    """Choosing a kind of actor shows all of that kind; choosing it again leaves them."""
    page = open_page("positions", cell="sylvania.alpha")
    page.get_by_key("positions.choice").set_value("outlet").run()
    outlets = PositionsQuery(actors=("gazette",))
    assert query_of(page) == outlets
    page.get_by_key("positions.choice").set_value(None).run()
    assert query_of(page) == outlets


def test_an_actor_is_added_at_the_right_end(open_page: Open) -> None:
    """Only actors with positions that are no column yet are offered, by name."""
    page = open_page("positions", actors="freedonia")
    assert page.selectbox(key="positions.add").options == ["Sylvania", "The Gazette"]
    page.selectbox(key="positions.add").set_value("gazette").run()
    assert query_of(page).actors == ("freedonia", "gazette")
    assert page.selectbox(key="positions.add").value is None


def test_unknown_parts_of_a_link_are_named_and_the_rest_is_shown(open_page: Open) -> None:
    """Unknown ids and choices each get a sentence in plain text, and go with the next change."""
    link = {
        "actors": "nobody.sylvania",
        "only": HOSTILE,
        "asof": "2025-02-30",
        "cell": "sylvania.x",
    }
    decoded = POSITIONS_LINK.decode(link, catalogue())
    page = open_page("positions", **link)
    assert len(decoded.notices) == 5
    assert [" ".join(plain(each) for each in decoded.notices)] == [i.value for i in page.info]
    assert query_of(page) == PositionsQuery(actors=("sylvania",))
    page.get_by_key("positions.unrecorded").set_value(True).run()
    assert (dict(page.query_params), [i.value for i in page.info]) == (
        {"actors": "sylvania", "unrecorded": "shown"},
        [],
    )


# ---- other records ---------------------------------------------------------------------------------


def test_no_records_are_named_as_that(
    open_page: Open, use_records: Callable, tmp_path: Path
) -> None:
    """An empty folder gives a page that says there is nothing."""
    use_records(tmp_path)
    for rows in ("proposals", "elements"):
        shown = data_of(open_page("positions", rows=rows), "positions.matrix")
        assert ("There are no positions to show.", [], []) == (
            *(shown["empty"], shown["columns"], shown["groups"]),
        )


def test_one_proposal_is_enough(open_page: Open, use_records: Callable, tmp_path: Path) -> None:
    """With a single proposal and one file of positions the page is whole."""
    alone = {
        "beta.yaml": None,
        "alpha.yaml": sample_text("alpha.yaml", ("lineage: {responds_to: [beta]}\n", "")),
        "registry/families.yaml": sample_text(
            "registry/families.yaml", ("proposals: [alpha, beta]", "proposals: [alpha]")
        ),
    }
    use_records(write_records(tmp_path / "records", alone))
    shown = data_of(open_page("positions"), "positions.matrix")
    assert "1 actor on 1 proposal, everything the records hold." == shown["caption"]
    assert [["refuses"]] == [
        [line["text"] for cell in row["cells"] for line in cell["lines"]]
        for group in shown["groups"]
        for row in group["rows"]
    ]


def test_without_a_file_of_positions_the_page_says_so(
    open_page: Open, use_records: Callable, tmp_path: Path
) -> None:
    """Proposals alone are no positions: the page offers no actor and says why it is empty."""
    changes = {
        "positions/sylvania.yaml": None,
        "registry/contradictions.yaml": "contradictions: []\n",
    }
    use_records(write_records(tmp_path / "records", changes))
    page = open_page("positions")
    assert ((), "There are no positions to show.") == (
        records().problems,
        data_of(page, "positions.matrix")["empty"],
    )
    assert [] == page.selectbox(key="positions.add").options


def test_many_actors_and_proposals_are_shown_whole(
    open_page: Open, use_records: Callable, tmp_path: Path
) -> None:
    """A thousand proposals and thirty actors: only the chosen columns are drawn, and the rest is offered."""
    use_records(many_records(tmp_path / "records"))
    page = open_page("positions", actors="a0.a29", unrecorded="shown")
    shown = data_of(page, "positions.matrix")
    assert (1000, "2 actors on 1000 proposals, everything the records hold.") == (
        sum(len(group["rows"]) for group in shown["groups"]),
        shown["caption"],
    )
    assert 29 == len(page.selectbox(key="positions.add").options)


def many_records(folder: Path) -> Path:
    """The small folder with a thousand proposals and thirty files of positions."""
    text = sample_text("beta.yaml", ("id: beta\n", ""), ("name: Beta pact\n", ""))
    proposals = {f"p{n}.yaml": f"id: p{n}\nname: Pact {n}\n{text}" for n in range(998)}
    actors = sample_text("registry/actors.yaml")
    actors += "".join(f"  - {{id: a{n}, name: Actor {n}, kind: state}}\n" for n in range(30))
    entry = sample_text("positions/sylvania.yaml").split("positions:\n")[1].split("  - about")[0]
    entry = entry.replace("    denies: [alpha-binding]\n", "")
    files = {
        f"positions/a{n}.yaml": f"actor: a{n}\npositions:\n"
        + entry.replace("sylvania-denies", f"a{n}-refuses").replace("alpha", f"p{n}")
        for n in range(29)
    }
    files["positions/a29.yaml"] = "actor: a29\npositions:\n" + entry.replace(
        "sylvania-denies", "a29-refuses"
    )
    return write_records(folder, {**proposals, **files, "registry/actors.yaml": actors})


def test_hostile_text_reaches_the_component_as_text(
    open_page: Open, use_records: Callable, tmp_path: Path
) -> None:
    """Markup in names and sentences is sent letter by letter, and is plain in Streamlit's own widgets."""
    changes = {
        "positions/sylvania.yaml": sample_text(
            "positions/sylvania.yaml",
            ("says: The treaty is a mere declaration.", f"says: '{HOSTILE}'"),
        ),
        "registry/actors.yaml": sample_text(
            "registry/actors.yaml", ("name: Sylvania", f"name: '{HOSTILE}'")
        ),
    }
    use_records(write_records(tmp_path / "records", changes))
    page = open_page("positions", cell="sylvania.alpha")
    shown, panel = data_of(page, "positions.matrix"), data_of(page, "positions.evidence")["panel"]
    cell = shown["groups"][0]["rows"][0]["cells"][0]
    assert (HOSTILE, HOSTILE) == (shown["columns"][0]["name"], panel["column_name"])
    assert HOSTILE in cell["says"]
    assert [] == [text.value for text in page.markdown if "<img" in text.value]


def test_a_broken_registry_still_gives_a_page(
    open_page: Open, use_records: Callable, tmp_path: Path
) -> None:
    """Without a readable list of actors the page shows ids in place of names."""
    use_records(write_records(tmp_path / "records", {"registry/actors.yaml": "actors: ["}))
    shown = data_of(open_page("positions"), "positions.matrix")
    assert [("sylvania", "")] == [(c["short_name"], c["details"]) for c in shown["columns"]]


def test_the_page_as_it_opens_asks_for_the_default(open_page: Open) -> None:
    """A bare address shows the usual actors, and stays bare."""
    page = open_page("positions")
    assert (default_positions(catalogue()), {}) == (query_of(page), dict(page.query_params))
    assert replace(query_of(page), actors=()) == PositionsQuery()
