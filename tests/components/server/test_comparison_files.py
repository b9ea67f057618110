"""The comparison as files: what other programs read in them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from components.server.routes import data_routes
from components.server.workbook_file import workbook_file
from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.tables.comparison import compare
from guarantees.pages.tables.query import COMPARE_LINK
from guarantees.pages.tables.sheets import workbook
from tests.builders import sample_text, write_records
from tests.components import answers
from tests.components.answers import Answer

pytestmark = pytest.mark.usefixtures("small")
LINK = {"proposals": "alpha.beta"}


def ask(ending: str, link: dict[str, str] | None = None) -> Answer:
    """The file with this ending, of what a link to Compare shows."""
    return answers.answer(data_routes(), f"/comparison.{ending}", link or LINK)


def sheets(content: bytes) -> dict[str, list[tuple[object, ...]]]:
    """The sheets of a file for spreadsheets by name, as rows of values."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {sheet.title: [tuple(c.value for c in row) for row in sheet] for sheet in book}


def test_the_workbook_has_the_table_of_the_screen(small: Catalogue) -> None:
    """The same questions, signs and answers as Compare, with evidence, sources and how to read it beside it."""
    found = sheets(ask("xlsx").body)
    assert list(found) == ["Comparison", "Evidence", "Sources", "About"]
    matrix = compare(COMPARE_LINK.decode(LINK, small).query, small)
    rows = {row[0]: row[1:] for row in found["Comparison"]}
    for group in matrix.groups:
        for row in group.rows:
            shown = ["; ".join(f"{x.sign} {x.text}" for x in cell.lines) for cell in row.cells]
            assert rows[f"{row.number} {row.name}"] == (*shown, row.answer, row.different)
    about = {row[0]: row[1] for row in found["About"]}
    assert about["Data version"] == small.version
    assert f"version={small.version}" in str(about["The same view"])


def test_heads_stay_and_links_are_live() -> None:
    """The first row and column are frozen; a proposal leads to its page, a source to where it was read."""
    book = openpyxl.load_workbook(io.BytesIO(ask("xlsx").body))
    assert book["Comparison"].freeze_panes == "B2"
    assert book["Comparison"]["B2"].hyperlink.target.endswith("proposal?id=alpha")


def test_every_place_of_the_evidence_is_a_line() -> None:
    """CSV and workbook have the same lines: who said it, how it is known, where it was read, and what is quoted."""
    lines = list(csv.reader(io.StringIO(ask("csv").text)))
    in_book = sheets(ask("xlsx").body)["Evidence"]
    assert [["" if c is None else str(c) for c in row] for row in in_book] == lines
    about = [line for line in lines if line[:2] == ["Alpha", "3 Size of the force"]]
    assert about
    assert all(line[lines[0].index("Source")] for line in about)


def test_filters_and_the_day_hold_for_files() -> None:
    """What the screen leaves out is left out; before anything was said there is nothing."""
    early = list(csv.DictReader(io.StringIO(ask("csv", {**LINK, "asof": "2020-01-01"}).text)))
    assert {line["Statement"] for line in early} == {""}
    searched = sheets(ask("xlsx", {**LINK, "search": "force"}).body)["Comparison"]
    assert len(searched) < len(sheets(ask("xlsx").body)["Comparison"])


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(1)"])
def test_a_text_is_never_a_formula(
    name: str, tmp_path: Path, use_records: Callable[[Path], Path]
) -> None:
    """In the workbook it is a text cell, in CSV it has an apostrophe before it."""
    edit = ("short_name: Alpha", f"short_name: '{name}'")
    use_records(write_records(tmp_path, {"alpha.yaml": sample_text("alpha.yaml", edit)}))
    book = openpyxl.load_workbook(io.BytesIO(ask("xlsx").body))
    cell = book["Comparison"]["B1"]
    assert (cell.value, cell.data_type) == (name, "s")
    lines = list(csv.reader(io.StringIO(ask("csv").text)))
    assert f"'{name}" in {line[0] for line in lines}


def test_markdown_shows_texts_as_they_are(
    tmp_path: Path, use_records: Callable[[Path], Path]
) -> None:
    """No text of a record makes a heading, a link, HTML or another column."""
    edit = ("short_name: Alpha", "short_name: 'a|b [x](http://y) <b>'")
    use_records(write_records(tmp_path, {"alpha.yaml": sample_text("alpha.yaml", edit)}))
    text = ask("md").text
    assert r"a\|b \[x\]\(http://y\) \<b\>" in text


def test_the_same_view_gives_the_same_bytes(small: Catalogue) -> None:
    """Made again, at another time, so that a browser or a proxy can keep it."""
    query = COMPARE_LINK.decode(LINK, small).query
    first, again = (workbook_file(workbook(query, small, "https://a.example/")) for _ in range(2))
    assert first == again


@pytest.mark.parametrize(
    ("ending", "link"), [("docx", LINK), ("xlsx", {"proposals": "nowhere"}), ("csv", {"asof": "x"})]
)
def test_what_cannot_be_made_is_refused(ending: str, link: dict[str, str]) -> None:
    """No file of something else is sent; a sentence says why."""
    found = ask(ending, link)
    assert (found.status, found.headers["content-type"]) == (404, "text/plain; charset=utf-8")
