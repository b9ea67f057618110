"""The Compare page as HTML: a table of answers, a summary sentence, and choices as a form."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from components.pages.compare.choices import compare_choices
from components.pages.compare.markup import compare_evidence, page_markup
from components.pages.coverage.markup import page_markup as coverage_markup
from guarantees.catalogue.catalogue import Catalogue
from guarantees.links.addresses import to_coverage
from guarantees.pages.coverage.page import CoverageQuery
from guarantees.pages.tables.comparison import compare
from guarantees.pages.tables.query import COMPARE_LINK, ComparisonQuery
from tests.builders import catalogue, proposal, sample, statement
from tests.components.parsed_html import Parsed

SILENT = {"absence": "silent", "searched": ["gazette-2025-08"], "on": "2025-09-01"}


def asked(records: Catalogue | None = None, **link: str) -> ComparisonQuery:
    """What a link asks of the page."""
    query: ComparisonQuery = COMPARE_LINK.decode(link, records or sample()).query
    return query


def page(records: Catalogue | None = None, **link: str) -> Parsed:
    """The page of a link, below its choices."""
    known = records or sample()
    return Parsed(str(page_markup(asked(known, **link), known)))


def form(**link: str) -> Parsed:
    """The choices of a link."""
    return Parsed(str(compare_choices(asked(**link), sample())))


def three() -> Catalogue:
    """Three proposals: two answer the same on one question, and nobody says who the guarantors are."""
    binding = {"legal-effect": [statement(says="It binds us all.")], "guarantors": SILENT}
    silent = {"legal-effect": SILENT, "guarantors": SILENT}
    given = {"one": binding, "two": binding, "three": silent}
    return catalogue(
        *(proposal(answers, id=id, short_name=id.title()) for id, answers in given.items()),
        presets={},
    )


def link_to(address: str | None) -> dict[str, str]:
    """The parameters of an address of this page."""
    parts = urlsplit(address or "")
    assert parts.path == "./compare"
    return {name: values[0] for name, values in parse_qs(parts.query).items()}


def cells(found: Parsed) -> dict[str, dict[str, str | None]]:
    """The link of each cell, by what it opens."""
    return {each["data-cell"] or "": each for each in found.all("a") if "data-cell" in each}


# ---- the table ---------------------------------------------------------------------------------------


def test_every_cell_is_a_link_to_its_evidence() -> None:
    """It works without scripts, keeps what is shown, and says in its name what it is about."""
    cell = cells(page(search="force", folded="form"))["alpha~force-size"]
    query = asked(**link_to(cell["href"]))
    assert query == asked(search="force", folded="form", cell="alpha.force-size")
    assert cell["aria-label"] == compare(query, sample()).groups[0].rows[0].cells[1].label


def test_it_is_a_table_with_heads_for_columns_rows_and_groups() -> None:
    """Readers who hear the page know whose answer to which question a cell is."""
    found = page()
    scopes = [each["scope"] for each in found.all("th") if "scope" in each]
    # The corner, two proposals, and how many answer.
    assert [scopes.count(each) for each in ("col", "rowgroup", "row")] == [4, 2, 4]
    assert "2 proposals on 4 questions, everything the records hold" in found.text


def test_equal_answers_have_a_letter_and_say_whose_they_are() -> None:
    """The eye finds them by the letter, the ear by the names."""
    found = page(three(), proposals="one.two.three")
    assert found.texts.count("A") == 4  # with both keys
    assert "The same answer as Two." in (cells(found)["one~legal-effect"]["aria-label"] or "")


def test_silence_is_a_sign_with_a_name_and_no_answer() -> None:
    """It has the look of nothing, not of a no, and its sentence is not repeated in each cell."""
    found = page(three(), proposals="one.three")
    silent = cells(found)["three~legal-effect"]["aria-label"] or ""
    assert silent.startswith("Legal effect, Three: Silent.")
    assert "cell tone-absent" in found.values("class", "td")
    assert found.text.count("says nothing about it") == 1  # in the key


def test_questions_that_nobody_answers_are_one_line() -> None:
    """They have no row of their own, until a filter asks for them."""
    link = {"proposals": "one.two", "search": "guarantors"}
    found, filtered = page(three(), **link), page(three(), **link, differ="none")
    assert "Answered by none: 4 Guarantors" in found.words
    assert cells(found) == {}
    assert list(cells(filtered)) == ["one~guarantors", "two~guarantors"]


def test_a_folded_group_says_how_much_each_proposal_answers() -> None:
    """Folded, the groups are the overview; a link opens one again, without scripts too."""
    found = page(folded="form.means")
    assert (cells(found), found.values("aria-expanded")) == ({}, ["false", "false"])
    assert "1/3 2/3" in found.words
    first = next(each for each in found.all("a") if "aria-expanded" in each)
    assert asked(**link_to(first["href"])) == asked(folded="means")


def test_a_row_opens_to_its_sentences_without_the_server() -> None:
    """They are in the document, in a part that a link opens by the id of the question."""
    found = page()
    assert "legal-effect" in found.values("data-open", "details")
    assert "Sylvania: The parties undertake to consult." in found.text
    assert "Does it bind?" in found.text


def test_the_density_changes_only_how_much_is_seen() -> None:
    """Sentences are those of the answers, all open."""
    answers, sentences = page(), page(view="sentences")
    assert answers.values("class", "table") == ["answers"]
    assert sentences.values("class", "table") == ["answers sentences"]
    assert answers.texts == sentences.texts


def test_an_older_link_to_the_signs_shows_the_coverage() -> None:
    """They are of every proposal on every question, whatever columns were chosen, and on a page of their own."""
    link = {"view": "signs", "asof": "2025-08-25"}
    then, covered = asked(**link).as_of, CoverageQuery(as_of=asked(**link).as_of)
    covers = coverage_markup(covered, sample())
    assert str(page_markup(asked(**link), sample())) == str(covers)
    assert to_coverage(as_of=then) in form(**link).values("href", "a")


# ---- what it comes to, and nothing -------------------------------------------------------------------


@pytest.mark.parametrize("differ", ["unclear", "one", "unknown"])
def test_what_the_table_comes_to_is_said_with_links_that_are_filters(differ: str) -> None:
    """A link keeps the questions that it counts; followed again, it takes the filter away."""
    found, key = page(), {"data-focus": f"finding:{differ}"}
    assert "Of 4 questions 1 is open to several readings and 3" in found.words
    filtered = page(**link_to(found.all("a", **key)[0]["href"]))
    link = filtered.all("a", **key)[0]
    assert (link["aria-current"], link["href"]) == ("true", "./compare")
    assert len(cells(filtered)) < len(cells(found))


@pytest.mark.parametrize(
    ("link", "words", "leads_to"),
    [
        ({"proposals": "-"}, "No proposal is chosen.", {"./compare"}),
        ({"search": "x-ray"}, "None of 4 questions matches", {"./compare", "./search?q=x-ray"}),
        ({"differ": "value"}, "None of 4 questions matches", {"./compare"}),
    ],
)
def test_an_empty_page_says_what_to_do(
    link: dict[str, str], words: str, leads_to: set[str]
) -> None:
    """Where a filter or a search left nothing, a link takes it away."""
    found = page(**link)
    assert words in found.text
    assert leads_to <= {*found.values("href")}
    assert [] == found.all("table")


def test_without_records_there_is_a_sentence() -> None:
    """The page does not fail."""
    assert "There are no records to compare." in page(Catalogue()).text


def test_an_open_cell_has_its_evidence_and_a_way_back() -> None:
    """The panel closes to the same page; without an open cell there is none."""
    panel = compare_evidence(asked(cell="alpha.force-size", search="force"), sample())
    shown = Parsed(str(panel))
    assert ["alpha~force-size"] == shown.values("data-shows")
    closing = {each["href"] for each in shown.all("a") if "data-close" in each}
    assert closing == {"./compare?search=force"}
    assert compare_evidence(asked(), sample()) is None


# ---- choices -----------------------------------------------------------------------------------------


def ticked(found: Parsed, name: str) -> list[str | None]:
    """The values of the boxes that are ticked, in order."""
    return [each["value"] for each in found.all("input", name=name) if "checked" in each]


def boxes(found: Parsed) -> list[str | None]:
    """The proposals that can be ticked, in order."""
    return [each["value"] for each in found.all("input", name="proposals", type="checkbox")]


def test_all_proposals_can_be_chosen_at_once() -> None:
    """Those shown come first, in their order, which the form sends; the others follow by family."""
    found = form(proposals="alpha")
    assert (boxes(found), ticked(found, "proposals")) == (["alpha", "beta"], ["alpha"])
    assert "about May 2024" in found.text
    assert "./compare" in found.values("href")  # the first preset


def test_a_column_moves_by_links() -> None:
    """One step to the left or to the right, as far as there is room."""
    links = {each["aria-label"]: each["href"] for each in form().all("a") if "aria-label" in each}
    assert links == {
        "Move Alpha to the left": "./compare?proposals=alpha.beta",
        "Move Beta to the right": "./compare?proposals=alpha.beta",
    }


@pytest.mark.parametrize(
    ("find", "left"), [("BETA", ["beta"]), ("silvania", ["beta"]), ("x-ray", [])]
)
def test_the_search_among_proposals_has_the_rules_of_the_site(find: str, left: list[str]) -> None:
    """It finds names however they are spelled; what is shown stays, whatever is searched."""
    found = form(proposals="alpha", find=find)
    assert boxes(found) == ["alpha", *left]
    assert ("No other proposal is found" in found.text) is not left


def test_a_family_is_added_whole() -> None:
    """Where more than one of its proposals is not shown."""
    whole = form(proposals="-").all("a", **{"aria-label": "Add all: Pacts"})
    assert [each["href"] for each in whole] == ["./compare"]
    assert [] == form(proposals="alpha").all("a", **{"aria-label": "Add all: Pacts"})


def test_the_form_holds_what_it_has_no_field_for() -> None:
    """Folded groups stay folded whatever is chosen, and what was chosen is marked."""
    found = form(folded="form", differ="one", search="help", view="sentences")
    hidden = {each["name"]: each["value"] for each in found.all("input", type="hidden")}
    assert hidden["folded"] == "form"
    assert (ticked(found, "differ"), ticked(found, "view")) == (["one"], ["sentences"])
    assert found.all("input", name="search")[0]["value"] == "help"


def test_what_signs_leave_no_choice_of_is_kept() -> None:
    """Back from the signs, the same columns are shown."""
    found = form(view="signs", proposals="alpha", search="help")
    kept = {each["name"]: each["value"] for each in found.all("input", type="hidden")}
    assert (kept["proposals"], kept["search"]) == ("alpha", "help")
