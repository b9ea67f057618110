"""The rule that turns positions into a contribution to a force in Ukraine (``docs/decisions/0009-the-map.md``).

The rule starts from what an actor says, in its own voice or as reported, on the elements of
``guarantees.records.map_options``, as found by ``guarantees.cells.stances``. Each position is read as an answer about
one means: soldiers, air or sea, other support. Signatures do not count: the agreements promise Ukraine help and name no
force that it would be for. For each means the actor's own voice decides before reports, and a
speaker's later answer replaces an earlier contrary one. If answers of equal standing conflict, statements differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf
from guarantees.cells.signatures import SignedPosition
from guarantees.cells.stances import (
    StanceCell,
    StanceState,
    StanceSubject,
    all_positions,
    place_of_value,
    stance_from,
    stance_of,
    subjects_of,
)
from guarantees.cells.voices import Voice
from guarantees.pages.map.vocabulary import (
    NOTHING_OF_ITS_OWN,
    NOTHING_SAID,
    Answer,
    Basis,
)
from guarantees.records.actor import Actor
from guarantees.records.map_options import (
    CONTRIBUTORS,
    FORCE_SIZE,
    NONE_ON_THE_GROUND,
    OF_THE_FORCE,
    OFFERS,
    SOME_MEMBERS,
    US_ROLE,
    Means,
)
from guarantees.records.position import Position
from guarantees.records.vocabulary import ActorKind, Stance

UNITED_STATES, HOST = "united-states", "ukraine"
NOT_ASKED = frozenset({HOST, "russia"})
"""The codebook means forces of states other than the host, and not the Russian ones (definition of foreign-forces)."""
COLLECTIVE = frozenset({ActorKind.ALLIANCE, ActorKind.ORGANISATION, ActorKind.GROUP})
"""Actors that a map cannot draw."""
_ANSWERS = {
    Stance.PROPOSES: Answer.YES,
    Stance.ACCEPTS: Answer.YES,
    Stance.ACCEPTS_IF: Answer.YES_IF,
    Stance.OPEN: Answer.OPEN,
    Stance.AMBIGUOUS: Answer.OPEN,
    Stance.REJECTS: Answer.NO,
}
_OPPOSITES = {Answer.YES: Answer.NO, Answer.YES_IF: Answer.NO, Answer.NO: Answer.OPEN}
"""Answers to "there is none". To refuse that there be none is no promise that there is some."""


@dataclass(frozen=True)
class MeansAnswer:
    """A position read as an answer about one means. ``option`` is the value that it is about.

    ``whole`` says that the answer is about the means altogether, not about one form of it; ``denied``, that it is a
    report that someone denies by name.
    """

    means: Means
    answer: Answer
    option: str
    whole: bool
    denied: bool
    voice: Voice
    position: Position

    def conflicts_with(self, other: MeansAnswer) -> bool:
        """Whether the two cannot both hold. Answers about different forms of one means add up."""
        about_the_same = self.whole or other.whole or self.option == other.option
        return about_the_same and _plain(self.answer) is not _plain(other.answer)


@dataclass(frozen=True)
class Contribution:
    """What an actor would send, or refuses to send.

    ``deciding`` are the answers that count, ``lower`` the reports behind the actor's own voice, ``earlier`` and
    ``withdrawn`` are history. ``of_the_force`` are its other words on a force, ``by_others`` what others say about it;
    neither decides. ``part_of`` are the groups whose statement this is, where the actor itself has made none.
    ``absence`` says what was searched when nothing is stated.
    """

    actor: str
    basis: Basis
    deciding: tuple[MeansAnswer, ...] = ()
    lower: tuple[Position, ...] = ()
    earlier: tuple[Position, ...] = ()
    withdrawn: tuple[Position, ...] = ()
    of_the_force: tuple[Position, ...] = ()
    by_others: tuple[Position, ...] = ()
    part_of: tuple[str, ...] = ()
    absence: StanceCell | None = None

    def about(self, means: Means) -> tuple[MeansAnswer, ...]:
        """The answers that count about one means."""
        return tuple(reading for reading in self.deciding if reading.means is means)

    @property
    def deciding_positions(self) -> tuple[Position, ...]:
        """The positions behind the answers that count, each once."""
        return _each_once(reading.position for reading in self.deciding)

    @property
    def positions(self) -> tuple[Position, ...]:
        """All positions, each once: those that decide first."""
        others = (self.lower, self.of_the_force, self.by_others, self.earlier, self.withdrawn)
        return _each_once([*self.deciding_positions, *(p for each in others for p in each)])

    def answer(self, means: Means) -> Answer:
        """The one answer about a means; that statements differ if they conflict, or if a report is denied by name."""
        about = self.about(means)
        if not about:
            return Answer.NOT_STATED
        found = _alternatives(about)
        if len(found) > 1 or any(reading.denied for reading in about):
            return Answer.DIFFER
        if found == (Answer.YES,) and Answer.YES not in {reading.answer for reading in about}:
            return Answer.YES_IF
        if found == (Answer.NO,) and not any(reading.whole for reading in about):
            return Answer.NO_TO_SOME
        return found[0]


def contributions(as_of: AsOf, catalogue: Catalogue) -> tuple[Contribution, ...]:
    """Every state with a country code, and every other actor with a statement, by name.

    The host and Russia are left out, unless a statement names them as contributors.
    """
    asked = [a for a in catalogue.actors.values() if a.kind in COLLECTIVE | {ActorKind.STATE}]
    asked.sort(key=lambda actor: catalogue.actor_short_name(actor.id))
    alone = {actor.id: contribution_of(actor.id, as_of, catalogue) for actor in asked}
    found = [(actor, _with_its_groups(alone[actor.id], alone, catalogue)) for actor in asked]
    return tuple(each for actor, each in found if _is_listed(actor, each))


def contribution_of(actor_id: str, as_of: AsOf, catalogue: Catalogue) -> Contribution:
    """Apply the rule to one actor, leaving aside the groups it belongs to. Raises nothing."""
    return _Rule(actor_id, as_of, catalogue).contribution()


class _Rule:
    """Decides one contribution; holds what every step needs."""

    def __init__(self, actor_id: str, as_of: AsOf, catalogue: Catalogue) -> None:
        self.actor_id, self.as_of, self.catalogue = actor_id, as_of, catalogue
        actor = catalogue.actors.get(actor_id)
        self.is_collective = actor is not None and actor.kind in COLLECTIVE
        self.cells = tuple(
            stance_from(actor_id, subject, tuple(positions), as_of, catalogue)
            for subject, positions in self._said().items()
        )

    def contribution(self) -> Contribution:
        readings = self._readings()
        deciding = tuple(r for means in Means for r in _deciding(readings, means))
        decided = {reading.position for reading in deciding}
        replaced = [
            r.position
            for r in readings
            if r.position not in decided and any(_replaces(later, r) for later in readings)
        ]
        lower = self._lower(readings, {*decided, *replaced})
        counted = {*decided, *replaced, *lower}
        voiced = [p for cell in self._voiced() for p in (*cell.shown, *cell.lower)]
        found = Contribution(
            self.actor_id,
            Basis.ANSWERS if deciding else Basis.NOT_STATED,
            deciding=deciding,
            lower=lower,
            earlier=_each_once([*replaced, *(p for cell in self.cells for p in cell.earlier)]),
            withdrawn=_each_once(p for cell in self.cells for p in cell.withdrawn),
            of_the_force=_each_once(p for p in voiced if p not in counted),
            by_others=_each_once(p for cell in self.cells for p in cell.by_others),
        )
        return found if deciding else self._without_answer(found)

    def _said(self) -> dict[StanceSubject, list[Position]]:
        """What the actor said, or is said to have said, on each value that the map asks about."""
        found: dict[StanceSubject, list[Position]] = {}
        for position in all_positions(self.catalogue).get(self.actor_id, ()):
            if not isinstance(position, SignedPosition):
                for subject in filter(self._is_asked, subjects_of(position)):
                    found.setdefault(subject, []).append(position)
        elements = list({CONTRIBUTORS: None, **OFFERS, **OF_THE_FORCE})
        order = sorted(
            found,
            key=lambda each: (
                elements.index(each.element),
                place_of_value(each.value, each.element, self.catalogue),
            ),
        )
        return {subject: found[subject] for subject in order}

    def _is_asked(self, subject: StanceSubject) -> bool:
        """Whether a value speaks of a contribution of this actor, or of the force it might contribute to."""
        if self.actor_id in NOT_ASKED:
            return subject.element == CONTRIBUTORS and subject.value == self.actor_id
        if subject.element == US_ROLE and self.actor_id != UNITED_STATES:
            return False
        spoken_of = OF_THE_FORCE.get(subject.element, frozenset())
        return spoken_of is None or subject.value in spoken_of or bool(self._means(subject))

    def _means(self, subject: StanceSubject) -> dict[Means, bool]:
        """The means that a value speaks of, and whether it says that the actor gives some."""
        if subject.element == CONTRIBUTORS:
            own = {self.actor_id, SOME_MEMBERS} if self.is_collective else {self.actor_id}
            return {Means.SOLDIERS: True} if subject.value in own else {}
        value = subject.value if isinstance(subject.value, str) else ""
        return dict(OFFERS.get(subject.element, {}).get(value, {}))

    def _voiced(self) -> Iterator[StanceCell]:
        """The cells in which the actor speaks, or is reported to."""
        return (cell for cell in self.cells if cell.voice in (Voice.OWN, Voice.REPORTED))

    def _readings(self) -> tuple[MeansAnswer, ...]:
        found = tuple(
            reading
            for cell in self._voiced()
            for means, some in self._means(cell.subject).items()
            for reading in _readings_of(cell, means, some)
        )
        if any(r.means is Means.AIR_SEA and _plain(r.answer) is Answer.YES for r in found):
            found += tuple(self._cover_is_all())
        return found

    def _cover_is_all(self) -> Iterator[MeansAnswer]:
        """Next to an offer of cover, "none on the ground" says that the cover is all the actor would send.

        Without such an offer it is about the force of others.
        """
        for cell in self._voiced():
            if (cell.subject.element, cell.subject.value) == (FORCE_SIZE, NONE_ON_THE_GROUND):
                yield from _readings_of(cell, Means.SOLDIERS, some=False)

    def _lower(
        self, readings: tuple[MeansAnswer, ...], counted: set[Position]
    ) -> tuple[Position, ...]:
        """Reports on the actor's own part that rank below its own voice."""
        said = [reading.position for reading in readings]
        said += [p for cell in self._voiced() if self._means(cell.subject) for p in cell.lower]
        return _each_once(position for position in said if position not in counted)

    def _without_answer(self, found: Contribution) -> Contribution:
        """What is recorded instead of an actor that answers no question about a contribution."""
        states = {cell.state for cell in self.cells}
        own = StanceSubject(element=CONTRIBUTORS, value=self.actor_id)
        for applies, basis in (
            (StanceState.WITHDRAWN in states, Basis.WITHDRAWN),
            (found.of_the_force, Basis.OF_THE_FORCE),
            (found.by_others, Basis.SAID_BY_OTHERS),
            (StanceState.NOT_YET in states, Basis.NOT_YET),
        ):
            if applies:
                return replace(found, basis=basis)
        return replace(found, absence=stance_of(self.actor_id, own, self.as_of, self.catalogue))


def _readings_of(cell: StanceCell, means: Means, some: bool) -> Iterator[MeansAnswer]:
    denied = {name for denial in cell.denials for name in denial.denies}
    for position in cell.shown:
        answer = _ANSWERS.get(position.stance)
        if answer is not None:
            yield MeansAnswer(
                means=means,
                answer=answer if some else _OPPOSITES.get(answer, answer),
                option=str(cell.subject.value),
                whole=means is Means.SOLDIERS or not some,
                denied=cell.voice is Voice.REPORTED and position.id in denied,
                voice=cell.voice or Voice.OTHERS,
                position=position,
            )


def _deciding(readings: tuple[MeansAnswer, ...], means: Means) -> tuple[MeansAnswer, ...]:
    """The deciding answers about one means: those of the highest voice, without those that their speakers replaced."""
    about = [reading for reading in readings if reading.means is means]
    for voice in (Voice.OWN, Voice.REPORTED):
        heard = [reading for reading in about if reading.voice is voice]
        if heard:
            return tuple(r for r in heard if not any(_replaces(later, r) for later in heard))
    return ()


def _replaces(later: MeansAnswer, earlier: MeansAnswer) -> bool:
    return (
        later.position.speaker == earlier.position.speaker
        and earlier.position.stated.is_before(later.position.stated)
        and later.conflicts_with(earlier)
    )


def _plain(answer: Answer) -> Answer:
    """The answer without its condition."""
    return Answer.YES if answer is Answer.YES_IF else answer


def _alternatives(about: tuple[MeansAnswer, ...]) -> tuple[Answer, ...]:
    """What may be true of one means: one answer, or each of those that conflict."""
    clashing = {r: any(r.conflicts_with(other) for other in about) for r in about}
    agreed = {_plain(reading.answer) for reading in about if not clashing[reading]}
    if Answer.YES not in agreed and any(clashing.values()):
        return tuple(dict.fromkeys(_plain(reading.answer) for reading in about))
    return tuple(a for a in (Answer.YES, Answer.OPEN, Answer.NO) if a in agreed)[:1]


def _with_its_groups(
    found: Contribution, alone: dict[str, Contribution], catalogue: Catalogue
) -> Contribution:
    """For a state that has said nothing itself, the answers of the groups that the registry lists it in."""
    if found.basis not in NOTHING_OF_ITS_OWN or found.actor in NOT_ASKED:
        return found
    groups = [
        alone[group.id]
        for group in catalogue.actors.values()
        if found.actor in group.members and group.id in alone and alone[group.id].deciding
    ]
    if not groups:
        return found
    return replace(
        found,
        basis=Basis.ANSWERS,
        deciding=tuple(reading for group in groups for reading in group.deciding),
        part_of=tuple(group.actor for group in groups),
    )


def _is_listed(actor: Actor, found: Contribution) -> bool:
    if found.basis not in NOTHING_SAID:
        return True
    return actor.iso is not None and actor.id not in NOT_ASKED


def _each_once(positions: Iterable[Position]) -> tuple[Position, ...]:
    return tuple(dict.fromkeys(positions))
