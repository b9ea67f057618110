"""Who stands where as HTML: marks are links with names of their own, and a row may have something below it."""

from __future__ import annotations

from collections.abc import Callable

import htpy as h

from components.parts.stands_table import StandsTable
from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.tables.stands import StandsRow, WhoStandsWhere
from tests.builders import catalogue as records_of
from tests.builders import positions
from tests.components.parsed_html import Parsed
from tests.guarantees.cells.test_signatures import compact

TROOPS = {"element": "assistance", "value": "troops"}


def table(
    records: Catalogue,
    *actors: str,
    below: Callable[[StandsRow], h.Node] = lambda row: None,
    names_all: bool = False,
) -> Parsed:
    """The drawing of the question about assistance."""
    stands = WhoStandsWhere(records, actors=actors, names_all=names_all)
    drawn = StandsTable(stands.columns, "./page?a=b", "Who stands where", below)
    question = stands.question(records.elements["assistance"], collects=not names_all)
    return Parsed(str(drawn.markup([question])))


def refusal() -> Catalogue:
    """Sylvania refuses troops."""
    return records_of(positions=[positions({"about": TROOPS, "stated": "../2025-08"})])


def test_a_mark_is_a_link_that_says_all_of_it() -> None:
    """Who hears the page hears answer, party, stance, voice and date; the link opens the evidence here."""
    found = table(refusal(), "sylvania")
    (mark,) = [each for each in found.all("a") if "data-cell" in each]
    assert mark["href"] == "./page?a=b&cell=sylvania.assistance~troops"
    assert mark["data-cell"] == "sylvania~assistance~troops"
    assert "● Troops, Sylvania refuses , own voice" in found.words
    assert ", stated in August 2025 or earlier" in found.words


def test_the_key_says_what_signs_and_empty_places_are() -> None:
    """Signs are explained where they are, once."""
    words = table(refusal(), "sylvania").words
    assert "● own voice ○ reported ◇ said of it by others" in words
    assert "Empty: nothing recorded." in words


def test_something_below_a_row() -> None:
    """What a page adds to an answer stands below its row."""
    found = table(refusal(), "sylvania", below=lambda row: f"Below {row.key}.")
    assert "≤ Aug 2025 , stated in August 2025 or earlier Below troops." in found.words


def test_signatories_are_counted_where_they_are_not_named() -> None:
    """The count leads to the page that names them."""
    found = table(compact(), "freedonia")
    assert "+ 1 more party by signature" in found.words
    assert {"./gap?element=assistance"} <= {*found.values("href")}


def test_signatories_are_named_in_a_fold() -> None:
    """Each has its own mark, which opens its evidence."""
    found = table(compact(), names_all=True)
    cells = [each["data-cell"] for each in found.all("a") if "data-cell" in each]
    assert "2 by signature: Compact" in found.words
    assert {"freedonia~assistance~air-cover", "sylvania~assistance~air-cover"} <= {*cells}
