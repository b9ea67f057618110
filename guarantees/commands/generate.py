"""``generate``: the files that are generated from the models and the codebook."""

from __future__ import annotations

import argparse
from pathlib import Path

from guarantees.catalogue.catalogue import load
from guarantees.commands.arguments import DEFAULT_FOLDER, add_format
from guarantees.commands.output import print_json
from guarantees.reference.documents import reference_files
from guarantees.reference.schema import write_schemas
from guarantees.yaml_files.record_kinds import SCHEMA_FOLDER


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``generate``."""
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Write the files that are generated from the models and the codebook.

    They are schema/ for editors, and docs/ for people.
    """
    catalogue = load(Path(DEFAULT_FOLDER)).catalogue
    written = write_schemas(Path(SCHEMA_FOLDER), catalogue)
    Path("docs").mkdir(exist_ok=True)
    for name, content in reference_files(catalogue).items():
        Path("docs", name).write_text(content, encoding="utf-8", newline="\n")
        written.append(name)
    if options.format == "json":
        print_json(written)
    else:
        print(f"Written: {', '.join(written)}.")
    return 0
