"""What a view is compared with: an earlier version of the records, an earlier day, or both."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace
from typing import Any, Protocol, TypeVar, cast

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf
from guarantees.links.link_reader import LinkReader, shortened

_VERSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


@dataclass(frozen=True)
class Earlier:
    """The older side of a comparison: a release by its name or data version, "" for the records that are shown, and a
    day, ``None`` for that of the view."""

    version: str = ""
    day: datetime.date | None = None

    def __bool__(self) -> bool:
        return bool(self.version or self.day)

    def as_of(self, as_of: AsOf) -> AsOf:
        """The day of the older side, for that of the newer one: on the same clock."""
        return AsOf(as_of.clock, self.day) if self.day else as_of


NO_EARLIER = Earlier()


@dataclass(frozen=True)
class EarlierSide:
    """The field ``since``, as the parameters ``since`` and ``from``. A link without it says nothing of it."""

    field: str = "since"
    names: tuple[str, ...] = ("since", "from")

    def read(self, reader: LinkReader) -> Earlier:
        written = reader.value("since") or ""
        if written and not _VERSION.fullmatch(written):
            reader.ignore(
                f"This link compares with '{shortened(written)}', which is not a release. Expected a name or a data "
                "version, such as 2026.12.1."
            )
            written = ""
        return Earlier(written, reader.day("from"))

    def write(self, value: Earlier, catalogue: Catalogue) -> dict[str, str]:
        version = {"since": value.version} if value.version else {}
        return {**version, **({"from": value.day.isoformat()} if value.day else {})}


Query = TypeVar("Query", bound="Compared")


class Compared(Protocol):
    """A query of a page that can be compared with an earlier side."""

    @property
    def since(self) -> Earlier: ...

    @property
    def as_of(self) -> AsOf: ...


def in_order(query: Query, reader: LinkReader) -> Query:
    """The query without its earlier day where that comes after the day of the view; a notice says so."""
    first, last = query.since.day, query.as_of.day
    if first is None or last is None or first <= last:
        return query
    reader.ignore(
        f"The days from {first} to {last} end before they begin. Give the earlier day first."
    )
    left: Query = replace(cast(Any, query), since=Earlier(query.since.version))
    return left
