"""The speaker is who speaks at that place of the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from guarantees.problems import Problem, one_of
from guarantees.records.fields import paragraphs_of
from guarantees.records.source import Source
from guarantees.rules.coding.cited_words import cited_words
from guarantees.rules.declared import Declared
from guarantees.yaml_files.record_files import RecordFile


def check(files: tuple[RecordFile, ...], declared: Declared) -> Iterator[Problem]:
    """Report words cited from a paragraph that its source gives to other speakers."""
    voices = {source.id: _voices(source) for source in declared.sources.values()}
    for cited in cited_words(files):
        of_source = voices.get(cited.place.source, {})
        for number in paragraphs_of(cited.place.at) or ():
            speakers = of_source.get(number, ())
            if speakers and cited.speaker not in speakers:
                yield cited.problem(
                    "at",
                    f"p{number} of '{cited.place.source}' does not hold words of '{cited.speaker}'. "
                    f"{one_of(speakers)} Correct the speaker, the place, or 'voices' of the source.",
                )


def _voices(source: Source) -> Mapping[int, tuple[str, ...]]:
    """The speakers of each paragraph that the source attributes to somebody."""
    found: dict[int, tuple[str, ...]] = {}
    for passage in source.voices:
        for number in paragraphs_of(passage.at) or ():
            found[number] = (*found.get(number, ()), *passage.speakers)
    return found
