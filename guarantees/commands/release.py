"""``release``: the records of today in one file that never changes, and as tables for other programs."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from guarantees.authoring.formatting import replace_file
from guarantees.catalogue.catalogue import Catalogue
from guarantees.commands.arguments import DEFAULT_FOLDER
from guarantees.releases.data_package import data_package, described
from guarantees.releases.database import database
from guarantees.releases.frozen import ENDING, NoRelease, frozen, read_release
from guarantees.releases.tables import tables_of
from guarantees.words.english import and_words, counted

RELEASES = "releases"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``release``."""
    parser.add_argument("name", metavar="NAME", help="what it is called, such as 2026.12.1")
    parser.add_argument(
        "--path",
        default=DEFAULT_FOLDER,
        metavar="DIR",
        help="the folder of records (default: proposals)",
    )
    parser.add_argument(
        "--into",
        default=RELEASES,
        metavar="DIR",
        help="the folder of releases (default: releases)",
    )
    parser.add_argument(
        "--package",
        metavar="DIR",
        help="also write the tables of the release as a Frictionless data package (CSV) into this folder",
    )
    parser.add_argument(
        "--database", metavar="FILE", help="also write the tables of the release as a SQLite file"
    )


def run(options: argparse.Namespace) -> int:
    """Freeze the records in one compressed file, with what changed since the release before and how to cite it.

    The same records always give the same file. A release that exists is never written over: where the records are no
    longer the same, take another name; with --package and --database, the release as it is becomes tables. Ends with 1
    if nothing can be released, and says why.
    """
    try:
        _release(options)
    except NoRelease as refused:
        print(f"python -m guarantees release: {refused}", file=sys.stderr)
        return 1
    return 0


def _release(options: argparse.Namespace) -> None:
    folder = Path(options.into)
    file = folder / f"{options.name}{ENDING}"
    if not file.exists():
        content = frozen(Path(options.path), options.name, folder)
        folder.mkdir(parents=True, exist_ok=True)
        replace_file(file, content)
        made = "written"
    elif options.package or options.database:
        made = "read"
    elif file.read_bytes() != frozen(Path(options.path), options.name, folder):
        raise NoRelease(
            f"{file} exists and holds other records. A release never changes: choose another name."
        )
    else:
        made = "unchanged"
    release, loaded = read_release(file)
    counts = and_words([f"{number:,} {part}" for part, number in release.counts.items()])
    print(f"{file}: {made}. Data version {release.version}, {release.released}: {counts}.")
    _write_tables(options, release.name, loaded.catalogue)


def _write_tables(options: argparse.Namespace, name: str, catalogue: Catalogue) -> None:
    if not (options.package or options.database):
        return
    tables, about = tables_of(catalogue), described(name, catalogue)
    if options.package:
        folder = Path(options.package)
        folder.mkdir(parents=True, exist_ok=True)
        files = list(data_package(tables, about))
        for path, content in files:
            replace_file(folder / path, content)
        print(f"{folder}: {counted(len(files), 'file')} written.")
    if options.database:
        replace_file(Path(options.database), b"".join(database(tables, about)))
        print(f"{options.database}: {counted(len(tables), 'table')} written.")
