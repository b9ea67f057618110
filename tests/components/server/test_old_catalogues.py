"""What is made from a catalogue is kept on it: once other records replace it, nothing keeps it alive."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable

import pytest

from components.pages.table import DOCUMENTS, MATRICES
from components.parts.rendering import evidence_message, packed_matrix, rendered
from guarantees.catalogue.catalogue import Catalogue, load
from guarantees.changes.changes import changes_between
from tests.builders import RECORDS, sample


def draw_document(name: str, catalogue: Catalogue) -> None:
    """Draw a page that is a document."""
    query = DOCUMENTS[name].link.decode({}, catalogue).query
    assert rendered(DOCUMENTS[name], query, catalogue).html


def draw_table(name: str, catalogue: Catalogue) -> None:
    """Draw a page that is a table, and the evidence of a cell."""
    query = MATRICES[name].link.decode({}, catalogue).query
    row = packed_matrix(MATRICES[name], query, catalogue).matrix.groups[0].rows[0]
    assert evidence_message(MATRICES[name], query.open_cell(row.cells[0].column, row.id), catalogue)


def compare_versions(_: str, catalogue: Catalogue) -> None:
    """List what changed from other records."""
    assert changes_between(sample(), catalogue).summary


@pytest.mark.parametrize(
    ("draw", "name"),
    [
        *((draw_document, name) for name in DOCUMENTS),
        *((draw_table, name) for name in MATRICES),
        (compare_versions, "changes"),
    ],
)
def test_a_replaced_catalogue_does_not_stay_alive(
    draw: Callable[[str, Catalogue], None], name: str
) -> None:
    """However a page is drawn, no cache of the program holds on to an old catalogue."""
    catalogue = load(RECORDS).catalogue
    draw(name, catalogue)
    old = weakref.ref(catalogue)
    del catalogue
    gc.collect()
    assert old() is None
