"""Which cells of the comparison differ, and in what words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from guarantees.changes.changes import changes_between
from guarantees.changes.model import ChangeType, Side
from tests.builders import catalogue, place, proposal, sample, sample_text, source, statement
from tests.guarantees.edited_records import Edits, changes_after

ASSISTANCE = """\
  assistance:
    - value: [troops, air-cover]
      says: Troops and aircraft are sent.
      speaker: sylvania
      mode: official_text
      stated: 2024-05
      evidence:
        - {source: treaty-2024, at: Article 3}
"""
SEARCHED = "  assistance: {absence: not_mentioned, searched: [gazette-2025-08], on: 2025-09-01}\n"
FROM_THE_TREATY = """\
    - value: ambiguous
      says: The treaty speaks of undertaking.
      speaker: gazette
      mode: reported
      stated: 2025-08-21
      evidence:
        - {source: gazette-2025-08, at: p4}
      note: What it means to undertake is left open.
  assistance:
"""

CASES: dict[str, tuple[Edits, list[str]]] = {
    "a value goes and nobody looked elsewhere": (
        {"beta.yaml": [(ASSISTANCE, "")]},
        [
            "Beta, Assistance: Troops, Air cover → Not coded; no reason given",
        ],
    ),
    "a value goes and another text does not mention it": (
        {"beta.yaml": [(ASSISTANCE, SEARCHED)]},
        [
            "Beta, Assistance: Troops, Air cover → Not mentioned, searched in 1 source; no reason given"
        ],
    ),
    "what nobody looked up is not applicable": (
        {
            "beta.yaml": [
                (
                    "force-size: {absence: not_coded}",
                    "force-size: {absence: not_applicable, note: No force.}",
                )
            ]
        },
        ["Beta, Size of the force: Not coded → Not applicable; no reason given"],
    ),
    "an ambiguous text is coded": (
        {
            "beta.yaml": [
                ("value: ambiguous", "value: political"),
                (
                    "      readings:\n        - by: freedonia\n          says: It binds.\n          evidence:\n"
                    "            - {source: gazette-2025-08, at: p4}\n",
                    "",
                ),
            ]
        },
        ["Beta, Legal effect: Ambiguous → Political, 1 source, 1 origin; no reason given"],
    ),
    "another note on why it cannot be asked": (
        {"beta.yaml": [("The treaty has no guarantor.", "It has none.")]},
        [
            "Beta, Guarantors: still Not applicable; "
            "note: “The treaty has no guarantor.” → “It has none.”; no reason given"
        ],
    ),
    "a further place in another source": (
        {
            "beta.yaml": [
                (
                    "        - {source: treaty-2024, at: Article 3}\n",
                    "        - {source: treaty-2024, at: Article 3}\n"
                    "        - {source: gazette-2025-08, at: p3, reported_by: gazette}\n",
                )
            ]
        },
        [
            "Beta, Assistance: still Troops, Air cover, 2 sources, 2 origins (before: 1 source, 1 origin); "
            "statement changed: Sylvania, May 2024 (evidence: 1 → 2 entries); no reason given"
        ],
    ),
    "someone of lower standing says something": (
        {"beta.yaml": [("  assistance:\n", FROM_THE_TREATY)]},
        [
            "Beta, Legal effect: still Ambiguous, 1 source, 1 origin; "
            "statement added: The Gazette, 21 August 2025; no reason given"
        ],
    ),
    "the condition goes": (
        {
            "alpha.yaml": [
                (
                    "      condition:\n        requires: ceasefire\n        says: Only after a ceasefire.\n"
                    "        evidence:\n          - {source: gazette-2025-08, at: p3}\n",
                    "",
                )
            ]
        },
        [
            "Alpha, Legal effect: still Disputed: Legally binding (denied), 1 source, 1 origin; "
            "statement changed: Anna Lind, 20 August 2025 (condition: removed); no reason given"
        ],
    ),
    "a denial goes": (
        {"positions/sylvania.yaml": [("    denies: [alpha-binding]\n", "")]},
        [
            "Alpha, Legal effect: Disputed: Legally binding (denied) → Legally binding, "
            "1 source, 1 origin; no reason given"
        ],
    ),
    "the origin of a source is another": (
        {"sources/treaty-2024.yaml": [("by: freedonia", "by: gazette")]},
        [],
    ),
    "the codebook words a value anew": (
        {"registry/elements.yaml": [("label: Troops", "label: Soldiers")]},
        [],
    ),
}


@pytest.mark.parametrize(("edits", "expected"), CASES.values(), ids=CASES)
def test_a_cell_that_differs_is_told(edits: Edits, expected: list[str], tmp_path: Path) -> None:
    """Each state keeps its own words on both sides, and what only rests on something else says so."""
    changes = changes_after(tmp_path, edits)
    assert [change.words for change in changes.cells] == expected


def test_two_values_of_one_label_are_told_apart_by_their_codes(tmp_path: Path) -> None:
    """Where the words on both sides are the same, the codes follow, so that the line says something."""
    changes = changes_after(
        tmp_path,
        {
            "beta.yaml": [("[troops, air-cover]", "[soldiers, air-cover]")],
            "positions/sylvania.yaml": [("value: troops", "value: soldiers")],
            "registry/elements.yaml": [("{id: troops,", "{id: soldiers,")],
        },
    )
    assert [change.words for change in changes.cells] == [
        "Beta, Assistance: Troops, Air cover (coded troops, air-cover) → "
        "Troops, Air cover (coded soldiers, air-cover), 1 source, 1 origin; no reason given"
    ]


def test_sources_that_pass_on_one_origin_are_counted_apart_from_it() -> None:
    """Two sources of one origin are two sources and one origin; the structured sides hold the numbers."""
    first, second = (source(name) for name in ("herald-2025", "herald-2026"))
    one = statement(evidence=[place("herald-2025")])
    both = statement(evidence=[place("herald-2025"), place("herald-2026")])
    old = catalogue(proposal({"legal-effect": (one,)}), sources=(first, second))
    new = catalogue(proposal({"legal-effect": (both,)}), sources=(first, second))
    (change,) = changes_between(old, new).cells
    assert (change.sort, change.before, change.after) == (
        ChangeType.EVIDENCE,
        Side("coded", "Legally binding", 1, 1),
        Side("coded", "Legally binding", 2, 1),
    )


def test_the_same_statements_can_come_from_fewer_origins() -> None:
    """A source whose chain was corrected changes what a cell rests on, though no statement differs."""
    said = statement(evidence=[place("herald-2025"), place("herald-2026")])
    record = proposal({"legal-effect": (said,)})
    elsewhere = [{"role": "original", "by": "freedonia", "language": "en"}]
    old = catalogue(record, sources=(source(), source("herald-2026", chain=elsewhere)))
    new = catalogue(record, sources=(source(), source("herald-2026")))
    changes = changes_between(old, new)
    assert [change.words for change in changes.cells] == [
        "Gamma, Legal effect: still Legally binding, 2 sources, 1 origin (before: 2 sources, 2 origins); "
        "no reason given"
    ]
    assert [change.words for change in changes.records] == [
        "Source Herald, 2025 (herald-2026): chain: changed; no reason given"
    ]


def test_a_statement_is_recognised_by_its_words_when_its_date_was_wrong() -> None:
    """A corrected date is a changed statement, not one removed and another added."""
    dates = ("2025-08-10", "2025-08-11")
    old, new = (catalogue(proposal({"legal-effect": (statement(stated=d),)})) for d in dates)
    (change,) = changes_between(old, new).cells
    assert change.statements == (
        "statement changed: Freedonia, 11 August 2025 (stated: “10 August 2025” → “11 August 2025”)",
    )


def test_a_new_proposal_shows_what_it_codes_and_not_what_nobody_looked_up(tmp_path: Path) -> None:
    """Only cells that hold something are listed; the side without the proposal is no state of a cell."""
    gamma = sample_text("beta.yaml", ("id: beta", "id: gamma"), ("Beta pact", "Gamma pact"))
    changes = changes_after(
        tmp_path, {"gamma.yaml": gamma.replace("short_name: Beta", "short_name: Gamma")}
    )
    assert [(c.element, c.before.state, c.words) for c in changes.cells] == [
        (
            "legal-effect",
            "",
            "Gamma, Legal effect: not in the comparison → Ambiguous, 1 source, 1 origin; the proposal is added",
        ),
        (
            "assistance",
            "",
            "Gamma, Assistance: not in the comparison → Troops, Air cover, 1 source, 1 origin; the proposal is added",
        ),
        (
            "guarantors",
            "",
            "Gamma, Guarantors: not in the comparison → Not applicable; the proposal is added",
        ),
    ]
    assert [change.words for change in changes.records] == ["Proposal Gamma (gamma): added"]


def test_a_removed_element_takes_its_cells_along() -> None:
    """Of an element that is gone, the cells that held something are listed, and so are stances on it."""
    elements = {id: e for id, e in sample().elements.items() if id != "assistance"}
    changes = changes_between(sample(), replace(sample(), elements=elements))
    assert [change.words for change in (*changes.cells, *changes.stances)] == [
        "Beta, Assistance: Troops, Air cover → not in the comparison; the element is removed",
        "Alpha, Assistance: Silent → not in the comparison; the element is removed",
        "Sylvania, Assistance, Troops: accepts if (a settlement) → not in the comparison; the element is removed",
    ]


def test_cells_stand_in_order_of_proposals_and_of_the_codebook() -> None:
    """Proposals come by the date they were first stated, elements as the codebook has them, whatever the file says."""
    old = catalogue(
        proposal(id="late", short_name="Late", first_stated="2025-09"),
        proposal(id="early", short_name="Early", first_stated="2025-01"),
    )
    said = {"assistance": (statement("troops"),), "legal-effect": (statement(),)}
    new = catalogue(
        proposal(said, id="late", short_name="Late", first_stated="2025-09"),
        proposal(said, id="early", short_name="Early", first_stated="2025-01"),
    )
    found = [(change.proposal, change.element) for change in changes_between(old, new).cells]
    assert found == [
        ("early", "legal-effect"),
        ("early", "assistance"),
        ("late", "legal-effect"),
        ("late", "assistance"),
    ]
