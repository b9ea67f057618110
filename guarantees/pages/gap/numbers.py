"""Numbers on an axis: who names which, and how each two of them compare, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from guarantees.records.number_ranges import NumberRange, Relation, relation_of
from guarantees.records.vocabulary import Stance
from guarantees.words.actors import plural

MAX_MEETINGS = 40


@dataclass(frozen=True)
class NumberClaim:
    """One number of one party or proposal.

    ``verb`` agrees with the name. ``decides`` is false for what only others say of an actor: it is shown, and compared
    with nothing.
    """

    owner: str
    name: str
    is_proposal: bool
    verb: str
    sign: str
    tone: str
    note: str
    words: str
    numbers: NumberRange
    unit_label: str
    citations: tuple[int, ...]
    decides: bool = True

    @property
    def refuses(self) -> bool:
        """Whether the number is what an actor says no to."""
        return self.verb in (Stance.REJECTS.label, plural(Stance.REJECTS.label))


@dataclass(frozen=True)
class NumberScale:
    """Numbers that share an axis; ``key`` distinguishes the axes of an element."""

    key: str
    title: str
    claims: tuple[NumberClaim, ...]

    @property
    def needs_chart(self) -> bool:
        """A single number, however many name it, needs no chart."""
        return len({claim.numbers for claim in self.claims}) > 1


@dataclass(frozen=True)
class NumberMeeting:
    """Two numbers and how they compare; ``explanation`` is one or two sentences."""

    first: NumberClaim
    second: NumberClaim
    relation: Relation
    explanation: str


@dataclass(frozen=True)
class NumberGap:
    """Every number named on an element. ``left_out`` counts the pairs beyond those listed."""

    scales: tuple[NumberScale, ...]
    meetings: tuple[NumberMeeting, ...]
    left_out: int


def number_gap(claims: tuple[NumberClaim, ...]) -> NumberGap | None:
    """Put claims on their axes and compare each two parties, and each party with each proposal.

    Two proposals are left to the comparison of proposals. ``None`` when no number is named.
    """
    if not claims:
        return None
    pairs = list(_pairs(claims))
    meetings = tuple(_meeting(*pair) for pair in pairs[:MAX_MEETINGS])
    return NumberGap(tuple(_scales(claims)), meetings, len(pairs) - len(meetings))


def _scales(claims: tuple[NumberClaim, ...]) -> Iterator[NumberScale]:
    kinds = dict.fromkeys((c.numbers.unit, c.numbers.peacetime, c.unit_label) for c in claims)
    for unit, peacetime, label in kinds:
        title = label + (" in peacetime" if peacetime else "")
        key = unit + ("-peacetime" if peacetime else "")
        on_it = (c for c in claims if (c.numbers.unit, c.numbers.peacetime) == (unit, peacetime))
        yield NumberScale(key, title[0].upper() + title[1:], tuple(on_it))


def _pairs(claims: tuple[NumberClaim, ...]) -> Iterator[tuple[NumberClaim, NumberClaim]]:
    """Actors with actors first, then actors with proposals."""
    deciding = [claim for claim in claims if claim.decides]
    actors = [claim for claim in deciding if not claim.is_proposal]
    proposals = [claim for claim in deciding if claim.is_proposal]
    yield from ((a, b) for a, b in combinations(actors, 2) if a.owner != b.owner)
    yield from ((actor, proposal) for actor in actors for proposal in proposals)


def _meeting(first: NumberClaim, second: NumberClaim) -> NumberMeeting:
    relation = relation_of(first.numbers, second.numbers)
    sentences = [_explanation(first, second, relation), *_refused(first, second, relation)]
    if first.numbers.soft or second.numbers.soft:
        sentences += _softness(relation)
    return NumberMeeting(first, second, relation, " ".join(sentences))


def _explanation(first: NumberClaim, second: NumberClaim, relation: Relation) -> str:
    a, b = first.numbers, second.numbers
    if relation is Relation.NOT_COMPARABLE:
        if a.unit != b.unit:
            return f"They count in different units: {first.unit_label} and {second.unit_label}."
        return "Only one of them speaks of peacetime."
    if relation is Relation.TOUCHING:
        return f"Only {max(a.low, b.low):,} satisfies both."
    if relation is Relation.OVERLAP and a.is_one_number and b.is_one_number:
        return "They name the same number."
    return relation.meaning


def _refused(first: NumberClaim, second: NumberClaim, relation: Relation) -> Iterator[str]:
    """What it means when one of the two numbers is a refusal."""
    if first.refuses == second.refuses or relation not in (Relation.OVERLAP, Relation.TOUCHING):
        return
    wanted, refused = (second, first) if first.refuses else (first, second)
    whole = wanted.numbers.lies_within(refused.numbers)
    part = "is" if whole else "is in part"
    yield f"What {wanted.name} {wanted.verb} {part} among what {refused.name} {refused.verb}."


def _softness(relation: Relation) -> Iterator[str]:
    if relation is not Relation.NOT_COMPARABLE:
        yield "This compares the numbers named; the range of “about” is not stated."
