"""What is made from a catalogue is kept on it: once other records replace it, nothing keeps it alive."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable

import pytest

from components.pages.table import PAGES
from components.parts.rendering import evidence_html, rendered
from guarantees.catalogue.catalogue import Catalogue, load
from guarantees.changes.changes import changes_between
from tests.builders import RECORDS, sample


def draw_document(name: str, catalogue: Catalogue) -> None:
    """Draw a page that is a document."""
    query = PAGES[name].link.decode({}, catalogue).query
    assert rendered(PAGES[name], query, catalogue).html


def draw_evidence(name: str, catalogue: Catalogue) -> None:
    """Draw the evidence of a cell of a table, or of an entry of the timeline."""
    link = {
        "positions": {"cell": "sylvania.alpha"},
        "compare": {"cell": "alpha.legal-effect"},
        "coverage": {"cell": "alpha.legal-effect"},
        "proposal": {"id": "alpha", "cell": "alpha.legal-effect"},
        "gap": {"element": "legal-effect", "cell": "alpha.legal-effect"},
        "actor": {"id": "sylvania", "cell": "position.1"},
        "overview": {"cell": "sylvania.assistance~troops"},
    }.get(name, {"event": "summit"})
    query = PAGES[name].link.decode(link, catalogue).query
    assert evidence_html(PAGES[name], query, catalogue)


def compare_versions(_: str, catalogue: Catalogue) -> None:
    """List what changed from other records."""
    assert changes_between(sample(), catalogue).summary


@pytest.mark.parametrize(
    ("draw", "name"),
    [
        *((draw_document, name) for name in PAGES),
        # No country of these records is on the map.
        *((draw_evidence, name) for name, page in PAGES.items() if page.evidence and name != "map"),
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
