"""The Proposals page as Streamlit draws it: the choices above, and the document that a link asks for."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from bench.many_records import many_records
from components.pages.proposal.choices import proposal_choices
from components.pages.proposal.markup import page_markup
from components.pages.table import PAGES
from components.parts.rendering import rendered
from guarantees.catalogue.clock import AsOf
from guarantees.pages.proposal.page import ProposalQuery
from guarantees.pages.tables.query import COMPARE_LINK
from tests.builders import sample_text, write_records
from tests.components.page_parts import catalogue, document_of, notices
from tests.components.parsed_html import Parsed

Open = Callable[..., AppTest]
pytestmark = pytest.mark.usefixtures("small")


def test_an_unknown_proposal_gives_a_notice_and_the_index(open_page: Open) -> None:
    """Nothing fails: a sentence says what was ignored, and every proposal is there to choose."""
    page = open_page("proposal", id="alpah")
    assert [
        "This link asks for the proposal 'alpah', which is not in this edition. "
        "Did you mean Alpha? Shown instead: all proposals."
    ] == notices(page, "proposal")
    assert (
        rendered(PAGES["proposal"], ProposalQuery(), catalogue()).html
        == document_of(page, "proposal")[1]
    )


def forms(query: ProposalQuery) -> list[Parsed]:
    """The forms above a page, parsed."""
    html = str(proposal_choices(query, catalogue()))
    return [Parsed(f"<form{each}") for each in re.findall(r"<form(.*?</form>)", html)]


def test_another_proposal_can_be_chosen() -> None:
    """Every proposal is offered by families; the day goes along, and what is open does not."""
    query = ProposalQuery("alpha", ("force-size",), AsOf(day=datetime.date(2025, 8, 25)))
    form, _ = forms(query)
    options = {each["value"]: "selected" in each for each in form.all("option")}
    assert {"": False, "alpha": True, "beta": False} == options
    assert ["2025-08-25"] == [each["value"] for each in form.all("input", name="asof")]
    assert [] == form.all("input", name="open")


def test_the_index_has_nothing_chosen() -> None:
    """Without a proposal there is nothing to compare with yet."""
    [form] = forms(ProposalQuery())
    assert [""] == [each["value"] for each in form.all("option") if "selected" in each]


def test_any_other_proposal_can_be_compared() -> None:
    """Every other proposal is offered; what the form sends is a link to both, of that day."""
    query = ProposalQuery("alpha", as_of=AsOf(day=datetime.date(2025, 8, 25)))
    _, form = forms(query)
    assert (["./compare"], ["", "beta"]) == (
        form.values("action", "form"),
        form.values("value", "option"),
    )
    sent = [(each["name"], each["value"]) for each in form.all("input", type="hidden")]
    read = COMPARE_LINK.decode(COMPARE_LINK.parameters([*sent, ("proposals", "beta")]), catalogue())
    assert (("alpha", "beta"), query.as_of, ()) == (
        read.query.proposals,
        read.query.as_of,
        read.notices,
    )


def test_the_day_is_that_of_the_link(open_page: Open) -> None:
    """The document is as of the day of its link."""
    page = open_page("proposal", id="alpha", asof="2025-08-10")
    assert "shown: as stated up to 10 August 2025" in document_of(page, "proposal")[1]


def test_no_records_are_named_as_that(
    open_page: Open, use_records: Callable, tmp_path: Path
) -> None:
    """An empty folder gives the page with a sentence, also for a link to a proposal."""
    use_records(tmp_path)
    for link in ({}, {"id": "alpha"}):
        page = open_page("proposal", **link)
        assert "There are no records to show." in document_of(page, "proposal")[1]


def test_one_proposal_is_enough(open_page: Open, use_records: Callable, tmp_path: Path) -> None:
    """With a single proposal there is one to pick, and none before, after or to compare with."""
    alpha = sample_text("alpha.yaml", ("lineage: {responds_to: [beta]}\n", ""))
    changes = {"alpha.yaml": alpha, "beta.yaml": None, "registry/families.yaml": ONE_FAMILY}
    use_records(write_records(tmp_path / "records", changes))
    assert ["alpha"] == list(catalogue().proposals)
    page = open_page("proposal", id="alpha")
    html = document_of(page, "proposal")[1]
    assert ("Previous" in html, "Next" in html) == (False, False)
    assert "Compare with …" not in html


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
    """With hundreds of proposals and actors the page holds them all; those without a stance are folded."""
    many = many_records(catalogue(), 200)
    index = str(page_markup(ProposalQuery(), many))
    assert len(many.proposals) == index.count('href="./proposal?id=')
    one = str(page_markup(ProposalQuery("alpha"), many))
    assert 1 == one.count('data-open="stances"')
    names = {many.actor_short_name(actor) for actor in many.positions}
    assert set() == {name for name in names if name not in one}
