"""Who accepts a proposal and who refuses it, by the stance rule (``guarantees/cells/stances.py``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf
from guarantees.catalogue.places import stance_key
from guarantees.catalogue.record_links import RecordLinks, record_links
from guarantees.cells.stances import (
    StanceCell,
    StanceState,
    StanceSubject,
    Voice,
    stance_of,
    voice_of,
)
from guarantees.links.addresses import to_gap, to_positions, to_proposal
from guarantees.records.position import Position
from guarantees.words.numbered_sources import NumberedSources
from guarantees.words.stance_words import stance_why, stance_words
from guarantees.words.statement_words import StatementView

NOTHING_RECORDED = (StanceState.NOT_YET, StanceState.SILENT, StanceState.NOT_CODED)


@dataclass(frozen=True)
class StanceEntry:
    """One actor's stance. ``voice`` says whose words decide.

    ``statements`` are the actor's own words and reports of them; ``by_others`` are what others say of the actor, which
    never decides.
    """

    key: str
    actor: str
    sign: str
    tone: str
    text: str
    voice: str
    voice_meaning: str
    says: str
    why: str
    conditions: tuple[str, ...]
    citations: tuple[int, ...]
    statements: tuple[StatementView, ...]
    by_others: tuple[StatementView, ...]
    gap: str
    positions: str
    record: RecordLinks | None = None


@dataclass(frozen=True)
class StanceGroup:
    """The actors of one stance, in the order of the alphabet."""

    state: str
    sign: str
    tone: str
    label: str
    meaning: str
    entries: tuple[StanceEntry, ...]


@dataclass(frozen=True)
class NoStance:
    """Actors with a file of positions that holds none on this proposal, and why that is so."""

    sign: str
    label: str
    meaning: str
    actors: tuple[str, ...]


@dataclass(frozen=True)
class StancesView:
    """Everyone's stance: ``groups`` in the order of the vocabulary, then those of whom nothing is recorded."""

    groups: tuple[StanceGroup, ...]
    nothing: tuple[NoStance, ...]
    empty: str


def stances_view(
    proposal_id: str, as_of: AsOf, sources: NumberedSources, catalogue: Catalogue
) -> StancesView:
    """The stance of every actor that has a file of positions."""
    builder = _Stances(proposal_id, as_of, sources, catalogue)
    groups, nothing = tuple(builder.groups()), tuple(builder.nothing())
    return StancesView(groups, nothing, "" if groups else _empty(catalogue))


def _empty(catalogue: Catalogue) -> str:
    if not catalogue.positions:
        return "These records hold no positions."
    return "These records hold no position of anyone on this proposal as a whole in this view."


class _Stances:
    """Puts the groups together; holds what every part of them needs."""

    def __init__(
        self, proposal_id: str, as_of: AsOf, sources: NumberedSources, catalogue: Catalogue
    ) -> None:
        self.proposal_id, self.as_of = proposal_id, as_of
        self.sources, self.catalogue = sources, catalogue
        subject = StanceSubject(proposal=proposal_id)
        names = sorted(catalogue.positions, key=lambda n: catalogue.actor_short_name(n).casefold())
        self.cells = [stance_of(name, subject, as_of, catalogue) for name in names]

    def groups(self) -> Iterator[StanceGroup]:
        for state in StanceState:
            cells = [cell for cell in self.cells if cell.state is state]
            if cells and state not in NOTHING_RECORDED:
                words = stance_words(cells[0], self.catalogue)
                yield StanceGroup(
                    *(state.value, words.sign, words.tone, state.label, state.meaning),
                    entries=tuple(self._entry(cell) for cell in cells),
                )

    def nothing(self) -> Iterator[NoStance]:
        for state in NOTHING_RECORDED:
            cells = [cell for cell in self.cells if cell.state is state]
            if cells:
                words = stance_words(cells[0], self.catalogue)
                names = tuple(self._name_and_search(cell) for cell in cells)
                yield NoStance(words.sign, state.label, state.meaning, names)

    def _name_and_search(self, cell: StanceCell) -> str:
        """The actor's name; where texts were searched in vain, which and when."""
        name = self.catalogue.actor_short_name(cell.actor)
        return f"{name} ({stance_why(cell, self.catalogue)})" if cell.absence else name

    def _entry(self, cell: StanceCell) -> StanceEntry:
        words = stance_words(cell, self.catalogue)
        deciding = cell.shown or cell.by_others or cell.earlier or cell.withdrawn
        key = f"stance~{cell.actor}"
        return StanceEntry(
            key=key,
            actor=self.catalogue.actor_name(cell.actor),
            sign=words.sign,
            tone=words.tone,
            text=words.text,
            voice=cell.voice.label if cell.voice else "",
            voice_meaning=cell.voice.meaning if cell.voice else "",
            says=words.says,
            why=stance_why(cell, self.catalogue),
            conditions=tuple(dict.fromkeys(p.condition.says for p in deciding if p.condition)),
            citations=self._cite((*deciding, *cell.denials)),
            statements=tuple(self._statements(cell, Voice.OWN, Voice.REPORTED)),
            by_others=tuple(self._statements(cell, Voice.OTHERS)),
            gap=to_gap(proposal=self.proposal_id, actor=cell.actor, as_of=self.as_of),
            positions=to_positions(cell=(cell.actor, self.proposal_id), as_of=self.as_of),
            record=self._record(cell, key, words.text),
        )

    def _record(self, cell: StanceCell, key: str, shown: str) -> RecordLinks | None:
        proposal = self.catalogue.proposals[self.proposal_id]
        return record_links(
            stance_key(cell.actor, proposal=proposal.id),
            f"{self.catalogue.actor_short_name(cell.actor)} on {proposal.short_name}",
            self.catalogue,
            page=to_proposal(proposal.id, key, self.as_of),
            shown=shown,
        )

    def _cite(self, positions: Iterable[Position]) -> tuple[int, ...]:
        return self.sources.cite_evidence(place for p in positions for place in p.all_evidence)

    def _statements(self, cell: StanceCell, *voices: Voice) -> Iterator[StatementView]:
        for role, positions in cell.by_role.items():
            for position in positions:
                if voice_of(position, cell.actor, self.catalogue) in voices:
                    yield self.sources.statement(position, role=role)
