"""Examples from records, chosen by what they hold and never by name: names and values may change."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import known_date
from guarantees.pages.map.page import ForceMapQuery, force_map
from guarantees.pages.sources.claims import claim_index


def fullest_cell(catalogue: Catalogue, among: Iterable[str] = ()) -> tuple[str, str]:
    """The proposal, of those or of all, and the element about which most statements are recorded."""
    sizes = {
        (proposal.id, element): len(provision)
        for proposal in map(catalogue.proposals.__getitem__, among or catalogue.proposals)
        for element, provision in proposal.provisions.items()
        if isinstance(provision, tuple)
    }
    return max(sizes, key=sizes.__getitem__)


def stated_before_it_was_known(catalogue: Catalogue) -> tuple[str, datetime.date]:
    """A proposal, and the day on which something of it was stated that became known only later."""
    return next(
        (proposal.id, statement.stated.latest)
        for proposal in catalogue.proposals.values()
        for provision in proposal.provisions.values()
        if isinstance(provision, tuple)
        for statement in provision
        if (known := known_date(statement, catalogue))
        and statement.stated.latest
        and known.first_possible > statement.stated.latest
    )


def fullest_proposal(catalogue: Catalogue) -> str:
    """The proposal with statements about most elements."""
    sizes = {
        proposal.id: sum(isinstance(each, tuple) for each in proposal.provisions.values())
        for proposal in catalogue.proposals.values()
    }
    return max(sizes, key=sizes.__getitem__)


def with_most_relations(catalogue: Catalogue) -> str:
    """The proposal that says of most others that it answers, merges or replaces them."""
    sizes = {
        proposal.id: sum(len(others) for others in vars(proposal.lineage).values())
        for proposal in catalogue.proposals.values()
    }
    return max(sizes, key=sizes.__getitem__)


def fullest_stance(catalogue: Catalogue) -> tuple[str, str]:
    """An actor and the proposal on which most of its positions are recorded."""
    counts = Counter(
        (file.actor, position.about.proposal)
        for file in catalogue.positions.values()
        for position in file.positions
        if position.about.proposal
    )
    return counts.most_common(1)[0][0]


def fullest_stance_on_element(catalogue: Catalogue, among: Iterable[str]) -> tuple[str, str]:
    """One of those actors and the element on most values of which its positions are recorded."""
    values = {
        (file.actor, position.about.element, repr(position.about.value))
        for file in map(catalogue.positions.__getitem__, among)
        for position in file.positions
        if position.about.element
    }
    counts = Counter((actor, element) for actor, element, _ in sorted(values))
    return counts.most_common(1)[0][0]


def most_cited_source(catalogue: Catalogue) -> str:
    """The source that most claims cite."""
    return max(catalogue.sources, key=lambda name: len(claim_index(catalogue).of(name)))


def country_on_the_map(catalogue: Catalogue) -> str:
    """A state about which something was said that the map shows."""
    return force_map(ForceMapQuery(), catalogue).rows[0].actor
