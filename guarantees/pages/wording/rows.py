"""The rows of the Wording page: each current statement of each proposal on one element, with its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from guarantees.catalogue.catalogue import Catalogue
from guarantees.cells.cell import EvidenceRole, cell_of
from guarantees.links.addresses import to_compare
from guarantees.pages.wording.query import WORDING_LINK, WordingQuery
from guarantees.records.element import Element
from guarantees.records.proposal import Proposal
from guarantees.records.statement import Evidence, Statement
from guarantees.records.vocabulary import Mode
from guarantees.words.cell_words import CellLine, value_line
from guarantees.words.statement_words import place_words
from guarantees.words.wordings import Compared, Wording, compared, wording_at

ON_THE_LADDER = (EvidenceRole.SHOWN, EvidenceRole.LOWER)
"""The statements of a cell that have a row: what the proposal, its text or a report on it says at present."""


@dataclass(frozen=True)
class WordingPlace:
    """Where something was read. ``outlet`` is whose report the source passes on, or ""."""

    source: str
    short_name: str
    at: str
    outlet: str


@dataclass(frozen=True)
class Witness:
    """Another witness of the wording of a row, with how it compares with the first."""

    place: WordingPlace
    wording: Wording
    compared: Compared


@dataclass(frozen=True)
class LadderRow:
    """One statement of one proposal. Without a ``wording``, as when no text is held, it is given in our words only.

    ``how`` says who speaks and how that is known where it is not the text itself; ``standing`` is "" for what decides
    the cell. ``places`` are where the wording occurs, or all places without one. ``evidence`` is the address of the
    cell with all its evidence, ``as_base`` that of this ladder compared with this proposal.
    """

    proposal: str
    name: str
    answer: CellLine
    how: str
    standing: str
    wording: Wording | None
    places: tuple[WordingPlace, ...]
    witnesses: tuple[Witness, ...]
    evidence: str
    as_base: str
    said: Statement


def ladder_rows(query: WordingQuery, element: Element, catalogue: Catalogue) -> list[LadderRow]:
    """The rows in order of date. Where a wording has witnesses in several languages, the one that most rows have comes
    first.
    """
    found = [
        (proposal, role, statement)
        for proposal in catalogue.proposals.values()
        if not query.families or proposal.family in query.families
        for role, statement in _statements(proposal, query, element, catalogue)
    ]
    found.sort(key=lambda each: each[2].stated.sort_key)
    spoken = Counter(wording_at(s.wording[0], catalogue).language for _, _, s in found if s.wording)
    usual = next((language for language, _ in spoken.most_common(1)), "")
    return [_row(*each, usual, query, element, catalogue) for each in found]


def _statements(
    proposal: Proposal, query: WordingQuery, element: Element, catalogue: Catalogue
) -> Iterator[tuple[EvidenceRole, Statement]]:
    by_role = cell_of(proposal, element, query.as_of, catalogue).by_role
    return ((role, statement) for role in ON_THE_LADDER for statement in by_role[role])


def _row(
    proposal: Proposal,
    role: EvidenceRole,
    said: Statement,
    usual: str,
    query: WordingQuery,
    element: Element,
    catalogue: Catalogue,
) -> LadderRow:
    found = [(place, wording_at(place, catalogue)) for place in said.wording]
    found.sort(key=lambda each: each[1].language != usual)
    wordings = [wording for _, wording in found]
    places = tuple(_place(place, catalogue) for place, _ in found)
    return LadderRow(
        proposal=proposal.id,
        name=proposal.short_name,
        answer=value_line(said.value, element, catalogue),
        how=_how(said, catalogue),
        standing="" if role is EvidenceRole.SHOWN else role.label,
        wording=wordings[0] if wordings else None,
        places=places[:1] or tuple(_place(place, catalogue) for place in said.evidence),
        witnesses=tuple(
            Witness(place, wording, compared(wording, wordings[0]))
            for place, wording in zip(places[1:], wordings[1:], strict=True)
        ),
        evidence=to_compare(cell=(proposal.id, element.id), as_of=query.as_of),
        as_base=WORDING_LINK.address(replace(query, base=proposal.id), catalogue),
        said=said,
    )


def _how(said: Statement, catalogue: Catalogue) -> str:
    if said.mode is Mode.OFFICIAL_TEXT:
        return ""
    return f"{catalogue.actor_short_name(said.speaker)}, {said.mode.label}"


def _place(place: Evidence, catalogue: Catalogue) -> WordingPlace:
    outlet = catalogue.actor_short_name(place.reported_by) if place.reported_by else ""
    name = catalogue.source_short_name(place.source)
    return WordingPlace(place.source, name, place_words(place.at), outlet)
