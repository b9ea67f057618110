"""The evidence of one actor on the map as a view model: all that it says of a force, by the part that it plays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.places import stance_key
from guarantees.catalogue.record_links import record_links
from guarantees.cells.cell import EvidenceRole
from guarantees.cells.voices import Voice, voice_of
from guarantees.links.addresses import to_actor, to_map, to_positions
from guarantees.pages.map.page import MAP_LINK, ForceMapQuery
from guarantees.pages.map.rule import Contribution, contributions
from guarantees.pages.map.vocabulary import Basis
from guarantees.pages.map.words import contribution_view
from guarantees.pages.tables.panel import (
    CellEvidence,
    CitationView,
    PanelGroup,
    RelatedLink,
    contradiction_views,
    searched_view,
)
from guarantees.records.map_options import CONTRIBUTORS
from guarantees.words.site_citation import cited
from guarantees.words.stance_words import stance_why
from guarantees.words.statement_words import statement_view

SUBJECT = "Part in a force in Ukraine"


def force_evidence(query: ForceMapQuery, catalogue: Catalogue) -> CellEvidence | None:
    """The evidence of the query's open entry, or ``None`` when none is open or the actor is not listed then."""
    listed = contributions(query.as_of, catalogue) if query.cell else ()
    found = next((each for each in listed if each.actor == query.cell), None)
    return _panel(found, query, catalogue) if found else None


def _panel(found: Contribution, query: ForceMapQuery, catalogue: Catalogue) -> CellEvidence:
    as_of, actor = query.as_of, found.actor
    view = contribution_view(found, as_of, catalogue)
    is_answer = found.basis is Basis.ANSWERS
    shown = tuple(answer.line for answer in view.answers)
    file = catalogue.positions.get(actor)
    searched = found.absence.absence if found.absence else None
    alone = replace(ForceMapQuery(as_of), cell=actor)
    groups = tuple(_groups(found, query, catalogue))
    return CellEvidence(
        column=actor,
        row="",
        row_name=view.name,
        column_name=SUBJECT,
        question="",
        lines=shown if is_answer else (),
        state_label="" if is_answer else found.basis.label,
        why=_why(found, catalogue),
        groups=groups,
        absence="",
        searched=searched_view(searched, catalogue),
        contradictions=contradiction_views(found.positions, as_of, catalogue),
        background_title="About the file of the party",
        background=(as_of.without_hindsight(file.note if file else ""),),
        related_links=(
            RelatedLink("Everything it says", to_actor(actor, as_of)),
            RelatedLink("All its positions", to_positions("elements", None, as_of, (actor,))),
        ),
        link=MAP_LINK.query_string(query, catalogue),
        citation=CitationView(
            cited(f"The part of {view.name} in a force in Ukraine", as_of, catalogue),
            MAP_LINK.query_string(alone, catalogue),
        ),
        record=record_links(
            stance_key(actor, element=CONTRIBUTORS),
            f"{view.name} on a force in Ukraine",
            catalogue,
            page=to_map(actor, as_of),
            shown="; ".join(line.text for line in shown),
        ),
    )


def _why(found: Contribution, catalogue: Catalogue) -> str:
    if found.part_of:
        groups = catalogue.actor_names(found.part_of)
        return f"It has said nothing itself. These are the answers of: {groups}."
    if found.absence is not None:
        return stance_why(found.absence, catalogue)
    return "" if found.basis is Basis.ANSWERS else found.basis.meaning


def _groups(
    found: Contribution, query: ForceMapQuery, catalogue: Catalogue
) -> Iterator[PanelGroup]:
    """All positions, by the part they play."""
    past = found.earlier + found.withdrawn
    others = tuple(p for p in past if voice_of(p, found.actor, catalogue) is Voice.OTHERS)
    for heading, positions in (
        ("What the answers rest on", found.deciding_positions),
        (EvidenceRole.LOWER.heading, found.lower),
        ("What else it says about the force", found.of_the_force),
        (EvidenceRole.BY_OTHERS.heading, found.by_others),
        ("Earlier, replaced or withdrawn", tuple(p for p in past if p not in others)),
        ("Said by others earlier, replaced or withdrawn", others),
    ):
        if positions:
            yield PanelGroup(
                heading,
                tuple(statement_view(each, catalogue, as_of=query.as_of) for each in positions),
            )
