"""A contribution in words: what an actor would send, when it said so, and how that is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf, clock_date
from guarantees.cells.cell import CellState
from guarantees.cells.stances import StanceState
from guarantees.cells.voices import Voice
from guarantees.pages.map.rule import COLLECTIVE, Contribution, MeansAnswer
from guarantees.pages.map.vocabulary import NOTHING_SAID, Answer, Basis
from guarantees.records.dates import EdtfDate
from guarantees.records.map_options import Means
from guarantees.records.position import Position
from guarantees.records.vocabulary import Sign
from guarantees.words.cell_words import STATE_SIGNS, CellLine, value_words
from guarantees.words.stance_marks import VOICE_SIGNS, StanceMark
from guarantees.words.stance_words import STANCE_STATE_SIGNS, STANCE_STATE_TONES
from guarantees.words.statement_words import statement_view

Look = tuple[str, str]
"""A sign, and a tone: the name of its colours."""
ANSWER_LOOKS: Mapping[Answer, Look] = {
    Answer.YES: (Sign.YES.glyph, "yes"),
    Answer.YES_IF: (Sign.PARTIAL.glyph, "partial"),
    Answer.DIFFER: (STATE_SIGNS[CellState.DISPUTED], "disputed"),
    Answer.OPEN: (STATE_SIGNS[CellState.AMBIGUOUS], "ambiguous"),
    Answer.NO_TO_SOME: (f"{Sign.NO.glyph}+", "ambiguous"),
    Answer.NO: (Sign.NO.glyph, "no"),
    Answer.NOT_STATED: ("", "absent"),
}
BRIEFLY = {
    Answer.YES_IF: "if",
    Answer.DIFFER: "differ",
    Answer.OPEN: "open",
    Answer.NO_TO_SOME: "no to some",
}
"""Answers in a word, where the word of the vocabulary is longer."""


@dataclass(frozen=True)
class AnswerView:
    """What is said about one means. ``brief`` is the answer in a word, ``text`` names the forms that it is about.

    ``voice`` is whose voice it is, ``None`` where nothing is said; ``is_denied`` says that someone denies the report.
    """

    means: Means
    answer: Answer
    brief: str
    text: str
    voice: Voice | None
    is_denied: bool

    @property
    def sign(self) -> str:
        """The sign of the answer."""
        return ANSWER_LOOKS[self.answer][0]

    @property
    def tone(self) -> str:
        """The name of its colours."""
        return ANSWER_LOOKS[self.answer][1]

    @property
    def label(self) -> str:
        """The answer in full, in the middle of a sentence: ``soldiers: no (reported)``."""
        remarks = [self.voice.label] if self.voice else []
        remarks += ["denied"] if self.is_denied else []
        return f"{self.means.label}: {self.text}" + (f" ({', '.join(remarks)})" if remarks else "")

    @property
    def line(self) -> CellLine:
        """The same as a separate line."""
        return CellLine(self.sign, self.tone, self.label[0].upper() + self.label[1:])

    @property
    def mark(self) -> StanceMark:
        """The same as pages draw what a party says."""
        return StanceMark(
            sign=VOICE_SIGNS[self.voice] if self.voice else "",
            voice=self.voice.label if self.voice else "",
            tone=self.tone,
            word=self.brief,
            remark="denied" if self.is_denied else "",
            when="",
            dated="",
        )


@dataclass(frozen=True)
class ForceView:
    """What is said of the force as a whole: the sign of the stance, and stance and value in words."""

    sign: str
    tone: str
    label: str


@dataclass(frozen=True)
class ContributionView:
    """One actor. ``label`` is its accessible name; ``code`` is that of a country, "" for other actors.

    ``answers`` are those about soldiers, air or sea, and other support; ``force`` is what it says of the force as a
    whole, in a few words each; ``statements`` is how many there are. ``note`` says what is recorded where no answer of
    its own is. ``part_of`` are the groups whose answers these are, ``members`` the codes of the countries that the
    registry lists in a group.
    """

    actor: str
    name: str
    code: str
    is_group: bool
    basis: Basis
    label: str
    answers: tuple[AnswerView, ...]
    force: tuple[ForceView, ...]
    note: str
    date: EdtfDate | None
    statements: int
    part_of: str
    members: tuple[str, ...]

    @property
    def is_stated(self) -> bool:
        """Whether there are statements to read."""
        return self.basis not in NOTHING_SAID

    def answer(self, means: Means) -> Answer:
        """The answer about one means."""
        return next(each.answer for each in self.answers if each.means is means)


def contribution_view(found: Contribution, as_of: AsOf, catalogue: Catalogue) -> ContributionView:
    """A contribution of an actor of the catalogue, in words."""
    return _Words(found, as_of, catalogue).contribution()


class _Words:
    """Builds one entry; holds what every part of it needs."""

    def __init__(self, found: Contribution, as_of: AsOf, catalogue: Catalogue) -> None:
        self.found, self.as_of, self.catalogue = found, as_of, catalogue
        self.actor = catalogue.actors[found.actor]

    def contribution(self) -> ContributionView:
        name = self.catalogue.actor_short_name(self.actor.id)
        answers = tuple(self._answer(means) for means in Means)
        basis = self.found.basis
        part_of = self.catalogue.actor_names(self.found.part_of)
        note = "" if basis in (Basis.ANSWERS, Basis.OF_THE_FORCE) else basis.label
        said = "; ".join(each.label for each in answers)
        return ContributionView(
            actor=self.actor.id,
            name=name,
            code=self.actor.iso or "",
            is_group=self.actor.kind in COLLECTIVE,
            basis=basis,
            label=f"{name}: "
            + (said if basis is Basis.ANSWERS else basis.label)
            + (f", as part of: {part_of}" if part_of else ""),
            answers=answers,
            force=tuple(dict.fromkeys(map(self._of_the_force, self.found.of_the_force))),
            note=note,
            date=self._date(),
            statements=len(self.found.positions),
            part_of=part_of,
            members=self._members(),
        )

    def _members(self) -> tuple[str, ...]:
        members = (self.catalogue.actors.get(member) for member in self.actor.members)
        return tuple(member.iso for member in members if member and member.iso)

    def _date(self) -> EdtfDate | None:
        """The latest date of what the entry shows."""
        found = self.found
        shown = found.deciding_positions or found.withdrawn or found.of_the_force or found.by_others
        dates = [clock_date(position, self.as_of, self.catalogue) for position in shown]
        known = [date for date in dates if date is not None]
        return max(known, key=lambda date: date.sort_key, default=None)

    # ---- answers -----------------------------------------------------------------------------------

    def _answer(self, means: Means) -> AnswerView:
        answer, about = self.found.answer(means), self.found.about(means)
        return AnswerView(
            means=means,
            answer=answer,
            brief=BRIEFLY.get(answer, answer.label),
            text="; ".join(self._texts(about)) or answer.label,
            voice=min((r.voice for r in about), key=list(Voice).index, default=None),
            is_denied=any(reading.denied for reading in about),
        )

    def _texts(self, about: tuple[MeansAnswer, ...]) -> list[str]:
        answers = [answer for answer in Answer if answer in {r.answer for r in about}]
        return [self._text(answer, about) for answer in answers]

    def _text(self, answer: Answer, about: tuple[MeansAnswer, ...]) -> str:
        """The answer, and the forms of the means that it is about when it is not about all of them."""
        speakers = (self.actor.id, *self.found.part_of)
        forms = dict.fromkeys(
            self._form(reading)
            for reading in about
            if reading.answer is answer and reading.option not in speakers
        )
        named = [form for form in forms if form]
        return f"{answer.label}: {', '.join(named)}" if named else answer.label

    def _form(self, reading: MeansAnswer) -> str:
        element = self.catalogue.elements.get(reading.position.about.element or "")
        if element is None or (reading.whole and reading.answer is Answer.NO):
            return ""
        words = value_words(reading.option, element, self.catalogue)
        return words[0].lower() + words[1:]

    # ---- of the force ------------------------------------------------------------------------------

    def _of_the_force(self, position: Position) -> ForceView:
        state = StanceState(position.stance.value)
        return ForceView(
            STANCE_STATE_SIGNS[state],
            STANCE_STATE_TONES.get(state, "absent"),
            statement_view(position, self.catalogue, as_of=self.as_of).text,
        )
