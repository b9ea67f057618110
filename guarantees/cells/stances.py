"""The rule that turns positions into an actor's stance.

Its steps in words are in ``guarantees/cells/rule_steps.py``, the reasons in
``docs/decisions/0007-the-stance-rule.md``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import Any

from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.catalogue.clock import AsOf, is_withdrawn, seen, was_public
from guarantees.cells.cell import Found, on_the_table
from guarantees.cells.denials import denials_of, left, replaced_in_file, with_the_denied
from guarantees.cells.signatures import SignedPosition, signed_positions
from guarantees.cells.voices import Voice, voice_of
from guarantees.records.position import ActorSilence, Position
from guarantees.records.values import QUALIFIERS, CodedValue, Quantity, values_of
from guarantees.records.vocabulary import AbsenceReason, Stance, Term


class StanceState(Term):
    """What is known of an actor's stance on one subject."""

    PROPOSES = Stance.PROPOSES.value, Stance.PROPOSES.label, Stance.PROPOSES.meaning
    ACCEPTS = Stance.ACCEPTS.value, Stance.ACCEPTS.label, Stance.ACCEPTS.meaning
    ACCEPTS_IF = Stance.ACCEPTS_IF.value, Stance.ACCEPTS_IF.label, Stance.ACCEPTS_IF.meaning
    OPEN = Stance.OPEN.value, Stance.OPEN.label, Stance.OPEN.meaning
    AMBIGUOUS = Stance.AMBIGUOUS.value, Stance.AMBIGUOUS.label, Stance.AMBIGUOUS.meaning
    DENIES = Stance.DENIES.value, Stance.DENIES.label, Stance.DENIES.meaning
    REJECTS = Stance.REJECTS.value, Stance.REJECTS.label, Stance.REJECTS.meaning
    WITHDRAWN = Stance.WITHDRAWN.value, Stance.WITHDRAWN.label, Stance.WITHDRAWN.meaning
    DIFFERS = (
        "differs",
        "says different things",
        "Statements of one standing for the same actor conflict, or a report is denied by name.",
    )
    REPLACED = (
        "replaced",
        "replaced",
        "Said earlier; later words of the same speaker replace it.",
    )
    SAID_BY_OTHERS = (
        "said_by_others",
        "stated only by others",
        "Counterparts or analysts say so; nothing of the actor's own is recorded.",
    )
    NOT_YET = (
        "not_yet",
        "nothing by this day",
        "These records hold nothing about it by the chosen day.",
    )
    SILENT = (
        AbsenceReason.SILENT.value,
        "silent",
        "The actor's texts named were searched and say nothing about it.",
    )
    NOT_MENTIONED = (
        AbsenceReason.NOT_MENTIONED.value,
        "not mentioned",
        "The accounts that were read do not mention it. That proves nothing about the actor.",
    )
    NOT_CODED = (
        AbsenceReason.NOT_CODED.value,
        "not coded",
        "Not looked up yet, or only in part. It says nothing about the party.",
    )


SAYS_YES = (StanceState.PROPOSES, StanceState.ACCEPTS, StanceState.ACCEPTS_IF)
"""The states of a yes, the firmest first."""
TAKES_A_STANCE = frozenset(
    StanceState(stance.value) for stance in Stance if stance is not Stance.DENIES
) | {StanceState.DIFFERS}
"""The states in which the actor, in its own voice or as reported, is known to have taken a stance."""


@dataclass(frozen=True, slots=True)
class StanceSubject:
    """What a stance is about: a proposal by id, or an element by id with one of its values.

    ``value`` is an option's or an actor's id or a quantity, never several; ``None`` with an element asks about the
    element as a whole, of which only silence can be said.
    """

    proposal: str = ""
    element: str = ""
    value: CodedValue | None = None


@dataclass(frozen=True, slots=True)
class StanceCell(Found[Position]):
    """What the rule found for one actor and subject.

    ``shown`` decide the state, and all are of ``voice`` (but for a report that the actor's own voice denies by name,
    which is shown next to it). ``by_others`` are what counterparts and analysts say of the actor, the latest of each.
    ``lower`` are reports, which the actor's own voice outranks. ``earlier`` are replaced by later words of the same
    speaker, ``withdrawn`` were withdrawn; both may include words of others. ``denials`` are what anyone says against
    the ones shown, or against those of others where none are shown. ``absence`` says what was searched without result.
    """

    actor: str
    subject: StanceSubject
    state: StanceState
    voice: Voice | None = None

    @property
    def seen(self) -> tuple[Position, ...]:
        """The positions that the state sums up."""
        return {
            StanceState.WITHDRAWN: self.shown or self.withdrawn,
            StanceState.REPLACED: self.earlier,
            StanceState.SAID_BY_OTHERS: self.by_others or self.withdrawn or self.earlier,
        }.get(self.state, self.shown)

    @property
    def signed(self) -> SignedPosition | None:
        """The first signature behind the stance, if nothing but signatures decides it."""
        found = [p for p in self.shown if isinstance(p, SignedPosition)]
        return found[0] if found and len(found) == len(self.shown) else None

    @property
    def stances(self) -> tuple[Stance, ...]:
        """The different stances shown, in the order of the vocabulary.

        "Accepts" is left out next to "proposes", which says more, and so is what ``stances_taken`` leaves out.
        """
        found = stances_taken(self.shown)
        if Stance.PROPOSES in found:
            return tuple(stance for stance in found if stance is not Stance.ACCEPTS)
        return found


def stances_taken(positions: Iterable[Position]) -> tuple[Stance, ...]:
    """The stances of positions, each once, in the order of the vocabulary.

    A denial counts only where there is no stance, and what is ambiguous only where nothing is clear: it contradicts
    nothing.
    """
    found = {position.stance for position in positions}
    for weaker in (Stance.DENIES, Stance.AMBIGUOUS):
        found = found - {weaker} or found
    return tuple(stance for stance in Stance if stance in found)


def stance_of(
    actor_id: str, subject: StanceSubject, as_of: AsOf, catalogue: Catalogue
) -> StanceCell:
    """Apply the rule to one actor and subject.

    Raises nothing: an actor without a file, and a subject on which nothing is recorded, are not coded.
    """
    recorded = positions_by_subject(catalogue).get(actor_id, {}).get(subject, ())
    return stance_from(actor_id, subject, recorded, as_of, catalogue)


def stance_from(
    actor_id: str,
    subject: StanceSubject,
    recorded: tuple[Position, ...],
    as_of: AsOf,
    catalogue: Catalogue,
) -> StanceCell:
    """Apply the rule to some of the actor's positions on a subject, whatever else is recorded."""
    if not recorded:
        return _absent(actor_id, subject, as_of, catalogue)
    eligible = seen(recorded, as_of, catalogue)
    if not eligible:
        return StanceCell(actor_id, subject, StanceState.NOT_YET)
    return _Rule(actor_id, subject, as_of, catalogue).cell(eligible)


def stances_on_element(
    actor_id: str, element_id: str, as_of: AsOf, catalogue: Catalogue
) -> tuple[StanceCell, ...]:
    """The actor's stance on each value of the element that its file speaks of, whenever that was said.

    Options come in the order of the codebook, then actors in that of the registry, then numbers by unit and size.
    """
    return _stances_on_elements(catalogue)(actor_id, element_id, as_of)


@cached_on_catalogue
def _stances_on_elements(
    catalogue: Catalogue,
) -> Callable[[str, str, AsOf], tuple[StanceCell, ...]]:
    """Many proposals ask for what one actor says on the same elements."""
    return lru_cache(maxsize=8192)(partial(_on_element, catalogue))


def _on_element(
    catalogue: Catalogue, actor_id: str, element_id: str, as_of: AsOf
) -> tuple[StanceCell, ...]:
    spoken_of = _subjects_by_element(catalogue).get((actor_id, element_id), ())
    subjects = sorted(
        spoken_of, key=lambda subject: place_of_value(subject.value, element_id, catalogue)
    )
    return tuple(stance_of(actor_id, subject, as_of, catalogue) for subject in subjects)


@cached_on_catalogue
def all_positions(catalogue: Catalogue) -> Mapping[str, tuple[Position, ...]]:
    """For each actor: the positions of its file, then those that follow from what it signed."""
    signed = signed_positions(catalogue)
    return {
        actor: (*(file.positions if file else ()), *signed.get(actor, ()))
        for actor, file in {**dict.fromkeys(signed), **catalogue.positions}.items()
    }


@cached_on_catalogue
def positions_by_subject(
    catalogue: Catalogue,
) -> Mapping[str, Mapping[StanceSubject, tuple[Position, ...]]]:
    """For each actor the positions on each subject, in the order of its file."""
    found: dict[str, dict[StanceSubject, tuple[Position, ...]]] = {}
    for actor_id, positions in all_positions(catalogue).items():
        by_subject = found[actor_id] = {}
        for position in positions:
            for subject in subjects_of(position):
                by_subject[subject] = (*by_subject.get(subject, ()), position)
    return found


@cached_on_catalogue
def _subjects_by_element(
    catalogue: Catalogue,
) -> Mapping[tuple[str, str], list[StanceSubject]]:
    """For each actor and element the values that the actor speaks of, in the order of its file."""
    found: dict[tuple[str, str], list[StanceSubject]] = {}
    for actor_id, spoken_of in positions_by_subject(catalogue).items():
        for subject in spoken_of:
            found.setdefault((actor_id, subject.element), []).append(subject)
    return found


def subjects_of(position: Position) -> tuple[StanceSubject, ...]:
    """What a position is about. One that names several values is about each of them."""
    about = position.about
    if about.proposal:
        return (StanceSubject(proposal=about.proposal),)
    element = about.element or ""
    return tuple(StanceSubject(element=element, value=value) for value in values_of(about.value))


class _Rule:
    """Decides one cell."""

    def __init__(
        self, actor_id: str, subject: StanceSubject, as_of: AsOf, catalogue: Catalogue
    ) -> None:
        self.actor_id, self.subject = actor_id, subject
        self.as_of, self.catalogue = as_of, catalogue

    def cell(self, eligible: tuple[Position, ...]) -> StanceCell:
        replaced = replaced_in_file(self.catalogue)(self.actor_id, self.as_of)
        withdrawn = tuple(p for p in eligible if is_withdrawn(p, self.as_of, self.catalogue))
        current = [p for p in left(eligible, withdrawn) if p.id not in replaced]
        latest = self._latest_of_each_speaker(current)
        by_others = self._of(Voice.OTHERS, latest)
        deciding = self._of(Voice.OWN, latest) or self._of(Voice.REPORTED, latest)
        shown = with_the_denied(deciding, left(latest, by_others))
        found = StanceCell(
            self.actor_id,
            self.subject,
            StanceState.SAID_BY_OTHERS,
            Voice.OTHERS,
            shown=shown,
            by_others=by_others,
            lower=left(latest, shown, by_others),
            earlier=left(eligible, latest, withdrawn),
            withdrawn=withdrawn,
            denials=denials_of(shown or by_others, self.as_of, self.catalogue),
        )
        state, voice = self._decided(found, deciding)
        return replace(found, state=state, voice=voice)

    def _latest_of_each_speaker(self, positions: list[Position]) -> tuple[Position, ...]:
        """Of each speaker the latest of one voice: what an outlet infers does not replace what it reported.

        Whoever signs a second text still accepts the first.
        """
        return tuple(
            p
            for p in positions
            if not any(
                p.speaker == other.speaker
                and not (isinstance(p, SignedPosition) and isinstance(other, SignedPosition))
                and p.at_time.is_before(other.at_time)
                and self._voice(p) is self._voice(other)
                for other in positions
            )
        )

    def _decided(
        self, cell: StanceCell, deciding: tuple[Position, ...]
    ) -> tuple[StanceState, Voice]:
        """State and voice. Only when nothing of the actor's own is known do the words of others show at all."""
        if deciding:
            state = StanceState.DIFFERS if self._differs(cell) else StanceState(cell.stances[0])
            return state, self._voice(deciding[0])
        for state, part in (
            (StanceState.WITHDRAWN, cell.withdrawn),
            (StanceState.REPLACED, cell.earlier),
        ):
            voices = [v for v in (Voice.OWN, Voice.REPORTED) if self._of(v, part)]
            if voices:
                return state, voices[0]
        return StanceState.SAID_BY_OTHERS, Voice.OTHERS

    def _differs(self, cell: StanceCell) -> bool:
        """Whether stances conflict or a report is denied. Nobody can deny for an actor what it says itself."""
        denied = {name for denial in cell.denials for name in denial.denies}
        return len(cell.stances) > 1 or any(
            p.id in denied and self._voice(p) is Voice.REPORTED for p in cell.shown
        )

    def _voice(self, position: Position) -> Voice:
        return voice_of(position, self.actor_id, self.catalogue)

    def _of(self, voice: Voice, positions: Iterable[Position]) -> tuple[Position, ...]:
        return tuple(p for p in positions if self._voice(p) is voice)


def _absent(actor_id: str, subject: StanceSubject, as_of: AsOf, catalogue: Catalogue) -> StanceCell:
    proposal = catalogue.proposals.get(subject.proposal)
    if proposal and not on_the_table(proposal, as_of, catalogue):
        return StanceCell(actor_id, subject, StanceState.NOT_YET)
    silence = _silence_on(actor_id, subject, catalogue)
    if silence is None:
        return StanceCell(actor_id, subject, StanceState.NOT_CODED)
    public = tuple(name for name in silence.searched if was_public(name, as_of, catalogue))
    if not public:
        return StanceCell(actor_id, subject, StanceState.NOT_YET)
    absence = silence.as_absence
    if public != silence.searched:
        # Its note speaks of all the texts.
        absence = absence.model_copy(update={"searched": public, "note": None})
    return StanceCell(actor_id, subject, StanceState(absence.absence.value), absence=absence)


def _silence_on(actor_id: str, subject: StanceSubject, catalogue: Catalogue) -> ActorSilence | None:
    file = catalogue.positions.get(actor_id)
    return next(
        (
            silence
            for silence in (file.silences if file else ())
            if subject.proposal in silence.proposals or subject.element in silence.elements
        ),
        None,
    )


def place_of_value(
    value: CodedValue | None, element_id: str, catalogue: Catalogue
) -> tuple[Any, ...]:
    """The place of a value among those of its element."""
    if isinstance(value, Quantity):
        numbers = (getattr(value, name) for name in QUALIFIERS)
        return (2, 0, value.unit, next(n for n in numbers if n is not None))
    element = catalogue.elements.get(element_id)
    options = element.option_ids if element else ()
    if value in options:
        return (0, options.index(value), "", 0)
    actors = list(catalogue.actors)
    return (1, actors.index(value) if value in actors else len(actors), str(value), 0)
