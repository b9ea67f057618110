"""One source opened: the way its words took, what rests on it, what contradicts it, and how to cite it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from urllib.parse import urlencode

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.record_links import RecordLinks, record_links
from guarantees.links.addresses import to_sources
from guarantees.pages.sources.claims import (
    Citing,
    Claim,
    ClaimKind,
    about_name,
    claim,
    claim_index,
    speaker_of,
)
from guarantees.pages.sources.csl import way_of
from guarantees.pages.sources.query import SOURCE_LINK, SourceQuery
from guarantees.pages.sources.styles import Run, citation
from guarantees.records.fields import paragraph_range
from guarantees.records.position import Position
from guarantees.records.registry import Contradiction
from guarantees.records.source import ChainLink, Source
from guarantees.records.statement import Attributed
from guarantees.records.vocabulary import ChainRole
from guarantees.words.citations import extent_words, language
from guarantees.words.english import and_words
from guarantees.words.statement_words import place_words, recorded_words

MANY_CLAIMS = 600
"""Above this, claims are listed for one proposal or actor at a time."""
# What is listed for each proposal or actor; of the other kinds there are few, in one list each.
_GROUPED = {ClaimKind.STATEMENT, ClaimKind.POSITION}


@dataclass(frozen=True)
class ChainStep:
    """One step of the way from the speaker to what was read. ``by_machine`` marks steps that no person made."""

    role: str
    who: str
    facts: tuple[str, ...]
    note: str = ""
    url: str = ""
    by_machine: bool = False


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of the archived text. ``state`` is ``cited``, ``unused`` (the record says why) or ``neither``."""

    number: int
    state: str


@dataclass(frozen=True)
class UnusedView:
    """Paragraphs that nothing cites, and why."""

    at: str
    reason: str
    meaning: str
    note: str


@dataclass(frozen=True)
class Coverage:
    """How much of an archived text the records account for, paragraph by paragraph, and in one sentence."""

    paragraphs: tuple[Paragraph, ...]
    summary: str
    unused: tuple[UnusedView, ...]


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

    label: str
    meaning: str
    count: int
    parts: tuple[ClaimPart, ...]


@dataclass(frozen=True)
class PlaceOfSide:
    """Where a side of a contradiction was read."""

    source: str
    short_name: str
    at: str
    here: bool


@dataclass(frozen=True)
class Side:
    """One side of a contradiction. ``about`` names the proposal or actor under which it is recorded, and ``address``
    leads there; ``voice`` warns that a position is not the actor's own word."""

    about: str
    says: str
    known: str
    voice: str
    places: tuple[PlaceOfSide, ...]
    address: str


@dataclass(frozen=True)
class ContradictionHere:
    """A contradiction in which words read in this source take part."""

    name: str
    note: str
    sides: tuple[Side, ...]


@dataclass(frozen=True)
class OpenedSource:
    """Everything about one source."""

    id: str
    short_name: str
    title: str
    kind: str
    kind_meaning: str
    published: str
    language: str
    read: str
    accessed: str
    url: str
    note: str
    former_ids: tuple[str, ...]
    chain: tuple[ChainStep, ...]
    relay_opinion: str
    coverage: Coverage | None
    coverage_absent: str
    claims: tuple[ClaimGroup, ...]
    claims_absent: str
    contradictions: tuple[ContradictionHere, ...]
    citation: tuple[Run, ...]
    citation_style: str
    way: str
    record: RecordLinks | None = None


def opened_source(source: Source, query: SourceQuery, catalogue: Catalogue) -> OpenedSource:
    """Everything about a source of the catalogue."""
    citing = claim_index(catalogue).of(source.id)
    return OpenedSource(
        id=source.id,
        short_name=source.short_name,
        title=source.title,
        kind=source.kind.label,
        kind_meaning=source.kind.meaning,
        published=source.published.words(),
        language=language(source.language),
        read=extent_words(source),
        accessed=source.accessed.words() if source.accessed else "day not recorded",
        url=source.url or "",
        note=source.note or "",
        former_ids=source.former_ids,
        chain=tuple(_chain(source, citing, catalogue)),
        relay_opinion=_relay_opinion(source),
        coverage=_coverage(source, citing),
        coverage_absent=_COVERAGE_ABSENT,
        claims=tuple(_groups(citing, query, catalogue)),
        claims_absent="" if citing else "Nothing in the records cites it.",
        contradictions=tuple(_contradictions(source.id, citing, catalogue)),
        citation=citation(source, catalogue, query.style),
        citation_style=query.style.label,
        way=way_of(source, catalogue),
        record=record_links(
            ("sources", source.id), source.short_name, catalogue, page=to_sources(source.id)
        ),
    )


# ---- chain ---------------------------------------------------------------------------------


def _chain(source: Source, citing: tuple[Citing, ...], catalogue: Catalogue) -> Iterator[ChainStep]:
    speakers = _names({speaker_of(each) for each in citing}, catalogue)
    if speakers:
        count = f"{len(speakers)} {'speaker' if len(speakers) == 1 else 'speakers'} cited from it"
        yield ChainStep("said by", "; ".join(speakers), (count,))
    reporters = {place.reported_by for each in citing for place in each.places}
    reported = _names(reporters, catalogue)
    if reported:
        yield ChainStep("in part reported by", "; ".join(reported), ("passed on by this source",))
    for link in source.chain:
        yield _step(link, catalogue)
    accessed = source.accessed.words() if source.accessed else "day not recorded"
    facts = (language(source.language), extent_words(source), f"accessed: {accessed}")
    yield ChainStep("read here", source.short_name, facts, url=source.url or "")


def _relay_opinion(source: Source) -> str:
    """Where whoever passed the words on adds an opinion of its own; "" where nobody does."""
    if not source.opinion_of_relay:
        return ""
    places = and_words([place_words(at) for at in source.opinion_of_relay])
    return (
        f"What stands in {places} is the opinion of who passed the words on, not of those "
        "whose words they are."
    )


def _step(link: ChainLink, catalogue: Catalogue) -> ChainStep:
    is_translation = link.role is ChainRole.TRANSLATION
    languages = language(link.language)
    if is_translation:
        languages = f"from {language(link.from_language or '')} to {languages}"
    published = link.published.words() if link.published else "date not recorded"
    return ChainStep(
        role=link.role.label + (" (machine)" if link.machine else ""),
        who=catalogue.actor_name(link.by),
        facts=tuple(
            fact for fact in (link.title or "", languages, link.extent.label, published) if fact
        ),
        note=link.note or "",
        url=link.url or "",
        by_machine=link.machine,
    )


def _names(actor_ids: Iterable[str | None], catalogue: Catalogue) -> list[str]:
    """Short names in the order of the alphabet."""
    names = {catalogue.actor_short_name(each) for each in actor_ids if each}
    return sorted(names, key=str.casefold)


# ---- paragraphs ----------------------------------------------------------------------------

_COVERAGE_ABSENT = "Its paragraphs are not counted: no whole text of it is kept."


def _coverage(source: Source, citing: tuple[Citing, ...]) -> Coverage | None:
    if source.text is None:
        return None
    cited = {n for each in citing for place in each.places for n in _numbers(place.at)}
    unused = {n for each in source.unused for n in _numbers(each.at)}
    paragraphs = tuple(
        Paragraph(n, "cited" if n in cited else "unused" if n in unused else "neither")
        for n in range(1, source.text.paragraphs + 1)
    )
    return Coverage(paragraphs, _coverage_words(paragraphs), tuple(_unused(source)))


def _coverage_words(paragraphs: tuple[Paragraph, ...]) -> str:
    numbers = {
        state: [each.number for each in paragraphs if each.state == state]
        for state in ("cited", "unused", "neither")
    }
    left = numbers["neither"]
    neither = f"{len(left)} neither ({_ranges(left)})" if left else "none left unexplained"
    return (
        f"Of {len(paragraphs)} paragraphs: {len(numbers['cited'])} cited, "
        f"{len(numbers['unused'])} not used with a reason, {neither}."
    )


def _ranges(numbers: list[int]) -> str:
    """Numbers in ascending order, those in a row as one: ``1, 3 to 5``."""
    rows = groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])
    ends = [[number for _, number in row] for _, row in rows]
    return ", ".join(str(row[0]) if len(row) == 1 else f"{row[0]} to {row[-1]}" for row in ends)


def _unused(source: Source) -> Iterator[UnusedView]:
    for each in source.unused:
        yield UnusedView(
            place_words(each.at), each.reason.label, each.reason.meaning, each.note or ""
        )


def _numbers(at: str) -> Iterable[int]:
    return paragraph_range(at) or ()


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
            yield ClaimGroup(kind.label, kind.meaning, len(of_kind), parts)


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
    return "./sources?" + urlencode(SOURCE_LINK.encode_briefly(asked, catalogue))


# ---- contradictions ------------------------------------------------------------------------


def _contradictions(
    source_id: str, citing: tuple[Citing, ...], catalogue: Catalogue
) -> Iterator[ContradictionHere]:
    said = {each.said.id for each in citing if isinstance(each.said, Attributed) and each.said.id}
    for contradiction in catalogue.contradictions.values():
        if said & set(contradiction.between):
            sides = tuple(_sides(contradiction, source_id, catalogue))
            yield ContradictionHere(contradiction.name, contradiction.note, sides)


def _sides(contradiction: Contradiction, source_id: str, catalogue: Catalogue) -> Iterator[Side]:
    for side in catalogue.sides_of(contradiction):
        kind = ClaimKind.POSITION if isinstance(side.said, Position) else ClaimKind.STATEMENT
        shown = claim(Citing(kind, side.owner, side.said, element=side.element), catalogue)
        yield Side(
            about=recorded_words(side, catalogue),
            says=shown.says,
            known=shown.known,
            voice=shown.voice,
            places=tuple(
                PlaceOfSide(
                    place.source,
                    catalogue.source_short_name(place.source),
                    place_words(place.at),
                    place.source == source_id,
                )
                for place in side.said.evidence
            ),
            address=shown.address,
        )
