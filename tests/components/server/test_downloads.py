"""components/server/downloads.py: references of sources as files."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

import bibtexparser
import pytest
import rispy

from components.server.downloads import download_routes
from components.server.records_store import records
from guarantees.pages.sources.export import FORMATS, Chosen
from guarantees.pages.sources.page import source_library
from guarantees.pages.sources.query import SOURCE_LINK, SourceQuery
from tests.components.answers import answer

BLOG = "lithuanian-blog-nyt-2025-09"
READERS: dict[str, Callable[[str], list]] = {
    "bib": lambda text: [entry.key for entry in bibtexparser.parse_string(text).entries],
    "ris": lambda text: [reference["id"] for reference in rispy.loads(text)],
    "json": lambda text: [item["id"] for item in json.loads(text)],
}


@pytest.mark.parametrize(
    ("ending", "media_type"),
    [
        ("bib", "application/x-bibtex; charset=utf-8"),
        ("ris", "application/x-research-info-systems; charset=utf-8"),
        ("json", "application/vnd.citationstyles.csl+json"),
    ],
)
def test_a_file_is_a_download_of_its_kind(ending: str, media_type: str) -> None:
    """It has its media type and a name with the version, and no browser may take it for something else."""
    got = answer(download_routes(), f"/sources.{ending}")
    name = f"sources-{records().catalogue.version}.{ending}"
    assert got.status == 200
    assert {
        "content-type": media_type,
        "content-disposition": f'attachment; filename="{name}"',
        "x-content-type-options": "nosniff",
        "cache-control": "no-cache",
        "content-length": str(len(got.text.encode())),
    } == got.headers


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize(
    "link",
    [
        {},
        {"source": BLOG},
        {"kind": "news_report", "translated": "machine"},
        {"search": "minsk", "published_to": "2020-12-31"},
        {"search": "@article{ % \n TY  - JOUR"},
    ],
    ids=str,
)
def test_a_file_holds_what_the_page_shows(ending: str, link: dict[str, str]) -> None:
    """The same link gives the same sources in the same order, with the filters in the file."""
    catalogue = records().catalogue
    query = SOURCE_LINK.decode(link, catalogue).query
    model = source_library(query, catalogue)
    shown = [model.opened.record.id] if model.opened else [line.id for line in model.lines]
    got = answer(download_routes(), f"/sources.{ending}", link)
    assert shown == READERS[ending](got.text)
    filters = urlencode(SOURCE_LINK.encode_briefly(query.for_files, catalogue))
    chosen = Chosen([catalogue.sources[name] for name in shown], filters)
    assert FORMATS[ending].write(chosen, catalogue) == got.text


@pytest.mark.parametrize("query", [SourceQuery(), SourceQuery(BLOG)])
def test_the_page_s_links_lead_here(query: SourceQuery) -> None:
    """Every link to a file on the page is answered with one."""
    for each in source_library(query, records().catalogue).downloads:
        path, _, parameters = each.address.removeprefix(".").partition("?")
        link = dict(pair.split("=") for pair in parameters.split("&") if pair)
        assert 200 == answer(download_routes(), path, link).status


def test_a_file_does_not_depend_on_the_citation_style() -> None:
    """A link with a style gives the same file as one without."""
    files = [answer(download_routes(), "/sources.bib", link) for link in ({}, {"style": "apa"})]
    assert files[0].text == files[1].text


def test_one_source_gives_the_file_its_name() -> None:
    """The id of the source stands in the name."""
    name = f"{BLOG}-{records().catalogue.version}.ris"
    got = answer(download_routes(), "/sources.ris", {"source": BLOG})
    assert f'attachment; filename="{name}"' == got.headers["content-disposition"]


@pytest.mark.parametrize(
    ("link", "sentence"),
    [
        ({"source": "gone"}, "Ignored: no source has the id 'gone'."),
        (
            {"kind": "song", "page": "2"},
            "Ignored: 'page' is not part of a link to this page. Ignored: 'song' is not a kind of "
            "source. Expected one of: official_text, news_report, interview, analysis, blog_post, "
            "reference_work.",
        ),
    ],
)
def test_what_is_not_known_gives_no_file(link: dict[str, str], sentence: str) -> None:
    """A file with other sources than asked for would mislead: a sentence says what was wrong."""
    got = answer(download_routes(), "/sources.bib", link)
    assert (404, sentence, "nosniff") == (
        *(got.status, got.text),
        got.headers["x-content-type-options"],
    )
    assert got.headers["content-type"].startswith("text/plain")


def test_a_link_of_other_data_still_gives_the_file() -> None:
    """A version that is no more is no reason to refuse."""
    assert (
        200
        == answer(
            download_routes(), "/sources.bib", {"source": BLOG, "version": "2020.01.1-0"}
        ).status
    )


@pytest.mark.parametrize(
    "path", ["/sources.txt", "/sources.bib/more", "/sources.", "/sources.bib.exe"]
)
def test_anything_else_is_not_found(path: str) -> None:
    """A sentence says where the files are."""
    got = answer(download_routes(), path)
    assert got.status == 404
    assert got.headers["x-content-type-options"] == "nosniff"
    assert got.text == (
        "There is no such file. References of sources are at /sources.bib, /sources.ris and "
        "/sources.json."
    )


def test_files_are_only_read() -> None:
    """Nothing can be sent to their addresses."""
    assert [405, 405] == [answer(download_routes(), path, method="POST").status for path in _PATHS]


_PATHS = ("/sources.bib", "/sources.txt")


def test_no_records_make_an_empty_file(use_records: Callable[[Path], Path], tmp_path: Path) -> None:
    """Without sources the file says so and can be read."""
    use_records(tmp_path)
    got = answer(download_routes(), "/sources.bib")
    assert (200, []) == (got.status, READERS["bib"](got.text))
    assert "% Sources: 0 of 0" in got.text
