"""The map as a view model: real records, none, and few."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path

from guarantees.catalogue.catalogue import Catalogue, load
from guarantees.catalogue.clock import AsOf, Clock
from guarantees.links.page_link import Decoded
from guarantees.pages.map.page import MAP_LINK, USUAL_KINDS, ForceMapQuery, force_map
from guarantees.pages.map.vocabulary import ContributionKind
from guarantees.records.actor import Actor
from tests.builders import catalogue, positions, sample

ROOT = Path(__file__).resolve().parents[4]
YEAR_END = AsOf(Clock.STATED, datetime.date(2025, 12, 31))
EARLY = AsOf(Clock.KNOWN, datetime.date(2024, 1, 1))


@cache
def real() -> Catalogue:
    """The real records."""
    return load(ROOT / "proposals").catalogue


def with_actors(*actors: Actor, **changes: object) -> Catalogue:
    """The small catalogue with some actors instead of its own."""
    return catalogue(actors={actor.id: actor for actor in actors}, **changes)


def names_by_kind(sections: tuple) -> dict[str, list[str]]:
    """The names under each heading."""
    return {each.kind.label: [entry.name for entry in each.entries] for each in sections}


def test_states_and_others_come_by_kind_and_name() -> None:
    """On the real records of 2025: every state with a code but the two that are not asked."""
    model = force_map(ForceMapQuery(YEAR_END), real())
    assert names_by_kind(model.states) == {
        "would send troops": ["France"],
        "no soldiers, the rest open": ["United States"],
        "refuses to send soldiers": ["Greece", "Italy", "Poland"],
        "undecided": ["Germany"],
        "statements differ": ["United Kingdom"],
        "speaks of the force only": ["Hungary", "Slovakia"],
        "not stated": [
            "Canada",
            "China",
            "India",
            "Israel",
            "Romania",
            "Turkey",
            "United Arab Emirates",
        ],
    }
    assert names_by_kind(model.others)["undecided"] == ["Baltic states", "NATO"]
    assert "as stated up to 31 December 2025" == model.caption
    assert model.not_asked == (
        "Ukraine is where the force would be, and the codebook does not mean forces of Russia: neither is asked here."
    )
    assert ("UA", "Ukraine") == model.host
    assert {code for code, _ in model.names} >= {"FR", "RU", "UA", "US"}


def test_the_legend_keeps_the_usual_kinds() -> None:
    """A kind that nobody has is there with nought; a rare one only when it occurs."""
    model = force_map(ForceMapQuery(EARLY), real())
    counts = {kind.id: kind.count for kind in model.legend}
    assert set(counts) == {kind.value for kind in USUAL_KINDS} | {ContributionKind.NOT_YET.value}
    assert 0 == counts["troops"]
    assert sum(counts.values()) == sum(len(section.entries) for section in model.states)


def test_the_chosen_actor_is_shown_by_itself() -> None:
    """Also a group, and a state of whom nothing is stated."""
    asked = [force_map(ForceMapQuery(country=name), real()) for name in ("baltic-states", "canada")]
    assert [("Baltic states", ""), ("Canada", "")] == [(m.chosen.name, m.not_shown) for m in asked]
    assert (None, "") == (force_map(ForceMapQuery(), real()).chosen, asked[0].not_shown)


def test_a_link_to_what_is_not_listed_gets_a_sentence() -> None:
    """Nothing is blank: not for Russia, which is not asked, nor for a group before it spoke."""
    for query, name in (
        (ForceMapQuery(country="russia"), "Russia"),
        (ForceMapQuery(EARLY, "baltic-states"), "Baltic states"),
    ):
        model = force_map(query, real())
        assert model.chosen is None
        assert model.not_shown == (
            f"{name}: these records hold nothing to show here of a contribution by the chosen day."
        )


def test_an_empty_catalogue_has_a_sentence() -> None:
    """There is nothing to draw, and the page says so."""
    model = force_map(ForceMapQuery(), Catalogue())
    assert ((), (), "", ("", "")) == (model.states, model.others, model.not_asked, model.host)
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
    known = with_actors(
        ukraine, positions=[positions(entry, actor="ukraine")], elements=real().elements
    )
    model = force_map(ForceMapQuery(), known)
    assert {"refuses to send soldiers": ["Ukraine"]} == names_by_kind(model.states)
    assert "" == model.not_asked


def test_a_link_holds_the_day_the_actor_and_what_stands_open() -> None:
    """What is written is read back; an actor that could send nothing is refused with a notice."""
    query = ForceMapQuery(EARLY, "germany", ("france", "germany"))
    assert Decoded(query) == MAP_LINK.decode(MAP_LINK.encode(query, real()), real())
    assert {} == MAP_LINK.encode_briefly(ForceMapQuery(), real())
    refused = MAP_LINK.decode({"country": "izvestia"}, real())
    assert ForceMapQuery() == refused.query
    assert ("Ignored: no country has the id 'izvestia'.",) == refused.notices


def test_a_small_catalogue_without_positions_lists_no_one_without_a_code() -> None:
    """The states of the small folder have no code, so there is nothing to map."""
    assert () == force_map(ForceMapQuery(), sample()).states
