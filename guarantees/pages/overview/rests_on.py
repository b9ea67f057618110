"""What the records rest on: how much of what is shown comes from which outlets and languages, and whose words it is.

Each statement and position counts once for each source that it cites.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.catalogue.parties import parties_of
from guarantees.records.source import ChainLink, Source
from guarantees.records.statement import Attributed
from guarantees.records.vocabulary import STANDING_OF_MODE, ActorKind, ChainRole, Extent, Standing
from guarantees.words.citations import language
from guarantees.words.english import and_words, counted

_MOST_NAMED = 5
OUTLETS, EXPERTS, OTHERS = "outlets in their own words", "experts and other persons", "others"
_STANDINGS = {
    Standing.OWN_VOICE: "in the speaker's own voice",
    Standing.SECOND_HAND: "reported by someone else",
    Standing.INFERENCE: "inferred by analysts",
}
_EXTENTS = {
    Extent.WHOLE: "read whole",
    Extent.EXCERPT: "in excerpts",
    Extent.UNKNOWN: "of unknown extent",
}


@dataclass(frozen=True)
class Share:
    """A part of the whole: its name, how much it is, and in per cent."""

    name: str
    count: int
    percent: int


@dataclass(frozen=True)
class RestsOn:
    """Shares of the same whole: by what was read, who published first, language, party that speaks and voice.

    ``holdings`` says what the records hold: documents read whole and in part, and how far the evidence goes.
    """

    holdings: str
    read: tuple[Share, ...]
    sentence: str
    outlets: tuple[Share, ...]
    languages: tuple[Share, ...]
    parties: tuple[Share, ...]
    voices: tuple[Share, ...]


@cached_on_catalogue
def rests_on(catalogue: Catalogue) -> RestsOn | None:
    """What the statements and positions rest on, or ``None`` if none has a source that can be read."""
    cited = list(_cited(catalogue))
    if not cited:
        return None
    sources = [source for _, source in cited]
    outlets = _shares((catalogue.actor_name(s.origin) for s in sources), _MOST_NAMED)
    languages = _shares((language(s.chain[0].language) for s in sources), _MOST_NAMED)
    translated = sum(any(_translations(source)) for source in sources)
    by_machine = sum(any(link.machine for link in _translations(s)) for s in sources)
    return RestsOn(
        holdings=_holdings(catalogue),
        read=_shares((_EXTENTS[source.read] for source in sources), len(_EXTENTS)),
        sentence=_sentence(cited, outlets, languages, translated, by_machine),
        outlets=outlets,
        languages=languages,
        parties=_shares((_party(said, catalogue) for said, _ in cited), _MOST_NAMED + 2),
        voices=_shares((_STANDINGS[STANDING_OF_MODE[said.mode]] for said, _ in cited), 3),
    )


def _holdings(catalogue: Catalogue) -> str:
    """What was read, of what there is; the sentence ends with the day that the evidence runs to."""
    read = Counter(source.read for source in catalogue.sources.values())
    documents = and_words([f"{read[each]} {_EXTENTS[each]}" for each in _EXTENTS if read[each]])
    proposals = catalogue.proposals.values()
    whole = sum(bool(proposal.texts_read_whole) for proposal in proposals)
    part = sum(bool(proposal.own_text) for proposal in proposals) - whole
    edition = catalogue.edition
    reach = f"; the evidence runs to {edition.evidence_reaches.words()}" if edition else ""
    return (
        f"The library holds {counted(read.total(), 'document')}, {documents}; "
        f"of {counted(len(proposals), 'proposal')} the own text of {whole} was read whole and of {part} in "
        f"excerpts{reach}."
    )


def _cited(catalogue: Catalogue) -> Iterator[tuple[Attributed, Source]]:
    for recorded in catalogue.recorded():
        for name in dict.fromkeys(place.source for place in recorded.said.evidence):
            if name in catalogue.sources:
                yield recorded.said, catalogue.sources[name]


def _translations(source: Source) -> Iterator[ChainLink]:
    """The translations on its way. A scan that a machine read is none."""
    return (link for link in source.chain if link.role is ChainRole.TRANSLATION)


def _party(said: Attributed, catalogue: Catalogue) -> str:
    """The party that speaks. Outlets, and persons who speak for nobody else, are named by what they are."""
    actor = catalogue.actors.get(parties_of(said.speaker, catalogue)[0])
    if actor is None or actor.kind is ActorKind.PERSON:
        return EXPERTS
    return OUTLETS if actor.kind is ActorKind.OUTLET else actor.name


def _shares(names: Iterable[str], most: int) -> tuple[Share, ...]:
    """The largest first, those of one size by name; what is beyond ``most`` is one share, named "others"."""
    counts = Counter(names)
    whole = counts.total()
    ordered = sorted(counts.items(), key=lambda each: (-each[1], each[0].casefold()))
    named, rest = ordered[:most], ordered[most:]
    if len(rest) == 1:
        named, rest = ordered, []
    beyond = [(OTHERS, sum(count for _, count in rest))] if rest else []
    return tuple(Share(name, count, _percent(count, whole)) for name, count in (*named, *beyond))


def _percent(count: int, whole: int) -> int:
    return round(100 * count / whole)


def _sentence(
    cited: list[tuple[Attributed, Source]],
    outlets: tuple[Share, ...],
    languages: tuple[Share, ...],
    translated: int,
    by_machine: int,
) -> str:
    used = len({source.id for _, source in cited})
    first = outlets[0]
    read = f"{_percent(translated, len(cited))}% was read in translation"
    machine = (
        f", {_percent(by_machine, len(cited))}% in one made by a machine" if by_machine else ""
    )
    return (
        f"What is shown rests on {counted(used, 'source')}: {first.percent}% on words first published by {first.name}, "
        f"{languages[0].percent}% on words in {languages[0].name}; {read}{machine}."
    )
