"""The pages that are a table with evidence behind each cell, and what the browser is sent of them.

A table is packed once for all readers who ask the same.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.links.page_link import Decoded
from guarantees.pages.tables.comparison import compare
from guarantees.pages.tables.matrix import Matrix
from guarantees.pages.tables.panel import CellEvidence, EvidenceMessage, cell_evidence
from guarantees.pages.tables.positions import position_matrix
from guarantees.pages.tables.positions_panel import position_evidence
from guarantees.pages.tables.positions_query import POSITIONS_LINK
from guarantees.pages.tables.query import COMPARE_LINK


@dataclass(frozen=True)
class MatrixPage:
    """What such a page is made of. Its query has the open ``cell`` as (column, row), or ``None``."""

    title: str
    decode: Callable[[Mapping[str, str], Catalogue], Decoded]
    query_string: Callable[[Any, Catalogue], str]
    matrix: Callable[[Any, Catalogue], Matrix]
    evidence: Callable[[Any, Matrix, Catalogue], CellEvidence | None]


MATRIX_PAGES = {
    "compare": MatrixPage(
        *("Compare proposals", COMPARE_LINK.decode, COMPARE_LINK.query_string),
        *(compare, cell_evidence),
    ),
    "positions": MatrixPage(
        *("Positions", POSITIONS_LINK.decode, POSITIONS_LINK.query_string),
        *(position_matrix, position_evidence),
    ),
}
"""Each page by its name."""


@dataclass(frozen=True)
class PackedMatrix:
    """A table, and the same as the component gets it: JSON packed with gzip."""

    matrix: Matrix
    packed: bytes


def packed_matrix(name: str, query: Any, catalogue: Catalogue) -> PackedMatrix:
    """The table of a page for a query, whatever cell is open."""
    return _packed_from(catalogue)(name, query.close_cell())


@cached_on_catalogue
def _packed_from(catalogue: Catalogue) -> Callable[[str, Any], PackedMatrix]:
    return lru_cache(maxsize=256)(partial(_pack, catalogue))


def _pack(catalogue: Catalogue, name: str, query: Any) -> PackedMatrix:
    matrix = MATRIX_PAGES[name].matrix(query, catalogue)
    return PackedMatrix(matrix, packed(matrix))


def packed(matrix: Matrix) -> bytes:
    """A table as the component gets it."""
    written = json.dumps(matrix, default=vars, ensure_ascii=False).encode()
    # Without a time in its head, so that the same table is the same message, which is not sent again.
    return gzip.compress(written, compresslevel=6, mtime=0)


def evidence_message(name: str, query: Any, catalogue: Catalogue) -> bytes:
    """The evidence of the query's open cell, or none, and the link to all that the page shows, as JSON."""
    page = MATRIX_PAGES[name]
    panel = page.evidence(query, packed_matrix(name, query, catalogue).matrix, catalogue)
    message = EvidenceMessage(panel, page.query_string(query, catalogue))
    return json.dumps(message, default=vars, ensure_ascii=False).encode()
