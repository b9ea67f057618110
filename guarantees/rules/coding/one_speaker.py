"""The same words at the same place have one speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guarantees.problems import Problem
from guarantees.records.fields import paragraphs_of
from guarantees.rules.coding.cited_words import CitedWords, cited_words
from guarantees.rules.declared import Declared
from guarantees.yaml_files.record_files import RecordFile


def check(files: tuple[RecordFile, ...], declared: Declared) -> Iterator[Problem]:
    """Report a quotation that is cited with another speaker elsewhere, in whole or in part."""
    before: dict[tuple[str, int], list[CitedWords]] = {}
    for cited in cited_words(files):
        if cited.place.quote is None:
            continue
        places = [(cited.place.source, number) for number in paragraphs_of(cited.place.at) or ()]
        there = (each for place in places for each in before.get(place, ()))
        other = next((each for each in there if _contradicts(each, cited)), None)
        if other is not None:
            yield cited.problem(
                "quote",
                f"is cited as words of '{cited.speaker}', and at {other.where} as words of '{other.speaker}'. "
                "Who speaks there is one: correct the speaker of one of the two.",
            )
        for place in places:
            before.setdefault(place, []).append(cited)


def _contradicts(one: CitedWords, other: CitedWords) -> bool:
    if one.speaker == other.speaker:
        return False
    shorter, longer = sorted((_words(one), _words(other)), key=len)
    return shorter in longer


def _words(cited: CitedWords) -> str:
    """The words quoted, between spaces, so that only whole words are found in others."""
    words = re.findall(r"\w+", (cited.place.quote or "").casefold())
    return f" {' '.join(words)} "
