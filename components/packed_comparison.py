"""Comparisons as the matrix component gets them: JSON, packed once for all readers who ask the same."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from functools import lru_cache, partial

from guarantees.catalogue import Catalogue
from guarantees.comparison import Comparison, compare
from guarantees.query import ComparisonQuery


def packed_comparison(query: ComparisonQuery, catalogue: Catalogue) -> tuple[Comparison, bytes]:
    """The comparison for a query without an open cell, and the same as packed JSON."""
    return _packed_from(catalogue)(query)


@lru_cache(maxsize=2)
def _packed_from(catalogue: Catalogue) -> Callable[[ComparisonQuery], tuple[Comparison, bytes]]:
    """Only the latest catalogues are kept in mind."""
    return lru_cache(maxsize=256)(partial(_pack, catalogue))


def _pack(catalogue: Catalogue, query: ComparisonQuery) -> tuple[Comparison, bytes]:
    comparison = compare(query, catalogue)
    written = json.dumps(comparison, default=vars, ensure_ascii=False).encode()
    # Without a time in its head, so that the same comparison is the same message, which is not sent again.
    return comparison, gzip.compress(written, compresslevel=6, mtime=0)
