"""The ledger of identifiers: the program adds new ids and never removes one."""

from __future__ import annotations

from pathlib import Path

import pytest

from guarantees.authoring.canonical_form import canonical_text
from guarantees.authoring.ledger import LEDGER, CannotRegister, register
from guarantees.records.identifiers import IdentifierRegistry
from guarantees.records.vocabulary import RecordKind
from tests.builders import sample_text, write_records

WRITTEN = """\
# yaml-language-server: $schema=../../schema/identifiers.schema.json
# Every id that was ever published. `python -m guarantees register` adds new ones; no line is ever removed.
proposals:
  - alfa
  - alpha
  - beta
sources:
  - gazette-2025-08
  - treaty-2024
  - treaty-of-2024
actors:
  - anna-lind
  - freedonia
  - gazette
  - sylvania
elements:
  - assistance
  - force-size
  - guarantors
  - help
  - legal-effect
groups:
  - form
  - means
families:
  - pacts
presets:
  - alone
  - pacts
events:
  - summit
contradictions:
  - treaty-or-not
statements:
  - alpha-binding
  - sylvania-denies
"""


def test_a_ledger_is_made(tmp_path: Path) -> None:
    """It has one id on a line in alphabetical order, former ids too, in the canonical form."""
    root = write_records(tmp_path)
    done = register(root)
    assert (root / LEDGER).read_text(encoding="utf-8") == WRITTEN
    assert canonical_text(WRITTEN, IdentifierRegistry) == WRITTEN
    assert (len(done.added), done.added[0]) == (24, (RecordKind.PROPOSAL, "alfa"))
    assert (done.problems, done.left_out) == ((), ())
    assert sorted(path.name for path in (root / "registry").glob("*identifiers*")) == [
        "identifiers.yaml"
    ]


CURATED = """\
# yaml-language-server: $schema=../../schema/identifiers.schema.json
sources:
  - 2025-08-21
actors:
# The first two.
- freedonia  # a state
- gazette

elements:
  - assistance
  # Not used any more:
  - gone  # since May
  - help
families:
  - zeta
  - old
statements: []
retired:
  - kind: element
    id: gone
    why: >-
      Nobody answered it, and nobody
      asked.
"""


def test_what_is_new_is_added_at_its_place(tmp_path: Path) -> None:
    """Comments, reasons and an id that looks like a date stay as written; a new list goes where it belongs."""
    root = write_records(tmp_path, {LEDGER: CURATED})
    added = register(root).added
    assert len(added) == 24 - 4
    assert (root / LEDGER).read_text(encoding="utf-8") == (
        """\
# yaml-language-server: $schema=../../schema/identifiers.schema.json
proposals:
  - alfa
  - alpha
  - beta
sources:
  - 2025-08-21
  - gazette-2025-08
  - treaty-2024
  - treaty-of-2024
actors:
  - anna-lind
  # The first two.
  - freedonia # a state
  - gazette
  - sylvania

elements:
  - assistance
  - force-size
  # Not used any more:
  - gone  # since May
  - guarantors
  - help
  - legal-effect
groups:
  - form
  - means
families:
  - zeta
  - old
  - pacts
presets:
  - alone
  - pacts
events:
  - summit
contradictions:
  - treaty-or-not
statements:
  - alpha-binding
  - sylvania-denies
retired:
  - kind: element
    id: gone
    why: >-
      Nobody answered it, and nobody
      asked.
"""
    )


def test_a_complete_ledger_is_not_touched(tmp_path: Path) -> None:
    """Even its date of change stays if there is nothing to add."""
    root = write_records(tmp_path)
    register(root)
    before = (root / LEDGER).stat()
    assert register(root).added == ()
    assert (root / LEDGER).stat() == before


def test_an_id_in_a_broken_file_is_not_added(tmp_path: Path) -> None:
    """It may be a typing error, and the ledger is permanent; the file is named, with its problem."""
    text = sample_text("beta.yaml", ("id: beta\n", "id: betta\n"))
    root = write_records(tmp_path, {"beta.yaml": text})
    done = register(root)
    assert (RecordKind.PROPOSAL, "alpha") in done.added
    assert [name for _, name in done.added if "bet" in name] == []
    assert done.left_out == (f"{root}/beta.yaml",)
    assert [problem.field for problem in done.problems] == ["id"]


def test_a_broken_ledger_is_left_alone(tmp_path: Path) -> None:
    """Its content is not known, so it is not overwritten."""
    root = write_records(tmp_path, {LEDGER: "actors: [freedonia\n"})
    done = register(root)
    assert (done.added, len(done.problems)) == ((), 1)
    assert (root / LEDGER).read_text(encoding="utf-8") == "actors: [freedonia\n"


def test_a_ledger_in_another_layout_is_left_alone(tmp_path: Path) -> None:
    """Ids in brackets cannot be added to safely; the message says what to do, and the file stays as it was."""
    text = "actors: [freedonia,\n  gazette]\n"
    root = write_records(tmp_path, {LEDGER: text})
    with pytest.raises(CannotRegister) as caught:
        register(root)
    assert str(caught.value) == (
        "ids cannot be added to registry/identifiers.yaml without changing other entries. "
        "Write each id on a line of its own that begins with '- ', and try again."
    )
    assert (root / LEDGER).read_text(encoding="utf-8") == text
