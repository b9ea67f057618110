"""References as files: what the formats' own libraries read back is what the records say."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware
from bibtexparser.model import ImplicitComment

from guarantees.pages.sources.csl import CSL_TYPES, csl_item, note_of
from guarantees.pages.sources.export import (
    REFERENCE_FORMATS,
    RIS_TYPES,
    Chosen,
    ReferenceFormat,
)
from guarantees.records.source import Source
from tests.builders import catalogue, sample, source

BIB, RIS, JSON = REFERENCE_FORMATS["bib"], REFERENCE_FORMATS["ris"], REFERENCE_FORMATS["json"]
HOSTILE = (
    "a } b",
    "a { b",
    "}} @misc{harm, title = {x}}",
    "\\input{/etc/passwd} \\",
    "50 % off # 1 & 2 _ 3",
    "$x^2$ ~ ^ <b>bold</b>",
    '"quoted" “quoted” ‘single’ it’s',
    "Київ 中文 é – …",
    "TY  - JOUR",
    "ER  - ",
    "% no comment",
    "[a](javascript:alert(1))",
)
# Records cannot hold line ends, whatever the kind; the files do not rely on it.
LINES = (
    "one\nTY  - JOUR\nER  - \ntwo",
    "one\r\nTI  - x",
    "one\u2028TY  - JOUR",
    "one\x85@misc{y,}",
    "one\x0bTY  - JOUR",
)


def written(form: ReferenceFormat, *sources: Source, filters: str = "") -> str:
    """The file of sources in the small catalogue with them."""
    return form.write(Chosen(sources, filters), catalogue(sources=sources))


def entries(text: str, *, as_written: bool = False) -> list[dict[str, str]]:
    """What the BibTeX library reads, as plain text or as written; no entry may fail."""
    decoding = [] if as_written else [LatexDecodingMiddleware()]
    read = bibtexparser.parse_string(text, append_middleware=decoding)
    assert read.failed_blocks == []
    assert {type(block) for block in read.blocks} <= {ImplicitComment, bibtexparser.model.Entry}
    return [
        {"ID": entry.key, "type": entry.entry_type}
        | {field.key: field.value for field in entry.fields}
        for entry in read.entries
    ]


def with_text(text: str) -> Source:
    """A source with a text, of any form, wherever a record has one."""
    chain = [link.model_copy(update={"title": text}) for link in source().chain] * 2
    return source().model_copy(
        update={"title": text, "note": text, "short_name": text, "chain": tuple(chain)}
    )


def one_line(text: str) -> str:
    """The text with every kind of line end as a space."""
    return " ".join(text.split())


@pytest.mark.parametrize("text", [*HOSTILE, *LINES])
def test_a_text_survives_bibtex(text: str) -> None:
    """Title and note come back letter by letter as one entry; nothing is commented out, run or unclosed."""
    [entry] = entries(written(BIB, with_text(text)))
    usual = "ID type author title journal year date language note"
    assert set(usual.split()) == set(entry)
    # The library reads the circumflex as one that stands over a letter.
    assert one_line(text) == entry["title"].replace("ˆ", "^")
    assert entry["ID"] == "herald-2025"


@pytest.mark.parametrize("text", [*HOSTILE, *LINES])
def test_braces_are_balanced_as_bibtex_counts_them(text: str) -> None:
    """BibTeX itself has no escapes: every brace in the file is paired, in order."""
    depth = 0
    for character in written(BIB, with_text(text)):
        depth += {"{": 1, "}": -1}.get(character, 0)
        assert depth >= 0
    assert depth == 0


@pytest.mark.parametrize("text", [*HOSTILE, *LINES])
def test_a_text_survives_ris(text: str) -> None:
    """Title and note come back as one reference, each in its field."""
    read = with_text(text)
    [reference] = rispy.loads(written(RIS, read))
    assert reference["type_of_reference"] == "NEWS"
    assert reference["title"] == one_line(text)
    assert reference["notes"] == [one_line(note_of(read, catalogue(sources=[read])))]
    assert set(reference) == {
        *("type_of_reference", "id", "title", "authors", "secondary_title", "year", "date"),
        *("language", "database_provider", "notes", "original_publication"),
    }


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_survives_json(text: str) -> None:
    """The title comes back as it is."""
    assert [text] == [item["title"] for item in json.loads(written(JSON, with_text(text)))]


FULL: dict[str, Any] = {
    "published": "2025-08-20/2025-08-31?",
    "accessed": "2025-09-01",
    "url": "https://example.org/a_b%20c?x=1&y={2}#z",
    "note": "A note.",
    "chain": [
        {"role": "original", "by": "freedonia", "language": "de", "title": "Ein Pakt"},
        {"role": "translation", "by": "anna-lind", "language": "en", "from_language": "de"},
        {"role": "relay", "by": "gazette", "language": "en"},
    ],
}
NOTE = (
    "Published between 20 August 2025 and perhaps 31 August 2025. Freedonia published it in German. "
    "Anna Lind translated it from German to English. The Gazette passed it on in English. "
    "Read here: whole text. A note."
)


def test_bibtex_holds_everything() -> None:
    """Names are not split, the date keeps its notation, and no program breaks the address."""
    text = written(BIB, source(**FULL))
    assert text[text.index("@") :] == (
        "@article{herald-2025,\n"
        "\tauthor = {{The Gazette}},\n"
        "\ttitle = {{A pact is near}},\n"
        "\tjournal = {The Gazette},\n"
        "\ttranslator = {{Anna Lind}},\n"
        "\tyear = {2025},\n"
        "\tdate = {2025-08-20/2025-08-31?},\n"
        "\turl = {https://example.org/a_b%20c?x=1&y=%7B2%7D#z},\n"
        "\turldate = {2025-09-01},\n"
        "\tlanguage = {en},\n"
        f"\tnote = {{{NOTE}}}\n"
        "}\n"
    )


def test_ris_holds_everything() -> None:
    """Every field is a line with its tag; doubtful dates carry their words."""
    text = written(RIS, source(**FULL))
    assert text[text.index("TY") :].splitlines() == [
        "TY  - NEWS",
        "ID  - herald-2025",
        "TI  - A pact is near",
        "AU  - The Gazette",
        "T2  - The Gazette",
        "A4  - Anna Lind",
        "OP  - Ein Pakt, Republic of Freedonia",
        "PY  - 2025",
        "DA  - 2025/08//between 20 August 2025 and perhaps 31 August 2025",
        "Y2  - 2025/09/01/",
        "UR  - https://example.org/a_b%20c?x=1&y=%7B2%7D#z",
        "LA  - en",
        f"DP  - Records of proposed security guarantees, data version {sample().version}",
        f"N1  - {NOTE}",
        "ER  - ",
    ]


def test_json_holds_the_items() -> None:
    """Each item is the one that citations are made of, and says where it comes from."""
    one, two = source(**FULL), source("herald-2026", kind="analysis")
    records = catalogue(sources=[one, two])
    custom = {"data-version": records.version, "filters": "kind=analysis"}
    assert json.loads(written(JSON, one, two, filters="kind=analysis")) == [
        {**csl_item(each, records), "custom": custom} for each in (one, two)
    ]


def test_a_file_says_at_its_head_what_it_holds() -> None:
    """Version, number of sources, filters and reach come before the first reference, and break nothing."""
    head = [
        f"Records of proposed security guarantees, data version {sample().version}",
        "Sources: 1 of 3",
        "Filters: search=%40misc%7B",
        "The evidence runs to: September 2025",
    ]
    filters = "search=%40misc%7B"
    bib, ris = (written(each, source(), filters=filters) for each in (BIB, RIS))
    assert [f"% {line}" for line in head] == bib.splitlines()[:4]
    assert ["herald-2025"] == [entry["ID"] for entry in entries(bib)]
    content = "Content: text/plain; charset=utf-8"
    assert [f"Provider: {head[0]}", content, ". ".join(head[1:]), ""] == ris.splitlines()[:4]
    assert ["herald-2025"] == [reference["id"] for reference in rispy.loads(ris)]


def test_without_filters_and_edition_that_is_said() -> None:
    """Missing details of the file are said in words."""
    records = catalogue(sources=[source()], edition=None)
    text = BIB.write(Chosen([source()], ""), records)
    assert text.splitlines()[2:4] == ["% Filters: none", "% The evidence runs to: not recorded"]
    [item] = json.loads(JSON.write(Chosen([source()], ""), records))
    assert item["custom"] == {"data-version": records.version, "filters": "none"}


@pytest.mark.parametrize(
    ("published", "year", "day"),
    [
        ("2025", "2025", "2025///"),
        ("2025-08", "2025", "2025/08//"),
        ("2025-08-21", "2025", "2025/08/21/"),
        ("2025-08~", "2025", "2025/08//about August 2025"),
        ("2025-03-02/2025-03-30", "2025", "2025/03//between 2 March 2025 and 30 March 2025"),
        ("2025-03/2025-05?", "2025", "2025///between March 2025 and perhaps May 2025"),
        ("2024-12/2025-01", "2024", "between December 2024 and January 2025"),
        ("2025-08-21/..", "2025", "21 August 2025 or later"),
        ("../2025-03", "2025", "March 2025 or earlier"),
    ],
)
def test_a_date_in_ris(published: str, year: str, day: str) -> None:
    """What is certain is given in numbers, and a doubt in words, so that no program reads a day that nobody knows."""
    [reference] = rispy.loads(written(RIS, source(published=published)))
    assert (reference.get("year", ""), reference["date"]) == (year, day)


@pytest.mark.parametrize(
    ("published", "year"),
    [
        ("2025-08~", "2025"),
        ("2024-12/2025-01", "between December 2024 and January 2025"),
        ("2025-08-21/..", "21 August 2025 or later"),
    ],
)
def test_a_date_in_bibtex(published: str, year: str) -> None:
    """Programs that know the notation get it as written; the year is in words where it is not certain."""
    [entry] = entries(written(BIB, source(published=published)), as_written=True)
    assert (entry["year"], entry["date"]) == (year, published)


@pytest.mark.parametrize(
    ("kind", "entry_type", "place", "ris"),
    [
        ("news_report", "article", "journal", "NEWS"),
        ("interview", "article", "journal", "NEWS"),
        ("analysis", "techreport", "institution", "RPRT"),
        ("official_text", "misc", "howpublished", "GOVDOC"),
        ("blog_post", "misc", "howpublished", "BLOG"),
        ("reference_work", "incollection", "booktitle", "ENCYC"),
    ],
)
def test_every_kind_has_its_types(kind: str, entry_type: str, place: str, ris: str) -> None:
    """The outlet is in the field that the type prints."""
    read = source(kind=kind)
    [entry] = entries(written(BIB, read))
    assert (entry["type"], entry[place]) == (entry_type, "The Gazette")
    [reference] = rispy.loads(written(RIS, read))
    outlet = reference.get("publisher") or reference.get("secondary_title")
    assert (reference["type_of_reference"], outlet) == (ris, "The Gazette")


def test_every_type_is_known_to_ris() -> None:
    """Every kind of source has a type that RIS knows."""
    assert set(RIS_TYPES) == set(CSL_TYPES.values())
    assert set(RIS_TYPES.values()) <= set(rispy.config.TYPE_OF_REFERENCE_MAPPING)


@pytest.mark.parametrize(
    ("form", "read"),
    [(BIB, entries), (RIS, rispy.loads), (JSON, json.loads)],
    ids=["bib", "ris", "json"],
)
def test_no_sources_make_a_file_without_references(
    form: ReferenceFormat, read: Callable[[str], list]
) -> None:
    """An empty list is a file that can be read."""
    assert read(written(form)) == []


# ---- what other programs make of the files -------------------------------------------------


def as_zotero_reads_ris(text: str) -> list[dict[str, Any]]:
    """References by Zotero's rules of RIS: which types are articles, where a name is divided, what a date is."""
    before, *references = re.split(r"^TY  - ", text, flags=re.MULTILINE)
    assert len([line for line in before.splitlines() if line.strip()]) <= 4, "not recognised"
    items = []
    for reference in references:
        kind, *lines = reference.splitlines()
        tags = [(line[:2], line[6:]) for line in lines if line.strip() and line[:2] != "ER"]
        date = next((value for tag, value in tags if tag == "DA"), "")
        parts = re.fullmatch(r"(\d+)(?:/(\d{0,2})(?:/(\d{0,2})(?:[/\s]([^/]*))?)?)?", date)
        items.append(
            {
                "type": "article" if kind in ("GEN", "JOUR", "EJOUR", "ABST", "INPR") else kind,
                "names": [
                    re.split(r"\s*,\s*", value) for tag, value in tags if tag in ("AU", "A4")
                ],
                "date": "-".join(filter(None, parts.groups()[:3])) if parts else date,
            }
        )
    return items


@pytest.mark.parametrize("filters", ["", "kind=official_text&search=a"])
def test_zotero_recognises_the_file_and_reads_every_reference(filters: str) -> None:
    """The first reference begins early enough, official texts are no articles, and names are whole."""
    read = [source(kind="official_text", id="a"), source(id="b"), source(id="c", kind="interview")]
    items = as_zotero_reads_ris(written(RIS, *read, filters=filters))
    assert [item["type"] for item in items] == ["GOVDOC", "NEWS", "NEWS"]
    assert [item["date"] for item in items] == ["2025-08-15"] * 3


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Website, not named", "Website – not named"),
        ("Ministry of Defence, Kyiv, Ukraine", "Ministry of Defence – Kyiv – Ukraine"),
        ("Smith,Jones & Co,", "Smith – Jones & Co"),
        ("The Gazette", "The Gazette"),
    ],
)
def test_an_organisation_stays_whole_in_ris(name: str, expected: str) -> None:
    """No name has a comma, behind which programs look for a given name; other formats keep it as it is."""
    actors = {"gazette": sample().actors["gazette"].model_copy(update={"name": name})}
    read = source(chain=[{"role": "original", "by": "gazette", "language": "en"}])
    records = catalogue(sources=[read], actors=sample().actors | actors)
    ris, bib, found = (
        REFERENCE_FORMATS[each].write(Chosen([read], ""), records)
        for each in ("ris", "bib", "json")
    )
    assert [item["names"] for item in as_zotero_reads_ris(ris)] == [[[expected]]]
    assert json.loads(found)[0]["author"] == [{"literal": name}]
    assert f"author = {{{{{name.replace('&', chr(92) + '&')}}}}}" in bib


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://президент.рф/events/3", "https://президент.рф/events/3"),
        ("https://bücher.example/a_b%20c", "https://bücher.example/a_b%20c"),
        (
            "https://xn--d1abbgf6aiiy.xn--p1ai/а?б=в#г",
            "https://xn--d1abbgf6aiiy.xn--p1ai/%D0%B0?%D0%B1=%D0%B2#%D0%B3",
        ),
        ("https://user@h.example:8080/{x}|y", "https://user@h.example:8080/%7Bx%7D%7Cy"),
        ("http://h.example?q=50%25&r=%", "http://h.example?q=50%25&r=%25"),
        ("https://h}{.example/", "https://h%7D%7B.example/"),
    ],
)
def test_an_address_keeps_its_host(url: str, expected: str) -> None:
    """In every file the host is as it is written, the rest is percent-encoded, and nothing is encoded twice."""
    read = source(url=url)
    [entry] = entries(written(BIB, read), as_written=True)
    [reference] = rispy.loads(written(RIS, read))
    [item] = json.loads(written(JSON, read))
    assert [entry["url"], reference["urls"], item["URL"]] == [expected, [expected], expected]
