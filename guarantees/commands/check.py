"""``check``: every problem of every record, with its place and remedy."""

from __future__ import annotations

import argparse
from pathlib import Path

from guarantees.catalogue import Catalogue, load
from guarantees.commands.arguments import DEFAULT_FOLDER, add_format
from guarantees.commands.printing import counted, print_json
from guarantees.problems import Problem, summary


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What ``check`` is told."""
    parser.add_argument(
        "paths",
        nargs="*",
        default=[DEFAULT_FOLDER],
        metavar="PATH",
        help="a folder of records, or a file in one, of which alone problems are shown (default: proposals)",
    )
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Read every record; print a count by kind, or every problem with its file, line, column and remedy."""
    wanted = {
        root: [path for path in options.paths if _root(path) == root] for root in _roots(options)
    }
    loaded = {root: load(root) for root in wanted}
    problems = [
        problem
        for root, each in loaded.items()
        for problem in each.problems
        if _is_wanted(problem, root, wanted[root])
    ]
    counts = record_counts([each.catalogue for each in loaded.values()])
    if options.format == "json":
        print_json({"problems": [problem.as_dict() for problem in problems], "records": counts})
    elif problems:
        print(*problems, summary(problems, sum(each.files for each in loaded.values())), sep="\n")
    else:
        print(f"No problems: {', '.join(counted(n, kind) for kind, n in counts.items())}.")
    return 1 if problems else 0


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
    """The root relative to where the reader stands when the file was given so, for short messages."""
    if file.is_absolute() or not root.is_relative_to(Path.cwd()):
        return root
    return root.relative_to(Path.cwd())


def _is_wanted(problem: Problem, root: Path, paths: list[str]) -> bool:
    files = [Path(path) for path in paths]
    return root in files or Path(problem.path).absolute() in [file.absolute() for file in files]


def record_counts(catalogues: list[Catalogue]) -> dict[str, int]:
    """How many records of each kind; positions and statements are counted one by one."""
    counts = {"proposals": 0, "statements": 0, "positions": 0}
    for catalogue in catalogues:
        counts["proposals"] += len(catalogue.proposals)
        counts["statements"] += catalogue.statement_count
        counts["positions"] += sum(len(file.positions) for file in catalogue.positions.values())
        for kind in ("elements", "actors", "sources", "events", "contradictions"):
            counts[kind] = counts.get(kind, 0) + len(getattr(catalogue, kind))
    return counts
