"""Where each record is in the folder of records, so that a page can link to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from guarantees.problems import Location
from guarantees.records.fields import Record
from guarantees.records.kinds import KINDS
from guarantees.records.position import ActorPositions
from guarantees.records.proposal import Proposal
from guarantees.yaml_files.record_files import RecordFile
from guarantees.yaml_files.record_kinds import FOLDERS

RecordKey = tuple[str, ...]
"""Names a record as the catalogue does, ``("proposals", id)``, or a part of one:
``("proposals", id, "provisions", element)``, ``("proposals", id, "status", "1")``,
``("positions", actor, "proposal" or "element", id)``."""


@dataclass(frozen=True, slots=True)
class RecordPlace:
    """A file by its path relative to the folder of records, such as ``sources/x.yaml``, and a line counted from 1."""

    path: str
    line: int


def cell_key(proposal: str, element: str) -> RecordKey:
    """What a proposal says about an element."""
    return ("proposals", proposal, "provisions", element)


def stance_key(actor: str, *, proposal: str = "", element: str = "") -> RecordKey:
    """What an actor says about a proposal, or about an element."""
    return ("positions", actor, *(("proposal", proposal) if proposal else ("element", element)))


def status_key(proposal: str, number: int) -> RecordKey:
    """A change of status of a proposal; the first has the number 1."""
    return ("proposals", proposal, "status", str(number))


def places_of(files: Iterable[RecordFile]) -> Mapping[RecordKey, RecordPlace]:
    """The places of all records of valid files, and of what they say on one element or proposal: its first line.

    Collected when records are read, since it takes the parsed text, which is not kept.
    """
    found: dict[RecordKey, RecordPlace] = {}
    for file in files:
        if file.record is not None and file.document is not None:
            path = _path(file)
            for key, location in _placed(file.record):
                if key not in found:
                    found[key] = RecordPlace(path, file.problem(location, "").line)
    return found


def place_of(key: RecordKey, places: Mapping[RecordKey, RecordPlace]) -> RecordPlace | None:
    """Where a part of a record is, or else the record itself; ``None`` while its file cannot be read."""
    return places.get(key) or places.get(key[:2])


def _path(file: RecordFile) -> str:
    """Proposals are at the top of the folder, everything else one level below."""
    steps = 1 if file.model is FOLDERS[""] else 2
    return "/".join(file.path.split("/")[-steps:])


def _placed(record: Record) -> Iterator[tuple[RecordKey, Location]]:
    """Every record and part of one with its location; of several with one key the first counts."""
    for kind in KINDS:
        if kind.path and kind.key and isinstance(record, kind.files):
            for index, entry in enumerate(kind.records([record])):
                key = (kind.part, getattr(entry, kind.key))
                yield key, (kind.entries, index) if kind.entries else ()
    if isinstance(record, Proposal):
        yield from _in_proposal(record)
    elif isinstance(record, ActorPositions):
        yield from _in_positions(record)


def _in_proposal(proposal: Proposal) -> Iterator[tuple[RecordKey, Location]]:
    for element in proposal.provisions:
        yield cell_key(proposal.id, element), ("provisions", element)
    for index, silence in enumerate(proposal.silences):
        for element in silence.elements:
            yield cell_key(proposal.id, element), ("silences", index)
    for index, _ in enumerate(proposal.status):
        yield status_key(proposal.id, index + 1), ("status", index)


def _in_positions(file: ActorPositions) -> Iterator[tuple[RecordKey, Location]]:
    for index, position in enumerate(file.positions):
        about = position.about
        key = stance_key(file.actor, proposal=about.proposal or "", element=about.element or "")
        yield key, ("positions", index)
    for index, silence in enumerate(file.silences):
        for proposal in silence.proposals:
            yield stance_key(file.actor, proposal=proposal), ("silences", index)
        for element in silence.elements:
            yield stance_key(file.actor, element=element), ("silences", index)
