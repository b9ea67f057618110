"""The cells that a draft would change, as HTML: a table, and in it the evidence of each cell."""

from __future__ import annotations

from dataclasses import replace

import htpy as h

from components.parts.answers_table import AnswersTable
from components.parts.evidence import evidence_markup
from components.parts.rendering import EVIDENCE
from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.curate.preview import Preview, preview_evidence, preview_matrix


def preview_markup(preview: Preview, catalogue: Catalogue) -> h.Element:
    """The table of a preview with its sentences. No link leads to a draft: the document contains what its cells
    open.
    """
    matrix = preview_matrix(preview, catalogue)
    cells = [cell for group in matrix.groups for row in group.rows for cell in row.cells]
    panels = (
        (f"{cell.column}~{cell.row}", panel)
        for cell in cells
        if (panel := preview_evidence(preview, (cell.column, cell.row), matrix, catalogue))
    )
    return h.div(".with-evidence")[
        h.div(".content")[AnswersTable(matrix, sentences=True).markup()],
        EVIDENCE,
        (
            h.template(data_evidence_of=key)[evidence_markup(replace(panel, link=""))]
            for key, panel in panels
        ),
    ]
