"""A new record for a folder of records, planned and checked against everything in the folder before it is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guarantees.authoring.coded_before import coded_like, open_fields
from guarantees.authoring.list_entries import CannotAdd, at_the_end, with_entry
from guarantees.authoring.questions import QUESTIONS, Answers, problem_of_form, problems_of_form
from guarantees.authoring.skeletons import by_the_date_of, entry_in, skeleton, suggested_id
from guarantees.problems import Problem, did_you_mean
from guarantees.records.element import Codebook
from guarantees.records.fields import Id, Record
from guarantees.records.identifiers import IdentifierRegistry
from guarantees.records.position import ActorPositions
from guarantees.records.proposal import Proposal
from guarantees.records.registry import ActorRegistry, ContradictionRegistry, EventRegistry
from guarantees.records.source import Source
from guarantees.records.vocabulary import Extent
from guarantees.rules import check_all, check_ledger
from guarantees.rules.coding.cited_words import said_there
from guarantees.rules.declared import Declared
from guarantees.rules.events_in_order import place_in_time
from guarantees.text.reading import NotText, decode
from guarantees.yaml_files.ids_in_use import identified
from guarantees.yaml_files.record_files import RecordFile, RecordFolder, read_folder, read_record

_FILES: dict[str, tuple[str, type[Record]]] = {
    "proposal": ("{id}.yaml", Proposal),
    "source": ("sources/{id}.yaml", Source),
    "position": ("positions/{id}.yaml", ActorPositions),
    "event": ("registry/events.yaml", EventRegistry),
    "actor": ("registry/actors.yaml", ActorRegistry),
    "contradiction": ("registry/contradictions.yaml", ContradictionRegistry),
}
"""Where a record of each kind is written, and the model of that file."""
_LISTS = {
    "position": "positions",
    "event": "events",
    "actor": "actors",
    "contradiction": "contradictions",
}
"""The list of the file to which a record is added; the others have a file of their own."""


class NotAdded(Exception):
    """Nothing is added; ``problems`` says why, in sentences. ``wrong_usage``: the request cannot be understood."""

    def __init__(self, *problems: str, wrong_usage: bool = False) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems
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
    """Plan a new record of one of the kinds in :data:`QUESTIONS` for the folder ``root``.

    What is marked TODO in it may be refused by ``check`` until it is answered.

    ``id`` is made from the answers when ``None``; of a position it is the actor's. ``text`` is the digest and count of
    a source's archived text. Raises :class:`NotAdded` with every problem when something is missing, exists already, or
    would be refused by ``check``.
    """
    answers = dict(answers)
    _refuse(problems_of_form(kind, answers), wrong_usage=True)
    folder = read_folder(root)
    source = _source(answers, folder)
    _complete(kind, answers, source, today)
    _date(kind, answers, source, folder)
    id = id or suggested_id(kind, answers)
    _refuse(_problems_of_id(kind, id), wrong_usage=True)
    _refuse(_unknown_ids(kind, id, answers, folder))
    more = _context(kind, id, answers, source, folder, text)
    planned = _planned(kind, id, answers, root, more)
    _refuse(_problems_of_record(planned, folder))
    return planned


def _refuse(problems: Iterator[str], wrong_usage: bool = False) -> None:
    found = tuple(problems)
    if found:
        raise NotAdded(*found, wrong_usage=wrong_usage)


def _source(answers: Answers, folder: RecordFolder) -> Source | None:
    records = (file.record for file in folder.files if isinstance(file.record, Source))
    return next((record for record in records if record.id == answers.get("source")), None)


# ---------------------------------------------------------------- defaults


def _complete(kind: str, answers: dict[str, Any], source: Source | None, today: str) -> None:
    """Fill in the defaults, which claim nothing."""
    if kind == "source":
        answers.setdefault("accessed", today)
        answers.setdefault("published", f"../{answers['accessed'].rpartition('/')[2]}")
    long_name = answers.get("name", answers.get("title", ""))
    if kind in ("proposal", "source") and "short_name" not in answers and len(long_name) > 40:
        raise NotAdded(
            "--short-name is missing: the full one has more than 40 characters.", wrong_usage=True
        )


def _date(kind: str, answers: dict[str, Any], source: Source | None, folder: RecordFolder) -> None:
    """Fill in the date: that of the same words where they are recorded already, else by the date of the source."""
    date = {"proposal": "first_stated", "position": "stated"}.get(kind)
    if not date or date in answers or "event" in answers:
        return
    if kind == "position" and (said := said_there(folder.files, *_words_of(answers))):
        answers |= {"event": said.event} if said.event else {"stated": said.stated.text}
    elif source is not None:
        latest = by_the_date_of(source)
        if latest is None:
            raise NotAdded(
                f"--{date.replace('_', '-')} is missing: the date of '{source.id}' has no end, so no date "
                "follows from it. Give one such as 2031-08~ (about), 2031 or 2031-08-20/.. (from then on).",
                wrong_usage=True,
            )
        answers[date] = latest


def _words_of(answers: Answers) -> tuple[str, str, str]:
    """Who speaks, in which source, and where."""
    return answers["speaker"], answers["source"], answers["at"]


# ---------------------------------------------------------------- ids


def _problems_of_id(kind: str, id: str) -> Iterator[str]:
    if not id:
        yield f"Give the new {kind} an id: python -m guarantees new {kind} ID …"
    elif problem := problem_of_form(Id, id):
        yield problem


def _unknown_ids(kind: str, id: str, answers: Answers, folder: RecordFolder) -> Iterator[str]:
    """A sentence for each id that no record has, with how to make that record."""
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
                f"{_remedy(names, name, declared)}"
            )


def _remedy(names: str, name: str, declared: Declared) -> str:
    """How to make a record that does not exist yet."""
    if names in ("actor", "source", "proposal", "event"):
        return f"If it is a new one, add it first: python -m guarantees new {names} {name} --help"
    if names == "statement":
        return "If it has no id yet, add a line 'id: …' to its record."
    where = {"family": "registry/families.yaml", "element": "registry/elements.yaml"}[names]
    return f"{where} has: {', '.join(sorted(declared.ids[names]))}."


# ---------------------------------------------------------------- the record


def _context(
    kind: str,
    id: str,
    answers: Answers,
    source: Source | None,
    folder: RecordFolder,
    text: Mapping[str, str | int] | None,
) -> dict[str, Any]:
    """What the form of a kind needs in addition to the answers."""
    if kind == "position":
        return {"actor": id}
    if kind == "source":
        return {"id": id, "text": text}
    if kind == "proposal":
        codebook = next((f.record for f in folder.files if isinstance(f.record, Codebook)), None)
        whole = source if source and source.read is Extent.WHOLE else None
        like = coded_like(answers.get("like", ""), folder.files)
        return {"id": id, "codebook": codebook, "whole_source": whole, "coded": like}
    return {"id": id}


def _planned(kind: str, id: str, answers: Answers, root: Path, more: Mapping[str, Any]) -> Addition:
    """The record in a new file, or at the end of its list in a file that exists."""
    name, model = _FILES[kind]
    path = root / name.format(id=id)
    content = skeleton(kind, model, answers, **more)
    key = _LISTS.get(kind)
    written = entry_in(content, key) if key else content
    if not path.exists():
        return Addition(kind, id, path, content, written, new_file=True)
    if not key:
        raise NotAdded(
            f"{path} exists already. Edit that file, or choose another id for the new {kind}."
        )
    try:
        # Line ends and a byte order mark stay as they are.
        before = path.read_bytes()
        decode(before)
        text = before.decode("utf-8", "surrogatepass")
        place = place_in_time if kind == "event" else at_the_end
        content = with_entry(text, key, written, str(path), place)
    except CannotAdd as error:
        raise NotAdded(f"Nothing can be added: {error}") from error
    except NotText as error:
        raise NotAdded(f"Nothing can be added: {error.in_file(str(path))}") from error
    except OSError as error:
        raise NotAdded(f"Nothing can be added: {path} cannot be read: {error.strerror}.") from error
    return Addition(kind, id, path, content, written, new_file=False)


def _problems_of_record(planned: Addition, folder: RecordFolder) -> Iterator[str]:
    """The problems that ``check`` would find in the new record and does not find now."""
    for each in identified(folder.files):
        if each.kind.value == planned.kind and planned.id in each.former_ids:
            yield f"id: '{planned.id}' is a former id of '{each.id}' ({each.place}). Choose another id."
            return
    _, model = _FILES[planned.kind]
    file, problems = read_record(planned.content.encode("utf-8"), str(planned.path), model)
    # The new record comes last, so that an id used twice is reported here and not at the record that had it before.
    others: tuple[RecordFile, ...] = tuple(f for f in folder.files if f.path != file.path)
    found = sorted({*problems, *_by_rules((*others, file))})
    found = [problem for problem in found if problem.field not in open_fields(file)]
    known = {_without_line(problem) for problem in folder.problems}
    if any(_without_line(problem) not in known for problem in found):
        known |= {_without_line(problem) for problem in _by_rules(folder.files)}
    for problem in found:
        if _without_line(problem) not in known:
            yield f"{problem.field}: {problem.message}"


def _by_rules(files: tuple[RecordFile, ...]) -> Iterator[Problem]:
    """What the rules find, except that the ledger lacks an id: it is added when the record is written."""
    ledgers = {file.path for file in files if file.model is IdentifierRegistry}
    yield from check_all(files)
    yield from (problem for problem in check_ledger(files) if problem.path in ledgers)


def _without_line(problem: Problem) -> tuple[str, str, str]:
    """A problem without its line, which changes when something is added above it."""
    return problem.path, problem.field, problem.message
