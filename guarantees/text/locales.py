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
    # The rest, such as time zones, takes two megabytes, and Babel reads it again when it is asked.
    core._global_data = None
    return found


def _names(language: str, part: str) -> Mapping[str, str]:
    # Imported here, because it takes a moment and some commands name neither.
    from babel import Locale, localedata

    names = dict(getattr(Locale(language), part).items())
    # The rest, such as the names of months, takes a megabyte for each language.
    localedata.clear_caches()
    return names
