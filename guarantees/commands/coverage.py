"""``coverage``: whether every paragraph of every source is cited or explained."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path

from guarantees.archive import coverage, read_archive
from guarantees.commands.arguments import add_archive, add_format, add_records
from guarantees.commands.output import print_json
from guarantees.files.record_files import read_folder
from guarantees.records.source import Source


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``coverage``."""
    add_archive(parser)
    add_records(parser)
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """List for each paragraph of each archived source the records that cite it, or why none does."""
    folder, archive = read_folder(Path(options.path)), read_archive(Path(options.archive))
    texts = {
        file.record.id: archive.get(file.record.text.sha256, [])
        for file in folder.files
        if isinstance(file.record, Source) and file.record.text
    }
    entries = coverage(folder.files)
    uncovered = [entry for entry in entries if not entry.covered]
    if options.format == "json":
        print_json([asdict(entry) for entry in entries])
    else:
        for entry in entries:
            words = texts[entry.source][entry.number - 1 : entry.number]
            reason = f"not used ({entry.unused})" if entry.unused else "NOTHING CITES IT"
            print(f"{entry.source} p{entry.number}: {' '.join(words)[:60]}")
            print(*(f"    {place}" for place in entry.cited_by or (reason,)), sep="\n")
        print(f"{len(entries) - len(uncovered)} of {len(entries)} paragraphs cited or explained.")
    return 1 if uncovered or folder.problems else 0
