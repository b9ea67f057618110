"""Signs, marks and words of the Method page as HTML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import htpy as h

from components.parts.own_words import quotation
from guarantees.catalogue.catalogue import Catalogue
from guarantees.cells.cell import cited_sources
from guarantees.cells.marks import MarkKind, StanceMark, marks_of
from guarantees.pages.method.signs import CellExample, Example, SignGroup
from guarantees.pages.method.terms import look_of, marked_by
from guarantees.records.vocabulary import Sign, Term
from guarantees.words.english import counted


def anatomy(example: CellExample, catalogue: Catalogue) -> h.Element:
    """One real cell with its parts numbered, and what each part is."""
    words = example.words
    sources = counted(len(set(cited_sources(example.cell))), "source")
    return h.figure(".anatomy")[
        h.div(".drawn")[
            h.div(".column")[_number(1), h.b[example.proposal.short_name]],
            h.div(".row")[_number(2), h.b[example.element.name]],
            h.div(class_=f"cell tone-{words.tone}")[
                h.p(".value")[
                    _number(3), h.span(".sign", aria_hidden="true")[words.sign], h.b[words.text]
                ],
                h.p(".says")[_number(4), words.says],
                h.p(".marks")[
                    _number(5),
                    (
                        h.span(".chip", title=mark.meaning)[mark.text]
                        for mark in marks_of(example.cell, catalogue)
                    ),
                    h.span(".soft")[sources],
                ],
            ],
        ],
        h.figcaption[
            h.ol[
                h.li["The proposal, in one version."],
                h.li[
                    "The element: a question put to every proposal. ",
                    quotation(example.element.question, "en"),
                ],
                h.li[
                    "The answer in words of the codebook, with a sign. Colour only repeats the sign."
                ],
                h.li["One sentence in our words that names whoever says so."],
                h.li["Marks, where there is more to know, and the number of sources."],
            ],
            h.p[
                h.a(href=example.address)["Open this cell with its evidence"],
                ": who said it, when, how that is known, and where it was read.",
            ],
        ],
    ]


def _number(number: int) -> h.Element:
    """A number that the list alongside repeats; the list can be read without it."""
    return h.span(".number", aria_hidden="true")[str(number)]


def sign_groups(
    groups: Iterable[SignGroup], examples: Mapping[Term, Example], *more: h.Node
) -> h.Element:
    """Signs with meanings and examples, and further sections, side by side where there is room."""
    return h.div(".signs")[
        (
            h.section[
                h.h3[group.name],
                h.p(".soft.small")[group.about],
                term_table(group.name, group.terms, examples),
            ]
            for group in groups
        ),
        *more,
    ]


def term_table(
    caption: str, terms: Iterable[Term], examples: Mapping[Term, Example] | None = None
) -> h.Element:
    """Words with their meanings, and with signs and examples where they have them."""
    return h.table(".terms")[
        h.caption(".hidden")[caption],
        h.tbody[(_row(term, (examples or {}).get(term)) for term in terms)],
    ]


def _row(term: Term, example: Example | None) -> h.Element:
    sign, tone = look_of(term)
    # The label of a sign is the sign itself.
    label = term.value.capitalize() if isinstance(term, Sign) else term.label
    return h.tr(class_=f"tone-{tone}" if tone else None)[
        h.th(scope="row")[sign and h.span(".sign", aria_hidden="true")[sign], label],
        h.td[
            term.meaning,
            example
            and h.div(".small")[
                h.span(".soft")["For example "], h.a(href=example.address)[example.text]
            ],
        ],
    ]


def mark_table() -> h.Element:
    """Every mark with its meaning and what can carry it."""
    return h.table(".terms.marks")[
        h.caption(".hidden")["Marks"],
        h.tbody[
            (
                h.tr[
                    h.th(scope="row")[h.span(".chip")[mark.label]],
                    h.td[mark.meaning, h.span(".soft.small")[f" On {marked_by(mark)}."]],
                ]
                for mark in (*MarkKind, *StanceMark)
            )
        ],
    ]
