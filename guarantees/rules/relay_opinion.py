"""A relay's own opinion is attributed to the relay and to nobody else."""

from __future__ import annotations

from collections.abc import Iterator

from guarantees.problems import Problem
from guarantees.records.fields import paragraphs_of
from guarantees.records.source import Source
from guarantees.records.statement import Attributed
from guarantees.records.vocabulary import ChainRole
from guarantees.rules.declared import Declared
from guarantees.yaml_files.record_files import RecordFile, find


def check(files: tuple[RecordFile, ...], declared: Declared) -> Iterator[Problem]:
    """Report statements that cite a relay's opinion under another speaker."""
    for file, location, statement in find(files, Attributed):
        for index, evidence in enumerate(statement.evidence):
            source = declared.sources.get(evidence.source)
            if source is None or not _is_opinion(evidence.at, source):
                continue
            relays = _relays(source)
            if statement.speaker not in relays:
                yield file.problem(
                    (*location, "evidence", index, "at"),
                    f"'{evidence.at}' is the opinion of a relay, not of '{statement.speaker}'. "
                    f"Expected as speaker one of: {', '.join(relays)}.",
                )


def _relays(source: Source) -> list[str]:
    """Who may have added the opinion: those who passed the words on, or the publisher when nobody did."""
    later = {link.by for link in source.chain if link.role is not ChainRole.ORIGINAL}
    return sorted(later or {link.by for link in source.chain})


def _is_opinion(at: str, source: Source) -> bool:
    cited = set(paragraphs_of(at) or ())
    return any(cited & set(paragraphs_of(opinion) or ()) for opinion in source.opinion_of_relay)
