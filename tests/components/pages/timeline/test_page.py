"""The Timeline as Streamlit draws it: choices, figure, and the document that a link asks for."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.proto.PlotlyChart_pb2 import PlotlyChart
from streamlit.testing.v1 import AppTest

from bench.many_records import many_records
from components.pages.table import DOCUMENTS
from components.pages.timeline import view as timeline_view
from components.pages.timeline.chart import timeline_figure
from components.pages.timeline.choices import STATE
from components.pages.timeline.quantities_chart import troop_figure
from components.parts.page_state import PageState
from components.parts.rendering import rendered
from guarantees.pages.timeline.entries import EntryKind
from guarantees.pages.timeline.page import MAX_LISTED, timeline, timeline_chart, years_of
from guarantees.pages.timeline.quantities import troop_charts
from guarantees.pages.timeline.query import TIMELINE_LINK, TimelineQuery
from tests.builders import sample_text, write_records
from tests.components.page_parts import catalogue, document_of, link_of, notices

Open = Callable[..., AppTest]
SUMMIT = "summit"
pytestmark = pytest.mark.usefixtures("small")


def charts(page: AppTest) -> list[Any]:
    """The messages of the figures that are drawn."""
    return [chart.proto for chart in page.get("plotly_chart")]


def without_template(spec: str) -> dict[str, Any]:
    """A figure that was sent, without the template that Plotly adds."""
    figure = json.loads(spec)
    figure["layout"].pop("template", None)
    return figure


@pytest.mark.parametrize(
    "link",
    [
        {},
        {"lanes": "actor", "kinds": "position.element"},
        {"from": "2025-01-01", "to": "2025-12-31", "clock": "known"},
        {"event": SUMMIT, "open": "gazette-2025-08"},
        {"view": "quantities"},
        {"proposals": "alpha", "actors": "sylvania"},
    ],
    ids=str,
)
def test_the_figure_is_what_the_link_asks_for(open_page: Open, link: dict[str, str]) -> None:
    """The figure comes from the query, in either view."""
    query = TIMELINE_LINK.decode(link, catalogue()).query
    page = open_page("timeline", **link)
    if link.get("view") == "quantities":
        figure = troop_figure(troop_charts(query, catalogue()))
    else:
        figure = timeline_figure(timeline_chart(query, catalogue()))
    (chart,) = charts(page)
    assert json.loads(json.dumps(figure)) == without_template(chart.spec)
    assert [] == notices(page)


def test_the_figure_is_small(open_page: Open) -> None:
    """The whole figure is one trace for each kind and four more."""
    (chart,) = charts(open_page("timeline"))
    figure = without_template(chart.spec)
    kinds = {entry.kind for entry in catalogue().events.values()}
    assert len(kinds) + 1 + 4 == len(figure["data"])
    assert len(json.dumps(figure)) < 100_000


def test_the_figure_is_the_same_whatever_is_chosen(open_page: Open) -> None:
    """Evidence that is opened does not draw the figure anew, so the reader's zoom stays."""
    (first,) = charts(open_page("timeline"))
    (second,) = charts(open_page("timeline", event=SUMMIT))
    assert (first.spec, first.id) == (second.spec, second.id)
    assert ["points"] == [PlotlyChart.SelectionMode.Name(m).lower() for m in first.selection_mode]


def test_views_are_switched(open_page: Open) -> None:
    """Troop numbers have tables and no choice of lanes or kinds; what was chosen among events is closed."""
    page = open_page("timeline", event=SUMMIT)
    page.get_by_key("timeline.view").set_value("quantities").run()
    assert {"view": "quantities"} == link_of(page)
    assert "<table" in document_of(page, "timeline")[1]
    keys = [each.key for each in page.button_group]
    assert ("timeline.lanes" in keys, "timeline.kinds" in keys) == (False, False)


def test_lanes_kinds_and_clock_are_chosen(open_page: Open) -> None:
    """Each choice goes into the link and adds to those before it."""
    page = open_page("timeline")
    page.get_by_key("timeline.lanes").set_value("actor").run()
    page.get_by_key("timeline.kinds").set_value(["call", "status"]).run()
    page.get_by_key("timeline.clock").set_value("known").run()
    assert {"lanes": "actor", "kinds": "call.status", "clock": "known"} == link_of(page)
    page.get_by_key("timeline.kinds").set_value([]).run()
    assert "-" == link_of(page)["kinds"]
    assert "No entry matches these choices." in document_of(page, "timeline")[1]
    assert [] == charts(page)


def test_every_kind_is_offered_in_words(open_page: Open) -> None:
    """A choice is read out as its words; its sign in the chart is there for the eye alone. The usual ones are on."""
    page = open_page("timeline")
    kinds = page.get_by_key("timeline.kinds")
    assert [kind.label for kind in EntryKind] == kinds.options
    style = next(each.proto.body for each in page.get("html") if "<style>" in each.proto.body)
    assert '.st-key-timeline-kinds button:nth-of-type(1)::before {content: "●" / "";' in style
    assert len(EntryKind) == len(kinds.options)
    assert sorted(kind.value for kind in TimelineQuery().kinds) == sorted(kinds.value)


def test_proposals_and_actors_are_chosen(open_page: Open) -> None:
    """All proposals are offered by date, actors with an entry by name; the button says how many are chosen."""
    page = open_page("timeline")
    page.multiselect(key="timeline.proposals").set_value(["alpha"]).run()
    page.multiselect(key="timeline.actors").set_value(["sylvania"]).run()
    assert {"proposals": "alpha", "actors": "sylvania"} == link_of(page)
    assert len(catalogue().proposals) == len(page.multiselect(key="timeline.proposals").options)
    actors = page.multiselect(key="timeline.actors").options
    assert sorted(actors, key=str.casefold) == list(actors)
    assert {"Freedonia", "Sylvania"} <= set(actors)
    assert "More choices (2)" == page.get_by_key("timeline.more").proto.popover.label


def test_days_are_chosen_by_year_or_typed(open_page: Open) -> None:
    """A year sets both days; typed days replace it, and the button says what is chosen."""
    page = open_page("timeline")
    years = years_of(TimelineQuery(), catalogue())
    assert [str(year) for year in years] == page.get_by_key("timeline.year").options
    page.get_by_key("timeline.year").set_value(2025).run()
    assert {"from": "2025-01-01", "to": "2025-12-31"} == link_of(page)
    assert "2025" == page.get_by_key("timeline.days").proto.popover.label
    page.text_input(key="timeline.to").set_value(" 2025-08-31 ").run()
    assert {"from": "2025-01-01", "to": "2025-08-31"} == link_of(page)
    assert page.get_by_key("timeline.year").value is None
    page.text_input(key="timeline.from").set_value("").run()
    page.text_input(key="timeline.to").set_value("").run()
    assert {} == link_of(page)


@pytest.mark.parametrize(
    ("typed", "notice"),
    [
        (
            "last year",
            "'last year' is not a day. Expected year, month and day, such as 2025-08-21.",
        ),
        (
            "2026-01-01",
            "The range from 2026-01-01 to 2025-12-31 ends before it begins. Give the earlier day first.",
        ),
    ],
)
def test_days_that_cannot_be_are_refused(open_page: Open, typed: str, notice: str) -> None:
    """A notice says what was wrong, and the page stays as it was."""
    page = open_page("timeline", to="2025-12-31")
    before = document_of(page, "timeline")[1]
    page.text_input(key="timeline.from").set_value(typed).run()
    assert ([notice], {"to": "2025-12-31"}) == (notices(page), link_of(page))
    assert before == document_of(page, "timeline")[1]


def test_a_link_with_a_range_that_cannot_be_still_shows_the_page(open_page: Open) -> None:
    """A reversed range in the address is a notice and all days, not an error."""
    page = open_page("timeline", **{"from": "2026-01-01", "to": "2025-01-01"})
    assert 1 == len(notices(page))
    assert (
        rendered(DOCUMENTS["timeline"], TimelineQuery(), catalogue()).html
        == document_of(page, "timeline")[1]
    )


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ([{"customdata": SUMMIT}], SUMMIT),
        ([{"customdata": "force-size~nowhere"}], ""),
        ([{"customdata": ["x"]}], ""),
        ([{}], ""),
        ([], ""),
    ],
)
def test_a_click_on_a_mark_chooses_its_entry(
    monkeypatch: pytest.MonkeyPatch, points: list[dict], expected: str
) -> None:
    """Only an id that there is counts; another click on the same mark closes the evidence."""
    made: list[dict] = []
    monkeypatch.setattr(PageState, "set", lambda self, **values: made.append(values))
    monkeypatch.setitem(st.session_state, STATE.key("chart"), {"selection": {"points": points}})
    timeline_view._on_select()
    assert [{"event": expected}] == made


def test_no_records_are_named_as_that(
    open_page: Open, use_records: Callable, tmp_path: Path
) -> None:
    """An empty folder gives a page that says so, in both views, without a figure."""
    use_records(tmp_path)
    for view, said in (
        ("events", "There are no records to show."),
        ("quantities", "No statement about the size of a force matches these choices."),
    ):
        page = open_page("timeline", view=view)
        assert said in document_of(page, "timeline")[1]
        assert [] == charts(page)


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
    (chart,) = charts(open_page("timeline"))
    assert ["Alpha"] == json.loads(chart.spec)["layout"]["yaxis"]["ticktext"]


def test_very_many_records_stay_within_bounds() -> None:
    """However many proposals there are, the chart keeps its number of lanes and the list its length."""
    many = many_records(catalogue(), 240)
    drawn = timeline_chart(TimelineQuery(), many)
    assert drawn is not None
    assert (40, True) == (len(drawn.lanes), drawn.more_lanes > 100)
    listed = timeline(TimelineQuery(), many)
    assert sum(len(year.entries) for year in listed.years) <= MAX_LISTED
    assert sum(year.count for year in listed.years) > MAX_LISTED
