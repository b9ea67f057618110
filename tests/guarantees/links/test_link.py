"""Links: what is written comes back, and what cannot be read is said and left out."""

from __future__ import annotations

import datetime
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guarantees.catalogue.clock import AsOf, Clock
from guarantees.links.link import PARAMETERS, decode, encode, encode_briefly, query_string
from guarantees.links.link_reader import FIRST_DAY, LAST_DAY, MAX_WORDS
from guarantees.links.page_link import Decoded
from guarantees.pages.tables.query import ComparisonQuery, Difference, default_query
from tests.builders import catalogue, sample

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
    """Every parameter stands in the link, in a fixed order, with the version of the data."""
    assert encode(WHOLE, sample()) == {
        "proposals": "alpha.beta",
        "folded": "form.means",
        "search": "who pays",
        "differ": "value.silence",
        "clock": "known",
        "asof": "2025-08-21",
        "cell": "beta.force-size",
        "version": sample().version,
    }


def test_what_is_not_asked_for_is_spelled_out_too() -> None:
    """Nothing chosen is written as a dash, so that a link does not change when defaults do."""
    assert encode(ComparisonQuery(), sample()) == {
        "proposals": "-",
        "folded": "-",
        "search": "",
        "differ": "-",
        "clock": "stated",
        "asof": "latest",
        "cell": "-",
        "version": sample().version,
    }


def test_a_whole_link_is_escaped_once() -> None:
    """The dots that join ids are kept; what a reader typed is escaped."""
    query = ComparisonQuery(proposals=BOTH, search="a&b=ü")
    assert query_string(query, sample()) == (
        "?proposals=beta.alpha&folded=-&search=a%26b%3D%C3%BC&differ=-&clock=stated&asof=latest"
        f"&cell=-&version={sample().version}"
    )


def test_the_address_bar_shows_only_what_differs() -> None:
    """The page as it opens has no parameters at all."""
    assert encode_briefly(DEFAULT, sample()) == {}
    query = ComparisonQuery(proposals=("alpha",), search="x")
    assert encode_briefly(query, sample()) == {"proposals": "alpha", "search": "x"}
    assert encode_briefly(ComparisonQuery(), sample()) == {"proposals": "-"}


QUERIES = st.builds(
    ComparisonQuery,
    proposals=st.lists(st.sampled_from(BOTH), unique=True).map(tuple),
    folded=st.frozensets(st.sampled_from(list(sample().groups))),
    search=st.text(max_size=MAX_WORDS).map(lambda text: " ".join(text.split())),
    differences=st.frozensets(st.sampled_from(Difference)),
    as_of=st.builds(AsOf, st.sampled_from(Clock), st.none() | st.dates(FIRST_DAY, LAST_DAY)),
).flatmap(
    lambda query: st.sampled_from(
        [query] + [query.open_cell(name, e) for name in query.proposals for e in sample().elements]
    )
)


@given(QUERIES)
def test_what_is_written_comes_back(query: ComparisonQuery) -> None:
    """Whole links, short links and links that went through a browser give the same query, without notices."""
    for parameters in (
        encode(query, sample()),
        encode_briefly(query, sample()),
        dict(parse_qsl(query_string(query, sample())[1:], keep_blank_values=True)),
    ):
        assert decode(parameters, sample()) == Decoded(query)


LINKS = {
    "nothing": ({}, DEFAULT, []),
    "no proposals": ({"proposals": "-"}, ComparisonQuery(), []),
    "an empty parameter": ({"proposals": "", "cell": "", "asof": "", "clock": ""}, DEFAULT, []),
    "one proposal": ({"proposals": "alpha"}, ComparisonQuery(proposals=("alpha",)), []),
    "a proposal twice": ({"proposals": "beta.alpha.beta"}, DEFAULT, []),
    "superfluous dots": ({"proposals": ".beta..alpha."}, DEFAULT, []),
    "an unknown proposal": (
        {"proposals": "alpah.beta"},
        ComparisonQuery(proposals=("beta",)),
        ["Ignored: no proposal has the id 'alpah'. Did you mean 'alpha'?"],
    ),
    "only unknown proposals": (
        {"proposals": "x.x"},
        ComparisonQuery(),
        ["Ignored: no proposal has the id 'x'."],
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
        ComparisonQuery(),
        ["Ignored: no proposal has the id 'help'."],
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
        ["Ignored: no preset has the id 'alon'. Did you mean 'alone'?"],
    ),
    "a folded group": (
        {"folded": "means"},
        ComparisonQuery(proposals=BOTH, folded=frozenset({"means"})),
        [],
    ),
    "an unknown group": (
        {"folded": "mean"},
        DEFAULT,
        ["Ignored: no group of rows has the id 'mean'. Did you mean 'means'?"],
    ),
    "a search with much space": (
        {"search": "  who \n pays  "},
        ComparisonQuery(proposals=BOTH, search="who pays"),
        [],
    ),
    "a dash that is searched for": (
        {"search": "-"},
        ComparisonQuery(proposals=BOTH, search="-"),
        [],
    ),
    "a search that is too long": (
        {"search": "x" * 99 + " yz"},
        ComparisonQuery(proposals=BOTH, search="x" * 99),
        ["Ignored: what follows the first 100 characters of the search."],
    ),
    "an unknown filter": (
        {"differ": "values.silence"},
        ComparisonQuery(proposals=BOTH, differences=frozenset({Difference.SILENCE})),
        [
            "Ignored: 'values' is not a filter. Expected one of: value, wording, silence. "
            "Did you mean 'value'?"
        ],
    ),
    "an unknown clock": (
        {"clock": "now"},
        DEFAULT,
        ["Ignored: 'now' is not a clock. Expected one of: stated, known. Did you mean 'known'?"],
    ),
    "a day": (
        {"asof": "2025-08-21"},
        ComparisonQuery(proposals=BOTH, as_of=AsOf(day=datetime.date(2025, 8, 21))),
        [],
    ),
    "an impossible day": (
        {"asof": "2025-02-29"},
        DEFAULT,
        ["Ignored: '2025-02-29' is not a day. Expected year, month and day, such as 2025-08-21."],
    ),
    "a day before any record": (
        {"asof": "0001-01-01"},
        DEFAULT,
        ["Ignored: '0001-01-01' is out of range. Expected a day from 1945-01-01 to 2100-12-31."],
    ),
    "a month for a day": (
        {"asof": "2025-08"},
        DEFAULT,
        ["Ignored: '2025-08' is not a day. Expected year, month and day, such as 2025-08-21."],
    ),
    "a cell": (
        {"cell": "alpha.help"},
        DEFAULT.open_cell("alpha", "assistance"),
        ["The element 'help' is now called 'assistance'."],
    ),
    "a cell without an element": (
        {"cell": "alpha"},
        DEFAULT,
        ["Ignored: 'alpha' is not a cell. Expected a proposal and an element."],
    ),
    "a cell that does not exist": (
        {"cell": "alpha.x"},
        DEFAULT,
        ["Ignored: no element has the id 'x'."],
    ),
    "a cell of a column that is not shown": (
        {"proposals": "beta", "cell": "alpha.guarantors"},
        ComparisonQuery(proposals=("beta",)),
        ["Ignored: the cell of 'alpha', which is not among the columns."],
    ),
    "a former id of column and cell": (
        {"proposals": "alfa", "cell": "alfa.guarantors"},
        ComparisonQuery(proposals=("alpha",), cell=("alpha", "guarantors")),
        ["The proposal 'alfa' is now called 'alpha'."],
    ),
    "another version": (
        {"version": "2025.08.1-00000000"},
        DEFAULT,
        [
            "This link was made with data version 2025.08.1-00000000. You see version "
            f"{sample().version}: cells may have changed since."
        ],
    ),
    "this version": ({"version": sample().version}, DEFAULT, []),
    "an unknown parameter": (
        {"proposal": "alpha"},
        DEFAULT,
        ["Ignored: 'proposal' is not part of a link to this page. Did you mean 'proposals'?"],
    ),
    "a long unknown word": (
        {"preset": "y" * 61},
        DEFAULT,
        [f"Ignored: no preset has the id '{'y' * 59}…'."],
    ),
}


@pytest.mark.parametrize(("parameters", "query", "notices"), LINKS.values(), ids=LINKS)
def test_a_link_is_read_as_far_as_it_goes(
    parameters: dict[str, str], query: ComparisonQuery, notices: list[str]
) -> None:
    """What is unknown, outdated or malformed is left out, and one sentence says so once."""
    assert decode(parameters, sample()) == Decoded(query, tuple(notices))


def test_a_link_to_an_empty_catalogue_opens() -> None:
    """Even without records there is a page."""
    assert decode({}, catalogue(presets={})) == Decoded(ComparisonQuery())


PARTS = st.sampled_from([*PARAMETERS, "x"])
WORDS = st.text() | st.from_regex(r"\A(alpha|beta|alfa|x|-|\.|2025-0[1-9]-0[1-9]){0,4}\Z")


@given(st.dictionaries(PARTS | st.text(), WORDS))
def test_any_parameters_are_read(parameters: dict[str, str]) -> None:
    """Nothing raises; every id in the query exists; reading again what was read changes nothing."""
    decoded = decode(parameters, sample())
    query = decoded.query
    assert set(query.proposals) <= set(BOTH)
    assert query.folded <= set(sample().groups)
    assert query.cell is None or query.cell[0] in query.proposals
    assert all(notice.endswith((".", "?")) for notice in decoded.notices)
    assert decode(encode(query, sample()), sample()) == Decoded(query)


def test_a_default_link_is_the_default_query() -> None:
    """What a reader sees who follows a bare link is what opens without one."""
    assert decode({}, sample()).query == default_query(sample())


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
    decoded = decode({"preset": "old", "folded": "older"}, records)
    assert (decoded.query.proposals, decoded.query.folded, decoded.notices) == (
        ("alpha",),
        frozenset({"means"}),
        (
            "The preset 'old' is now called 'alone'.",
            "The group of rows 'older' is now called 'means'.",
        ),
    )
