"""The many records that a measurement is made with."""

from __future__ import annotations

from bench.many_records import COPIED, many_records
from guarantees.catalogue.catalogue import Catalogue
from guarantees.records.fields import models_in
from guarantees.records.kinds import MENTIONS
from tests.builders import sample


def test_the_first_copy_is_the_original() -> None:
    """Once is what there was, under another version."""
    few = sample()
    once = many_records(few, 1)
    assert {name: getattr(once, name) for name in COPIED} == {
        name: getattr(few, name) for name in COPIED
    }
    assert once.version == f"{few.version}-1"


def test_copies_are_records_of_their_own() -> None:
    """The number of records is multiplied; ids are new, and each record is found under its own."""
    few = sample()
    many = many_records(few, 3)
    assert {name: len(getattr(many, name)) for name in COPIED} == {
        name: 3 * len(getattr(few, name)) for name in COPIED
    }
    assert len(many.attributed) == 3 * len(few.attributed)
    assert many.statement_count == 3 * few.statement_count
    for name in ("proposals", "actors", "sources", "events", "contradictions"):
        assert all(id == record.id for id, record in getattr(many, name).items())
    assert all(id == file.actor for id, file in many.positions.items())


def test_copies_refer_to_what_is_there() -> None:
    """No reference of a copy leads nowhere, and none leads to another copy."""
    few = sample()
    many = many_records(few, 2)
    known = {
        "proposal": set(many.proposals),
        "source": set(many.sources),
        "actor": set(many.actors),
        "element": set(many.elements),
        "family": set(many.families),
        "statement": set(many.attributed),
    }
    lost = [
        (kind, name)
        for record in _records(many)
        for _, model in models_in(record)
        for owner, field, kind in MENTIONS
        if isinstance(model, owner)
        for name in _names(getattr(model, field))
        if kind in known and name not in known[kind]
    ]
    assert lost == []
    [first, second] = (many.proposals[id] for id in ("alpha", "alpha-2"))
    assert second.proposed_by == tuple(f"{name}-2" for name in first.proposed_by)
    assert (second.name, second.family) == (f"{first.name} 2", first.family)


def _records(catalogue: Catalogue) -> list:
    return [record for name in COPIED for record in getattr(catalogue, name).values()]


def _names(value: object) -> tuple:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)
