"""``places``: fills in where quotations stand in their texts."""

from __future__ import annotations

import argparse
from pathlib import Path

from guarantees.archive.quotations import passages_by_source
from guarantees.archive.texts import read_archive
from guarantees.authoring.formatting import replace_text
from guarantees.authoring.list_entries import CannotAdd
from guarantees.authoring.places import has_open_places, with_places
from guarantees.commands.arguments import add_archive, add_format, add_records
from guarantees.commands.output import print_json
from guarantees.words.english import counted
from guarantees.yaml_files.record_files import read_folder


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``places``."""
    add_archive(parser)
    add_records(parser)
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Find the place of each quotation that has none yet, and write it into its record.

    That is evidence with a quote and no 'at', or 'at: TODO'. A quotation that occurs in several places, or in none, is
    listed and left open; the exit code is then 1.
    """
    folder = read_folder(Path(options.path))
    passages = passages_by_source(folder.files, read_archive(*map(Path, options.archive)))
    unreadable = {file.path for file in folder.files if file.document is None}
    problems = [str(problem) for problem in folder.problems if problem.path in unreadable]
    found: dict[str, int] = {}
    for file in folder.files:
        if file.document is None or not has_open_places(file.document):
            continue
        text = Path(file.path).read_bytes().decode("utf-8")
        try:
            filled_in = with_places(text, file.path, file.document, passages)
        except CannotAdd as refusal:
            problems.append(str(refusal))
            continue
        problems += map(str, filled_in.problems)
        if filled_in.found:
            replace_text(Path(file.path), filled_in.text)
            found[file.path] = filled_in.found
    if options.format == "json":
        print_json({"found": found, "problems": problems})
    else:
        lines = [f"{path}: {counted(count, 'place')}" for path, count in found.items()]
        print(*problems, *lines, sep="\n", end="\n" if problems or lines else "")
        print(f"{counted(sum(found.values()), 'place')} filled in.")
    return 1 if problems else 0
