"""Paragraphs that look as if no record needs to cite them, for whoever writes ``unused`` to confirm or delete.

They are recognised by their form alone, so each has to be read: a short line may be an undertaking.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import groupby

from guarantees.archive.texts import shown
from guarantees.records.vocabulary import UnusedReason
from guarantees.text.whole_words import word_count

_LONGEST_HEADING = 12
_LONGEST_UNNUMBERED = 8
_LONGEST_TITLE = _LONGEST_LEAD_IN = 30
_LATEST_RECITAL = 0.4
_EARLIEST_SIGNATURE = 0.7
_NUMBERED = re.compile(
    r"(?:(?:article|section|part|chapter|annex|pledge)\b|[IVXL]+(?:\.|\b)|\d{1,2}(?:\.\d{1,2})*\.?\s|[A-Z][.)]\s)",
    re.IGNORECASE,
)
_RECITAL = re.compile(
    r"(?:(?:deeply|firmly|fully|strongly|further|also|hereby|having|bearing|whereas|mindful|determined|convinced"
    r"|resolved|conscious|committed|guided|aware|united|inspired|desirous)\b|[A-Z][a-z]+ing\b)",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"(?:[.;:,]|\b(?:and|or))\Z", re.IGNORECASE)
_SIGNED = re.compile(r"(?:done|signed|endorsed)\s+(?:at|in|on|by)\b", re.IGNORECASE)


class _Look(Enum):
    """What a paragraph looks like: a few words for its note, and the reason."""

    HEADING = "heading", UnusedReason.BOILERPLATE
    LEAD_IN = "introduction of a list", UnusedReason.BOILERPLATE
    SIGNATURE = "signature", UnusedReason.BOILERPLATE
    RECITAL = "recital", UnusedReason.RHETORIC

    @property
    def words(self) -> str:
        return self.value[0]

    @property
    def reason(self) -> UnusedReason:
        return self.value[1]


@dataclass(frozen=True)
class Suggestion:
    """Neighbouring paragraphs that look alike, with reason and note; its text is an entry of ``unused``."""

    at: str
    reason: str
    note: str

    def __str__(self) -> str:
        return f"  - at: {self.at}\n    reason: {self.reason}\n    note: {self.note}"


def suggested_unused(paragraphs: Sequence[str], uncovered: Collection[int]) -> Iterator[Suggestion]:
    """An entry for each run of uncovered paragraphs of a text that look as if nothing could be coded in them."""
    looks = {number: look for number, look in _looks(paragraphs) if number in uncovered}
    # Numbers of one run differ from their rank by the same amount.
    ranked = enumerate(looks)
    for _, run in groupby(ranked, key=lambda pair: (pair[1] - pair[0], looks[pair[1]].reason)):
        numbers = [number for _, number in run]
        first, last = numbers[0], numbers[-1]
        found = dict.fromkeys(looks[number] for number in numbers)
        yield Suggestion(
            f"p{first}" if first == last else f"p{first}-p{last}",
            str(looks[first].reason),
            _note(found, len(numbers)),
        )


def _looks(paragraphs: Sequence[str]) -> Iterator[tuple[int, _Look]]:
    texts = [shown(paragraph) for paragraph in paragraphs]
    signed = _first_of_signatures(texts)
    for number, text in enumerate(texts, 1):
        share = number / len(texts)
        if number >= signed:
            yield number, _Look.SIGNATURE
        elif _is_heading(text) or (number == 1 and word_count(text) <= _LONGEST_TITLE):
            yield number, _Look.HEADING
        elif text.endswith(":") and word_count(text) <= _LONGEST_LEAD_IN:
            yield number, _Look.LEAD_IN
        elif share <= _LATEST_RECITAL and text[-1:] in ",;" and _RECITAL.match(text):
            yield number, _Look.RECITAL


def _first_of_signatures(texts: Sequence[str]) -> int:
    """The number of the paragraph with which the signatures begin; one beyond the end if there is none."""
    after = int(len(texts) * _EARLIEST_SIGNATURE)
    signed = (
        number for number in range(after + 1, len(texts) + 1) if _SIGNED.match(texts[number - 1])
    )
    return next(signed, len(texts) + 1)


def _is_heading(text: str) -> bool:
    """Whether it is short, ends without a stop and begins like a title: no sentence, and no entry of a list."""
    words = word_count(text)
    if not words or words > _LONGEST_HEADING or _GOES_ON.search(text):
        return False
    if _NUMBERED.match(text) or text.isupper():
        return True
    return text[0].isupper() and words <= _LONGEST_UNNUMBERED


def _note(looks: Collection[_Look], count: int) -> str:
    plural = {"heading": "headings", "introduction of a list": "introductions of lists"}
    named = [
        look.words if count == 1 else plural.get(look.words, f"{look.words}s") for look in looks
    ]
    return f"{' and '.join(named).capitalize()}."
