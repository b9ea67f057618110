"""Numbering sources in the order in which they stand on the screen, and saying what each one is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from guarantees.catalogue.catalogue import Catalogue
from guarantees.records.source import ChainLink, Source
from guarantees.records.vocabulary import ChainRole, Extent

# ISO 639's code for a language that is not known.
_NOT_KNOWN = "und"


@dataclass(frozen=True)
class CitedSource:
    """A numbered source of what is on the screen."""

    number: int
    id: str
    short_name: str
    title: str
    details: str
    date: str
    url: str


class Citations:
    """Gives each source its number when it is first cited."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._numbers: dict[str, int] = {}

    def cite(self, source_ids: Iterable[str]) -> tuple[int, ...]:
        """Numbers for sources, in ascending order and without repetition."""
        return tuple(
            sorted({self._numbers.setdefault(name, len(self._numbers) + 1) for name in source_ids})
        )

    def sources(self) -> tuple[CitedSource, ...]:
        """Every source cited so far, by number."""
        return tuple(self._cited(name, number) for name, number in self._numbers.items())

    def _cited(self, source_id: str, number: int) -> CitedSource:
        source = self._catalogue.sources.get(source_id)
        if source is None:
            unread = "The record of this source cannot be read at present."
            return CitedSource(number, source_id, source_id, unread, "", "", "")
        return CitedSource(
            number=number,
            id=source.id,
            short_name=source.short_name,
            title=source.title,
            details=source_details(source, self._catalogue),
            date=source.published.words(),
            url=source.url or "",
        )


def source_details(source: Source, catalogue: Catalogue) -> str:
    """Who published, relayed and translated it, and how much was read: one line."""
    steps = [_short_step(link, catalogue) for link in source.chain]
    return " · ".join([*steps, extent_words(source)])


def _short_step(link: ChainLink, catalogue: Catalogue) -> str:
    by = catalogue.actor_short_name(link.by)
    if link.role is ChainRole.TRANSLATION:
        machine = "machine translation" if link.machine else "translation"
        return f"{machine} {_from_and_to(link)} by {by}"
    return f"{link.role.label} {by} ({language(link.language)})"


def chain_steps(source: Source, catalogue: Catalogue) -> tuple[str, ...]:
    """The way from the first publication to what was read, one sentence a step."""
    return (
        *(_step(link, catalogue) for link in source.chain),
        f"Read here: {extent_words(source)}",
    )


def _step(link: ChainLink, catalogue: Catalogue) -> str:
    by = catalogue.actor_short_name(link.by)
    extent = f" ({link.extent.label})" if link.extent is Extent.EXCERPT else ""
    when = f", {link.published.words()}" if link.published else ""
    if link.role is ChainRole.TRANSLATION:
        how = "by machine, " if link.machine else ""
        return f"{by} translated it {how}{_from_and_to(link)}{when}"
    verb = "published it" if link.role is ChainRole.ORIGINAL else "passed it on"
    return f"{by} {verb} in {language(link.language)}{extent}{when}"


def _from_and_to(link: ChainLink) -> str:
    return f"from {language(link.from_language or '')} to {language(link.language)}"


def language(code: str) -> str:
    """The English name of a language by its ISO 639 code, or the code where there is no name for it."""
    return "a language not known" if code == _NOT_KNOWN else _languages().get(code, code)


@cache
def _languages() -> Mapping[str, str]:
    # Imported here, because many commands name no language.
    from babel import Locale

    return Locale("en").languages


def extent_words(source: Source) -> str:
    """How much of it was read."""
    if source.read is Extent.WHOLE and source.excerpt_only:
        return "this text whole, of the original an excerpt"
    return source.read.label
