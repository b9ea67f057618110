"""The options that the map reads: what ``check`` says when the codebook calls one by another id."""

from __future__ import annotations

from pathlib import Path

import pytest

from guarantees.catalogue.catalogue import load
from guarantees.records.map_options import OF_THE_FORCE, OFFERS
from tests.builders import sample_text, write_records

ELEMENT = """\
  - id: {id}
    number: {number}
    group: means
    name: {id}
    question: Which?
    definition: Which it is.
    coding_rule: Code what is said.
    kind: {kind}
    options:
{options}
"""
OPTION = "      - {{id: {}, label: L, meaning: It is so., sign: yes}}"
TABLES = "guarantees/records/map_options.py"


def element(number: int, id: str, options: list[str], kind: str = "choices") -> str:
    """An entry of the codebook."""
    lines = "\n".join(map(OPTION.format, options))
    return ELEMENT.format(number=number, id=id, kind=kind, options=lines)


CODEBOOK = "".join(
    (
        sample_text(
            "registry/elements.yaml",
            (
                "      - {id: soldiers, label: soldiers}\n      - {id: brigades, label: brigades}\n",
                "      - {id: soldiers, label: soldiers}\n      - {id: brigades, label: brigades}\n"
                "    options:\n      - {id: none, label: None, meaning: None., sign: no}\n",
            ),
        ),
        element(11, "force-contributors", ["some-of-coalition"], kind="actors"),
        element(
            12, "air-sea-cover", [*OFFERS["air-sea-cover"], *(OF_THE_FORCE["air-sea-cover"] or ())]
        ),
    )
)


def problems(root: Path, *edits: tuple[str, str]) -> list[str]:
    """What is said about a codebook with a map after edits, without the places."""
    text = CODEBOOK
    for old, new in edits:
        assert text.count(old) == 1
        text = text.replace(old, new)
    loaded = load(write_records(root, {"registry/elements.yaml": text}), "records")
    return [f"{problem.field}: {problem.message}" for problem in loaded.problems]


def test_a_codebook_with_all_that_the_map_reads_has_no_problem(tmp_path: Path) -> None:
    """Elements that the map reads and the codebook lacks altogether are no problem either."""
    assert problems(tmp_path) == []


@pytest.mark.parametrize(
    ("edit", "expected"),
    {
        "an option with another id": (
            ("{id: some-of-coalition,", "{id: several,"),
            [
                "elements[4].options: the map reads the option 'some-of-coalition', which is not in the list. "
                "Expected it to keep its id. Restore the option, or have 'some-of-coalition' changed in "
                f"{TABLES}."
            ],
        ),
        "a form of cover with another id": (
            ("{id: sea-cover,", "{id: ships,"),
            [
                "elements[5].options: the map reads the option 'sea-cover', which is not in the list. "
                f"Expected it to keep its id. Restore the option, or have 'sea-cover' changed in {TABLES}.",
                "elements[5].options[5].id: the map does not know 'ships'. Expected every form of cover in its "
                f"table. Have 'ships' added to {TABLES}, or correct the id.",
            ],
        ),
        "an element with another id": (
            ("  - id: air-sea-cover\n", "  - id: cover\n    former_ids: [air-sea-cover]\n"),
            [
                "elements[5].id: the map reads this element as 'air-sea-cover'. Expected it to keep that id. "
                f"Restore the id, or have 'air-sea-cover' changed in {TABLES}."
            ],
        ),
    }.values(),
    ids=str,
)
def test_what_the_map_reads_keeps_its_id(
    edit: tuple[str, str], expected: list[str], tmp_path: Path
) -> None:
    """The problem names the place in the codebook and the remedy, before anything is missing from the map."""
    assert problems(tmp_path, edit) == expected


def test_a_codebook_without_contributors_has_no_map(tmp_path: Path) -> None:
    """Nothing is asked of the options of such a codebook."""
    slip = ("  - id: force-contributors\n", "  - id: contributors\n")
    assert problems(tmp_path, slip, ("{id: sea-cover,", "{id: ships,")) == []
