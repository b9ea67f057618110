"""The Curate page as Streamlit draws it: the form, what was found, the preview, and the report."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.elements.html_text import text_of
from components.pages.curate.draft import draft_markup
from components.pages.curate.preview import preview_markup
from guarantees.pages.curate.drafts import draft, pasted
from guarantees.pages.curate.preview import previews
from guarantees.pages.curate.report import report
from tests.builders import sample_text, write_records
from tests.components.page_parts import catalogue, document_of

Open = Callable[..., AppTest]
FEWER = ("about: 50000", "about: 40000")
TEXT = "curate.text"


@pytest.fixture
def folder(tmp_path: Path, use_records: Callable[[Path], Path]) -> Path:
    """The small folder of records, as the one that is served."""
    return use_records(write_records(tmp_path / "records"))


def found_of(page: AppTest) -> str:
    """The HTML of what was found; "" when nothing was given."""
    return html_of(page, "curate.draft")


def html_of(page: AppTest, key: str) -> str:
    """The HTML that a part of the page was sent; "" where it is not there."""
    try:
        sent = page.get_by_key(key).proto.bytes
    except KeyError:
        return ""
    return gzip.decompress(sent.partition(b"\n")[2]).decode()


def paste(page: AppTest, text: str) -> AppTest:
    """Paste a text into the form."""
    page.text_area(key=TEXT).set_value(text).run()
    assert [] == [fault.value for fault in page.exception]
    return page


@pytest.mark.usefixtures("folder")
def test_a_pasted_record_is_tried_out(open_page: Open) -> None:
    """What was found is that of the draft, with the table of what would change; nothing of it is in the link."""
    text = sample_text("alpha.yaml", FEWER)
    page = paste(open_page("curate"), text)
    from components.store.records_store import records

    tried = draft(pasted(text), records())
    assert str(draft_markup(tried)) == found_of(page)
    (preview,) = previews(tried.changes, tried.catalogue)
    assert text_of(preview_markup(preview, tried.catalogue)) == html_of(
        page, "curate.preview_table"
    )
    assert {} == dict(page.query_params)


@pytest.mark.usefixtures("folder")
def test_a_broken_record_changes_nothing(open_page: Open) -> None:
    """It has its problems, and no preview; what is served stays as it is."""
    before = catalogue()
    page = paste(open_page("curate"), sample_text("alpha.yaml", ("about: 50000", "about: many")))
    assert "not a whole number" in found_of(page)
    assert before is catalogue()
    assert "" == html_of(page, "curate.preview_table")


@pytest.mark.usefixtures("folder")
def test_a_sample_is_loaded_and_a_kind_is_chosen(open_page: Open) -> None:
    """A button loads a record of the kind, and a text of no kind is tried as what the curator calls it."""
    page = open_page("curate")
    page.button(key="curate.sample").click().run()
    assert "1 record without a problem." in found_of(page)
    paste(page, "id: a\nnote: b")
    assert "Choose its kind" in found_of(page)
    page.selectbox(key="curate.kind").select("source").run()
    page.button(key="curate.check").click().run()
    assert "records/sources/a.yaml" in found_of(page)


@pytest.mark.usefixtures("folder")
def test_an_emptied_form_shows_nothing_more(open_page: Open) -> None:
    """What was found goes with the text."""
    page = paste(open_page("curate"), sample_text("alpha.yaml", FEWER))
    assert "" != found_of(page)
    assert "" == found_of(paste(page, " "))


@pytest.mark.parametrize(
    "text",
    [
        "[" * 5000,
        "a: " * 5000,
        "\x00",
        "---\n" * 50,
        "!!python/object:os.system x",
        "&a [*a]",
        "﻿id: a",
    ],
)
def test_hostile_texts_are_answered_in_words(open_page: Open, folder: Path, text: str) -> None:
    """Nothing fails, and nothing is served that was not."""
    before = catalogue()
    paste(open_page("curate"), text)
    assert before is catalogue()


def test_without_records_the_page_is_drawn(
    open_page: Open, use_records: Callable[[Path], Path], tmp_path: Path
) -> None:
    """An empty folder has a form, a report that says so, and takes a draft."""
    use_records(tmp_path)
    page = open_page("curate")
    empty = report(catalogue()).empty
    assert empty
    assert empty in document_of(page, "curate")[1]
    paste(page, sample_text("alpha.yaml"))
    assert f'<code translate="no">{tmp_path.name}/alpha.yaml</code>' in found_of(page)
