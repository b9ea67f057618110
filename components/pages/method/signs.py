"""Signs, marks and words of the Method page as HTML."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import htpy as h

from guarantees.pages.method.signs import CellExample, SignGroup, SignView
from guarantees.pages.method.terms import MarkView, TermView


def anatomy(example: CellExample) -> h.Element:
    """One real cell with its parts numbered, and what each part is."""
    return h.figure(".anatomy")[
        h.div(".drawn")[
            h.div(".column")[_number(1), h.b[example.column]],
            h.div(".row")[_number(2), h.b[example.row]],
            h.div(class_=f"cell tone-{example.tone}")[
                h.p(".value")[
                    _number(3),
                    h.span(".sign", aria_hidden="true")[example.sign],
                    h.b[example.text],
                ],
                h.p(".says")[_number(4), example.says],
                h.p(".marks")[
                    _number(5),
                    (h.span(".chip", title=mark.meaning)[mark.text] for mark in example.marks),
                    h.span(".soft")[example.sources],
                ],
            ],
        ],
        h.figcaption[
            h.ol[
                h.li["The proposal, in one version."],
                h.li["The element. Every proposal is asked the same: ", h.q[example.question]],
                h.li[
                    "The answer in words of the codebook, with a sign. Colour only repeats what the sign says."
                ],
                h.li["One sentence in our words, with the name of whoever says so."],
                h.li["Marks, where there is more to know, and how many sources it rests on."],
            ],
            h.p[
                h.a(href=example.address)["Open this cell with its evidence"],
                ": who said it, when, how that is known, and where it was read.",
            ],
        ],
    ]


def _number(number: int) -> h.Element:
    """The number that the list beside repeats; the list can be read without it."""
    return h.span(".number", aria_hidden="true")[str(number)]


def sign_groups(groups: Iterable[SignGroup], *more: h.Node) -> h.Element:
    """Signs with their meanings, and sections that go with them, side by side where there is room."""
    return h.div(".signs")[
        (
            h.section[
                h.h3[group.name],
                h.p(".soft.small")[group.about],
                h.table(".terms")[
                    h.caption(".hidden")[group.name],
                    h.tbody[(_sign(each) for each in group.signs)],
                ],
            ]
            for group in groups
        ),
        *more,
    ]


def _sign(shown: SignView) -> h.Element:
    return h.tr(class_=f"tone-{shown.term.tone}")[
        _head(shown.term),
        h.td[
            shown.term.meaning,
            shown.example
            and h.div(".small")[
                h.span(".soft")["For example "],
                h.a(href=shown.example.address)[shown.example.text],
            ],
        ],
    ]


def _head(term: TermView) -> h.Element:
    return h.th(scope="row")[
        term.sign and h.span(".sign", aria_hidden="true")[term.sign], term.label
    ]


def term_table(caption: str, terms: Sequence[TermView]) -> h.Element:
    """Words with their meanings, and with their signs where they have them."""
    return h.table(".terms")[
        h.caption(".hidden")[caption],
        h.tbody[
            (
                h.tr(class_=f"tone-{term.tone}" if term.tone else None)[
                    _head(term), h.td[term.meaning]
                ]
                for term in terms
            )
        ],
    ]


def mark_table(marks: Sequence[MarkView]) -> h.Element:
    """Every mark with its meaning and where it can stand."""
    return h.table(".terms.marks")[
        h.caption(".hidden")["Marks"],
        h.tbody[
            (
                h.tr[
                    h.th(scope="row")[h.span(".chip")[each.mark.label]],
                    h.td[
                        each.mark.meaning,
                        h.span(".soft.small")[f" On {each.where}."],
                    ],
                ]
                for each in marks
            )
        ],
    ]
