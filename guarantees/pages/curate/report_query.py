"""What stands open on the Curate page, and the same as parameters of a link. What is pasted there is in no link."""

from __future__ import annotations

from dataclasses import dataclass

from guarantees.links.page_link import Open, PageLink


@dataclass(frozen=True)
class ReportQuery:
    """The tables of the report that stand open."""

    open: tuple[str, ...] = ()


REPORT_LINK = PageLink("curate", ReportQuery, (Open(),))
