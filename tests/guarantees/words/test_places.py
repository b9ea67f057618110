"""guarantees/words/places.py: paragraphs that follow one another without a quotation are one place."""

from __future__ import annotations

import pytest

from guarantees.catalogue.catalogue import Catalogue
from guarantees.records.statement import Evidence
from guarantees.words.places import joined
from tests.builders import sample


def place(at: str, source: str = "gazette-2025-08", **more: object) -> Evidence:
    """A place in a source of the small records."""
    return Evidence.model_validate({"source": source, "at": at, **more})


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (["p1", "p2", "p3"], ["p1-p3"]),
        (["p1", "p2", "p4"], ["p1-p2; p4"]),
        (["p1", "p3-p4", "p5; p9"], ["p1; p3-p5; p9"]),
        (["p3", "p1"], ["p3", "p1"]),
        (["p1", "p1"], ["p1", "p1"]),
        (["p1", "Title", "p2"], ["p1", "Title", "p2"]),
        (["p7"], ["p7"]),
        ([], []),
    ],
)
def test_paragraphs_in_order_are_one_place(written: list[str], shown: list[str]) -> None:
    """Neighbours become a range; what is out of order, named twice or given in words stays by itself."""
    assert shown == [each.at for each in joined(map(place, written), Catalogue())]


@pytest.mark.parametrize(
    "second",
    [
        {"quote": "the words"},
        {"source": "herald-2025-07"},
        {"reported_by": "gazette"},
    ],
)
def test_what_tells_places_apart_keeps_them_apart(second: dict[str, str]) -> None:
    """A quotation, another source and another outlet are about one paragraph alone."""
    places = (place("p1"), place("p2", **second), place("p3"))
    assert places == joined(places, Catalogue())


def test_the_opinion_of_a_relay_is_kept_apart() -> None:
    """What somebody says for themselves is not shown as one place with what they pass on."""
    catalogue = sample()
    source = next(each for each in catalogue.sources.values() if each.opinion_of_relay)
    [opinion] = source.opinion_of_relay[:1]
    number = int(opinion.split("-")[0].split(";")[0].removeprefix("p"))
    places = [place(f"p{each}", source.id) for each in (number - 1, number) if each]
    assert len(places) == len(joined(places, catalogue))
