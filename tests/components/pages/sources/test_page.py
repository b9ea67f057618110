"""The Sources page as Streamlit draws it: the choices at the top, and the document of a link."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.pages.sources.choices import source_choices
from components.pages.table import PAGES
from components.parts.rendering import rendered
from guarantees.links.page_link import Decoded
from guarantees.pages.sources.query import SOURCE_LINK, SourceQuery
from tests.builders import sample_text, write_records
from tests.components.page_parts import catalogue, document_of, notices
from tests.components.parsed_html import Parsed

Open = Callable[..., AppTest]


def read(sent: dict[str, str]) -> Decoded[SourceQuery]:
    """What the page reads from what the form sends."""
    return SOURCE_LINK.decode(SOURCE_LINK.parameters(sent.items()), catalogue())


def fields(query: SourceQuery, name: str) -> list[dict[str, str | None]]:
    """The attributes of the form's fields of a name, or of elements of a kind."""
    elements = Parsed(str(source_choices(query, catalogue()))).elements
    return [each for tag, each in elements if name in (tag, each.get("name"))]


RECORDS = Path(__file__).resolve().parents[3] / "data" / "records"
GAZETTE = "gazette-2025-08"


@pytest.fixture(autouse=True)
def _small_records(use_records: Callable[[Path], Path]) -> None:
    use_records(RECORDS)


def test_an_unknown_source_gives_a_notice_and_the_list(open_page: Open) -> None:
    """Nothing fails: a sentence says what was ignored, and every source is listed."""
    page = open_page("sources", source="gazette-2025-09")
    assert [
        "This link asks for the source 'gazette-2025-09', which is not in this edition. "
        "Did you mean Gazette, Aug 2025? Shown instead: all sources."
    ] == notices(page, "sources")
    assert (
        rendered(PAGES["sources"], SourceQuery(), catalogue()).html
        == document_of(page, "sources")[1]
    )


def test_a_search_has_single_spaces() -> None:
    """What the form sends is read with single spaces, and the field shows it; an empty field is no search."""
    asked = read({"search": "  freedonia   treaty ", "published_from": ""})
    assert (SourceQuery(search="freedonia treaty"), ()) == (asked.query, asked.notices)
    assert ["freedonia treaty"] == [field["value"] for field in fields(asked.query, "search")]
    assert SourceQuery() == read({"search": " "}).query


def test_the_days_of_publication_are_in_the_form() -> None:
    """Each day is in its field, and what the form does not show goes along hidden."""
    query = SourceQuery(published_to=datetime.date(2025, 12, 31), about="alpha")
    [first], [last] = fields(query, "published_from"), fields(query, "published_to")
    assert ("date", "", "2025-12-31") == (first["type"], first["value"], last["value"])
    assert [("hidden", "alpha")] == [
        (each["type"], each["value"]) for each in fields(query, "about")
    ]


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ({}, "Published on any day"),
        ({"published_from": "2025-01-01"}, "Published from 2025-01-01"),
        ({"published_to": "2025-01-31"}, "Published up to 2025-01-31"),
        (
            {"published_from": "2025-01-01", "published_to": "2025-01-31"},
            "Published 2025-01-01 to 2025-01-31",
        ),
    ],
)
def test_the_button_says_which_days(link: dict, words: str) -> None:
    """Without opening it a reader sees what is chosen."""
    assert f"<summary>{words}</summary>" in str(source_choices(read(link).query, catalogue()))


def test_an_opened_source_can_be_exchanged() -> None:
    """Every source is offered in order of date; the filters go along, for the way back."""
    query = SourceQuery(source=GAZETTE, search="x", open=("events",))
    options = fields(query, "option")
    chosen = [each["value"] for each in options if "selected" in each]
    assert [GAZETTE, "harvard"] == chosen
    assert {*catalogue().sources} < {each["value"] for each in options}
    assert ["x"] == [each["value"] for each in fields(query, "search")]
    assert [] == fields(query, "open")


def test_the_citation_style_is_chosen(open_page: Open) -> None:
    """The citation follows the style that the link names."""
    page = open_page("sources", source=GAZETTE, style="oscola")
    assert "Style: OSCOLA" in document_of(page, "sources")[1]


def test_without_records_there_is_a_sentence(
    open_page: Open, use_records: Callable[[Path], Path], tmp_path: Path
) -> None:
    """An empty folder gives a page that says there are no sources."""
    use_records(tmp_path)
    assert "There are no sources to show." in document_of(open_page("sources"), "sources")[1]


def test_one_proposal_is_enough(
    open_page: Open, use_records: Callable[[Path], Path], tmp_path: Path
) -> None:
    """With a single proposal its sources are listed and can be opened."""
    alone = {
        "beta.yaml": None,
        "alpha.yaml": sample_text("alpha.yaml", ("lineage: {responds_to: [beta]}\n", "")),
        "registry/families.yaml": sample_text(
            "registry/families.yaml", ("proposals: [alpha, beta]", "proposals: [alpha]")
        ),
    }
    use_records(write_records(tmp_path / "records", alone))
    assert "2 sources" in document_of(open_page("sources"), "sources")[1]
    assert (
        "Statements on questions"
        in document_of(open_page("sources", source="gazette-2025-08"), "sources")[1]
    )
