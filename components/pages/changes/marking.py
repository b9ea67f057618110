"""What a table says when its cells that differ from an earlier version or day are marked, and the choice of that."""

from __future__ import annotations

import htpy as h

from components.pages.changes.choices import release_options
from components.parts.forms import Choice, Option, one_in_list
from components.store.releases_store import earlier_side
from guarantees.catalogue.catalogue import Catalogue
from guarantees.links.earlier import Earlier
from guarantees.pages.changes.page import earlier_words
from guarantees.pages.changes.query import CHANGES_LINK, ChangesQuery


def marks_since(since: Earlier) -> Choice | None:
    """The release since which changed cells are marked, if there is one."""
    releases, chosen = release_options(since.version)
    if not releases:
        return None
    options = [Option(each.value, f"Mark changes since {each.label}") for each in releases]
    return one_in_list("since", "Mark changes since", options, chosen, none="Mark no changes")


def compared(words: ChangesQuery, counted: str, without: str, catalogue: Catalogue) -> h.Element:
    """What the table is compared with and how many cells are marked, with links to all that changed and to the table
    without marks.

    ``words`` asks for all that changed, ``counted`` says how many cells differ, ``without`` is the address of the table
    without marks.
    """
    old, said = earlier_side(words.since, catalogue)
    before = words.since.as_of(words.as_of)
    return h.p(".compared")[
        said and f"{said} ",
        old and f"Compared with {earlier_words(old, before, catalogue)}, {counted}. ",
        old and [h.a(href=CHANGES_LINK.address(words, catalogue))["What changed, in words"], " · "],
        h.a(href=without, data_stay=True)["Without marks"],
    ]
