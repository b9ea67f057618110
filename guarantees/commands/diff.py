"""``diff``: what changed in the comparison, in plain words."""

from __future__ import annotations

import argparse
import datetime
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from guarantees.catalogue.catalogue import Loaded
from guarantees.catalogue.clock import AsOf, Clock
from guarantees.changes.changes import changes_between
from guarantees.changes.markdown import changes_markdown
from guarantees.changes.model import Changes
from guarantees.changes.revisions import NoSuchRecords, load_side
from guarantees.commands.arguments import DEFAULT_FOLDER, add_format
from guarantees.commands.output import print_json
from guarantees.links.link_reader import read_day
from guarantees.problems import Problem
from guarantees.releases.frozen import ENDING, NoRelease, read_release
from guarantees.words.english import counted


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``diff``."""
    what = "a folder of records, the file of a release, or a branch, tag or commit of git such as HEAD~1"
    parser.add_argument("old", metavar="OLD", help=what)
    parser.add_argument(
        "new", nargs="?", metavar="NEW", help=f"{what} (default: the folder named by --path)"
    )
    parser.add_argument(
        "--path",
        default=DEFAULT_FOLDER,
        metavar="DIR",
        help="the folder that holds the records in a revision (default: proposals)",
    )
    for name, what_day in (("from", "OLD"), ("asof", "NEW")):
        parser.add_argument(
            f"--{name}",
            type=_day,
            metavar="DAY",
            help=f"only what {what_day} has by this day (2025-08-21)",
        )
    parser.add_argument(
        "--clock",
        choices=[clock.value for clock in Clock],
        default=Clock.STATED.value,
        help="by which dates that is: of when it was stated, or publicly known",
    )
    parser.add_argument(
        "--exit-code",
        action="store_true",
        help="end with 1 if anything differs or records were left out; without this, with 0",
    )
    add_format(parser, "markdown")


def run(options: argparse.Namespace) -> int:
    """Say in plain words what changed in the comparison, cell by cell, with the reasons that the records give.

    OLD and NEW are folders of records, files of releases or revisions of git; a folder or file takes precedence over a
    revision of the same name.
    A revision is read without touching your working files. --format markdown is for a comment in a code review. Ends
    with 0 when the two were compared, whether or not they differ (see --exit-code), and with 2 when one of them does
    not exist.
    """
    names = (options.old, options.new or options.path)
    try:
        old, new = _sides(names, options.path)
    except (NoSuchRecords, NoRelease) as error:
        print(f"python -m guarantees diff: {error}", file=sys.stderr)
        return 2
    clock = Clock(options.clock)
    days = AsOf(clock, getattr(options, "from")), AsOf(clock, options.asof)
    changes = changes_between(old.catalogue, new.catalogue, *days)
    sides = (_Side(names[0], _problems(old)), _Side(names[1], _problems(new)))
    warnings = [side.warning for side in sides if side.problems]
    if options.format == "json":
        print_json({"old": sides[0].as_dict(), "new": sides[1].as_dict(), **asdict(changes)})
    elif options.format == "markdown":
        print(changes_markdown(changes, names, warnings), end="")
    else:
        _print_text(names, warnings, changes)
    return 1 if options.exit_code and (changes.count or warnings) else 0


def _day(written: str) -> datetime.date:
    try:
        return read_day(written)
    except ValueError as problem:
        raise argparse.ArgumentTypeError(str(problem)) from problem


def _sides(names: tuple[str, str], folder: str) -> tuple[Loaded, Loaded]:
    """Both sides; where both names are one, the same records."""
    old = _side(names[0], folder)
    return old, old if names[0] == names[1] else _side(names[1], folder)


def _side(name: str, folder: str) -> Loaded:
    if name.endswith(ENDING) and Path(name).is_file():
        return read_release(Path(name))[1]
    return load_side(name, folder)


def _problems(side: Loaded) -> list[Problem]:
    """The problems that led to records being left out: not those of the ledger of ids, whose records are valid."""
    return [problem for problem in side.problems if problem.path not in side.valid]


@dataclass(frozen=True)
class _Side:
    """One side as it was named on the command line, with the problems that keep records out of the comparison."""

    name: str
    problems: list[Problem]

    @property
    def warning(self) -> str:
        if Path(self.name).is_dir():
            remedy = f"Run 'python -m guarantees check {self.name}' to see them."
        else:
            remedy = "Check that revision out and run 'python -m guarantees check' to see them."
        return (
            f"{self.name} has {counted(len(self.problems), 'problem')}. Records with a problem were left out of "
            f"the comparison on that side, as if they did not exist. {remedy}"
        )

    def as_dict(self) -> dict[str, object]:
        paths = sorted({problem.path for problem in self.problems})
        return {"name": self.name, "problems": len(self.problems), "files_with_problems": paths}


def _print_text(names: tuple[str, str], warnings: list[str], changes: Changes) -> None:
    print(f"From {names[0]} ({changes.old_version}) to {names[1]} ({changes.new_version}),")
    print(f"{changes.as_of}:", *warnings, changes.summary, sep="\n")
    for section in changes.sections:
        print("", section.heading, *(f"  {line}" for line in section.lines), sep="\n")
