"""The layout of the timeline's figures in pixels from the top, for the figures and the first view."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from guarantees.pages.timeline.lanes import Chart, Lane, LaneMark
from guarantees.pages.timeline.quantities import FigureMark, QuantityChart
from guarantees.words.english import counted

ROW, LABEL_LINE, LANE_ROOM = 12, 13, 6
LABEL_WIDTH = 21
LEFT, RIGHT, TOP, BOTTOM = 152, 8, 32, 10
TROOP_NUMBERS, TROOP_ROW, TROOP_HEAD, TROOP_GAP = 230, 30, 40, 18


@dataclass(frozen=True)
class LanePlace:
    """A lane between two heights, counted from the top of the first lane."""

    lane: Lane
    top: int
    bottom: int

    @property
    def middle(self) -> float:
        """The height of its name."""
        return (self.top + self.bottom) / 2


def lane_places(chart: Chart) -> Iterator[LanePlace]:
    """The lanes from top to bottom."""
    top = 0
    for lane in chart.lanes:
        bottom = top + _height(lane)
        yield LanePlace(lane, top, bottom)
        top = bottom


def lanes_height(chart: Chart) -> int:
    """The height of all lanes together."""
    return sum(_height(lane) for lane in chart.lanes)


def figure_height(chart: Chart) -> int:
    """The height of the whole figure."""
    return TOP + lanes_height(chart) + BOTTOM


def mark_places(places: Iterable[LanePlace]) -> Iterator[tuple[LaneMark, float]]:
    """Every mark with the height of its middle. The rows are centred in their lane."""
    for place in places:
        first = place.middle - place.lane.rows * ROW / 2 + ROW / 2
        yield from ((mark, first + mark.row * ROW) for mark in place.lane.marks)


def label_lines(name: str) -> list[str]:
    """A name in at most three lines, to fit next to the chart."""
    return textwrap.wrap(name, LABEL_WIDTH, max_lines=3, placeholder=" …") or [name]


def lanes_words(chart: Chart) -> str:
    """The figure in words, for those who cannot see it."""
    count = len({name for lane in chart.lanes for mark in lane.marks for name in mark.entries})
    entries, lanes = counted(count, "entry", "entries"), counted(len(chart.lanes), "lane")
    return f"{entries} in {lanes} over time. The list below says the same."


@dataclass(frozen=True)
class TroopPanel:
    """One axis of the figure of troop numbers: an axis of numbers, or rows of words, from ``top``."""

    chart: QuantityChart
    marks: tuple[FigureMark, ...]
    is_numbers: bool
    top: int
    height: int


def troop_panels(charts: Sequence[QuantityChart]) -> Iterator[TroopPanel]:
    """The panels from top to bottom, with room for the name of each element."""
    top = 0
    for chart in charts:
        top += TROOP_HEAD
        if chart.figures:
            yield TroopPanel(chart, chart.figures, True, top, TROOP_NUMBERS)
            top += TROOP_NUMBERS + TROOP_GAP
        if chart.worded:
            height = TROOP_ROW * len(chart.worded)
            yield TroopPanel(chart, chart.worded, False, top, height)
            top += height


def troop_height(charts: Sequence[QuantityChart]) -> int:
    """The height of the whole figure."""
    last = list(troop_panels(charts))[-1]
    return TOP + last.top + last.height + BOTTOM


def troop_words(charts: Sequence[QuantityChart]) -> str:
    """The figure in words, for those who cannot see it."""
    count = sum(len(chart.figures) + len(chart.worded) for chart in charts)
    statements = counted(count, "statement")
    return f"{statements} about the size of forces over time. The tables below say the same."


def _height(lane: Lane) -> int:
    return LANE_ROOM + max(lane.rows * ROW, len(label_lines(lane.name)) * LABEL_LINE)
