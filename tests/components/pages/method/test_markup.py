"""components/pages/method/markup.py: the Method page as HTML, what a record says as text."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from components.pages.method.markup import method_markup, page_markup
from guarantees.catalogue.catalogue import Catalogue, load
from guarantees.catalogue.repository import repository
from guarantees.pages.method.changes import ChangesView, ChangeView
from guarantees.pages.method.page import MethodQuery, method
from guarantees.records.registry import Edition
from tests.builders import catalogue, proposal, sample, statement
from tests.components.parsed_html import Parsed

ROOT = Path(__file__).resolve().parents[4]
HOSTILE = (
    """<img src=x onerror="harm()"> [x](javascript:harm()) $x^2$ </td><script>harm()</script>"""
)


class Page(Parsed):
    """The page, and the text of each cell of its tables."""

    def __init__(self, html: str) -> None:
        self.cells: list[str] = []
        super().__init__(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        super().handle_starttag(tag, attrs)
        if tag == "td":
            self.cells.append("")

    def handle_data(self, data: str) -> None:
        """Note a text."""
        super().handle_data(data)
        if "td" in self.around:
            self.cells[-1] += data


@cache
def real() -> Catalogue:
    """The real records."""
    return load(ROOT / "proposals").catalogue


@cache
def parsed(element: str = "", records: Catalogue | None = None) -> Page:
    """The page of the small catalogue, or of another, read."""
    return Page(str(page_markup(MethodQuery(element), records or sample())))


ALONE = catalogue(proposal({"legal-effect": [statement()]}))
STATES = [("", Catalogue()), ("", ALONE), ("force-size", sample()), ("", real())]


@pytest.mark.parametrize(("element", "records"), STATES, ids=["empty", "one", "few", "real"])
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


@pytest.mark.parametrize(("element", "records"), STATES, ids=["empty", "one", "few", "real"])
def test_the_contents_lead_to_every_part(element: str, records: Catalogue) -> None:
    """Each part of the page and each group of elements is in the contents, and can be focused."""
    page = parsed(element, records)
    jumps = [href.removeprefix("#") for href in page.values("href") if href.startswith("#")]
    sections = [found for tag, found in page.elements if tag == "section" and "id" in found]
    assert sorted(found["id"] or "" for found in sections) == sorted(jumps)
    assert {"-1"} == {found["tabindex"] for found in sections}


def test_every_text_of_the_model_stands_on_the_page() -> None:
    """Rules, promises, questions, answers, words, dates and citations: nothing of the view model is left out."""
    model, page = method(MethodQuery(), real()), parsed("", real())
    elements = [element for group in model.codebook for element in group.elements]
    wanted = [
        *(text for step in (*model.cell_rule, *model.stance_rule) for text in (step.name, step.says)),
        *(text for rule in model.policy for text in (rule.name, *rule.says)),
        *(f"{each.number}. {each.name}" for each in elements),
        *(text for each in elements for text in (each.question, each.definition, each.coding_rule)),
        *(text for each in elements for v in each.values for text in (v.id, v.label, v.meaning)),
        *(f"Answered by {each.answered}" for each in elements),
        *(each.scale for each in elements),
        *(text for vocabulary in model.vocabularies for text in (vocabulary.name, vocabulary.about)),
        *(t.meaning for vocabulary in model.vocabularies for t in vocabulary.terms),
        *(sign.term.meaning for g in (*model.cell_signs, *model.stance_signs) for sign in g.signs),
        *(text for date in model.dates for text in (date.written, date.shown, date.may_mean)),
        *(clock.meaning for clock in (*model.clocks, *model.voices)),
        *(mode.meaning for standing in model.standings for mode in standing.modes),
        *model.numbers,
        *(citation.text for citation in model.citations),
        *model.error_parts,
        model.reach,
        model.version,
    ]  # fmt: skip
    assert [] == [text for text in wanted if text not in page.text]


def test_an_element_is_looked_up() -> None:
    """Its heading is what the link leads to, and its entry alone is set apart."""
    targets = [found for _, found in parsed("force-size").elements if "data-target" in found]
    assert [("element~force-size", "-1")] == [(t["id"], t["tabindex"]) for t in targets]
    assert 1 == parsed("force-size").values("class").count("element looked-up")
    assert [] == parsed().values("data-target")


def test_groups_and_lists_can_be_opened_by_a_link() -> None:
    """Each by its name; the elements of a group stand in it."""
    keys = parsed().values("data-open")
    assert ["form", "means"] == [key for key in keys if "~" not in key]
    assert [f"words~{each.id}" for each in method(MethodQuery(), sample()).vocabularies] == [
        key for key in keys if "~" in key
    ]


def test_without_a_codebook_the_rest_is_there() -> None:
    """A sentence stands in its place, and no example is drawn."""
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
    gamma = proposal(
        {"legal-effect": [statement(says="It binds.").model_copy(update={"says": HOSTILE})]}
    )
    records = catalogue(
        gamma.model_copy(update={"name": HOSTILE, "short_name": HOSTILE}),
        elements={**sample().elements, "legal-effect": hostile},
        groups={"form": sample().groups["form"].model_copy(update={"name": HOSTILE, "about": HOSTILE})},
        edition=Edition.model_validate(
            {"version": "2025.09.1", "released": "2025", "evidence_reaches": "2025"}
        ).model_copy(update={"note": HOSTILE}),
    )  # fmt: skip
    change = ChangeView("2025", HOSTILE, "", HOSTILE, "correction", HOSTILE, HOSTILE)
    model = replace(method(MethodQuery(), records), changes=ChangesView((change,), ""))
    page = Page(str(method_markup(model)))
    assert {"img", "script"}.isdisjoint(tag for tag, _ in page.elements)
    assert [] == [name for _, found in page.elements for name in found if name.startswith("on")]
    assert page.text.count(HOSTILE) > 10


def test_a_change_without_a_page_is_no_link() -> None:
    """What a record says of its change stands in the table, with a link where there is a page for it."""
    changes = tuple(
        ChangeView("2025", name, address, "", "correction", "It was wrong.", "Mended.")
        for name, address in (("Alpha", "./proposal?id=alpha"), ("The Gazette", ""))
    )
    model = replace(method(MethodQuery(), sample()), changes=ChangesView(changes, "9 earlier."))
    html = str(method_markup(model))
    assert '<a href="./proposal?id=alpha">Alpha</a>' in html
    assert '<td data-head="Record">The Gazette</td>' in html
    assert "9 earlier." in html
    assert "No record of this edition names a change so far." not in html


def test_errors_are_reported_where_the_records_are_kept() -> None:
    """With a repository the page and each element have a link, in a tab of its own; without one there is none."""
    linked = replace(sample(), repository=repository("https://github.com/owner/name"))
    page = parsed("", linked)
    reports = [
        found
        for tag, found in page.elements
        if tag == "a" and "issues/new" in (found["href"] or "")
    ]
    assert 1 + len(sample().elements) == len(reports)
    assert {("_blank", "noopener noreferrer")} == {(f["target"], f["rel"]) for f in reports}
    assert [] == [href for href in parsed().values("href") if "issues/new" in href]
