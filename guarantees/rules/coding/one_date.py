"""One utterance has one date."""

from __future__ import annotations

from collections.abc import Iterator

from guarantees.problems import Problem
from guarantees.records.fields import paragraphs_of
from guarantees.records.statement import Attributed
from guarantees.rules.coding.cited_words import CitedWords, cited_words
from guarantees.rules.declared import Declared
from guarantees.yaml_files.record_files import RecordFile


def check(files: tuple[RecordFile, ...], declared: Declared) -> Iterator[Problem]:
    """Report words that one speaker has in one paragraph with another date elsewhere.

    Two utterances in one paragraph are distinguished by the events at which they were made.
    """
    before: dict[tuple[str, str, int], CitedWords] = {}
    reported: set[int] = set()
    for cited in cited_words(files):
        said = cited.said
        if said is None or id(said) in reported:
            continue
        for number in paragraphs_of(cited.place.at) or ():
            first = before.setdefault((cited.speaker, cited.place.source, number), cited)
            if first.said is not None and _two_dates(first.said, said):
                reported.add(id(said))
                key = "event" if said.event else "stated"
                yield cited.file.problem(
                    (*cited.location[:-2], key),
                    f"'{said.stated}' is not the date that '{cited.speaker}' has in p{number} of "
                    f"'{cited.place.source}' at {first.where} ('{first.said.stated}'). One utterance has one date: "
                    "correct one, say with 'held' of which time it speaks, or name the events of the two utterances.",
                )
                break


def _two_dates(one: Attributed, other: Attributed) -> bool:
    if one.event and other.event and one.event != other.event:
        return False
    return one.stated != other.stated
