"""Countries and some of their organisations in other languages, from the Unicode Consortium's data."""

from __future__ import annotations

import re
from functools import cache

from guarantees.text.locales import aliases, territories

_UNIONS = frozenset({"EU", "EZ", "UN"})
_FREE = re.compile(r"AA|Q[M-Z]|X[A-Z]|ZZ")
"""The codes that ISO leaves to everyone's own use: invented countries have them."""
_LANGUAGES = ("uk", "ru", "de", "fr", "pl")


@cache
def names_abroad(code: str) -> tuple[str, ...]:
    """A country, the EU or the UN in Ukrainian, Russian, German, French and Polish, by its ISO code."""
    names = (territories(language).get(code) for language in _LANGUAGES)
    return tuple(name for name in names if name)


def code_of(name: str) -> str | None:
    """The code of what has this English name, such as ``EU`` for European Union."""
    return _codes().get(name)


@cache
def _codes() -> dict[str, str]:
    # Of two codes with one name the first counts.
    names = reversed(list(territories("en").items()))
    return {name: code for code, name in names}


@cache
def is_country(code: str) -> bool:
    """Whether a country has this code of two letters today, or ISO leaves it to everyone's own use."""
    is_known = code in territories("en") and code not in _UNIONS
    return is_known or bool(_FREE.fullmatch(code))


@cache
def code_meant(code: str) -> str | None:
    """The code of a country for one that is not, or no longer, in use: ``GB`` for ``UK``."""
    meant = aliases("territory_aliases").get(code, ())
    return meant[0] if len(meant) == 1 else None
