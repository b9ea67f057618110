"""What was looked for before a text was called silent, and where such words stand all the same."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from guarantees.archive.texts import Archive, shown
from guarantees.archive.word_search import WordSearch
from guarantees.problems import Location
from guarantees.records.element import Element
from guarantees.records.fields import paragraphs_of
from guarantees.records.proposal import Proposal
from guarantees.records.source import Source
from guarantees.records.statement import Absence, Silence
from guarantees.records.vocabulary import AbsenceReason, UnusedReason
from guarantees.yaml_files.record_files import RecordFile, find

_PLACE = re.compile(r"\bp\d+(?:-p\d+)?\b")


@dataclass(frozen=True)
class Hint:
    """A paragraph to read again: words of a question that the record says its text is silent on stand there."""

    path: str
    line: int
    element: str
    source: str
    number: int
    words: tuple[str, ...]
    text: str

    def __str__(self) -> str:
        found = ", ".join(f"'{word}'" for word in self.words)
        return (
            f"{self.path}:{self.line}: {self.element}: {found} in p{self.number} of {self.source}: "
            f"{self.text}"
        )


def words_looked_for(
    files: tuple[RecordFile, ...], element: Element, source: str
) -> tuple[str, ...]:
    """The words that the codebook names for an element, and those that silences of a source on it add."""
    added = (
        word
        for file in files
        for _, elements, absence in _silences(file)
        if element.id in elements and source in absence.searched
        for word in absence.looked_for
    )
    return tuple(dict.fromkeys((*element.look_for, *added)))


def hints(
    files: tuple[RecordFile, ...],
    archive: Archive,
    sources: Collection[str],
    proposals: Collection[str] = (),
) -> Iterator[Hint]:
    """Where words of an element stand in a text that a proposal calls silent on it.

    Left out are paragraphs that the note of the silence names, and those that the source marks as boilerplate.
    """
    searches = _Searches(files, archive, sources)
    for file in files:
        if not isinstance(file.record, Proposal) or (proposals and file.record.id not in proposals):
            continue
        for location, elements, absence in _silences(file):
            line = file.problem(location, "").line
            for element in elements:
                for source in absence.searched:
                    yield from searches.hints(file.path, line, element, source, absence.note or "")


class _Searches:
    """The texts in which silences were proved, each read once."""

    def __init__(
        self, files: tuple[RecordFile, ...], archive: Archive, only: Collection[str]
    ) -> None:
        self._files = files
        self._elements = {element.id: element for _, _, element in find(files, Element)}
        self._sources = {
            source.id: (source, text.paragraphs, WordSearch(text.paragraphs))
            for _, _, source in find(files, Source)
            if source.id in only and (text := archive.text_of(source))
        }

    def hints(self, path: str, line: int, element: str, source: str, note: str) -> Iterator[Hint]:
        """The places of one element's words in one source that the note does not name."""
        if source not in self._sources or element not in self._elements:
            return
        record, paragraphs, search = self._sources[source]
        words = words_looked_for(self._files, self._elements[element], source)
        explained = {*_named_in(note), *_boilerplate(record)}
        for number, found in search.by_paragraph(words).items():
            if number not in explained:
                text = shown(paragraphs[number - 1])
                yield Hint(path, line, element, source, number, tuple(found), text)


def _silences(file: RecordFile) -> Iterator[tuple[Location, tuple[str, ...], Absence | Silence]]:
    """What a proposal's own text is said to be silent on: the place in the file, the elements, and the search."""
    for location, absence in file.models_by_kind.get(Absence, ()):
        if isinstance(absence, Absence) and absence.absence is AbsenceReason.SILENT:
            yield location, (str(location[-1]),), absence
    for location, silence in file.models_by_kind.get(Silence, ()):
        if isinstance(silence, Silence) and silence.absence is AbsenceReason.SILENT:
            yield location, silence.elements, silence


def _named_in(note: str) -> Iterator[int]:
    for place in _PLACE.findall(note):
        yield from paragraphs_of(place) or ()


def _boilerplate(source: Source) -> Iterator[int]:
    for unused in source.unused:
        if unused.reason is UnusedReason.BOILERPLATE:
            yield from paragraphs_of(unused.at) or ()
