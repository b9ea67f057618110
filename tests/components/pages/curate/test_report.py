"""components/pages/curate/report.py: the report as HTML, what a record says as text."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from components.pages.curate.report import LONGEST_OPEN, report_markup
from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.curate.report import ReportPart, report, tables_of
from guarantees.records.registry import Contradiction
from tests.builders import catalogue, positions, proposal, sample, source, statement
from tests.components.parsed_html import Parsed
from tests.larger_records import larger

HOSTILE = "<img src=x onerror=alert(1)> [x](javascript:alert(1)) $x$ &amp; \" '"


def parsed(records: Catalogue) -> Parsed:
    """The report on some records, read."""
    return Parsed(str(report_markup(report(records))))


@pytest.fixture(scope="module")
def many() -> Parsed:
    """The report on the larger records, read."""
    return parsed(larger())


def test_headings_and_parts_are_in_order(many: Parsed) -> None:
    """One heading of the second level, and below it one a part, which the list at the top leads to."""
    levels = [tag for tag, _ in many.elements if re.fullmatch("h[1-6]", tag)]
    assert levels == ["h2", *("h3" for _ in ReportPart)]
    parts = [f"report-{part.value}" for part in ReportPart]
    assert [found["id"] for found in many.all("section")[1:]] == parts
    links = [str(found["href"]) for found in many.all("a") if str(found["href"]).startswith("#")]
    assert links == [f"#{part}" for part in parts]


def test_tables_name_their_columns_and_rows(many: Parsed) -> None:
    """Every table has a caption and column headings, and every row and group its own heading."""
    tables, rows = len(many.all("table")), len(many.all("tr"))
    assert tables == len(many.all("caption")) == len(many.all("thead")) > 10
    heads = many.all("th", scope="row") + many.all("th", scope="rowgroup")
    assert rows == tables + len(heads)
    assert len(many.all("th")) == len(heads) + len(many.all("th", scope="col"))


def test_what_can_be_opened_has_a_key_for_links(many: Parsed) -> None:
    """The keys are of letters that a link can hold, and there once; so are ids."""
    keys = [str(found["data-open"]) for found in many.all("details")]
    assert all(re.fullmatch("report-[a-z0-9~-]+", key) for key in keys)
    assert len(set(keys)) == len(keys) > 10
    ids = [found["id"] for _, found in many.elements if found.get("id")]
    assert len(set(ids)) == len(ids)


def test_links_lead_to_pages_of_the_site(many: Parsed) -> None:
    """Nothing leads elsewhere; cells lead to their evidence."""
    links = [str(found["href"]) for found in many.all("a")]
    assert {link.partition("?")[0] for link in links if link[0] != "#"} == {
        "./compare",
        "./coverage",
        "./positions",
        "./proposal",
        "./search",
        "./sources",
        "./timeline",
    }
    cells = [link for link in links if link.startswith("./compare?") and "&cell=" in link]
    assert cells


def test_long_tables_are_folded() -> None:
    """Short ones are expanded, so that few records are read without a click."""
    few = [proposal(id=f"p{number}") for number in range(LONGEST_OPEN)]
    more = [*few, proposal(id="one-more")]
    for proposals, folded in ((few, False), (more, True)):
        page = parsed(catalogue(*proposals))
        keys = {found["data-open"] for found in page.all("details")}
        assert ("report-staleness-proposals" in keys) is folded


def test_counts_scroll_and_words_become_cards() -> None:
    """A box that scrolls can be reached by keyboard and has a name; cells of words carry the head of their column."""
    page = parsed(sample())
    boxes = page.all("div", **{"class": "scroll"})
    assert all(box["tabindex"] == "0" and box["role"] == "region" for box in boxes)
    captions = [box["aria-label"] for box in boxes]
    assert "What is recorded from each party" in captions
    assert len(boxes) == len(page.all("table", **{"class": "counts"}))
    heads = {found["data-head"] for found in page.all("td")}
    assert {"Shows", "Latest stated", "Not coded"} <= heads


def test_a_zero_is_less_prominent() -> None:
    """It stays readable and looks different from other numbers; thousands have separators."""
    page = str(report_markup(report(sample())))
    assert '<td class="number soft" data-head="Only by others">0</td>' in page
    assert '<td class="number" data-head="Stance">1</td>' in page
    found = report(sample())
    (first, *others) = found.symmetry.says
    many = replace(found.symmetry, says=(replace(first, words=1234), *others))
    assert ">1,234</td>" in str(report_markup(replace(found, symmetry=many)))


def test_what_cells_hold_is_shown_in_figures() -> None:
    """Every state with its number; not coded is one of its own."""
    page = parsed(sample()).text
    assert (
        "3 clear answer1 disputed1 ambiguous0 withdrawn0 others say"
        "1 silent0 not mentioned1 not coded1 not applicable"
    ) in page


def test_a_contradiction_opens_with_its_sides() -> None:
    """Who says what, where that is recorded and how it is known; the editor's note; and that nothing resolved it."""
    page = parsed(sample())
    assert "report-contradiction~treaty-or-not" in {
        found["data-open"] for found in page.all("details")
    }
    texts = page.text
    assert (
        "A treaty or a declaration"
        "Anna Lind: Freedonia will sign a binding treaty."
        "Alpha: Legal effect · quoted directly · 20 Aug 2025"
        "Sylvania: The treaty is a mere declaration."
        "Sylvania: Alpha · quoted directly · 21 Aug 2025"
        "One calls it binding, the other a declaration."
        "No later record resolves it."
    ) in texts


def test_what_was_resolved_is_apart() -> None:
    """Under a heading of its own, each side that fell with the reason; a missing side is said."""
    said = [statement(id="a"), statement("none", id="b", stated="2025-08-20")]
    resolved = Contradiction(id="c", name="C", between=("a", "b"), note="They differ.")
    missing = Contradiction(id="d", name="D", between=("b", "gone"), note="They differ.")
    records = catalogue(
        proposal({"legal-effect": said}), contradictions={"c": resolved, "d": missing}
    )
    texts = parsed(records).text
    open_ones, _, resolved_ones = texts.partition("Resolved by later records")
    assert "The record of 1 side cannot be read at present." in open_ones
    assert "10 Aug 2025 · replaced by later words of the same speaker" in resolved_ones


def test_dates_are_in_brief() -> None:
    """As on every page: in brief, with the long form under the pointer."""
    page = parsed(sample())
    assert page.all("time", title="20 August 2025")
    assert "20 Aug 2025" in page.texts
    assert "20 August 2025" not in page.text


def test_without_records_there_is_a_sentence() -> None:
    """No list of parts and no table is drawn over nothing."""
    page = parsed(Catalogue())
    assert page.texts == ["Report on the records", "There are no proposals to report on."]
    assert page.all("p") == [{"class": "empty"}]


def test_what_a_record_says_is_text() -> None:
    """Markup, links and formulas in names, notes and words of records are shown as they are."""
    hostile = {"name": HOSTILE, "short_name": HOSTILE[:40]}
    actors = {id: each.model_copy(update=hostile) for id, each in sample().actors.items()}
    elements = {
        id: each.model_copy(update={"name": HOSTILE}) for id, each in sample().elements.items()
    }
    records = catalogue(
        proposal(
            {
                "legal-effect": [
                    statement(id="a", says=HOSTILE),
                    statement("none", id="b", says=HOSTILE, speaker="sylvania"),
                ]
            },
        ).model_copy(update=hostile),
        sources=[source(short_name=HOSTILE[:40]).model_copy(update=hostile)],
        positions=[positions({"says": HOSTILE})],
        actors=actors,
        elements=elements,
        events={"e": sample().events["summit"].model_copy(update={**hostile, "proposals": ()})},
        contradictions={"c": Contradiction(id="c", name=HOSTILE, between=("a", "b"), note=HOSTILE)},
    )
    page = parsed(records)
    usual = "section h2 h3 h4 p nav a header div ul li b details summary span time"
    usual += " table caption thead tbody tfoot tr th td"
    assert {tag for tag, _ in page.elements} <= set(usual.split())
    assert not [name for _, found in page.elements for name in found if name.startswith("on")]
    assert not [a for a in page.all("a") if str(a["href"])[:2] not in ("./", "#r")]
    assert page.texts.count(HOSTILE) > 5


def test_every_table_of_the_report_is_shown(many: Parsed) -> None:
    """Those of contradictions as lists, and the coverage of proposals and elements as a page of its own."""
    found = report(larger())
    tables = [table for part in ReportPart for table in tables_of(found, part)]
    missing = {table.key for table in tables if table.caption not in " ".join(many.texts)}
    assert missing <= {
        *("contradictions-open", "contradictions-resolved"),
        *("coverage-proposals", "coverage-elements"),
    }
