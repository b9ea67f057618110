"""A coded value is one that its element allows."""

from __future__ import annotations

from collections.abc import Iterator

from guarantees.problems import Location, Problem, did_you_mean, one_of
from guarantees.records.element import Element
from guarantees.records.position import Subject
from guarantees.records.proposal import Proposal
from guarantees.records.values import AMBIGUOUS, Quantity
from guarantees.records.vocabulary import ElementKind
from guarantees.rules.declared import Declared
from guarantees.yaml_files.record_files import RecordFile, find


def check(files: tuple[RecordFile, ...], declared: Declared) -> Iterator[Problem]:
    """Report values outside their element's list, in provisions and in positions."""
    for file, location, value, element_id in _coded(files):
        element = declared.elements.get(element_id)
        if element is not None:
            yield from _problems(file, location, value, element, declared)


def _coded(files: tuple[RecordFile, ...]) -> Iterator[tuple[RecordFile, Location, object, str]]:
    for file, location, proposal in find(files, Proposal):
        for element_id, provision in proposal.provisions.items():
            for index, statement in enumerate(provision if isinstance(provision, tuple) else ()):
                where = (*location, "provisions", element_id, index, "value")
                yield file, where, statement.value, element_id
    for file, location, subject in find(files, Subject):
        if subject.element is not None:
            yield file, (*location, "value"), subject.value, subject.element


def _problems(
    file: RecordFile, location: Location, value: object, element: Element, declared: Declared
) -> Iterator[Problem]:
    if value == AMBIGUOUS:
        return
    if isinstance(value, Quantity):
        yield from _quantity_problems(file, location, value, element)
    elif isinstance(value, tuple):
        yield from _list_problems(file, location, value, element, declared)
    elif isinstance(value, str):
        yield from _option_problem(file, location, value, element, declared)


def _quantity_problems(
    file: RecordFile, location: Location, value: Quantity, element: Element
) -> Iterator[Problem]:
    units = [unit.id for unit in element.units]
    if not units:
        yield file.problem(
            location, f"is a number, but '{element.id}' takes none. {_expected(element)}"
        )
    elif value.unit not in units:
        yield file.problem(
            (*location, "unit"),
            f"'{value.unit}' is not a known unit. {one_of(units)}{did_you_mean(value.unit, units)}",
        )


def _list_problems(
    file: RecordFile,
    location: Location,
    values: tuple[str, ...],
    element: Element,
    declared: Declared,
) -> Iterator[Problem]:
    if element.kind not in (ElementKind.CHOICES, ElementKind.ACTORS):
        yield file.problem(
            location, f"is a list, but '{element.id}' takes one value. {_expected(element)}"
        )
        return
    for index, value in enumerate(values):
        if value in values[:index]:
            yield file.problem((*location, index), f"'{value}' is listed twice. Remove one.")
        else:
            yield from _option_problem(file, (*location, index), value, element, declared)


def _option_problem(
    file: RecordFile, location: Location, value: str, element: Element, declared: Declared
) -> Iterator[Problem]:
    actors = element.kind is ElementKind.ACTORS
    known = {*element.option_ids, *(declared.ids["actor"] if actors else ())}
    if value in known or (actors and "actor" in declared.unread):
        return
    yield file.problem(
        location,
        f"'{value}' is not a value of '{element.id}'. {_expected(element)}{did_you_mean(value, known)}",
    )


def _expected(element: Element) -> str:
    """The sentence that says which values the element takes."""
    other = {
        ElementKind.ACTORS: "Expected ids of actors",
        ElementKind.QUANTITY: "Expected a number with its unit",
    }.get(element.kind)
    if other is None:
        return one_of(element.option_ids)
    options = ", ".join(sorted(element.option_ids))
    return f"{other}, or one of: {options}." if options else f"{other}."
