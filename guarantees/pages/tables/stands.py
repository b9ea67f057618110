"""Who stands where, as a view model: answers or proposals down, parties across, and what each party says as one mark.

The Overview, Positions and Gap draw it (``components/parts/stands_table.py``). Nothing is decided here but what is
shown next to what: the marks are those of ``guarantees.words.stance_marks``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import LATEST, AsOf
from guarantees.cells.signatures import SignedPosition
from guarantees.cells.stances import (
    StanceCell,
    StanceState,
    StanceSubject,
    place_of_value,
    stance_of,
    stances_on_element,
)
from guarantees.cells.voices import Voice
from guarantees.cells.who_speaks import actors_on_element, actors_on_proposal
from guarantees.links.addresses import to_gap, to_proposal
from guarantees.pages.tables.positions_query import default_positions
from guarantees.records.element import Element
from guarantees.records.proposal import Proposal
from guarantees.records.values import CodedValue, value_key
from guarantees.records.vocabulary import ActorKind
from guarantees.words.cell_words import value_words
from guarantees.words.english import counted
from guarantees.words.stance_marks import StanceMark, stance_mark
from guarantees.words.statement_words import by_joining

_NOTHING_RECORDED = frozenset({StanceState.NOT_YET, StanceState.NOT_CODED})


@dataclass(frozen=True)
class Stand:
    """What one party says of one subject. ``column`` and ``row`` name the cell that holds its evidence."""

    column: str
    row: str
    name: str
    mark: StanceMark


@dataclass(frozen=True)
class Signatories:
    """Parties beyond the columns that accept something by one text: in words, and each of them where they are named."""

    words: str
    stands: tuple[Stand, ...]


@dataclass(frozen=True)
class StandsRow:
    """An answer or a proposal. ``stands`` match the columns, with ``None`` where nothing is recorded.

    ``others`` are the parties of no column, but for those who accept it by their signature only. ``place`` is that of
    an option on a scale, such as "2 of 4", or "". ``key`` names the row in its group.
    """

    key: str
    name: str
    about: str
    address: str
    stands: tuple[Stand | None, ...]
    others: tuple[Stand, ...] = ()
    signatories: tuple[Signatories, ...] = ()
    place: str = ""


@dataclass(frozen=True)
class StandsGroup:
    """Rows under one heading: a question with its answers, or a family of proposals. ``left_out`` counts more rows."""

    id: str
    number: str
    name: str
    address: str
    rows: tuple[StandsRow, ...]
    left_out: int = 0


@dataclass(frozen=True)
class StandsSection:
    """Groups under a heading that can be collapsed: ``shown`` of its ``total`` rows or questions are there."""

    id: str
    name: str
    about: str
    folded: bool
    shown: int
    total: int
    groups: tuple[StandsGroup, ...]


@dataclass(frozen=True)
class StandsColumn:
    """A party that has a column."""

    id: str
    name: str


class WhoStandsWhere:
    """Makes rows and groups for some parties as columns, on one day.

    ``kinds`` are those of the actors that are shown, without it all are. Where it ``names_all``, those who accept by
    signature are named too, and not only counted.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        as_of: AsOf = LATEST,
        actors: Sequence[str] | None = None,
        kinds: Container[ActorKind] | None = None,
        *,
        names_all: bool = False,
    ) -> None:
        self.catalogue, self.as_of = catalogue, as_of
        self.kinds, self.names_all = kinds, names_all
        chosen = default_positions(catalogue).actors if actors is None else actors
        self.columns = tuple(
            StandsColumn(actor, catalogue.actor_short_name(actor)) for actor in chosen
        )

    def question(self, element: Element, *, collects: bool = True) -> StandsGroup:
        """A question with every answer that a party speaks of.

        Where it ``collects``, answers that are accepted by signature only are one row, if there are several.
        """
        by_value = self.stances(element)
        apart = [value for value, cells in by_value.items() if not _only_signed(cells)]
        together = {value: by_value[value] for value in by_value if value not in apart}
        if not collects or len(together) < 2:
            apart, together = list(by_value), {}
        rows = [self.answer(element, value, by_value[value]) for value in apart]
        if together:
            more = " more" if rows else ""
            rows.append(self._by_signature(element, list(together.values()), more))
        return replace(self.heading(element), rows=(*rows, *self.searched(element)))

    def heading(self, element: Element) -> StandsGroup:
        """A question without its answers."""
        address = to_gap(element.id, as_of=self.as_of)
        return StandsGroup(element.id, str(element.number), element.question, address, ())

    def stances(self, element: Element) -> dict[CodedValue, dict[str, StanceCell]]:
        """For each answer that was spoken of by then, in its order, the stance of each party on it."""
        found: dict[CodedValue, dict[str, StanceCell]] = {}
        for actor in filter(self._is_shown, actors_on_element(element.id, self.catalogue)):
            for cell in stances_on_element(actor, element.id, self.as_of, self.catalogue):
                if cell.subject.value is not None and cell.state not in _NOTHING_RECORDED:
                    found.setdefault(cell.subject.value, {})[actor] = cell
        order = sorted(found, key=lambda v: place_of_value(v, element.id, self.catalogue))
        return {value: found[value] for value in order}

    def _is_shown(self, actor: str) -> bool:
        known = self.catalogue.actors.get(actor)
        return self.kinds is None or bool(known and known.kind in self.kinds)

    def answer(
        self, element: Element, value: CodedValue, cells: Mapping[str, StanceCell]
    ) -> StandsRow:
        """One answer with the stances on it."""
        options, key = element.option_ids, value_key(value)
        on_scale = element.order is not None and value in options
        return self._row(
            StandsRow(
                key=key,
                name=value_words(value, element, self.catalogue),
                about=next((o.meaning for o in element.options if o.id == value), ""),
                address=to_gap(element.id, as_of=self.as_of, answer=key),
                stands=(),
                place=f"{options.index(str(value)) + 1} of {len(options)}" if on_scale else "",
            ),
            f"{element.id}~{key}",
            cells,
        )

    def proposal(self, proposal: Proposal) -> StandsRow:
        """A proposal with the stances on it as a whole."""
        subject = StanceSubject(proposal=proposal.id)
        actors = (*actors_on_proposal(proposal.id, self.catalogue), *self._actors)
        found = {
            actor: stance_of(actor, subject, self.as_of, self.catalogue)
            for actor in dict.fromkeys(actors)
        }
        cells = {
            actor: cell for actor, cell in found.items() if cell.state not in _NOTHING_RECORDED
        }
        return self._row(
            StandsRow(
                key=proposal.id,
                name=proposal.short_name,
                about=proposal.first_stated.words(),
                address=to_proposal(proposal.id, as_of=self.as_of),
                stands=(),
            ),
            proposal.id,
            cells,
        )

    @property
    def _actors(self) -> tuple[str, ...]:
        return tuple(column.id for column in self.columns)

    def _row(self, row: StandsRow, named: str, cells: Mapping[str, StanceCell]) -> StandsRow:
        beyond = {a: c for a, c in cells.items() if a not in self._actors}
        signed = self._signed(beyond)
        together = {actor for actors in signed.values() for actor in actors}
        alone = self.catalogue.parties_first(actor for actor in beyond if actor not in together)
        others = [self.stand(named, beyond[actor]) for actor in alone]
        return replace(
            row,
            stands=tuple(
                self.stand(named, cells[actor]) if actor in cells else None
                for actor in self._actors
            ),
            others=tuple(sorted(others, key=lambda each: each.mark.voice == Voice.OTHERS.label)),
            signatories=tuple(
                self._signatories(text, named, [beyond[actor] for actor in actors])
                for text, actors in signed.items()
            ),
        )

    def stand(self, row: str, cell: StanceCell) -> Stand:
        """One stance; ``row`` names what it is on."""
        name = self.catalogue.actor_short_name(cell.actor)
        return Stand(cell.actor, row, name, stance_mark(cell, self.catalogue))

    def _signed(self, cells: Mapping[str, StanceCell]) -> dict[str, list[str]]:
        """Those who accept by signature only, by the text that most of them signed, or by "" for one each of its own.

        The largest group comes first; one alone is no group.
        """
        texts = {
            actor: dict.fromkeys(p.text for p in cell.shown if isinstance(p, SignedPosition))
            for actor, cell in cells.items()
            if cell.signed
        }
        count = Counter(text for signed in texts.values() for text in signed)
        groups: dict[str, list[str]] = {}
        for actor, signed in texts.items():
            text = max(signed, key=lambda text: count[text])
            groups.setdefault(text if count[text] > 1 else "", []).append(actor)
        several = ((text, actors) for text, actors in groups.items() if len(actors) > 1)
        return dict(sorted(several, key=lambda each: -len(each[1])))

    def _signatories(self, text: str, row: str, cells: Sequence[StanceCell]) -> Signatories:
        words = f"{len(cells)} by signature, each of a different text"
        if text:
            signed = (p for p in cells[0].shown if isinstance(p, SignedPosition) and p.text == text)
            name = self.catalogue.proposals[text].short_name
            words = f"{len(cells)} {by_joining(next(signed))}: {name}"
        named = tuple(self.stand(row, cell) for cell in cells) if self.names_all else ()
        return Signatories(words, named)

    def _by_signature(
        self, element: Element, answers: Sequence[Mapping[str, StanceCell]], more: str
    ) -> StandsRow:
        """Answers that are accepted by signature only, as one row: how many of them each party accepts."""
        by_actor: dict[str, list[StanceCell]] = {}
        for cells in answers:
            for actor, cell in cells.items():
                by_actor.setdefault(actor, []).append(cell)
        beyond = by_actor.keys() - {*self._actors}
        words = f"{counted(len(beyond), 'more party', 'more parties')} by signature"
        return StandsRow(
            key="signed",
            name=f"{len(answers)}{more} answers, by signature only",
            about="",
            address=to_gap(element.id, as_of=self.as_of),
            stands=tuple(
                self._several(element.id, by_actor[actor]) if actor in by_actor else None
                for actor in self._actors
            ),
            signatories=(Signatories(words, ()),) if beyond else (),
        )

    def searched(self, element: Element) -> tuple[StandsRow, ...]:
        """A row for parties whose texts were searched for the question without result; none without such a party."""
        whole = StanceSubject(element=element.id)
        cells = (stance_of(actor, whole, self.as_of, self.catalogue) for actor in self._actors)
        stands = tuple(self.stand(element.id, cell) if cell.absence else None for cell in cells)
        if not any(stands):
            return ()
        address = to_gap(element.id, as_of=self.as_of)
        return (StandsRow("searched", "Searched, nothing found", "", address, stands),)

    def _several(self, row: str, cells: Sequence[StanceCell]) -> Stand:
        """One mark for several stances of a party."""
        stand = self.stand(row, _latest(cells))
        return replace(
            stand,
            mark=replace(stand.mark, word=f"{stand.mark.word} {len(cells)}"),
        )


def _only_signed(cells: Mapping[str, StanceCell]) -> bool:
    return all(cell.signed for cell in cells.values())


def _latest(cells: Sequence[StanceCell]) -> StanceCell:
    """The latest, of those without a condition if there are any."""
    firm = [cell for cell in cells if cell.state is StanceState.ACCEPTS]
    return max(firm or cells, key=lambda cell: max(p.stated.sort_key for p in cell.seen))
