"""What a page is called for a query, and what it says, in the title of its tab and in previews of links to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guarantees import SITE_NAME
from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf
from guarantees.words.as_of import as_of_words
from guarantees.words.english import and_words

# The kinds of records that the fields of a page's query name.
_NAMED_BY = {
    "id": ("proposals",),
    "source": ("sources",),
    "element": ("elements",),
    "proposal": ("proposals",),
    "proposals": ("proposals",),
    "actor": ("actors",),
    "actors": ("actors",),
    "about": ("proposals", "actors"),
    "event": ("events",),
    "cell": ("proposals", "actors", "elements"),
}
_WORDS = ("q", "search")
MOST_NAMES = 3
LONGEST = 120


def subject(query: object, usual: object, catalogue: Catalogue) -> str:
    """What a query shows that the page as it opens, ``usual``, does not: records, words looked for, a day. Or ""."""
    values = {name: value for name, value in vars(query).items() if value != getattr(usual, name)}
    if "id" in values:
        # The page of one record is named after it, whatever is open there.
        values.pop("cell", None)
    if values.get("cell"):
        # Which columns stand beside it matters less.
        values = {name: values[name] for name in values if name in ("cell", "as_of")}
    parts = [part for name, value in values.items() for part in _said(name, value, catalogue)]
    return _cut(", ".join(parts))


def title(page: str, subject: str) -> str:
    """The title of a tab: the page, what it shows, the site."""
    return f"{page}{': ' if subject else ''}{subject} · {SITE_NAME}"


def description(about: str, subject: str) -> str:
    """One sentence on a view: what it shows, and what the page says about that."""
    return f"{subject or 'Security guarantees around the war in Ukraine'}: {about}."


def _said(field: str, value: Any, catalogue: Catalogue) -> Iterator[str]:
    if isinstance(value, AsOf):
        yield as_of_words(value)
    elif field in _WORDS and value:
        yield f"“{value}”"
    elif field in _NAMED_BY and value:
        ids = (value,) if isinstance(value, str) else value
        found = (getattr(catalogue, kind).get(id) for id in ids for kind in _NAMED_BY[field])
        names = [getattr(each, "short_name", "") or each.name for each in found if each]
        more = len(names) - MOST_NAMES
        named = names if more <= 0 else [*names[:MOST_NAMES], f"{more} more"]
        yield from [and_words(named)] if named else []


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
