"""A new record for a folder of records: planned and checked beside all that is there, before anything is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guarantees.authoring.list_entries import CannotAdd, with_entry
from guarantees.authoring.proposal_skeleton import proposal_skeleton
from guarantees.authoring.skeleton_questions import (
    QUESTIONS,
    Answers,
    fault_of_form,
    faults_of_form,
)
from guarantees.authoring.skeletons import (
    actor_entry,
    by_the_date_of,
    contradiction_entry,
    event_entry,
    position_entry,
    positions_skeleton,
    registry_skeleton,
    source_skeleton,
    suggested_id,
)
from guarantees.files.record_files import RecordFile, RecordFolder, read_folder, read_record
from guarantees.problems import Problem, did_you_mean
from guarantees.records.element import Codebook
from guarantees.records.fields import Id, Record
from guarantees.records.identifiers import IdentifierRegistry
from guarantees.records.position import ActorPositions
from guarantees.records.proposal import Proposal
from guarantees.records.registry import ActorRegistry, ContradictionRegistry, EventRegistry
from guarantees.records.source import Source
from guarantees.rules import check_all, check_ledger
from guarantees.rules.declared import Declared

KINDS = tuple(QUESTIONS)
"""What can be added."""

_LISTS: dict[str, tuple[str, type[Record], Any]] = {
    "actor": ("actors", ActorRegistry, actor_entry),
    "event": ("events", EventRegistry, event_entry),
    "contradiction": ("contradictions", ContradictionRegistry, contradiction_entry),
}
"""Records that stand in a registry: its name and that of its list, its model, and how an entry is written."""


class NotAdded(Exception):
    """Nothing is added; ``faults`` says why, in sentences. ``wrong_usage``: what was asked cannot be understood."""

    def __init__(self, *faults: str, wrong_usage: bool = False) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults
        self.wrong_usage = wrong_usage


@dataclass(frozen=True)
class Addition:
    """A record that can be added: ``content`` is the whole new text of ``path``, ``written`` what is new in it."""

    kind: str
    id: str
    path: Path
    content: str
    written: str
    new_file: bool


def addition(
    kind: str,
    id: str | None,
    answers: Answers,
    root: Path,
    today: str,
    text: Mapping[str, str | int] | None = None,
) -> Addition:
    """Plan a new record of one of :data:`KINDS` for the folder ``root``.

    ``id`` is made from the answers when ``None``; of a position it is the actor's. ``text`` is the digest and count of
    a source's archived text. Raises :class:`NotAdded` with every fault when something is missing, exists already, or
    would be a problem for ``check``.
    """
    answers = dict(answers)
    _refuse(faults_of_form(kind, answers), wrong_usage=True)
    folder = read_folder(root)
    source = _source(answers, folder)
    _complete(kind, answers, source, today)
    id = id or suggested_id(kind, answers)
    _refuse(_faults_of_id(kind, id), wrong_usage=True)
    _refuse(_faults_of_names(kind, id, answers, folder))
    planned = _planned(kind, id, answers, folder, source, root, text)
    _refuse(_faults_of_record(planned, folder))
    return planned


def _refuse(faults: Iterator[str], wrong_usage: bool = False) -> None:
    found = tuple(faults)
    if found:
        raise NotAdded(*found, wrong_usage=wrong_usage)


def _source(answers: Answers, folder: RecordFolder) -> Source | None:
    records = (file.record for file in folder.files if isinstance(file.record, Source))
    return next((record for record in records if record.id == answers.get("source")), None)


# ---------------------------------------------------------------- what may be left out


def _complete(kind: str, answers: dict[str, Any], source: Source | None, today: str) -> None:
    """Fill in what was left out and has a value that claims nothing."""
    if kind == "source":
        answers.setdefault("accessed", today)
        answers.setdefault("published", f"../{answers['accessed'].rpartition('/')[2]}")
    long_name, short_name = answers.get("name", answers.get("title", "")), "short_name"
    if kind in ("proposal", "source") and short_name not in answers and len(long_name) > 40:
        raise NotAdded(
            "--short-name is missing: the full one has more than 40 characters.", wrong_usage=True
        )
    date = {"proposal": "first_stated", "position": "stated"}.get(kind)
    if date and date not in answers and source is not None:
        latest = by_the_date_of(source)
        if latest is None:
            raise NotAdded(
                f"--{date.replace('_', '-')} is missing: the date of '{source.id}' has no end, so nothing can be "
                "said of it. Give a date such as 2031-08~ (about), 2031 or 2031-08-20/.. (from then on).",
                wrong_usage=True,
            )
        answers[date] = latest


# ---------------------------------------------------------------- ids


def _faults_of_id(kind: str, id: str) -> Iterator[str]:
    if not id:
        yield f"Give the new {kind} an id: python -m guarantees new {kind} ID …"
    elif fault := fault_of_form(Id, id):
        yield fault


def _faults_of_names(kind: str, id: str, answers: Answers, folder: RecordFolder) -> Iterator[str]:
    """Ids that no record has, each with the way to make that record."""
    declared = Declared.of(folder.files)
    named = [
        (question.option, question.names, name)
        for question in QUESTIONS[kind]
        if question.names and question.name in answers
        for name in (answers[question.name] if question.several else [answers[question.name]])
    ]
    if kind == "position":
        named.insert(0, ("ACTOR", "actor", id))
    for option, names, name in named:
        if declared.lacks(names, name):
            noun = "statement or position" if names == "statement" else names
            yield (
                f"{option}: no {noun} has the id '{name}'.{did_you_mean(name, declared.ids[names])} "
                f"{_way(names, name, declared)}"
            )


def _way(names: str, name: str, declared: Declared) -> str:
    """How a record comes to be that is not there yet."""
    if names in ("actor", "source", "proposal"):
        return f"If it is a new one, add it first: python -m guarantees new {names} {name} --help"
    if names == "statement":
        return "If it has no id yet, give it one: a line 'id: …' in its record."
    where = {"family": "registry/families.yaml", "element": "registry/elements.yaml"}[names]
    return f"Known, from {where}: {', '.join(sorted(declared.ids[names]))}."


# ---------------------------------------------------------------- the record


def _planned(
    kind: str,
    id: str,
    answers: Answers,
    folder: RecordFolder,
    source: Source | None,
    root: Path,
    text: Mapping[str, str | int] | None,
) -> Addition:
    if kind == "proposal":
        codebook = next((f.record for f in folder.files if isinstance(f.record, Codebook)), None)
        content = proposal_skeleton(id, answers, source, codebook)
        return _new_file(kind, id, root / f"{id}.yaml", content)
    if kind == "source":
        content = source_skeleton(id, answers, text)
        return _new_file(kind, id, root / "sources" / f"{id}.yaml", content)
    if kind == "position":
        entry = position_entry(answers)
        path = root / "positions" / f"{id}.yaml"
        return _in_list(kind, id, path, "positions", entry, positions_skeleton(id, entry))
    name, _, write = _LISTS[kind]
    entry = write(id, answers)
    path = root / "registry" / f"{name}.yaml"
    return _in_list(kind, id, path, name, entry, registry_skeleton(name, name, entry))


def _new_file(kind: str, id: str, path: Path, content: str) -> Addition:
    if path.exists():
        raise NotAdded(
            f"{path} exists already. Edit that file, or choose another id for the new {kind}."
        )
    return Addition(kind, id, path, content, content, new_file=True)


def _in_list(kind: str, id: str, path: Path, key: str, entry: str, alone: str) -> Addition:
    """The entry at the end of the list of a file, or ``alone`` where there is no file yet."""
    if not path.exists():
        return Addition(kind, id, path, alone, entry, new_file=True)
    try:
        # Bytes, so that line ends stay as they are.
        content = with_entry(path.read_bytes().decode("utf-8"), key, entry, str(path))
    except (CannotAdd, UnicodeDecodeError) as error:
        raise NotAdded(f"Nothing can be added: {error}") from error
    return Addition(kind, id, path, content, entry, new_file=False)


def _faults_of_record(planned: Addition, folder: RecordFolder) -> Iterator[str]:
    """What ``check`` would say of the new record and did not say before."""
    model = {
        "proposal": Proposal,
        "source": Source,
        "position": ActorPositions,
        **{kind: model for kind, (_, model, _) in _LISTS.items()},
    }[planned.kind]
    file, problems = read_record(planned.content.encode("utf-8"), str(planned.path), model)
    # The new record stands last, so that an id used twice is told of it and not of the one that was there.
    others: tuple[RecordFile, ...] = tuple(f for f in folder.files if f.path != file.path)
    found = sorted({*problems, *_by_rules((*others, file))})
    known = {_told(problem) for problem in folder.problems}
    if any(_told(problem) not in known for problem in found):
        known |= {_told(problem) for problem in _by_rules(folder.files)}
    for problem in found:
        if _told(problem) not in known:
            yield f"{problem.field}: {problem.message}"


def _by_rules(files: tuple[RecordFile, ...]) -> Iterator[Problem]:
    """What the rules find. That the ledger lacks an id is left out: it is added when the record is written."""
    ledgers = {file.path for file in files if file.model is IdentifierRegistry}
    yield from check_all(files)
    yield from (problem for problem in check_ledger(files) if problem.path in ledgers)


def _told(problem: Problem) -> tuple[str, str, str]:
    """A problem without its line, which moves when something is added above it."""
    return problem.path, problem.field, problem.message
