"""A contribution in words: what an actor would send, when it said so, how that is known, and where it was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf, Clock, clock_date
from guarantees.cells.cell import CellState, EvidenceRole
from guarantees.cells.stances import StanceState
from guarantees.cells.voices import Voice, voice_of
from guarantees.pages.map.rule import Contribution, MeansAnswer
from guarantees.pages.map.vocabulary import NOTHING_SAID, Answer, ContributionKind
from guarantees.records.map_options import Means
from guarantees.records.position import Position
from guarantees.records.vocabulary import Sign
from guarantees.words.cell_words import STATE_SIGNS, owned, value_words
from guarantees.words.stance_words import STANCE_STATE_SIGNS, STANCE_STATE_TONES, stance_why
from guarantees.words.statement_words import StatementGroup, StatementView, statement_view

Look = tuple[str, str]
"""A sign, and a tone: the name of its colours."""
KIND_LOOKS: Mapping[ContributionKind, Look] = {
    ContributionKind.TROOPS: (Sign.YES.glyph, "yes"),
    ContributionKind.AIR_SEA: (Sign.PARTIAL.glyph, "partial"),
    ContributionKind.OTHER: ("+", "stated"),
    ContributionKind.NO_SOLDIERS: (f"{Sign.NO.glyph}?", "no"),
    ContributionKind.REFUSES: (Sign.NO.glyph, "no"),
    ContributionKind.UNDECIDED: (STATE_SIGNS[CellState.AMBIGUOUS], "ambiguous"),
    ContributionKind.DIFFERS: (STATE_SIGNS[CellState.DISPUTED], "disputed"),
    ContributionKind.WITHDRAWN: (STATE_SIGNS[CellState.WITHDRAWN], "absent"),
    ContributionKind.OF_THE_FORCE: (Sign.STATED.glyph, "absent"),
    ContributionKind.SAID_BY_OTHERS: (STANCE_STATE_SIGNS[StanceState.SAID_BY_OTHERS], "absent"),
    ContributionKind.NOT_YET: (STATE_SIGNS[CellState.NOT_YET], "absent"),
    ContributionKind.NOT_STATED: (STATE_SIGNS[CellState.NOT_CODED], "absent"),
}
_ANSWER_LOOKS = {
    Answer.YES: (Sign.YES.glyph, "yes"),
    Answer.YES_IF: (Sign.PARTIAL.glyph, "partial"),
    Answer.OPEN: (STATE_SIGNS[CellState.AMBIGUOUS], "ambiguous"),
    Answer.NO: (Sign.NO.glyph, "no"),
}
_SEVERAL = (STATE_SIGNS[CellState.DISPUTED], "disputed")
_NOT_STATED = (STATE_SIGNS[CellState.NOT_CODED], "absent")
_DECIDED_BY = {
    ContributionKind.TROOPS: (Means.SOLDIERS,),
    ContributionKind.AIR_SEA: (Means.SOLDIERS, Means.AIR_SEA),
}
"""The means whose answers make a kind; for the other kinds, all do."""
_OF_SOLDIERS = frozenset(
    {ContributionKind.TROOPS, ContributionKind.REFUSES, ContributionKind.UNDECIDED}
)
_NO_VOICE = NOTHING_SAID | {ContributionKind.SAID_BY_OTHERS}


@dataclass(frozen=True)
class AnswerView:
    """What is said about one means: ``Soldiers: no (own voice)``."""

    means: str
    sign: str
    tone: str
    text: str


@dataclass(frozen=True)
class ContributionView:
    """One actor. ``label`` is its accessible name on the map; ``iso`` is "" for actors that a map cannot draw.

    ``text`` is the kind with ``between`` (the kinds that statements give when they differ) and ``voice`` (whose voice
    it is, denied or not, with a condition or not). ``says`` are the sentences it rests on, ``absence`` why it has none.
    """

    actor: str
    name: str
    iso: str
    kind: ContributionKind
    text: str
    between: str
    voice: str
    label: str
    date: str
    part_of: str
    says: tuple[str, ...]
    answers: tuple[AnswerView, ...]
    conditions: tuple[str, ...]
    evidence: tuple[StatementGroup, ...]
    statement_count: int
    absence: str

    @property
    def is_stated(self) -> bool:
        """Whether there are statements to read."""
        return self.statement_count > 0


def contribution_view(found: Contribution, as_of: AsOf, catalogue: Catalogue) -> ContributionView:
    """A contribution of an actor of the catalogue, in words."""
    return _Words(found, as_of, catalogue).contribution()


class _Words:
    """Builds one entry; holds what every part of it needs."""

    def __init__(self, found: Contribution, as_of: AsOf, catalogue: Catalogue) -> None:
        self.found, self.as_of, self.catalogue = found, as_of, catalogue
        self.actor = catalogue.actors[found.actor]

    def contribution(self) -> ContributionView:
        kind, name = self.found.kind, self.catalogue.actor_short_name(self.actor.id)
        evidence = tuple(self._evidence())
        part_of = self.catalogue.actor_names(self.found.part_of)
        between = "; ".join(each.label for each in self.found.between)
        voice = self._voice()
        text = f"{kind.label}: {between}" if between else kind.label
        text += f" ({voice})" if voice else ""
        return ContributionView(
            actor=self.actor.id,
            name=name,
            iso=self.actor.iso or "",
            kind=kind,
            text=text,
            between=between,
            voice=voice,
            label=f"{name}: {text}" + (f", as part of: {part_of}" if part_of else ""),
            date=self._date(),
            part_of=part_of,
            says=tuple(dict.fromkeys(owned(p, self.catalogue) for p in self._quoted())),
            answers=self._answers(),
            conditions=self._conditions(),
            evidence=evidence,
            statement_count=sum(len(part.statements) for part in evidence),
            absence=self._absence(),
        )

    def _deciding(self) -> tuple[MeansAnswer, ...]:
        """The answers that make the kind."""
        kinds = self.found.between or (self.found.kind,)
        soldiers = self.found.about(Means.SOLDIERS)
        if self.found.kind is ContributionKind.UNDECIDED and soldiers:
            return soldiers
        means = {m for kind in kinds for m in _DECIDED_BY.get(kind, tuple(Means))}
        return tuple(reading for reading in self.found.deciding if reading.means in means)

    def _quoted(self) -> tuple[Position, ...]:
        """The positions that an entry quotes: those that make its kind, or else any others."""
        deciding = dict.fromkeys(reading.position for reading in self._deciding())
        return (
            tuple(deciding)
            or self.found.withdrawn
            or self.found.of_the_force
            or self.found.by_others
        )

    def _voice(self) -> str:
        deciding = self._deciding()
        notes = [self._voices(self._quoted())] if self.found.kind not in _NO_VOICE else []
        notes += ["denied"] if any(reading.denied for reading in deciding) else []
        conditional = any(reading.answer is Answer.YES_IF for reading in deciding)
        notes += ["under a condition"] if conditional else []
        return ", ".join(notes)

    def _voices(self, positions: Iterable[Position]) -> str:
        """The voices in which positions are known: ``own voice and reported``."""
        speakers = (self.actor.id, *self.found.part_of)
        found = {
            min((voice_of(p, name, self.catalogue) for name in speakers), key=list(Voice).index)
            for p in positions
        }
        return " and ".join(voice.label for voice in Voice if voice in found)

    def _date(self) -> str:
        dates = [clock_date(p, self.as_of, self.catalogue) for p in self._quoted()]
        known = [date for date in dates if date is not None]
        if not known:
            return ""
        verb = "public" if self.as_of.clock is Clock.KNOWN else "stated"
        return f"{verb} {max(known, key=lambda date: date.sort_key).words()}"

    def _answers(self) -> tuple[AnswerView, ...]:
        """Soldiers always, since silence about them is no answer; other means where something is said about them.

        Empty where the kind says as much.
        """
        stated = {reading.means for reading in self.found.deciding}
        if self.found.kind in NOTHING_SAID or (
            self.found.kind in _OF_SOLDIERS and stated == {Means.SOLDIERS}
        ):
            return ()
        answers = [self._answer(means) for means in Means if means in {Means.SOLDIERS, *stated}]
        if self.found.kind is ContributionKind.OF_THE_FORCE:
            answers += [self._of_the_force(position) for position in self.found.of_the_force]
        return tuple(answers)

    def _of_the_force(self, position: Position) -> AnswerView:
        """What is said about the force as a whole, so that it is not taken for the actor's own part."""
        shown = self._statement(position)
        tone = STANCE_STATE_TONES.get(StanceState(position.stance.value), "absent")
        text = f"{shown.text} ({self._voices([position])})"
        return AnswerView("Of the force", shown.sign, tone, text)

    def _answer(self, means: Means) -> AnswerView:
        about = self.found.about(means)
        name = means.label[0].upper() + means.label[1:]
        if not about:
            return AnswerView(name, *_NOT_STATED, "not stated")
        answers = [answer for answer in Answer if answer in {r.answer for r in about}]
        looks = _ANSWER_LOOKS[answers[0]] if len(answers) == 1 else _SEVERAL
        words = "; ".join(self._answer_words(answer, about) for answer in answers)
        return AnswerView(name, *looks, f"{words} ({self._voices(r.position for r in about)})")

    def _answer_words(self, answer: Answer, about: tuple[MeansAnswer, ...]) -> str:
        """The answer, and the forms of the means that it is about when it is not about all of them."""
        forms = dict.fromkeys(
            self._form(reading)
            for reading in about
            if reading.answer is answer and reading.option != self.actor.id
        )
        named = [form for form in forms if form]
        return f"{answer.label}: {', '.join(named)}" if named else answer.label

    def _form(self, reading: MeansAnswer) -> str:
        element = self.catalogue.elements.get(reading.position.about.element or "")
        if element is None or (reading.whole and reading.answer is Answer.NO):
            return ""
        words = value_words(reading.option, element, self.catalogue)
        return words[0].lower() + words[1:]

    def _conditions(self) -> tuple[str, ...]:
        """What must come first. A condition on the force as a whole is marked as such."""
        own = [r.position.condition for r in self.found.deciding]
        of_all = [position.condition for position in self.found.of_the_force]
        said = [condition.says for condition in own if condition]
        said += [f"Of the force as a whole: {condition.says}" for condition in of_all if condition]
        return tuple(dict.fromkeys(said))

    def _evidence(self) -> Iterator[StatementGroup]:
        """All positions, by the part they play."""
        found = self.found
        deciding = tuple(dict.fromkeys(reading.position for reading in found.deciding))
        own, others = self._of_whom(found.earlier + found.withdrawn)
        for heading, positions in (
            ("What the kind rests on", deciding),
            (EvidenceRole.LOWER.heading, found.lower),
            ("What else it says about the force", found.of_the_force),
            (EvidenceRole.BY_OTHERS.heading, found.by_others),
            ("Earlier, replaced or withdrawn", own),
            ("Said by others earlier, replaced or withdrawn", others),
        ):
            if positions:
                yield StatementGroup(heading, tuple(self._statement(p) for p in positions))

    def _of_whom(
        self, positions: tuple[Position, ...]
    ) -> tuple[tuple[Position, ...], tuple[Position, ...]]:
        """The actor's own and reported words, and those of others."""
        voices = {p: voice_of(p, self.actor.id, self.catalogue) for p in positions}
        others = tuple(p for p, voice in voices.items() if voice is Voice.OTHERS)
        return tuple(p for p in voices if p not in others), others

    def _statement(self, position: Position) -> StatementView:
        return statement_view(position, self.catalogue, as_of=self.as_of)

    def _absence(self) -> str:
        if self.found.absence is not None:
            return stance_why(self.found.absence, self.catalogue)
        return self.found.kind.meaning if self.found.kind in NOTHING_SAID else ""
