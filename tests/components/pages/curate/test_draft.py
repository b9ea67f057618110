"""components/pages/curate/draft.py: what was found of a draft, as HTML."""

from __future__ import annotations

from lxml import html

from components.pages.curate.draft import draft_markup
from guarantees.catalogue.catalogue import load
from guarantees.pages.curate.drafts import draft, pasted
from tests.builders import RECORDS, sample_text

FAULT = ("about: 50000", "about: many")
HOSTILE = "<img src=x onerror=alert(1)>"


def drawn(text: str) -> html.HtmlElement:
    """The HTML for a pasted text, parsed."""
    return html.fromstring(str(draft_markup(draft(pasted(text), load(RECORDS, "records")))))


def texts(part: html.HtmlElement, path: str) -> list[str]:
    """The text of each place."""
    return [" ".join(each.text_content().split()) for each in part.xpath(path)]


def test_a_problem_is_under_its_line() -> None:
    """The lines around it have their numbers, and the line itself the column, the field and the remedy."""
    page = drawn(sample_text("alpha.yaml", FAULT))
    assert [
        "1 problem in 1 record. A record with a problem has no effect until it is fixed."
    ] == texts(page, "//p[@role='status']")
    assert ["39", "40", "41", "42", "43"] == texts(page, "//th")
    (faulty,) = page.xpath("//tr[contains(@class, 'faulty')]")
    (remedy,) = texts(faulty, ".//p")
    assert remedy.startswith(
        "Column 22. provisions.force-size[0].value.about: 'many' is not a whole"
    )
    assert ["41"] == texts(faulty, "./th")
    assert [] == texts(page, "//*[@class='changes']")


def test_what_would_change_is_listed() -> None:
    """A valid record has its changes in plain words, and no lines."""
    page = drawn(sample_text("alpha.yaml", ("about: 50000", "about: 40000")))
    assert ["1 record without a problem."] == texts(page, "//p[@role='status']")
    assert ["What would change"] == texts(page, "//*[@class='changes']/h2")
    (line,) = texts(page, "//*[@class='changes']//li")
    assert "about 50,000 soldiers → about 40,000 soldiers, 1 source, 1 origin" in line
    assert [] == texts(page, "//th")


def test_what_is_no_record_is_said() -> None:
    """A text of no kind is refused in words, and nothing else is shown."""
    page = drawn("hello")
    assert ["Nothing could be tried."] == texts(page, "//p[@role='status']")
    assert 1 == len(texts(page, "//ul[@class='refused']/li"))


def test_markup_stays_text() -> None:
    """Tags in lines, in keys and in ids are shown, not made."""
    page = drawn(f"id: alpha\nprovisions: {{}}\n{HOSTILE}: x\nname: {HOSTILE}\n---\n{HOSTILE}")
    assert [] == page.xpath("//img")
    assert f"{HOSTILE}: x" in [each.text_content() for each in page.xpath("//pre")]
