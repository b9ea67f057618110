"""A numbered text in its own order, as HTML: what each point says beside the elements that it answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import htpy as h

from components.parts.record_page import part
from components.parts.statements import citations, place_list, signed
from guarantees.pages.proposal.points import (
    PointAnswer,
    PointElement,
    PointsView,
    PointView,
    WithoutElement,
)


def points_markup(view: PointsView) -> h.Element:
    """The part of the page with all points."""
    return part(
        id="points",
        heading=view.heading,
        about=[f"{view.told} of {len(view.points)} told. ", view.note],
        content=h.ol(".points")[(_point(point) for point in view.points)],
    )


def _point(point: PointView) -> h.Element:
    return h.li[
        h.h3(id=point.key, tabindex="-1")[point.name],
        h.div[
            point.is_inferred
            and h.p(".soft.small")["No source gives this number: it is inferred."],
            point.nothing and h.p(".soft")[point.nothing],
            (
                h.div(".said")[
                    h.p[sentence.says], h.ul[(_answered(each) for each in sentence.elements)]
                ]
                for sentence in point.sentences
            ),
            (_without_element(each) for each in point.without_element),
            not point.nothing and _accounts(point),
        ],
    ]


def _answered(element: PointElement) -> h.Element:
    """The answer to an element; of several, each with those who give it."""
    answers = element.deciding
    return h.li[
        h.a(href=element.compare)[element.name],
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
        h.ul[h.li(".soft")["No element asks for this."]],
    ]


def _accounts(point: PointView) -> h.Element:
    """Everything that is told of a point: each answer, in whose words."""
    told_by = ", ".join(point.speakers)
    return h.details(data_open=point.key, data_heading=point.key)[
        h.summary[
            f"Told by {told_by}" if told_by else "Where it was read",
            h.span(".hidden")[f": {point.name}"],
        ],
        point.elements and h.dl(".accounts")[(_element(element) for element in point.elements)],
        (place_list(each.places) for each in point.without_element),
    ]


def _element(element: PointElement) -> Iterator[h.Node]:
    yield h.dt[h.a(href=element.evidence, data_opens=element.opens)[element.name]]
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
