"""An entry of the timeline in words: its record, and the statements that are its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.record_links import RecordLinks, record_links
from guarantees.links.addresses import to_timeline
from guarantees.pages.timeline.entries import TimelineEntry, record_key
from guarantees.records.proposal import StatusChange
from guarantees.records.vocabulary import Sign
from guarantees.words.actors import actor_title
from guarantees.words.statement_words import (
    StatementView,
    office,
    place_view,
    speaker_link,
    statement_view,
)
from guarantees.words.status_words import status_words


def record_of(entry: TimelineEntry, catalogue: Catalogue) -> RecordLinks | None:
    """Links to the record of an entry in the repository; ``None`` where the site does not know the repository."""
    return record_links(
        record_key(entry, catalogue),
        entry.title,
        catalogue,
        page=to_timeline(entry.id),
        shown=entry.says,
    )


def statements_of(entry: TimelineEntry, catalogue: Catalogue) -> Iterator[StatementView]:
    """The statements that an entry groups, or its change of status in the form of a statement."""
    if isinstance(entry.record, StatusChange):
        yield _status_view(entry, entry.record, catalogue)
    for statement, element_id in entry.said:
        element = catalogue.elements.get(element_id)
        view = statement_view(statement, catalogue, element=element)
        # A value alone does not say what it is of, so the element's name goes before it.
        yield replace(view, text=f"{element.name}: {view.text}") if element else view


def _status_view(entry: TimelineEntry, change: StatusChange, catalogue: Catalogue) -> StatementView:
    speaker = catalogue.actor_name(change.speaker)
    return StatementView(
        standing="",
        standing_label="",
        text=status_words(change, catalogue),
        sign=Sign.STATED.glyph,
        says=change.says,
        speaker=speaker,
        speaker_link=speaker_link(change.speaker, catalogue),
        speaker_about=actor_title(change.speaker, speaker, catalogue),
        speaker_office=office(catalogue.actors.get(change.speaker), catalogue),
        attributed_to="",
        mode=change.mode.label,
        mode_meaning=change.mode.meaning,
        stated=change.date,
        held=None,
        known=entry.known,
        known_note="earliest publication among its sources",
        condition="",
        estimate="",
        note="",
        readings=(),
        denied_by=(),
        places=tuple(
            place_view(place, catalogue, speaker=change.speaker, how=change.mode.label)
            for place in change.evidence
        ),
    )
