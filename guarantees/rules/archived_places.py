"""A cited paragraph exists in the archived text, and only a text that is archived whole is quoted."""

from __future__ import annotations

from collections.abc import Iterator

from guarantees.problems import Location, Problem
from guarantees.records.fields import paragraphs_of
from guarantees.records.source import Source, UnusedParagraph
from guarantees.records.statement import Evidence
from guarantees.records.vocabulary import Extent
from guarantees.rules.declared import Declared
from guarantees.yaml_files.record_files import RecordFile, find


def check(files: tuple[RecordFile, ...], declared: Declared) -> Iterator[Problem]:
    """Report places beyond a source's last paragraph, places in words where paragraphs are counted, and quotations
    from a source whose whole text is not available."""
    for file, location, evidence in find(files, Evidence):
        source = declared.sources.get(evidence.source)
        if source is None:
            continue
        yield from _place(file, (*location, "at"), evidence.at, source)
        if evidence.quote is not None and (source.text is None or source.read is not Extent.WHOLE):
            yield file.problem(
                (*location, "quote"),
                f"quotes '{source.id}', whose whole text is not available. Remove 'quote', and say it in 'says'.",
            )
    for file, location, unused in find(files, UnusedParagraph):
        if isinstance(file.record, Source):
            yield from _place(file, (*location, "at"), unused.at, file.record)
    for file, _, source in find(files, Source):
        for index, at in enumerate(source.opinion_of_relay):
            yield from _place(file, ("opinion_of_relay", index), at, source)


def _place(file: RecordFile, location: Location, at: str, source: Source) -> Iterator[Problem]:
    if source.text is None:
        return
    paragraphs = paragraphs_of(at)
    if paragraphs is None:
        yield file.problem(
            location,
            f"'{at}' is not a paragraph of '{source.id}'. Expected p1 to p{source.text.paragraphs}.",
        )
    elif len(paragraphs) == 0:
        yield file.problem(
            location, f"'{at}' is not in order. Write the earlier paragraph first, and each once."
        )
    elif paragraphs[-1] > source.text.paragraphs:
        yield file.problem(
            location,
            f"'{at}' is beyond the end of '{source.id}'. Expected p1 to p{source.text.paragraphs}.",
        )
