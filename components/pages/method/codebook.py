"""The codebook of the Method page as HTML: an index of its elements, and each group to expand."""

from __future__ import annotations

import htpy as h

from components.parts.own_words import verbatim
from components.parts.record_page import record_links_markup
from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.record_links import record_links
from guarantees.links.addresses import to_gap, to_method, to_wording
from guarantees.pages.method.codebook import answer_address, answering, elements_of
from guarantees.records.element import Element, ElementGroup, Option
from guarantees.records.values import AMBIGUOUS
from guarantees.words.english import counted

EMPTY = "There is no codebook to show: no file of elements can be read."


def codebook(looked_up: str, catalogue: Catalogue) -> h.Node:
    """Every group with its elements. ``looked_up`` is the id of the element to highlight, "" for none."""
    if not catalogue.elements:
        return h.p(".empty")[EMPTY]
    return [
        h.p[
            f"{counted(len(catalogue.elements), 'question')} put to every proposal, each with a closed list of "
            "answers. The number of an element never changes. Whatever the element, words that can be read in more "
            "than one way are coded ",
            verbatim(AMBIGUOUS),
            ", with a note on what they leave open.",
            h.span(".screen-only")[" On paper stand the groups that are open."],
        ],
        (_group(group, looked_up, catalogue) for group in groups_with_elements(catalogue)),
    ]


def groups_with_elements(catalogue: Catalogue) -> list[ElementGroup]:
    """The groups that have elements, in the order of the codebook."""
    return [group for group in catalogue.groups.values() if elements_of(group.id, catalogue)]


def _group(group: ElementGroup, looked_up: str, catalogue: Catalogue) -> h.Element:
    elements = elements_of(group.id, catalogue)
    questions = counted(len(elements), "question")
    return h.section(".group", id=f"group~{group.id}", tabindex="-1")[
        h.h3[group.name],
        h.p(".soft")[group.about],
        h.ul(".index")[
            (
                h.li[
                    h.span(".soft")[str(element.number)],
                    h.a(href=to_method(element.id))[element.name],
                ]
                for element in elements
            )
        ],
        h.details(data_open=group.id)[
            h.summary[f"{group.name}: {questions} with their answers and coding rules"],
            (_element(element, element.id == looked_up, catalogue) for element in elements),
        ],
    ]


def _element(element: Element, is_looked_up: bool, catalogue: Catalogue) -> h.Element:
    address, name = to_method(element.id), f"{element.number}. {element.name}"
    links = record_links(("elements", element.id), element.name, catalogue, page=address)
    return h.article({"class": {"element": True, "looked-up": is_looked_up}})[
        h.div(".asked")[
            h.h4(
                id=f"element~{element.id}",
                tabindex="-1",
                data_target=element.id if is_looked_up else None,
            )[
                f"{name} ",
                h.a(".small", href=address, aria_label=f"Link to {name}")["link"],
            ],
            h.p(".question")[element.question],
            h.p[element.definition],
            h.p[h.b["How it is coded. "], element.coding_rule],
            h.p(".small")[_answered(element, catalogue)],
            bool(element.former_ids)
            and h.p(".soft.small")[f"Former ids: {', '.join(element.former_ids)}."],
            record_links_markup(links),
        ],
        _answers(element),
    ]


def _answered(element: Element, catalogue: Catalogue) -> h.Node:
    answers = len(answering(catalogue)[element.id])
    in_compare = answer_address(element, catalogue)
    return [
        f"Answered by {answers} of {counted(len(catalogue.proposals), 'proposal')}: ",
        in_compare
        and [h.a(href=in_compare, aria_label=f"{element.name} in Compare")["Compare"], " · "],
        h.a(href=to_gap(element=element.id), aria_label=f"{element.name} in Gap")["Gap"],
        " · ",
        h.a(href=to_wording(element.id), aria_label=f"{element.name} in Wording")["Wording"],
    ]


def _answers(element: Element) -> h.Element:
    units = ", ".join(unit.label for unit in element.units)
    return h.div(".answers")[
        h.p(".small.soft")[element.kind.meaning, units and f" Units: {units}."],
        bool(element.options)
        and h.table(".terms")[
            h.caption(".hidden")[f"Answers to {element.name}"],
            h.tbody[(_option(option) for option in element.options)],
        ],
        element.order and h.p(".small.soft")[f"In this order: {element.order.reason}"],
    ]


def _option(option: Option) -> h.Element:
    return h.tr(class_=f"tone-{option.sign.tone}")[
        h.th(scope="row")[
            h.span(".sign", aria_hidden="true")[option.sign.glyph],
            option.label,
            verbatim(option.id),
        ],
        h.td[option.meaning],
    ]
