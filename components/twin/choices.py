"""The choices of a page without a server: those that lead to another file are links, and one line says what needs the
live site.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import urlencode

import htpy as h
from lxml import html as parsed

from components.elements.html_text import text_of

Leads = Callable[[str], bool]
"""Whether an address, such as ``./gap?element=help``, is that of a file."""
NEEDS_LIVE = "Other choices, and other days, need the live site"


def choices_as_links(form: str, leads: Leads, live: str) -> str:
    """The HTML of a form as links. ``live`` is the address of the same view on the live site; "" without one."""
    element = parsed.fragment_fromstring(form)
    for day in element.xpath(".//details[@data-fold='asof']"):
        day.getparent().remove(day)
    if element.get("aria-label") == "Compare":
        return ""
    groups = [
        *_links(element, leads),
        *(_list(each, element, leads) for each in element.iter("select")),
        *_segments(element, leads),
    ]
    line = [h.a(href=live)[NEEDS_LIVE] if live else NEEDS_LIVE, "."]
    return text_of(h.div(".choices")[groups, h.p(".soft.small")[line]])


def _address(form: parsed.HtmlElement, name: str, value: str) -> str:
    """The address of the form with another value of one field."""
    kept = [pair for pair in form.form_values() if pair[0] != name and pair[1] not in ("", "-")]
    asked = [*kept, (name, value)] if value else kept
    return form.get("action") + (f"?{urlencode(asked)}" if asked else "")


def _links(form: parsed.HtmlElement, leads: Leads) -> Iterator[h.Node]:
    """Links in the form: presets, and the views of a page."""
    for group in form.find_class("presets"):
        found = [
            (each.text_content(), each.get("href"), _is_current(each)) for each in group.iter("a")
        ]
        yield _fold("Presets", [each for each in found if leads(each[1])])
    for group in form.iter("nav"):
        found = [
            (each.text_content(), each.get("href"), _is_current(each)) for each in group.iter("a")
        ]
        yield _row(group.get("aria-label", ""), [each for each in found if leads(each[1])])


def _is_current(link: parsed.HtmlElement) -> bool:
    return link.get("aria-current") is not None


def _list(select: parsed.HtmlElement, form: parsed.HtmlElement, leads: Leads) -> h.Node:
    """A drop-down list. Its entry for all records, if it has one, leads to the list of them."""
    options = list(select.iter("option"))
    name = select.get("name")
    every = [each for each in options if not each.get("value")]
    offered = every or options
    chosen = select.value or ""
    found = [
        (
            each.text_content(),
            _address(form, name, each.get("value", "")),
            each.get("value") == chosen,
        )
        for each in offered
    ]
    reached = [each for each in found if leads(each[1])]
    if every:
        return chosen and [h.a(href=address)[words] for words, address, _ in reached]
    label = select.getparent().text_content().partition("\n")[0]
    current = next((each.text_content() for each in options if each.get("value") == chosen), label)
    return _fold(current, reached)


def _segments(form: parsed.HtmlElement, leads: Leads) -> Iterator[h.Node]:
    """Choices of one of a few, side by side."""
    for group in form.iter("fieldset"):
        options = [each for each in group.iter("input") if each.get("type") == "radio"]
        found = [
            (
                each.getparent().text_content(),
                _address(form, each.get("name"), each.get("value")),
                each.get("checked") is not None,
            )
            for each in options
        ]
        legend = group.find("legend")
        label = "" if legend is None else legend.text_content()
        yield _row(label, [each for each in found if leads(each[1])])


Link = tuple[str, str, bool]
"""Words, address, and whether it is what is shown."""


def _fold(summary: str, links: list[Link]) -> h.Node:
    if len(links) < 2:
        return None
    return h.details(".fold")[
        h.summary[summary], h.div(".folded")[h.ul(".ways")[(h.li[_link(each)] for each in links)]]
    ]


def _row(label: str, links: list[Link]) -> h.Node:
    if len(links) < 2:
        return None
    return h.nav(".segments", aria_label=label)[(_link(each) for each in links)]


def _link(link: Link) -> h.Element:
    words, address, is_shown = link
    return h.a(href=address, aria_current="true" if is_shown else None)[words]
