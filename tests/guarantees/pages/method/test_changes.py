"""What changed, on the Method page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.method import changes as method_changes
from guarantees.pages.method.changes import (
    ChangesView,
    ChangeView,
    EditionView,
    changes_view,
    edition_view,
)
from guarantees.records.change import PositionsChange, ProposalChange, RecordChange
from guarantees.records.vocabulary import ChangeReason
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


def shown(record: str, address: str, about: str = "") -> ChangeView:
    """The correction of one record."""
    reason = ChangeReason.CORRECTION
    return ChangeView(
        "2 September 2025", record, address, about, reason.label, reason.meaning, CORRECTED["says"]
    )


def test_the_edition_is_in_words() -> None:
    """Version, day of release, how far the evidence reaches; without its file there is none."""
    assert EditionView("2025.09.1", "30 September 2025", "September 2025", "") == edition_view(
        sample()
    )
    assert edition_view(Catalogue()) is None


def test_every_record_can_say_why_it_was_changed() -> None:
    """The latest first; those of one day in the order of the records, each with the way to its record."""
    read = ChangeReason.NEW_EVIDENCE
    assert changes_view(changed()) == ChangesView(
        (
            ChangeView(
                "5 September 2025",
                "Alpha",
                "./proposal?id=alpha",
                "Size of the force, Guarantors",
                read.label,
                read.meaning,
                READ["says"],
            ),
            shown(
                "Positions of Sylvania",
                "./positions?rows=proposals&actors=sylvania",
                "Alpha, Assistance",
            ),
            shown("Gazette, Aug 2025", "./sources?source=gazette-2025-08"),
            shown("Codebook, Guarantors", "./method?element=guarantors"),
            shown("The summit", "./timeline?event=summit"),
            shown("A treaty or a declaration", ""),
            shown("The Gazette", ""),
        ),
        "",
    )


def test_without_reasons_nothing_is_listed() -> None:
    """Records that name no change give none."""
    assert ChangesView((), "") == changes_view(sample())


def test_a_long_history_is_cut_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """The earliest are left out, and counted."""
    monkeypatch.setattr(method_changes, "MAX_CHANGES", 2)
    found = changes_view(changed())
    assert (
        ["Alpha", "Positions of Sylvania"],
        "5 earlier ones are in the records themselves.",
    ) == (
        [change.record for change in found.changes],
        found.earlier,
    )
