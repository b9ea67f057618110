"""Countries and some of their organisations in other languages, from the Unicode Consortium's data."""

from __future__ import annotations

from functools import cache

_LANGUAGES = ("uk", "ru", "de", "fr", "pl")


@cache
def names_abroad(code: str) -> tuple[str, ...]:
    """A country, the EU or the UN in Ukrainian, Russian, German, French and Polish, by its ISO code."""
    # Imported here, because only searches need it.
    from babel import Locale

    names = (Locale(language).territories.get(code) for language in _LANGUAGES)
    return tuple(name for name in names if name)


@cache
def code_of(name: str) -> str | None:
    """The code of what has this English name, such as ``EU`` for European Union."""
    from babel import Locale

    return next((code for code, each in Locale("en").territories.items() if each == name), None)
