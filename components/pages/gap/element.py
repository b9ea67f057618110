"""One question as HTML: who gives which answer, with its proposals; then figures, numbers and what it means."""

from __future__ import annotations

from collections.abc import Sequence

import htpy as h

from components.pages.gap.chart import number_chart
from components.pages.gap.evidence import named_under
from components.parts.dates import date_markup
from components.parts.empty_state import EmptyStateLink, empty_state
from components.parts.rendering import EVIDENCE
from components.parts.stands_table import StandsTable
from components.parts.statements import citations, opener, signed
from guarantees.links.addresses import to_compare, to_coverage, to_gap, to_method, to_wording
from guarantees.pages.gap.answers import AnswerGiven
from guarantees.pages.gap.element import ElementGap
from guarantees.pages.gap.figures import Figure
from guarantees.pages.gap.numbers import NumberClaim, NumberGap, NumberMeeting, NumberScale
from guarantees.pages.gap.page import Gap
from guarantees.pages.gap.panel import ALL
from guarantees.pages.tables.stands import StandsRow
from guarantees.words.as_of import as_of_words
from guarantees.words.english import counted

MOST_NAMED = 8
"""More proposals with one answer than this are folded; on a phone all are."""


def element_markup(element: ElementGap, page: Gap) -> h.Node:
    """The page of one question."""
    question = _Question(element, page)
    return [
        h.p(".lead")[element.element.question],
        h.div(".with-evidence")[h.div(".content")[question.picture()], EVIDENCE],
        element.figures and _figures(element.figures),
        element.numbers and _numbers(element.numbers),
        question.not_in_it(),
        question.about(),
    ]


class _Question:
    """The parts of the page that say who gives which answer."""

    def __init__(self, gap: ElementGap, page: Gap) -> None:
        self.gap, self.page = gap, page
        self.address = to_gap(gap.element.id, as_of=page.query.as_of)

    def picture(self) -> h.Node:
        """Who gives which answer."""
        if not self.gap.answers.rows:
            return empty_state(
                "No party speaks of this question and no proposal answers it in this view.",
                EmptyStateLink(
                    "What every proposal says",
                    to_coverage(as_of=self.page.query.as_of),
                    stays=False,
                ),
            )
        table = StandsTable(
            self.gap.columns,
            self.address,
            f"Who gives which answer: {self.gap.element.question}",
            self._below,
            target=self.page.query.answer,
        )
        return table.of_bodies([h.tbody[(table.row(row) for row in self.gap.answers.rows)]])

    def _below(self, row: StandsRow) -> h.Node:
        """The proposals that give an answer, and a link to everything said about it."""
        given = self.gap.proposals.get(row.key, ())
        whole = f"{self.gap.element.id}~{row.key}"
        if not given and row.key == "searched":
            return None
        named = [[self._proposal(each), " "] for each in given]
        count = counted(len(given), "proposal") if given else "No proposal"
        few = [
            given and h.details[h.summary[count]],
            h.span(".soft.of-few" if given else ".soft")[f"{count}: " if given else count],
            h.span(".named")[named],
        ]
        return h.div(".answered-by")[
            h.details[h.summary[count], named] if len(given) > MOST_NAMED else few,
            " ",
            opener(self.address, ALL, whole, ".all")[
                "all statements", h.span(".hidden")[f" with {row.name}"]
            ],
        ]

    def _proposal(self, given: AnswerGiven) -> h.Element:
        return opener(self.address, given.proposal, self.gap.element.id, title=given.date)[
            given.name, given.doubt and h.i[f" {given.doubt}"]
        ]

    def not_in_it(self) -> h.Node:
        """Who and what is not shown above, each with the reason."""
        gap = self.gap
        parts = [
            gap.unaddressed
            and [
                h.dt["Answers that nobody gives, neither a proposal nor a party"],
                h.dd[" · ".join(gap.unaddressed)],
            ],
            gap.not_given
            and [
                h.dt["Answers that no proposal gives"],
                h.dd[" · ".join(gap.not_given), h.p(".soft.small")[gap.asked]],
            ],
            [named_under(f"Proposals: {each.label.lower()}", each) for each in gap.without_value],
            [named_under(f"Parties: {each.label.lower()}", each) for each in gap.without_stance],
        ]
        return (
            any(parts)
            and h.details(".rest", data_open="not-in-it")[
                h.summary["Who and what is not shown above"], h.dl(".facts")[parts]
            ]
        )

    def about(self) -> h.Element:
        """What the question means, and how the chart is made."""
        element, as_of = self.gap.element, self.page.query.as_of
        return h.details(".rest", data_open="about")[
            h.summary["What the question means, and how this is read"],
            h.p[element.definition],
            self.gap.order
            and h.p(".order")[h.b["A scale. " if element.order else ""], self.gap.order],
            h.p[
                "The table shows who differs, and measures nothing. What others say of a party never counts as its "
                "own. Answers are in a fixed order, parties in alphabetical order, proposals in order of "
                "date; the parties with a column are those of which most is recorded, the same on every page."
            ],
            h.p(".soft.small")[f"Shown: {as_of_words(as_of)}. {self.page.chosen}"],
            h.p[
                h.a(href=to_wording(element.id, as_of=as_of))["Wordings side by side"],
                " · ",
                h.a(href=to_method(element.id))["What the question means"],
                " · ",
                h.a(href=to_compare(as_of=as_of))["Proposals compared"],
            ],
        ]


def _figures(figures: Sequence[Figure]) -> h.Element:
    """Columns that are empty for every figure are left out."""
    columns = {
        "Date": [date_markup(each.date) for each in figures],
        "Of": [each.of for each in figures],
        "Years": [each.years for each in figures],
    }
    filled = {head: words for head, words in columns.items() if any(words)}
    return h.section(".part", aria_labelledby="figures")[
        h.h2("#figures")["The figures in the texts"],
        h.div(".scroll", tabindex="0", role="region", aria_label="Figures by text")[
            h.table(".numbers.figures")[
                h.caption(".hidden")["Figures by text, in order of date"],
                h.thead[h.tr[(h.th(scope="col")[head] for head in ("Text", *filled, "Figure"))]],
                h.tbody[
                    (
                        h.tr[
                            h.th(scope="row")[h.a(href=each.address)[each.proposal]],
                            (h.td[cell] for cell in cells),
                            h.td[h.b[each.words], citations(each.citations)],
                        ]
                        for each, *cells in zip(figures, *filled.values(), strict=True)
                    )
                ],
            ]
        ],
    ]


# ---- numbers ---------------------------------------------------------------------------------


def _numbers(numbers: NumberGap) -> h.Element:
    return h.section(".part", aria_labelledby="numbers")[
        h.h2("#numbers")["The numbers named"],
        h.p(".soft.small")[
            "Nothing is converted, and the range of “about” is not guessed. What is marked as replaced, "
            "or as said by others, is listed and compared with nothing.",
        ],
        (_scale(scale) for scale in numbers.scales),
        h.h3["How they compare"],
        h.ul(".meetings")[(_meeting(meeting) for meeting in numbers.meetings)]
        if numbers.meetings
        else h.p(".soft")["There are no two of them, of different parties, to compare."],
        numbers.left_out > 0
        and h.p(".soft")[
            f"{numbers.left_out} more pairs are not listed; the tables hold every number."
        ],
    ]


def _scale(scale: NumberScale) -> h.Node:
    """The numbers of one axis as a table, and as a chart where there are several."""
    return [
        h.table(".numbers")[
            h.caption[scale.title],
            h.thead[h.tr[(h.th(scope="col")[head] for head in ("Who", "Says", "Number"))]],
            h.tbody[(_claim(claim) for claim in scale.claims)],
        ],
        scale.needs_chart and number_chart(scale),
    ]


def _claim(claim: NumberClaim) -> h.Element:
    return h.tr(f".tone-{claim.tone}")[
        h.th(scope="row")[claim.name],
        h.td[signed(claim.sign, claim.verb), claim.note and h.span(".soft")[f" · {claim.note}"]],
        h.td[h.b[claim.words], citations(claim.citations)],
    ]


def _meeting(meeting: NumberMeeting) -> h.Element:
    return h.li[
        h.p[
            h.b[meeting.relation.label.capitalize()],
            ". ",
            _named(meeting.first),
            "; ",
            _named(meeting.second),
            ".",
        ],
        h.p(".soft")[meeting.explanation],
    ]


def _named(claim: NumberClaim) -> list[h.Node]:
    verb = "is coded" if claim.is_proposal else claim.verb
    note = f" ({claim.note})" if claim.note else ""
    return [f"{claim.name} {verb} ", h.b[claim.words], note, citations(claim.citations)]
