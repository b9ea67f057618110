"""What the answers of a row come to: how many answer, how many answers there are, and which are the same."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from string import ascii_uppercase
from typing import Protocol


class Answer(Protocol):
    """One cell as far as it is counted.

    ``answers`` says whether it holds an answer at all, and ``value`` is that answer in comparable form: ``None`` if
    there is none, or if the words can be read in more than one way. Of an ``unknown`` cell it is not known whether
    there is an answer.
    """

    @property
    def answers(self) -> bool: ...

    @property
    def unknown(self) -> bool: ...

    @property
    def value(self) -> Hashable | None: ...


@dataclass(frozen=True)
class Tally:
    """How many cells of a row ``answer``, how many ``different`` answers they give, how many are ``unclear`` (can be
    read in more than one way), and of how many it is ``unknown`` whether they answer."""

    answer: int
    different: int
    unclear: int
    unknown: int

    @property
    def differs(self) -> bool:
        """Whether at least two different answers are given."""
        return self.different > 1

    @property
    def agrees(self) -> bool:
        """Whether at least two answer, and all that do give the same clear answer."""
        return self.answer > 1 and self.different == 1 and not self.unclear

    @property
    def is_unclear(self) -> bool:
        """Whether several answer, and unclear words leave open whether they say the same."""
        return self.answer > 1 and not self.differs and self.unclear > 0

    @property
    def cannot_be_judged(self) -> bool:
        """Whether a difference can be neither found nor excluded."""
        open_ = self.unknown or self.unclear
        return not self.differs and bool(open_) and self.answer + self.unknown > 1


def tally(answers: Sequence[Answer]) -> Tally:
    """Count the cells of a row."""
    given = [each for each in answers if each.answers]
    return Tally(
        answer=len(given),
        different=len({each.value for each in given if each.value is not None}),
        unclear=sum(each.value is None for each in given),
        unknown=sum(each.unknown for each in answers),
    )


def letters(answers: Sequence[Answer]) -> tuple[str, ...]:
    """A letter for each cell whose answer another cell gives too, the same for the same answer; "" for the others."""
    values = [each.value for each in answers]
    shared = dict.fromkeys(v for v in values if v is not None and values.count(v) > 1)
    named = {value: _letter(place) for place, value in enumerate(shared)}
    return tuple(named.get(value, "") for value in values)


def _letter(place: int) -> str:
    """A, B, …, Z, and from there on A2, B2, …"""
    again, letter = divmod(place, len(ascii_uppercase))
    return ascii_uppercase[letter] + (str(again + 1) if again else "")
