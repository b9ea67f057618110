"""The chosen day and clock stay when a reader goes from page to page: links to pages carry them."""

from __future__ import annotations

import re

from guarantees.catalogue.clock import AsOf

# Quoted, as in HTML and in JSON, where the text of a record never is: ``"./compare?cell=alpha.help"``.
_ADDRESS = re.compile(r'(?<=")\./([a-z]*(?:\.[a-z]+)?)((?:\?[^"#]*)?)(?=["#])')


def day_of(as_of: AsOf) -> dict[str, str]:
    """The parameters of a link that name the chosen day and its clock; none without a day."""
    if as_of.day is None:
        return {}
    return {"clock": as_of.clock.value, "asof": as_of.day.isoformat()}


def carried(text: str, as_of: AsOf, *, separator: str = "&") -> str:
    """A page, as HTML or JSON, whose links to pages of the site name the chosen day, unless they name another.

    ``separator`` stands between two parameters: ``&amp;`` in HTML.
    """
    day = day_of(as_of)

    def with_day(found: re.Match[str]) -> str:
        page, parameters = found.groups()
        named = re.findall(r"[?&;](\w+)=", parameters)
        if "asof" in named:
            return found[0]
        added = [f"{name}={value}" for name, value in day.items() if name not in named]
        return f"./{page}{parameters}{separator if parameters else '?'}{separator.join(added)}"

    return _ADDRESS.sub(with_day, text) if day else text
