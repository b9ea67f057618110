"""Command lines as files other than programs write them: found in a text, and read by the project's own parser."""

from __future__ import annotations

import argparse
import re
import shlex
from collections.abc import Iterator

from guarantees.__main__ import FURTHER
from guarantees.commands import command_line

OURS = "python -m guarantees "


def our_commands(text: str) -> Iterator[list[str]]:
    """The words after ``python -m guarantees`` in every line of a text, up to the end of the command."""
    for line in re.sub(r"\\\n\s*", " ", text).splitlines():
        if OURS in line:
            yield list(_words(line.split(OURS, 1)[1].split("`")[0]))


def _words(line: str) -> Iterator[str]:
    """The words of one command of a shell: what is redirected or done afterwards is none of its arguments."""
    for word in shlex.shlex(line, posix=True, punctuation_chars=True):
        if not set(word) - set("();<>|&"):
            return
        yield word


def parsed(words: list[str]) -> argparse.Namespace:
    """What the real parser makes of a command's words.

    Raises AssertionError, with the words, for a command, option or value that it does not know.
    """
    try:
        return command_line._parser(command_line.COMMANDS | FURTHER).parse_args(words)
    except SystemExit as refused:
        raise AssertionError(
            f"python -m guarantees {shlex.join(words)}: not understood"
        ) from refused
