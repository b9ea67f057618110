"""The commands of ``python -m guarantees``. Exit codes: 0 all is well, 1 problems were found, 2 wrong usage."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from guarantees.archive import Verification, coverage, paragraph_counts, read_archive, verify
from guarantees.catalogue import Catalogue, load
from guarantees.problems import Problem, summary
from guarantees.record_files import read_folder
from guarantees.reference import reference_files
from guarantees.schema import SCHEMA_FOLDER, write_schemas

DEFAULT_FOLDER = "proposals"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    options = _parser().parse_args(arguments)
    return options.run(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m guarantees",
        description="Check records, their quotations and their coverage.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = _command(commands, "check", _check)
    check.add_argument(
        "paths",
        nargs="*",
        default=[DEFAULT_FOLDER],
        metavar="PATH",
        help="a folder of records, or a file in one, of which alone problems are shown (default: proposals)",
    )
    for name, run in (("verify", _verify), ("coverage", _coverage)):
        command = _command(commands, name, run)
        command.add_argument(
            "--archive",
            required=True,
            type=_folder,
            metavar="DIR",
            help="the folder of archived texts",
        )
        command.add_argument(
            "path", nargs="?", default=DEFAULT_FOLDER, metavar="PATH", help="the folder of records"
        )
    _command(commands, "generate", _generate)
    return parser


def _folder(path: str) -> str:
    if not Path(path).is_dir():
        raise argparse.ArgumentTypeError(f"there is no folder '{path}'")
    return path


def _command(commands: Any, name: str, run: Any) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=run.__doc__.splitlines()[0], description=run.__doc__)
    command.add_argument(
        "--format", choices=("text", "json"), default="text", help="how to print (default: text)"
    )
    command.set_defaults(run=run)
    return command


def _check(options: argparse.Namespace) -> int:
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
        _print_json({"problems": [problem.as_dict() for problem in problems], "records": counts})
    elif problems:
        print(*problems, summary(problems, sum(each.files for each in loaded.values())), sep="\n")
    else:
        print(f"No problems: {', '.join(_counted(n, kind) for kind, n in counts.items())}.")
    return 1 if problems else 0


def _counted(number: int, kinds: str) -> str:
    return f"{number} {kinds.removesuffix('s') if number == 1 else kinds}"


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


def _verify(options: argparse.Namespace) -> int:
    """Look for every quotation in the archived text of its source, and report those that are not there."""
    folder, archive = read_folder(Path(options.path)), read_archive(Path(options.archive))
    found = verify(folder.files, archive)
    miscounted = list(paragraph_counts(folder.files, archive))
    sound = not (found.findings or miscounted or found.missing_texts or folder.problems)
    if options.format == "json":
        _print_json({**asdict(found), "miscounted": miscounted})
    else:
        _print_verification(found, miscounted, len(folder.problems))
    return 0 if sound else 1


def _print_verification(
    found: Verification, miscounted: list[tuple[str, int, int]], problems: int
) -> None:
    for finding in found.findings:
        print(finding)
    for source in found.missing_texts:
        print(f"{source}: the archive does not hold its text")
    for source, recorded, counted in miscounted:
        print(f"{source}: the record counts {recorded} paragraphs, the text has {counted}")
    if problems:
        print(f"{_counted(problems, 'problems')} in the records: run 'python -m guarantees check'")
    print(f"{found.quotations - len(found.findings)} of {found.quotations} quotations found.")


def _coverage(options: argparse.Namespace) -> int:
    """List for each paragraph of each archived source the records that cite it, or why none does."""
    folder, archive = read_folder(Path(options.path)), read_archive(Path(options.archive))
    texts = {
        file.record.id: archive.get(file.record.text.sha256, [])
        for file in folder.files
        if getattr(file.record, "text", None)
    }
    entries = coverage(folder.files)
    bare = [entry for entry in entries if not entry.covered]
    if options.format == "json":
        _print_json([asdict(entry) for entry in entries])
    else:
        for entry in entries:
            words = texts[entry.source][entry.number - 1 : entry.number]
            reason = f"not used ({entry.unused})" if entry.unused else "NOTHING CITES IT"
            print(f"{entry.source} p{entry.number}: {' '.join(words)[:60]}")
            print(*(f"    {place}" for place in entry.cited_by or (reason,)), sep="\n")
        print(f"{len(entries) - len(bare)} of {len(entries)} paragraphs cited or explained.")
    return 1 if bare or folder.problems else 0


def _generate(options: argparse.Namespace) -> int:
    """Write what is generated from the models and the codebook: schema/ for editors, docs/ for people."""
    written = write_schemas(Path(SCHEMA_FOLDER))
    for name, content in reference_files(load(Path(DEFAULT_FOLDER)).catalogue).items():
        (Path("docs") / name).write_text(content, encoding="utf-8")
        written.append(name)
    if options.format == "json":
        _print_json(written)
    else:
        print(f"Written: {', '.join(written)}.")
    return 0


def _print_json(value: object) -> None:
    print(json.dumps(value, indent=2, ensure_ascii=False, default=str))
