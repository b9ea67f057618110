"""One element of the Gap page as HTML: the grid, each option with its evidence, and numbers."""

from __future__ import annotations

from collections.abc import Sequence

import htpy as h

from components.elements.charts import chart
from components.pages.gap.chart import described, number_chart
from components.pages.gap.evidence import evidence, named_under
from components.parts.statements import citations, signed
from guarantees.cells.voices import Voice
from guarantees.links.addresses import to_gap, to_positions, to_proposal, to_wording
from guarantees.pages.gap.element import ElementGap
from guarantees.pages.gap.figures import Figure
from guarantees.pages.gap.grid import GridCell, GridRow, unexplained
from guarantees.pages.gap.numbers import NumberClaim, NumberGap, NumberMeeting, NumberScale
from guarantees.pages.gap.options import GapCoding, GapOption, GapStance
from guarantees.pages.gap.page import Gap
from guarantees.words.as_of import as_of_words

GRID_NOTE = (
    "Each mark leads to the statement behind it. “Reported” means by a news outlet, not in the actor's own words; "
    "what others say of an actor never counts as its own. Actors are in alphabetical order, proposals in order of date."
)


def element_markup(element: ElementGap, page: Gap) -> h.Node:
    """The page of one element."""
    return [
        _head(element, page),
        element.figures and _figures(element.figures),
        h.section(".part", aria_labelledby="glance")[
            h.h2("#glance")["At a glance"],
            _grid(element, page) if element.options else _nobody(),
            _rest(element),
        ],
        element.numbers and _numbers(element.numbers),
        element.options
        and h.section(".part", aria_labelledby="options")[
            h.h2("#options")["Option by option, with the evidence"],
            (
                _option(each, element, page)
                for each in element.options
                if each.stances or each.codings
            ),
        ],
    ]


def _head(gap: ElementGap, page: Gap) -> h.Element:
    element = gap.element
    return h.header(".head")[
        h.h2[h.span(".number")[str(element.number)], element.name],
        h.p(".lead")[element.question],
        h.p[element.definition],
        gap.order and h.p(".order")[h.b["A scale. " if element.order else ""], gap.order],
        h.p(".soft.small")[
            f"Shown: {as_of_words(page.query.as_of)}. {page.chosen} ",
            h.a(href=to_wording(element.id, as_of=page.query.as_of))["Wordings side by side"],
        ],
    ]


def _figures(figures: Sequence[Figure]) -> h.Element:
    """Columns that say nothing of any figure are left out."""
    columns = {
        "Date": [each.date for each in figures],
        "Of": [each.of for each in figures],
        "Years": [each.years for each in figures],
    }
    told = {head: words for head, words in columns.items() if any(words)}
    return h.section(".part", aria_labelledby="figures")[
        h.h2("#figures")["The figures in the texts"],
        h.div(".scroll", tabindex="0", role="region", aria_label="Figures by text")[
            h.table(".numbers.figures")[
                h.caption(".hidden")["Figures by text, in order of date"],
                h.thead[h.tr[(h.th(scope="col")[head] for head in ("Text", *told, "Figure"))]],
                h.tbody[
                    (
                        h.tr[
                            h.th(scope="row")[h.a(href=each.address)[each.proposal]],
                            (h.td[cell] for cell in cells),
                            h.td[h.b[each.words], citations(each.citations)],
                        ]
                        for each, *cells in zip(figures, *told.values(), strict=True)
                    )
                ],
            ]
        ],
    ]


def _nobody() -> h.Element:
    return h.p(".empty")[
        "No actor takes a stance on this element and no proposal has a value for it."
    ]


# ---- the grid --------------------------------------------------------------------------------


def _grid(element: ElementGap, page: Gap) -> h.Node:
    return [
        h.p(".note.soft.small")[
            GRID_NOTE,
            (
                f" {line.sign} {line.text}."
                for line in unexplained((*element.actor_rows, *element.proposal_rows))
            ),
        ],
        h.div(".scroll", tabindex="0", role="region", aria_label="Who says what to each option")[
            h.table(".picture", role="table")[
                h.caption(".hidden")["Who says what to each option"],
                _options_head(element),
                element.actor_rows and _rows("Actors", element.actor_rows, element, page),
                element.proposal_rows and _rows("Proposals", element.proposal_rows, element, page),
            ]
        ],
    ]


def _options_head(element: ElementGap) -> h.Element:
    return h.thead(role="rowgroup")[
        h.tr(role="row")[
            h.th(role="columnheader", scope="col")[h.span(".hidden")["Who"]],
            (
                h.th(
                    {"class": {"on-scale": option.place}},
                    role="columnheader",
                    scope="col",
                    title=option.meaning or None,
                )[option.place and h.span(".step")[option.place], option.line.text]
                for option in element.options
            ),
        ]
    ]


def _rows(heading: str, rows: Sequence[GridRow], element: ElementGap, page: Gap) -> h.Element:
    return h.tbody(role="rowgroup")[
        h.tr(".heading", role="row")[
            h.th(role="rowheader", scope="rowgroup", colspan=str(len(element.options) + 1))[heading]
        ],
        (_row(row, heading == "Actors", element, page) for row in rows),
    ]


def _row(row: GridRow, is_actor: bool, element: ElementGap, page: Gap) -> h.Element:
    as_of = page.query.as_of
    address = (
        to_positions("elements", (row.id, element.element.id), as_of)
        if is_actor
        else to_proposal(row.id, element.element.id, as_of)
    )
    return h.tr(role="row")[
        h.th(role="rowheader", scope="row")[
            h.a(href=address)[row.name], h.span(".about")[row.about]
        ],
        (
            _cell(cell, option, row, page)
            for cell, option in zip(row.cells, element.options, strict=True)
        ),
    ]


def _cell(cell: GridCell, option: GapOption, row: GridRow, page: Gap) -> h.Element:
    """On a narrow screen each cell is below its row, with the option's name before it: see the style sheet."""
    if not cell.key:
        return h.td(".none", role="cell")[signed(cell.line.sign, h.span(".hidden")[cell.line.text])]
    address = f"{to_gap(page.query.element, as_of=page.query.as_of)}&open={cell.key}"
    label = f"{row.name}, {option.line.text}: {cell.line.text}. Evidence"
    return h.td(f".tone-{cell.line.tone}", role="cell")[
        h.a(
            href=address,
            data_opens=cell.key,
            data_option=option.line.text,
            data_stay=True,
            aria_label=label,
        )[signed(cell.line.sign, cell.line.text)]
    ]


def _rest(element: ElementGap) -> h.Node:
    """Who and what is not in the grid, each with the reason."""
    return h.dl(".facts.rest")[
        element.unaddressed
        and [
            h.dt["Options that nobody names, no actor either"],
            h.dd[" · ".join(element.unaddressed)],
        ],
        element.not_given
        and [
            h.dt["Answers that no proposal gives"],
            h.dd[" · ".join(element.not_given), h.p(".soft.small")[element.asked]],
        ],
        [named_under(each.label, each) for each in element.beyond],
        [named_under(f"Actors: {each.label.lower()}", each) for each in element.without_stance],
        [named_under(f"Proposals: {each.label.lower()}", each) for each in element.without_value],
    ]


# ---- option by option ------------------------------------------------------------------------


def _option(option: GapOption, element: ElementGap, page: Gap) -> h.Element:
    return h.section(".option", aria_label=option.line.text)[
        h.header(f".tone-{option.line.tone}")[
            h.h3[signed(option.line.sign, option.line.text)],
            option.meaning and h.p(".soft.small")[option.meaning],
        ],
        h.div[
            option.opposed and h.p(".opposed")[signed("≠", option.opposed)],
            option.stances
            and h.ul(".claims")[(_stance(each, element, page) for each in option.stances)],
            option.codings
            and [
                h.h4["Proposals coded with it"],
                h.ul(".claims")[(_coding(each, element, page) for each in option.codings)],
            ],
        ],
    ]


def _stance(stance: GapStance, element: ElementGap, page: Gap) -> h.Element:
    cell, words = stance.cell, stance.words
    address = to_positions("elements", (cell.actor, element.element.id), page.query.as_of)
    return h.li(f".tone-{words.tone}")[
        h.p[
            signed(words.sign, [h.a(href=address)[stance.name], " ", h.b[words.text]]),
            h.span(".soft")[
                cell.voice is Voice.OWN and f" · {cell.voice.label}",
                stance.when and f" · {stance.when}",
            ],
            citations(stance.citations),
        ],
        h.p(".says")[words.says],
        stance.condition and h.p(".condition")[h.b["If: "], stance.condition],
        evidence(
            stance.key,
            f"{stance.name} {words.text}",
            {stance.name: stance.evidence},
            why=stance.why,
        ),
    ]


def _coding(coding: GapCoding, element: ElementGap, page: Gap) -> h.Element:
    line, name = coding.line, coding.proposal.short_name
    address = to_proposal(coding.proposal.id, element.element.id, page.query.as_of)
    return h.li(f".tone-{line.tone}")[
        h.p[
            signed(line.sign, [h.a(href=address)[name], " ", h.b[line.text]]),
            h.span(".soft")[f" · {coding.proposal.kind.label}"],
            citations(coding.citations),
        ],
        h.p(".says")[coding.says],
        evidence(coding.key, name, {name: coding.evidence}),
    ]


# ---- numbers ---------------------------------------------------------------------------------


def _numbers(numbers: NumberGap) -> h.Element:
    return h.section(".part", aria_labelledby="numbers")[
        h.h2("#numbers")["The numbers named"],
        h.p(".soft.small")[
            "Nothing is converted, and how far “about” reaches is not guessed. What is marked as replaced, "
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
        scale.needs_chart and chart(f"numbers-{scale.key}", number_chart(scale), described(scale)),
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
