"""The choices above what changed: from which release or day, to which release and day, and of which records."""

from __future__ import annotations

from collections.abc import Iterator

import htpy as h

from components.parts.forms import (
    Choice,
    Option,
    actor_options,
    choices_form,
    day,
    element_options,
    folded,
    one_in_list,
    some_in_list,
)
from components.store.releases_store import listed_releases
from guarantees.catalogue.catalogue import Catalogue
from guarantees.links.link_reader import LATEST_VERSION
from guarantees.links.page_link import VERSION
from guarantees.pages.changes.query import CHANGES_LINK, ChangesQuery
from guarantees.records.dates import EdtfDate
from guarantees.words.english import counted


def changes_choices(query: ChangesQuery, catalogue: Catalogue) -> h.Node:
    """The form for a query. Where there are no releases, days can be chosen."""
    return choices_form(
        CHANGES_LINK,
        query,
        catalogue,
        _since(query),
        _until(catalogue),
        *_of_records(query, catalogue),
        opens="Days and records",
    )


def _since(query: ChangesQuery) -> Choice:
    releases, chosen = release_options(query.since.version)
    label = next((each.label for each in releases if chosen and each.value == chosen), "")
    days = EdtfDate.parse(query.since.day.isoformat()).short() if query.since.day else ""
    named = ", ".join(part for part in (label, days) if part)
    return folded(
        "since",
        f"From: {named or 'choose'}",
        one_in_list("since", "From", releases, chosen, none="The same records")
        if releases
        else None,
        day("from", "as of this day", query.since.day),
        about="Another release, to see how the records changed; an earlier day, to see what was said or became public "
        "since; or both.",
    )


def _until(catalogue: Catalogue) -> Choice | None:
    releases, _ = release_options()
    if not releases:
        return None
    today = [Option(LATEST_VERSION, "To: records of today")]
    listed = [Option(each.value, f"To: {each.label}") for each in releases]
    shown = catalogue.version if catalogue.release else LATEST_VERSION
    return one_in_list(VERSION, "To", [*today, *listed], shown)


def release_options(asked: str = "") -> tuple[list[Option], str]:
    """The releases to choose from, the latest first, and the value of the requested one.

    A link may name it, or a data version that no release has, which is then one more option.
    """
    listed = listed_releases()
    options = [
        Option(each.version, f"release {each.name} ({EdtfDate.parse(each.released).short()})")
        for each in listed
    ]
    versions = {each.name: each.version for each in listed}
    chosen = versions.get(asked, asked)
    unknown = chosen and chosen not in versions.values()
    return [*options, *([Option(chosen, chosen)] if unknown else [])], chosen


def _of_records(query: ChangesQuery, catalogue: Catalogue) -> Iterator[Choice]:
    """Which part of the comparison is wanted; without any choice, all of it."""
    listed = (
        ("proposals", "proposal", _proposals(catalogue), query.proposals),
        ("elements", "question", element_options(catalogue), query.elements),
        ("actors", "party", actor_options(catalogue.positions, catalogue), query.actors),
    )
    for name, noun, options, chosen in listed:
        plural = "parties" if noun == "party" else f"{noun}s"
        summary = counted(len(chosen), noun, plural) if chosen else f"All {plural}"
        yield folded(name, summary, some_in_list(name, plural.capitalize(), options, chosen))


def _proposals(catalogue: Catalogue) -> list[Option]:
    return [Option(each.id, each.short_name) for each in catalogue.proposals.values()]
