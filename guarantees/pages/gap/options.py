"""The values of one element, each with everyone who speaks of it and every proposal that codes it."""

from __future__ import annotations

from dataclasses import dataclass

from guarantees.catalogue.catalogue import Catalogue
from guarantees.cells.cell import Cell, CellState
from guarantees.cells.stances import SAYS_YES, StanceCell, StanceState
from guarantees.cells.voices import Voice
from guarantees.pages.gap.evidence import cell_evidence, names, part_key, stance_evidence
from guarantees.pages.gap.records import ElementRecords, coded_values, condition_words
from guarantees.pages.gap.steps import deciding, when
from guarantees.records.element import Element
from guarantees.records.proposal import Proposal
from guarantees.records.values import AMBIGUOUS, CodedValue
from guarantees.records.vocabulary import Sign, Stance
from guarantees.words.actors import agreeing
from guarantees.words.cell_words import (
    STATE_SIGNS,
    STATE_TONES,
    CellLine,
    owned,
    value_line,
)
from guarantees.words.english import and_words
from guarantees.words.numbered_sources import NumberedSources
from guarantees.words.stance_words import StanceWords, stance_why, stance_words
from guarantees.words.statement_words import StatementGroup

CODES, CODES_SIGN = "coded", "●"
_WANTED = {
    StanceState.PROPOSES: "proposes",
    StanceState.ACCEPTS: "accepts",
    StanceState.ACCEPTS_IF: "accepts under a condition",
}


@dataclass(frozen=True)
class GapStance:
    """What one actor says of one value, or of a whole proposal. ``key`` names its evidence in the page and in links."""

    key: str
    name: str
    cell: StanceCell
    words: StanceWords
    when: str
    why: str
    condition: str
    citations: tuple[int, ...]
    evidence: tuple[StatementGroup, ...]


@dataclass(frozen=True)
class GapCoding:
    """That one proposal codes one value. ``line`` says ``CODES``, or that the value is disputed or ambiguous."""

    key: str
    proposal: Proposal
    line: CellLine
    says: str
    citations: tuple[int, ...]
    evidence: tuple[StatementGroup, ...]


@dataclass(frozen=True)
class GapOption:
    """One value of the element; ``line`` is its label with its sign.

    ``place`` is that of an option on a scale, such as "2 of 4"; "" elsewhere. ``opposed`` says who refuses what others
    say yes to, or is "".
    """

    line: CellLine
    place: str
    meaning: str
    opposed: str
    stances: tuple[GapStance, ...]
    codings: tuple[GapCoding, ...]


def gap_options(records: ElementRecords, sources: NumberedSources) -> tuple[GapOption, ...]:
    """The values to show, in their order."""
    return tuple(_option(value, records, sources) for value in records.shown)


def _option(value: CodedValue, records: ElementRecords, sources: NumberedSources) -> GapOption:
    element = records.element
    stances = tuple(
        gap_stance(part_key("by", actor, value), records.stances[actor][value], sources)
        for actor in records.actors
        if value in records.stances[actor]
    )
    codings = tuple(
        _coding(proposal, value, cell, element, sources)
        for proposal, cell in records.proposals
        if value in coded_values(cell)
    )
    return GapOption(
        line=value_line(value, element, records.catalogue),
        place=_place(value, element),
        meaning=_meaning(value, element),
        opposed=_opposed(stances, sources.catalogue),
        stances=stances,
        codings=codings,
    )


def _place(value: CodedValue, element: Element) -> str:
    options = element.option_ids
    if element.order is None or value not in options:
        return ""
    return f"{options.index(value) + 1} of {len(options)}"


def _meaning(value: CodedValue, element: Element) -> str:
    if value == AMBIGUOUS:
        return CellState.AMBIGUOUS.meaning
    return next((o.meaning for o in element.options if o.id == value), "")


def gap_stance(key: str, cell: StanceCell, sources: NumberedSources) -> GapStance:
    """A stance in words, with its evidence under the name ``key``."""
    catalogue = sources.catalogue
    return GapStance(
        key=key,
        name=catalogue.actor_short_name(cell.actor),
        cell=cell,
        words=stance_words(cell, catalogue),
        when=when(cell),
        why=stance_why(cell, catalogue),
        condition=condition_words(cell),
        citations=sources.cite_statements(deciding(cell)),
        evidence=stance_evidence(cell, sources),
    )


def _coding(
    proposal: Proposal, value: CodedValue, cell: Cell, element: Element, sources: NumberedSources
) -> GapCoding:
    naming = [statement for statement in cell.shown if names(statement, value)]
    return GapCoding(
        key=part_key("in", proposal.id, value),
        proposal=proposal,
        line=coding_line(cell, value),
        says=owned(naming[0], sources.catalogue),
        citations=sources.cite_statements(naming),
        evidence=cell_evidence(cell, element, (value,), sources),
    )


def coding_line(cell: Cell, value: CodedValue) -> CellLine:
    """How a proposal's cell codes a value that it shows. The sign of the option itself is in its heading."""
    if value == AMBIGUOUS or cell.state is CellState.DISPUTED:
        state = CellState.DISPUTED if cell.state is CellState.DISPUTED else CellState.AMBIGUOUS
        return CellLine(STATE_SIGNS[state], STATE_TONES[state], state.label.lower())
    return CellLine(CODES_SIGN, Sign.STATED.tone, CODES)


def _with_voice(stance: GapStance) -> str:
    return f"{stance.name} (reported)" if stance.cell.voice is Voice.REPORTED else stance.name


def _opposed(stances: tuple[GapStance, ...], catalogue: Catalogue) -> str:
    """Who refuses what others want, in the parties' own voices or as reported."""
    refusing = [stance for stance in stances if stance.cell.state is StanceState.REJECTS]
    wanting = [stance for stance in stances if stance.cell.state in SAYS_YES]
    if not refusing or not wanting:
        return ""
    refuse = _said_by(refusing, Stance.REJECTS.label, catalogue)
    verbs = [_WANTED[state] for state in SAYS_YES if _any(wanting, state)]
    want = " or ".join(_said_by(wanting, verb, catalogue) for verb in verbs)
    return f"{_names(refusing)} {refuse} what {_names(wanting)} {want}."


def _names(stances: list[GapStance]) -> str:
    return and_words([_with_voice(stance) for stance in stances])


def _said_by(stances: list[GapStance], verb: str, catalogue: Catalogue) -> str:
    """A verb as it follows the names of the actors."""
    return agreeing(verb, *(stance.cell.actor for stance in stances), catalogue=catalogue)


def _any(stances: list[GapStance], state: StanceState) -> bool:
    return any(stance.cell.state is state for stance in stances)
