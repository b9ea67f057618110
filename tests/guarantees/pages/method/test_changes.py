"""What changed, on the Method page."""

from __future__ import annotations

from dataclasses import replace

from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.method.changes import changed_records, concerned
from guarantees.records.change import PositionsChange, ProposalChange, RecordChange
from tests.builders import sample

CORRECTED = {"on": "2025-09-02", "reason": "correction", "says": "The number was wrong."}
READ = {"on": "2025-09-05", "reason": "new_evidence", "says": "The Gazette was read whole."}


def changed() -> Catalogue:
    """The small catalogue, in which a record of every kind names a change."""
    plain = (RecordChange.model_validate(CORRECTED),)
    return replace(
        sample(),
        proposals={
            "alpha": sample()
            .proposals["alpha"]
            .model_copy(
                update={
                    "changes": (
                        ProposalChange.model_validate(
                            READ | {"elements": ["force-size", "guarantors"]}
                        ),
                    )
                }
            )
        },
        positions={
            "sylvania": sample()
            .positions["sylvania"]
            .model_copy(
                update={
                    "changes": (
                        PositionsChange.model_validate(
                            CORRECTED | {"proposals": ["alpha"], "elements": ["assistance"]}
                        ),
                    )
                }
            )
        },
        **{
            name: {
                id: record.model_copy(update={"changes": plain})
                for id, record in list(getattr(sample(), name).items())[:1]
            }
            for name in ("sources", "events", "contradictions")
        },
        actors={
            **sample().actors,
            "gazette": sample().actors["gazette"].model_copy(update={"changes": plain}),
        },
        elements={
            **sample().elements,
            "guarantors": sample().elements["guarantors"].model_copy(update={"changes": plain}),
        },
    )


def test_every_record_can_say_why_it_was_changed() -> None:
    """The latest first; those of one day in the order of the records, each with the address of its record."""
    found = [
        (each.name, each.address, each.change.says, concerned(each.change, changed()))
        for each in changed_records(changed())
    ]
    assert found == [
        ("Alpha", "./proposal?id=alpha", READ["says"], "Size of the force, Guarantors"),
        *(
            (name, address, CORRECTED["says"], about)
            for name, address, about in (
                (
                    "Positions of Sylvania",
                    "./positions?rows=proposals&actors=sylvania",
                    "Alpha, Assistance",
                ),
                ("Gazette, Aug 2025", "./sources?source=gazette-2025-08", ""),
                ("Codebook, Guarantors", "./method?element=guarantors", ""),
                ("The summit", "./timeline?event=summit", ""),
                ("A treaty or a declaration", "", ""),
                ("The Gazette", "", ""),
            )
        ),
    ]


def test_without_reasons_nothing_is_listed() -> None:
    """Records that name no change give none."""
    assert changed_records(sample()) == []
