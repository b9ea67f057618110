"""The commands of ``python -m guarantees``. Exit codes: 0 no problems, 1 problems, 2 wrong usage."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from guarantees.commands import check, coverage, diff, fmt, generate, new, register, report, verify

COMMANDS = {
    "new": new,
    "check": check,
    "fmt": fmt,
    "register": register,
    "verify": verify,
    "coverage": coverage,
    "diff": diff,
    "report": report,
    "generate": generate,
}
"""The module of each command by its name, in the order of the help."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of the output, such as `head`, has stopped. The rest of the output is discarded.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m guarantees",
        description="Begin, check, compare and report on records.",
        epilog="Exit codes: 0 no problems, 1 problems, 2 wrong usage.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, module in COMMANDS.items():
        help = module.run.__doc__
        command = commands.add_parser(name, help=help.partition("\n")[0], description=help)
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    return parser
