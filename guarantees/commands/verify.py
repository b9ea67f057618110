"""``verify``: whether the quotations are in the texts."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path

from guarantees.archive.quotations import Miscount, Verification, paragraph_counts, verify
from guarantees.archive.texts import read_archive
from guarantees.commands.arguments import add_archive, add_format, add_records
from guarantees.commands.output import print_json
from guarantees.files.record_files import read_folder
from guarantees.words.english import counted


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``verify``."""
    add_archive(parser)
    add_records(parser)
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Look for every quotation in the archived text of its source, and report those that are missing."""
    folder = read_folder(Path(options.path))
    archive = read_archive(*map(Path, options.archive))
    found = verify(folder.files, archive)
    miscounted = list(paragraph_counts(folder.files, archive))
    valid = not (found.findings or miscounted or found.missing_texts or folder.problems)
    if options.format == "json":
        print_json({**asdict(found), "miscounted": miscounted, "unusable": archive.unusable})
    else:
        for file in archive.unusable:
            print(file)
        _print_verification(found, miscounted, len(folder.problems))
    return 0 if valid else 1


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
