"""A numbered text in its own order, as HTML: what each point says next to the answers that it gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import htpy as h

from components.parts.record_page import Openers, part
from components.parts.statements import citations, place_list, signed
from guarantees.pages.proposal.points import (
    PointAnswer,
    PointElement,
    PointsView,
    PointView,
    WithoutElement,
)


def points_markup(view: PointsView, openers: Openers) -> h.Element:
    """The part of the page with all points."""
    return part(
        id="points",
        heading=view.heading,
        about=f"{view.reported} of {len(view.points)} reported.",
        content=h.details(data_open="points")[
            h.summary["The same answers in the order of the text"],
            view.note and h.p(".soft.small")[view.note],
            h.ol(".points")[(_point(point, openers) for point in view.points)],
        ],
    )


def _point(point: PointView, openers: Openers) -> h.Element:
    return h.li[
        h.h3[point.name if point.nothing else openers(point.key, point.name)],
        h.div[
            point.is_inferred
            and h.p(".soft.small")["No source gives this number: it is inferred."],
            point.nothing and h.p(".soft")[point.nothing],
            (
                h.div(".said")[
                    h.p[sentence.says],
                    h.ul[(_answered(each, openers) for each in sentence.elements)],
                ]
                for sentence in point.sentences
            ),
            (_without_element(each) for each in point.without_element),
        ],
    ]


def _answered(element: PointElement, openers: Openers) -> h.Element:
    """The answer to an element; if there are several, each with those who give it."""
    answers = element.deciding
    return h.li[
        openers(element.id, element.name),
        ": ",
        (
            [
                index > 0 and "; ",
                signed(answer.sign, answer.text),
                len(answers) > 1 and h.span(".soft")[f" ({', '.join(answer.speakers)})"],
            ]
            for index, answer in enumerate(answers)
        ),
    ]


def _without_element(point: WithoutElement) -> h.Element:
    return h.div(".said")[
        h.p[point.says, citations(point.citations)],
        h.ul[h.li(".soft")["No question asks for this."]],
    ]


def point_accounts(point: PointView, openers: Openers) -> h.Node:
    """Everything reported of a point: each answer, and whose words it is in."""
    return [
        point.elements
        and h.dl(".accounts")[(_element(element, openers) for element in point.elements)],
        ([h.p[each.says], place_list(each.places)] for each in point.without_element),
    ]


def _element(element: PointElement, openers: Openers) -> Iterator[h.Node]:
    yield h.dt[openers(element.id, element.name)]
    for answer in element.answers:
        yield h.dd[_answer(answer)]


def _answer(answer: PointAnswer) -> Sequence[h.Node]:
    return [
        h.p[
            signed(answer.sign, h.b[answer.text]),
            answer.standing and [" ", h.span(".tag")[answer.standing]],
        ],
        (
            h.p[saying.says, " ", h.span(".soft.small")[", ".join(saying.speakers)]]
            for saying in answer.sayings
        ),
    ]
