"""Views as files: what other programs read in them."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from urllib.parse import parse_qsl

import docx
import openpyxl
import pandas
import pptx
import pyarrow.parquet as pq
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsmap
from PIL import Image

from components.downloads.formats import ALL_RECORDS, FILES, FORMATS
from components.pages.books import BOOKS
from components.pages.table import PAGES
from components.server.routes import data_routes
from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.tables.comparison import compare
from guarantees.pages.tables.query import COMPARE_LINK
from guarantees.pages.tables.sheets import comparison_book
from guarantees.pages.timeline.ladder import ladders
from guarantees.pages.timeline.strip import strip
from guarantees.sheets import book as shapes
from guarantees.sheets.statement_lines import STATEMENT_COLUMNS
from guarantees.text.formulas import harmless
from guarantees.words.site_citation import QUOTATIONS
from tests.builders import sample, sample_text, write_records
from tests.components import answers
from tests.components.answers import Answer
from tests.larger_records import larger

pytestmark = pytest.mark.usefixtures("small")
LINK = {"proposals": "alpha.beta"}
ADDRESS = "https://a.example/compare?proposals=alpha.beta"
BOOK = comparison_book(
    COMPARE_LINK.decode({**LINK, "asof": "2025-09-01"}, sample()).query, sample(), ADDRESS
)
BOOK_VERSION = sample().version


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
    assert book["Comparison"].freeze_panes == "B3"
    assert book["Comparison"]["B2"].hyperlink.target.endswith("proposal?id=alpha")


def test_every_place_of_the_evidence_is_a_line() -> None:
    """CSV and workbook have the same lines: who said it, how it is known, where it was read, and what is quoted."""
    lines = list(csv.reader(io.StringIO(ask("csv").text)))
    in_book = sheets(ask("xlsx").body)["Evidence"]
    wide = len(in_book[0])
    assert [["" if c is None else str(c) for c in row] for row in in_book] == [
        line[:wide] for line in lines
    ]
    about = [line for line in lines if line[:2] == ["Alpha", "3 Size of the force"]]
    assert about
    assert all(line[lines[0].index("Source")] for line in about)


def test_filters_and_the_day_hold_for_files() -> None:
    """What the screen leaves out is left out; before anything was said there is nothing."""
    early = list(csv.DictReader(io.StringIO(ask("csv", {**LINK, "asof": "2020-01-01"}).text)))
    assert {line["Statement"] for line in early} == {""}
    searched = sheets(ask("xlsx", {**LINK, "search": "force"}).body)["Comparison"]
    assert len(searched) < len(sheets(ask("xlsx").body)["Comparison"])


@pytest.fixture(scope="module")
def statements() -> set[str]:
    """The ids of the statements that a comparison rests on, as its CSV names them."""
    table = csv.DictReader(io.StringIO(FORMATS["csv"].write(BOOK).decode()))
    return {line["Statement id"] for line in table} - {""}


def test_every_format_for_programs_has_the_same_statements(statements: set[str]) -> None:
    """JSON and Parquet have one row for each, with its places in it; the workbook has a line for each place."""
    told = json.loads(FORMATS["json"].write(BOOK))["statements"]
    table = pq.read_table(io.BytesIO(FORMATS["parquet"].write(BOOK)))
    assert told == table.to_pylist()
    ids = [row["statement_id"] for row in told if row["statement_id"]]
    assert (set(ids), len(ids)) == (statements, len(statements))
    places = sum(max(1, len(row["places"])) for row in told)
    assert len(sheets(FORMATS["xlsx"].write(BOOK))["Evidence"]) == places + 1


def test_a_document_has_a_footnote_for_each_citation() -> None:
    """As many footnotes as the answers cite sources, each referred to once; heads are there on every page."""
    document = docx.Document(io.BytesIO(FORMATS["docx"].write(BOOK)))
    (part,) = (r.target_part for r in document.part.rels.values() if "footnotes" in r.reltype)
    footnotes = parse_xml(part.blob).xpath("w:footnote[not(@w:type)]/@w:id", namespaces=nsmap)
    marks = document.element.xpath("//w:footnoteReference/@w:id")
    cited = [
        n for row in BOOK.table.rows for c in row if isinstance(c, shapes.Answer) for n in c.notes
    ]
    assert footnotes == marks
    assert len(cited) == len(marks) > 0
    assert len(document.element.xpath("//w:tblHeader")) == 2
    assert document.sections[0].page_width > document.sections[0].page_height


def test_slides_have_the_table_the_sources_and_the_proof_in_their_notes() -> None:
    """Every answer is in a table of its own kind; what proves it is in the notes of its slide."""
    deck = pptx.Presentation(io.BytesIO(FORMATS["pptx"].write(BOOK)))
    tables = [(s, x.table) for s in deck.slides for x in s.shapes if x.has_table]
    rows = [[c.text for c in row.cells] for _, table in tables for row in table.rows]
    assert "Alpha" in rows[0]
    assert any(row[0] == "3 Size of the force" for row in rows)
    assert "Source 1" in tables[0][0].notes_slide.notes_text_frame.text
    assert "Sources" in [slide.shapes.title.text for slide in deck.slides]


@pytest.mark.parametrize("ending", FORMATS)
def test_every_file_says_what_it_is(ending: str) -> None:
    """The day, the data, the address of the same view, the licence, and whose the quotations are."""
    content = FORMATS[ending].write(BOOK)
    told = content.decode(errors="replace") + readable(content)
    for words in (BOOK_VERSION, "as stated up to 1 September 2025", ADDRESS, QUOTATIONS):
        assert words in told, words


def readable(content: bytes) -> str:
    """The text in a packed file."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return html.unescape(
                " ".join(packed.read(n).decode("utf-8", "replace") for n in packed.namelist())
            )
    if content.startswith(b"\x89PNG"):
        return " ".join(map(str, Image.open(io.BytesIO(content)).info.values()))
    if content.startswith(b"PAR1"):
        return str(pq.read_schema(io.BytesIO(content)).metadata.values()).replace("b'", "")
    return html.unescape(content.decode(errors="replace")).replace("\\", "")


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(1)", "<b>&amp;"])
def test_a_text_is_never_a_formula(
    name: str, tmp_path: Path, use_records: Callable[[Path], Path]
) -> None:
    """In the workbook it is a text cell, in CSV it has an apostrophe before it; no sign breaks a file."""
    edit = ("short_name: Alpha", f"short_name: {json.dumps(name)}")
    use_records(write_records(tmp_path, {"alpha.yaml": sample_text("alpha.yaml", edit)}))
    book = openpyxl.load_workbook(io.BytesIO(ask("xlsx").body))
    cell = book["Comparison"]["B1"]
    assert (cell.value, cell.data_type) == (name, "s")
    lines = list(csv.reader(io.StringIO(ask("csv").text)))
    assert harmless(name) in {line[0] for line in lines}
    assert docx.Document(io.BytesIO(ask("docx").body)).tables[0].cell(0, 1).text == name


def test_markdown_shows_texts_as_they_are(
    tmp_path: Path, use_records: Callable[[Path], Path]
) -> None:
    """No text of a record makes a heading, a link, HTML or another column."""
    edit = ("short_name: Alpha", "short_name: 'a|b [x](http://y) <b>'")
    use_records(write_records(tmp_path, {"alpha.yaml": sample_text("alpha.yaml", edit)}))
    text = ask("md").text
    assert r"a\|b \[x\]\(http://y\) \<b\>" in text


def test_the_same_view_gives_the_same_bytes() -> None:
    """Made again, at another time, so that a browser or a proxy can keep it."""
    with zipfile.ZipFile(io.BytesIO(FORMATS["docx"].write(BOOK))) as packed:
        assert {entry.date_time[0] for entry in packed.infolist()} == {1980}
    for ending in ("xlsx", "parquet"):
        assert FORMATS[ending].write(BOOK) == FORMATS[ending].write(BOOK), ending


@pytest.mark.parametrize(
    ("ending", "link"),
    [
        ("doc", LINK),
        ("xlsx", {"proposals": "nowhere"}),
        ("csv", {"asof": "x"}),
        ("csv", {"version": "x"}),
    ],
)
def test_what_cannot_be_made_is_refused(ending: str, link: dict[str, str]) -> None:
    """No file of something else is sent; a sentence says why."""
    found = ask(ending, link)
    assert (found.status, found.headers["content-type"]) == (404, "text/plain; charset=utf-8")


@pytest.mark.parametrize("ending", ALL_RECORDS)
def test_all_records_come_in_every_format(ending: str, small: Catalogue) -> None:
    """As many statements as the records hold, by programs that others wrote, and what they are with their licence."""
    found = answers.answer(data_routes(), f"/all-records.{ending}")
    assert found.headers["content-type"].startswith(ALL_RECORDS[ending].media_type)
    assert (small.statement_count, True) == (
        READERS[ending](found.body),
        QUOTATIONS in readable(found.body),
    )


def database_rows(content: bytes) -> int:
    """The statements in a database."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(content)
        [(count,)] = connection.execute("SELECT COUNT(*) FROM statements")
        return int(count)


def in_packed(content: bytes, name: str) -> io.BytesIO:
    """A file in a packed one."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return io.BytesIO(packed.read(name))


READERS: dict[str, Callable[[bytes], int]] = {
    "xlsx": lambda content: len(sheets(content)["statements"]) - 1,
    "zip": lambda content: len(pandas.read_csv(in_packed(content, "statements.csv"))),
    "sqlite": database_rows,
    "parquet.zip": lambda c: len(pq.read_table(in_packed(c, "statements.parquet"))),
    "json": lambda content: len(json.loads(content)["statements"]),
}


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ("/all-records.doc", "xlsx, zip, sqlite"),
        ("/all-records.zip?version=nothing", "version: 'nothing'"),
        ("/all-records.zip?proposals=alpha", "'proposals' is not a parameter"),
    ],
)
def test_what_is_not_all_records_is_refused(asked: str, named: str) -> None:
    """The sentence names what is wrong, and what there is."""
    path, _, link = asked.partition("?")
    found = answers.answer(data_routes(), path, dict(parse_qsl(link)))
    assert (404, True) == (found.status, named in found.text)


# ---- what each page gives ----------------------------------------------------------------------------

SHOWN = {
    **{name: {} for name in FILES},
    "proposal": {"id": "alpha"},
    "actor": {"id": "sylvania"},
    "gap": {"element": "force-size"},
    "timeline quantities": {"view": "quantities"},
    "timeline terms": {"view": "terms"},
    "gap pair": {"proposal": "alpha", "actor": "sylvania"},
}


@pytest.mark.parametrize("name", SHOWN)
def test_every_page_gives_its_table_and_what_it_rests_on(name: str, small: Catalogue) -> None:
    """Each answer that is shown rests on a statement of the long form, which has no statement twice for one subject."""
    page = PAGES[name.partition(" ")[0]]
    query = page.link.decode(SHOWN[name], small).query
    book = BOOKS[page.name](query, page.seen(query, small), "https://a.example/")
    assert set(BOOKS) == set(FILES)
    assert {len(row) for row in book.table.rows} <= {1, len(book.table.head)}
    where = len(book.long_form.columns) - len(STATEMENT_COLUMNS)
    told = [(*row[:where], row[-1]) for row, _ in book.long_form.rows if row[-1]]
    assert len(told) == len(set(told))
    cited = {n.number for row in book.table.rows for c in row for n in getattr(c, "notes", ())}
    listed = {row[0] for row in book.sources.rows} if book.sources else set()
    assert cited <= listed
    assert all(places for row, places in book.long_form.rows if row[-1])


def test_pictures_of_map_and_timeline_are_their_drawings(small: Catalogue) -> None:
    """A tile for each country, a column for each month with entries."""
    many = larger()
    link = PAGES["map"].link.decode({}, many).query
    tiles = FORMATS["svg"].write(BOOKS["map"](link, many, "https://a.example/")).decode()
    codes = {actor.iso for actor in many.actors.values() if actor.iso}
    assert codes
    assert codes <= set(re.findall(r">([A-Z]{2})</text>", tiles))
    link = PAGES["timeline"].link.decode({}, small).query
    book = BOOKS["timeline"](link, small, "https://a.example/")
    months = [f"{month.month:%b}" for month in strip(link, small).months]
    assert set(months) <= set(re.findall(r">(\w{3})</text>", FORMATS["svg"].write(book).decode()))
    link = PAGES["timeline"].link.decode({"view": "quantities"}, small).query
    written = FORMATS["svg"].write(BOOKS["timeline"](link, small, "https://a.example/")).decode()
    steps = [step for ladder in ladders(link, small) for step in ladder.steps]
    assert steps
    for step in steps:
        assert {f">{step.name}</text>", *(f">{mark.label}</text>" for mark in step.marks)} <= set(
            re.findall(r">[^<]+</text>", written)
        )
