"""The symmetry audit: how much the records hold from and about each party, in plain counts without a verdict.

A party is an actor for whom others speak: a person or office counts towards the actor in its ``affiliations``, and that
actor towards its own, whatever the date. An actor without affiliations is its own party. Nobody's side is guessed: the
records assign no outlet to a camp, so sources are counted by where their words became public.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.parties import parties_of
from guarantees.cells.voices import Voice, voice_of
from guarantees.links.addresses import to_positions, to_search, to_sources
from guarantees.pages.curate.table import Column, ReportTable, table_of
from guarantees.pages.sources.claims import Citing, ClaimKind, claim_index, speaker_of
from guarantees.records.proposal import Label
from guarantees.records.statement import Statement
from guarantees.records.vocabulary import ActorKind, Extent
from guarantees.words.citations import language
from guarantees.words.english import counted

COUNTED = (
    "A person or office counts towards the actor it is affiliated with in the registry; an actor without an "
    "affiliation, experts and outlets included, is its own party. What an outlet reports in its own words counts "
    "towards the outlet. Words are those of our own sentences for what the party says: statements, positions, "
    "conditions, readings, and the status of proposals. Quotations are the fragments copied for them."
)
CAMPS = (
    "The records assign no outlet to a camp, and none is guessed: sources are counted by the outlet or text in which "
    "their words became public, and by the language of that original."
)
CAN_BE_READ = (
    "What the counts show: on which parties these records hold much and on which little, which outlets the words of "
    "the parties come through, and how much of what is recorded about a party is said by others."
)
CANNOT_BE_READ = (
    "What the counts do not show: how much a party has said, since only these sources were read; whether anyone is "
    "right; whether the records are balanced. What others say about a party is not its own word."
)


@dataclass(frozen=True)
class PartySays:
    """What is recorded from a party: numbers of sources, of entries of each kind, of quotations, and of our own words.

    ``other`` counts labels, changes of status, conditions, readings of ambiguous words and withdrawals. ``speakers``
    are those who speak for the party besides the party itself, in alphabetical order.
    """

    id: str
    name: str
    kind: ActorKind | None
    speakers: tuple[str, ...]
    sources: int
    statements: int
    positions: int
    other: int
    quotations: int
    words: int
    address: str


@dataclass(frozen=True)
class PartyAbout:
    """What is recorded about a party: its proposals, its positions by voice, and what others attribute to it.

    ``words_of_others`` counts the words of our own sentences for positions that others say it has, and for statements
    attributed to it. ``events`` counts those in which it takes part.
    """

    id: str
    name: str
    kind: ActorKind | None
    proposals: int
    own: int
    reported: int
    by_others: int
    attributed: int
    words_of_others: int
    events: int
    address: str


@dataclass(frozen=True)
class OriginShare:
    """An outlet or text in which words became public: the number of sources that pass them on, and of entries that cite
    those."""

    id: str
    name: str
    kind: ActorKind | None
    languages: tuple[str, ...]
    sources: int
    whole: int
    entries: int
    address: str


@dataclass(frozen=True)
class Symmetry:
    """Parties by kind of actor and then by name. ``notes`` say how they were counted, and what the counts show."""

    summary: str
    notes: tuple[str, ...]
    says: tuple[PartySays, ...]
    about: tuple[PartyAbout, ...]
    origins: tuple[OriginShare, ...]


def symmetry(catalogue: Catalogue) -> Symmetry:
    """Count what is recorded from and about each party."""
    tallies = _tallies(catalogue)
    whole = sum(source.read is Extent.WHOLE for source in catalogue.sources.values())
    return Symmetry(
        summary=(
            f"{len(tallies)} {'party speaks' if len(tallies) == 1 else 'parties speak'}, outlets included, "
            f"in {counted(len(catalogue.sources), 'source')}; read whole: {whole}."
        ),
        notes=(COUNTED, CAMPS, CAN_BE_READ, CANNOT_BE_READ),
        says=tuple(_says(name, tallies[name], catalogue) for name in _ordered(tallies, catalogue)),
        about=tuple(_about(catalogue)),
        origins=tuple(_origins(catalogue)),
    )


def _ordered(parties: Iterable[str], catalogue: Catalogue) -> list[str]:
    """By kind of actor in the order of the vocabulary, then by name: a neutral order."""
    kinds = list(ActorKind)

    def place(party: str) -> tuple[int, str]:
        kind = _kind(party, catalogue)
        return (kinds.index(kind) if kind else len(kinds)), catalogue.actor_short_name(
            party
        ).casefold()

    return sorted(parties, key=place)


def _kind(actor_id: str, catalogue: Catalogue) -> ActorKind | None:
    actor = catalogue.actors.get(actor_id)
    return actor.kind if actor else None


def _address(party: str, catalogue: Catalogue) -> str:
    """The address of the party's positions or, where it has none, of the search for its name."""
    if party in catalogue.positions:
        return to_positions(actors=(party,))
    return to_search(catalogue.actor_name(party))


# ---- what a party says ---------------------------------------------------------------------


@dataclass
class _Tally:
    """The counts of what a party says."""

    speakers: set[str] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)
    entries: Counter[ClaimKind] = field(default_factory=Counter)
    quotations: int = 0
    words: int = 0


def _tallies(catalogue: Catalogue) -> Mapping[str, _Tally]:
    """Count everything that cites a source towards the party of its speaker."""
    tallies: dict[str, _Tally] = {}
    counted_already: set[tuple[int, int]] = set()
    for source, citings in claim_index(catalogue).by_source.items():
        for citing in citings:
            speaker = speaker_of(citing)
            if speaker is None:
                continue
            # An entry is listed under each of its sources, and counted once.
            entry = (id(citing.said), id(citing.part))
            first = entry not in counted_already
            counted_already.add(entry)
            for party in parties_of(speaker, catalogue):
                tally = tallies.setdefault(party, _Tally())
                tally.sources.add(source)
                tally.quotations += sum(bool(place.quote) for place in citing.places)
                if first:
                    tally.entries[citing.kind] += 1
                    tally.words += _words(citing)
                if speaker != party:
                    tally.speakers.add(speaker)
    return tallies


def _words(citing: Citing) -> int:
    """The number of words of our own sentence. A label is the speaker's own word, and has no sentence."""
    said = citing.part or citing.said
    return 0 if isinstance(said, Label) else len(said.says.split())  # type: ignore[union-attr]


def _says(party: str, tally: _Tally, catalogue: Catalogue) -> PartySays:
    statements, positions = (
        tally.entries[kind] for kind in (ClaimKind.STATEMENT, ClaimKind.POSITION)
    )
    return PartySays(
        id=party,
        name=catalogue.actor_short_name(party),
        kind=_kind(party, catalogue),
        speakers=tuple(sorted(map(catalogue.actor_short_name, tally.speakers), key=str.casefold)),
        sources=len(tally.sources),
        statements=statements,
        positions=positions,
        other=tally.entries.total() - statements - positions,
        quotations=tally.quotations,
        words=tally.words,
        address=_address(party, catalogue),
    )


# ---- what is said about a party ------------------------------------------------------------


def _about(catalogue: Catalogue) -> Iterable[PartyAbout]:
    mentions = _mentions(catalogue)
    for party in _ordered(mentions, catalogue):
        found = mentions[party]
        yield PartyAbout(
            id=party,
            name=catalogue.actor_short_name(party),
            kind=_kind(party, catalogue),
            proposals=found["proposals"],
            own=found[Voice.OWN],
            reported=found[Voice.REPORTED],
            by_others=found[Voice.OTHERS],
            attributed=found["attributed"],
            words_of_others=found["words_of_others"],
            events=found["events"],
            address=_address(party, catalogue),
        )


def _mentions(catalogue: Catalogue) -> Mapping[str, Counter[str]]:
    """What is recorded about each party, counted under the names of ``PartyAbout`` and under voices."""
    found: dict[str, Counter[str]] = {}

    def count(actors: Iterable[str], counted: Mapping[str, int]) -> None:
        """Count something for the parties of some actors, once for each party."""
        for party in dict.fromkeys(p for actor in actors for p in parties_of(actor, catalogue)):
            found.setdefault(party, Counter()).update(counted)

    for proposal in catalogue.proposals.values():
        count(proposal.proposed_by, {"proposals": 1})
        for statement in _statements(proposal.provisions.values()):
            owners = [statement.attributed_to] if statement.attributed_to else []
            count(owners, {"attributed": 1, "words_of_others": len(statement.says.split())})
    for actor, file in catalogue.positions.items():
        for position in file.positions:
            voice = voice_of(position, actor, catalogue)
            words = len(position.says.split()) if voice is Voice.OTHERS else 0
            count([actor], {voice: 1, "words_of_others": words})
    for event in catalogue.events.values():
        count(event.participants, {"events": 1})
    return found


def _statements(provisions: Iterable[object]) -> Iterable[Statement]:
    return (each for p in provisions if isinstance(p, tuple) for each in p)


# ---- where words became public -------------------------------------------------------------


def _origins(catalogue: Catalogue) -> Iterable[OriginShare]:
    by_origin: dict[str, list[str]] = {}
    for source in catalogue.sources.values():
        by_origin.setdefault(source.origin, []).append(source.id)
    index = claim_index(catalogue)
    for origin in _ordered(by_origin, catalogue):
        sources = [catalogue.sources[name] for name in by_origin[origin]]
        yield OriginShare(
            id=origin,
            name=catalogue.actor_short_name(origin),
            kind=_kind(origin, catalogue),
            languages=tuple(sorted({language(source.chain[0].language) for source in sources})),
            sources=len(sources),
            whole=sum(source.read is Extent.WHOLE for source in sources),
            entries=len(
                {
                    (id(citing.said), id(citing.part))
                    for source in sources
                    for citing in index.of(source.id)
                }
            ),
            address=to_sources(sources[0].id) if len(sources) == 1 else to_sources(),
        )


# ---- tables --------------------------------------------------------------------------------


def symmetry_tables(part: Symmetry) -> tuple[ReportTable, ...]:
    """What each party says, what is recorded about it, and where words became public."""
    tables = (
        ("symmetry-says", "What is recorded from each party", _SAYS, part.says),
        ("symmetry-about", "What is recorded about each party", _ABOUT, part.about),
        (
            "symmetry-origins",
            "Where the words of the sources became public",
            _ORIGINS,
            part.origins,
        ),
    )
    return tuple(
        table_of(key, caption, columns, entries, group=lambda entry: _group(entry.kind))
        for key, caption, columns, entries in tables
    )


def _group(kind: ActorKind | None) -> str:
    """The heading over parties of a kind."""
    return f"{kind.label.capitalize()}s" if kind else "Not in the registry"


_count = partial(Column, number=True)
_SAYS = (
    Column("Party", lambda party: party.name),
    _count("Sources", lambda party: party.sources, "In which the party speaks."),
    _count("Statements", lambda party: party.statements, "On elements of proposals."),
    _count(
        "Positions",
        lambda party: party.positions,
        "What it says that it, or another, accepts or refuses.",
    ),
    _count("Other", lambda party: party.other, "Labels, changes of status, conditions, readings."),
    _count("Quotations", lambda party: party.quotations, "Fragments copied for what it says."),
    _count("Words", lambda party: party.words, "Of our own sentences for what it says."),
)
_ABOUT = (
    Column("Party", lambda party: party.name),
    _count(
        "Proposals", lambda party: party.proposals, "That it put forward, alone or with others."
    ),
    _count("Positions: own voice", lambda party: party.own, Voice.OWN.meaning),
    _count("Reported", lambda party: party.reported, Voice.REPORTED.meaning),
    _count("Said by others", lambda party: party.by_others, Voice.OTHERS.meaning),
    _count(
        "Attributed",
        lambda party: party.attributed,
        "Statements that name it as the one whose words they are.",
    ),
    _count(
        "Words of others",
        lambda party: party.words_of_others,
        "Of our own sentences for the two before.",
    ),
    _count("Events", lambda party: party.events, "In which it takes part."),
)
_ORIGINS = (
    Column("Outlet or text of origin", lambda origin: origin.name),
    Column("Language of the original", lambda origin: ", ".join(origin.languages)),
    _count("Sources", lambda origin: origin.sources),
    _count("Read whole", lambda origin: origin.whole),
    _count("Entries", lambda origin: origin.entries, "Of the records that cite these sources."),
)
