"""What a source is, in words: who published, passed on and translated it, and how much of it was read."""

from __future__ import annotations

from guarantees.catalogue.catalogue import Catalogue
from guarantees.records.dates import Facts
from guarantees.records.source import ChainLink, Source
from guarantees.records.vocabulary import ChainRole, Extent
from guarantees.text.languages import NOT_KNOWN, language_name
from guarantees.words.english import and_words


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


def chain_steps(source: Source, catalogue: Catalogue) -> tuple[Facts, ...]:
    """The way from the first publication to what was read, each step with its date."""
    return (
        *(_step(link, catalogue) for link in source.chain),
        (f"Read here: {extent_words(source)}",),
    )


def _step(link: ChainLink, catalogue: Catalogue) -> Facts:
    by = catalogue.actor_short_name(link.by)
    extent = f" ({link.extent.label})" if link.extent is Extent.EXCERPT else ""
    when = (link.published,) if link.published else ()
    if link.role is ChainRole.TRANSLATION:
        how = "by machine, " if link.machine else ""
        return (f"{by} translated it {how}{_from_and_to(link)}", *when)
    verb = "published it" if link.role is ChainRole.ORIGINAL else "passed it on"
    return (f"{by} {verb} in {language(link.language)}{extent}", *when)


def _from_and_to(link: ChainLink) -> str:
    return f"from {language(link.from_language or '')} to {language(link.language)}"


def language(code: str) -> str:
    """The English name of a language by its ISO 639 code; a code without a name is called one."""
    if code == NOT_KNOWN:
        return "an unknown language"
    return language_name(code) or f"a language with the code ‘{code}’"


def authentic_languages(source: Source) -> str:
    """In which languages a treaty is valid: ``English and Ukrainian (English prevails)``; "" where it names none."""
    if not source.authentic_languages:
        return ""
    named = and_words([language(code) for code in source.authentic_languages])
    prevails = source.prevailing_language
    return f"{named} ({language(prevails)} prevails)" if prevails else named


def extent_words(source: Source) -> str:
    """How much of it was read."""
    if source.read is Extent.WHOLE and source.excerpt_only:
        return "this text whole, of the original an excerpt"
    return source.read.label
