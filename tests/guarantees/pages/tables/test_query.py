"""What a reader asks of the comparison, and its link."""

from __future__ import annotations

import datetime
from dataclasses import replace
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guarantees.catalogue.clock import AsOf, Clock
from guarantees.links.link_reader import FIRST_DAY, LAST_DAY, MAX_WORDS
from guarantees.links.page_link import Decoded
from guarantees.pages.tables.query import (
    COMPARE_LINK,
    ComparisonQuery,
    Difference,
    default_query,
    preset_columns,
)
from guarantees.records.registry import Preset
from tests.builders import catalogue, sample

THREE = ComparisonQuery(proposals=("a", "b", "c"))


def test_a_reader_who_asks_for_nothing_sees_the_first_preset() -> None:
    """The page never opens empty when there is a preset."""
    assert default_query(sample()) == ComparisonQuery(proposals=("beta", "alpha"))


def test_a_preset_without_readable_records_is_passed_over() -> None:
    """The first one with a column to show is shown."""
    presets = {
        "gone": Preset(id="gone", name="Gone", about="None.", proposals=("gamma",)),
        **sample().presets,
    }
    assert default_query(replace(sample(), presets=presets)) == default_query(sample())


def test_without_presets_every_proposal_is_shown() -> None:
    """A folder without presets, or whose presets cannot be read, still opens with what it has."""
    assert default_query(replace(sample(), presets={})).proposals == tuple(sample().proposals)
    assert default_query(catalogue(presets={})) == ComparisonQuery()


def test_a_preset_has_the_columns_that_can_be_read_in_order_of_date() -> None:
    """A column whose record is excluded is left out."""
    assert preset_columns("pacts", sample()) == ("beta", "alpha")
    assert preset_columns("pacts", catalogue(sample().proposals["alpha"])) == ("alpha",)
    assert preset_columns("gone", sample()) == ()


def test_a_group_is_folded_and_opened_again() -> None:
    """Folding twice changes nothing."""
    folded = THREE.toggle_group("x")
    assert folded == ComparisonQuery(proposals=("a", "b", "c"), folded=frozenset({"x"}))
    assert folded.toggle_group("x") == THREE


def test_an_open_cell_is_closed() -> None:
    """Closing it changes nothing else."""
    assert replace(THREE, cell=("b", "y")).close_cell() == THREE


# ---- links -----------------------------------------------------------------------------------------

BOTH = ("beta", "alpha")
DEFAULT = ComparisonQuery(proposals=BOTH)
WHOLE = ComparisonQuery(
    proposals=("alpha", "beta"),
    folded=frozenset({"means", "form"}),
    search="who pays",
    differences=frozenset({Difference.SILENCE, Difference.VALUE}),
    as_of=AsOf(Clock.KNOWN, datetime.date(2025, 8, 21)),
    cell=("beta", "force-size"),
)


def test_a_link_spells_everything_out() -> None:
    """Every parameter is in the link, in a fixed order, with the version of the data."""
    assert list(COMPARE_LINK.encode(WHOLE, sample()).items()) == list(
        {
            "proposals": "alpha.beta",
            "folded": "form.means",
            "search": "who pays",
            "differ": "value.silence",
            "clock": "known",
            "asof": "2025-08-21",
            "cell": "beta.force-size",
            "view": "answers",
            "find": "",
            "open": "-",
            "version": sample().version,
        }.items()
    )


def test_a_whole_link_is_escaped_once() -> None:
    """The dots that join ids are kept; what a reader typed is escaped."""
    query = ComparisonQuery(proposals=BOTH, search="a&b=ü")
    assert COMPARE_LINK.query_string(query, sample()) == (
        "?proposals=beta.alpha&folded=-&search=a%26b%3D%C3%BC&differ=-&clock=stated&asof=latest"
        f"&cell=-&view=answers&find=&open=-&version={sample().version}"
    )


QUERIES = st.builds(
    ComparisonQuery,
    proposals=st.lists(st.sampled_from(BOTH), unique=True).map(tuple),
    folded=st.frozensets(st.sampled_from(list(sample().groups))),
    search=st.text(max_size=MAX_WORDS).map(lambda text: " ".join(text.split())),
    differences=st.frozensets(st.sampled_from(Difference)),
    as_of=st.builds(AsOf, st.sampled_from(Clock), st.none() | st.dates(FIRST_DAY, LAST_DAY)),
).flatmap(
    lambda query: st.sampled_from(
        [query]
        + [replace(query, cell=(name, e)) for name in query.proposals for e in sample().elements]
    )
)


@given(QUERIES)
def test_what_is_written_comes_back(query: ComparisonQuery) -> None:
    """Whole links, short links and links that went through a browser give the same query, without notices."""
    for parameters in (
        COMPARE_LINK.encode(query, sample()),
        COMPARE_LINK.encode_briefly(query, sample()),
        dict(parse_qsl(COMPARE_LINK.query_string(query, sample())[1:], keep_blank_values=True)),
    ):
        assert COMPARE_LINK.decode(parameters, sample()) == Decoded(query)


LINKS = {
    "no proposals": ({"proposals": "-"}, ComparisonQuery(), []),
    "an empty parameter": ({"proposals": "", "cell": "", "asof": "", "clock": ""}, DEFAULT, []),
    "a proposal twice": ({"proposals": "beta.alpha.beta"}, DEFAULT, []),
    "an unknown proposal": (
        {"proposals": "alpah.beta"},
        ComparisonQuery(proposals=("beta",)),
        [
            "This link asks for the proposal 'alpah', which is not in this edition. Did you mean 'alpha'?"
        ],
    ),
    "only unknown proposals": (
        {"proposals": "x.x"},
        DEFAULT,
        ["This link asks for the proposal 'x', which is not in this edition."],
    ),
    "a former id": (
        {"proposals": "alfa.beta"},
        ComparisonQuery(proposals=("alpha", "beta")),
        ["The proposal 'alfa' is now called 'alpha'."],
    ),
    "a former and today's id": (
        {"proposals": "alpha.alfa"},
        ComparisonQuery(proposals=("alpha",)),
        ["The proposal 'alfa' is now called 'alpha'."],
    ),
    "a former id of something else": (
        {"proposals": "help"},
        DEFAULT,
        ["This link asks for the proposal 'help', which is not in this edition."],
    ),
    "a preset": ({"preset": "alone"}, ComparisonQuery(proposals=("alpha",)), []),
    "proposals before a preset": (
        {"proposals": "beta", "preset": "alone"},
        ComparisonQuery(proposals=("beta",)),
        [],
    ),
    "an unknown preset": (
        {"preset": "alon"},
        DEFAULT,
        [
            "This link asks for the preset 'alon', which is not in this edition. Did you mean 'alone'?"
        ],
    ),
    "a folded group": (
        {"folded": "means"},
        ComparisonQuery(proposals=BOTH, folded=frozenset({"means"})),
        [],
    ),
    "an unknown group": (
        {"folded": "mean"},
        DEFAULT,
        [
            "This link asks for the group of questions 'mean', which is not in this edition. Did you mean 'means'?"
        ],
    ),
    "a cell": (
        {"cell": "alpha.help"},
        replace(DEFAULT, cell=("alpha", "assistance")),
        ["The question 'help' is now called 'assistance'."],
    ),
    "a cell without an element": (
        {"cell": "alpha"},
        DEFAULT,
        ["This link opens the cell 'alpha', which does not name a proposal and a question."],
    ),
    "a cell that does not exist": (
        {"cell": "alpha.x"},
        DEFAULT,
        ["This link asks for the question 'x', which is not in this edition."],
    ),
    "a cell of a column that is not shown": (
        {"proposals": "beta", "cell": "alpha.guarantors"},
        ComparisonQuery(proposals=("beta",)),
        ["This link opens a cell of 'alpha', which is not among its columns."],
    ),
    "a former id of column and cell": (
        {"proposals": "alfa", "cell": "alfa.guarantors"},
        ComparisonQuery(proposals=("alpha",), cell=("alpha", "guarantors")),
        ["The proposal 'alfa' is now called 'alpha'."],
    ),
}


@pytest.mark.parametrize(("parameters", "query", "notices"), LINKS.values(), ids=LINKS)
def test_a_link_is_read_as_far_as_it_goes(
    parameters: dict[str, str], query: ComparisonQuery, notices: list[str]
) -> None:
    """What is unknown, outdated or malformed is left out, and one sentence says so once."""
    assert COMPARE_LINK.decode(parameters, sample()) == Decoded(query, tuple(notices))


def test_a_link_to_an_empty_catalogue_opens() -> None:
    """Even without records there is a page."""
    assert COMPARE_LINK.decode({}, catalogue(presets={})) == Decoded(ComparisonQuery())


PARTS = st.sampled_from([*COMPARE_LINK.names, "x"])
WORDS = st.text() | st.from_regex(r"\A(alpha|beta|alfa|x|-|\.|2025-0[1-9]-0[1-9]){0,4}\Z")


@given(st.dictionaries(PARTS | st.text(), WORDS))
def test_any_parameters_are_read(parameters: dict[str, str]) -> None:
    """Nothing raises; every id in the query exists; reading again what was read changes nothing."""
    decoded = COMPARE_LINK.decode(parameters, sample())
    query = decoded.query
    assert set(query.proposals) <= set(BOTH)
    assert query.folded <= set(sample().groups)
    assert query.cell is None or query.cell[0] in query.proposals
    assert all(notice.endswith((".", "?")) for notice in decoded.notices)
    assert COMPARE_LINK.decode(COMPARE_LINK.encode(query, sample()), sample()) == Decoded(query)


def test_former_ids_of_presets_and_groups_are_followed() -> None:
    """A link made before a preset or group was renamed shows what it showed, and says so; kinds do not mix."""
    old = ("old", "older")
    preset = sample().presets["alone"].model_copy(update={"former_ids": old})
    group = sample().groups["means"].model_copy(update={"former_ids": old})
    records = catalogue(
        *sample().proposals.values(),
        presets={**sample().presets, "alone": preset},
        groups={**sample().groups, "means": group},
    )
    decoded = COMPARE_LINK.decode({"preset": "old", "folded": "older"}, records)
    assert (decoded.query.proposals, decoded.query.folded, decoded.notices) == (
        ("alpha",),
        frozenset({"means"}),
        (
            "The preset 'old' is now called 'alone'.",
            "The group of questions 'older' is now called 'means'.",
        ),
    )
