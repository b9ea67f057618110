"""Two wordings of one thing compared word by word: which words both have, and which only one of them."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

import regex

from guarantees.text.canonical import NO_SPACES, folded
from guarantees.text.whole_words import SIGN

# Below this share of common words, marks would tell nothing: nearly every word would have one.
_ALIKE = 0.4
# A compound with hyphens is one word, since half of it may say the opposite; so is a number with its sign or unit.
_WORD = regex.compile(rf"(?V1){SIGN}|[^\s{NO_SPACES}]*?[\p{{L}}\p{{N}}][^\s{NO_SPACES}]*+")
_PUNCTUATION = regex.compile(r"(?V1)\A[\p{P}--[\-]]+|[\p{P}--[%‰\-]]+\Z")


@dataclass(frozen=True)
class Run:
    """Words in one piece. ``change`` is ``same`` for what both wordings have, ``added`` for what only this one has,
    ``left_out`` for what only the other one has, and ``beyond`` for what lies before or after all that is quoted of
    the other one, so that it may have it too."""

    change: str
    text: str


def wording_words(text: str) -> tuple[str, ...]:
    """The words by which wordings are compared: capital letters and punctuation do not count."""
    return tuple(_PUNCTUATION.sub("", folded(found[0])) for found in _WORD.finditer(text))


def differences(text: str, other: str) -> tuple[Run, ...]:
    """A quotation as runs of words, with those of the other one that it leaves out where they would stand.

    Both are parts of longer texts: that one begins earlier or ends later than the other is no difference. Empty where
    they have so little in common that marks would tell nothing. The words are as written, with the punctuation after
    them.

    >>> [run.change + ": " + run.text for run in differences("They shall meet", "They will meet at once")]
    ['same: They', 'left_out: will', 'added: shall', 'same: meet']
    """
    matcher = SequenceMatcher(None, wording_words(other), wording_words(text), autojunk=False)
    if matcher.ratio() < _ALIKE:
        return ()
    before, now = _as_written(other), _as_written(text)
    runs = []
    for step, from_other, to_other, start, end in matcher.get_opcodes():
        here, there = _joined(now[start:end]), _joined(before[from_other:to_other])
        is_outside = 0 in (from_other + start, len(before) - to_other + len(now) - end)
        if step == "equal":
            runs.append(Run("same", here))
        elif step == "replace":
            runs += [Run("left_out", there), Run("added", here)]
        elif step == "insert":
            runs.append(Run("beyond" if is_outside else "added", here))
        elif not is_outside:
            runs.append(Run("left_out", there))
    return tuple(runs)


def _as_written(text: str) -> list[str]:
    """The text cut before each of its words but the first."""
    starts = [found.start() for found in _WORD.finditer(text)]
    return [text[cut:following] for cut, following in pairwise([0, *starts[1:], len(text)])]


def _joined(pieces: list[str]) -> str:
    return "".join(pieces).strip()
