"""The codebook has the options that the map of contributions reads: one under another id would vanish from the map."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from guarantees.problems import Location, Problem
from guarantees.records.element import Element
from guarantees.records.map_options import (
    AIR_SEA_COVER,
    CONTRIBUTORS,
    FORCE_SIZE,
    NONE_ON_THE_GROUND,
    OF_THE_FORCE,
    OFFERS,
    SOME_MEMBERS,
)
from guarantees.rules.declared import Declared
from guarantees.yaml_files.record_files import RecordFile, find

TABLES = "guarantees/records/map_options.py"


def check(files: tuple[RecordFile, ...], declared: Declared) -> Iterator[Problem]:
    """Report elements and options that the map reads and that now have another id, and forms of cover it lacks.

    A codebook that never had the element on contributors has no map, and nothing is reported.
    """
    names = {name for element in declared.elements.values() for name in _names(element)}
    if CONTRIBUTORS not in names:
        return
    read = _options_read()
    for file, location, element in find(files, Element):
        for name in _names(element):
            yield from _renamed(file, (*location, "id"), element, name, read)
            yield from _missing(file, (*location, "options"), element, read.get(name, frozenset()))
        if element.id == AIR_SEA_COVER:
            yield from _unknown(file, location, element, read[AIR_SEA_COVER])


def _names(element: Element) -> tuple[str, ...]:
    return (element.id, *element.former_ids)


def _options_read() -> Mapping[str, frozenset[str]]:
    """The options of each element that the map reads, by the element's id."""
    elements = {CONTRIBUTORS, FORCE_SIZE, *OFFERS, *OF_THE_FORCE}
    further = {CONTRIBUTORS: {SOME_MEMBERS}, FORCE_SIZE: {NONE_ON_THE_GROUND}}
    return {
        name: frozenset(
            {*OFFERS.get(name, ()), *(OF_THE_FORCE.get(name) or ()), *further.get(name, ())}
        )
        for name in elements
    }


def _renamed(
    file: RecordFile, location: Location, element: Element, name: str, read: Mapping[str, object]
) -> Iterator[Problem]:
    if name in read and name != element.id:
        yield file.problem(
            location,
            f"the map reads this element as '{name}'. Expected it to keep that id. "
            f"Restore the id, or have '{name}' changed in {TABLES}.",
        )


def _missing(
    file: RecordFile, location: Location, element: Element, options: frozenset[str]
) -> Iterator[Problem]:
    for option in sorted(options.difference(element.option_ids)):
        yield file.problem(
            location,
            f"the map reads the option '{option}', which is not in the list. Expected it to keep its id. "
            f"Restore the option, or have '{option}' changed in {TABLES}.",
        )


def _unknown(
    file: RecordFile, location: Location, element: Element, options: frozenset[str]
) -> Iterator[Problem]:
    for index, option in enumerate(element.option_ids):
        if option not in options:
            yield file.problem(
                (*location, "options", index, "id"),
                f"the map does not know '{option}'. Expected every form of cover in its table. "
                f"Have '{option}' added to {TABLES}, or correct the id.",
            )
