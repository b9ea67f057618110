"""The Sources page as Streamlit draws it: the choices at the top, and the document of a link."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.pages.table import DOCUMENTS
from components.parts.rendering import rendered
from guarantees.pages.sources.query import SourceQuery
from tests.builders import sample_text, write_records
from tests.components.page_parts import catalogue, document_of, link_of, notices

Open = Callable[..., AppTest]
RECORDS = Path(__file__).resolve().parents[3] / "data" / "records"
GAZETTE = "gazette-2025-08"


@pytest.fixture(autouse=True)
def _small_records(use_records: Callable[[Path], Path]) -> None:
    use_records(RECORDS)


def test_an_unknown_source_gives_a_notice_and_the_list(open_page: Open) -> None:
    """Nothing fails: a sentence says what was ignored, and every source is listed."""
    page = open_page("sources", source="gazette-2025-09")
    assert [
        "Ignored: no source has the id 'gazette-2025-09'. Did you mean 'gazette-2025-08'?"
    ] == notices(page)
    assert (
        rendered(DOCUMENTS["sources"], SourceQuery(), catalogue()).html
        == document_of(page, "sources")[1]
    )


def test_the_list_is_searched(open_page: Open) -> None:
    """A search goes into the link with single spaces, and the list follows; empty, it is gone."""
    page = open_page("sources")
    page.text_input(key="sources.search").set_value("  freedonia   treaty ").run()
    assert {"search": "freedonia treaty"} == link_of(page)
    asked = SourceQuery(search="freedonia treaty")
    assert (
        rendered(DOCUMENTS["sources"], asked, catalogue()).html == document_of(page, "sources")[1]
    )
    page.text_input(key="sources.search").set_value("").run()
    assert {} == link_of(page)


def test_days_of_publication_are_chosen(open_page: Open) -> None:
    """Each day goes into the link, and the button says what is chosen."""
    page = open_page("sources", published_to="2025-12-31")
    assert "2025-12-31" == page.text_input(key="sources.to").value
    page.text_input(key="sources.from").set_value(" 2025-01-01 ").run()
    assert {"published_from": "2025-01-01", "published_to": "2025-12-31"} == link_of(page)
    page.text_input(key="sources.to").set_value("").run()
    assert {"published_from": "2025-01-01"} == link_of(page)


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
def test_the_button_says_which_days(open_page: Open, link: dict, words: str) -> None:
    """Without opening it a reader sees what is chosen."""
    assert words == open_page("sources", **link).get_by_key("sources.published").proto.popover.label


def test_a_text_that_is_no_day_changes_nothing(open_page: Open) -> None:
    """A notice says what was expected, and the list stays."""
    page = open_page("sources", published_from="2025-01-01")
    page.text_input(key="sources.from").set_value("last year").run()
    assert [
        "Ignored: 'last year' is not a day. Expected year, month and day, such as 2025-08-21."
    ] == notices(page)
    assert {"published_from": "2025-01-01"} == link_of(page)


def test_an_opened_source_can_be_exchanged(open_page: Open) -> None:
    """Every source is offered in order of date; choosing one opens it and keeps the filters for the way back."""
    page = open_page("sources", source=GAZETTE, search="x", open="events")
    choice = page.selectbox(key="sources.pick")
    assert [] == [box.key for box in page.text_input]
    assert (GAZETTE, len(catalogue().sources)) == (choice.value, len(choice.options))
    choice.set_value("treaty-2024").run()
    assert {"source": "treaty-2024", "search": "x"} == link_of(page)


def test_the_citation_style_is_chosen(open_page: Open) -> None:
    """A choice goes into the link and the citation follows; the usual style leaves no trace in the link."""
    page = open_page("sources", source=GAZETTE)
    choice = page.selectbox(key="sources.style")
    assert "harvard" == choice.value
    choice.set_value("oscola").run()
    assert {"source": GAZETTE, "style": "oscola"} == link_of(page)
    assert "Style: OSCOLA" in document_of(page, "sources")[1]
    page.selectbox(key="sources.style").set_value("harvard").run()
    assert {"source": GAZETTE} == link_of(page)


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
        "Statements on elements"
        in document_of(open_page("sources", source="gazette-2025-08"), "sources")[1]
    )
