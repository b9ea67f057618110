"""Which sources a command is about: all, some, or those that some proposals cite."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from guarantees.problems import Problem, did_you_mean
from guarantees.records.proposal import OwnText, Proposal
from guarantees.records.source import Source
from guarantees.records.statement import Evidence
from guarantees.yaml_files.record_files import RecordFile, RecordFolder, find


class NoSuchRecord(Exception):
    """No valid record has the requested id; the message is a sentence."""


@dataclass(frozen=True)
class Selection:
    """The ids of sources, and the problems with records because of which something about them may not be known."""

    sources: frozenset[str]
    problems: tuple[Problem, ...]


def selected(
    folder: RecordFolder, sources: Collection[str] = (), proposals: Collection[str] = ()
) -> Selection:
    """Some sources, and those that some proposals cite; all sources if none is named.

    Raises :class:`NoSuchRecord`.
    """
    known = {source.id for _, _, source in find(folder.files, Source)}
    if not (sources or proposals):
        return Selection(frozenset(known), folder.problems)
    require("source", sources, known)
    require("proposal", proposals, {each.id for _, _, each in find(folder.files, Proposal)})
    cited = {
        name
        for file in folder.files
        if isinstance(file.record, Proposal) and file.record.id in proposals
        for name in _sources_named(file)
    }
    # A file that cannot be read may cite any source.
    unread = {file.path for file in folder.files if file.record is None}
    return Selection(
        frozenset(known.intersection({*sources, *cited})),
        tuple(problem for problem in folder.problems if problem.path in unread),
    )


def _sources_named(file: RecordFile) -> Iterator[str]:
    yield from (evidence.source for _, _, evidence in find((file,), Evidence))
    yield from (own.source for _, _, own in find((file,), OwnText))


def require(kind: str, asked: Iterable[str], known: Collection[str]) -> None:
    """Raise :class:`NoSuchRecord` for the first id that no valid record has."""
    for name in asked:
        if name not in known:
            raise NoSuchRecord(f"no valid {kind} has the id '{name}'.{did_you_mean(name, known)}")
