"""``check``: every problem of every record, with its place and remedy."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from guarantees.authoring.unfinished import unfinished
from guarantees.catalogue.catalogue import Catalogue, load
from guarantees.commands.arguments import add_format, add_paths
from guarantees.commands.output import as_json, print_json
from guarantees.problems import Problem, summary
from guarantees.words.english import counted
from guarantees.yaml_files.record_kinds import model_for
from guarantees.yaml_files.signature import Signature, debounced, folder_signature

POLL_SECONDS = 0.5
"""How often ``--watch`` looks whether the folder has changed."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``check``."""
    add_paths(parser, "a folder of records, or a file in one, to see only its problems")
    parser.add_argument(
        "--watch",
        action="store_true",
        help="check again whenever a file is saved, until Ctrl+C; print only problems that are new",
    )
    parser.add_argument(
        "--finished",
        action="store_true",
        help="fail for records that are not finished as well: with TODO or 'Not written yet.'",
    )
    add_format(parser, "github")


def run(options: argparse.Namespace) -> int:
    """Read every record; print a count by kind, or every problem with its file, line, column and remedy.

    Records that are not finished are named below the problems. They are not a failure, unless --finished makes them
    one. The format github is for workflows of GitHub, which then show each problem next to its line. With --watch, each
    report begins with the time of day (in the format json, it is one document on one line).
    """
    wanted = {root: [p for p in options.paths if _root(p) == root] for root in _roots(options)}
    if options.watch:
        return _watch(wanted, options.format)
    found = _checked(wanted)
    if options.format == "json":
        print_json(found.as_dict())
    else:
        print(*found.lines(options.format), found.summary, sep="\n")
    return 1 if found.problems or (options.finished and found.unfinished) else 0


_Wanted = dict[Path, list[str]]


@dataclass(frozen=True)
class _Checked:
    """What one run found in all folders."""

    problems: tuple[Problem, ...]
    unfinished: tuple[Problem, ...]
    counts: dict[str, int]
    files: int

    @property
    def summary(self) -> str:
        open = f" Not finished: {counted(len(self.unfinished), 'file')}." if self.unfinished else ""
        if self.problems:
            return summary(self.problems, self.files) + (f".{open}" if open else "")
        counts = (counted(number, kind.removesuffix("s")) for kind, number in self.counts.items())
        return f"No problems: {', '.join(counts)}.{open}"

    def lines(self, format: str) -> tuple[str, ...]:
        """The problems, then what is not finished."""
        line = _LINES[format]
        warning = github_warning if format == "github" else line
        return (*map(line, self.problems), *map(warning, self.unfinished))

    def as_dict(self) -> dict[str, object]:
        return {
            "problems": [problem.as_dict() for problem in self.problems],
            "unfinished": [problem.as_dict() for problem in self.unfinished],
            "records": self.counts,
        }


def _checked(wanted: _Wanted) -> _Checked:
    loaded = {root: load(root) for root in wanted}
    problems = {
        problem
        for root, each in loaded.items()
        for problem in (*each.problems, *_no_records(root, wanted[root], each.problems))
        if _is_wanted(problem, root, wanted[root])
    }
    still_open = {
        each for root in wanted for each in unfinished(root) if _is_wanted(each, root, wanted[root])
    }
    return _Checked(
        tuple(sorted(problems)),
        tuple(sorted(still_open)),
        record_counts([each.catalogue for each in loaded.values()]),
        sum(each.files for each in loaded.values()),
    )


# ---------------------------------------------------------------- one problem as a line

# https://docs.github.com/actions/reference/workflow-commands-for-github-actions: a command ends with its line, so line
# breaks are escaped, and no text of a record can begin a second command.
_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = _IN_MESSAGE | str.maketrans({":": "%3A", ",": "%2C"})


def github_annotation(problem: Problem) -> str:
    """One line such as ``::error file=a.yaml,line=2,col=7,title=name::is empty. Write some text.``"""
    return _annotation("error", problem)


def github_warning(problem: Problem) -> str:
    """The same for what is no failure."""
    return _annotation("warning", problem)


def _annotation(level: str, problem: Problem) -> str:
    properties = {"file": problem.path, "line": problem.line, "col": problem.column}
    if problem.field:
        properties["title"] = problem.field
    written = (f"{name}={str(value).translate(_IN_PROPERTY)}" for name, value in properties.items())
    return f"::{level} {','.join(written)}::{problem.message.translate(_IN_MESSAGE)}"


_LINES: dict[str, Callable[[Problem], str]] = {"text": str, "github": github_annotation}


# ---------------------------------------------------------------- watching


def _watch(wanted: _Wanted, format: str) -> int:
    """Check at once and after every change. Ctrl+C is the usual end, so it is no failure."""
    previous: frozenset[Problem] = frozenset()
    try:
        for _ in debounced(partial(_signatures, wanted), partial(time.sleep, POLL_SECONDS)):
            found = _checked(wanted)
            _report(found, previous, format, time.strftime("%H:%M:%S"))
            previous = frozenset(found.problems)
    except KeyboardInterrupt:
        pass
    return 0


def _signatures(wanted: _Wanted) -> tuple[Signature, ...]:
    return tuple(folder_signature(root) for root in wanted)


def _report(found: _Checked, previous: frozenset[Problem], format: str, at: str) -> None:
    """Print what is new since the last report."""
    if format == "json":
        print(as_json({"at": at, **found.as_dict()}), flush=True)
        return
    new = [problem for problem in found.problems if problem not in previous]
    known = len(found.problems) - len(new)
    more = f", {len(new) or 'none'} of them new" if known else ""
    print(f"{at} {found.summary}{more}", *map(_LINES[format], new), sep="\n", flush=True)


# ---------------------------------------------------------------- what is checked


def _roots(options: argparse.Namespace) -> list[Path]:
    return list(dict.fromkeys(_root(path) for path in options.paths))


def _root(path: str) -> Path:
    """The folder of records a path belongs to: itself, or for a file the nearest folder that has a registry."""
    given = Path(path)
    if not given.is_file():
        return given
    above = [parent for parent in given.absolute().parents if (parent / "registry").is_dir()]
    return _as_written(above[0], given) if above else given.parent


def _as_written(root: Path, file: Path) -> Path:
    """The root relative to the working directory if the file was given so, for short messages."""
    if file.is_absolute() or not root.is_relative_to(Path.cwd()):
        return root
    return root.relative_to(Path.cwd())


def _no_records(root: Path, paths: list[str], found: Iterable[Problem]) -> Iterator[Problem]:
    """A problem for each file that was named and is not a record, unless it was found to have one."""
    named = {Path(problem.path).absolute() for problem in found}
    for path in paths:
        if Path(path).is_file() and Path(path).absolute() not in named:
            reason = model_for(Path(path).absolute().relative_to(root.absolute()).as_posix())
            if isinstance(reason, str):
                yield Problem.of_file(path, reason)


def _is_wanted(problem: Problem, root: Path, paths: list[str]) -> bool:
    files = [Path(path) for path in paths]
    return root in files or Path(problem.path).absolute() in [file.absolute() for file in files]


def record_counts(catalogues: list[Catalogue]) -> dict[str, int]:
    """How many records of each kind, and how many positions and statements."""
    counts = {"proposals": 0, "statements": 0, "positions": 0}
    for catalogue in catalogues:
        counts["proposals"] += len(catalogue.proposals)
        counts["statements"] += catalogue.statement_count
        counts["positions"] += sum(len(file.positions) for file in catalogue.positions.values())
        for kind in ("elements", "actors", "sources", "events", "contradictions"):
            counts[kind] = counts.get(kind, 0) + len(getattr(catalogue, kind))
    return counts
