"""The choices of the Timeline, and the document that a link asks for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from bench.many_records import many_records
from components.pages.table import DOCUMENTS
from components.pages.timeline.choices import timeline_choices
from components.parts.rendering import rendered
from guarantees.pages.timeline.entries import EntryKind
from guarantees.pages.timeline.lanes import MAX_LANES
from guarantees.pages.timeline.page import (
    KIND_SIGNS,
    MAX_LISTED,
    timeline,
    timeline_chart,
    years_of,
)
from guarantees.pages.timeline.query import TIMELINE_LINK, TimelineQuery
from tests.builders import sample_text, write_records
from tests.components.figures import figures
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
    days = {each["name"]: each["value"] for each in form.all("input", type="date")}
    assert {"from": "2025-01-01", "to": "", "asof": ""} == days
    assert [] == form.all("input", type="hidden", name="open")
    assert {"From 2025-01-01", "1 proposal", "1 actor"} <= {*form.texts}


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
        ([("from", "2025-01-01"), ("to", "")], {"from": "2025-01-01"}),
        ([("view", "events"), ("lanes", "proposal"), ("clock", "stated")], {}),
    ],
)
def test_what_the_form_sends_is_a_brief_link(
    sent: list[tuple[str, str]], expected: dict[str, str]
) -> None:
    """Repeated fields are one parameter, and what the page opens with is left out."""
    query = TIMELINE_LINK.decode(TIMELINE_LINK.parameters(sent), catalogue()).query
    assert expected == TIMELINE_LINK.encode_briefly(query, catalogue())


def test_every_kind_is_offered_in_words() -> None:
    """A kind is read out as its words; its sign in the chart is there for the eye alone. The usual ones are on."""
    form = form_of()
    kinds = form.all("input", name="kinds", type="checkbox")
    assert [kind.value for kind in EntryKind] == [each["value"] for each in kinds]
    texts = [text for text in form.texts if text in {*KIND_SIGNS.values()}]
    assert [KIND_SIGNS[kind] for kind in EntryKind] == texts
    assert len(EntryKind) <= len(form.all("span", **{"aria-hidden": "true"}))
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


def test_a_year_is_a_link() -> None:
    """It sets both days at once; the button names the year that is chosen."""
    years = years_of(TimelineQuery(), catalogue())
    assert [f"./timeline?from={year}-01-01&to={year}-12-31" for year in years] == [
        each["href"] for each in form_of().all("a")
    ]
    assert "2025" in form_of(**{"from": "2025-01-01", "to": "2025-12-31"}).texts


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
    assert (
        rendered(DOCUMENTS["timeline"], query, catalogue()).html == document_of(page, "timeline")[1]
    )


def test_the_live_page_brings_what_is_chosen_apart(open_page: Open) -> None:
    """A click on a mark changes what is in its place; the rest of the page, with its figure, is the same."""
    plain = document_of(open_page("timeline"), "timeline")
    head, html = document_of(open_page("timeline", event=SUMMIT), "timeline")
    assert (plain[0]["tag"], plain[1]) == (head["tag"], html)
    assert "<h2>The summit</h2>" in head["evidence"]
    assert "" == plain[0]["evidence"]


def test_no_records_are_named_as_that(
    open_page: Open, use_records: Callable, tmp_path: Path
) -> None:
    """An empty folder gives a page that says so, in both views, without a figure."""
    use_records(tmp_path)
    for view, said in (
        ("events", "There are no records to show."),
        ("quantities", "No statement about the size of a force matches these choices."),
    ):
        html = document_of(open_page("timeline", view=view), "timeline")[1]
        assert said in html
        assert "<figure" not in html


def test_one_proposal_is_enough(open_page: Open, use_records: Callable, tmp_path: Path) -> None:
    """With a single proposal there is one lane, and everything works as before."""
    alone = {
        "beta.yaml": None,
        "alpha.yaml": sample_text("alpha.yaml", ("lineage: {responds_to: [beta]}\n", "")),
        "registry/families.yaml": sample_text(
            "registry/families.yaml", ("proposals: [alpha, beta]", "proposals: [alpha]")
        ),
    }
    use_records(write_records(tmp_path / "records", alone))
    html = document_of(open_page("timeline"), "timeline")[1]
    assert ["Alpha"] == figures(html)["lanes"]["layout"]["yaxis"]["ticktext"]


def test_very_many_records_stay_within_bounds() -> None:
    """However many proposals there are, the chart has no more lanes than can be read, and the list its length."""
    many = many_records(catalogue(), 240)
    drawn = timeline_chart(TimelineQuery(), many)
    assert drawn is not None
    assert 0 < len(drawn.lanes) <= MAX_LANES
    listed = timeline(TimelineQuery(), many)
    assert sum(len(year.entries) for year in listed.years) <= MAX_LISTED
    assert sum(year.count for year in listed.years) > MAX_LISTED
