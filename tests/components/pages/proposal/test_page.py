"""The Proposals page as Streamlit draws it: the choices above, and the document that a link asks for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from bench.many_records import many_records
from components.pages.proposal.markup import page_markup
from components.pages.proposal.sections import MAX_NAMES
from components.pages.table import DOCUMENTS
from components.parts.rendering import rendered
from guarantees.pages.proposal.page import ProposalQuery
from tests.builders import sample_text, write_records
from tests.components.page_parts import catalogue, document_of, link_of, notices

Open = Callable[..., AppTest]
pytestmark = pytest.mark.usefixtures("small")


def test_an_unknown_proposal_gives_a_notice_and_the_index(open_page: Open) -> None:
    """Nothing fails: a sentence says what was ignored, and every proposal is there to choose."""
    page = open_page("proposal", id="alpah")
    assert ["Ignored: no proposal has the id 'alpah'. Did you mean 'alpha'?"] == notices(page)
    assert (
        rendered(DOCUMENTS["proposal"], ProposalQuery(), catalogue()).html
        == document_of(page, "proposal")[1]
    )


def test_the_picker_leads_to_another_proposal(open_page: Open) -> None:
    """Every proposal is offered in order of date; choosing one shows it, and the link says so."""
    page = open_page("proposal", id="alpha", open="force-size", asof="2025-08-25")
    picker = page.selectbox(key="proposal.pick")
    names = [proposal.short_name for proposal in catalogue().proposals.values()]
    assert (names, "alpha") == (picker.options, picker.value)
    picker.set_value("beta").run()
    assert {"id": "beta", "asof": "2025-08-25"} == link_of(page)
    assert document_of(page, "proposal")[0]["open"] == []
    assert "<h2>Beta pact" in document_of(page, "proposal")[1]


def test_the_index_has_nothing_picked(open_page: Open) -> None:
    """Without a proposal the picker is empty, and there is nothing to compare with yet."""
    page = open_page("proposal")
    assert page.selectbox(key="proposal.pick").value is None
    assert 1 == len(page.selectbox)


def test_any_other_proposal_can_be_compared(open_page: Open) -> None:
    """Every other proposal is offered; choosing one opens the comparison of both, in order of date and of that day."""
    page = open_page("proposal", id="alpha", asof="2025-08-25")
    beside = page.selectbox(key="proposal.beside")
    assert ["Beta"] == beside.options
    beside.set_value("beta").run()
    assert {
        "proposals": "beta.alpha",
        "clock": "stated",
        "asof": "2025-08-25",
    } == link_of(page)
    assert ["Compare proposals"] == [title.value for title in page.title]


def test_the_day_can_be_chosen(open_page: Open) -> None:
    """A day typed above the document changes the document and the link."""
    page = open_page("proposal", id="alpha")
    page.text_input(key="proposal.day").set_value("2025-08-10").run()
    assert {"id": "alpha", "asof": "2025-08-10"} == link_of(page)
    assert "shown: as stated up to 10 August 2025" in document_of(page, "proposal")[1]


def test_no_records_are_named_as_that(
    open_page: Open, use_records: Callable, tmp_path: Path
) -> None:
    """An empty folder gives the page with a sentence, also for a link to a proposal."""
    use_records(tmp_path)
    for link in ({}, {"id": "alpha"}):
        page = open_page("proposal", **link)
        assert "There are no records to show." in document_of(page, "proposal")[1]
        assert [] == page.selectbox(key="proposal.pick").options


def test_one_proposal_is_enough(open_page: Open, use_records: Callable, tmp_path: Path) -> None:
    """With a single proposal there is one to pick, and none before, after or to compare with."""
    alpha = sample_text("alpha.yaml", ("lineage: {responds_to: [beta]}\n", ""))
    changes = {"alpha.yaml": alpha, "beta.yaml": None, "registry/families.yaml": ONE_FAMILY}
    use_records(write_records(tmp_path / "records", changes))
    assert ["alpha"] == list(catalogue().proposals)
    page = open_page("proposal", id="alpha")
    html = document_of(page, "proposal")[1]
    assert ("Before it" in html, "After it" in html) == (False, False)
    assert [] == page.selectbox(key="proposal.beside").options


ONE_FAMILY = """
families:
  - {id: pacts, name: Pacts, about: Promises of help.}
presets:
  - {id: alone, name: Alpha alone, about: One column., proposals: [alpha]}
"""


def test_a_broken_registry_still_gives_a_page(
    open_page: Open, use_records: Callable, tmp_path: Path
) -> None:
    """Without a readable list of actors ids replace names; without families the index still has them all."""
    changes = {"registry/actors.yaml": "actors: [", "registry/families.yaml": "families: ["}
    use_records(write_records(tmp_path / "records", changes))
    assert "<dd>freedonia</dd>" in document_of(open_page("proposal", id="alpha"), "proposal")[1]
    index = document_of(open_page("proposal"), "proposal")[1]
    assert "Family not readable: pacts" in index
    assert 2 == index.count('href="./proposal?id=')


def test_many_records_stay_readable() -> None:
    """With hundreds of proposals and actors the page holds them all; long rows of names wait for a click."""
    many = many_records(catalogue(), 200)
    index = str(page_markup(ProposalQuery(), many))
    assert len(many.proposals) == index.count('href="./proposal?id=')
    one = str(page_markup(ProposalQuery("alpha"), many))
    assert len(many.positions) > MAX_NAMES
    assert 1 == one.count("<summary>Who they are</summary>")
    assert 1 == one.count("<svg")
