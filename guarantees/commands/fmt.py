"""``fmt``: records in the one canonical form."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from guarantees.authoring.formatting import FormattedFile, formatted_files, write
from guarantees.commands.arguments import add_format, add_paths
from guarantees.commands.output import print_json
from guarantees.problems import summary
from guarantees.words.english import counted


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``fmt``."""
    add_paths(parser, "a record file, or a folder of them")
    parser.add_argument(
        "--check",
        action="store_true",
        help="write nothing; print what would change, and end with 1 if anything would",
    )
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Put record files in the one canonical form: only the layout changes, no value and no comment.

    Keys that are out of order are listed, not moved. A file that cannot be read as a record is left alone, and its
    problems are printed; 'check' finds all other problems.
    """
    absent = [path for path in options.paths if not Path(path).exists()]
    if absent:
        for path in absent:
            print(f"There is no file or folder '{path}'. Name one that exists.", file=sys.stderr)
        return 2
    files = formatted_files(map(Path, options.paths))
    if not options.check:
        files = [write(file) if file.is_changed else file for file in files]
    if options.format == "json":
        print_json(_as_data(files))
    else:
        print(*_lines(files, options.check), sep="\n")
    return 1 if any(_fails(file, options.check) for file in files) else 0


def _fails(file: FormattedFile, check: bool) -> bool:
    return bool(file.problems) or (check and file.is_changed)


def _as_data(files: list[FormattedFile]) -> dict[str, object]:
    changed = [
        {"path": str(file.path), "diff": file.difference} for file in files if file.is_changed
    ]
    problems = [problem.as_dict() for file in files for problem in file.problems]
    return {"files": len(files), "changed": changed, "problems": problems}


def _lines(files: list[FormattedFile], check: bool) -> list[str]:
    changed = [file for file in files if file.is_changed]
    problems = [problem for file in files for problem in file.problems]
    lines = [file.difference if check else f"{file.path}: formatted" for file in changed]
    lines += map(str, problems)
    if problems:
        lines.append(summary(problems, len(files)))
    if changed or not problems:
        lines.append(_closing(len(changed), len(files), check))
    return lines


def _closing(changed: int, files: int, check: bool) -> str:
    if not changed:
        return f"In canonical form: {counted(files, 'file')}."
    of_all = f"{changed} of {counted(files, 'file')}"
    if check:
        return f"Not in canonical form: {of_all}. Run 'python -m guarantees fmt' to format them."
    return f"Formatted: {of_all}."
