"""components/pages/proposal/lineage.py: the chart crosses no box, and says no more than the sentences."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import htpy as h
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.pages.proposal.lineage import chart_markup, lineage_markup
from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import LATEST
from guarantees.pages.proposal.lineage import (
    LineageChart,
    LineageView,
    Related,
    RelationView,
    VersionView,
    lineage_of,
)
from tests.builders import catalogue, proposal, statement

Point = tuple[float, float]
HOSTILE = '<img src=x onerror="alert(1)">'


def records(lineages: dict[str, tuple[str, dict[str, list[str]]]]) -> Catalogue:
    """Proposals by id, each with its date and lineage."""
    return catalogue(
        *(
            proposal(
                {"legal-effect": [statement(stated=date)]},
                id=name,
                short_name=name.title(),
                first_stated=date,
                lineage=lineage,
            )
            for name, (date, lineage) in lineages.items()
        )
    )


@st.composite
def charts(draw: st.DrawFn) -> LineageChart:
    """The chart of a random lineage: up to eight proposals of up to five dates, relations to earlier ones."""
    names = [f"p{number}" for number in range(draw(st.integers(2, 8)))]
    dates = sorted(draw(st.integers(1, 5)) for _ in names)
    found = {}
    for place, name in enumerate(names):
        before = names[:place]
        earlier = draw(st.lists(st.sampled_from(before), max_size=3, unique=True)) if before else []
        found[name] = (f"2025-0{dates[place]}-01", {"variant_of": earlier or before[-1:]})
    chart = lineage_of("p0", LATEST, records(found)).chart
    assert chart is not None
    return chart


def attributes(svg: str, tag: str) -> list[dict[str, str | None]]:
    """The attributes of every element of one kind."""
    found: list[dict[str, str | None]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, name: str, given: list[tuple[str, str | None]]) -> None:
            if name == tag:
                found.append(dict(given))

    Reader().feed(svg)
    return found


def segments(path: str) -> list[tuple[Point, Point]]:
    """The straight parts of a line made of M, H and V."""
    at: list[Point] = []
    for step, numbers in re.findall(r"([MHVL])([-\d. ]+)", path):
        values = [float(number) for number in numbers.split()]
        x, y = at[-1] if at else (0.0, 0.0)
        at.append({"H": (values[0], y), "V": (x, values[0])}.get(step) or (values[0], values[1]))
    return list(pairwise(at))


def crosses(segment: tuple[Point, Point], rect: dict[str, str | None]) -> bool:
    """Whether a level or upright line runs through the inside of a box."""
    (x1, y1), (x2, y2) = segment
    left, top = float(rect["x"] or 0), float(rect["y"] or 0)
    right, bottom = left + float(rect["width"] or 0), top + float(rect["height"] or 0)
    return min(x1, x2) < right and max(x1, x2) > left and min(y1, y2) < bottom and max(y1, y2) > top


@given(charts())
def test_no_arrow_runs_through_a_box(chart: LineageChart) -> None:
    """Whatever the lineage, lines bend in the gaps, and all of it is inside the chart."""
    svg = str(chart_markup(chart))
    boxes = attributes(svg, "rect")
    assert len(chart.boxes) == len(boxes)
    lines = [part for path in attributes(svg, "path") for part in segments(path["d"] or "")]
    assert [] == [(line, box) for line in lines for box in boxes if crosses(line, box)]
    width, height = (float(n) for n in (attributes(svg, "svg")[0]["viewbox"] or "").split()[2:])
    corners = [point for line in lines for point in line]
    corners += [
        (float(box["x"]) + float(box["width"]), float(box["y"]) + float(box["height"]))
        for box in boxes
    ]
    assert all(0 <= x <= width and 0 <= y <= height for x, y in corners)


@given(charts())
def test_boxes_do_not_overlap(chart: LineageChart) -> None:
    """No two proposals share a place, and a later date is never left of an earlier one."""
    places = [(box.column, box.row) for box in chart.boxes]
    assert len(places) == len(set(places))
    assert sorted(column for column, _ in places) == [column for column, _ in places]


def test_boxes_lead_to_the_proposals() -> None:
    """Every box but the page's own is a link with name and date; arrows carry their words."""
    two = records({"one": ("2025-01-01", {}), "two": ("2025-02-01", {"merges": ["one"]})})
    chart = lineage_of("two", LATEST, two).chart
    svg = str(chart_markup(chart))
    assert [("./proposal?id=one", "One, 1 January 2025")] == [
        (link["href"], link["aria-label"]) for link in attributes(svg, "a")
    ]
    assert 1 == svg.count(">merged into</text>") == svg.count('class="box this"')
    assert "<title>Lineage of Two: 2 proposals in order of date</title>" in svg
    assert "0 more" not in svg


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, " 1 more related proposal is not drawn."),
        (2, " 2 more related proposals are not drawn."),
    ],
)
def test_what_is_not_drawn_is_counted(count: int, words: str) -> None:
    """The caption says how many related proposals have no box."""
    two = records({"one": ("2025-01-01", {}), "two": ("2025-02-01", {"merges": ["one"]})})
    chart = lineage_of("two", LATEST, two).chart
    crowded = LineageChart(chart.title, chart.boxes, chart.arrows, count)
    assert words in str(chart_markup(crowded))


def test_the_sentences_say_it_all() -> None:
    """Relations of its own, those among the others, and versions, each with the link that leads there."""
    one = Related("one", "The one pact", "One", "2024", "Freedonia", "./proposal?id=one", "")
    two = Related("two", "The two pact", "Two", "2025", "Sylvania", "", "")
    off = Related("off", "Off", "Off", "2026", "", "./proposal?id=off", "Not by this day.")
    shown = LineageView(
        relations=(RelationView(two, "supersedes", one),),
        further=(RelationView(off, "is a variant of", one),),
        versions=(VersionView(one, "", False), VersionView(two, "supersedes One", True)),
        chart=None,
        empty="",
    )
    link, not_yet = (
        '<a href="./proposal?id=one">One</a>',
        '<span class="tag">Not by this day.</span>',
    )
    assert (
        '<ul class="bullets relations">'
        f'<li>This proposal supersedes {link}<span class="soft"> (Freedonia, 2024)</span>.</li></ul>'
        '<h3>Among the proposals related to it</h3><ul class="bullets relations">'
        f'<li><a href="./proposal?id=off">Off</a> {not_yet} is a variant of {link}.</li></ul>'
        '<h3>Versions in order of date</h3><ol class="numbers versions">'
        '<li><a href="./proposal?id=one">The one pact</a><span class="soft"> · 2024</span></li>'
        '<li aria-current="true"><b>The two pact</b><span class="soft"> · 2025</span> '
        '<span class="tag">this page</span><div class="soft small">supersedes One</div></li></ol>'
    ) == written(shown)


def test_no_lineage_is_a_sentence() -> None:
    """Nothing is drawn for a proposal that is related to none."""
    shown = LineageView((), (), (), None, "Related to none.")
    assert '<p class="soft">Related to none.</p>' == written(shown)


def test_names_of_records_stay_text() -> None:
    """A name made to look like markup is shown as written, in the sentences and in the chart."""
    two = records({"one": ("2025-01-01", {}), "two": ("2025-02-01", {"merges": ["one"]})})
    hostile = two.proposals["one"].model_copy(update={"short_name": HOSTILE, "name": HOSTILE})
    shown = lineage_of("two", LATEST, catalogue(hostile, two.proposals["two"]))
    html = written(shown)
    assert 0 == len(attributes(html, "img"))
    assert 3 <= html.count("&lt;img")


def written(lineage: LineageView) -> str:
    """The markup as one text."""
    return str(h.fragment[lineage_markup(lineage)])
