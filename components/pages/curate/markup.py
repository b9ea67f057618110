"""The Curate page below its form, as HTML: the report on the records."""

from __future__ import annotations

import htpy as h

from components.pages.curate.report import report_markup
from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.curate.report import ReportQuery, report


def page_markup(query: ReportQuery, catalogue: Catalogue) -> h.Node:
    """The page from below its form."""
    return report_markup(report(catalogue))
