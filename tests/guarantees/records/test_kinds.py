"""The table of the kinds of record agrees with the models it names."""

from __future__ import annotations

from dataclasses import fields

from guarantees.catalogue.catalogue import Catalogue
from guarantees.records.identifiers import IdentifierRegistry
from guarantees.records.kinds import KINDS, LISTS
from guarantees.records.vocabulary import RecordKind


def test_every_kind_has_its_part_of_the_catalogue() -> None:
    """A kind is kept under a field of the catalogue, except statements and the ledger, which are in none."""
    parts = {kind.part for kind in KINDS if kind.part and kind.path}
    further = {"version", "unreadable", "places", "link_templates", "release", "present_reference"}
    public = {field.name for field in fields(Catalogue) if field.init}
    assert public == parts | further


def test_every_kind_names_fields_that_its_models_have() -> None:
    """The list in a file, the field that names a record, and the fields that cells show."""
    for kind in KINDS:
        assert all(kind.entries in file.model_fields for file in kind.files if kind.entries)
        assert not kind.key or kind.key in kind.model.model_fields
        assert not kind.in_cells or kind.in_cells & set(kind.model.model_fields)
        assert not kind.ids or "former_ids" in kind.model.model_fields


def test_the_ledger_has_a_list_for_every_kind_with_permanent_ids() -> None:
    """Each kind that is not listed would let its ids be lost."""
    assert list(LISTS) == list(RecordKind)
    assert [*LISTS.values(), "retired"] == list(IdentifierRegistry.model_fields)
