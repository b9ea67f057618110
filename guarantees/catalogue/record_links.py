"""The two links next to a record: to edit it, and to report an error in it."""

from __future__ import annotations

from dataclasses import dataclass

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.link_templates import ErrorReport, LinkTemplates
from guarantees.catalogue.places import RecordKey, RecordPlace, place_of


@dataclass(frozen=True)
class RecordLinks:
    """Where the record is edited, and where an error in it is reported, with the report filled in; "" for no such link.
    ``about`` says in a few words what they are about."""

    about: str
    edit: str
    report: str


def record_links(
    key: RecordKey, about: str, catalogue: Catalogue, *, page: str, shown: str = ""
) -> RecordLinks | None:
    """The links of a record or of a part of it; ``None`` where the site has no such links.

    ``about`` names it for people, ``page`` is the address of the page relative to this one, and ``shown`` what that
    page shows of it, where that is a single value.
    """
    place = place_of(key, catalogue.places)
    templates = catalogue.link_templates
    if templates == LinkTemplates() or place is None:
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
        edit=templates.edit_address(place.path, place.line),
        report=templates.report_address(report),
    )


def _record_words(key: RecordKey, place: RecordPlace) -> str:
    """The record's id, the part of it, and where it is."""
    part = f" {' '.join(key[2:])}" if key[2:] else ""
    return f"{key[1]}{part} ({place.path}, line {place.line})"
