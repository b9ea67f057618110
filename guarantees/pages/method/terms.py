"""The words of the closed vocabularies on the Method page, each with its meaning, and its sign where it has one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from guarantees.cells.marks import MarkKind, StanceMark, legend, stance_legend
from guarantees.pages.gap.outcomes import OUTCOME_SIGNS, Outcome
from guarantees.pages.map.vocabulary import ContributionKind
from guarantees.pages.map.words import kind_view
from guarantees.records.vocabulary import (
    STANDING_OF_MODE,
    ActorKind,
    ChainRole,
    ChangeReason,
    ElementKind,
    EventKind,
    Extent,
    ProposalKind,
    ProposalStatus,
    Requirement,
    SourceKind,
    Standing,
    Term,
    UnusedReason,
)


@dataclass(frozen=True)
class TermView:
    """One word. ``sign`` and ``tone`` are "" for words that are shown without one."""

    value: str
    label: str
    meaning: str
    sign: str = ""
    tone: str = ""


@dataclass(frozen=True)
class Vocabulary:
    """A closed list of words, and in one sentence what they say."""

    id: str
    name: str
    about: str
    terms: tuple[TermView, ...]


@dataclass(frozen=True)
class StandingView:
    """Ways of knowing that stand equally close to the party whose words they are. The closest comes first."""

    standing: TermView
    modes: tuple[TermView, ...]


@dataclass(frozen=True)
class MarkView:
    """A mark, and where it can stand: on cells, on stances, or on both."""

    mark: TermView
    where: str


def terms_view(terms: Iterable[Term]) -> tuple[TermView, ...]:
    """The words of a vocabulary in its own order."""
    return tuple(TermView(term.value, term.label, term.meaning) for term in terms)


def signed_terms(
    terms: Iterable[Term], signs: Mapping[Term, str], tones: Mapping[Term, str]
) -> tuple[TermView, ...]:
    """The words of a vocabulary with their signs. One without a tone looks absent."""
    return tuple(
        TermView(t.value, t.label, t.meaning, signs.get(t, ""), tones.get(t, "absent"))
        for t in terms
    )


def standings_view() -> tuple[StandingView, ...]:
    """Every way of knowing, under its standing."""
    return tuple(
        StandingView(
            terms_view([standing])[0],
            terms_view(mode for mode, its in STANDING_OF_MODE.items() if its is standing),
        )
        for standing in Standing
    )


def marks_view() -> tuple[MarkView, ...]:
    """Every mark once, those of cells first."""
    on_cells, on_stances = ({mark.id for mark in marks} for marks in (legend(), stance_legend()))
    found = []
    for shown in terms_view((*MarkKind, *StanceMark)):
        where = [
            name
            for name, ids in (("cells", on_cells), ("stances", on_stances))
            if shown.value in ids
        ]
        found.append(MarkView(shown, " and ".join(where)))
    return tuple(found)


def vocabularies() -> tuple[Vocabulary, ...]:
    """The lists of words that no other part of the page shows, from proposals to the records' own upkeep."""
    outcomes = signed_terms(
        Outcome,
        {outcome: sign for outcome, (sign, _) in OUTCOME_SIGNS.items()},
        {outcome: tone for outcome, (_, tone) in OUTCOME_SIGNS.items()},
    )
    return (
        _vocabulary("proposals", "Kinds of proposals", ProposalKind),
        _vocabulary("statuses", "What became of a proposal", ProposalStatus),
        _vocabulary("conditions", "What a condition asks for", Requirement),
        _vocabulary("values", "What an element takes", ElementKind),
        _vocabulary(
            "outcomes", "Where a proposal meets an actor's stance (Gap)", Outcome, outcomes
        ),
        _vocabulary(
            "contributions", "What a country would send (Map)", ContributionKind, _contributions()
        ),
        _vocabulary("events", "Kinds of events", EventKind),
        _vocabulary("actors", "Kinds of actors", ActorKind),
        _vocabulary("sources", "Kinds of sources", SourceKind),
        _vocabulary("ways", "On the way from speaker to reader", ChainRole),
        _vocabulary("extents", "How much was read", Extent),
        _vocabulary("unused", "Why a paragraph is not cited", UnusedReason),
        _vocabulary("reasons", "Why a record was changed", ChangeReason),
    )


def _contributions() -> tuple[TermView, ...]:
    kinds = (kind_view(kind) for kind in ContributionKind)
    return tuple(TermView(k.id, k.label, k.meaning, k.sign, k.tone) for k in kinds)


def _vocabulary(
    id: str, name: str, vocabulary: type[Term], terms: tuple[TermView, ...] = ()
) -> Vocabulary:
    about = " ".join((vocabulary.__doc__ or "").split())
    return Vocabulary(id, name, about, terms or terms_view(vocabulary))
