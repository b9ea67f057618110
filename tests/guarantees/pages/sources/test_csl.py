"""Sources as items of CSL-JSON."""

from __future__ import annotations

from typing import Any

import pytest

from guarantees.pages.sources.csl import (
    CSL_TYPES,
    author_of,
    csl_date,
    csl_item,
    is_plain,
    note_of,
    one_year,
    outlet_of,
    translators,
    way_of,
)
from guarantees.records.actor import Actor
from guarantees.records.dates import EdtfDate
from guarantees.records.vocabulary import SourceKind
from tests.builders import catalogue, sample, source

COPIES = Actor(id="copies", name="Copies of everything", kind="service")
CATALOGUE = catalogue(actors={**sample().actors, "copies": COPIES})


def link(role: str = "relay", by: str = "gazette", **changes: Any) -> dict[str, Any]:
    """One link of a chain, in English; a translation is from German."""
    from_language = {"from_language": "de"} if role == "translation" else {}
    return {"role": role, "by": by, "language": "en", **from_language, **changes}


def test_an_item_says_everything_a_record_knows() -> None:
    """Title, who is responsible, what was translated or passed on, dates, address, way and note are all there."""
    written = {
        "kind": "news_report",
        "published": "2025-08-21",
        "accessed": "2025-09",
        "url": "https://example.org/pact",
        "note": "A note.",
        "chain": [
            link("original", "freedonia", language="de", title="Ein Pakt", published="2025-08"),
            link("translation", "anna-lind"),
            link("relay", "gazette"),
        ],
    }
    version = CATALOGUE.version
    assert csl_item(source(**written), CATALOGUE) == {
        "id": "herald-2025",
        "type": "article-newspaper",
        "title": "A pact is near",
        "author": [{"literal": "The Gazette"}],
        "container-title": "The Gazette",
        "original-publisher": "Republic of Freedonia",
        "original-title": "Ein Pakt",
        "original-date": {"date-parts": [[2025, 8]]},
        "translator": [{"literal": "Anna Lind"}],
        "issued": {"date-parts": [[2025, 8, 21]]},
        "accessed": {"date-parts": [[2025, 9]]},
        "URL": "https://example.org/pact",
        "language": "en",
        "source": f"Records of proposed security guarantees, data version {version}",
        "note": "Published 21 August 2025. Freedonia published it in German, August 2025. "
        "Anna Lind translated it from German to English. The Gazette passed it on in English. "
        "Read here: whole text. A note.",
    }


def test_what_is_not_recorded_is_left_out() -> None:
    """An original that was read itself has no other original, translator, address or day of reading."""
    item = csl_item(source(), CATALOGUE)
    assert set(item) == {
        *("id", "type", "title", "author", "container-title", "issued", "language", "source"),
        "note",
    }


@pytest.mark.parametrize("kind", SourceKind)
def test_every_kind_has_a_type_and_an_outlet(kind: SourceKind) -> None:
    """Texts and reports have a publisher, the others a container."""
    item = csl_item(source(kind=kind.value), CATALOGUE)
    place = "publisher" if kind.value in ("official_text", "analysis") else "container-title"
    assert (item["type"], item[place]) == (CSL_TYPES[kind], "The Gazette")
    assert not {"publisher", "container-title"} <= set(item)


@pytest.mark.parametrize(
    ("chain", "outlet", "author"),
    [
        ([link("original", "freedonia")], "freedonia", "freedonia"),
        # Who passed it on published what was read.
        ([link("original", "freedonia"), link("relay", "gazette")], "gazette", "gazette"),
        # Who only translated published nothing.
        ([link("original", "freedonia"), link("translation", "gazette")], "freedonia", "freedonia"),
        (
            [link("original", "freedonia"), link("translation", "gazette", published="2025")],
            *("gazette", "gazette"),
        ),
        (
            [
                link("original", "freedonia"),
                link("translation", "gazette", url="https://example.org"),
            ],
            *("gazette", "gazette"),
        ),
        # A service keeps a copy; it is not responsible for the words.
        ([link("original", "freedonia"), link("relay", "copies")], "copies", "freedonia"),
        ([link("original", "copies"), link("relay", "copies")], "copies", "copies"),
        # An actor without a readable record is taken as it is.
        ([link("original", "freedonia"), link("relay", "gone")], "gone", "gone"),
        ([link("translation", "gazette")], "gazette", "gazette"),
    ],
)
def test_who_published_it_and_who_is_responsible(chain: list, outlet: str, author: str) -> None:
    """The last publisher, and the last one that does more than keep copies."""
    read = source(chain=chain)
    assert (outlet_of(read), author_of(read, CATALOGUE)) == (outlet, author)


def test_the_original_s_publisher_is_named_only_if_it_is_another() -> None:
    """A translated text that its own outlet published has no second publisher."""
    chain = [link("original", "gazette"), link("translation", "anna-lind")]
    assert "original-publisher" not in csl_item(source(chain=chain), CATALOGUE)


def test_each_translator_is_named_once() -> None:
    """Someone who translated twice on the way is one translator."""
    steps = [link("translation", name) for name in ("gazette", "anna-lind", "gazette")]
    assert translators(source(chain=[link("original"), *steps])) == ["gazette", "anna-lind"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2025", {"date-parts": [[2025]]}),
        ("2025-08", {"date-parts": [[2025, 8]]}),
        ("2025-08-21", {"date-parts": [[2025, 8, 21]]}),
        ("2025-08~", {"date-parts": [[2025, 8]], "circa": True}),
        ("2025?", {"date-parts": [[2025]], "circa": True}),
        ("2025-08-21%", {"date-parts": [[2025, 8, 21]], "circa": True}),
        ("2022-03-29/2022-04", {"date-parts": [[2022, 3, 29], [2022, 4]]}),
        ("2022-03-29/2022-04?", {"date-parts": [[2022, 3, 29], [2022, 4]], "circa": True}),
        ("2022-04-26/..", {"date-parts": [[2022]], "circa": True}),
        ("../2025-03", {"date-parts": [[2025]], "circa": True}),
    ],
)
def test_a_date_keeps_its_precision(written: str, expected: dict) -> None:
    """Days and ranges are parts, doubts are circa, and what the format cannot express is in words."""
    assert csl_date(EdtfDate.parse(written)) == expected


def test_dates_without_doubt_and_dates_within_a_year() -> None:
    """A range or a mark is a doubt; a year is given only if all the days are in it."""
    dates = ["2025", "2025-08~", "2025-08-01/2025-09", "2024-12/2025-01", "2025/..", "../2025"]
    parsed = [EdtfDate.parse(text) for text in dates]
    assert [is_plain(date) for date in parsed] == [True, False, False, False, False, False]
    assert [one_year(date) for date in parsed] == [2025, 2025, 2025, None, None, None]


def test_way_and_note_are_sentences() -> None:
    """The way has one sentence a step; the note begins with the date in words, which many programs lose."""
    read = source(published="2025-08-15/..", read="excerpt")
    assert way_of(read, CATALOGUE) == "The Gazette published it in English. Read here: excerpt."
    assert note_of(read, CATALOGUE) == (
        "Published 15 August 2025 or later. The Gazette published it in English. Read here: excerpt."
    )
