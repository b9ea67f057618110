"""``coverage``: whether every paragraph of every source is cited or explained."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path

from guarantees.archive.coverage import coverage
from guarantees.archive.texts import read_archive
from guarantees.commands.arguments import add_archive, add_format, add_records
from guarantees.commands.output import print_json
from guarantees.files.record_files import find, read_folder
from guarantees.records.source import Source
from guarantees.text.canonical import without_invisible


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``coverage``."""
    add_archive(parser)
    add_records(parser)
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """List for each paragraph of each archived source the records that cite it, or why none does."""
    folder = read_folder(Path(options.path))
    archive = read_archive(*map(Path, options.archive))
    texts = {
        source.id: archive.texts[source.text.sha256].paragraphs
        for _, _, source in find(folder.files, Source)
        if source.text and source.text.sha256 in archive.texts
    }
    entries = coverage(folder.files)
    uncovered = [entry for entry in entries if not entry.covered]
    if options.format == "json":
        print_json([asdict(entry) for entry in entries])
    else:
        for file in archive.unusable:
            print(file)
        for entry in entries:
            text = "".join(texts.get(entry.source, ())[entry.number - 1 : entry.number])
            reason = f"not used ({entry.unused})" if entry.unused else "NOTHING CITES IT"
            print(
                f"{entry.source} p{entry.number}: {' '.join(without_invisible(text).split())[:60]}"
            )
            print(*(f"    {place}" for place in entry.cited_by or (reason,)), sep="\n")
        print(f"{len(entries) - len(uncovered)} of {len(entries)} paragraphs cited or explained.")
    return 1 if uncovered or folder.problems else 0
