"""Records that a curator tries out: what is wrong with them, and what would change if they were saved.

Nothing is written, and nothing of a draft is cached beyond the draft itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from guarantees.authoring.key_order import misplaced_keys
from guarantees.catalogue.catalogue import Catalogue, Loaded, loaded_from
from guarantees.changes.changes import changes_between
from guarantees.changes.model import Changes
from guarantees.problems import Problem
from guarantees.records.fields import Record
from guarantees.rules import check_ledger
from guarantees.text.reading import NotText, decode, legible
from guarantees.text.reading import lines as lines_of
from guarantees.yaml_files.record_files import RecordFile, RecordFolder, read_record
from guarantees.yaml_files.record_kinds import MODELS, kind_of, place_for
from guarantees.yaml_files.yaml_reader import UnreadableRecord, read_yaml
from guarantees.yaml_files.yaml_text import MAX_BYTES

MAX_FILES = 20
MOST_LINES = 200
NEARBY = 2
BETWEEN_RECORDS = "---"
_ID = re.compile(
    r"^(?:id|actor)[ \t]*:[ \t]*[\"']?([a-z0-9]+(?:-[a-z0-9]+)*)[\"']?[ \t]*(?:#.*)?$",
    re.MULTILINE,
)
_STEM = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*)\.(?:ya?ml.*|txt|json)")
_OUT_OF_ORDER = (
    "These keys are out of order, in the formatted file too: {}. "
    "'python -m guarantees fmt' says where each belongs."
)


@dataclass(frozen=True)
class Given:
    """A text from a curator: the content of a file with its name, or pasted text. ``line`` is where it begins.

    ``kind`` is what the curator calls it; "" leaves that to the text.
    """

    content: bytes
    name: str = ""
    line: int = 1
    kind: str = ""


@dataclass(frozen=True)
class DraftLine:
    """A line of a draft with the problems that begin on it."""

    number: int
    text: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class DraftFile:
    """One record of a draft.

    ``path`` is where it would be saved, and ``replaces`` says whether there is a file now. The lines of ``problems``
    are those of the text as given. ``excerpts`` are runs of lines around problems. ``formatted`` is the canonical
    form, or ``None`` with the reason in ``not_formatted``.
    """

    path: str
    kind: str
    replaces: bool
    problems: tuple[Problem, ...]
    excerpts: tuple[tuple[DraftLine, ...], ...]
    formatted: str | None
    not_formatted: str = ""

    @property
    def file_name(self) -> str:
        """The name of the file without its folder."""
        return self.path.rpartition("/")[2]

    @property
    def elsewhere(self) -> tuple[Problem, ...]:
        """Problems on lines outside the excerpts."""
        shown = {line.number for excerpt in self.excerpts for line in excerpt}
        return tuple(problem for problem in self.problems if problem.line not in shown)


@dataclass(frozen=True)
class Draft:
    """The given texts, checked against the served records.

    ``refused`` are sentences about texts that could not be tried at all. ``elsewhere`` are problems that the draft
    causes in other records, ``after_saving`` what remains to be done once the files are saved. ``catalogue`` holds the
    records as they would be; a draft with problems leaves them as they are.
    """

    refused: tuple[str, ...]
    files: tuple[DraftFile, ...]
    elsewhere: tuple[Problem, ...]
    after_saving: tuple[Problem, ...]
    catalogue: Catalogue
    changes: Changes

    @property
    def problem_count(self) -> int:
        """The number of problems in the draft and because of it."""
        return sum(len(file.problems) for file in self.files) + len(self.elsewhere)


def pasted(text: str, kind: str = "") -> tuple[Given, ...]:
    """The records of a pasted text, separated by lines of ``---``."""
    given: list[Given] = []
    lines: list[str] = []
    first = 1
    for number, line in enumerate((*lines_of(text), BETWEEN_RECORDS), 1):
        if line.rstrip() != BETWEEN_RECORDS:
            lines.append(line)
            continue
        if any(part.strip() for part in lines):
            content = "\n".join(lines) + "\n"
            given.append(Given(content.encode("utf-8", "surrogatepass"), line=first, kind=kind))
        lines, first = [], number + 1
    return tuple(given)


def draft(given: Sequence[Given], loaded: Loaded) -> Draft:
    """Try the texts on top of the served records. Never raises, whatever the texts hold."""
    refused = [_too_many(len(given))] if len(given) > MAX_FILES else []
    read: dict[str, tuple[Given, RecordFile, tuple[Problem, ...]]] = {}
    for number, each in enumerate(given[:MAX_FILES], 1):
        model = kind_of(each.content, MODELS.get(each.kind))
        if model is None:
            refused.append(_of_no_kind(each))
            continue
        path = f"{loaded.folder}/{path_of(each, model, number)}"
        if path in read:
            refused.append(f"{path} is given twice. The first is tried; remove one of the two.")
            continue
        file, problems = read_record(each.content, path, model)
        read[path] = each, file, problems
    return _tried(refused, read, loaded)


def _tried(
    refused: Iterable[str],
    read: dict[str, tuple[Given, RecordFile, tuple[Problem, ...]]],
    loaded: Loaded,
) -> Draft:
    files = dict(loaded.served) | {path: file for path, (_, file, _) in read.items()}
    found = tuple(problem for _, _, problems in read.values() for problem in problems)
    would_be = loaded_from(RecordFolder(tuple(files.values()), found), before=loaded)
    known = {(problem.path, problem.message) for problem in loaded.problems}
    new = [each for each in would_be.problems if (each.path, each.message) not in known]
    later = set(check_ledger(tuple(files.values())))
    now = [each for each in new if each not in later]
    return Draft(
        tuple(refused),
        tuple(
            _shown(given, file, [each for each in now if each.path == path], loaded)
            for path, (given, file, _) in read.items()
        ),
        tuple(each for each in now if each.path not in read),
        tuple(each for each in new if each in later),
        would_be.catalogue,
        changes_between(loaded.catalogue, would_be.catalogue),
    )


# ---- kind and path of a record ------------------------------------------------


def path_of(given: Given, model: type[Record], number: int) -> str:
    """The path of a record below the folder of records, from its kind and its id, or else the name of its file."""
    text = legible(given.content)
    found = _ID.search(text) or _STEM.fullmatch(given.name.rpartition("/")[2])
    stem = found[1] if found and len(found[1]) <= 64 else f"draft-{number}"
    return place_for(model, stem)


def _of_no_kind(given: Given) -> str:
    """Why a text cannot be tried: it cannot be read, or its kind is unknown."""
    name = given.name[:80] or "the text that was pasted"
    try:
        decode(given.content)
        read_yaml(given.content, name)
    except NotText as error:
        return error.in_file(name)
    except UnreadableRecord as unreadable:
        if unreadable.problems[0].line == 1:
            return str(unreadable.problems[0])
    what = f"The file '{given.name[:80]}'" if given.name else f"The text from line {given.line} on"
    return (
        f"{what} is not recognised as any kind of record. Choose its kind, "
        "or begin it with the line that names its schema, "
        "such as '# yaml-language-server: $schema=../schema/proposal.schema.json'."
    )


def _too_many(number: int) -> str:
    return f"{number} records were given. Expected at most {MAX_FILES} at a time: the others are left out."


# ---- a record for the page ----------------------------------------------------------------------


def _shown(
    given: Given, file: RecordFile, problems: Iterable[Problem], loaded: Loaded
) -> DraftFile:
    placed = tuple(replace(each, line=each.line + given.line - 1) for each in problems)
    kind = next(name for name, model in MODELS.items() if model is file.model)
    formatted, reason = _formatted(given, file)
    return DraftFile(
        file.path,
        kind.replace("_", " "),
        file.path in loaded.served or file.path in loaded.excluded,
        placed,
        tuple(_excerpts(given, placed)),
        formatted,
        reason,
    )


def _formatted(given: Given, file: RecordFile) -> tuple[str | None, str]:
    # Imported here: the library that writes YAML takes two megabytes, which no other page needs.
    from guarantees.authoring.canonical_form import NotFormatted, canonical_text

    if file.document is None:
        return None, "The text cannot be read, so it cannot be formatted."
    try:
        formatted = canonical_text(given.content.decode("utf-8-sig"), file.model)
    except (NotFormatted, UnreadableRecord) as problem:
        return None, str(problem)
    misplaced = misplaced_keys(file.document, file.model, file.path)
    places = (f"{each.field} (line {each.line + given.line - 1})" for each in misplaced)
    return formatted, _OUT_OF_ORDER.format(", ".join(places)) if misplaced else ""


def _excerpts(given: Given, problems: Sequence[Problem]) -> Iterator[tuple[DraftLine, ...]]:
    """The lines with problems and those nearby; none of a text that is too large."""
    if len(given.content) > MAX_BYTES:
        return
    lines = lines_of(legible(given.content))
    run: list[DraftLine] = []
    shown = 0
    for number, text in enumerate(lines, given.line):
        if shown == MOST_LINES:
            break
        if any(abs(each.line - number) <= NEARBY for each in problems):
            here = tuple(each for each in problems if each.line == number)
            run.append(DraftLine(number, text[:400], here))
            shown += 1
        elif run:
            yield tuple(run)
            run = []
    if run:
        yield tuple(run)
