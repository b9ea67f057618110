"""``verify``: whether the quotations are in the texts."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict
from pathlib import Path

from guarantees.archive.quotations import Miscount, Verification, paragraph_counts, verify
from guarantees.archive.selection import NoSuchRecord, selected
from guarantees.archive.silences import Hint, hints
from guarantees.archive.texts import read_archive
from guarantees.commands.arguments import add_archive, add_format, add_records, add_selection
from guarantees.commands.output import print_json
from guarantees.words.english import counted
from guarantees.yaml_files.record_files import read_folder


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``verify``."""
    add_archive(parser)
    add_records(parser)
    add_selection(parser)
    parser.add_argument(
        "--silences",
        action="store_true",
        help="also print where words of an element stand in a text that is called silent on it",
    )
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Look for every quotation in the archived text of its source, and report those that are missing.

    With --source or --proposal, what is printed, and the exit code, is about those sources alone. What --silences
    prints are hints to read again: they do not count for the exit code.
    """
    folder = read_folder(Path(options.path))
    archive = read_archive(*map(Path, options.archive))
    try:
        selection = selected(folder, options.source, options.proposal)
    except NoSuchRecord as refusal:
        print(f"python -m guarantees verify: {refusal}", file=sys.stderr)
        return 2
    found = verify(folder.files, archive, selection.sources)
    miscounted = list(paragraph_counts(folder.files, archive, selection.sources))
    valid = not (found.findings or miscounted or found.missing_texts or selection.problems)
    again = (
        list(hints(folder.files, archive, selection.sources, options.proposal))
        if options.silences
        else []
    )
    if options.format == "json":
        print_json(
            {
                **asdict(found),
                "miscounted": miscounted,
                "unusable": archive.unusable,
                **({"silences": list(map(asdict, again))} if options.silences else {}),
            }
        )
    else:
        for file in archive.unusable:
            print(file)
        _print_verification(found, miscounted, len(selection.problems))
        if options.silences:
            _print_hints(again)
    return 0 if valid else 1


def _print_hints(again: list[Hint]) -> None:
    print(*again, sep="\n", end="\n" if again else "")
    print(
        f"Words to look for in texts called silent: {counted(len(again), 'place')} to read again."
    )


def _print_verification(found: Verification, miscounted: list[Miscount], problems: int) -> None:
    for finding in found.findings:
        print(finding)
    for source in found.missing_texts:
        print(f"{source}: the archive does not hold its text")
    for source, recorded, in_text, odd_breaks in miscounted:
        print(f"{source}: the record counts {recorded} paragraphs, the text has {in_text}")
        for odd in odd_breaks:
            print(f"    {odd}")
    if problems:
        print(f"{counted(problems, 'problem')} in the records: run 'python -m guarantees check'")
    print(f"{found.quotations - len(found.findings)} of {found.quotations} quotations found.")
