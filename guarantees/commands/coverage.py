"""``coverage``: whether every paragraph of every source is cited or explained."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from guarantees.archive.coverage import ParagraphCoverage, coverage
from guarantees.archive.selection import NoSuchRecord, selected
from guarantees.archive.suggestions import suggested_unused
from guarantees.archive.texts import Archive, read_archive, shown
from guarantees.commands.arguments import add_archive, add_format, add_records, add_selection
from guarantees.commands.output import print_json
from guarantees.records.source import Source
from guarantees.yaml_files.record_files import RecordFile, find, read_folder

_SHOWN = 60


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``coverage``."""
    add_archive(parser)
    add_records(parser)
    add_selection(parser)
    parser.add_argument(
        "--uncited",
        action="store_true",
        help="list only paragraphs that are neither cited nor explained",
    )
    parser.add_argument(
        "--suggest-unused",
        action="store_true",
        help="print which of these look like headings, lead-ins, recitals or signatures, as entries of 'unused'",
    )
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """List for each paragraph of each archived source the records that cite it, or why none does.

    With --source or --proposal, what is printed, and the exit code, is about those sources alone.
    """
    folder = read_folder(Path(options.path))
    archive = read_archive(*map(Path, options.archive))
    try:
        selection = selected(folder, options.source, options.proposal)
    except NoSuchRecord as refusal:
        print(f"python -m guarantees coverage: {refusal}", file=sys.stderr)
        return 2
    entries = [entry for entry in coverage(folder.files) if entry.source in selection.sources]
    uncovered = [entry for entry in entries if not entry.covered]
    listed = uncovered if options.uncited else entries
    if options.format == "json":
        print_json([asdict(entry) for entry in listed])
    elif options.suggest_unused:
        print(*_suggestions(_texts(folder.files, archive), uncovered), sep="\n")
    else:
        texts = _texts(folder.files, archive)
        print(*archive.unusable, sep="\n", end="\n" if archive.unusable else "")
        for entry in listed:
            print(*_lines(entry, texts, options.uncited), sep="\n")
        print(f"{len(entries) - len(uncovered)} of {len(entries)} paragraphs cited or explained.")
    return 1 if uncovered or selection.problems else 0


def _texts(files: tuple[RecordFile, ...], archive: Archive) -> dict[str, tuple[str, ...]]:
    return {
        source.id: text.paragraphs
        for _, _, source in find(files, Source)
        if (text := archive.text_of(source))
    }


def _lines(
    entry: ParagraphCoverage, texts: dict[str, tuple[str, ...]], uncited: bool
) -> Iterator[str]:
    text = "".join(texts.get(entry.source, ())[entry.number - 1 : entry.number])
    yield f"{entry.source} p{entry.number}: {shown(text)[:_SHOWN]}"
    if not uncited:
        reason = f"not used ({entry.unused})" if entry.unused else "NOTHING CITES IT"
        yield from (f"    {place}" for place in entry.cited_by or (reason,))


def _suggestions(
    texts: dict[str, tuple[str, ...]], uncovered: list[ParagraphCoverage]
) -> Iterator[str]:
    for source, paragraphs in texts.items():
        numbers = {entry.number for entry in uncovered if entry.source == source}
        entries = list(suggested_unused(paragraphs, numbers))
        if entries:
            yield f"# {source}: recognised by their form. Read each before you keep it."
            yield "unused:"
            yield from map(str, entries)
