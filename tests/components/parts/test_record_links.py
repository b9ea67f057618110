"""components/parts/record_page.py: two quiet links of a record, or nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from components.pages.table import PAGES
from components.parts.record_page import record_links_markup
from components.parts.rendering import evidence_html, rendered
from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.link_templates import github_templates
from guarantees.catalogue.record_links import RecordLinks
from tests.builders import sample

LINKED = replace(sample(), link_templates=github_templates("https://github.com/owner/name"))


def test_both_links_say_what_they_are_about_and_open_beside_the_page() -> None:
    """They are no part of a print, give the other site no information, and what a record says stays text."""
    links = RecordLinks("<b>A</b> & B", "https://x.example/e?a=1&b=2", "https://x.example/r")
    about = "&lt;b&gt;A&lt;/b&gt; &amp; B"
    attributes = 'target="_blank" rel="noopener noreferrer" aria-label='
    assert str(record_links_markup(links)) == (
        '<p class="small screen-only">'
        f'<a href="https://x.example/e?a=1&amp;b=2" {attributes}"Edit this record: {about}">'
        "Edit this record</a> · "
        f'<a href="https://x.example/r" {attributes}"Report an error: {about}">Report an error</a></p>'
    )


def page(name: str, link: dict[str, str], records: Catalogue) -> str:
    """The HTML of a page for a link."""
    asked = PAGES[name], PAGES[name].link.decode(link, records).query, records
    return rendered(*asked).html + evidence_html(*asked)


@pytest.mark.parametrize(
    ("name", "link", "count"),
    [
        # The head; and with it the evidence that is open.
        ("proposal", {"id": "alpha"}, 1),
        ("proposal", {"id": "alpha", "cell": "alpha.legal-effect"}, 2),
        ("sources", {"source": "treaty-2024"}, 1),
        ("timeline", {"event": "summit"}, 1),
    ],
)
def test_pages_show_them_only_when_the_repository_is_known(
    name: str, link: dict[str, str], count: int
) -> None:
    """Each record that is shown with its evidence has both, and the footer one; without a setting there is none."""
    linked, plain = page(name, link, LINKED), page(name, link, sample())
    counts = [
        html.count(f">{words}</a>")
        for html in (linked, plain)
        for words in ("Edit this record", "Report an error")
    ]
    assert [count, count + 1, 0, 0] == counts
    assert "github.com/owner" not in plain


def test_only_the_links_that_the_site_has_are_drawn() -> None:
    """A site may have an editor and no place for reports, or the other way round."""
    edit = str(record_links_markup(RecordLinks("A", "https://x.example/e", "")))
    report = str(record_links_markup(RecordLinks("A", "", "https://x.example/r")))
    assert ("Edit this record</a></p>" in edit, "Report" in edit) == (True, False)
    assert ("Report an error</a></p>" in report, "Edit" in report) == (True, False)


def test_without_links_nothing_is_drawn() -> None:
    """Not even an empty paragraph."""
    assert record_links_markup(None) is None
