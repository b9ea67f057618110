"""Rules that need more than one record. One rule a module; each yields problems and never raises."""

from __future__ import annotations

from collections.abc import Iterator

from guarantees.problems import Problem
from guarantees.rules import (
    answered_once,
    archived_places,
    coded_values,
    country_codes,
    dates_in_order,
    events_in_order,
    identifiers,
    map_options,
    numbered_points,
    permanent_ids,
    references,
    relay_opinion,
    searched_whole,
    spelled_once,
    superseded_words,
    unused_paragraphs,
)
from guarantees.rules.coding import (
    each_paragraph,
    ids_in_texts,
    one_date,
    one_speaker,
    own_text,
    proposers_words,
    reporters,
    status_actors,
    text_parties,
    voices,
)
from guarantees.rules.declared import Declared
from guarantees.yaml_files.event_dates import with_event_dates
from guarantees.yaml_files.record_files import RecordFile

RULES = (
    identifiers.check,
    references.check,
    answered_once.check,
    coded_values.check,
    archived_places.check,
    searched_whole.check,
    relay_opinion.check,
    dates_in_order.check,
    events_in_order.check,
    superseded_words.check,
    unused_paragraphs.check,
    spelled_once.check,
    country_codes.check,
    map_options.check,
    numbered_points.check,
    own_text.check,
    voices.check,
    each_paragraph.check,
    text_parties.check,
    reporters.check,
    status_actors.check,
    one_speaker.check,
    one_date.check,
    proposers_words.check,
    ids_in_texts.check,
)


def check_all(files: tuple[RecordFile, ...]) -> Iterator[Problem]:
    """Every problem of the records themselves that any rule finds."""
    files = with_event_dates(files)
    declared = Declared.of(files)
    for rule in RULES:
        yield from rule(files, declared)


def check_ledger(files: tuple[RecordFile, ...]) -> Iterator[Problem]:
    """Where the ledger of identifiers and the records disagree. The records themselves are valid."""
    yield from permanent_ids.check(files)
