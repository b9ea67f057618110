"""What is needed of the Unicode Consortium's data: names of countries and of languages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Literal


@cache
def territories(language: str) -> Mapping[str, str]:
    """Countries and some of their organisations in a language, by their codes."""
    return _names(language, "territories")


@cache
def languages(language: str) -> Mapping[str, str]:
    """The names of languages in a language, by their codes."""
    return _names(language, "languages")


@cache
def aliases(of: Literal["language_aliases", "territory_aliases"]) -> Mapping[str, Any]:
    """What other codes stand for."""
    # Imported here, because it takes a moment and some commands name neither.
    from babel import core

    found: Mapping[str, Any] = dict(core.get_global(of))
    _forget_the_rest()
    return found


def _names(language: str, part: str) -> Mapping[str, str]:
    # Imported here, because it takes a moment and some commands name neither.
    from babel import Locale

    names = dict(getattr(Locale(language), part).items())
    _forget_the_rest()
    return names


def _forget_the_rest() -> None:
    """Names of months take a megabyte for each language, time zones two; Babel reads them again when it is asked."""
    from babel import core, localedata

    localedata.clear_caches()
    core._global_data = None
