"""Search: its HTML, and the page as Streamlit draws it."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from bench.many_records import many_records
from components.pages.search.markup import page_markup
from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.search.entries import ResultKind
from guarantees.pages.search.page import FIRST_RESULTS, SearchQuery, search
from tests.builders import catalogue, proposal, sample, write_records
from tests.components.page_parts import document_of, notices

Open = Callable[..., AppTest]
HOSTILE = '<img src=x onerror=alert(1)> [x](javascript:alert(1)) $x$ "><script>alert(1)</script>'


class _Page(HTMLParser):
    """The tags of a page with their attributes, and its text by tag."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: dict[str, list[str]] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: Any) -> None:
        self.tags.append((tag, dict(attributes)))
        if tag != "input":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        for tag in self.open:
            self.texts.setdefault(tag, []).append(data)

    def all(self, tag: str, attribute: str) -> list[str | None]:
        """An attribute of all tags of one name."""
        return [attributes.get(attribute) for name, attributes in self.tags if name == tag]


def drawn(text: str, of: Catalogue | None = None, kind: ResultKind | None = None) -> _Page:
    """The page for a text."""
    return _Page(str(page_markup(SearchQuery(text, kind), sample() if of is None else of)))


def test_the_box_is_a_form_that_keeps_the_text() -> None:
    """The search works as a plain link: a form that asks for the page, with what was typed in it."""
    page = drawn("binding treaty")
    [form] = [attributes for tag, attributes in page.tags if tag == "form"]
    [box] = [attributes for tag, attributes in page.tags if tag == "input"]
    assert (form["action"], form["method"], form["role"]) == ("./search", "get", "search")
    assert (box["name"], box["value"], box["type"], box["maxlength"]) == (
        *("q", "binding treaty", "search", "100"),
    )


def test_results_are_by_kind_with_links_and_highlights() -> None:
    """Each kind has a heading with its count, each result a link, and each match is highlighted."""
    page = drawn("treaty")
    assert (
        "".join(page.texts["h2"]) == "Proposals 2Statements 1Positions 1Sources 2Contradictions 1"
    )
    assert page.texts["mark"] == [*["treaty"] * 4, *["Treaty"] * 2, *["treaty"] * 2]
    model = search(SearchQuery("treaty"), sample())
    addresses = [result.address for group in model.groups for result in group.results]
    assert [link for link in page.all("a", "href") if link in addresses] == addresses


def test_kinds_are_a_choice() -> None:
    """Kinds with results are links, the current one says so, and those without say 0."""
    page = drawn("binding", kind=ResultKind.STATEMENTS)
    links = dict(zip(page.all("a", "href"), page.all("a", "aria-current"), strict=True))
    assert links["./search?q=binding"] is None
    assert links["./search?q=binding&kind=statements"] == "page"
    assert "./search?q=binding&kind=events" not in links
    assert "Events 0" in "".join(page.texts["nav"])


def test_before_a_search_the_page_says_how_and_what() -> None:
    """Without a text there are hints and the counts of what can be found."""
    page = drawn("")
    assert page.texts["h2"] == ["How to search", "What is searched"]
    assert page.texts["dt"][:3] == ["2 proposals", "4 questions", "5 statements"]


def test_nothing_found_leads_on() -> None:
    """What may have been meant, or else lists to begin with; and hints."""
    page = drawn("silvamia")
    assert page.texts["h2"][0] == "How to search"
    assert "./search?q=Sylvania" in page.all("a", "href")
    assert {"./proposal", "./actor"} <= {*drawn("zzzqqq").all("a", "href")}


def test_without_records_the_page_is_not_blank() -> None:
    """An empty catalogue says so, with and without a text."""
    for text in ("", "treaty"):
        assert drawn(text, Catalogue()).texts["p"][0] == "There are no records to search."


def test_one_proposal() -> None:
    """A catalogue of one proposal is searched like any other."""
    page = drawn("gamma", catalogue(proposal()))
    assert "".join(page.texts["h3"]) == "Gamma pact"


def test_hostile_text_is_text() -> None:
    """What looks like HTML, Markdown or a formula is shown as it is, in the search and in a record."""
    page = drawn(HOSTILE, catalogue(proposal(name=HOSTILE, summary=HOSTILE)))
    assert {tag for tag, _ in page.tags} & {"img", "script"} == set()
    assert page.all("input", "value") == [HOSTILE]
    assert "".join(page.texts["h3"]) == HOSTILE
    assert all(href.startswith("./") for href in page.all("a", "href") if href)
    assert not any(name.startswith("on") for _, attributes in page.tags for name in attributes)


def test_every_id_is_there_once() -> None:
    """Headings that name a section have ids of their own."""
    for query in (SearchQuery("treaty"), SearchQuery(), SearchQuery("zzz")):
        page = _Page(str(page_markup(query, sample())))
        ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
        assert len(ids) == len(set(ids))
        assert {a["aria-labelledby"] for _, a in page.tags if "aria-labelledby" in a} == set(ids)


def test_many_records_make_no_longer_page() -> None:
    """Ten times the records bring the first results of each kind, and higher counts."""
    many = many_records(sample(), 10)
    model = search(SearchQuery("treaty"), many)
    assert {len(group.results) for group in model.groups} == {FIRST_RESULTS}
    choices = len(ResultKind) + 1
    assert drawn("treaty", many).all("li", "class") == [None] * (choices + 5 * len(model.groups))


def test_a_link_with_unknown_parts_is_noticed(open_page: Open) -> None:
    """What is too long or unknown is named in a notice above the results."""
    page = open_page("search", q="troops " * 20, kind="everything")
    first, second = notices(page, "search")
    assert "The search in this link is too long. Shown: its first 100 characters" in first
    assert "which is none of these: proposals" in second


def test_broken_records_are_left_out(
    open_page: Open, use_records: Callable, tmp_path: Path
) -> None:
    """What cannot be read is not found, and the rest is."""
    use_records(write_records(tmp_path, {"alpha.yaml": "id: ["}))
    _, html = document_of(open_page("search", q="treaty"), "search")
    assert "Beta pact" in html
    assert "Alpha pact" not in html


def test_an_empty_folder(open_page: Open, use_records: Callable, tmp_path: Path) -> None:
    """Without records the page says so."""
    (tmp_path / "none").mkdir()
    use_records(tmp_path / "none")
    _, html = document_of(open_page("search", q="treaty"), "search")
    assert "There are no records to search." in html
