"""Dates: what is accepted, which days they may mean, how they sort and how they read."""

from __future__ import annotations

import datetime
import re

import pytest
from edtf import EDTFParseException, parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from guarantees.records.dates import EXPECTED, BadDate, EdtfDate


def day(text: str | None) -> datetime.date | None:
    """A day, or no day at an open end."""
    return datetime.date.fromisoformat(text) if text else None


ACCEPTED = [
    ("2025-08-21", "2025-08-21", "2025-08-21", False, False, "21 August 2025"),
    ("2025-08", "2025-08-01", "2025-08-31", False, False, "August 2025"),
    ("2024-02", "2024-02-01", "2024-02-29", False, False, "February 2024"),
    ("2025", "2025-01-01", "2025-12-31", False, False, "2025"),
    ("2025-08~", "2025-08-01", "2025-08-31", True, False, "about August 2025"),
    ("2025?", "2025-01-01", "2025-12-31", False, True, "perhaps 2025"),
    ("2025-08-01%", "2025-08-01", "2025-08-01", True, True, "perhaps about 1 August 2025"),
    (
        "2022-03-29/2022-04~",
        "2022-03-29",
        "2022-04-30",
        True,
        False,
        "between 29 March 2022 and about April 2022",
    ),
    ("2022-04-26/..", "2022-04-26", None, False, False, "26 April 2022 or later"),
    ("../2025-03", None, "2025-03-31", False, False, "March 2025 or earlier"),
    (
        "2025-03-15/2025-03",
        "2025-03-15",
        "2025-03-31",
        False,
        False,
        "between 15 March 2025 and March 2025",
    ),
]


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "about", "uncertain", "words"),
    ACCEPTED,
    ids=[case[0] for case in ACCEPTED],
)
def test_a_date_keeps_its_precision(
    text: str, earliest: str, latest: str, about: bool, uncertain: bool, words: str
) -> None:
    """A date is read as the first and last day it may mean, and says how sure it is."""
    date = EdtfDate.parse(text)
    assert date == EdtfDate(text, day(earliest), day(latest), about, uncertain)
    assert (str(date), date.words()) == (text, words)


NO_FORM = [
    "",
    "..",
    "../..",
    "/2025",
    "2025-8",
    "21.08.2025",
    "20250821",
    " 2025",
    "2025\n",
    "202X",
]
NO_FORM += ["2025-21", "2025-32/2026", "2025-08-21T10:00", "y20250", "-2025", "~2025", "2025~?"]
IMPOSSIBLE = ["2024-02-30", "2025-02-29", "2025-13", "2025-00", "2025-04-31", "0000", "٢٠٢٥"]


@pytest.mark.parametrize("text", NO_FORM)
def test_other_forms_are_refused(text: str) -> None:
    """Seasons, sets, times of day, single digits and loose text are no dates here."""
    with pytest.raises(BadDate) as caught:
        EdtfDate.parse(text)
    shown = text.replace("\n", "⏎")
    assert str(caught.value) == f"'{shown}' is not a date in a form the records use. {EXPECTED}"


@pytest.mark.parametrize("text", IMPOSSIBLE)
def test_impossible_days_are_refused(text: str) -> None:
    """A day that no calendar has is refused."""
    with pytest.raises(BadDate) as caught:
        EdtfDate.parse(text)
    assert str(caught.value) == f"'{text}' is not a date of the calendar. {EXPECTED}"


@pytest.mark.parametrize("text", ["2025/2024", "2025-08-21/2025-08-20", "2026~/2025-12"])
def test_reversed_intervals_are_refused(text: str) -> None:
    """An interval begins before it ends."""
    with pytest.raises(BadDate) as caught:
        EdtfDate.parse(text)
    assert str(caught.value) == f"'{text}' ends before it begins. Write the earlier date first."


def test_dates_sort_by_their_first_then_by_their_last_day() -> None:
    """A day comes before the month it begins, and an open interval after a closed one with the same start."""
    texts = ["2026", "2025-08/..", "2025-08", "2025-08-02", "2025-08-01", "../2025-03", "2025"]
    dates = sorted(map(EdtfDate.parse, texts), key=lambda date: date.sort_key)
    in_order = "2025 ../2025-03 2025-08-01 2025-08 2025-08/.. 2025-08-02 2026"
    assert " ".join(date.text for date in dates) == in_order


def test_the_first_possible_day_of_a_date_without_a_start_is_its_end() -> None:
    """Before March 2025 attests nothing earlier than its last day."""
    assert EdtfDate.parse("../2025-03").first_possible == datetime.date(2025, 3, 31)
    assert EdtfDate.parse("2025-03/..").first_possible == datetime.date(2025, 3, 1)


def test_only_an_open_interval_is_open() -> None:
    """Either end may be open."""
    texts = ["2025", "2024/2025", "2025/..", "../2025"]
    assert [EdtfDate.parse(text).is_open for text in texts] == [False, False, True, True]


@given(st.dates(), st.dates(), st.sampled_from(["", "~", "?", "%"]))
def test_any_interval_of_days_is_read_or_called_reversed(
    start: datetime.date, end: datetime.date, mark: str
) -> None:
    """Every pair of days is read as given when it is in order, and only then."""
    text = f"{start.isoformat()}{mark}/{end.isoformat()}"
    if start > end:
        with pytest.raises(BadDate, match="ends before it begins"):
            EdtfDate.parse(text)
    else:
        date = EdtfDate.parse(text)
        assert (date.earliest, date.latest) == (start, end)
        assert date.words().startswith("between ")


YEARS = st.integers(min_value=0, max_value=9999).map("{:04}".format)
MONTHS = st.integers(min_value=0, max_value=19).map("-{:02}".format)
DAYS = st.integers(min_value=0, max_value=32).map("-{:02}".format)
POINTS = st.tuples(
    st.one_of(
        YEARS,
        st.tuples(YEARS, MONTHS).map("".join),
        st.tuples(YEARS, MONTHS, DAYS).map("".join),
        st.dates().map(datetime.date.isoformat),
    ),
    st.sampled_from(["", "~", "?", "%"]),
).map("".join)
ENDS = POINTS | st.just("..")
INTERVALS = st.tuples(ENDS, ENDS).map("/".join).filter(lambda text: text != "../..")


def days_by_the_library(text: str) -> tuple[datetime.date | None, datetime.date | None] | None:
    """The first and last day by the edtf library, ``None`` for an open end; nothing where it knows no such days."""
    try:
        parsed = parse_edtf(text)
        bounds = parsed.lower_strict(), parsed.upper_strict()
        # An open end is an infinite number.
        earliest, latest = (
            None if isinstance(bound, float) else datetime.date(*bound[:3]) for bound in bounds
        )
    except (EDTFParseException, ValueError):
        return None
    return earliest, latest


@settings(deadline=None)
@given(POINTS | INTERVALS)
def test_dates_and_their_bounds_are_those_of_the_edtf_library(text: str) -> None:
    """A date is accepted when the edtf library reads it and it begins before it ends, with the library's bounds."""
    expected = days_by_the_library(text)
    try:
        date = EdtfDate.parse(text)
    except BadDate as refusal:
        reversed_ = "ends before it begins" in str(refusal)
        assert (expected is not None and expected[0] > expected[1]) if reversed_ else not expected
    else:
        assert (date.earliest, date.latest) == expected


@given(st.text(alphabet="0123456789-~?%/.TXYU ", max_size=24))
def test_any_text_is_read_and_put_into_words_or_refused(text: str) -> None:
    """Nothing but BadDate is ever raised, and what is read can be shown and sorted."""
    try:
        date = EdtfDate.parse(text)
    except BadDate:
        return
    assert date.words()
    assert date.short()
    assert date.sort_key[0] <= date.sort_key[1] or date.earliest is None


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("2025-08-21", "21 Aug 2025"),
        ("2025-05", "May 2025"),
        ("2025", "2025"),
        ("2025-08~", "~ Aug 2025"),
        ("2025-08-18?", "18? Aug 2025"),
        ("2025?", "2025?"),
        ("2025-08-01%", "~ 1? Aug 2025"),
        ("2026-02-09/2026-02-28?", "9–28? Feb 2026"),
        ("2025-08-20/2025-09-03", "20 Aug – 3 Sep 2025"),
        ("2025-12-28?/2026-01-03", "28? Dec 2025 – 3 Jan 2026"),
        ("2025-09/2025-11", "Sep–Nov 2025"),
        ("2025-09/2026-02", "Sep 2025 – Feb 2026"),
        ("2022/2024?", "2022–2024?"),
        ("2022-03-29/2022-04~", "29 Mar 2022 – ~ Apr 2022"),
        ("2025-03-15/2025-03", "15 Mar 2025 – Mar 2025"),
        ("2022-04-26/..", "≥ 26 Apr 2022"),
        ("../2025-08", "≤ Aug 2025"),
        ("../2025-09-04?", "≤ 4? Sep 2025"),
    ],
)
def test_the_short_form_keeps_the_precision(text: str, short: str) -> None:
    """A short date has the marks of its precision, and says once what both ends of a window share."""
    assert EdtfDate.parse(text).short() == short


def read_short(short: str) -> str:
    """The date as records write it, from its short form."""
    if short[0] in "≤≥":
        point = read_point(short[2:].split())
        return f"../{point}" if short[0] == "≤" else f"{point}/.."
    *first, last = (half.split() for half in re.split(" – |–", short))
    if not first:
        return read_point(last)
    (begins,) = first
    has_year = re.fullmatch(r"\d{4}\??", begins[-1])
    whole = begins if has_year else begins + last[len(begins) :]
    return f"{read_point(whole)}/{read_point(last)}"


def read_point(parts: list[str]) -> str:
    """A day, month or year as records write it, from the parts of its short form."""
    about, certain = parts[0] == "~", "?" not in "".join(parts)
    finest_last = [part.rstrip("?") for part in reversed(parts) if part != "~"]
    year, *rest = finest_last
    months = [f"{datetime.date(2025, month, 1):%b}" for month in range(1, 13)]
    numbers = [months.index(part) + 1 if part in months else int(part) for part in rest]
    mark = {(True, True): "~", (True, False): "%", (False, False): "?", (False, True): ""}
    return "-".join([year, *(f"{each:02}" for each in numbers)]) + mark[about, certain]


@settings(deadline=None)
@given(POINTS | INTERVALS)
def test_the_short_form_can_be_read_back(text: str) -> None:
    """Nothing of a date is lost in its short form."""
    try:
        date = EdtfDate.parse(text)
    except BadDate:
        return
    assert read_short(date.short()) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-08-21", "on 21 August 2025"),
        ("2025-08", "in August 2025"),
        ("2025", "in 2025"),
        ("2025-08~", "about August 2025"),
        ("2025-08-20/2025-08-21", "between 20 August 2025 and 21 August 2025"),
        ("2022-04-26/..", "on 26 April 2022 or later"),
    ],
)
def test_a_date_follows_a_verb(text: str, expected: str) -> None:
    """A day has "on" before it, a month or year "in", and what says about or between itself has neither."""
    assert EdtfDate.parse(text).words_after_verb() == expected


@given(st.dates(), st.integers(0, 1200))
def test_months_later_is_as_precise(date: datetime.date, months: int) -> None:
    """A day stays a day and a month a month, in the month that is so many later, unless the calendar ends."""
    for text in (date.isoformat(), date.isoformat()[:7]):
        later = EdtfDate.parse(text).months_later(months)
        if later is None:
            assert date.year * 12 + date.month + months > datetime.MAXYEAR * 12 + 12
            continue
        assert len(later.text) == len(text)
        year, month = (int(part) for part in later.text.split("-")[:2])
        assert year * 12 + month == date.year * 12 + date.month + months
