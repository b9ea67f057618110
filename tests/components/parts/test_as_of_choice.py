"""components/parts/as_of_choice.py: the day and the clock a page speaks of, chosen behind one button."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from components.parts.page import Page
from components.parts.page_state import PageState
from components.parts.plain_text import plain
from guarantees.catalogue.clock import LATEST, AsOf, Clock
from guarantees.links.page_link import AsOfDay, Open, PageLink
from tests.builders import write_records


@dataclass(frozen=True)
class Asked:
    """The query of the page ``example``."""

    as_of: AsOf = LATEST
    open: tuple[str, ...] = ()


LINK = PageLink("example", Asked, (AsOfDay(), Open()))
STATE = PageState(Page("example", "Example", "Example", "what it is", LINK))
DAY = datetime.date(2025, 8, 21)


@pytest.fixture(autouse=True)
def small_folder(tmp_path: Path, use_records: Callable[[Path], Path]) -> None:
    """The small folder of records is served."""
    use_records(write_records(tmp_path / "records"))


def _example() -> None:
    # AppTest runs this text in a file of its own.
    from components.parts.as_of_choice import as_of_choice
    from components.parts.notices import link_notices
    from components.store.records_store import records
    from tests.components.parts.test_as_of_choice import STATE

    asked = STATE.current(records().catalogue)
    as_of_choice(STATE, asked.query)
    link_notices(asked.notices)


def open_(**link: str) -> AppTest:
    """The page as a link opens it."""
    page = AppTest.from_function(_example, default_timeout=30)
    for parameter, value in link.items():
        page.query_params[parameter] = value
    return drawn(page)


def drawn(page: AppTest) -> AppTest:
    """The page after another run."""
    page.run()
    assert [] == [fault.value for fault in page.exception]
    return page


def shown(page: AppTest) -> tuple[Any, ...]:
    """The words on the button, the choices behind it, and the address."""
    [button] = page.get("popover")
    clock, day = (page.get_by_key(f"example.{part}").value for part in ("clock", "day"))
    return button.proto.popover.label, clock, day, dict(page.query_params)


OPENED: dict[str, tuple[dict[str, str], tuple[str, str, str]]] = {
    "nothing": ({}, ("Everything the records hold", "stated", "")),
    "a day": ({"asof": "2025-08-21"}, ("As stated up to 21 August 2025", "stated", "2025-08-21")),
    "a day and the other clock": (
        {"asof": "2025-08-01", "clock": "known"},
        ("As publicly known on 1 August 2025", "known", "2025-08-01"),
    ),
    "a clock alone": ({"clock": "known"}, ("Everything the records hold", "known", "")),
}


@pytest.mark.parametrize(("link", "expected"), OPENED.values(), ids=OPENED)
def test_a_link_is_shown_in_words_and_choices(link: dict, expected: tuple) -> None:
    """The button says which day is shown, by which clock; behind it both can be changed."""
    assert (*expected, link) == shown(open_(**link))


def test_every_clock_can_be_chosen() -> None:
    """The choice offers each clock by a word of its own."""
    labels = [clock.label for clock in Clock]
    assert labels == open_().get_by_key("example.clock").options


@pytest.mark.parametrize(
    ("part", "value", "expected"),
    [
        (
            *("day", "2025-08-21"),
            ("As stated up to 21 August 2025", "stated", "2025-08-21", {"asof": "2025-08-21"}),
        ),
        (
            *("day", "  2025-08-21 "),
            ("As stated up to 21 August 2025", "stated", "2025-08-21", {"asof": "2025-08-21"}),
        ),
        ("clock", "known", ("Everything the records hold", "known", "", {"clock": "known"})),
    ],
)
def test_a_choice_is_written_to_the_link(part: str, value: str, expected: tuple) -> None:
    """A day or a clock that is chosen is in the words, in the choices and in the address at once."""
    page = open_()
    page.get_by_key(f"example.{part}").set_value(value)
    assert expected == shown(drawn(page))


def test_one_choice_keeps_the_other_and_what_stands_open() -> None:
    """Another clock keeps the day, another day keeps the clock, and opened evidence stays in the link."""
    page = open_(asof="2025-08-20", open="a.b")
    page.get_by_key("example.clock").set_value("known")
    drawn(page)
    page.get_by_key("example.day").set_value("2025-08-21")
    drawn(page)
    assert Asked(AsOf(Clock.KNOWN, DAY), ("a", "b")) == page.session_state["example.state"].query
    link = {"clock": "known", "asof": "2025-08-21", "open": "a.b"}
    assert ("As publicly known on 21 August 2025", "known", "2025-08-21", link) == shown(page)


def test_an_emptied_day_is_the_latest() -> None:
    """Without a day everything the records hold is shown again, and the address is bare."""
    page = open_(asof="2025-08-21")
    page.get_by_key("example.day").set_value("")
    assert ("Everything the records hold", "stated", "", {}) == shown(drawn(page))


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        (
            "tomorrow",
            "'tomorrow' is not a day. Expected year, month and day, such as 2025-08-21.",
        ),
        (
            "1900-01-01",
            "'1900-01-01' is out of range. Expected a day from 1945-01-01 to 2100-12-31.",
        ),
    ],
)
def test_a_day_that_is_none_changes_nothing(written: str, problem: str) -> None:
    """What was shown stays, the field shows it again, and a notice says why."""
    page = open_(asof="2025-08-20", clock="known")
    before = shown(page)
    page.get_by_key("example.day").set_value(written)
    assert before == shown(drawn(page))
    assert [plain(problem)] == [info.value for info in page.info]
