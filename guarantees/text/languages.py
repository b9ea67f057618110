"""Codes of languages, their English names, and what is mistaken for them, from the Unicode Consortium's data."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from guarantees.text.locales import aliases, languages

NOT_KNOWN = "und"
"""ISO 639's code for a language that is not known."""


@cache
def language_name(code: str) -> str | None:
    """The English name of a language by its ISO 639 code; ``None`` for a code that no language has."""
    names, aliases = _languages()
    return names.get(code) or names.get(aliases.get(code, code))


def language_spoken_in(country: str) -> str | None:
    """The code of the first official language of a country by its ISO code: what ``ua`` and ``cz`` were meant to be."""
    from babel.languages import get_official_languages

    return next(iter(get_official_languages(country.upper(), de_facto=True)), None)


@cache
def _languages() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The names of languages, and the usual code for each other one of the same language."""
    return languages("en"), aliases("language_aliases")
