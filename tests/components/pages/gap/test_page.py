"""The Gap page as Streamlit draws it: the choices above, the document, and numbers as a chart."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.pages.table import DOCUMENTS
from components.parts.rendering import rendered
from guarantees.cells.stances import all_positions
from guarantees.pages.gap.page import GapQuery
from tests.builders import sample_text, write_records
from tests.components.page_parts import catalogue, document_of, link_of

Open = Callable[..., AppTest]
pytestmark = pytest.mark.usefixtures("small")
ONE_FAMILY = """
families:
  - {id: pacts, name: Pacts, about: Promises of help.}
presets:
  - {id: alone, name: Alpha alone, about: One column., proposals: [alpha]}
"""


def charts(page: AppTest) -> list:
    """The charts of the page."""
    return page.get("plotly_chart")


def test_an_unknown_id_gives_a_notice_and_the_rest(open_page: Open) -> None:
    """A sentence says what was ignored, and the page shows what it opens with."""
    page = open_page("gap", element="force-sise")
    assert [
        "This link asks for the element 'force-sise', which is not in this edition. Did you mean 'force-size'?"
    ] == [box.value.replace("\\", "") for box in page.info]
    assert rendered(DOCUMENTS["gap"], GapQuery(), catalogue()).html == document_of(page, "gap")[1]


def test_another_element_can_be_chosen(open_page: Open) -> None:
    """Every element is offered by number in the codebook's order; the day stays, what was open is closed."""
    page = open_page("gap", element="force-size", asof="2025-09-04", open="by~sylvania~x")
    picker = page.selectbox(key="gap.element")
    names = [f"{element.number} {element.name}" for element in catalogue().elements.values()]
    assert (names, "force-size") == (picker.options, picker.value)
    picker.set_value("legal-effect").run()
    assert {"element": "legal-effect", "asof": "2025-09-04"} == link_of(page)
    assert "Does it bind?" in document_of(page, "gap")[1]


def test_a_proposal_and_an_actor_can_be_chosen(open_page: Open) -> None:
    """Going over to a pair shows one at once; then either side can be changed, and one can go back."""
    page = open_page("gap", element="force-size", asof="2025-09-04")
    page.get("button_group")[0].set_value("proposal").run()
    first = link_of(page)
    assert {"proposal", "actor", "asof"} == set(first)
    page.selectbox(key="gap.actor").set_value("sylvania").run()
    assert {**first, "actor": "sylvania"} == link_of(page)
    page.selectbox(key="gap.proposal").set_value("beta").run()
    assert {**first, "proposal": "beta", "actor": "sylvania"} == link_of(page)
    assert "Beta pact" in document_of(page, "gap")[1]
    page.get("button_group")[0].set_value("element").run()
    assert {"asof": "2025-09-04"} == link_of(page)


def test_actors_are_offered_by_name(open_page: Open) -> None:
    """Those with positions, and the one that the link names though it has none."""
    page = open_page("gap", proposal="alpha", actor="gazette")
    picker = page.selectbox(key="gap.actor")
    assert picker.value == "gazette"
    assert len(all_positions(catalogue())) + 1 == len(picker.options)
    assert sorted(picker.options, key=str.casefold) == picker.options


def test_the_day_can_be_chosen(open_page: Open) -> None:
    """A day typed above the document changes the document and the link."""
    page = open_page("gap", element="assistance")
    page.text_input(key="gap.day").set_value("2025-08-21").run()
    assert {"asof": "2025-08-21"} == link_of(page)
    assert "as stated up to 21 August 2025" in document_of(page, "gap")[1]


ANOTHER_NUMBER = """
actor: freedonia
positions:
  - about: {element: force-size, value: {exactly: 20000, unit: soldiers}}
    stance: proposes
    says: Twenty thousand soldiers are enough.
    speaker: freedonia
    mode: quoted
    stated: 2025-08-20
    evidence:
      - {source: gazette-2025-08, at: p4}
"""


def test_numbers_are_drawn_below_their_table(
    open_page: Open, use_records: Callable[[Path], Path], tmp_path: Path
) -> None:
    """Different numbers on one axis make a chart with a description; other pages have none."""
    changes = {"positions/freedonia.yaml": ANOTHER_NUMBER}
    use_records(write_records(tmp_path / "records", changes))
    page = open_page("gap", element="force-size")
    (chart,) = charts(page)
    assert ["The numbers as a chart"] == [heading.value for heading in page.subheader]
    assert "Soldiers on an axis" in chart.proto.alt
    assert [] == charts(open_page("gap", element="assistance"))
    assert [] == charts(open_page("gap", proposal="alpha", actor="sylvania"))


def test_a_page_without_numbers_loads_no_chart() -> None:
    """What draws the numbers is imported only by a page that shows them."""
    code = (
        "import sys, components.pages.gap.view; print('components.pages.gap.chart' in sys.modules)"
    )
    root = Path(__file__).resolve().parents[4]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert "False" == done.stdout.strip()


def test_no_records_are_named_as_that(
    open_page: Open, use_records: Callable, tmp_path: Path
) -> None:
    """An empty folder gives the page with a sentence and empty choices, in both ways of looking."""
    use_records(tmp_path)
    page = open_page("gap")
    assert "There are no records to compare." in document_of(page, "gap")[1]
    assert [] == page.selectbox(key="gap.element").options
    page.get("button_group")[0].set_value("proposal").run()
    assert [] == [error.value for error in page.exception]


def test_one_proposal_is_enough(open_page: Open, use_records: Callable, tmp_path: Path) -> None:
    """With a single proposal the element and the pair are shown."""
    alpha = sample_text("alpha.yaml", ("lineage: {responds_to: [beta]}\n", ""))
    changes = {"alpha.yaml": alpha, "beta.yaml": None, "registry/families.yaml": ONE_FAMILY}
    use_records(write_records(tmp_path / "records", changes))
    assert "Alpha" in document_of(open_page("gap", element="legal-effect"), "gap")[1]
    pair = open_page("gap", proposal="alpha")
    assert (["Alpha"], "alpha") == (
        pair.selectbox(key="gap.proposal").options,
        pair.selectbox(key="gap.proposal").value,
    )
    assert "Sylvania" in document_of(pair, "gap")[1]


def test_a_broken_registry_still_gives_a_page(
    open_page: Open, use_records: Callable, tmp_path: Path
) -> None:
    """Without a readable list of actors, ids replace names."""
    use_records(write_records(tmp_path / "records", {"registry/actors.yaml": "actors: ["}))
    assert "sylvania" in document_of(open_page("gap", element="assistance"), "gap")[1]
