"""Who signed or adopted a text has accepted it, and each value that the text itself gives: no one writes that down.

The positions that follow are made from the ``status`` of proposals. Reasons:
``docs/decisions/0037-who-signed-has-accepted.md``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.catalogue.clock import AsOf, earliest_publication, known_date
from guarantees.cells.cell import cell_of, is_ambiguous
from guarantees.records.dates import EdtfDate
from guarantees.records.position import Position, Subject
from guarantees.records.proposal import Proposal, StatusChange
from guarantees.records.statement import Condition, Evidence, Statement
from guarantees.records.values import CodedValue
from guarantees.records.vocabulary import (
    ActorKind,
    Mode,
    OwnTextForm,
    ProposalKind,
    ProposalStatus,
    Stance,
)

JOINED = {ProposalStatus.SIGNED: "signature", ProposalStatus.ADOPTED: "adoption"}
"""What an actor does that accepts a text, and the noun for it."""


class SignedPosition(Position):
    """A position that follows from a signature. ``text`` is the proposal that was signed, ``number`` is that of the
    change of status that reports it, counted from 1; ``status`` is its word.
    """

    text: str
    number: int
    status: ProposalStatus


@cached_on_catalogue
def signed_positions(catalogue: Catalogue) -> Mapping[str, tuple[SignedPosition, ...]]:
    """For each actor that signed or adopted a text: that it accepts the text as a whole, then the values in it."""
    found: dict[str, list[SignedPosition]] = {}
    for proposal in catalogue.proposals.values():
        for number, change in enumerate(proposal.status, 1):
            if actors := signatories(change, catalogue):
                signature = _Signature(proposal, number, change, catalogue)
                for actor in actors:
                    found.setdefault(actor, []).extend(signature.accepted_by(actor))
    return {actor: tuple(positions) for actor, positions in found.items()}


def signatories(change: StatusChange, catalogue: Catalogue) -> tuple[str, ...]:
    """Who signed or adopted a text by this change of status; nobody if it reports anything else.

    A group does not sign: its members did. An alliance or organisation signs for itself, and not for its members.
    """
    if change.status not in JOINED:
        return ()
    known = (catalogue.actors[each] for each in change.by if each in catalogue.actors)
    signed = (actor.parties if actor.kind is ActorKind.GROUP else (actor.id,) for actor in known)
    return tuple(dict.fromkeys(chain.from_iterable(signed)))


class _Signature:
    """One change of status by which actors accepted a text."""

    def __init__(
        self, proposal: Proposal, number: int, change: StatusChange, catalogue: Catalogue
    ) -> None:
        self.proposal, self.number, self.change = proposal, number, change
        self.catalogue = catalogue
        self._positions = tuple(self._made())

    def accepted_by(self, actor: str) -> Iterator[SignedPosition]:
        """That the actor accepts the text, and every value that the text gave on that day."""
        speaker = self._speaker(actor)
        for position in self._positions:
            yield position if position.speaker == speaker else _said_by(speaker, position)

    def _made(self) -> Iterator[SignedPosition]:
        """The positions, attributed to whoever reports the signature."""
        yield self._position(Subject(proposal=self.proposal.id), f"{self._sentence}.")
        for element, value, statement in self._values():
            yield self._position(
                Subject(element=element, value=value),
                f"{self._sentence}: {self.proposal.short_name}. {statement.says}",
                evidence=(*statement.evidence, *self.change.evidence),
                known=self._known(statement),
                condition=statement.condition,
                note=statement.note,
            )

    def _position(
        self,
        about: Subject,
        says: str,
        *,
        evidence: tuple[Evidence, ...] | None = None,
        known: EdtfDate | None = None,
        condition: Condition | None = None,
        note: str | None = None,
    ) -> SignedPosition:
        # Its parts were validated with their records.
        return SignedPosition.model_construct(
            says=says,
            speaker=self.change.speaker,
            mode=self.change.mode,
            stated=self.change.date,
            known=known,
            evidence=evidence or self.change.evidence,
            condition=condition,
            note=note,
            about=about,
            stance=Stance.ACCEPTS_IF if condition else Stance.ACCEPTS,
            text=self.proposal.id,
            number=self.number,
            status=self.change.status,
        )

    def _speaker(self, actor: str) -> str:
        """The actor itself if the text says that it signed; otherwise whoever reports it, as with any position."""
        group = self.catalogue.actors.get(self.change.speaker)
        own_text = self.change.mode is Mode.OFFICIAL_TEXT
        return actor if own_text and group and actor in group.parties else self.change.speaker

    @property
    def _sentence(self) -> str:
        return f"{self.change.status.label.capitalize()} {self.change.date.words_after_verb()}"

    def _values(self) -> Iterator[tuple[str, CodedValue, Statement]]:
        """What the text said on that day, element by element. A precedent is accepted as such, and for its own case."""
        if self.proposal.kind is ProposalKind.REFERENCE:
            return
        by_then = AsOf(day=self.change.date.latest)
        for name in self.proposal.provisions:
            element = self.catalogue.elements.get(name)
            shown = (
                cell_of(self.proposal, element, by_then, self.catalogue).shown if element else ()
            )
            for statement in shown:
                if self._is_of_the_text(statement):
                    yield name, statement.value, statement

    def _is_of_the_text(self, statement: Statement) -> bool:
        texts = {own.source for own in self.proposal.own_text if own.form is OwnTextForm.TEXT}
        return (
            statement.mode is Mode.OFFICIAL_TEXT
            and not is_ambiguous(statement)
            and any(place.source in texts for place in statement.evidence)
        )

    def _known(self, statement: Statement) -> EdtfDate | None:
        """When both the text and the signature were known, where that is not the first publication of either."""
        dates = (
            known_date(statement, self.catalogue),
            earliest_publication(self.change.evidence, self.catalogue),
        )
        known = [date for date in dates if date]
        if len({date.text for date in known}) < 2:
            return None
        return max(known, key=lambda date: date.sort_key)


def _said_by(speaker: str, position: SignedPosition) -> SignedPosition:
    """The same position of another speaker. There are thousands, so they share what they can."""
    made = SignedPosition.__new__(SignedPosition)
    # One by one: a dict of their own for each would be three times as large.
    for name, value in position.__dict__.items():
        object.__setattr__(made, name, speaker if name == "speaker" else value)
    object.__setattr__(made, "__pydantic_fields_set__", position.model_fields_set)
    object.__setattr__(made, "__pydantic_extra__", None)
    object.__setattr__(made, "__pydantic_private__", None)
    return made
