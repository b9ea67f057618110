"""components/pages/method/markup.py: the Method page as HTML, what a record says as text."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from components.pages.method import markup as method_markup
from components.pages.method.markup import page_markup
from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import Clock
from guarantees.catalogue.link_templates import github_templates
from guarantees.cells.cell import CellState
from guarantees.cells.marks import MarkKind, StanceMark
from guarantees.cells.rule_steps import CELL_RULE, STANCE_RULE
from guarantees.cells.stances import StanceState
from guarantees.cells.voices import Voice
from guarantees.pages.method.citing import citations
from guarantees.pages.method.codebook import number_examples
from guarantees.pages.method.page import DATE_EXAMPLES, MethodQuery, possible_days
from guarantees.pages.method.terms import VOCABULARIES, look_of
from guarantees.records import vocabulary
from guarantees.records.change import ProposalChange, RecordChange
from guarantees.records.registry import Edition
from guarantees.records.vocabulary import (
    AbsenceReason,
    Mode,
    PointName,
    RecordKind,
    Sign,
    Stance,
    Standing,
    Term,
)
from guarantees.reference.editorial_policy import EDITORIAL_POLICY, TO_REPORT_AN_ERROR
from guarantees.words.as_of import evidence_cutoff
from tests.builders import catalogue, proposal, sample, statement
from tests.components.parsed_html import Parsed
from tests.larger_records import larger

ROOT = Path(__file__).resolve().parents[4]
HOSTILE = (
    """<img src=x onerror="harm()"> [x](javascript:harm()) $x^2$ </td><script>harm()</script>"""
)

CHANGE = {"on": "2025-09-02", "reason": "correction", "says": "The number was wrong."}
SHOWN = (
    *(CellState, StanceState, Voice, Clock, MarkKind, StanceMark, Sign, Mode),
    *(each.terms for each in VOCABULARIES),
)


class Page(Parsed):
    """The page, and the heading of each row outside the codebook."""

    def __init__(self, html: str) -> None:
        self.rows: list[str] = []
        super().__init__(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        super().handle_starttag(tag, attrs)
        if tag == "th":
            self.is_row = ("scope", "row") in attrs and "article" not in self.around
            self.rows += [""] if self.is_row else []

    def handle_data(self, data: str) -> None:
        """Note a text."""
        super().handle_data(data)
        if "th" in self.around and self.is_row:
            self.rows[-1] += data


@cache
def parsed(element: str = "", records: Catalogue | None = None) -> Page:
    """The page of the small catalogue, or of another, read."""
    return Page(str(page_markup(MethodQuery(element), records or sample())))


ALONE = catalogue(proposal({"legal-effect": [statement()]}))
STATES = [("", Catalogue()), ("", ALONE), ("force-size", sample()), ("", larger())]


@pytest.mark.parametrize(("element", "records"), STATES, ids=["empty", "one", "few", "many"])
def test_headings_go_down_step_by_step(element: str, records: Catalogue) -> None:
    """Below the page's own title no level is left out."""
    levels = [
        int(tag[1])
        for tag, _ in parsed(element, records).elements
        if re.fullmatch("h[1-6]", tag)
    ]  # fmt: skip
    before = 1
    for level in levels:
        assert 2 <= level <= before + 1
        before = level


@pytest.mark.parametrize(("element", "records"), STATES, ids=["empty", "one", "few", "many"])
def test_the_contents_lead_to_every_part(element: str, records: Catalogue) -> None:
    """Each part of the page and each group of elements is in the contents, and can be focused."""
    page = parsed(element, records)
    jumps = [href.removeprefix("#") for href in page.values("href") if href.startswith("#")]
    sections = [found for tag, found in page.elements if tag == "section" and "id" in found]
    assert sorted(found["id"] or "" for found in sections) == sorted(jumps)
    assert {"-1"} == {found["tabindex"] for found in sections}


def heading_of(term: Term) -> str:
    """A word as its row begins. The label of a sign is the sign itself."""
    return look_of(term)[0] + (term.value.capitalize() if isinstance(term, Sign) else term.label)


def test_every_word_is_on_the_page_once() -> None:
    """The tables hold the closed vocabularies with their signs and meanings; "coded" is the heading over values."""
    words = [term for terms in SHOWN for term in terms if term is not CellState.CODED]
    dates = [date.short() for date in DATE_EXAMPLES]
    assert sorted(parsed().rows) == sorted([*map(heading_of, words), *dates])
    meanings = [term.meaning for term in (*words, *Standing, CellState.CODED)]
    assert [meaning for meaning in meanings if meaning not in parsed().text] == []


def test_every_vocabulary_is_shown_or_has_a_reason_not_to_be() -> None:
    """Some are shown as states or headings; names of points are on the page of a plan, kinds of records on none."""
    closed = {
        found
        for found in vars(vocabulary).values()
        if isinstance(found, type) and issubclass(found, Term) and len(found)
    }
    assert closed - set(SHOWN) == {AbsenceReason, PointName, Stance, RecordKind, Standing}


def test_the_whole_codebook_is_on_the_page() -> None:
    """Every element and value with all its words, in the order of the codebook."""
    page = parsed("", larger())
    assert page.values("id", "h4") == [
        f"element~{element.id}"
        for group in larger().groups
        for element in larger().elements.values()
        if element.group == group
    ]
    wanted = [
        text
        for each in larger().elements.values()
        for text in (
            *(f"{each.number}. {each.name}", each.question, each.definition, each.coding_rule),
            *(text for o in each.options for text in (o.sign.glyph, o.label, o.id, o.meaning)),
            each.order.reason if each.order else "",
        )
    ]
    assert [text for text in wanted if text not in page.text] == []


def test_rules_and_policy_are_on_the_page() -> None:
    """With dates, numbers, citations, and what to say when reporting an error."""
    page = parsed("", larger())
    wanted = [
        *(text for step in (*CELL_RULE, *STANCE_RULE) for text in (step.name, step.says)),
        *(text for rule in EDITORIAL_POLICY for text in (rule.name, *rule.says)),
        *(text for d in DATE_EXAMPLES for text in (d.text, d.words(), possible_days(d))),
        *number_examples(),
        *(citation.text for citation in citations(larger())),
        *TO_REPORT_AN_ERROR,
        evidence_cutoff(larger()),
        f"Data version {larger().version}.",
    ]
    assert [text for text in wanted if text not in page.text] == []


def test_a_cell_is_explained_with_all_its_parts() -> None:
    """Proposal, element, question, value, sentence, marks and the number of sources."""
    text = parsed().words
    for part in ("Beta", "Assistance", "What help is promised?", "Troops, Air cover", "1 source"):
        assert part in text
    assert "Sylvania: Troops and aircraft are sent." in text


def test_an_element_has_its_links() -> None:
    """To a cell that answers it, to its stances, and to itself; a former id is named."""
    hrefs = parsed().values("href")
    assert {
        "./compare?proposals=beta.alpha&cell=beta.legal-effect",
        "./gap?element=legal-effect",
        "./method?element=legal-effect",
    } <= set(hrefs)
    assert "Former ids: help." in parsed().text
    assert "Units: soldiers, brigades." in parsed().text


def test_a_group_without_elements_is_left_out() -> None:
    """In the contents too."""
    bare = sample().groups["form"].model_copy(update={"id": "bare", "name": "Bare"})
    page = parsed("", replace(sample(), groups={**sample().groups, "bare": bare}))
    assert "Bare" not in page.text


def test_an_element_is_looked_up() -> None:
    """Its heading is what the link leads to, and its entry alone is set apart."""
    targets = [found for _, found in parsed("force-size").elements if "data-target" in found]
    assert [("element~force-size", "-1")] == [(t["id"], t["tabindex"]) for t in targets]
    assert 1 == parsed("force-size").values("class").count("element looked-up")
    assert [] == parsed().values("data-target")


def test_groups_and_lists_can_be_opened_by_a_link() -> None:
    """Each by its name; the elements of a group are in it."""
    keys = parsed().values("data-open")
    assert ["form", "means"] == [key for key in keys if "~" not in key]
    lists = [f"words~{each.id}" for each in VOCABULARIES]
    assert [key for key in keys if "~" in key] == lists


def test_without_a_codebook_the_rest_is_there() -> None:
    """A sentence takes its place, and no example is drawn."""
    page = parsed("", Catalogue())
    assert "There is no codebook to show" in page.text
    assert "What counts" in page.text
    assert ([], ["empty"]) == (
        [each for each in page.values("class") if "anatomy" in each],
        [each for each in page.values("class") if each == "empty"],
    )


def test_with_one_proposal_the_page_is_whole() -> None:
    """Its cell is the example, and counts are in the singular."""
    page = parsed("", ALONE)
    assert "Answered by 1 of 1 proposal: " in page.text
    assert "Answered by 0 of 1 proposal: Gap" in page.text
    assert "Gamma" in page.text


def test_what_records_say_is_text() -> None:
    """Marks of HTML, Markdown and formulas in any text of a record stay as they were written."""
    element = sample().elements["legal-effect"]
    option = element.options[0].model_copy(update={"label": HOSTILE, "meaning": HOSTILE})
    hostile = element.model_copy(
        update=dict.fromkeys(("name", "question", "definition", "coding_rule"), HOSTILE)
        | {"options": (option,)}
    )
    change = ProposalChange.model_validate(CHANGE | {"elements": ["legal-effect"]})
    gamma = proposal(
        {"legal-effect": [statement(says="It binds.").model_copy(update={"says": HOSTILE})]}
    )
    records = catalogue(
        gamma.model_copy(
            update={
                "name": HOSTILE,
                "short_name": HOSTILE,
                "changes": (change.model_copy(update={"says": HOSTILE}),),
            }
        ),
        elements={**sample().elements, "legal-effect": hostile},
        groups={
            "form": sample().groups["form"].model_copy(update={"name": HOSTILE, "about": HOSTILE})
        },
        edition=Edition.model_validate(
            {"version": "2025.09.1", "released": "2025", "evidence_reaches": "2025"}
        ).model_copy(update={"note": HOSTILE}),
    )
    page = Page(str(page_markup(MethodQuery(), records)))
    assert {"img", "script"}.isdisjoint(tag for tag, _ in page.elements)
    assert [] == [name for _, found in page.elements for name in found if name.startswith("on")]
    assert page.text.count(HOSTILE) > 10


def changed(records: Catalogue) -> Catalogue:
    """The catalogue, in which a proposal and an actor were changed."""
    alpha, gazette = records.proposals["alpha"], records.actors["gazette"]
    by_proposal = (ProposalChange.model_validate(CHANGE | {"elements": ["force-size"]}),)
    by_actor = (RecordChange.model_validate(CHANGE),)
    return replace(
        records,
        proposals={**records.proposals, "alpha": alpha.model_copy(update={"changes": by_proposal})},
        actors={**records.actors, "gazette": gazette.model_copy(update={"changes": by_actor})},
    )


def test_changes_are_listed_with_links() -> None:
    """A change is under the name of its record, a link where that has a page, with what it concerns."""
    html = str(page_markup(MethodQuery(), changed(sample())))
    assert (
        '<a href="./proposal?id=alpha">Alpha</a><div class="soft small">Size of the force</div>'
        in html
    )
    assert '<td data-head="Record">The Gazette</td>' in html
    assert "earlier ones are in the records" not in html
    assert "No record of this edition names a change so far." not in html
    assert "No record of this edition names a change so far." in parsed().text


def test_a_long_history_is_cut_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """The earliest changes are left out, and counted."""
    monkeypatch.setattr(method_markup, "MAX_CHANGES", 1)
    text = Page(str(page_markup(MethodQuery(), changed(sample())))).text
    assert "1 earlier ones are in the records themselves." in text


def test_errors_are_reported_where_the_records_are_kept() -> None:
    """With a repository the page and each element have a link, in a tab of its own; without one there is none."""
    linked = replace(sample(), link_templates=github_templates("https://github.com/owner/name"))
    page = parsed("", linked)
    reports = [
        found
        for tag, found in page.elements
        if tag == "a" and "issues/new" in (found["href"] or "")
    ]
    assert 1 + len(sample().elements) == len(reports)
    assert {("_blank", "noopener noreferrer")} == {(f["target"], f["rel"]) for f in reports}
    assert [] == [href for href in parsed().values("href") if "issues/new" in href]
