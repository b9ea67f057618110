"""What changed, as HTML: in groups by where the changes come from, or where to begin."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace

import htpy as h

from components.parts.empty_state import EmptyStateLink, empty_state
from components.store.releases_store import earlier_side, listed_releases
from guarantees.catalogue.catalogue import Catalogue
from guarantees.changes.model import Origin
from guarantees.links.addresses import to_method
from guarantees.links.earlier import Earlier
from guarantees.pages.changes import page as models
from guarantees.pages.changes.query import ChangesQuery
from guarantees.records.dates import EdtfDate
from guarantees.words.as_of import day_words
from guarantees.words.english import counted

MONTHS_BACK = (1, 3, 12)
_OPEN_LINES = 40
"""A part with more lines is closed at first."""


def page_markup(query: ChangesQuery, catalogue: Catalogue) -> h.Node:
    """The page from below its choices."""
    if not catalogue.proposals:
        return empty_state("There are no records to compare.")
    if not query.since:
        return h.fragment[_ways(query, catalogue), _newest(query, catalogue)]
    old, said = earlier_side(query.since, catalogue)
    if old is None:
        return h.fragment[empty_state(said), _ways(query, catalogue)]
    model = models.changes_page(query, old, catalogue)
    return h.fragment[
        h.p(".lead")[model.sides],
        said and h.p(".notice")[said],
        _changes(model),
        not model.groups and _nothing(query, model),
        model.outside
        and h.p[
            f"{counted(model.outside, 'further difference')} outside this view: ",
            h.a(href=model.everything)["show everything"],
            ".",
        ],
    ]


def _changes(model: models.ChangesPage) -> h.Fragment:
    return h.fragment[
        h.p(".summary")[h.b[model.summary]],
        _contents(model),
        (_group(group) for group in model.groups),
    ]


def _nothing(query: ChangesQuery, model: models.ChangesPage) -> h.Element:
    every = (
        EmptyStateLink("Show everything that changed", model.everything) if model.outside else None
    )
    return empty_state("Nothing in this view differs between the two.", every)


def _contents(model: models.ChangesPage) -> h.Node:
    """How many changes come from where, each number a link to them, and a link to the table."""
    if not model.groups:
        return None
    return h.ul(".origins")[
        (
            h.li[
                h.a(href=f"#{group.origin.value}")[h.b[str(group.count)], f" {group.origin.label}"]
            ]
            for group in model.groups
        ),
        model.in_table and h.li[h.a(href=model.in_table)["Marked in the table"]],
    ]


def _group(group: models.ChangedGroup) -> h.Element:
    return h.section(class_=f"origin {group.origin.value}", aria_labelledby=group.origin.value)[
        h.h2(id=group.origin.value)[group.heading, " ", h.span(".soft")[f"({group.count})"]],
        h.p(".soft")[group.about],
        (_part(part, group.origin) for part in group.parts),
    ]


def _part(part: models.ChangedPart, origin: Origin) -> h.Element:
    key = f"{origin.value}~{part.heading.lower().replace(' ', '-')}"
    return h.details(open=len(part.lines) <= _OPEN_LINES, data_part=key)[
        h.summary[h.h3[f"{part.heading} ({part.count})"]],
        h.ul(".changes")[(_line(line) for line in part.lines)],
    ]


def _line(line: models.ChangedLine) -> h.Element:
    return h.li[
        h.b[_named(line.subject)],
        line.about and [", ", _listed(line)],
        ": ",
        line.says,
    ]


def _listed(line: models.ChangedLine) -> h.Node:
    names = [[" · " if place else None, _named(each)] for place, each in enumerate(line.about)]
    if len(names) == 1:
        return names
    return [f"{counted(len(names), 'answer')} (", names, ")"]


def _named(named: models.Named) -> h.Node:
    return h.a(href=named.address)[named.text] if named.address else named.text


# ---- where to begin --------------------------------------------------------------------------------


def _ways(query: ChangesQuery, catalogue: Catalogue) -> h.Fragment:
    """Links to what can be compared. Only the browser knows the reader's last visit."""
    return h.fragment[
        h.p(".lead")[
            "What parties newly said or did, what was only read later, and what was corrected, each listed separately."
        ],
        h.p(
            ".last-visit", data_last_visit=models.started(query, Earlier(), catalogue), hidden=True
        )[h.a, " ", h.span(".soft")["Only your browser knows when that was."]],
        _list("How the records changed", _releases(query, catalogue)),
        _list("What was said or became public", _days(query, catalogue)),
        h.p[
            "Each change of a record has a reason, written by whoever made it: ",
            h.a(href=to_method())["all of them are on the page Method"],
            ".",
        ],
    ]


def _list(heading: str, links: Iterator[h.Element]) -> h.Node:
    listed = list(links)
    return listed and h.section[h.h2[heading], h.ul[(h.li[each] for each in listed)]]


def _releases(query: ChangesQuery, catalogue: Catalogue) -> Iterator[h.Element]:
    for release in listed_releases():
        if release.version != catalogue.version:
            address = models.started(query, Earlier(release.version), catalogue)
            day = EdtfDate.parse(release.released).words()
            yield h.a(href=address)[f"Since release {release.name}, {day}"]


def _days(query: ChangesQuery, catalogue: Catalogue) -> Iterator[h.Element]:
    for last_months, day in _periods(query, catalogue):
        address = models.started(query, Earlier(day=day), catalogue)
        yield h.a(href=address)[f"In the {last_months} of the evidence, since {day_words(day)}"]


def _newest(query: ChangesQuery, catalogue: Catalogue) -> h.Node:
    """What the latest evidence brought: the shortest period that has any changes."""
    for last_months, day in _periods(query, catalogue):
        model = models.changes_page(replace(query, since=Earlier(day=day)), catalogue, catalogue)
        if model.groups:
            return h.section(".newest")[
                h.h2[f"The {last_months} of the evidence"], h.p[model.sides], _changes(model)
            ]
    return None


def _periods(query: ChangesQuery, catalogue: Catalogue) -> Iterator[tuple[str, datetime.date]]:
    """How many months back from the end of the evidence, in words, and their first day."""
    edition = catalogue.edition
    last = query.as_of.day or (edition.evidence_reaches.latest if edition else None)
    for months in MONTHS_BACK if last else ():
        assert last
        yield (
            "last month" if months == 1 else f"last {months} months",
            last - datetime.timedelta(days=round(months * 365.25 / 12)),
        )
