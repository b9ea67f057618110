"""components/server/routes.py: what our own addresses answer."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

import bibtexparser
import pytest
import rispy

from components.pages.table import PAGES
from components.parts.rendering import (
    head_of,
    message,
    rendered,
    with_what_is_open,
)
from components.server.routes import data_routes
from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.sources.export import REFERENCE_FORMATS, Chosen
from guarantees.pages.sources.page import source_library
from guarantees.pages.sources.query import SOURCE_LINK, SourceOrder, SourceQuery
from tests.components import answers
from tests.components.answers import Answer

pytestmark = pytest.mark.usefixtures("small")
HOSTILE = '"><script>window.harmed=1</script>'
SOURCE = "gazette-2025-08"
READERS: dict[str, Callable[[str], list[str]]] = {
    "bib": lambda text: [entry.key for entry in bibtexparser.parse_string(text).entries],
    "ris": lambda text: [reference["id"] for reference in rispy.loads(text)],
    "json": lambda text: [item["id"] for item in json.loads(text)],
}


def answer(path: str, link: dict[str, str] | None = None, **request: str) -> Answer:
    """What a path answers for the parameters of a link."""
    return answers.answer(data_routes(), path, link, **request)


# ---- parts of pages --------------------------------------------------------------------------------


def test_a_document_is_what_its_link_shows(small: Catalogue) -> None:
    """The answer is the message that the live page gets for the same link, expanded parts included."""
    link = {"id": "alpha", "open": "status"}
    found, page = answer("/document/proposal", link), PAGES["proposal"]
    decoded = page.link.decode(link, small)
    assert message(page, decoded, small) == found.body
    head, _, packed = found.body.partition(b"\n")
    assert ("proposal", ["status"]) == (json.loads(head)["page"], json.loads(head)["open"])
    assert rendered(page, decoded.query, small).html == gzip.decompress(packed).decode()


@pytest.mark.parametrize("cell", ["alpha.force-size", "alpha.help", ""])
def test_the_evidence_of_a_document_is_html(small: Catalogue, cell: str) -> None:
    """The address of a cell gives what the page with that cell open holds, and nothing where none is open."""
    page, link = PAGES["compare"], {"asof": "2025-09-01", **({"cell": cell} if cell else {})}
    decoded = page.link.decode(link, small)
    found = answer("/evidence/compare", link)
    shown = with_what_is_open(
        rendered(page, decoded.query, small).html, head_of(page, decoded, small)
    )
    assert (200, True) == (found.status, found.body.decode() in shown)
    assert ("<dialog" in shown) is (b"<dialog" in found.body) is bool(cell)


@pytest.mark.parametrize(
    ("path", "link", "other", "media_type"),
    [
        ("/document/search", {"q": "troops"}, {"q": "x"}, "application/octet-stream"),
        ("/evidence/compare", {"cell": "alpha.help"}, {}, "text/html; charset=utf-8"),
    ],
)
def test_what_the_browser_has_is_not_sent_again(
    path: str, link: dict[str, str], other: dict[str, str], media_type: str
) -> None:
    """With the tag of the last answer there is no content; another answer has another tag."""
    first = answer(path, link)
    tag = first.headers["etag"]
    again, changed = (answer(path, each, if_none_match=tag) for each in (link, other))
    assert (304, tag, b"") == (again.status, again.headers["etag"], again.body)
    assert (200, True) == (changed.status, changed.headers["etag"] != tag)
    assert (media_type, "no-cache") == (
        first.headers["content-type"],
        first.headers["cache-control"],
    )


def test_hostile_links_open_nothing() -> None:
    """Unknown parts of a link are left out, and none of them comes back as markup."""
    document = answer("/document/search", {"q": HOSTILE, HOSTILE: "y"})
    page = gzip.decompress(document.body.partition(b"\n")[2]).decode()
    assert (200, False) == (document.status, "<script" in page)
    panel = answer("/evidence/compare", {"proposals": HOSTILE, "cell": HOSTILE, HOSTILE: HOSTILE})
    assert b"" == panel.body


@pytest.mark.parametrize(
    "path",
    [
        *("/document/nothing", "/document/", "/document/../app.py"),
        *("/evidence/method", "/evidence/", "/evidence/compare/x"),
    ],
)
def test_there_is_nothing_for_other_pages(path: str) -> None:
    """Only documents have an address below the one, only those with evidence below the other."""
    assert 404 == answer(path).status


@pytest.mark.parametrize(
    "path",
    [
        "/document/gap",
        "/evidence/compare",
        "/sources.bib",
        "/sources.txt",
        "/wording.csv",
        "/records-state",
    ],
)
def test_nothing_can_be_written(path: str) -> None:
    """The addresses only answer."""
    assert 405 == answer(path, method="POST").status


def test_the_state_of_the_records_changes_with_them(
    small: Catalogue, use_records: Callable[[Path], Path], tmp_path: Path
) -> None:
    """Other records have another state, and no browser may keep the answer."""
    first = answer("/records-state")
    use_records(tmp_path)
    assert ("no-store", True) == (
        first.headers["cache-control"],
        first.text.startswith(small.version),
    )
    assert first.text != answer("/records-state").text


# ---- the ladder of wordings ------------------------------------------------------------------------


def test_the_table_of_wordings_holds_what_the_page_shows() -> None:
    """Each place is a line with its proposal, answer, words and source; all files of the view have the same shape."""
    got = answer("/wording.csv", {"element": "legal-effect"})
    lines = list(csv.DictReader(io.StringIO(got.text)))
    assert {
        ("alpha", "Legally binding", "sign a binding treaty", "paragraph 2"),
        ("beta", "Ambiguous", "", "Article 2"),
    } <= {(line["Proposal id"], line["Value"], line["Quotation"], line["Place"]) for line in lines}
    assert "text/csv; charset=utf-8" == got.headers["content-type"]
    assert 'filename="wording-' in got.headers["content-disposition"]


def test_no_table_of_wordings_for_a_link_that_names_what_is_not_there() -> None:
    """A file for another element than the one asked for would mislead."""
    got = answer("/wording.csv", {"element": "legal-efect"})
    assert (404, True) == (got.status, "which is not in this edition" in got.text)


# ---- files of references ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ending", "media_type"),
    [
        ("bib", "application/x-bibtex; charset=utf-8"),
        ("ris", "application/x-research-info-systems; charset=utf-8"),
        ("json", "application/vnd.citationstyles.csl+json"),
    ],
)
def test_a_file_is_a_download_of_its_kind(small: Catalogue, ending: str, media_type: str) -> None:
    """It has its media type and a name with the version."""
    got = answer(f"/sources.{ending}")
    assert 200 == got.status
    assert {
        "content-type": media_type,
        "content-disposition": f'attachment; filename="sources-{small.version}.{ending}"',
        "cache-control": "no-cache",
        "content-length": str(len(got.body)),
        "vary": "Accept-Encoding",
        "etag": got.headers["etag"],
        "last-modified": got.headers["last-modified"],
    } == got.headers


@pytest.mark.parametrize("ending", REFERENCE_FORMATS)
@pytest.mark.parametrize(
    "link",
    [
        {},
        {"source": SOURCE},
        {"kind": "news_report", "translated": "machine"},
        {"search": "friendship", "published_to": "2024-12-31"},
        {"search": "@article{ % \n TY  - JOUR"},
    ],
    ids=str,
)
def test_a_file_holds_what_the_page_shows(
    small: Catalogue, ending: str, link: dict[str, str]
) -> None:
    """The same link gives the same sources in order of date, with the filters in the file."""
    query = replace(SOURCE_LINK.decode(link, small).query, order=SourceOrder.DATE)
    model = source_library(query, small)
    shown = [model.opened.record.id] if model.opened else [line.record.id for line in model.lines]
    got = answer(f"/sources.{ending}", link)
    assert shown == READERS[ending](got.text)
    filters = urlencode(SOURCE_LINK.encode_briefly(query.for_files, small))
    chosen = Chosen([small.sources[name] for name in shown], filters)
    assert REFERENCE_FORMATS[ending].write(chosen, small) == got.text


@pytest.mark.parametrize("query", [SourceQuery(), SourceQuery(SOURCE)])
def test_the_page_s_links_lead_to_files(small: Catalogue, query: SourceQuery) -> None:
    """Every link to a file on the page is answered with one."""
    for address in source_library(query, small).downloads.values():
        path, _, parameters = address.removeprefix(".").partition("?")
        link = dict(pair.split("=") for pair in parameters.split("&") if pair)
        assert 200 == answer(path, link).status


@pytest.mark.parametrize(
    "path", ["/sources.ris", "/document/sources", "/document/search", "/evidence/compare"]
)
def test_what_others_add_to_a_link_changes_nothing(path: str) -> None:
    """With the parameters of campaigns and of frames, an address gives the very bytes that it gives without."""
    link = {"kind": "news_report"} if "sources" in path else {"cell": "alpha.force-size", "q": "a"}
    added = {"utm_source": "x", "fbclid": "<b>", "_hsenc": "1", "embed": "true", "mc_cid": "2"}
    assert (200, answer(path, link).body) == (
        (got := answer(path, {**added, **link})).status,
        got.body,
    )


def test_a_file_does_not_depend_on_the_citation_style() -> None:
    """A link with a style gives the same file as one without."""
    assert answer("/sources.bib").text == answer("/sources.bib", {"style": "apa"}).text


def test_one_source_gives_the_file_its_name(small: Catalogue) -> None:
    """The id of the source is in the name; that the link was made with other data is no reason to refuse."""
    got = answer("/sources.ris", {"source": SOURCE, "version": "2020.01.1-0"})
    expected = f'attachment; filename="{SOURCE}-{small.version}.ris"'
    assert (200, expected) == (got.status, got.headers["content-disposition"])


@pytest.mark.parametrize(
    ("link", "sentence"),
    [
        (
            {"source": "gone"},
            "This link asks for the source 'gone', which is not in this edition. Shown instead: all sources.",
        ),
        (
            {"kind": "song", "page": "2"},
            "The part 'page' of this link means nothing on this page. This link asks for the kind of "
            "source 'song', which is none of these: official_text, news_report, interview, analysis, blog_post, "
            "reference_work.",
        ),
    ],
)
def test_what_is_not_known_gives_no_file(link: dict[str, str], sentence: str) -> None:
    """A file with other sources than requested would mislead: a sentence says what was wrong."""
    got = answer("/sources.bib", link)
    assert (404, sentence) == (got.status, got.text)
    assert "text/plain; charset=utf-8" == got.headers["content-type"]


@pytest.mark.parametrize(
    "path", ["/sources.txt", "/sources.bib/more", "/sources.", "/sources.bib.exe"]
)
def test_other_files_are_not_found(path: str) -> None:
    """A sentence says where the files are."""
    got = answer(path)
    assert (404, list(REFERENCE_FORMATS)) == (got.status, re.findall(r"/sources\.(\w+)", got.text))


def test_no_records_make_an_empty_file(use_records: Callable[[Path], Path], tmp_path: Path) -> None:
    """Without sources the file says so and can be read."""
    use_records(tmp_path)
    got = answer("/sources.bib")
    assert (200, []) == (got.status, READERS["bib"](got.text))
    assert "% Sources: 0 of 0" in got.text
