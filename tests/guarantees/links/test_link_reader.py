"""Reading single parameters of a link; whole links are in test_link.py and test_page_link.py."""

from __future__ import annotations

import datetime

import pytest

from guarantees.links import link_reader
from guarantees.links.link_reader import (
    FIRST_DAY,
    LAST_DAY,
    MAX_NOTICES,
    LinkReader,
    read_day,
    shortened,
)
from guarantees.pages.tables.query import COMPARE_LINK, Difference
from tests.builders import sample

NO_DAY = "is not a day. Expected year, month and day, such as 2025-08-21."
OUT_OF_RANGE = "is out of range. Expected a day from 1945-01-01 to 2100-12-31."


def reader(**parameters: str) -> LinkReader:
    """A reader of a link with these parameters, against the small folder."""
    return LinkReader(parameters, sample())


@pytest.mark.parametrize("day", [FIRST_DAY, datetime.date(2024, 2, 29), LAST_DAY])
def test_a_day_is_read_as_it_is_written(day: datetime.date) -> None:
    """The first and the last day that records may speak of, and a leap day, are days."""
    assert read_day(day.isoformat()) == day


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("", f"'' {NO_DAY}"),
        ("2025", f"'2025' {NO_DAY}"),
        ("2025-13-01", f"'2025-13-01' {NO_DAY}"),
        ("2025-02-29", f"'2025-02-29' {NO_DAY}"),
        ("21.08.2025", f"'21.08.2025' {NO_DAY}"),
        ("2025-08-21T00:00", f"'2025-08-21T00:00' {NO_DAY}"),
        (" 2025-08-21", f"' 2025-08-21' {NO_DAY}"),
        ("٢٠٢٥-٠٨-٢١", f"'٢٠٢٥-٠٨-٢١' {NO_DAY}"),
        ("latest", f"'latest' {NO_DAY}"),
        ("9" * 70, f"'{'9' * 59}…' {NO_DAY}"),
        ("1944-12-31", f"'1944-12-31' {OUT_OF_RANGE}"),
        ("2101-01-01", f"'2101-01-01' {OUT_OF_RANGE}"),
    ],
)
def test_what_is_no_day_is_refused_in_a_sentence(written: str, problem: str) -> None:
    """A text that names no day, or one beyond the records, is quoted shortly with what was expected."""
    with pytest.raises(ValueError, match="Expected") as raised:
        read_day(written)
    assert str(raised.value) == problem


def test_a_sentence_is_noted_once() -> None:
    """The same fault in two places of a link is said once, in the place of the first."""
    link = reader()
    for sentence in ("One.", "Two.", "One."):
        link.note(sentence)
    link.ignore("two.")
    assert link.notices == ("One.", "Two.", "two.")


@pytest.mark.parametrize(
    ("written", "value"), [(None, None), ("", None), ("-", None), ("--", "--"), (" ", None)]
)
def test_missing_empty_and_a_dash_are_no_value(written: str | None, value: str | None) -> None:
    """A parameter has a value only when something is written that does not say: none."""
    link = reader(**({} if written is None else {"x": written}))
    assert (link.value("x"), link.notices) == (value, ())


@pytest.mark.parametrize(
    ("written", "found", "notices"),
    [
        ("", "", ()),
        ("-", "", ()),
        ("treaty-2024", "treaty-2024", ()),
        (
            *("treaty-of-2024", "treaty-2024"),
            ("The source 'treaty-of-2024' is now called 'treaty-2024'.",),
        ),
        (
            *("treaty-2025", ""),
            (
                "This link asks for the source 'treaty-2025', which is not in this edition. "
                "Did you mean 'treaty-2024'?",
            ),
        ),
    ],
)
def test_one_id_is_found(written: str, found: str, notices: tuple[str, ...]) -> None:
    """An id of today or a former one is found; anything else is none, with the nearest that exists."""
    link = reader(source=written)
    assert link.one_id("source", "source", sample().sources) == found
    assert link.notices == notices


@pytest.mark.parametrize(
    ("link", "name", "meant"),
    [
        ({"proposals": "alpah.beta"}, "Alpha", {"proposals": "alpha.beta"}),
        ({"cell": "alpha.force-sise"}, "Size of the force", {"cell": "alpha.force-size"}),
        ({"cell": "alpah.force-size"}, "Alpha", {"cell": "alpha.force-size"}),
        (
            {"view": "sentence", "search": "a b"},
            "Sentences",
            {"view": "sentences", "search": "a b"},
        ),
        ({"serch": "troops", "version": "old"}, "search", {"search": "troops"}),
    ],
)
def test_what_a_link_may_have_meant_is_a_link(
    link: dict[str, str], name: str, meant: dict[str, str]
) -> None:
    """With the name that readers know, and the rest of the link as it was."""
    decoded = COMPARE_LINK.decode(link, sample())
    [(notice, corrected), *older] = decoded.corrections.items()
    assert notice in decoded.notices
    assert corrected.asks in notice
    assert (name, meant) == (corrected.name, corrected.parameters)
    assert [("changes", {"since": "old"})] * ("version" in link) == [
        (each.page, each.parameters) for _, each in older
    ]


def test_what_is_like_nothing_is_not_corrected() -> None:
    """A notice alone."""
    decoded = COMPARE_LINK.decode({"proposals": "zzz", "asof": "soon"}, sample())
    assert (2, {}) == (len(decoded.notices), decoded.corrections)


@pytest.mark.parametrize("written", ["", "-", "latest"])
def test_the_latest_day_is_no_day(written: str) -> None:
    """Nothing, a dash and the word for it all mean: without an end, and there is no notice."""
    link = reader(to=written)
    assert (link.day("to"), link.notices) == (None, ())


def test_a_choice_is_found_by_its_value_alone() -> None:
    """The written value counts, not the label, the name or another case of letters."""
    link = reader()
    found = [
        link.choice(word, Difference, "filter")
        for word in ("value", "VALUE", "coded value differs", "Value")
    ]
    assert [Difference.VALUE, None, None, None] == found
    assert 3 == len(link.notices)


@pytest.mark.parametrize(
    ("text", "short"),
    [("", ""), ("a" * 60, "a" * 60), ("a" * 61, "a" * 59 + "…"), ("💥" * 99, "💥" * 59 + "…")],
)
def test_a_text_is_quoted_in_sixty_characters(text: str, short: str) -> None:
    """A text from a link is whole in a notice up to sixty characters; a longer one ends in an ellipsis."""
    assert shortened(text) == short


def test_a_link_of_nonsense_gets_few_sentences() -> None:
    """Of very many notices the first twenty are given, and the number of the others."""
    reader = LinkReader({}, sample())
    for number in range(25):
        reader.ignore(f"number {number}.")
    assert reader.notices == (
        *(f"number {number}." for number in range(20)),
        "And 5 more like these.",
    )


def test_what_may_have_been_meant_is_looked_for_only_so_often(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A link with thousands of unknown ids or names costs no more than one with a few; each is looked at once."""
    looked: list[str] = []
    monkeypatch.setattr(link_reader, "nearest_word", lambda word, _: looked.append(word) or "")
    many = ".".join(f"x{number}" for number in range(3000))
    asked = reader(proposals=f"{many}.{many}", differ=many, **{f"n{n}": "" for n in range(500)})
    asked.unknown_parameters(("proposals", "differ"))
    asked.ids("proposals", "proposal", sample().proposals)
    asked.some_of("differ", Difference, "filter")
    assert len(looked) == MAX_NOTICES
    assert asked.ignored == asked.notices
    assert asked.ignored[-1] == "And 6480 more like these."
