"""The commands of ``python -m guarantees``. Exit codes: 0 no problems, 1 problems, 2 wrong usage."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from guarantees.commands import (
    check,
    coverage,
    diff,
    fmt,
    generate,
    mcp,
    new,
    places,
    register,
    release,
    report,
    text,
    verify,
)
from guarantees.commands.output import discard, flush, print_any_text

PROBLEMS = 1
INTERRUPTED = 130
"""The exit code of a program that was stopped by Ctrl+C, by custom."""
COMMANDS = {
    "new": new,
    "check": check,
    "fmt": fmt,
    "register": register,
    "text": text,
    "places": places,
    "verify": verify,
    "coverage": coverage,
    "diff": diff,
    "report": report,
    "release": release,
    "mcp": mcp,
    "generate": generate,
}
"""The module of each command by its name, in the order of the help."""


def main(arguments: Sequence[str] | None = None, further: Mapping[str, Any] | None = None) -> int:
    """Run one command and return its exit code. ``further`` are commands from outside the domain, as ``COMMANDS``."""
    print_any_text()
    try:
        code = _run(arguments, COMMANDS | dict(further or {}))
        flush()
    except BrokenPipeError:
        # The reader of the output, such as `head`, has stopped.
        code = PROBLEMS
    except OSError as error:
        discard()
        what = f"{error.filename}: " if error.filename else "the output cannot be written: "
        print(f"python -m guarantees: {what}{error.strerror}", file=sys.stderr)
        code = PROBLEMS
    except KeyboardInterrupt:
        code = INTERRUPTED
    discard()
    return code


def _run(arguments: Sequence[str] | None, table: Mapping[str, Any]) -> int:
    try:
        options = _parser(table).parse_args(arguments)
    except SystemExit as ended:  # after the help, or for wrong usage
        flush()
        raise ended
    code: int = options.run(options)
    return code


def _parser(table: Mapping[str, Any] = COMMANDS) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m guarantees",
        description="Begin, check, compare and report on records.",
        epilog="Exit codes: 0 no problems, 1 problems, 2 wrong usage.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, module in table.items():
        help = module.run.__doc__
        command = commands.add_parser(name, help=help.partition("\n")[0], description=help)
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    return parser
