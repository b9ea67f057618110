"""What is wrong with a record, in one form: where, what, what was expected, how to fix it."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable
from dataclasses import asdict, dataclass

Location = tuple[str | int, ...]
"""Where something is in a record: keys and indices from the outermost in, such as ``("status", 0, "date")``."""


@dataclass(frozen=True, order=True)
class Problem:
    """One problem in one place of one file.

    ``line`` and ``column`` count from 1. ``field`` is a dotted path such as
    ``provisions.force-size[1].value`` and is empty when the whole file is meant.
    """

    path: str
    line: int
    column: int
    field: str
    message: str

    @classmethod
    def of_file(cls, path: str, message: str) -> Problem:
        """A problem of a whole file."""
        return cls(path, 1, 1, "", message)

    def __str__(self) -> str:
        field = f"{self.field}: " if self.field else ""
        return f"{self.path}:{self.line}:{self.column}: {field}{self.message}"

    def as_dict(self) -> dict[str, str | int]:
        """The problem as plain data, for ``--format json``."""
        return asdict(self)


def field_name(location: Iterable[str | int]) -> str:
    """Join a path of keys and indices: ``("a", 0, "b")`` becomes ``a[0].b``."""
    name = ""
    for part in location:
        if isinstance(part, int):
            name += f"[{part}]"
        else:
            name += f".{part}" if name else str(part)
    return name


def quoted(written: str, longest: int = 60) -> str:
    """What a curator wrote, in quotation marks, on one line (⏎ is a line break) and shortened."""
    text = written.replace("\n", "⏎")
    return f"'{text}'" if len(text) <= longest else f"'{text[: longest - 1]}…'"


def named(sign: str) -> str:
    """A sign by its code point and its name in Unicode.

    >>> named("/")
    'U+002F SOLIDUS'
    """
    return f"U+{ord(sign):04X} {unicodedata.name(sign, 'without a name')}"


def letter_of_another_script(word: str) -> str:
    """A trailing sentence that names the first letter outside the 26 of the Latin alphabet, or nothing.

    Some look the same on screen.

    >>> letter_of_another_script("kinо")
    " Its 'о' is U+043E (CYRILLIC SMALL LETTER O)."
    """
    other = next((letter for letter in word if letter > "\x7f"), None)
    if other is None:
        return ""
    return f" Its '{other}' is U+{ord(other):04X} ({unicodedata.name(other, 'without a name')})."


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A trailing sentence that suggests the nearest known word, or nothing.

    >>> did_you_mean("solders", ["brigades", "soldiers"])
    " Did you mean 'soldiers'?"
    """
    nearest = nearest_word(word, known)
    return f" Did you mean '{nearest}'?" if nearest else ""


def nearest_word(word: str, known: Iterable[str]) -> str:
    """The nearest known word; "" where none is near."""
    return next(iter(difflib.get_close_matches(word, list(known), n=1, cutoff=0.7)), "")


def one_of(known: Iterable[str]) -> str:
    """The sentence that lists what was expected, in alphabetical order."""
    return f"Expected one of: {', '.join(sorted(known))}."


def summary(problems: Iterable[Problem], files: int) -> str:
    """The closing line: ``2 problems in 2 of 23 files``."""
    found = list(problems)
    broken = len({problem.path for problem in found})
    noun = "problem" if len(found) == 1 else "problems"
    return f"{len(found)} {noun} in {broken} of {files} {'file' if files == 1 else 'files'}"
