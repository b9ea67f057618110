"""The lineage of a proposal as HTML: sentences, versions in order, and a small chart with time from left to right."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

import htpy as h

from guarantees.pages.proposal.lineage import (
    LineageArrow,
    LineageBox,
    LineageChart,
    LineageView,
    Related,
    RelationView,
    VersionView,
)

# In units of the chart, which are pixels unless it is scaled.
BOX_WIDTH, GAP, ROW_GAP = 148, 112, 26
NAME_LINE, DATE_LINE, PADDING, MARGIN = 16, 14, 9, 2
NAME_CHARACTERS, DATE_CHARACTERS = 19, 22
FIRST_BEND, BEND_STEP, LAST_BEND, BETWEEN_ARROWS = 10, 6, 24, 20
LABEL_BEFORE, LABEL_AFTER = 12, 30
SMALLEST_SCALE = 0.85


def lineage_markup(lineage: LineageView) -> h.Node:
    """The chart, and the same in sentences."""
    if lineage.empty:
        return h.p(".soft")[lineage.empty]
    return [
        lineage.chart and chart_markup(lineage.chart),
        h.ul(".bullets.relations")[(_own(each) for each in lineage.relations)],
        lineage.further
        and [
            h.h3["Among the proposals related to it"],
            h.ul(".bullets.relations")[(_between_others(each) for each in lineage.further)],
        ],
        lineage.versions and _versions(lineage.versions),
    ]


def _own(relation: RelationView) -> h.Element:
    """A relation of the page's own proposal."""
    other = relation.object
    details = ", ".join(part for part in (other.proposed_by, other.date) if part)
    return h.li[
        f"This proposal {relation.verb} ",
        _named(other),
        details and h.span(".soft")[f" ({details})"],
        ".",
    ]


def _between_others(relation: RelationView) -> h.Element:
    return h.li[_named(relation.subject), f" {relation.verb} ", _named(relation.object), "."]


def _named(related: Related) -> h.Node:
    return [
        h.a(href=related.link)[related.short_name] if related.link else related.short_name,
        related.not_yet and [" ", h.span(".tag")[related.not_yet]],
    ]


def _versions(versions: tuple[VersionView, ...]) -> h.Node:
    return [
        h.h3["Versions in order of date"],
        h.ol(".numbers.versions")[(_version(each) for each in versions)],
    ]


def _version(version: VersionView) -> h.Element:
    related = version.proposal
    return h.li(aria_current="true" if version.is_this else None)[
        h.b[related.name] if version.is_this else h.a(href=related.link)[related.name],
        h.span(".soft")[f" · {related.date}"],
        version.is_this and [" ", h.span(".tag")["this page"]],
        related.not_yet and [" ", h.span(".tag")[related.not_yet]],
        version.relation and h.div(".soft.small")[version.relation],
    ]


def chart_markup(chart: LineageChart) -> h.Element:
    """The chart in a box that scrolls by itself. The sentences below it say the same."""
    drawing = _Drawing(chart)
    return h.figure(".lineage")[
        h.div(".scroll", tabindex="0", role="region", aria_label=chart.title)[
            h.svg(
                viewBox=f"0 0 {drawing.width} {drawing.height}",
                style=f"min-width:{drawing.width * SMALLEST_SCALE:.0f}px;max-width:{drawing.width}px",
                role="group",
            )[
                h.title[chart.title],
                (drawing.arrow(each) for each in chart.arrows),
                (drawing.box(each) for each in chart.boxes),
            ]
        ],
        h.figcaption(".soft.small")[
            "Time runs from left to right; arrows run from the earlier proposal to the later one.",
            f" {chart.left_out} more related {_proposals(chart.left_out)} not drawn."
            if chart.left_out
            else "",
        ],
    ]


def _proposals(count: int) -> str:
    return "proposal is" if count == 1 else "proposals are"


class _Drawing:
    """The places of boxes and arrows. An arrow bends in the gaps between columns and rows, to cross no box."""

    def __init__(self, chart: LineageChart) -> None:
        self.boxes = {box.id: box for box in chart.boxes}
        self.taken = {(box.column, box.row) for box in chart.boxes}
        self.arriving: dict[str, list[str]] = {}
        for arrow in chart.arrows:
            self.arriving.setdefault(arrow.end, []).append(arrow.start)
        self.box_height = 2 * PADDING + max(_words_height(box) for box in chart.boxes)
        columns = 1 + max(box.column for box in chart.boxes)
        rows = 1 + max(box.row for box in chart.boxes)
        # An arrow within the last column bends, and has its label, to the right of it.
        bulge = GAP if any(self._level(arrow) for arrow in chart.arrows) else 0
        self.width = columns * BOX_WIDTH + (columns - 1) * GAP + bulge + 2 * MARGIN
        # Above each row, the first as well, an arrow may pass.
        self.height = rows * (self.box_height + ROW_GAP) + MARGIN

    def _level(self, arrow: LineageArrow) -> bool:
        return self.boxes[arrow.start].column == self.boxes[arrow.end].column

    def _left(self, box: LineageBox) -> int:
        return MARGIN + box.column * (BOX_WIDTH + GAP)

    def _top(self, box: LineageBox) -> int:
        return ROW_GAP + box.row * (self.box_height + ROW_GAP)

    def _middle(self, box: LineageBox) -> int:
        return self._top(box) + self.box_height // 2

    def box(self, box: LineageBox) -> h.Element:
        """A box with name and date; a link unless it is the page's own proposal."""
        inside = [
            h.rect(
                x=str(self._left(box)),
                y=str(self._top(box)),
                width=str(BOX_WIDTH),
                height=str(self.box_height),
                rx="5",
            ),
            h.text(".name")[self._words(box, box.name, NAME_CHARACTERS, NAME_LINE, 0)],
            h.text(".date")[self._date(box)],
        ]
        if not box.link:
            return h.g(".box.this" if box.is_this else ".box")[inside]
        return h.a(".box", href=box.link, aria_label=f"{box.name}, {box.date}")[inside]

    def _date(self, box: LineageBox) -> Iterator[h.Element]:
        above = NAME_LINE * len(_lines(box.name, NAME_CHARACTERS))
        return self._words(box, box.date, DATE_CHARACTERS, DATE_LINE, above)

    def _words(
        self, box: LineageBox, words: str, characters: int, line: int, above: int
    ) -> Iterator[h.Element]:
        x, y = self._left(box) + PADDING, self._top(box) + PADDING + above
        for number, text in enumerate(_lines(words, characters), 1):
            # A space at the end of a line, so that what is copied or read aloud keeps words apart.
            yield h.tspan(x=str(x), y=str(y + number * line - 3))[f"{text} "]

    def arrow(self, arrow: LineageArrow) -> h.Element:
        """A line with its head and its label."""
        start, end = self.boxes[arrow.start], self.boxes[arrow.end]
        way = -1 if end.column <= start.column else 1
        x = self._left(end) + (0 if way == 1 else BOX_WIDTH)
        y = self._arrival(arrow)
        anchor, label = ("end", x - LABEL_BEFORE) if way == 1 else ("start", x + LABEL_AFTER)
        head = f"M{x - 7 * way} {y - 4}L{x} {y}L{x - 7 * way} {y + 4}"
        return h.g(".arrow")[
            h.path(d=self._route(start, end, x, y, way)),
            h.path(d=head),
            h.text(".label", x=str(label), y=str(y - 5), text_anchor=anchor)[arrow.label],
        ]

    def _arrival(self, arrow: LineageArrow) -> int:
        """The height at which an arrow meets its box; several arrows keep apart."""
        starts = self.arriving[arrow.end]
        place = starts.index(arrow.start) - (len(starts) - 1) / 2
        return self._middle(self.boxes[arrow.end]) + round(place * BETWEEN_ARROWS)

    def _route(self, start: LineageBox, end: LineageBox, x: int, y: int, way: int) -> str:
        side = 1 if start.column == end.column else way
        begin = self._left(start) + (BOX_WIDTH if side == 1 else 0)
        bend = begin + side * (FIRST_BEND + BEND_STEP * (start.row % 3))
        if start.column == end.column or self._is_clear(start, end):
            return f"M{begin} {self._middle(start)}H{bend}V{y}H{x}"
        above = self._top(end) - ROW_GAP // 2
        last = x - way * (GAP - LAST_BEND)
        return f"M{begin} {self._middle(start)}H{bend}V{above}H{last}V{y}H{x}"

    def _is_clear(self, start: LineageBox, end: LineageBox) -> bool:
        """Whether there is no box between the two columns in the row where the arrow arrives."""
        first, last = sorted((start.column, end.column))
        return not any((column, end.row) in self.taken for column in range(first + 1, last))


def _words_height(box: LineageBox) -> int:
    names, dates = _lines(box.name, NAME_CHARACTERS), _lines(box.date, DATE_CHARACTERS)
    return NAME_LINE * len(names) + DATE_LINE * len(dates)


def _lines(words: str, characters: int) -> list[str]:
    return textwrap.wrap(words, characters) or [""]
