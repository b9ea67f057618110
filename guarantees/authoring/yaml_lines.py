"""Lines of YAML as a curator would type them, for records that are begun by the program."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

import yaml

WIDTH = 100


def pair(key: str, text: str) -> list[str]:
    """``key: text`` on one line, or folded below the key when it is long."""
    line = f"{key}: {scalar(text)}"
    if len(line) <= WIDTH or " " not in text:
        return [line]
    return [f"{key}: >-", *indented(_wrapped(" ".join(text.split()), WIDTH - 4), 2)]


def scalar(text: str) -> str:
    """A text as YAML on one line, in quotation marks only where it needs them."""
    dumped = yaml.safe_dump(" ".join(text.split()), allow_unicode=True, width=10 * len(text) + 80)
    return dumped.removesuffix("\n...\n").rstrip("\n")


def ids_in_brackets(ids: Iterable[str]) -> str:
    """Ids as a list on one line: ``[france, germany]``."""
    return f"[{', '.join(ids)}]"


def as_entry(entry: str) -> list[str]:
    """The lines of a mapping as an entry of a list."""
    first, *rest = entry.rstrip("\n").split("\n")
    return [f"- {first}", *indented(rest, 2)]


def todo(question: str) -> list[str]:
    """A comment that marks what is still to be written."""
    return comment(f"TODO: {question}")


def comment(text: str, mark: str = "# ") -> list[str]:
    """A text as comments, folded between words."""
    return [f"{mark}{line}" for line in _wrapped(text, WIDTH - 4)]


def commented(*lines: str) -> list[str]:
    """Lines of YAML turned into comments, to be used by taking the marks away."""
    return [f"# {line}" for line in lines]


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)


def indented(lines: Iterable[str], spaces: int) -> list[str]:
    """The lines moved to the right."""
    return [f"{' ' * spaces}{line}" if line else "" for line in lines]


def joined(*lines: str) -> str:
    """The lines as the text of a file."""
    return "\n".join(lines) + "\n"
