"""``mcp``: the records for language models, over the Model Context Protocol."""

from __future__ import annotations

import argparse
import sys
import threading
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from guarantees.catalogue.catalogue import Catalogue, Loaded, load
from guarantees.commands.arguments import DEFAULT_FOLDER, folder
from guarantees.links.link_reader import LATEST_VERSION
from guarantees.problems import summary
from guarantees.releases.frozen import ENDING, NoRelease, read_release, releases_in
from guarantees.yaml_files.signature import Signature, folder_signature

RELEASES = "releases"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``mcp``."""
    parser.add_argument(
        "path",
        nargs="?",
        default=DEFAULT_FOLDER,
        type=folder,
        metavar="PATH",
        help="the folder of records (default: proposals)",
    )
    parser.add_argument(
        "--releases",
        default=RELEASES,
        metavar="DIR",
        help="the folder of releases (default: releases)",
    )
    parser.add_argument(
        "--site",
        default="",
        metavar="ADDRESS",
        help="the address of the site that shows these records, which answers then name as their source",
    )


def run(options: argparse.Namespace) -> int:
    """Answer language models that speak the Model Context Protocol, on standard input and output, until that ends.

    Programs that use such models start this command by themselves: it goes into their settings. Nothing can be changed
    through it. Records that change while it runs are read again.
    """
    # Imported here: no other command waits for these libraries.
    import anyio

    from guarantees.for_programs.model_tools import serve, server_of

    shelf = Shelf(Path(options.path), Path(options.releases))
    anyio.run(serve, server_of(shelf.version, options.site))
    return 0


class Shelf:
    """Today's records, reloaded when a file has changed, and the releases."""

    def __init__(self, records: Path, releases: Path) -> None:
        self._records, self._releases = records, releases
        self._lock = threading.Lock()
        self._signature: Signature = ()
        self._loaded: Loaded | None = None

    def version(self, name: str, asked: str) -> Catalogue:
        """The records that a parameter names; raises ``NotThere`` if there are none."""
        # As in ``run``: the questions take a while to import.
        from guarantees.for_programs.questions import no_version

        present = self._present()
        if asked in ("", LATEST_VERSION, present.version):
            return present
        try:
            for release in releases_in(self._releases):
                if asked in (release.name, release.version):
                    return _opened(self._releases / f"{release.name}{ENDING}")
        except NoRelease as refused:
            print(f"python -m guarantees mcp: {refused}", file=sys.stderr)
        raise no_version(name, asked)

    def _present(self) -> Catalogue:
        with self._lock:
            signature = folder_signature(self._records)
            if self._loaded is None or signature != self._signature:
                self._loaded = load(self._records, before=self._loaded)
                self._signature = signature
                if problems := self._loaded.problems:
                    left_out = summary(problems, self._loaded.files)
                    print(f"python -m guarantees mcp: {left_out}, left out", file=sys.stderr)
            return self._loaded.catalogue


@lru_cache(maxsize=2)
def _opened(file: Path) -> Catalogue:
    release, loaded = read_release(file)
    return replace(loaded.catalogue, release=release.name)
