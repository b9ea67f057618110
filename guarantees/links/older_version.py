"""What is said of a link that was made with other data: what changed since, as far as the records say why."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Any

from guarantees.catalogue.catalogue import Catalogue
from guarantees.records.change import RecordChange

MAX_CHANGES = 3
_VERSION = re.compile(r"(\d{4}\.\d{2}\.\d+)-[0-9a-f]{8}")
_SHOWN = (
    ("id", "proposal", "proposals"),
    ("id", "party", "actors"),
    ("source", "source", "sources"),
    ("event", "event", "events"),
    ("element", "element", "elements"),
)
"""The parameter of a link that names one record: its name, the record's noun, and the part of the catalogue."""
_WHERE = "All reasons are on the Method page, under “What changed”."


def since_words(written: str, parameters: Mapping[str, str], catalogue: Catalogue) -> str:
    """What changed in the cell or the proposal that a link shows, since the version it was made with, and where to see
    more. ``parameters`` are those of the link."""
    since, about = _since(written, catalogue), _about(parameters, catalogue)
    if since is None or about is None:
        return _WHERE
    what, record, part = about
    found = [each for each in record.changes if _is_later(each, since) and _concerns(each, part)]
    if not found:
        return f"The records give no reason for a change of {what} since then. {_WHERE}"
    said = " ".join(
        f"{each.on.words()}, {each.reason.label}: {each.says}"
        for each in sorted(found, key=lambda each: each.on.sort_key, reverse=True)[:MAX_CHANGES]
    )
    return f"What the records say of changes of {what} since then: {said} {_WHERE}"


def _since(written: str, catalogue: Catalogue) -> datetime.date | None:
    """The earliest day on which the version may have been made: its edition's, or the first of the edition's month."""
    version = _VERSION.fullmatch(written)
    if version is None:
        return None
    edition = catalogue.edition
    if edition and edition.version == version[1]:
        return edition.released.first_possible
    year, month, _ = map(int, version[1].split("."))
    return datetime.date(year, month, 1) if year and 1 <= month <= 12 else None


def _about(
    parameters: Mapping[str, str], catalogue: Catalogue
) -> tuple[str, Any, frozenset[str]] | None:
    """What a link shows in words, the record that holds it, and the ids of the part of it (none: the whole record)."""
    column, dot, row = parameters.get("cell", "").partition(".")
    shown = [("this cell", part, column) for part in ("proposals", "positions") if dot]
    shown += [(f"this {noun}", part, parameters.get(name, "")) for name, noun, part in _SHOWN]
    for what, part, written in shown:
        for id in _ids(written, catalogue):
            if record := getattr(catalogue, part).get(id):
                return what, record, frozenset(_ids(row if dot else "", catalogue))
    return None


def _ids(written: str, catalogue: Catalogue) -> tuple[str, ...]:
    """An id as it is written in a link, and what it is called today."""
    return (written, *catalogue.former_ids.get(written, ())) if written else ()


def _is_later(change: RecordChange, since: datetime.date) -> bool:
    return (change.on.latest or datetime.date.max) >= since


def _concerns(change: RecordChange, part: frozenset[str]) -> bool:
    """Whether a change is one of a part, or of the whole record; each is, where the whole record is meant."""
    named = {*getattr(change, "proposals", ()), *getattr(change, "elements", ())}
    return not part or not named or bool(part & named)
