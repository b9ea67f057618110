"""Sources cited in the styles that a reader can choose."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from guarantees.pages.sources.styles import CitationStyle, Run, citation
from guarantees.records.vocabulary import ActorKind, SourceKind
from tests.builders import catalogue, source

ROOT = Path(__file__).resolve().parents[4]
HARVARD = CitationStyle.HARVARD
READ = {"url": "https://example.org/a", "accessed": "2025-09-01"}
NOT_LATIN = "Сильний захист для Києва"

each_style = pytest.mark.parametrize("style", CitationStyle)


def cited(style: CitationStyle = HARVARD, **changes: Any) -> tuple[Run, ...]:
    """The citation of a source of the Gazette with changes."""
    read = source(**changes)
    return citation(read, catalogue(sources=[read]), style)


def plain(style: CitationStyle = HARVARD, **changes: Any) -> str:
    """The same as plain text."""
    return "".join(run.text for run in cited(style, **changes))


def translated() -> list[dict[str, str]]:
    """A chain from the Gazette's German to Anna Lind's English."""
    return [
        {"role": "original", "by": "gazette", "language": "de"},
        {"role": "translation", "by": "anna-lind", "language": "en", "from_language": "de"},
    ]


def test_a_newspaper_article_is_cited_with_its_day() -> None:
    """The outlet takes the author's place, once, then year, title, day, address and day of reading."""
    assert plain(**READ) == (
        "The Gazette (2025) ‘A pact is near’, 15 August. Available at: https://example.org/a "
        "(Accessed: 1 September 2025)."
    )


@pytest.mark.parametrize(
    ("style", "text"),
    [
        (
            CitationStyle.CHICAGO,
            "The Gazette, ‘A pact is near’, 15 August 2025, https://example.org/a.",
        ),
        (
            CitationStyle.APA,
            "The Gazette. (2025, August 15). A pact is near. https://example.org/a",
        ),
        (
            CitationStyle.OSCOLA,
            "The Gazette, ‘A pact is near’ (15 August 2025) <https://example.org/a> "
            "accessed 1 September 2025.",
        ),
        (
            CitationStyle.ISO_690,
            "THE GAZETTE, 2025. A pact is near. Online. 15 August 2025. Available from: "
            "https://example.org/a [Accessed 1 September 2025].",
        ),
    ],
)
@pytest.mark.parametrize("kind", ["news_report", "official_text"])
def test_each_style_has_its_own_form(style: CitationStyle, text: str, kind: str) -> None:
    """A treaty or statement read on the web is cited as completely as a news report."""
    assert plain(style, kind=kind, **READ).replace("\N{NO-BREAK SPACE}", " ") == text


def test_a_report_s_title_is_in_italics() -> None:
    """Text in italics is a run of its own."""
    assert cited(kind="analysis") == (
        Run("The Gazette (2025) "),
        Run("A pact is near", italic=True),
        Run("."),
    )


@each_style
@pytest.mark.parametrize(
    "changes",
    [{"published": "2025"}, {"published": "2025-08", "chain": translated(), **READ}],
    ids=["year alone", "translated on the web"],
)
def test_every_kind_can_be_cited_in_every_style(
    style: CitationStyle, changes: dict[str, Any]
) -> None:
    """Whatever the kind and however much is recorded, author, year, title and address are there, once."""
    for kind in SourceKind:
        text = plain(style, kind=kind.value, **changes)
        assert text.lower().startswith("the gazette")
        assert "2025" in text
        assert [text.count("A pact is near"), text.lower().count("the gazette")] == [1, 1]
        assert changes.get("url", "") in text
        assert "  " not in f"{text} "


@each_style
def test_no_style_says_that_the_publisher_was_interviewed(style: CitationStyle) -> None:
    """An outlet publishes an interview; who gave it is not recorded as the author."""
    assert "Interview with" not in plain(style, kind="interview")


@each_style
@pytest.mark.parametrize(
    ("published", "words"),
    [
        ("2025-08-20/2025-08-31?", "between 20 August 2025 and perhaps 31 August 2025"),
        ("2025-08~", "about August 2025"),
        ("../2025", "2025 or earlier"),
    ],
)
def test_a_doubtful_date_keeps_its_doubt(style: CitationStyle, published: str, words: str) -> None:
    """A range, a guess or an open date is given in words where the year would be, once."""
    for kind in ("news_report", "analysis", "official_text"):
        text = plain(style, kind=kind, published=published)
        assert [text.count(words), text.count("9999")] == [1, 0]


@pytest.mark.parametrize(
    ("style", "text"),
    [
        (HARVARD, "The Gazette (2025) ‘A pact is near’. Translated by Anna Lind, 15 August."),
        (
            CitationStyle.CHICAGO,
            "The Gazette, ‘A pact is near’, trans. Anna Lind, 15 August 2025.",
        ),
        (CitationStyle.APA, "The Gazette. (2025, August 15). A pact is near (Anna Lind, trans.)."),
        (CitationStyle.OSCOLA, "The Gazette, ‘A pact is near’ (Anna Lind tr, 15 August 2025)."),
        (CitationStyle.ISO_690, "THE GAZETTE, 2025. A pact is near. ANNA LIND (trans.)."),
    ],
)
def test_a_translator_does_not_take_the_author_s_place(style: CitationStyle, text: str) -> None:
    """The translator is named as the translator."""
    assert plain(style, chain=translated()) == text


@pytest.mark.parametrize(
    ("style", "text"),
    [
        (HARVARD, "The Gazette (2025) A pact is near. mirror.example."),
        (CitationStyle.CHICAGO, "The Gazette, A pact is near (mirror.example, 2025)."),
        (CitationStyle.OSCOLA, "The Gazette, ‘A pact is near’ (mirror.example 2025)."),
    ],
)
def test_a_service_that_keeps_a_copy_is_named_after_the_author(
    style: CitationStyle, text: str
) -> None:
    """An outlet that is not the author follows the title, its name letter by letter."""
    keeper = {"kind": ActorKind.SERVICE, "name": "mirror.example"}
    actors = {**catalogue().actors}
    actors["anna-lind"] = actors["anna-lind"].model_copy(update=keeper)
    chain = [
        {"role": "original", "by": "gazette", "language": "en"},
        {"role": "relay", "by": "anna-lind", "language": "en"},
    ]
    read = source(kind="analysis", chain=chain)
    records = catalogue(sources=[read], actors=actors)
    assert "".join(run.text for run in citation(read, records, style)) == text


@each_style
@pytest.mark.parametrize(
    "title",
    [
        '<i>x</i> <img src=x onerror=1> &amp; <span class="nocase">Kyiv</span> [a](b) *c* _d_ `e`',
        "$x^2$ }{ \\input{x} % # ~ \\ue000 \ue000 ‘a’ “b” 'c' <b>",
        'the "coalition of the willing" (e.g. iPhone)',
        NOT_LATIN,
    ],
)
def test_a_title_is_cited_letter_by_letter(style: CitationStyle, title: str) -> None:
    """No text of a record is markup, and no style changes its capitals: a title is a quotation."""
    for kind in ("analysis", "news_report"):
        runs = cited(style, kind=kind, title=title)
        assert [run.text for run in runs if title in run.text]
        assert all(run.text == title for run in runs if run.italic)


def test_readers_at_the_same_time_get_the_same() -> None:
    """Citing in several threads and styles at once mixes nothing up."""
    sources = [source(f"herald-{n}", title=f"Pact {n}") for n in range(4)]
    records = catalogue(sources=sources)
    asked = [(read, style) for read in sources for style in CitationStyle]
    alone = [citation(read, records, style) for read, style in asked]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda each: citation(each[0], records, each[1]), asked))
    assert found == alone


def test_the_library_is_loaded_only_for_a_citation() -> None:
    """Pages that cite nothing do not wait for it."""
    code = (
        "import sys, guarantees.pages.sources.page, guarantees.pages.sources.export\n"
        "print({'citeproc', 'lxml', 'rispy', 'bibtexparser', 'pylatexenc'} & set(sys.modules))"
    )
    run = [sys.executable, "-c", code]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
