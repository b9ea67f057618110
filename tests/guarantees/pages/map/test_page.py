"""The map as a view model: some records, none, and few."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

import pytest

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf, Clock
from guarantees.links.page_link import Decoded
from guarantees.pages.map.page import (
    MAP_LINK,
    ForceMapQuery,
    MapOrder,
    MapPicture,
    force_map,
)
from guarantees.pages.map.vocabulary import Answer, Basis
from guarantees.pages.map.words import ContributionView
from guarantees.records.actor import Actor
from guarantees.records.map_options import Means
from tests.builders import catalogue, positions, sample
from tests.force_records import codebook, contributing, force

YEAR_END = AsOf(Clock.STATED, datetime.date(2025, 12, 31))
EARLY = AsOf(Clock.KNOWN, datetime.date(2024, 1, 1))


def with_actors(*actors: Actor, **changes: object) -> Catalogue:
    """The small catalogue with some actors instead of its own."""
    return catalogue(actors={actor.id: actor for actor in actors}, **changes)


def names(entries: Iterable[ContributionView]) -> list[str]:
    """The names of entries, in order."""
    return [entry.name for entry in entries]


def test_every_country_has_a_place_and_those_with_a_statement_a_row() -> None:
    """The two that are not asked have neither; a group that says something has a row; the others are named once."""
    model = force_map(ForceMapQuery(YEAR_END), force())
    assert ["Canada", "France", "Germany", "Poland", "Romania"] == names(model.countries)
    assert ["France", "Germany", "Poland"] == names(model.rows)
    assert (["League"], ["League"]) == (names(model.groups), names(model.group_rows))
    assert {Basis.NOT_STATED: ["Canada", "Romania"]} == {
        basis: names(entries) for basis, entries in model.unstated.items()
    }
    assert model.not_asked == (
        "Ukraine is where the force would be, and the codebook does not mean forces of Russia: neither is asked here."
    )
    assert ("UA", "Ukraine") == model.host


def test_the_legend_counts_the_countries_by_answer() -> None:
    """Groups are not countries. An answer that nobody gives is there with 0, but for a rare one."""
    legend = force_map(ForceMapQuery(YEAR_END), force()).legend
    assert list(Means) == list(legend)
    assert legend[Means.SOLDIERS] == {
        Answer.YES: 1,
        Answer.YES_IF: 0,
        Answer.DIFFER: 0,
        Answer.OPEN: 1,
        Answer.NO: 1,
        Answer.NOT_STATED: 2,
    }
    assert {5} == {sum(counts.values()) for counts in legend.values()}


def test_a_rare_answer_is_in_the_legend_once_it_occurs() -> None:
    """For all questions, so that the columns are the same."""
    entry = {"about": {"element": "air-sea-cover", "value": "air-support"}, "stance": "rejects"}
    known = with_actors(
        Actor(id="sylvania", name="Sylvania", kind="state", iso="SY"),
        positions=[positions(entry)],
        elements=codebook(),
    )
    legend = force_map(ForceMapQuery(), known).legend
    assert [0, 1, 0] == [legend[means][Answer.NO_TO_SOME] for means in Means]


def test_filters_keep_the_countries_that_give_the_answers() -> None:
    """Any of the answers to one question, and one to each question that is filtered; the picture keeps all."""
    query = ForceMapQuery().toggle(Means.SOLDIERS, Answer.NO)
    both = query.toggle(Means.SOLDIERS, Answer.OPEN)
    neither = both.toggle(Means.AIR_SEA, Answer.YES)
    assert [["Poland"], ["Germany", "Poland"], []] == [
        names(force_map(each, force()).rows) for each in (query, both, neither)
    ]
    kept = force_map(both, force())
    assert (["League"], {}, 5) == (
        names(kept.group_rows),
        dict(kept.unstated),
        len(kept.countries),
    )
    silent = force_map(ForceMapQuery(soldiers=frozenset({Answer.NOT_STATED})), force())
    assert ([], ["Canada", "Romania"]) == (
        names(silent.rows),
        names(silent.unstated[Basis.NOT_STATED]),
    )
    assert query == both.toggle(Means.SOLDIERS, Answer.OPEN)
    assert (True, False) == (both.is_filtered, both.unfiltered().is_filtered)


def test_the_table_is_sorted_by_name_by_answer_or_by_date() -> None:
    """Yes first, what is not stated last; the latest date first; those alike by name."""
    file = [
        positions(contributing("france", "rejects", stated="2025-08-02"), actor="france"),
        positions(contributing("germany", "accepts", stated="2025-08-01"), actor="germany"),
        positions(contributing("poland", "open", stated="2025-08-03"), actor="poland"),
        positions(
            {"about": {"element": "foreign-forces", "value": "deployed"}, "stated": "2025-08-02"},
            actor="canada",
        ),
    ]
    known = catalogue(positions=file, elements=codebook(), actors=force().actors)
    assert {
        MapOrder.COUNTRY: ["Canada", "France", "Germany", "Poland"],
        MapOrder.SOLDIERS: ["Germany", "Poland", "France", "Canada"],
        MapOrder.OTHER: ["Canada", "France", "Germany", "Poland"],
        MapOrder.DATE: ["Poland", "Canada", "France", "Germany"],
    } == {
        order: names(force_map(ForceMapQuery(sort=order), known).rows)
        for order in (MapOrder.COUNTRY, MapOrder.SOLDIERS, MapOrder.OTHER, MapOrder.DATE)
    }


def test_a_link_to_what_is_not_listed_gets_a_sentence() -> None:
    """Nothing is blank: not for Russia, which is not asked, nor for a group before it spoke."""
    for query, name in (
        (ForceMapQuery(cell="russia"), "Russia"),
        (ForceMapQuery(EARLY, "league"), "League"),
    ):
        assert force_map(query, force()).chosen_missing == (
            f"{name}: these records hold nothing on a contribution by the chosen day."
        )
    listed = [force_map(ForceMapQuery(cell=name), force()) for name in ("league", "canada", "")]
    assert ["", "", ""] == [model.chosen_missing for model in listed]


def test_an_empty_catalogue_has_a_sentence() -> None:
    """There is nothing to draw, and the page says so."""
    model = force_map(ForceMapQuery(), Catalogue())
    assert ((), (), "", None) == (model.countries, model.groups, model.not_asked, model.host)
    assert "These records name no state that could contribute to a force." == model.empty


def test_records_without_the_host_or_russia_leave_out_the_sentence_on_them() -> None:
    """The page mentions nobody that the registry does not know."""
    ukraine = Actor(id="ukraine", name="Ukraine", kind="state", iso="UA")
    sylvania = Actor(id="sylvania", name="Sylvania", kind="state", iso="SY")
    alone = force_map(ForceMapQuery(), with_actors(sylvania))
    hosted = force_map(ForceMapQuery(), with_actors(sylvania, ukraine))
    assert ("", "Ukraine is where the force would be and is not asked here.") == (
        *(alone.not_asked, hosted.not_asked),
    )


def test_a_host_that_is_named_as_a_contributor_is_listed_like_others() -> None:
    """Nothing that the records say is left out."""
    ukraine = Actor(id="ukraine", name="Ukraine", kind="state", iso="UA")
    entry = {"about": {"element": "force-contributors", "value": "ukraine"}}
    known = with_actors(ukraine, positions=[positions(entry, actor="ukraine")], elements=codebook())
    model = force_map(ForceMapQuery(), known)
    assert ["Ukraine"] == names(model.rows)
    assert "" == model.not_asked


def test_a_link_holds_the_whole_state() -> None:
    """What is written is read back; an actor that could send nothing is refused with a notice."""
    query = ForceMapQuery(
        EARLY,
        "germany",
        MapPicture.GEOGRAPHY,
        MapOrder.DATE,
        soldiers=frozenset({Answer.NO, Answer.OPEN}),
        other=frozenset({Answer.YES}),
    )
    assert Decoded(query) == MAP_LINK.decode(MAP_LINK.encode(query, force()), force())
    assert {} == MAP_LINK.encode_briefly(ForceMapQuery(), force())
    refused = MAP_LINK.decode({"cell": "gazette"}, force())
    assert ForceMapQuery() == refused.query
    assert (
        "This link asks for the country 'gazette', which is not in this edition.",
    ) == refused.notices


@pytest.mark.parametrize(
    ("parameters", "opened"),
    [
        ({"country": "germany"}, "germany"),
        ({"open": "france.germany"}, "france"),
        ({"country": "germany", "open": "france"}, "germany"),
        ({"country": "-", "open": "-"}, ""),
    ],
)
def test_an_older_link_opens_the_evidence_of_the_same_country(
    parameters: dict[str, str], opened: str
) -> None:
    """Of several that it opened, the first; without a notice, and today's link names it in today's way."""
    decoded = MAP_LINK.decode(parameters, force())
    assert (opened, ()) == (decoded.query.cell, decoded.notices)
    assert ({"cell": opened} if opened else {}) == MAP_LINK.encode_briefly(decoded.query, force())


def test_a_small_catalogue_without_positions_lists_no_one_without_a_code() -> None:
    """The states of the small folder have no code, so there is nothing to map."""
    assert () == force_map(ForceMapQuery(), sample()).countries
