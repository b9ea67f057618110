"""The reason for a change is one that a record gives for it, and never a guess."""

from __future__ import annotations

from pathlib import Path

from guarantees.changes.changes import changes_between
from guarantees.changes.model import Changes
from tests.builders import sample_text
from tests.guarantees.edited_records import changes_after, edited, words

FEWER = ("{about: 50000, unit: soldiers}", "{about: 30000, unit: soldiers}")
BINDING = ("value: binding", "value: political")


def entry(reason: str, says: str, **ids: str) -> str:
    """One entry of ``changes`` of 1 December 2025, as a record writes it."""
    lines = [
        "- on: 2025-12-01",
        f"reason: {reason}",
        f"says: {says}",
        *(f"{k}: [{v}]" for k, v in ids.items()),
    ]
    return "\n    ".join(["  " + lines[0], *lines[1:]]) + "\n"


def alpha(*entries: str, edits: tuple[tuple[str, str], ...] = (FEWER, BINDING)) -> str:
    """The proposal alpha after edits, with entries of ``changes``."""
    text = sample_text("alpha.yaml", *edits)
    return text + ("changes:\n" + "".join(entries) if entries else "")


def reasons(changes: Changes) -> dict[str, str]:
    """The words in place of a reason, by the id of the element or record."""
    cells = {c.element or c.proposal: c.reason_words for c in (*changes.cells, *changes.stances)}
    return {**cells, **{record.id: record.reason_words for record in changes.records}}


def test_a_reason_explains_the_elements_it_names_and_no_other(tmp_path: Path) -> None:
    """What no entry names has no reason, though the same record gives one for something else."""
    text = alpha(entry("party_moved", "A smaller force is named.", elements="force-size"))
    assert reasons(changes_after(tmp_path, {"alpha.yaml": text})) == {
        "legal-effect": "no reason given",
        "force-size": "party moved (1 December 2025): A smaller force is named.",
    }


def test_a_reason_for_the_whole_record_explains_all_of_it(tmp_path: Path) -> None:
    """Cells and fields alike; several reasons are listed in the order of the record."""
    text = alpha(
        entry("new_evidence", "The text was found."),
        entry("correction", "The number was misread.", elements="force-size"),
        edits=(FEWER, BINDING, ("name: Alpha pact", "name: Alpha treaty")),
    )
    whole = "new evidence (1 December 2025): The text was found."
    assert reasons(changes_after(tmp_path, {"alpha.yaml": text})) == {
        "legal-effect": whole,
        "force-size": f"{whole}; correction (1 December 2025): The number was misread.",
        "alpha": whole,
    }


def test_a_reason_for_elements_does_not_explain_other_keys(tmp_path: Path) -> None:
    """A new name needs a reason of its own."""
    text = alpha(
        entry("correction", "It was misread.", elements="force-size"),
        edits=(FEWER, ("name: Alpha pact", "name: Alpha treaty")),
    )
    assert reasons(changes_after(tmp_path, {"alpha.yaml": text}))["alpha"] == "no reason given"


def test_a_reason_that_was_there_before_explains_nothing(tmp_path: Path) -> None:
    """Only what the new side says and the old side did not can be about this change."""
    given = entry("correction", "It was misread.", elements="force-size")
    old = edited(tmp_path / "old", {"alpha.yaml": alpha(given, edits=())})
    new = edited(tmp_path / "new", {"alpha.yaml": alpha(given)})
    assert reasons(changes_between(old, new)) == {
        "legal-effect": "no reason given",
        "force-size": "no reason given",
    }


def test_a_reason_in_the_codebook_says_where_it_is_given(tmp_path: Path) -> None:
    """One entry at the element explains its cells in every proposal."""
    recoded = [("order:\n      reason: From nothing to law.", "changes:\n" + _indented("recoding"))]
    changes = changes_after(
        tmp_path,
        {"alpha.yaml": alpha(edits=(BINDING,)), "registry/elements.yaml": recoded},
    )
    given = "recoding (1 December 2025, given in the codebook): The scale is another."
    assert words(changes) == [
        "Alpha, Legal effect: Disputed: Legally binding (denied) → Disputed: Political (denied), "
        f"1 source, 1 origin; {given}",
        "Element Legal effect (legal-effect): order: removed; "
        "recoding (1 December 2025): The scale is another.",
    ]


def _indented(reason: str) -> str:
    lines = entry(reason, "The scale is another.").splitlines()
    return "\n".join("    " + line for line in lines)


def test_a_reason_with_a_denial_explains_the_cell_it_disputes(tmp_path: Path) -> None:
    """When a denial is removed, the file of the actor who denied may say why."""
    text = sample_text("positions/sylvania.yaml", ("    denies: [alpha-binding]\n", ""))
    given = entry("correction", "It denies nothing.", elements="legal-effect", proposals="alpha")
    changes = changes_after(tmp_path, {"positions/sylvania.yaml": f"{text}changes:\n{given}"})
    assert words(changes) == [
        "Alpha, Legal effect: Disputed: Legally binding (denied) → Legally binding, 1 source, 1 origin; "
        "correction (1 December 2025, given in the positions of Sylvania): It denies nothing.",
        "Sylvania, Alpha: still refuses, 1 source, 1 origin; position changed: Sylvania, 21 August 2025 "
        "(denies: “alpha-binding” → not given); correction (1 December 2025): It denies nothing.",
    ]


def test_a_stance_takes_the_reason_of_its_proposal_or_element(tmp_path: Path) -> None:
    """An entry that names a proposal explains the stance on it and the denial of its words, and no other stance."""
    edits = [("stance: rejects", "stance: open"), ("requires: settlement", "requires: ceasefire")]
    text = sample_text("positions/sylvania.yaml", *edits)
    given = entry("party_moved", "It says that it may be discussed.", proposals="alpha")
    changes = changes_after(tmp_path, {"positions/sylvania.yaml": f"{text}changes:\n{given}"})
    assert reasons(changes) == {
        "legal-effect": "party moved (1 December 2025, given in the positions of Sylvania): "
        "It says that it may be discussed.",
        "alpha": "party moved (1 December 2025): It says that it may be discussed.",
        "assistance": "no reason given",
    }


def test_a_reason_for_what_does_not_differ_is_told(tmp_path: Path) -> None:
    """An entry that names the wrong element, or was taken away, is reported."""
    wrong = entry("correction", "It was misread.", elements="assistance")
    old = edited(tmp_path / "old", {"alpha.yaml": alpha(entry("correction", "Old."), edits=())})
    new = edited(tmp_path / "new", {"alpha.yaml": alpha(wrong, edits=(FEWER,))})
    assert words(changes_between(old, new)) == [
        "Alpha, Size of the force: about 50,000 soldiers → about 30,000 soldiers, 1 source, 1 origin; "
        "no reason given",
        "Proposal Alpha (alpha): changes: 1 reason given for something that has not changed; "
        "1 reason given earlier removed",
    ]


def test_a_note_is_explained_by_the_reasons_for_parts_of_its_record(tmp_path: Path) -> None:
    """What a record's note covers changes with its parts, and no entry can name the note."""
    found = entry("new_evidence", "A report was read.", elements="force-size")
    noted = "new evidence (1 December 2025): A report was read."
    text = alpha(found, edits=(FEWER,)) + "note: It covers two texts.\n"
    assert reasons(changes_after(tmp_path / "note", {"alpha.yaml": text})) == {
        "force-size": noted,
        "alpha": noted,
    }
    renamed = text.replace("name: Alpha pact", "name: Alpha treaty")
    assert reasons(changes_after(tmp_path / "name", {"alpha.yaml": renamed})) == {
        "force-size": noted,
        "alpha": "no reason given",
    }
