"""The choices of the Timeline, and the document that a link asks for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.pages.table import PAGES
from components.pages.timeline.choices import timeline_choices
from components.parts.rendering import rendered
from guarantees.pages.timeline.entries import EntryKind
from guarantees.pages.timeline.link import TIMELINE_LINK
from guarantees.pages.timeline.query import TimelineQuery
from tests.components.page_parts import catalogue, document_of, notices
from tests.components.parsed_html import Parsed

Open = Callable[..., AppTest]
SUMMIT = "summit"
pytestmark = pytest.mark.usefixtures("small")


def form_of(**link: str) -> Parsed:
    """The form that a link shows."""
    query = TIMELINE_LINK.decode(link, catalogue()).query
    return Parsed(str(timeline_choices(query, catalogue())))


def chosen(form: Parsed, name: str) -> list[str | None]:
    """What is chosen of the fields of a name."""
    fields = form.all("input", name=name)
    return [each["value"] for each in fields if "checked" in each]


def test_the_form_shows_what_the_link_says() -> None:
    """Every choice of the page is a field, and each shows what the link has chosen."""
    form = form_of(
        lanes="actor",
        kinds="call.status",
        clock="known",
        proposals="alpha",
        actors="sylvania",
        **{"from": "2025-01-01"},
    )
    names = ("view", "lanes", "kinds", "clock", "proposals", "actors")
    assert [
        ["events"],
        ["actor"],
        ["call", "status"],
        ["known"],
        ["alpha"],
        ["sylvania"],
    ] == [chosen(form, name) for name in names]
    months = [each["value"] for each in form.all("option") if "selected" in each]
    assert ["2025-01", "-"] == months
    assert [] == form.all("input", type="hidden", name="open")
    assert {"Jan 2025", "1 proposal", "1 party"} <= {*form.texts}


def test_troop_numbers_have_neither_lanes_nor_kinds() -> None:
    """What is chosen of them goes along unseen, for the way back to the events."""
    form = form_of(view="quantities", lanes="actor", kinds="call")
    assert ["quantities"] == chosen(form, "view")
    hidden = {each["name"]: each["value"] for each in form.all("input", type="hidden")}
    assert {"lanes": "actor", "kinds": "call"} == {
        name: hidden[name] for name in ("lanes", "kinds")
    }
    assert [] == [*chosen(form, "lanes"), *chosen(form, "kinds")]


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ([("kinds", "-")], {"kinds": "-"}),
        ([("kinds", "-"), ("kinds", "call"), ("kinds", "status")], {"kinds": "call.status"}),
        ([("proposals", "-"), ("proposals", "alpha"), ("actors", "-")], {"proposals": "alpha"}),
        ([("from", "2025-01"), ("to", "-")], {"from": "2025-01"}),
        ([("from", "-"), ("to", "-")], {}),
        ([("view", "events"), ("lanes", "proposal"), ("clock", "stated")], {}),
    ],
)
def test_what_the_form_sends_is_a_brief_link(
    sent: list[tuple[str, str]], expected: dict[str, str]
) -> None:
    """Repeated fields are one parameter, and what the page opens with is left out."""
    query = TIMELINE_LINK.decode(TIMELINE_LINK.parameters(sent), catalogue()).query
    assert expected == TIMELINE_LINK.encode_briefly(query, catalogue())


def test_every_kind_is_offered() -> None:
    """Apart by whether it happened or was said; the usual ones are on."""
    form = form_of()
    kinds = form.all("input", name="kinds", type="checkbox")
    assert {kind.value for kind in EntryKind} == {each["value"] for each in kinds}
    assert {"Happened", "Said", f"{len(TimelineQuery().kinds)} kinds"} <= {*form.texts}
    assert {kind.value for kind in TimelineQuery().kinds} == {*chosen(form, "kinds")}


def test_proposals_come_by_family_and_actors_by_name() -> None:
    """All proposals are offered, and the actors with an entry."""
    form = form_of()
    offered = [each["value"] for each in form.all("input", name="proposals", type="checkbox")]
    assert [
        proposal.id for _, found in catalogue().proposals_by_family() for proposal in found
    ] == offered
    assert [family.name for family, _ in catalogue().proposals_by_family()] == [
        text for text in form.texts if text in {each.name for each in catalogue().families.values()}
    ]
    actors = [str(each["value"]) for each in form.all("input", name="actors", type="checkbox")]
    names = [catalogue().actor_short_name(name) for name in actors]
    assert sorted(names, key=str.casefold) == names
    assert {"freedonia", "sylvania"} <= {*actors}


@pytest.mark.parametrize(
    ("link", "expected", "words"),
    [
        ({}, ["-", "-"], {"the first", "the last"}),
        ({"from": "2025-08", "to": "2025-08"}, ["2025-08", "2025-08"], {"Aug 2025"}),
        ({"from": "2025-08-18"}, ["2025-08-18", "-"], {"18 Aug 2025", "the last"}),
        ({"to": "1999-12-31"}, ["-", "1999-12"], {"Dec 1999", "the first"}),
    ],
)
def test_two_lists_of_months_are_the_range(
    link: dict[str, str], expected: list[str], words: set[str]
) -> None:
    """They show what the link says, also a day or a month without entries, and offer the months of the strip."""
    form = form_of(**link)
    options = form.all("option")
    assert expected == [each["value"] for each in options if "selected" in each]
    assert words <= {*form.texts}
    assert {"2024-05", "2025-08"} <= {each["value"] for each in options}


@pytest.mark.parametrize(
    ("link", "notice"),
    [
        (
            {"from": "last year", "to": "2025-12-31"},
            "'last year' is not a day. Expected year, month and day, such as 2025-08-21.",
        ),
        (
            {"from": "2026-01-01", "to": "2025-12-31"},
            "The range from 2026-01-01 to 2025-12-31 ends before it begins. Give the earlier day first.",
        ),
    ],
)
def test_days_that_cannot_be_are_named(open_page: Open, link: dict[str, str], notice: str) -> None:
    """A notice says what was wrong, and the page shows what it can."""
    page = open_page("timeline", **link)
    assert [notice] == notices(page, "timeline")
    query = TIMELINE_LINK.decode(link, catalogue()).query
    assert rendered(PAGES["timeline"], query, catalogue()).html == document_of(page, "timeline")[1]


def test_the_live_page_brings_the_evidence_apart(open_page: Open) -> None:
    """An entry that is opened changes what is in the place for evidence; the rest of the page is the same."""
    plain = document_of(open_page("timeline"), "timeline")
    head, html = document_of(open_page("timeline", event=SUMMIT), "timeline")
    assert (plain[0]["tag"], plain[1]) == (head["tag"], html)
    assert ">The summit</h2>" in head["evidence"]
    assert "" == plain[0]["evidence"]


def test_no_records_are_named_as_that(
    open_page: Open, use_records: Callable, tmp_path: Path
) -> None:
    """An empty folder gives a page that says so, in each view, without a picture."""
    use_records(tmp_path)
    for view, said in (
        ("events", "There are no records to show."),
        ("quantities", "No statement about the size of a force matches these choices."),
        ("terms", "The end is not known for any agreement that matches these choices."),
    ):
        html = document_of(open_page("timeline", view=view), "timeline")[1]
        assert said in html
        assert ("data-brush", "<table") not in (html, html)
