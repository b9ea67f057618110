"""The two links beside what a record says: to mend it, and to report an error in it."""

from __future__ import annotations

from dataclasses import dataclass

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.places import RecordKey, RecordPlace, place_of
from guarantees.catalogue.repository import ErrorReport, edit_address, report_address


@dataclass(frozen=True)
class RecordLinks:
    """Addresses in the repository: the record in its editor, and a report of an error, filled in. ``about`` says in a
    few words what they are about."""

    about: str
    edit: str
    report: str


def record_links(
    key: RecordKey, about: str, catalogue: Catalogue, *, page: str, shown: str = ""
) -> RecordLinks | None:
    """The links of a record or of a part of it; ``None`` while the catalogue names no repository.

    ``about`` names it for people, ``page`` is the address of the page relative to this one, and ``shown`` what that
    page shows of it, where that is a single value.
    """
    place = place_of(key, catalogue.places)
    if catalogue.repository is None or place is None:
        return None
    report = ErrorReport(
        title=f"Wrong value: {about}",
        record=_record_words(key, place),
        shown=shown,
        page=page.removeprefix("./"),
        version=catalogue.version,
    )
    return RecordLinks(
        about=about,
        edit=edit_address(catalogue.repository, place.path, place.line),
        report=report_address(catalogue.repository, report),
    )


def _record_words(key: RecordKey, place: RecordPlace) -> str:
    """The record's id, the part of it, and where it stands."""
    part = f" {' '.join(key[2:])}" if key[2:] else ""
    return f"{key[1]}{part} ({place.path}, line {place.line})"
