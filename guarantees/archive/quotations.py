"""Whether the quotations of the records are in the archived texts of their sources: as runs of whole words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from guarantees.archive.explanations import cut_inside_a_word, difference
from guarantees.archive.passages import Passages, Span
from guarantees.archive.texts import Archive
from guarantees.records.fields import paragraphs_of
from guarantees.records.source import Source
from guarantees.records.statement import Evidence
from guarantees.text.whole_words import word_count
from guarantees.yaml_files.record_files import RecordFile, find

_MOST_PLACES = 5


@dataclass(frozen=True)
class Finding:
    """A quotation that was not found, with its place in the record."""

    path: str
    line: int
    source: str
    at: str
    quote: str
    reason: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: “{self.quote}” ({self.source}, {self.at}): {self.reason}"


@dataclass(frozen=True)
class Verification:
    """How many quotations were checked, which were not found, and which sources have no text in the archive."""

    quotations: int
    findings: tuple[Finding, ...]
    missing_texts: tuple[str, ...]


def verify(
    files: tuple[RecordFile, ...], archive: Archive, only: Collection[str] | None = None
) -> Verification:
    """Look for every quotation in the paragraphs it cites; ``only`` from some sources, if given."""
    passages = passages_by_source(files, archive, only)
    missing = {source.id for source in _archived(files, only)} - passages.keys()
    findings: list[Finding] = []
    quotations = 0
    for file, location, evidence in find(files, Evidence):
        if evidence.quote is None or (only is not None and evidence.source not in only):
            continue
        quotations += 1
        reason = _problem(evidence.quote, evidence.at, passages.get(evidence.source))
        if reason:
            line = file.problem((*location, "quote"), "").line
            findings.append(
                Finding(file.path, line, evidence.source, evidence.at, evidence.quote, reason)
            )
    return Verification(quotations, tuple(findings), tuple(sorted(missing)))


def passages_by_source(
    files: tuple[RecordFile, ...], archive: Archive, only: Collection[str] | None = None
) -> dict[str, Passages]:
    """The texts that the archive holds, by the id of their source."""
    return {
        source.id: Passages(text.paragraphs, source.language)
        for source in _archived(files, only)
        if (text := archive.text_of(source))
    }


def _archived(files: tuple[RecordFile, ...], only: Collection[str] | None) -> Iterator[Source]:
    """Sources whose text was archived."""
    for _, _, source in find(files, Source):
        if source.text and (only is None or source.id in only):
            yield source


def _problem(quote: str, at: str, passages: Passages | None) -> str | None:
    """Why a quotation is not at its place; ``None`` when it is."""
    if passages is None:
        return "the archive does not hold the text of this source"
    if not word_count(quote):
        return "has no word. Quote words of the text, or leave 'quote' out."
    cited = paragraphs_of(at) or ()
    found = list(passages.find(quote))
    whole = [span for span in found if passages.is_whole(span)]
    if any(_is_in(span, cited) for span in whole):
        return None
    cut = [span for span in found if span not in whole and (_is_in(span, cited) or not whole)]
    if cut:
        return cut_inside_a_word(min(cut, key=lambda span: not _is_in(span, cited)), passages)
    if whole:
        return _elsewhere(whole, cited)
    return difference(quote, passages, passages.paragraphs(cited))


def _is_in(span: Span, cited: Sequence[int]) -> bool:
    return set(span.paragraphs) <= set(cited)


def _elsewhere(found: list[Span], cited: Sequence[int]) -> str:
    """The places of a quotation that is not where it is cited."""
    across = next((span for span in found if set(span.paragraphs) & set(cited)), None)
    if across:
        return f"runs beyond what is cited: it is in {across.at}. Cite {across.at}, or quote less."
    places = list(dict.fromkeys(span.at for span in found))
    more = f" and {len(places) - _MOST_PLACES} more" if len(places) > _MOST_PLACES else ""
    return f"is not in the cited paragraph, but in {', '.join(places[:_MOST_PLACES])}{more}"


class Miscount(NamedTuple):
    """A source whose record gives another number of paragraphs than its text has, and what may have misled."""

    source: str
    recorded: int
    found: int
    odd_breaks: tuple[str, ...]


def paragraph_counts(
    files: tuple[RecordFile, ...], archive: Archive, only: Collection[str] | None = None
) -> Iterator[Miscount]:
    """Sources whose record gives a different number of paragraphs from the text."""
    for source in _archived(files, only):
        text = archive.text_of(source)
        if source.text and text and len(text.paragraphs) != source.text.paragraphs:
            yield Miscount(source.id, source.text.paragraphs, len(text.paragraphs), text.odd_breaks)
