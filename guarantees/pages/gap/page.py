"""The Gap page as a view model: an element with everyone's stances on it, or a proposal next to one actor's stances."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import chain

from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.catalogue.clock import LATEST, AsOf
from guarantees.cells.opposition import questions_that_divide
from guarantees.cells.stances import (
    TAKES_A_STANCE,
    StanceSubject,
    all_positions,
    stance_of,
)
from guarantees.cells.who_speaks import subjects_spoken_of
from guarantees.links.link_reader import NONE, LinkReader
from guarantees.links.page_link import AsOfDay, OneId, Open, PageLink, Words
from guarantees.pages.gap.element import ElementGap, element_gap
from guarantees.pages.gap.pair import ProposalGap, proposal_gap
from guarantees.pages.gap.panel import ALL, PART, panel_of, part_panel
from guarantees.pages.gap.records import ElementRecords
from guarantees.pages.tables.panel import CellEvidence
from guarantees.pages.tables.query import OpenCell, OpensCell
from guarantees.records.element import Element
from guarantees.records.values import value_key
from guarantees.records.vocabulary import Term
from guarantees.words.numbered_sources import CitedSource, NumberedSources


class GapMode(Term):
    """What the page puts side by side."""

    ELEMENT = "element", "One question", "Every party and every proposal on one question."
    PROPOSAL = (
        "proposal",
        "A proposal and a party",
        "Every provision of one proposal next to what one party says.",
    )


@dataclass(frozen=True)
class GapQuery(OpensCell):
    """The state of the Gap page: an element, or a proposal and an actor. Ids; "" for what the link does not name.

    ``answer`` is the key of the value that the page opens at. ``open`` are the expanded parts, ``cell`` is the open
    evidence (``panel_of`` says of what). If a link names both, the proposal and the actor count.
    """

    element: str = ""
    proposal: str = ""
    actor: str = ""
    answer: str = ""
    as_of: AsOf = LATEST
    cell: tuple[str, str] | None = None
    open: tuple[str, ...] = ()

    @property
    def mode(self) -> GapMode:
        """Which of the two the page shows."""
        return GapMode.PROPOSAL if self.proposal or self.actor else GapMode.ELEMENT


class GapLink(PageLink[GapQuery]):
    """The page's codec. A link names what is shown, even if the reader did not choose it."""

    def encode(self, query: GapQuery, catalogue: Catalogue) -> dict[str, str]:
        """Parameters that spell out everything, with what the page opens with where the query names nothing."""
        return super().encode(resolved(query, catalogue), catalogue)

    def encode_briefly(self, query: GapQuery, catalogue: Catalogue) -> dict[str, str]:
        """What differs from the page as it opens, without the ids of the other mode."""
        brief = super().encode_briefly(query, catalogue)
        return {name: value for name, value in brief.items() if value != NONE}


def _cells(reader: LinkReader) -> tuple[str, Mapping[str, object]]:
    """What evidence can be of: the question itself, and each answer that is given to it."""
    column, _, row = reader.parameters.get("cell", "").partition(".")
    if column == PART:
        return "part", {row: row}
    element = reader.catalogue.elements.get(row.partition("~")[0])
    return "answer", _answers(reader.catalogue)(element) if element else {}


@cached_on_catalogue
def _answers(catalogue: Catalogue) -> Callable[[Element], Mapping[str, object]]:
    return lru_cache(maxsize=128)(partial(_answers_to, catalogue))


def _answers_to(catalogue: Catalogue, element: Element) -> Mapping[str, object]:
    values = ElementRecords(element, LATEST, catalogue).worth_showing
    return {element.id: element} | {f"{element.id}~{value_key(value)}": value for value in values}


def _with_older_evidence(query: GapQuery, reader: LinkReader, given: object) -> GapQuery:
    """The query with evidence open that an older link names among the open parts: ``by~sylvania~troops``."""
    if query.cell:
        return query
    if query.mode is GapMode.PROPOSAL:
        parts = (re.fullmatch(r"(?:on~)?(whole|[^~]+~[^~]+)", key) for key in query.open)
        part = next(filter(None, parts), None)
        return replace(query, cell=(PART, part[1]), open=()) if part else query
    older = re.compile(r"(by|in)~([^~]+)~(.+)")
    found = next(filter(None, map(older.fullmatch, query.open)), None)
    if found is None:
        return query
    element = resolved(query, reader.catalogue).element
    row = f"{element}~{found[3]}" if found[1] == "by" else element
    return replace(query, cell=(found[2], row), open=())


LINK = GapLink(
    "gap",
    GapQuery,
    (
        OneId("element", "question", lambda catalogue: catalogue.elements),
        OneId("proposal", "proposal", lambda catalogue: catalogue.proposals),
        OneId("actor", "actor", lambda catalogue: {**catalogue.actors, **all_positions(catalogue)}),
        Words("answer", noun="answer"),
        AsOfDay(),
        OpenCell(
            parts="a party or proposal and an answer",
            column="party or proposal",
            columns=lambda catalogue: {
                **catalogue.proposals,
                **catalogue.actors,
                **all_positions(catalogue),
                ALL: ALL,
                PART: PART,
            },
            rows=_cells,
        ),
        Open(),
    ),
    complete=_with_older_evidence,
)


@dataclass(frozen=True)
class Gap:
    """Everything the page shows. ``query`` names what is shown; one of ``element`` and ``pair`` is there, or ``empty``.

    ``chosen`` says by which rule the page chose what the link does not name. ``sources`` are numbered as cited.
    """

    query: GapQuery
    element: ElementGap | None
    pair: ProposalGap | None
    chosen: str
    empty: str
    sources: tuple[CitedSource, ...]


def gap(query: GapQuery, catalogue: Catalogue) -> Gap:
    """The page for a query. An id that is not found is treated as if the link did not name it.

    What is open does not matter here.
    """
    return _gaps(catalogue)(replace(query, open=(), cell=None))


def gap_evidence(query: GapQuery, catalogue: Catalogue) -> CellEvidence | None:
    """The evidence that is open beside the page; ``None`` for none."""
    if query.cell is None:
        return None
    link = LINK.query_string(query, catalogue)
    if query.mode is GapMode.ELEMENT:
        return panel_of(query.cell, link, query.as_of, catalogue)
    pair = gap(query, catalogue).pair
    return part_panel("~".join(query.cell), pair, link, query.as_of, catalogue) if pair else None


def name_of(query: GapQuery, catalogue: Catalogue) -> str:
    """What the page is about: the name of the element, or those of the proposal and the actor; "" without records."""
    shown = resolved(query, catalogue)
    if shown.element:
        return catalogue.elements[shown.element].name
    if not (shown.proposal and shown.actor):
        return ""
    proposal = catalogue.proposals[shown.proposal].name
    return f"{proposal} · {catalogue.actor_short_name(shown.actor)}"


def resolved(query: GapQuery, catalogue: Catalogue) -> GapQuery:
    """The query with every id that the page shows; "" where the records hold none."""
    if query.mode is GapMode.ELEMENT:
        element = query.element if query.element in catalogue.elements else ""
        return replace(query, element=element or opening_element(catalogue))
    proposal = query.proposal if query.proposal in catalogue.proposals else ""
    actor = query.actor if query.actor in {**catalogue.actors, **all_positions(catalogue)} else ""
    if not (proposal and actor):
        proposal, actor = opening_pair(proposal, actor, catalogue)
    return replace(query, element="", proposal=proposal, actor=actor)


def paired(query: GapQuery, catalogue: Catalogue) -> GapQuery:
    """The same day and clock for the proposal and the actor that the page chooses itself."""
    proposal, actor = opening_pair("", "", catalogue)
    return GapQuery(proposal=proposal, actor=actor, as_of=query.as_of)


@cached_on_catalogue
def _gaps(catalogue: Catalogue) -> Callable[[GapQuery], Gap]:
    return lru_cache(maxsize=64)(partial(_gap, catalogue))


def _gap(catalogue: Catalogue, asked: GapQuery) -> Gap:
    query = resolved(asked, catalogue)
    sources = NumberedSources(catalogue, query.as_of)
    element = catalogue.elements.get(query.element)
    proposal = catalogue.proposals.get(query.proposal)
    on_element = element_gap(element, sources) if element else None
    pair = proposal_gap(proposal, query.actor, sources) if proposal and query.actor else None
    empty = "" if on_element or pair else _empty(query, catalogue)
    return Gap(
        query=query,
        element=on_element,
        pair=pair,
        chosen="" if empty else _chosen(asked, query),
        empty=empty,
        sources=sources.listed(),
    )


def _chosen(asked: GapQuery, shown: GapQuery) -> str:
    if asked.mode is GapMode.ELEMENT:
        return "" if asked.element == shown.element else ELEMENT_RULE
    if asked.actor != shown.actor:
        return ACTOR_RULE
    return "" if asked.proposal == shown.proposal else PROPOSAL_RULE


def _empty(query: GapQuery, catalogue: Catalogue) -> str:
    if not catalogue.elements or not catalogue.proposals:
        return "There are no records to compare."
    if query.mode is GapMode.PROPOSAL and not query.actor:
        return "No position of any actor is recorded, so there is nothing to compare the proposal with."
    return "There is nothing to show."


ELEMENT_RULE = (
    "The page opens with the question on which most parties refuse what others say yes to, or ask for different "
    "answers of which one can hold, in their own voice or as reported."
)
ACTOR_RULE = (
    "No actor was chosen: this is the first by name, other than those who put the proposal forward, "
    "whose stance on it as a whole is recorded."
)
PROPOSAL_RULE = (
    "No proposal was chosen: this is the first by date on which a stance of the party is recorded."
)


@cached_on_catalogue
def opening_element(catalogue: Catalogue) -> str:
    """The element that the page opens with, or "" without a codebook.

    It is the one that divides the parties most; without any it is the first of which an actor speaks, else the first of
    all.
    """
    spoken_of = {subject.element for subject in subjects_spoken_of(catalogue)}
    elements = (element for element in catalogue.elements if element in spoken_of)
    dividing = (element.id for element in questions_that_divide(catalogue))
    return next(chain(dividing, elements, catalogue.elements), "")


def opening_pair(proposal: str, actor: str, catalogue: Catalogue) -> tuple[str, str]:
    """A proposal and an actor where one or both are not named (""); "" where the records have none.

    The actor is the first by name, other than those who put the proposal forward, whose stance on it as a whole is
    recorded in its own voice or by a report; the proposal is the first by date with such an actor, or with a stance of
    the named actor. Where nobody took one, the first of each list is shown.
    """
    actors = [actor] if actor else catalogue.alphabetical(all_positions(catalogue))
    proposals = [proposal] if proposal else list(catalogue.proposals)
    recorded = (
        (name, each)
        for name in proposals
        for each in actors
        if (actor or each not in catalogue.proposers(catalogue.proposals[name]))
        and stance_of(each, StanceSubject(proposal=name), LATEST, catalogue).state in TAKES_A_STANCE
    )
    return next(recorded, (next(iter(proposals), ""), next(iter(actors), "")))
