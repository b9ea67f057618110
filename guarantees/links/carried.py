"""The chosen day, clock and release stay when a reader goes from page to page: links to pages carry them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from guarantees.catalogue.clock import AsOf

# Quoted, as in HTML and in JSON, where the text of a record never is: ``"./compare?cell=alpha.help"``.
_ADDRESS = re.compile(r'(?<=")\./([a-z]*(?:\.[a-z]+)?)((?:\?[^"#]*)?)(?=["#])')


def day_of(as_of: AsOf) -> dict[str, str]:
    """The parameters of a link that name the chosen day and its clock; none without a day."""
    if as_of.day is None:
        return {}
    return {"clock": as_of.clock.value, "asof": as_of.day.isoformat()}


def carried(
    text: str, as_of: AsOf, release: Mapping[str, str] | None = None, *, separator: str = "&"
) -> str:
    """A page, as HTML or JSON, whose links to pages of the site name the chosen day, unless they name another.

    ``release`` is the parameter for a release (``release_of``), which links keep in the same way. ``separator`` goes
    between two parameters: ``&amp;`` in HTML.
    """
    day = day_of(as_of)

    def with_choice(found: re.Match[str]) -> str:
        page, parameters = found.groups()
        named = re.findall(r"[?&;](\w+)=", parameters)
        chosen = {**({} if "asof" in named else day), **(release or {})}
        added = [f"{name}={value}" for name, value in chosen.items() if name not in named]
        if not added:
            return found[0]
        return f"./{page}{parameters}{separator if parameters else '?'}{separator.join(added)}"

    return _ADDRESS.sub(with_choice, text) if day or release else text
