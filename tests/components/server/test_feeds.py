"""Feeds and calendars, as readers that others wrote understand them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import feedparser
import pytest
from icalendar import Calendar

from components.server.feeds.calendar import calendar_file
from components.server.feeds.routes import feed_routes
from guarantees.feeds.events import events_feed
from guarantees.feeds.query import EventSort, EventsQuery
from tests.builders import sample_text, write_records
from tests.components import answers
from tests.components.answers import Answer
from tests.guarantees.cells.test_term import agreement

Serve = Callable[[Path], Path]
SUMMIT = "date: 2025-08-18\n    kind: meeting"
CORRECTED = """changes:
  - {on: 2025-09-02, reason: correction, says: The unit was wrong., elements: [force-size]}
  - {on: 2025-09-03, reason: party_moved, says: It was put off.}
former_ids: [alfa]"""


def ask(path: str, **link: str) -> Answer:
    """What an address answers."""
    return answers.answer(feed_routes(), path, link)


def entries(path: str, **link: str) -> list[tuple[str, str, str]]:
    """The id, the title and the day of the last change of each entry of a feed that is read without a complaint."""
    read = feedparser.parse(ask(path, **link).body)
    assert not read.bozo
    return [(each.id.partition(":")[2], each.title, each.updated[:10]) for each in read.entries]


def events_of(content: bytes) -> dict[str, tuple[str, str, str]]:
    """The first day, the day after the last, and the standing of each event of a calendar, by its name."""
    found = Calendar.from_ical(content).walk("VEVENT")
    return {
        str(each["summary"]): (
            each.decoded("dtstart").isoformat(),
            each.decoded("dtend").isoformat(),
            str(each["status"]),
        )
        for each in found
    }


# ---- changes ---------------------------------------------------------------------------------------


@pytest.fixture
def changed(use_records: Serve, tmp_path: Path) -> None:
    """Records in which Alpha gives two reasons for changes."""
    alpha = sample_text("alpha.yaml", ("former_ids: [alfa]", CORRECTED))
    use_records(write_records(tmp_path, {"alpha.yaml": alpha}))


@pytest.mark.usefixtures("changed")
def test_each_change_of_a_record_is_an_entry_with_its_reason() -> None:
    """The last comes first; a change of one question is found by it, one of the whole record is not."""
    corrected = ("t,2026:changes/proposals/alfa/2025-09-02/1", "Alpha: correction", "2025-09-02")
    moved = ("t,2026:changes/proposals/alfa/2025-09-03/1", "Alpha: party moved", "2025-09-03")
    assert [moved, corrected] == entries("/changes.atom")
    assert [corrected] == entries("/changes.atom", elements="force-size")
    assert [moved, corrected] == entries("/changes.atom", proposals="alpha")
    assert [] == entries("/changes.atom", proposals="beta")
    assert [] == entries("/changes.atom", actors="freedonia")
    assert [corrected] == entries("/changes.atom", asof="2025-09-02")


@pytest.mark.usefixtures("changed")
def test_a_record_that_is_renamed_keeps_the_ids_of_its_entries(
    use_records: Serve, tmp_path: Path
) -> None:
    """They are made of the id under which it was first published."""
    before = {id for id, _, _ in (*entries("/changes.atom"), *entries("/events.atom"))}
    text = (tmp_path / "alpha.yaml").read_text(encoding="utf-8")
    renamed = text.replace("id: alpha\n", "id: alpha-pact\n", 1).replace("[alfa]", "[alfa, alpha]")
    files: dict[str, str | None] = {"alpha.yaml": None, "alpha-pact.yaml": renamed}
    for name in ("beta.yaml", "positions/sylvania.yaml", "registry/events.yaml"):
        files[name] = (
            sample_text(name)
            .replace("proposal: alpha}", "proposal: alpha-pact}")
            .replace("[alpha]", "[alpha-pact]")
        )
    use_records(write_records(tmp_path / "renamed", files))
    assert before == {id for id, _, _ in (*entries("/changes.atom"), *entries("/events.atom"))}


# ---- events ----------------------------------------------------------------------------------------


@pytest.mark.usefixtures("small")
def test_an_event_says_what_happened_who_took_part_and_where_it_was_read() -> None:
    """A day is the day of publication of its entry; of a month there is none. All is attributed."""
    read = feedparser.parse(ask("/events.atom").body)
    summit, _, in_force = read.entries
    assert ("2025-08-18", "meeting") == (summit.published[:10], summit.tags[0].term)
    assert "published" not in in_force
    said = summit.content[0].value
    for words in ("18 August 2025", "They met.", "Took part: Freedonia, Sylvania.", "paragraph 1"):
        assert words in said
    assert "http://t/timeline?event=summit" == summit.link
    assert "CC BY 4.0" in read.feed.rights
    assert {"self", "alternate"} == {each.rel for each in read.feed.links}
    assert "records hold" in read.feed.subtitle


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ({"proposals": "alpha"}, ["The summit", "Alpha: Freedonia proposed"]),
        ({"proposals": "beta"}, ["Beta: in force"]),
        ({"proposals": "alfa", "kinds": "events"}, ["The summit"]),
        ({"actors": "sylvania"}, ["The summit", "Beta: in force"]),
        ({"actors": "sylvania", "proposals": "beta"}, ["Beta: in force"]),
        ({"elements": "help"}, []),
        ({"asof": "2025-01-01"}, ["Beta: in force"]),
        ({"kinds": "-"}, []),
    ],
)
@pytest.mark.usefixtures("small")
def test_events_can_be_followed_of_some_records(link: dict[str, str], found: list[str]) -> None:
    """An entry has to do with one of each kind of record that is named, by today's id or a former one."""
    assert found == [title for _, title, _ in entries("/events.atom", **link)]


def test_an_event_is_of_the_questions_on_which_something_was_said(
    use_records: Serve, tmp_path: Path
) -> None:
    """A statement that names the event ties it to the question that it answers."""
    at = "stated: 2025-08-20\n      condition:"
    alpha = sample_text("alpha.yaml", (at, at.replace("stated: 2025-08-20", "event: summit")))
    use_records(write_records(tmp_path, {"alpha.yaml": alpha}))
    assert ["The summit"] == [each[1] for each in entries("/events.atom", elements="legal-effect")]


@pytest.mark.parametrize(
    ("date", "name", "shown"),
    [
        ("2025-08-18", "The summit", ("2025-08-18", "2025-08-19", "CONFIRMED")),
        (
            "2025-08-18~",
            "The summit (about 18 August 2025)",
            ("2025-08-18", "2025-08-19", "TENTATIVE"),
        ),
        ("2025-08", "The summit (August 2025)", ("2025-08-01", "2025-09-01", "CONFIRMED")),
        (
            "2025-08-30/2025-09-02",
            "The summit (between 30 August 2025 and 2 September 2025)",
            ("2025-08-30", "2025-09-03", "CONFIRMED"),
        ),
    ],
)
def test_a_window_is_no_day_of_the_calendar(
    use_records: Serve, tmp_path: Path, date: str, name: str, shown: tuple[str, str, str]
) -> None:
    """It is a span of whole days that says in words how precise it is."""
    events = sample_text("registry/events.yaml", (SUMMIT, SUMMIT.replace("2025-08-18", date)))
    use_records(write_records(tmp_path, {"registry/events.yaml": events}))
    assert {name: shown} == events_of(ask("/events.ics", kinds="events").body)


def test_a_date_with_an_open_end_is_said_and_not_drawn(use_records: Serve, tmp_path: Path) -> None:
    """The calendar names it in its description."""
    events = sample_text(
        "registry/events.yaml", (SUMMIT, SUMMIT.replace("2025-08-18", "2025-08-18/.."))
    )
    use_records(write_records(tmp_path, {"registry/events.yaml": events}))
    found = ask("/events.ics", kinds="events").body
    assert {} == events_of(found)
    said = str(Calendar.from_ical(found)["description"])
    assert "1 entry: The summit (18 August 2025 or later)." in said


@pytest.mark.parametrize(
    ("lengths", "found"),
    [
        (
            ({"exactly": 10, "unit": "years"},),
            {"Gamma: in force until 12 Jan 2034": ("2034-01-12", "2034-01-13", "CONFIRMED")},
        ),
        (({"at_least": 10, "unit": "years"},), {}),
        ((), {}),
    ],
)
def test_the_end_of_a_term_is_an_entry_where_it_is_known(
    lengths: tuple[dict[str, object], ...], found: dict[str, tuple[str, str, str]]
) -> None:
    """An end that the records do not give is no entry."""
    _, records = agreement(*lengths)
    feed = events_feed(EventsQuery(kinds=frozenset({EventSort.END})), records)
    assert found == events_of(calendar_file(feed, "http://t/", "events.ics"))


# ---- the answer ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("/changes.atom", "application/atom+xml; charset=utf-8"),
        ("/events.atom", "application/atom+xml; charset=utf-8"),
        ("/events.ics", "text/calendar; charset=utf-8"),
    ],
)
@pytest.mark.usefixtures("small")
def test_what_a_reader_has_is_not_sent_again(path: str, media_type: str) -> None:
    """A program that sends the tag of the last response gets 304."""
    first = ask(path)
    again = answers.answer(feed_routes(), path, {}, if_none_match=first.headers["etag"])
    assert (200, media_type) == (first.status, first.headers["content-type"])
    assert (304, b"") == (again.status, again.body)


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ([("proposals", "gamma")], "proposals: This link asks for the proposal 'gamma'"),
        ([("kinds", "nonsense")], "events, status, end"),
        ([("asof", "2025")], "asof: '2025' is not a day. Expected year, month and day"),
        ([("version", "9")], "version: '9' is neither a release nor today's version."),
        ([("actors", "sylvania"), ("actors", "x")], "actors: given more than once."),
        ([("other", "x" * 9000)], "other: The part 'other' of this link means nothing"),
        ([("elements", "help\r\nx\0")], "elements: This link asks for the question 'help"),
    ],
)
@pytest.mark.usefixtures("small")
def test_what_an_address_does_not_understand_it_refuses(
    link: list[tuple[str, str]], said: str
) -> None:
    """The answer names the parameter and all that the address takes, as plain text."""
    found = answers.answer(feed_routes(), "/events.atom", link)
    assert (404, "text/plain; charset=utf-8") == (found.status, found.headers["content-type"])
    assert said in found.text
    assert "takes: proposals, actors, elements, kinds, clock, asof, version" in found.text
    assert len(found.text) < 1000


@pytest.mark.usefixtures("small")
def test_a_feed_without_entries_is_one() -> None:
    """It changed when the records were released, not when it was asked for."""
    read = feedparser.parse(ask("/changes.atom").body)
    assert ([], "2025-09-30") == (read.entries, read.feed.updated[:10])
