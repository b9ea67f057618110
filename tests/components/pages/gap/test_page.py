"""The choices of the Gap page, and the document that a link asks for, with numbers as a chart."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.pages.gap.choices import gap_choices
from components.pages.gap.markup import page_markup
from components.pages.table import PAGES
from components.parts.rendering import rendered
from guarantees.catalogue.catalogue import Catalogue
from guarantees.cells.stances import all_positions
from guarantees.pages.gap.page import LINK, GapQuery
from tests.builders import sample_text, write_records
from tests.components.page_parts import catalogue, document_of, notices
from tests.components.parsed_html import Parsed

Open = Callable[..., AppTest]
pytestmark = pytest.mark.usefixtures("small")
ONE_FAMILY = """
families:
  - {id: pacts, name: Pacts, about: Promises of help.}
presets:
  - {id: alone, name: Alpha alone, about: One column., proposals: [alpha]}
"""


def form_of(**link: str) -> Parsed:
    """The form that a link shows."""
    query = LINK.decode(link, catalogue()).query
    return Parsed(str(gap_choices(query, catalogue())))


def options(form: Parsed) -> dict[str | None, bool]:
    """What the lists offer, and whether it is chosen."""
    return {each["value"]: "selected" in each for each in form.all("option")}


def after(*sent: tuple[str, str]) -> dict[str, str]:
    """The link to which what a form sends leads."""
    query = LINK.decode(LINK.parameters([*sent]), catalogue()).query
    return LINK.encode_briefly(query, catalogue())


def test_an_unknown_id_gives_a_notice_and_the_rest(open_page: Open) -> None:
    """A sentence says what was ignored, and the page shows what it opens with."""
    page = open_page("gap", element="force-sise")
    assert [
        "This link asks for the question 'force-sise', which is not in this edition. Did you mean Size of the force?"
    ] == notices(page, "gap")
    assert rendered(PAGES["gap"], GapQuery(), catalogue()).html == document_of(page, "gap")[1]


def test_another_element_can_be_chosen() -> None:
    """Every element is offered by number; the day stays, what was open is closed."""
    form = form_of(element="force-size", asof="2025-09-04", open="by~sylvania~x")
    assert {id: id == "force-size" for id in catalogue().elements} == options(form)
    numbered = [f"{element.number} {element.name}" for element in catalogue().elements.values()]
    assert {*numbered} <= {*form.texts}
    assert ["2025-09-04"] == [each["value"] for each in form.all("input", name="asof")]
    assert [] == form.all("input", name="open")
    assert {"element": "legal-effect", "asof": "2025-09-04"} == after(
        ("element", "legal-effect"), ("clock", "stated"), ("asof", "2025-09-04")
    )


def test_going_over_to_a_pair_shows_one_at_once() -> None:
    """Two links lead from one way of looking to the other, and say which one is shown."""
    element, pair = form_of(element="force-size").all("a")
    assert ("./gap", "true") == (element["href"], element["aria-current"])
    assert str(pair["href"]).startswith("./gap?proposal=")
    assert "&actor=" in str(pair["href"])
    back, here = form_of(proposal="alpha").all("a")
    assert ("./gap", None, "true") == (back["href"], back.get("aria-current"), here["aria-current"])


def test_a_proposal_and_an_actor_can_be_chosen() -> None:
    """Either side of a pair can be changed."""
    chosen = [
        id
        for id, is_chosen in options(form_of(proposal="beta", actor="sylvania")).items()
        if is_chosen
    ]
    assert ["beta", "sylvania"] == chosen
    assert {"proposal": "alpha", "actor": "sylvania"} == after(
        ("proposal", "alpha"), ("actor", "sylvania"), ("asof", "")
    )


def test_actors_are_offered_by_name() -> None:
    """Those with positions, and the one that the link names though it has none."""
    offered = options(form_of(proposal="alpha", actor="gazette"))
    actors = [str(id) for id in offered if id not in catalogue().proposals]
    assert offered["gazette"]
    assert {*all_positions(catalogue()), "gazette"} == {*actors}
    assert list(catalogue().alphabetical(actors)) == actors


def test_the_day_of_a_link_is_on_the_page(open_page: Open) -> None:
    """The document shows what had been stated by then."""
    page = open_page("gap", element="assistance", asof="2025-08-21")
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
    use_records: Callable[[Path], Path], tmp_path: Path
) -> None:
    """Different numbers on one axis make a chart with a description; other pages have none."""
    changes = {"positions/freedonia.yaml": ANOTHER_NUMBER}
    use_records(write_records(tmp_path / "records", changes))
    html = str(page_markup(GapQuery(element="force-size"), catalogue()))
    assert 1 == html.count("<figure")
    assert html.index("<caption>Soldiers") < html.index("<figure") < html.index("How they compare")
    assert 'aria-label="Soldiers on an axis, the same as in the table above' in html
    for query in (GapQuery(element="assistance"), GapQuery(proposal="alpha", actor="sylvania")):
        assert "<figure" not in str(page_markup(query, catalogue()))


def test_no_records_are_named_as_that() -> None:
    """Without records the page has a sentence and empty choices, in both ways of looking."""
    nothing = Catalogue()
    for query in (GapQuery(), GapQuery(proposal="alpha")):
        form = Parsed(str(gap_choices(query, nothing)))
        assert [] == form.all("option")
        assert "There are no records to compare." in str(page_markup(query, nothing))


def test_one_proposal_is_enough(open_page: Open, use_records: Callable, tmp_path: Path) -> None:
    """With a single proposal the element and the pair are shown."""
    alpha = sample_text("alpha.yaml", ("lineage: {responds_to: [beta]}\n", ""))
    changes = {"alpha.yaml": alpha, "beta.yaml": None, "registry/families.yaml": ONE_FAMILY}
    use_records(write_records(tmp_path / "records", changes))
    assert "Alpha" in document_of(open_page("gap", element="legal-effect"), "gap")[1]
    assert options(form_of(proposal="alpha"))["alpha"]
    assert "Sylvania" in document_of(open_page("gap", proposal="alpha"), "gap")[1]


def test_a_broken_registry_still_gives_a_page(
    open_page: Open, use_records: Callable, tmp_path: Path
) -> None:
    """Without a readable list of actors, ids replace names."""
    use_records(write_records(tmp_path / "records", {"registry/actors.yaml": "actors: ["}))
    assert "sylvania" in document_of(open_page("gap", element="assistance"), "gap")[1]
