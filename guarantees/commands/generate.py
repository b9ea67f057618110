"""``generate``: the files that are made from the models and the codebook."""

from __future__ import annotations

import argparse
from pathlib import Path

from guarantees.catalogue.catalogue import load
from guarantees.commands.arguments import DEFAULT_FOLDER, add_format
from guarantees.commands.printing import print_json
from guarantees.files.record_files import SCHEMA_FOLDER
from guarantees.pages.browser_types import BROWSER_TYPES, browser_types
from guarantees.reference.documents import reference_files
from guarantees.reference.schema import write_schemas


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What ``generate`` is told."""
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Write what is generated from the models and the codebook: schema/ for editors, docs/ for people, types for the
    code in the browser."""
    catalogue = load(Path(DEFAULT_FOLDER)).catalogue
    written = write_schemas(Path(SCHEMA_FOLDER), catalogue)
    for name, content in reference_files(catalogue).items():
        (Path("docs") / name).write_text(content, encoding="utf-8")
        written.append(name)
    Path(BROWSER_TYPES).write_text(browser_types(), encoding="utf-8")
    written.append(BROWSER_TYPES)
    if options.format == "json":
        print_json(written)
    else:
        print(f"Written: {', '.join(written)}.")
    return 0
