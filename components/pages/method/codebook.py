"""The codebook of the Method page as HTML: an index of its elements, and each group to open."""

from __future__ import annotations

import htpy as h

from components.parts.record_links import record_links_markup
from guarantees.pages.method.codebook import ElementView, GroupView, ValueView
from guarantees.pages.method.page import Method
from guarantees.records.values import AMBIGUOUS


def codebook(model: Method) -> h.Node:
    """Every group with its elements."""
    if model.empty:
        return h.p(".empty")[model.empty]
    return [
        h.p[
            f"{model.element_count} that every proposal is asked, each with a closed list of answers. Numbers of "
            "elements never change. Whatever the element, words that leave open what is meant are coded ",
            h.code[AMBIGUOUS],
            ", with a note that says what is left open.",
        ],
        (_group(group, model.element) for group in model.codebook),
    ]


def _group(group: GroupView, looked_up: str) -> h.Element:
    return h.section(".group", id=f"group~{group.id}", tabindex="-1")[
        h.h3[group.name],
        h.p(".soft")[group.about],
        h.ul(".index")[
            (
                h.li[h.span(".soft")[str(element.number)], h.a(href=element.address)[element.name]]
                for element in group.elements
            )
        ],
        h.details(data_open=group.id)[
            h.summary[f"{group.name}: {group.count} with their answers and coding rules"],
            (_element(element, element.id == looked_up) for element in group.elements),
        ],
    ]


def _element(element: ElementView, is_looked_up: bool) -> h.Element:
    return h.article({"class": {"element": True, "looked-up": is_looked_up}})[
        h.div(".asked")[
            h.h4(
                id=f"element~{element.id}",
                tabindex="-1",
                data_target=element.id if is_looked_up else None,
            )[
                f"{element.number}. {element.name} ",
                h.a(
                    ".small",
                    href=element.address,
                    aria_label=f"Link to {element.number}. {element.name}",
                )["link"],
            ],
            h.p(".question")[element.question],
            h.p[element.definition],
            h.p[h.b["How it is coded. "], element.coding_rule],
            h.p(".small")[_answered(element)],
            bool(element.former_ids)
            and h.p(".soft.small")[f"Former ids: {', '.join(element.former_ids)}."],
            record_links_markup(element.record),
        ],
        _answers(element),
    ]


def _answered(element: ElementView) -> h.Node:
    return [
        f"Answered by {element.answered}: ",
        element.in_compare
        and [
            h.a(href=element.in_compare, aria_label=f"{element.name} in Compare")["Compare"],
            " · ",
        ],
        h.a(href=element.in_gap, aria_label=f"{element.name} in Gap")["Gap"],
    ]


def _answers(element: ElementView) -> h.Element:
    units = f" Units: {', '.join(element.units)}." if element.units else ""
    return h.div(".answers")[
        h.p(".small.soft")[f"{element.takes_meaning}{units}"],
        bool(element.values)
        and h.table(".terms")[
            h.caption(".hidden")[f"Answers to {element.name}"],
            h.tbody[(_value(value) for value in element.values)],
        ],
        element.scale and h.p(".small.soft")[f"In this order: {element.scale}"],
    ]


def _value(value: ValueView) -> h.Element:
    return h.tr(class_=f"tone-{value.tone}")[
        h.th(scope="row")[
            h.span(".sign", aria_hidden="true")[value.sign], value.label, h.code[value.id]
        ],
        h.td[value.meaning],
    ]
