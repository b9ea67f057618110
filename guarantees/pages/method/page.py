"""The link of the Method page, its examples of dates, and where it lets readers report an error.

Its text is kept where it is also used or can be checked:

- headings, introductions and the order of parts: ``components/pages/method/markup.py``
- the two rules, step by step: ``guarantees/cells/rule_steps.py``
- the editorial policy: ``guarantees/reference/editorial_policy.py``
- signs, with examples: ``signs.py`` in this folder
- lists of words: ``terms.py``, from ``guarantees/records/vocabulary.py``
- the codebook: ``codebook.py``, from ``proposals/registry/elements.yaml``
- how to cite: ``citing.py``; what changed: ``changes.py``, from the records
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import LATEST, AsOf
from guarantees.catalogue.link_templates import ErrorReport
from guarantees.links.link_reader import LinkReader
from guarantees.links.page_link import AsOfDay, OneId, Open, PageLink
from guarantees.records.dates import EdtfDate


@dataclass(frozen=True)
class MethodQuery:
    """The state of the page: the element looked up ("" for none), and the expanded groups of elements."""

    element: str = ""
    open: tuple[str, ...] = ()
    as_of: AsOf = LATEST


def _with_group_open(query: MethodQuery, reader: LinkReader, given: object) -> MethodQuery:
    """A link to an element opens its group."""
    element = reader.catalogue.elements.get(query.element)
    if element is None or element.group in query.open:
        return query
    return replace(query, open=(element.group, *query.open))


METHOD_LINK = PageLink(
    "method",
    MethodQuery,
    (
        OneId(
            "element", "question", lambda catalogue: catalogue.elements, instead="the whole method"
        ),
        Open(),
        AsOfDay(),
    ),
    complete=_with_group_open,
)

DATE_EXAMPLES = tuple(
    EdtfDate.parse(text)
    for text in (
        "2025-08-21",
        "2025-08",
        "2025",
        "2025-08~",
        "2025-08?",
        "2026-02-09/2026-02-28?",
        "2022-03-29/2022-04",
        "2022-04-26/..",
        "../2025-03",
    )
)
"""One date of every form that records may use."""


def possible_days(date: EdtfDate) -> str:
    """The days that a date may mean."""
    if date.earliest is None or date.latest is None:
        side = "before" if date.earliest is None else "after"
        return f"{day_words(date.first_possible)} or any day {side}"
    first, last = day_words(date.earliest), day_words(date.latest)
    return first if first == last else f"{first} to {last}"


def day_words(day: datetime.date) -> str:
    """A day as readers see it."""
    return EdtfDate.parse(day.isoformat()).words()


def error_report(catalogue: Catalogue, page: str = "method") -> str:
    """The address of a report that names only a page and the data version; "" where the site has none."""
    report = ErrorReport("Wrong value", "", "", page, catalogue.version)
    return catalogue.link_templates.report_address(report)
