"""How proposals are related: sentences, versions and the places of the chart."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import LATEST, AsOf, Clock
from guarantees.pages.proposal.lineage import (
    MAX_BOXES,
    NO_RELATION,
    RELATIONS,
    LineageArrow,
    LineageBox,
    LineageChart,
    LineageView,
    Related,
    RelationView,
    VersionView,
    lineage_of,
    related_ids,
)
from guarantees.records.proposal import Lineage
from tests.builders import catalogue, proposal, sample, statement


def family(**versions: tuple[str, dict[str, list[str]]]) -> Catalogue:
    """Proposals by id, each with the day it was first stated and its lineage."""
    records = (
        proposal(
            {"legal-effect": [statement(stated=date)]},
            id=name,
            name=f"The {name} pact",
            short_name=name.title(),
            first_stated=date,
            lineage=lineage,
        )
        for name, (date, lineage) in versions.items()
    )
    return catalogue(*records)


def related(name: str, date: str, of: str = "", not_yet: str = "") -> Related:
    """A proposal as it is named on the page of ``of``."""
    link = "" if name == of else f"./proposal?id={name}"
    return Related(name, f"The {name} pact", name.title(), date, "Freedonia", link, not_yet)


CHAIN = family(
    one=("2025-01-01", {}),
    two=("2025-02-01", {"supersedes": ["one"]}),
    side=("2025-03-01", {"responds_to": ["one"]}),
    three=("2025-04-01", {"variant_of": ["one", "two"]}),
)


def test_every_key_of_a_record_has_its_words() -> None:
    """No relation that a record can name goes unsaid."""
    assert list(Lineage.model_fields) == list(RELATIONS)


def test_a_proposal_related_to_none_says_so() -> None:
    """Nothing is drawn, and a sentence says that the records relate it to no other."""
    alone = family(one=("2025-01-01", {}))
    assert LineageView((), (), (), None, NO_RELATION) == lineage_of("one", LATEST, alone)


@pytest.mark.parametrize(
    ("kind", "of_earlier", "of_later", "arrow"),
    [
        ("variant_of", "is a variant of", "has a variant in", "variant"),
        ("option_of", "is an option inside", "holds as an option", "option"),
        ("supersedes", "supersedes", "is superseded by", "superseded by"),
        ("responds_to", "responds to", "is answered by", "response"),
        ("merges", "merges", "is merged into", "merged into"),
    ],
)
def test_both_directions_are_said(kind: str, of_earlier: str, of_later: str, arrow: str) -> None:
    """The later proposal names the earlier one; on the earlier one's page the same is said the other way round."""
    two = family(one=("2025-01-01", {}), two=("2025-02-01", {kind: ["one"]}))
    first, second = "1 January 2025", "1 February 2025"
    for page, verb, other in (
        ("two", of_earlier, related("one", first)),
        ("one", of_later, related("two", second)),
    ):
        shown = lineage_of(page, LATEST, two)
        this = related(page, second if page == "two" else first, of=page)
        assert (RelationView(this, verb, other),) == shown.relations
        assert () == shown.further
        assert (LineageArrow("one", "two", arrow),) == shown.chart.arrows


def test_relations_among_the_related_are_said_once() -> None:
    """What the related proposals are to each other is said apart from what the page's own is to them."""
    shown = lineage_of("side", LATEST, CHAIN)
    assert [("side", "responds to", "one")] == sentences(shown.relations)
    assert [
        ("two", "supersedes", "one"),
        ("three", "is a variant of", "one"),
        ("three", "is a variant of", "two"),
    ] == sentences(shown.further)


def sentences(relations: tuple[RelationView, ...]) -> list[tuple[str, str, str]]:
    """Relations as subject, verb and object, by their ids."""
    return [(each.subject.id, each.verb, each.object.id) for each in relations]


def test_versions_are_the_chain_in_order() -> None:
    """Variants and successors come in order of date, with what each is to those before; an answer is no version."""
    assert (
        VersionView(related("one", "1 January 2025"), "", False),
        VersionView(related("two", "1 February 2025", of="two"), "supersedes One", True),
        VersionView(related("three", "1 April 2025"), "variant of One; variant of Two", False),
    ) == lineage_of("two", LATEST, CHAIN).versions
    assert () == lineage_of("side", LATEST, CHAIN).versions


def test_the_chart_runs_with_time() -> None:
    """Columns go by date; a proposal follows in the row of the latest it comes from, or in a row of its own."""
    assert (
        LineageChart(
            title="Lineage of One: 4 proposals in order of date",
            boxes=(
                LineageBox("one", "One", "1 January 2025", "", 0, 0, True),
                LineageBox("two", "Two", "1 February 2025", "./proposal?id=two", 1, 0, False),
                LineageBox("side", "Side", "1 March 2025", "./proposal?id=side", 2, 1, False),
                LineageBox("three", "Three", "1 April 2025", "./proposal?id=three", 3, 0, False),
            ),
            arrows=(
                LineageArrow("one", "two", "superseded by"),
                LineageArrow("one", "side", "response"),
                LineageArrow("one", "three", "variant"),
                LineageArrow("two", "three", "variant"),
            ),
            left_out=0,
        )
        == lineage_of("one", LATEST, CHAIN).chart
    )


def test_one_date_is_one_column() -> None:
    """Proposals of one date are in one column, also when one of them comes from another."""
    level = family(
        one=("2025-01-01", {}),
        two=("2025-02-01", {"option_of": ["one"]}),
        three=("2025-02-01", {"option_of": ["one"], "responds_to": ["two"]}),
    )
    chart = lineage_of("one", LATEST, level).chart
    assert [(0, 0), (1, 0), (1, 1)] == [(box.column, box.row) for box in chart.boxes]


def test_only_what_is_near_is_drawn() -> None:
    """Two steps away is drawn, three is not; of too many the nearest are drawn and the rest is counted."""
    row = family(
        a=("2025-01-01", {}),
        b=("2025-01-02", {"supersedes": ["a"]}),
        c=("2025-01-03", {"supersedes": ["b"]}),
        d=("2025-01-04", {"supersedes": ["c"]}),
    )
    assert ["a", "b", "c"] == [box.id for box in lineage_of("a", LATEST, row).chart.boxes]
    options = {
        f"option-{number:02}": ("2025-02-01", {"option_of": ["whole"]}) for number in range(20)
    }
    whole = family(whole=("2025-01-01", {}), **options)
    chart = lineage_of("whole", LATEST, whole).chart
    drawn = ["whole", *list(options)[: MAX_BOXES - 1]]
    assert (drawn, 9) == ([box.id for box in chart.boxes], chart.left_out)


def test_what_is_not_yet_said_is_named_and_not_drawn() -> None:
    """By a day before a version was put forward it stays in the sentences, marked, and has no box."""
    as_of = AsOf(Clock.STATED, datetime.date(2025, 2, 15))
    shown = lineage_of("one", as_of, CHAIN)
    assert ["one", "two"] == [box.id for box in shown.chart.boxes]
    assert ["", "Not by this day.", "Not by this day."] == [
        each.object.not_yet for each in shown.relations
    ]
    assert ["", "", "Not by this day."] == [each.proposal.not_yet for each in shown.versions]
    link = "./proposal?id=two&clock=stated&asof=2025-02-15"
    assert link == shown.relations[0].object.link


def test_a_record_that_cannot_be_read_is_named_by_its_id() -> None:
    """A relation to an excluded proposal is still said; nothing is drawn of it and nothing leads there."""
    held_out = replace(sample(), proposals={"alpha": sample().proposals["alpha"]})
    shown = lineage_of("alpha", LATEST, held_out)
    missing = Related("beta", "beta", "beta", "", "", "", "Its record cannot be read at present.")
    assert (missing,) == tuple(each.object for each in shown.relations)
    assert None is shown.chart
    assert () == related_ids("alpha", held_out)


def test_related_ids_go_both_ways() -> None:
    """The direct relations in either direction, in order of date and each once."""
    assert ("two", "side", "three") == related_ids("one", CHAIN)
    assert ("one", "three") == related_ids("two", CHAIN)
    assert ("beta",) == related_ids("alpha", sample())
