"""A link with an older version of the data: what changed in its cell since, as far as the records say why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from guarantees.links.older_version import since_words
from guarantees.records.change import PositionsChange
from guarantees.records.dates import EdtfDate
from tests.builders import catalogue, proposal, sample

WHERE = "All reasons are on the Method page, under “What changed”."
CHANGES = [
    {"on": "2025-08-30", "reason": "recoding", "says": "The codebook was new."},
    {
        "on": "2025-09-10",
        "reason": "correction",
        "says": "It was a slip.",
        "elements": ["guarantors"],
    },
    {
        "on": "2025-10-01",
        "reason": "new_evidence",
        "says": "It was read.",
        "elements": ["legal-effect"],
    },
]
MOVED = PositionsChange.model_validate(
    {"on": "2025-09-30", "reason": "party_moved", "says": "It agreed.", "proposals": ["gamma"]}
)
RECORDS = catalogue(
    proposal(changes=CHANGES, former_ids=["gamma-2"]),
    positions=[sample().positions["sylvania"].model_copy(update={"changes": (MOVED,)})],
)
CORRECTION = "10 September 2025, correction: It was a slip."
CODEBOOK = "30 August 2025, recoding: The codebook was new."
READ = "1 October 2025, new evidence: It was read."


NO_REASON = f"The records give no reason for a change of this cell since then. {WHERE}"


def said(of: str, *changes: str) -> str:
    """The sentences about changes."""
    return f"What the records say of changes of {of} since then: {' '.join(changes)} {WHERE}"


@pytest.mark.parametrize(
    ("version", "parameters", "expected"),
    [
        ("2025.09.0-00000000", {"cell": "gamma.legal-effect"}, said("this cell", READ)),
        ("2025.09.0-00000000", {"cell": "gamma.guarantors"}, said("this cell", CORRECTION)),
        ("2025.08.1-00000000", {"cell": "gamma-2.force-size"}, said("this cell", CODEBOOK)),
        ("2025.09.0-00000000", {"id": "gamma"}, said("this proposal", READ, CORRECTION)),
        (
            "2025.09.0-00000000",
            {"cell": "sylvania.gamma"},
            said("this cell", "30 September 2025, party moved: It agreed."),
        ),
        ("2025.10.0-00000000", {"cell": "gamma.guarantors"}, NO_REASON),
        ("2025.09.0-00000000", {"element": "legal-effect"}, NO_REASON.replace("cell", "element")),
        ("2025.09.0-00000000", {"source": "treaty-2024"}, NO_REASON.replace("cell", "source")),
        ("2025.09.0-00000000", {}, WHERE),
        ("2025.09.0-00000000", {"cell": "none.guarantors"}, WHERE),
        ("2025.13.0-00000000", {"id": "gamma"}, WHERE),
        ("<b>", {"id": "gamma"}, WHERE),
    ],
)
def test_a_link_says_what_changed_since(
    version: str, parameters: dict[str, str], expected: str
) -> None:
    """The changes of the cell or the proposal that the link shows, the latest first, and where all others are."""
    assert since_words(version, parameters, RECORDS) == expected


def test_within_an_edition_changes_count_from_its_release() -> None:
    """A link with the version of this edition was made on its first day or later."""
    edition = sample().edition
    assert edition is not None
    released = edition.model_copy(update={"released": EdtfDate.parse("2025-09-20")})
    records = replace(RECORDS, edition=released)
    found = since_words(f"{edition.version}-00000000", {"id": "gamma"}, records)
    assert found == said("this proposal", READ)
