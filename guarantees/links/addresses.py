"""Addresses of the pages, relative to each other: every page is one step below the root.

They name what is wanted and nothing else; a page's own link codec spells out the rest. Those codecs are the other
side of these names; ``tests/components/parts/test_addresses.py`` checks that the two agree.
"""

from __future__ import annotations

from urllib.parse import urlencode

from guarantees.catalogue.clock import LATEST, AsOf
from guarantees.catalogue.recorded import Recorded
from guarantees.links.carried import day_of
from guarantees.records.position import Position


def to_overview() -> str:
    """The Overview."""
    return "./"


def to_compare(
    proposals: tuple[str, ...] = (), cell: tuple[str, str] | None = None, as_of: AsOf = LATEST
) -> str:
    """The comparison of some proposals, or of the first preset; ``cell`` is a proposal and an element."""
    if cell and cell[0] not in proposals:
        proposals = (*proposals, cell[0])
    return _address("compare", as_of, proposals=".".join(proposals), cell=".".join(cell or ()))


def to_proposal(proposal: str, evidence: str = "", as_of: AsOf = LATEST) -> str:
    """Everything about one proposal.

    ``evidence`` names what of it is opened: the id of an element, or what else has evidence, such as ``status~3``.
    """
    cell = cell_of_proposal(proposal, evidence) if evidence else ()
    return _address("proposal", as_of, id=proposal, cell=".".join(cell))


def cell_of_proposal(proposal: str, evidence: str) -> tuple[str, str]:
    """What is open on the page of a proposal, in two parts: those of the cell of Compare for an element, of the cell of
    Positions for an actor's stance, and else a word for the kind and what it names, such as ``status`` and ``3``."""
    kind, _, name = evidence.partition("~")
    if not name:
        return proposal, evidence
    return (name, proposal) if kind == "stance" else (kind, name)


def to_actor(actor: str = "", as_of: AsOf = LATEST) -> str:
    """Everything about one actor, the conditions that it attaches first, or the list of all."""
    return _address("actor", as_of, id=actor)


def to_positions(
    rows: str = "proposals",
    cell: tuple[str, str] | None = None,
    as_of: AsOf = LATEST,
    actors: tuple[str, ...] = (),
) -> str:
    """The positions on ``proposals`` or on ``elements``; ``cell`` is an actor and one of those."""
    return _address(
        "positions", as_of, rows=rows, actors=".".join(actors), cell=".".join(cell or ())
    )


def to_evidence(recorded: Recorded, as_of: AsOf = LATEST) -> str:
    """The cell of Compare or Positions that shows a statement or position with its evidence."""
    if not isinstance(recorded.said, Position):
        return to_compare((recorded.owner,), (recorded.owner, recorded.element), as_of)
    rows = "proposals" if recorded.proposal else "elements"
    return to_positions(rows, (recorded.owner, recorded.proposal or recorded.element), as_of)


def to_gap(
    element: str = "",
    proposal: str = "",
    actor: str = "",
    as_of: AsOf = LATEST,
    answer: str = "",
) -> str:
    """One question with all its answers, at the one with this key of its value; or a proposal beside an actor."""
    return _address("gap", as_of, element=element, proposal=proposal, actor=actor, answer=answer)


def to_wording(element: str = "", base: str = "", as_of: AsOf = LATEST) -> str:
    """The wordings of all proposals on an element, compared with that of one of them."""
    return _address("wording", as_of, element=element, base=base)


def to_timeline(event: str = "", lanes: str = "") -> str:
    """The timeline, with one entry opened."""
    return _address("timeline", LATEST, lanes=lanes, event=event)


def to_map(country: str = "", as_of: AsOf = LATEST) -> str:
    """The map, with the evidence of one country."""
    return _address("map", as_of, cell=country)


def to_sources(source: str = "") -> str:
    """The library of sources, with one source opened."""
    return _address("sources", LATEST, source=source)


def to_method(element: str = "") -> str:
    """The method, with the codebook's entry on one element opened."""
    return _address("method", LATEST, element=element)


def to_coverage(family: str = "", group: str = "", state: str = "", as_of: AsOf = LATEST) -> str:
    """What the records hold of each proposal on each question, as far as the filters keep it."""
    return _address("coverage", as_of, family=family, group=group, state=state)


def to_changes(since: str = "", as_of: AsOf = LATEST) -> str:
    """What changed since a release, or the ways to compare."""
    return _address("changes", as_of, since=since)


def to_curate() -> str:
    """The form for trying records out, and the report on all records."""
    return _address("curate", LATEST)


def to_search(text: str, kind: str = "") -> str:
    """The search for a text."""
    return _address("search", LATEST, q=text, kind=kind)


def _address(page: str, as_of: AsOf, **parameters: str) -> str:
    given = {name: value for name, value in parameters.items() if value} | day_of(as_of)
    return f"./{page}" + (f"?{urlencode(given)}" if given else "")
