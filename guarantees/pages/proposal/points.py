"""A numbered text in its own order: what each point says, the elements it answers, and where accounts differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from guarantees.cells.cell import EvidenceRole, cell_of
from guarantees.records.element import Element
from guarantees.records.points import Points, opening_points, points_told
from guarantees.records.proposal import Proposal
from guarantees.records.statement import Statement
from guarantees.words.numbered_sources import NumberedSources
from guarantees.words.statement_words import PlaceView, statement_sign, statement_text


@dataclass(frozen=True)
class Saying:
    """One sentence, and everybody whose words it gives."""

    says: str
    speakers: tuple[str, ...]


@dataclass(frozen=True)
class PointAnswer:
    """One answer to an element. ``standing`` says what it is if it does not decide the cell; "" if it does."""

    sign: str
    text: str
    standing: str
    sayings: tuple[Saying, ...]

    @property
    def speakers(self) -> tuple[str, ...]:
        """Everybody who gives it."""
        return tuple(dict.fromkeys(name for saying in self.sayings for name in saying.speakers))


@dataclass(frozen=True)
class PointElement:
    """An element that a point answers, with each reported answer once."""

    id: str
    name: str
    answers: tuple[PointAnswer, ...]

    @property
    def deciding(self) -> tuple[PointAnswer, ...]:
        """The answers that decide the cell; all, if none does."""
        return tuple(each for each in self.answers if not each.standing) or self.answers

    @property
    def says(self) -> str:
        """The sentence that most accounts have, or the first of several."""
        sayings = [saying for answer in self.deciding for saying in answer.sayings]
        return max(sayings, key=lambda saying: len(saying.speakers)).says


@dataclass(frozen=True)
class PointSentence:
    """What a point says in one sentence, and the elements that it answers with it."""

    says: str
    elements: tuple[PointElement, ...]


@dataclass(frozen=True)
class WithoutElement:
    """What a point says that no element asks for, and where it was read."""

    says: str
    citations: tuple[int, ...]
    places: tuple[PlaceView, ...]


@dataclass(frozen=True)
class PointView:
    """One point; ``key`` opens who reports it and how. ``nothing`` says why nothing is reported, and is "" if something
    is.
    """

    key: str
    name: str
    nothing: str
    is_inferred: bool
    elements: tuple[PointElement, ...]
    without_element: tuple[WithoutElement, ...]

    @property
    def sentences(self) -> tuple[PointSentence, ...]:
        """One sentence for each element that it answers, each sentence once."""
        found: dict[str, list[PointElement]] = {}
        for element in self.elements:
            found.setdefault(element.says, []).append(element)
        return tuple(PointSentence(says, tuple(elements)) for says, elements in found.items())

    @property
    def speakers(self) -> tuple[str, ...]:
        """Everybody who reports it."""
        answers = [answer for element in self.elements for answer in element.answers]
        return tuple(dict.fromkeys(name for answer in answers for name in answer.speakers))


@dataclass(frozen=True)
class PointsView:
    """The points of a text in order; ``heading`` says whether it has points or articles."""

    heading: str
    note: str
    points: tuple[PointView, ...]

    @property
    def reported(self) -> int:
        """How many points something is reported of."""
        return sum(not point.nothing for point in self.points)


def points_view(proposal: Proposal, sources: NumberedSources) -> PointsView | None:
    """The points of a numbered text on the chosen day; none of any other."""
    if proposal.points is None:
        return None
    return _Points(proposal, proposal.points, sources).view()


_Reported = tuple[EvidenceRole, Statement]


class _Points:
    """Builds the points of one proposal."""

    def __init__(self, proposal: Proposal, points: Points, sources: NumberedSources) -> None:
        self.proposal, self.points = proposal, points
        self.sources, self.as_of, self.catalogue = sources, sources.as_of, sources.catalogue

    def view(self) -> PointsView:
        reported = self._reported()
        return PointsView(
            heading=f"{self.points.called.label.capitalize()} by {self.points.called.label}",
            note=self.points.note or "",
            points=tuple(
                self._point(number, reported.get(number, {}))
                for number in range(1, self.points.total + 1)
            ),
        )

    def _reported(self) -> Mapping[int, Mapping[str, list[_Reported]]]:
        """By point and element what is said, in the order of the codebook and of the pages."""
        found: dict[int, dict[str, list[_Reported]]] = {}
        for _, elements in self.catalogue.elements_by_group():
            for element in elements:
                cell = cell_of(self.proposal, element, self.as_of, self.catalogue)
                for role, statements in cell.by_role.items():
                    for statement in statements:
                        for number in points_told(statement, self.points.called):
                            reported = found.setdefault(number, {}).setdefault(element.id, [])
                            reported.append((role, statement))
        return found

    def _point(self, number: int, reported: Mapping[str, list[_Reported]]) -> PointView:
        elements = tuple(
            self._element(self.catalogue.elements[name], said) for name, said in reported.items()
        )
        others = self._without_element(number)
        return PointView(
            key=self.points.key(number),
            name=self.points.name(number),
            nothing="" if elements or others else self._nothing(number),
            is_inferred=number in self.points.inferred,
            elements=elements,
            without_element=others,
        )

    def _nothing(self, number: int) -> str:
        if number in self.points.not_seen:
            return "Not seen: no source of these records shows it."
        return "These records hold nothing about it by the chosen day."

    def _without_element(self, number: int) -> tuple[WithoutElement, ...]:
        """None as of a day: these sentences have no date of their own."""
        if self.as_of.day is not None:
            return ()
        return tuple(
            WithoutElement(
                each.says,
                self.sources.cite_evidence(each.evidence),
                self.sources.places(each.evidence),
            )
            for each in self.points.no_element
            if each.number == number
        )

    def _element(self, element: Element, reported: Iterable[_Reported]) -> PointElement:
        answers: dict[tuple[str, str, str], dict[str, dict[str, None]]] = {}
        for role, statement in reported:
            answer = (
                statement_sign(statement, element),
                statement_text(statement, element, self.catalogue),
                "" if role is EvidenceRole.SHOWN else role.label,
            )
            _, says = opening_points(statement.says, self.points.called)
            speaker = self.catalogue.actor_short_name(statement.speaker)
            answers.setdefault(answer, {}).setdefault(says, {})[speaker] = None
        return PointElement(
            id=element.id,
            name=element.name,
            answers=tuple(
                PointAnswer(*answer, tuple(Saying(s, tuple(by)) for s, by in sayings.items()))
                for answer, sayings in answers.items()
            ),
        )
