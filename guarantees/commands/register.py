"""``register``: enters every id in use into the ledger of identifiers."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from guarantees.authoring.ledger import CannotRegister, Registered, register
from guarantees.commands.arguments import add_format, add_records
from guarantees.commands.output import print_json
from guarantees.words.english import counted


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``register``."""
    add_records(parser)
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Add the ids of new records to registry/identifiers.yaml. Ids are permanent: none is ever removed.

    Ids in files with problems are not added; the problems are printed, as check prints them.
    """
    try:
        done = register(Path(options.path))
    except CannotRegister as refusal:
        print(f"python -m guarantees register: {refusal}", file=sys.stderr)
        return 1
    if options.format == "json":
        print_json(
            {
                "path": done.path,
                "added": [{"kind": kind, "id": name} for kind, name in done.added],
                "problems": [problem.as_dict() for problem in done.problems],
                "left_out": done.left_out,
            }
        )
    else:
        _print(done)
    return 1 if done.problems else 0


def _print(done: Registered) -> None:
    lines = [str(problem) for problem in done.problems]
    if done.left_out:
        lines.append(f"Left out, since they have problems: {', '.join(done.left_out)}.")
    lines += [f"{kind.label} {name}" for kind, name in done.added]
    count = counted(len(done.added), "id") if done.added else "Nothing"
    lines.append(f"{count} added to {done.path}.")
    print(*lines, sep="\n")
