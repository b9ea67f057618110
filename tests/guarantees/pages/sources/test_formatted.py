"""Sources as formatted citations."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from guarantees.pages.sources.formatted import Run, citation, plain_citation
from guarantees.records.vocabulary import ActorKind, SourceKind
from tests.builders import catalogue, source

ROOT = Path(__file__).resolve().parents[4]


def cited(**changes: Any) -> tuple[Run, ...]:
    """The citation of a source of the Gazette with changes."""
    read = source(**changes)
    return citation(read, catalogue(sources=[read]))


def plain(**changes: Any) -> str:
    """The same as plain text."""
    return plain_citation(cited(**changes))


def relayed(by: str = "freedonia") -> list[dict[str, str]]:
    """A chain from the Gazette to a relay."""
    return [
        {"role": "original", "by": "gazette", "language": "en"},
        {"role": "relay", "by": by, "language": "en"},
    ]


def test_a_newspaper_article_is_cited_with_its_day() -> None:
    """The outlet stands in the author's place, once, then year, title, day, address and day of reading."""
    assert plain(url="https://example.org/a", accessed="2025-09-01") == (
        "The Gazette (2025) ‘A pact is near’, 15 August. Available at: https://example.org/a "
        "(Accessed: 1 September 2025)."
    )


def test_a_report_s_title_is_in_italics() -> None:
    """Italics of the style are runs of their own."""
    assert cited(kind="analysis") == (
        Run("The Gazette (2025) "),
        Run("A pact is near", italic=True),
        Run("."),
    )


@pytest.mark.parametrize("kind", SourceKind)
def test_every_kind_can_be_cited(kind: SourceKind) -> None:
    """Whatever it is, who is responsible, year and title are there."""
    assert plain(kind=kind.value).startswith("The Gazette (2025) ")
    assert "A pact is near" in plain(kind=kind.value)


@pytest.mark.parametrize("kind", SourceKind)
@pytest.mark.parametrize(
    ("published", "words"),
    [
        ("2025-08-20/2025-08-31?", "between 20 August 2025 and perhaps 31 August 2025"),
        ("2025-08~", "about August 2025"),
        ("2025-08-15/..", "15 August 2025 or later"),
        ("../2025", "2025 or earlier"),
    ],
)
def test_a_doubtful_date_keeps_its_doubt(kind: SourceKind, published: str, words: str) -> None:
    """A range, a guess or an open date stands in words where the year stands, once."""
    text = plain(kind=kind.value, published=published)
    assert text.startswith(f"The Gazette ({words}) ")
    assert text.count(words) == 1


def test_a_translator_does_not_take_the_author_s_place() -> None:
    """Who translated is named as that."""
    chain = [
        {"role": "original", "by": "gazette", "language": "de"},
        *[{"role": "translation", "by": "anna-lind", "language": "en", "from_language": "de"}],
    ]
    assert plain(chain=chain) == (
        "The Gazette (2025) ‘A pact is near’. Translated by Anna Lind, 15 August."
    )


def test_who_keeps_a_copy_is_named_beside_who_is_responsible() -> None:
    """An outlet that is not the author stands after the title."""
    actors = {**catalogue().actors}
    actors["anna-lind"] = actors["anna-lind"].model_copy(update={"kind": ActorKind.SERVICE})
    read = source(kind="analysis", chain=relayed("anna-lind"))
    records = catalogue(sources=[read], actors=actors)
    assert plain_citation(citation(read, records)) == (
        "The Gazette (2025) A pact is near. Anna Lind."
    )


@pytest.mark.parametrize(
    "title",
    [
        "<i>x</i> <img src=x onerror=1> &amp; <b>",
        '<span class="nocase">Kyiv</span> today',
        "[a](javascript:alert(1)) *b* _c_ `d`",
        "$x^2$ }{ \\input{x} % # ~",
        "\\ue000 ‘a’ “b” 'c'",
    ],
)
def test_markup_in_a_title_stays_text(title: str) -> None:
    """A citation shows a title letter by letter, and only the style's italics are italics."""
    assert cited(kind="analysis", title=title)[1] == Run(title, italic=True)
    assert [run.italic for run in cited(title=title)] == [False]


def test_marks_of_our_own_cannot_be_smuggled_in() -> None:
    """The characters that mark italics inside are taken out of what a record says."""
    assert "‘abc d’" in plain(title="a\ue000b\ue001c\ue002 d")
    assert [run.italic for run in cited(title="a\ue000b\ue001c")] == [False]


def test_readers_at_the_same_time_get_the_same() -> None:
    """Citing in several threads at once mixes nothing up."""
    sources = [source(f"herald-{n}", title=f"Pact {n}") for n in range(40)]
    records = catalogue(sources=sources)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda read: plain_citation(citation(read, records)), sources))
    assert found == [f"The Gazette (2025) ‘Pact {n}’, 15 August." for n in range(40)]


def test_the_library_is_loaded_only_for_a_citation() -> None:
    """Pages that cite nothing do not wait for it."""
    code = (
        "import sys, guarantees.pages.sources.page, guarantees.pages.sources.export\n"
        "print({'citeproc', 'lxml', 'rispy', 'bibtexparser', 'pylatexenc'} & set(sys.modules))"
    )
    run = [sys.executable, "-c", code]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
