"""Each point of a numbered text is accounted for: reported by a statement, without an element, or not seen."""

from __future__ import annotations

from collections.abc import Iterator

from guarantees.problems import Location, Problem
from guarantees.records.points import Points, opening_points, points_told
from guarantees.records.proposal import Proposal
from guarantees.records.statement import Statement
from guarantees.records.vocabulary import PointName
from guarantees.rules.declared import Declared
from guarantees.yaml_files.record_files import RecordFile, find

_Placed = tuple[Location, tuple[int, ...]]


def check(files: tuple[RecordFile, ...], declared: Declared) -> Iterator[Problem]:
    """Report points that a text does not have, that are accounted for twice or not at all, and uncounted ones."""
    for file, _, proposal in find(files, Proposal):
        if proposal.points is None:
            yield from _uncounted(file, proposal)
        else:
            yield from _accounted_for(file, proposal, proposal.points)


def _uncounted(file: RecordFile, proposal: Proposal) -> Iterator[Problem]:
    for location, statement in _statements(proposal):
        if opening_points(statement.says, PointName.POINT)[0]:
            yield file.problem(
                (*location, "says"),
                "begins with the number of a point, but the record does not say how many the text has. Add 'points' "
                "with 'total', the points not seen, and what points say that no element asks for.",
            )
            return


def _accounted_for(file: RecordFile, proposal: Proposal, points: Points) -> Iterator[Problem]:
    called = points.called.label
    reported = [(at, points_told(said, points.called)) for at, said in _statements(proposal)]
    others = [
        (("points", "no_element", index, "number"), (each.number,))
        for index, each in enumerate(points.no_element)
    ]
    inferred = _listed("inferred", points.inferred)
    not_seen = _listed("not_seen", points.not_seen)
    known = {number for _, numbers in (*reported, *others) for number in numbers}
    for location, numbers in (*reported, *others, *inferred, *not_seen):
        for number in numbers:
            if not 1 <= number <= points.total:
                yield file.problem(
                    location,
                    f"names {called} {number}, but the text has 1 to {points.total}. "
                    "Correct the number, or 'total'.",
                )
    for index, number in enumerate(points.not_seen):
        if number in known:
            yield file.problem(
                ("points", "not_seen", index),
                f"lists {called} {number} as not seen, but a statement reports it. Remove one of the two.",
            )
    missing = {*range(1, points.total + 1)} - known - {*points.not_seen}
    if missing:
        listed = ", ".join(map(str, sorted(missing)))
        yield file.problem(
            ("points",),
            f"does not account for {called} {listed}. Expected each {called} in a statement, in 'no_element' or in "
            "'not_seen'.",
        )


def _listed(field: str, numbers: tuple[int, ...]) -> list[_Placed]:
    return [(("points", field, index), (number,)) for index, number in enumerate(numbers)]


def _statements(proposal: Proposal) -> Iterator[tuple[Location, Statement]]:
    for name, provision in proposal.provisions.items():
        for index, statement in enumerate(provision if isinstance(provision, tuple) else ()):
            yield ("provisions", name, index), statement
