"""One source opened: the way its words took, what it supports, contradictions it is part of, and how to cite it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.record_links import RecordLinks, record_links
from guarantees.links.addresses import to_sources
from guarantees.pages.sources.claims import (
    Citing,
    Claim,
    ClaimKind,
    about_name,
    citing_of,
    claim,
    claim_index,
    speaker_of,
)
from guarantees.pages.sources.csl import way_of
from guarantees.pages.sources.query import SOURCE_LINK, SourceQuery
from guarantees.pages.sources.styles import CitationStyle, Run, citation
from guarantees.records.dates import Fact, Facts
from guarantees.records.fields import paragraphs_of
from guarantees.records.registry import Contradiction
from guarantees.records.source import ChainLink, Source
from guarantees.records.statement import Attributed
from guarantees.records.vocabulary import ChainRole
from guarantees.words.citations import extent_words, language
from guarantees.words.english import and_words, counted
from guarantees.words.statement_words import place_words, recorded_words

MANY_CLAIMS = 600
"""Above this, claims are listed for one proposal or actor at a time."""
# Listed for each proposal or actor; of the other kinds there are few, in one list each.
_GROUPED = {ClaimKind.STATEMENT, ClaimKind.POSITION}


@dataclass(frozen=True)
class Hand:
    """One hand on the way to the reader: who, and the code of the language where it is not that of the hand before."""

    who: str
    language: str
    by_machine: bool


@dataclass(frozen=True)
class ChainStep:
    """One step of the way from the speaker to what was read. ``by_machine`` marks steps that no person made."""

    role: str
    who: str
    facts: Facts
    note: str = ""
    url: str = ""
    by_machine: bool = False


@dataclass(frozen=True)
class Coverage:
    """How much of an archived text the records account for, in one sentence and paragraph by paragraph.

    ``states`` are those of paragraphs 1, 2 and so on: ``cited``, ``unused`` (the record says why) or ``neither``.
    """

    states: tuple[str, ...]
    summary: str


@dataclass(frozen=True)
class ClaimPart:
    """Claims about one proposal or actor, whose name is ``label``, or all of a kind (no label).

    Without ``claims`` they are listed at ``address``.
    """

    key: str
    label: str
    count: int
    claims: tuple[Claim, ...]
    address: str = ""


@dataclass(frozen=True)
class ClaimGroup:
    """Claims of one kind."""

    kind: ClaimKind
    count: int
    parts: tuple[ClaimPart, ...]


@dataclass(frozen=True)
class ContradictionHere:
    """A contradiction with a side that was read in this source. The subject of a side begins with its owner."""

    record: Contradiction
    sides: tuple[Claim, ...]


@dataclass(frozen=True)
class OpenedSource:
    """A source with everything about it that is not in its record.

    ``accessed`` is a day, or that none is recorded. ``relay_opinion`` is "" where nobody who passed the words on adds
    an opinion.
    """

    record: Source
    accessed: Fact
    hands: tuple[Hand, ...]
    chain: tuple[ChainStep, ...]
    relay_opinion: str
    coverage: Coverage | None
    claims: tuple[ClaimGroup, ...]
    contradictions: tuple[ContradictionHere, ...]
    citation: tuple[Run, ...]
    style: CitationStyle
    way: str
    links: RecordLinks | None


def opened_source(source: Source, query: SourceQuery, catalogue: Catalogue) -> OpenedSource:
    """Everything about a source of the catalogue."""
    citing = claim_index(catalogue).of(source.id)
    name, page = source.short_name, to_sources(source.id)
    return OpenedSource(
        record=source,
        accessed=_accessed(source),
        hands=tuple(hands_of(source, catalogue)),
        chain=tuple(_chain(source, citing, catalogue)),
        relay_opinion=_relay_opinion(source),
        coverage=_coverage(source, citing),
        claims=tuple(_groups(citing, query, catalogue)),
        contradictions=tuple(_contradictions(citing, catalogue)),
        citation=citation(source, catalogue, query.style),
        style=query.style,
        way=way_of(source, catalogue),
        links=record_links(("sources", source.id), name, catalogue, page=page),
    )


def _accessed(source: Source) -> Fact:
    return source.accessed or "day not recorded"


# ---- chain ---------------------------------------------------------------------------------


def hands_of(source: Source, catalogue: Catalogue) -> Iterator[Hand]:
    """The hands on the way to the reader, from the first publication on."""
    before = ""
    for link in source.chain:
        code = link.language if link.language != before else ""
        yield Hand(catalogue.actor_short_name(link.by), code, link.machine)
        before = link.language


def _chain(source: Source, citing: tuple[Citing, ...], catalogue: Catalogue) -> Iterator[ChainStep]:
    speakers = _names({speaker_of(each) for each in citing}, catalogue)
    if speakers:
        count = f"{counted(len(speakers), 'speaker')} cited from it"
        yield ChainStep("said by", "; ".join(speakers), (count,))
    reported = _names({place.reported_by for each in citing for place in each.places}, catalogue)
    if reported:
        yield ChainStep("in part reported by", "; ".join(reported), ("passed on by this source",))
    for link in source.chain:
        yield _step(link, catalogue)
    facts = (language(source.language), extent_words(source), ("accessed", _accessed(source)))
    yield ChainStep("read here", source.short_name, facts, url=source.url or "")


def _relay_opinion(source: Source) -> str:
    if not source.opinion_of_relay:
        return ""
    places = and_words([place_words(at) for at in source.opinion_of_relay])
    return (
        f"The words in {places} are the opinion of whoever passed the text on, not of its speakers."
    )


def _step(link: ChainLink, catalogue: Catalogue) -> ChainStep:
    languages = language(link.language)
    if link.role is ChainRole.TRANSLATION:
        languages = f"from {language(link.from_language or '')} to {languages}"
    published = link.published or "date not recorded"
    facts: Facts = (link.title or "", languages, link.extent.label, published)
    return ChainStep(
        role=link.role.label + (" (machine)" if link.machine else ""),
        who=catalogue.actor_name(link.by),
        facts=tuple(fact for fact in facts if fact),
        note=link.note or "",
        url=link.url or "",
        by_machine=link.machine,
    )


def _names(actor_ids: Iterable[str | None], catalogue: Catalogue) -> list[str]:
    """Short names in alphabetical order."""
    names = {catalogue.actor_short_name(each) for each in actor_ids if each}
    return sorted(names, key=str.casefold)


# ---- paragraphs ----------------------------------------------------------------------------


def _coverage(source: Source, citing: tuple[Citing, ...]) -> Coverage | None:
    if source.text is None:
        return None
    cited = _numbers(place.at for each in citing for place in each.places)
    unused = _numbers(each.at for each in source.unused)
    states = tuple(
        "cited" if number in cited else "unused" if number in unused else "neither"
        for number in range(1, source.text.paragraphs + 1)
    )
    return Coverage(states, _coverage_words(states))


def _numbers(places: Iterable[str]) -> set[int]:
    return {number for at in places for number in paragraphs_of(at) or ()}


def _coverage_words(states: tuple[str, ...]) -> str:
    left = [number for number, state in enumerate(states, start=1) if state == "neither"]
    neither = f"{len(left)} neither ({_ranges(left)})" if left else "none left unexplained"
    return (
        f"Of {len(states)} paragraphs: {states.count('cited')} cited, "
        f"{states.count('unused')} set aside with a reason, {neither}."
    )


def _ranges(numbers: list[int]) -> str:
    """Numbers in ascending order, consecutive ones as a range: ``1, 3 to 5``."""
    rows = groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])
    ends = [[number for _, number in row] for _, row in rows]
    return ", ".join(str(row[0]) if len(row) == 1 else f"{row[0]} to {row[-1]}" for row in ends)


# ---- claims --------------------------------------------------------------------------------


def _groups(
    citing: tuple[Citing, ...], query: SourceQuery, catalogue: Catalogue
) -> Iterator[ClaimGroup]:
    few = len(citing) <= MANY_CLAIMS
    for kind in ClaimKind:
        of_kind = [each for each in citing if each.kind is kind]
        if of_kind:
            together = kind is ClaimKind.EVENT or (few and kind not in _GROUPED)
            parts = (
                (_together(kind, of_kind, catalogue),)
                if together
                else tuple(_by_owner(kind, of_kind, few, query, catalogue))
            )
            yield ClaimGroup(kind, len(of_kind), parts)


def _together(kind: ClaimKind, citing: list[Citing], catalogue: Catalogue) -> ClaimPart:
    """One list over several proposals or actors, in which each claim says to which it belongs."""
    claims = []
    for each in citing:
        shown, owner = claim(each, catalogue), about_name(each, catalogue)
        subject = owner if owner == shown.subject else f"{owner}: {shown.subject}"
        claims.append(replace(shown, subject=subject))
    return ClaimPart(kind.value, "", len(citing), tuple(claims))


def _by_owner(
    kind: ClaimKind, citing: list[Citing], few: bool, query: SourceQuery, catalogue: Catalogue
) -> Iterator[ClaimPart]:
    """A list for each proposal, in the order of the records, or for each actor, by name."""
    owned_by: dict[str, list[Citing]] = {}
    for each in citing:
        owned_by.setdefault(each.about, []).append(each)
    names = {about: about_name(own[0], catalogue) for about, own in owned_by.items()}
    order = sorted(names, key=lambda about: names[about].casefold())
    for about in order if kind is ClaimKind.POSITION else names:
        own, key = owned_by[about], f"{kind.value}~{about}"
        shown = few or about == query.about
        yield ClaimPart(
            key=key,
            label=names[about],
            count=len(own),
            claims=tuple(claim(each, catalogue) for each in own) if shown else (),
            address="" if shown else _address_about(about, key, query, catalogue),
        )


def _address_about(about: str, key: str, query: SourceQuery, catalogue: Catalogue) -> str:
    asked = replace(query, about=about, open=(key,))
    return SOURCE_LINK.address(asked, catalogue)


# ---- contradictions ------------------------------------------------------------------------


def _contradictions(
    citing: tuple[Citing, ...], catalogue: Catalogue
) -> Iterator[ContradictionHere]:
    said = {each.said.id for each in citing if isinstance(each.said, Attributed) and each.said.id}
    for contradiction in catalogue.contradictions.values():
        if said & set(contradiction.between):
            sides = (
                replace(claim(citing_of(side), catalogue), subject=recorded_words(side, catalogue))
                for side in catalogue.sides_of(contradiction)
            )
            yield ContradictionHere(contradiction, tuple(sides))
