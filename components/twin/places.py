"""Which states of the pages are files of the twin, and where.

A page has endless states. Those that lead to what the records hold are files: each page as it opens, each record, each
preset, a filter of a list alone. The evidence open in a page is a part of an evidence file. Everything else needs the
live site.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.tables.query import preset_columns

_LONGEST_NAME = 120
_SOURCES = ("source", "kind", "language", "translated", "relayed", "read")
# The parameters that make a separate file; several only if they are listed together.
_KEPT: Mapping[str, tuple[frozenset[str], ...]] = {
    "overview": (),
    "compare": (frozenset({"proposals", "view"}),),
    "proposal": (frozenset({"id"}),),
    "positions": (frozenset({"actors", "rows"}),),
    "actor": (frozenset({"id"}),),
    "gap": (frozenset({"element"}),),
    "wording": (frozenset({"element"}),),
    "map": tuple(frozenset({name}) for name in ("view", "sort", "soldiers", "air_sea", "other")),
    "sources": tuple(frozenset({name}) for name in _SOURCES),
}
# What only opens a part of a page, which readers can open themselves, or starts with another of the same texts.
_PASSED_OVER = frozenset({"open", "folded", "answer", "base"})


@dataclass(frozen=True)
class Place:
    """A file of the twin, by its path below the folder, and a part of it."""

    file: str
    part: str = ""


@dataclass(frozen=True)
class State:
    """A state of a page that is written: the parameters of its link, in order."""

    page: str
    parameters: tuple[tuple[str, str], ...] = ()


def state_place(state: State, catalogue: Catalogue) -> Place | None:
    """The file of a page's state, by the parameters that differ from the page as it opens; ``None`` for none."""
    given = {name: value for name, value in state.parameters if name not in _PASSED_OVER}
    if state.page == "method" and set(given) == {"element"}:
        return Place("method.html", f"element~{given['element']}")
    if "source" in given:
        given = {"source": given["source"]}  # from whichever list
    if given and not any(set(given) <= kept for kept in _KEPT.get(state.page, ())):
        return None
    columns = given.pop("proposals", "")
    if columns:
        preset = _preset(columns, catalogue)
        if not preset:
            return None
        given = {"preset": preset, **given}
    # Combinations from a list are endless too.
    if any(value in ("", "-") or "." in value for value in given.values()):
        return None
    first = "index" if state.page == "overview" else state.page
    return Place(file_of(first, given, ".html"))


def _preset(columns: str, catalogue: Catalogue) -> str:
    """The first preset of these columns; "" for none."""
    found = (
        each for each in catalogue.presets if ".".join(preset_columns(each, catalogue)) == columns
    )
    return next(found, "")


def file_of(stem: str, parameters: Mapping[str, str], ending: str) -> str:
    """A path for an address with parameters, such as ``proposal/id=alpha.html``."""
    named = ",".join(f"{name}={value}" for name, value in parameters.items())
    if not named.isascii() or not named.replace("%", "/").isprintable() or _is_odd(named):
        named = hashlib.sha256(named.encode()).hexdigest()[:16]
    return f"{stem}/{named}{ending}" if named else f"{stem}{ending}"


def _is_odd(name: str) -> bool:
    return len(name) > _LONGEST_NAME or not set(name) <= _PLAIN


_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~=,")


def evidence_place(state: State, catalogue: Catalogue) -> tuple[Place, State] | None:
    """Where the evidence of what is open in a page is, and the state that has it; ``None`` where nothing is open.

    The same evidence opens from several pages: it is written once, with all of its proposal, party or question.
    """
    given = dict(state.parameters)
    if state.page == "timeline":
        event = given.get("event", "")
        shown = State("timeline", (("event", event),))
        return (Place("evidence/timeline.html", event), shown) if event else None
    cell = given.get("cell", "")
    column, _, row = cell.partition(".")
    if not column:
        return None
    if state.page == "map":
        return Place("evidence/map.html", column), State("map", (("cell", cell),))
    if state.page == "overview":
        return Place("evidence/overview.html", cell), State("overview", (("cell", cell),))
    if state.page == "gap":
        element = given.get("element", "")
        shown = State("gap", (("element", element), ("cell", cell)))
        named = {"question": element}
        return (Place(file_of("evidence", named, ".html"), cell), shown) if element else None
    if state.page == "proposal":
        proposal = given.get("id", "")
        if column != proposal and row != proposal:
            shown = State("proposal", (("id", proposal), ("cell", cell)))
            return Place(file_of("evidence", {"proposal": proposal}, ".html"), cell), shown
    if column in catalogue.proposals and row in catalogue.elements:
        shown = State("compare", (("proposals", column), ("cell", cell)))
        return Place(file_of("evidence", {"proposal": column}, ".html"), row), shown
    rows = "elements" if row in catalogue.elements else "proposals"
    shown = State("positions", (("rows", rows), ("actors", column), ("cell", cell)))
    return Place(file_of("evidence", {"party": column}, ".html"), row), shown
