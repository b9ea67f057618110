"""An id is unique among records of its kind, and a record in its own file is named after its file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pydantic import BaseModel

from guarantees.problems import Location, Problem
from guarantees.records.element import Element
from guarantees.records.fields import is_id
from guarantees.records.kinds import KINDS, WITH_IDS
from guarantees.rules.declared import Declared
from guarantees.yaml_files.record_files import RecordFile, find


def check(files: tuple[RecordFile, ...], declared: Declared) -> Iterator[Problem]:
    """Report ids that differ from the file's name, ids and former ids used twice, and numbers used twice."""
    blamed = set()
    for problem in _names_of_files(files):
        blamed.add(problem.path)
        yield problem
    for ids, kind in WITH_IDS:
        # A file that is held out already is blamed again, not the other one.
        in_order = sorted(files, key=lambda file: file.path in blamed)
        for problem in _used_twice(in_order, ids, kind.model):
            blamed.add(problem.path)
            yield problem
    yield from _numbers_used_twice(files)


def _names_of_files(files: tuple[RecordFile, ...]) -> Iterator[Problem]:
    keys = {kind.model: kind.key for kind in KINDS if kind.path.endswith("*.yaml")}
    for file in files:
        key = keys.get(file.model)
        if key and file.record is not None:
            yield from _unlike_the_name(file, key, getattr(file.record, key))


def _unlike_the_name(file: RecordFile, key: str, name: str) -> Iterator[Problem]:
    if name == file.stem:
        return
    if is_id(file.stem):
        message = (
            f"'{name}' is not the file's name, '{file.stem}'. Ids are permanent: "
            f"if the {key} was there first, rename the file to '{name}.yaml'; else correct the {key}."
        )
    else:
        message = (
            f"'{name}' is not the file's name, '{file.stem}', which is no id. "
            f"Expected '{name}.yaml'. Rename the file."
        )
    yield file.problem((key,), message)


def _used_twice(
    files: Iterable[RecordFile], kind: str, model: type[BaseModel]
) -> Iterator[Problem]:
    used: list[tuple[str, RecordFile, Location]] = []
    former: list[tuple[str, RecordFile, Location]] = []
    for file, location, record in find(files, model):
        name = getattr(record, "id", None)
        used += [(name, file, (*location, "id"))] if name is not None else []
        former += [
            (name, file, (*location, "former_ids", index))
            for index, name in enumerate(getattr(record, "former_ids", ()))
        ]
    first_use: dict[str, str] = {}
    # Whoever has an id today keeps it, before those that once had it.
    for name, file, location in (*used, *former):
        problem = file.problem(location, "")
        if name in first_use:
            message = f"the id '{name}' is already used at {first_use[name]}. "
            remedy = (
                f"Give this {kind} another id."
                if location[-1] == "id"
                else f"Remove it here, or give the other {kind} another id."
            )
            yield file.problem(location, message + remedy)
        else:
            first_use[name] = f"{problem.path}:{problem.line}"


def _numbers_used_twice(files: tuple[RecordFile, ...]) -> Iterator[Problem]:
    first_use: dict[int, str] = {}
    for file, location, element in find(files, Element):
        if element.number in first_use:
            yield file.problem(
                (*location, "number"),
                f"{element.number} is already the number of '{first_use[element.number]}'. "
                "Give this element the next free number.",
            )
        else:
            first_use[element.number] = element.id
