"""The declared codec of a page's link: each kind of parameter is read, written and refused in one way."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, fields, replace
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guarantees.catalogue.clock import LATEST, AsOf, Clock
from guarantees.links.link_reader import FIRST_DAY, LAST_DAY, MAX_WORDS
from guarantees.links.page_link import (
    MAX_OPENED,
    OPENED,
    AsOfDay,
    Day,
    Decoded,
    Ids,
    OneId,
    OneOf,
    Open,
    PageLink,
    SomeOf,
    Words,
)
from guarantees.pages.tables.query import Difference
from guarantees.records.vocabulary import Mode, Sign
from tests.builders import sample


@dataclass(frozen=True)
class Asked:
    """The query of a page that has every kind of parameter; some defaults are not empty."""

    proposal: str = ""
    actors: tuple[str, ...] = ("sylvania", "freedonia")
    sign: Sign = Sign.STATED
    differ: frozenset[Difference] = frozenset({Difference.VALUE})
    q: str = ""
    since: datetime.date | None = None
    as_of: AsOf = LATEST
    open: tuple[str, ...] = ()


LINK = PageLink(
    "asked",
    Asked,
    (
        OneId("proposal", "proposal", lambda catalogue: catalogue.proposals),
        Ids("actors", "actor", lambda catalogue: catalogue.actors),
        OneOf("sign", Sign, "sign"),
        SomeOf("differ", Difference, "filter"),
        Words("q"),
        Day("since"),
        AsOfDay(),
        Open(),
    ),
)
NAMES = ("proposal", "actors", "sign", "differ", "q", "since", "clock", "asof", "open", "version")
WHOLE = Asked(
    proposal="alpha",
    actors=("gazette", "anna-lind"),
    sign=Sign.NO,
    differ=frozenset({Difference.SILENCE, Difference.WORDING}),
    q="who pays?",
    since=datetime.date(2024, 5, 1),
    as_of=AsOf(Clock.KNOWN, datetime.date(2025, 8, 21)),
    open=("stance~alpha", "p-2"),
)
NOTHING = Asked(actors=(), differ=frozenset())


# ---- what is written -------------------------------------------------------------------------------


def test_a_link_spells_everything_out() -> None:
    """Every parameter is in the link, in the order declared, sets in that of their vocabulary, the version last."""
    assert list(LINK.encode(WHOLE, sample()).items()) == [
        ("proposal", "alpha"),
        ("actors", "gazette.anna-lind"),
        ("sign", "no"),
        ("differ", "wording.silence"),
        ("q", "who pays?"),
        ("since", "2024-05-01"),
        ("clock", "known"),
        ("asof", "2025-08-21"),
        ("open", "stance~alpha.p-2"),
        ("version", sample().version),
    ]


def test_a_set_is_written_in_the_order_of_its_vocabulary() -> None:
    """However a set was put together, its link is the same."""
    how = SomeOf("how", Mode, "mode")
    listed = ".".join(mode.value for mode in Mode)
    assert {"how": listed} == how.write(frozenset(reversed(Mode)), sample())
    assert len(Mode) > 6


def test_what_is_not_asked_for_is_spelled_out_too() -> None:
    """Nothing chosen is written as a dash, so that a link does not change when defaults do."""
    assert LINK.encode(NOTHING, sample()) == {
        "proposal": "-",
        "actors": "-",
        "sign": "stated",
        "differ": "-",
        "q": "",
        "since": "-",
        "clock": "stated",
        "asof": "latest",
        "open": "-",
        "version": sample().version,
    }


def test_the_address_bar_shows_only_what_differs() -> None:
    """The page as it opens has no parameters; each field that differs brings its own, a dash where it was emptied."""
    assert LINK.encode_briefly(Asked(), sample()) == {}
    assert LINK.encode_briefly(NOTHING, sample()) == {"actors": "-", "differ": "-"}
    day = AsOf(day=datetime.date(2025, 8, 21))
    assert LINK.encode_briefly(Asked(as_of=day), sample()) == {"asof": "2025-08-21"}
    whole = LINK.encode(WHOLE, sample())
    assert LINK.encode_briefly(WHOLE, sample()) == {
        name: value for name, value in whole.items() if name != "version"
    }


def test_a_whole_link_is_escaped_once() -> None:
    """What joins ids is kept; what a reader typed is escaped."""
    query = Asked(actors=("gazette", "freedonia"), q="a&b=ü <b>", open=("a~b", "c"))
    assert LINK.query_string(query, sample()) == (
        "?proposal=-&actors=gazette.freedonia&sign=stated&differ=value&q=a%26b%3D%C3%BC+%3Cb%3E"
        f"&since=-&clock=stated&asof=latest&open=a~b.c&version={sample().version}"
    )


def test_a_page_without_parameters_has_a_link_all_the_same() -> None:
    """A page with one state writes the version alone, and its address is bare."""

    @dataclass(frozen=True)
    class Nothing:
        """A query with one state."""

    link = PageLink("", Nothing, ())
    assert link.encode(Nothing(), sample()) == {"version": sample().version}
    assert link.encode_briefly(Nothing(), sample()) == {}
    assert link.decode({"version": sample().version}, sample()) == Decoded(Nothing())
    said = "The part 'q' of this link means nothing on this page."
    assert link.decode({"q": "x"}, sample()) == Decoded(Nothing(), (said,))


# ---- there and back --------------------------------------------------------------------------------

DAYS = st.dates(FIRST_DAY, LAST_DAY)
KEYS = st.from_regex(r"[a-z0-9~-]{1,120}", fullmatch=True).filter(OPENED.match)
QUERIES = st.builds(
    Asked,
    proposal=st.sampled_from(["", *sample().proposals]),
    actors=st.lists(st.sampled_from(list(sample().actors)), unique=True).map(tuple),
    sign=st.sampled_from(Sign),
    differ=st.frozensets(st.sampled_from(Difference)),
    q=st.text(max_size=MAX_WORDS).map(lambda text: " ".join(text.split())),
    since=st.none() | DAYS,
    as_of=st.builds(AsOf, st.sampled_from(Clock), st.none() | DAYS),
    open=st.lists(KEYS, unique=True, max_size=5).map(tuple),
)


@given(QUERIES)
def test_what_is_written_comes_back(query: Asked) -> None:
    """Whole links, short links and links that went through a browser give the same query, without notices."""
    for parameters in (
        LINK.encode(query, sample()),
        LINK.encode_briefly(query, sample()),
        dict(parse_qsl(LINK.query_string(query, sample())[1:], keep_blank_values=True)),
    ):
        assert LINK.decode(parameters, sample()) == Decoded(query)


@given(QUERIES, st.sampled_from([field.name for field in fields(Asked)]))
def test_each_parameter_fills_its_own_field(query: Asked, field: str) -> None:
    """The parameters that one field adds to a bare link bring back that field, and change no other."""
    alone = replace(Asked(), **{field: getattr(query, field)})
    brief = LINK.encode_briefly(alone, sample())
    names = {"as_of": {"clock", "asof"}}.get(field, {field})
    assert set(brief) <= names
    assert LINK.decode(brief, sample()) == Decoded(alone)


# ---- what is read ----------------------------------------------------------------------------------

LONG = "x" * 61
LINKS: dict[str, tuple[dict[str, str], Asked, list[str]]] = {
    "nothing": ({}, Asked(), []),
    "empty parameters": (dict.fromkeys(NAMES, ""), Asked(), []),
    "one id": ({"proposal": "beta"}, Asked(proposal="beta"), []),
    "no id": ({"proposal": "-"}, Asked(), []),
    "an unknown id": (
        {"proposal": "bet"},
        Asked(),
        [
            "This link asks for the proposal 'bet', which is not in this edition. Did you mean 'beta'?"
        ],
    ),
    "a former id": (
        {"proposal": "alfa"},
        Asked(proposal="alpha"),
        ["The proposal 'alfa' is now called 'alpha'."],
    ),
    "a former id of something else": (
        {"proposal": "help"},
        Asked(),
        ["This link asks for the proposal 'help', which is not in this edition."],
    ),
    "several where one is expected": (
        {"proposal": "alpha.beta"},
        Asked(),
        ["This link asks for the proposal 'alpha.beta', which is not in this edition."],
    ),
    "a long unknown id": (
        {"proposal": LONG},
        Asked(),
        [f"This link asks for the proposal '{'x' * 59}…', which is not in this edition."],
    ),
    "ids in another order": (
        {"actors": "freedonia.gazette"},
        Asked(actors=("freedonia", "gazette")),
        [],
    ),
    "an id twice, and needless dots": (
        {"actors": ".gazette..gazette."},
        Asked(actors=("gazette",)),
        [],
    ),
    "none of the ids": ({"actors": "-"}, Asked(actors=()), []),
    "known and unknown ids": (
        {"actors": "sylvanai.gazette"},
        Asked(actors=("gazette",)),
        [
            "This link asks for the actor 'sylvanai', which is not in this edition. Did you mean 'sylvania'?"
        ],
    ),
    "only unknown ids": (
        {"actors": "x.x"},
        Asked(),
        ["This link asks for the actor 'x', which is not in this edition."],
    ),
    "a choice": ({"sign": "partial"}, Asked(sign=Sign.PARTIAL), []),
    "no choice": ({"sign": "-"}, Asked(), []),
    "an unknown choice": (
        {"sign": "maybe"},
        Asked(),
        ["This link asks for the sign 'maybe', which is none of these: yes, no, partial, stated."],
    ),
    "the label of a choice": (
        {"sign": "✓"},
        Asked(),
        ["This link asks for the sign '✓', which is none of these: yes, no, partial, stated."],
    ),
    "several choices": (
        {"differ": "silence.value.silence"},
        Asked(differ=frozenset({Difference.VALUE, Difference.SILENCE})),
        [],
    ),
    "none of the choices": ({"differ": "-"}, Asked(differ=frozenset()), []),
    "known and unknown choices": (
        {"differ": "silense.wording"},
        Asked(differ=frozenset({Difference.WORDING})),
        [
            "This link asks for the filter 'silense', which is none of these: "
            f"{', '.join(Difference)}. Did you mean 'silence'?"
        ],
    ),
    "words": ({"q": "  who \n\t pays "}, Asked(q="who pays"), []),
    "a dash that is searched for": ({"q": "-"}, Asked(q="-"), []),
    "words that end at the limit": ({"q": "y" * MAX_WORDS}, Asked(q="y" * MAX_WORDS), []),
    "too many words": (
        {"q": "y" * 99 + " z"},
        Asked(q="y" * 99),
        ["The search in this link is too long. Shown: its first 100 characters."],
    ),
    "a day": ({"since": "2025-08-21"}, Asked(since=datetime.date(2025, 8, 21)), []),
    "no day": ({"since": "-"}, Asked(), []),
    "an impossible day": (
        {"since": "2025-02-29"},
        Asked(),
        ["'2025-02-29' is not a day. Expected year, month and day, such as 2025-08-21."],
    ),
    "a day before any record": (
        {"since": "1944-12-31"},
        Asked(),
        ["'1944-12-31' is out of range. Expected a day from 1945-01-01 to 2100-12-31."],
    ),
    "a day asked about": (
        {"asof": "2025-08-21", "clock": "known"},
        Asked(as_of=AsOf(Clock.KNOWN, datetime.date(2025, 8, 21))),
        [],
    ),
    "the latest day": ({"asof": "latest"}, Asked(), []),
    "a clock alone": ({"clock": "known"}, Asked(as_of=AsOf(Clock.KNOWN)), []),
    "an unknown clock and a valid day": (
        {"clock": "sun", "asof": "2025-08-21"},
        Asked(as_of=AsOf(day=datetime.date(2025, 8, 21))),
        ["This link asks for the clock 'sun', which is none of these: stated, known."],
    ),
    "opened parts": (
        {"open": "b.a~1.b..c-2"},
        Asked(open=("b", "a~1", "c-2")),
        [],
    ),
    "nothing opened": ({"open": "-"}, Asked(), []),
    "a part with an odd name": (
        {"open": "a.A b.<b>.c"},
        Asked(open=("a", "c")),
        [
            "This link opens a part 'A b', which this page does not have.",
            "This link opens a part '<b>', which this page does not have.",
        ],
    ),
    "a part called as nothing is": (
        {"open": "-.a.-"},
        Asked(open=("a",)),
        ["This link opens a part '-', which this page does not have."],
    ),
    "a part with an odd sign": (
        {"open": "a\nb"},
        Asked(),
        ["This link opens a part 'a\nb', which this page does not have."],
    ),
    "the longest name of a part": ({"open": "k" * 120}, Asked(open=("k" * 120,)), []),
    "a name that is too long": (
        {"open": "k" * 121},
        Asked(),
        [f"This link opens a part '{'k' * 59}…', which this page does not have."],
    ),
    "another version": (
        {"version": "2025.08.1-00000000"},
        Asked(),
        [
            "This link was made with data version 2025.08.1-00000000. You see version "
            f"{sample().version}: cells may have changed since. All reasons are on the Method page, "
            "under “What changed”. See what changed."
        ],
    ),
    "this version": ({"version": sample().version}, Asked(), []),
    "an unknown parameter": (
        {"proposals": "alpha", "sign": "no"},
        Asked(sign=Sign.NO),
        ["The part 'proposals' of this link means nothing on this page. Did you mean 'proposal'?"],
    ),
    "the name of a field that is none of a parameter": (
        {"as_of": "2025-08-21"},
        Asked(),
        ["The part 'as_of' of this link means nothing on this page. Did you mean 'asof'?"],
    ),
}


@pytest.mark.parametrize(("parameters", "query", "notices"), LINKS.values(), ids=LINKS)
def test_a_link_is_read_as_far_as_it_goes(
    parameters: dict[str, str], query: Asked, notices: list[str]
) -> None:
    """What is unknown, outdated or malformed is left out, and one sentence says so once."""
    assert LINK.decode(parameters, sample()) == Decoded(query, tuple(notices))


def test_notices_stand_in_the_order_of_the_page() -> None:
    """Unknown parameters come first, then each parameter as declared, the version last, however the link is written."""
    link = {"version": "old", "open": "A", "sign": "maybe", "proposal": "x", "theme": "dark"}
    assert [notice.split("'")[1] for notice in LINK.decode(link, sample()).notices[:-1]] == [
        *("theme", "x", "maybe", "A")
    ]
    assert LINK.decode(link, sample()).notices[-1].startswith("This link was made with")


@pytest.mark.parametrize("count", [MAX_OPENED, MAX_OPENED + 1])
def test_only_so_many_parts_are_opened(count: int) -> None:
    """A link opens as many parts as a reader could read; what follows is left out, and that is said."""
    keys = tuple(f"p{number}" for number in range(count))
    decoded = LINK.decode({"open": ".".join(keys)}, sample())
    said = ("This link opens too many parts. Shown: the first 60.",) if count > MAX_OPENED else ()
    assert decoded == Decoded(Asked(open=keys[:MAX_OPENED]), said)


# ---- whatever comes --------------------------------------------------------------------------------

PARTS = st.sampled_from([*NAMES, "x"])
WORDS = st.text() | st.from_regex(
    r"\A(alpha|alfa|gazette|x|-|\.|~|value|yes|known|latest|2025-0[1-9]-0[1-9]){0,4}\Z"
)


@given(st.dictionaries(PARTS | st.text(), WORDS))
def test_any_parameters_are_read(parameters: dict[str, str]) -> None:
    """Nothing raises; each id exists; notices are sentences, each once; what was read is read the same again."""
    decoded = LINK.decode(parameters, sample())
    query = decoded.query
    assert query.proposal in {"", *sample().proposals}
    assert set(query.actors) <= set(sample().actors)
    assert len(query.q) <= MAX_WORDS
    assert len(set(decoded.notices)) == len(decoded.notices)
    assert all(notice.endswith((".", "?")) for notice in decoded.notices)
    assert LINK.decode(LINK.encode(query, sample()), sample()) == Decoded(query)


HOSTILE = [
    "<script>alert(1)</script>",
    "javascript:alert(1)",
    "../../etc/passwd",
    "." * 5000,
    "~" * 5000,
    "-.-",
    "\0",
    "💥",
    "' OR 1=1 --",
    "٢٠٢٥-٠٨-٢١",
    "1e999",
    "9" * 5000,
]


@pytest.mark.parametrize("value", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("name", [*NAMES, "<b>", "x" * 5000])
def test_a_hostile_value_becomes_a_notice_at_most(name: str, value: str) -> None:
    """No value of any parameter raises or asks for what does not exist, and none is quoted at length."""
    decoded = LINK.decode({name: value}, sample())
    query, notices = decoded.query, decoded.notices
    assert all(len(notice) < 250 for notice in notices)
    if name == "q":
        assert query == Asked(q=value[:MAX_WORDS])
    elif name == "open":
        assert query == Asked(open=tuple(key for key in value.split(".") if OPENED.match(key)))
    else:
        # A list of which nothing is left asks for nothing.
        assert query == Asked()
        assert notices or not value.strip(".")
