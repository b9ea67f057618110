"""Silence is proved only by the proposal's own text, or the speech in which it was put forward, read whole."""

from __future__ import annotations

from collections.abc import Iterator

from guarantees.problems import Location, Problem
from guarantees.records.proposal import Proposal
from guarantees.records.statement import Absence
from guarantees.records.vocabulary import AbsenceReason, Extent
from guarantees.rules.declared import Declared
from guarantees.yaml_files.record_files import RecordFile, find

_REMEDY = "List the source that is its text in 'own_text', or code the absence not_mentioned."


def check(files: tuple[RecordFile, ...], declared: Declared) -> Iterator[Problem]:
    """Report silences of proposals whose own text was not read whole, in each of its parts, among what was searched;
    and own texts that are said to be read whole in a source that was not."""
    for file, _, proposal in find(files, Proposal):
        for index, own in enumerate(proposal.own_text):
            source = declared.sources.get(own.source)
            if own.read is Extent.WHOLE and source and source.read is not Extent.WHOLE:
                yield file.problem(
                    ("own_text", index, "read"),
                    f"says that the text was read whole, but '{own.source}' was not. Write excerpt, or read the rest.",
                )
        for location, searched in _silences(proposal):
            unread = _unread(proposal, searched)
            if unread is not None and all(map(declared.was_read_whole, searched)):
                yield file.problem(location, f"{unread} {_REMEDY}")


def _silences(proposal: Proposal) -> Iterator[tuple[Location, tuple[str, ...]]]:
    for element, provision in proposal.provisions.items():
        if isinstance(provision, Absence) and provision.absence is AbsenceReason.SILENT:
            yield ("provisions", element, "absence"), provision.searched
    for index, silence in enumerate(proposal.silences):
        if silence.absence is AbsenceReason.SILENT:
            yield ("silences", index, "searched"), silence.searched


def _unread(proposal: Proposal, searched: tuple[str, ...]) -> str | None:
    """What of the proposal was not searched whole; ``None`` if all of it was."""
    whole = proposal.parts_read_whole_in(searched)
    if not whole:
        return (
            "names no text of the proposal itself that was read whole, so its silence is not known."
        )
    missing = [own.part for own in proposal.own_text if own.part not in whole]
    if missing:
        return f"does not name a whole text of '{missing[0]}', so the silence of that part is not known."
    return None
