"""The map as a view model: some records, none, and few."""

from __future__ import annotations

import datetime

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf, Clock
from guarantees.links.page_link import Decoded
from guarantees.pages.map.page import MAP_LINK, USUAL_KINDS, ByKind, ForceMapQuery, force_map
from guarantees.pages.map.vocabulary import ContributionKind
from guarantees.records.actor import Actor
from tests.builders import catalogue, positions, sample
from tests.force_records import codebook, force

YEAR_END = AsOf(Clock.STATED, datetime.date(2025, 12, 31))
EARLY = AsOf(Clock.KNOWN, datetime.date(2024, 1, 1))


def with_actors(*actors: Actor, **changes: object) -> Catalogue:
    """The small catalogue with some actors instead of its own."""
    return catalogue(actors={actor.id: actor for actor in actors}, **changes)


def names_by_kind(by_kind: ByKind) -> dict[str, list[str]]:
    """The names under each heading."""
    return {kind.label: [entry.name for entry in entries] for kind, entries in by_kind.items()}


def test_states_and_others_come_by_kind_and_name() -> None:
    """Every state with a code but the two that are not asked, and the groups that say something."""
    model = force_map(ForceMapQuery(YEAR_END), force())
    assert names_by_kind(model.states) == {
        "would send troops": ["France"],
        "refuses to send soldiers": ["Poland"],
        "undecided": ["Germany"],
        "not stated": ["Canada", "Romania"],
    }
    assert names_by_kind(model.others) == {"undecided": ["League"]}
    assert model.not_asked == (
        "Ukraine is where the force would be, and the codebook does not mean forces of Russia: neither is asked here."
    )
    assert model.host == "UA"


def test_the_legend_keeps_the_usual_kinds() -> None:
    """A kind that nobody has is there with 0; a rare one only when it occurs."""
    legend = force_map(ForceMapQuery(EARLY), force()).legend
    assert set(legend) == USUAL_KINDS | {ContributionKind.NOT_YET}
    assert (legend[ContributionKind.TROOPS], legend[ContributionKind.NOT_YET]) == (0, 3)
    assert sum(legend.values()) == 5


def test_the_chosen_actor_is_shown_by_itself() -> None:
    """A group, too, and a state of which nothing is stated."""
    chosen = [force_map(ForceMapQuery(country=name), force()) for name in ("league", "canada")]
    assert [(m.chosen and m.chosen.name, m.not_shown) for m in chosen] == [
        ("League", ""),
        ("Canada", ""),
    ]
    assert force_map(ForceMapQuery(), force()).chosen is None


def test_a_link_to_what_is_not_listed_gets_a_sentence() -> None:
    """Nothing is blank: not for Russia, which is not asked, nor for a group before it spoke."""
    for query, name in (
        (ForceMapQuery(country="russia"), "Russia"),
        (ForceMapQuery(EARLY, "league"), "League"),
    ):
        model = force_map(query, force())
        assert model.chosen is None
        assert model.not_shown == (
            f"{name}: these records hold nothing on a contribution by the chosen day."
        )


def test_an_empty_catalogue_has_a_sentence() -> None:
    """There is nothing to draw, and the page says so."""
    model = force_map(ForceMapQuery(), Catalogue())
    assert ({}, {}, "", "") == (model.states, model.others, model.not_asked, model.host)
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
    assert {"refuses to send soldiers": ["Ukraine"]} == names_by_kind(model.states)
    assert "" == model.not_asked


def test_a_link_holds_the_day_the_actor_and_what_is_expanded() -> None:
    """What is written is read back; an actor that could send nothing is refused with a notice."""
    query = ForceMapQuery(EARLY, "germany", ("france", "germany"))
    assert Decoded(query) == MAP_LINK.decode(MAP_LINK.encode(query, force()), force())
    assert {} == MAP_LINK.encode_briefly(ForceMapQuery(), force())
    refused = MAP_LINK.decode({"country": "gazette"}, force())
    assert ForceMapQuery() == refused.query
    assert (
        "This link asks for the country 'gazette', which is not in this edition.",
    ) == refused.notices


def test_a_small_catalogue_without_positions_lists_no_one_without_a_code() -> None:
    """The states of the small folder have no code, so there is nothing to map."""
    assert force_map(ForceMapQuery(), sample()).states == {}
