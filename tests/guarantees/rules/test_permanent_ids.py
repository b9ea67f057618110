"""Identifiers are permanent: what the ledger of identifiers demands of the records, and they of it."""

# ruff: noqa: E501 - a message is on one line, as a curator reads it.

from __future__ import annotations

from pathlib import Path

import pytest

from guarantees.authoring.ledger import register
from guarantees.catalogue.catalogue import Loaded, load
from tests.builders import sample_text, write_records

LEDGER = "registry/identifiers.yaml"
Edit = tuple[str, str, str]  # file, what to replace, by what


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small folder with a ledger that lists all its ids, former ones too."""
    folder = write_records(tmp_path / "records")
    register(folder)
    return folder


def loaded(root: Path, *edits: Edit) -> Loaded:
    """The folder after edits of its files."""
    for name, old, new in edits:
        text = (root / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} occurs {text.count(old)} times in {name}"
        (root / name).write_text(text.replace(old, new), encoding="utf-8")
    return load(root, "records")


def problems(root: Path, *edits: Edit) -> list[str]:
    """What is said about the folder after edits."""
    return [str(problem) for problem in loaded(root, *edits).problems]


def test_a_complete_ledger_is_no_problem(root: Path) -> None:
    """Every id is listed, and every listed id leads to a record."""
    assert problems(root) == []


def test_without_a_ledger_nothing_is_demanded(root: Path) -> None:
    """What was published is then not known."""
    (root / LEDGER).unlink()
    assert problems(root) == []


LOST = "no {} has the id '{}' any more, now or in 'former_ids'. Expected every published id to lead to a record."
ELSE = "else restore the record, or list the id in 'retired' with the reason why."
MISSING = "is not in registry/identifiers.yaml, which lists every id. Run 'python -m guarantees register' to add it."
EVENT: Edit = ("registry/events.yaml", "id: summit", "id: summit-2025")
CONTRADICTION: Edit = ("registry/contradictions.yaml", "id: treaty-or-not", "id: a-dispute")


def test_a_renamed_record_must_keep_its_former_id(root: Path) -> None:
    """The ledger's line is named, the record that is likely meant, and what to write there; so is the new id."""
    assert problems(root, EVENT) == [
        f"records/registry/events.yaml:2:9: events[0].id: 'summit-2025' {MISSING}",
        f"records/registry/identifiers.yaml:31:5: events[0]: {LOST.format('event', 'summit')} "
        f"If it is 'summit-2025' now (records/registry/events.yaml:2), write 'former_ids: [summit]' there; {ELSE}",
    ]


def test_a_former_id_is_enough(root: Path) -> None:
    """A renamed record that says so is found by both ids, as soon as the new one is registered."""
    name, old, new = CONTRADICTION
    edit = (name, old, f"{new}\n    former_ids: [treaty-or-not]")
    assert problems(root, edit) == [
        f"records/registry/contradictions.yaml:2:9: contradictions[0].id: 'a-dispute' {MISSING}"
    ]
    register(root)
    assert problems(root) == []


def test_former_ids_are_permanent_too(root: Path) -> None:
    """A former id that is taken out is lost, and the line to write keeps the others."""
    edit = ("sources/treaty-2024.yaml", "[treaty-of-2024]", "[treaty-of-may]")
    assert problems(root, edit) == [
        f"records/registry/identifiers.yaml:10:5: sources[2]: {LOST.format('source', 'treaty-of-2024')} "
        f"If it was renamed, write 'former_ids: [treaty-of-2024]' in its record; {ELSE}",
        f"records/sources/treaty-2024.yaml:10:14: former_ids[0]: 'treaty-of-may' {MISSING}",
    ]


@pytest.mark.parametrize(
    ("edit", "lost"),
    [
        (("registry/families.yaml", "id: alone", "id: single"), "preset 'alone'"),
        (("registry/elements.yaml", "[help]", "[aid]"), "element 'help'"),
        (EVENT, "event 'summit'"),
        (CONTRADICTION, "contradiction 'treaty-or-not'"),
        (("alpha.yaml", "[alfa]", "[alef]"), "proposal 'alfa'"),
    ],
)
def test_every_kind_of_id_is_permanent(root: Path, edit: Edit, lost: str) -> None:
    """What a link or another record may have named is not forgotten."""
    kind, _, name = lost.partition(" ")
    sentence = LOST.format(kind, name.strip("'"))
    assert len([problem for problem in problems(root, edit) if sentence in problem]) == 1


def test_a_statement_that_goes_is_missed(root: Path) -> None:
    """Ids of statements and positions, of groups, families and actors are permanent like the others."""
    edits = [
        ("alpha.yaml", "    - id: alpha-binding\n      value", "    - value"),
        ("positions/sylvania.yaml", "denies: [alpha-binding]", "denies: []"),
        (
            "registry/contradictions.yaml",
            "[alpha-binding, sylvania-denies]",
            "[sylvania-denies, x]",
        ),
    ]
    sentence = LOST.format("statement or position", "alpha-binding")
    assert [p for p in problems(root, *edits) if sentence in p] == [
        f"records/registry/identifiers.yaml:35:5: statements[0]: {sentence} "
        f"If it was renamed, write 'former_ids: [alpha-binding]' in its record; {ELSE}"
    ]


def test_the_record_with_the_nearest_id_is_proposed(root: Path) -> None:
    """Of several new records that of the most similar name is likely the renamed one, and its former ids stay."""
    family = "presets:\n  - id: sundry\n    name: S\n    about: S.\n    proposals: [alpha]\n"
    text = sample_text(
        "registry/families.yaml",
        ("presets:\n", family),
        ("id: alone\n", "id: alone-now\n    former_ids: [solo]\n"),
    )
    (root / "registry/families.yaml").write_text(text, encoding="utf-8")
    [lost] = [problem for problem in problems(root) if "any more" in problem]
    assert (
        "If it is 'alone-now' now (records/registry/families.yaml:14), "
        "write 'former_ids: [solo, alone]' there;" in lost
    )


RETIRED = "retired:\n  - {{kind: {}, id: {}, why: It was a slip of the pen.}}\n"


def retire(root: Path, kind: str, name: str, twice: bool = False) -> None:
    """Say in the ledger that an id is retired."""
    entry = RETIRED.format(kind, name)
    more = entry.partition("\n")[2] if twice else ""
    with (root / LEDGER).open("a", encoding="utf-8") as ledger:
        ledger.write(entry + more)


def test_a_retired_id_need_not_lead_anywhere(root: Path) -> None:
    """With a reason, a record may be removed; its line stays in the ledger."""
    retire(root, "event", "summit")
    (root / "registry/events.yaml").write_text("events: []\n", encoding="utf-8")
    assert problems(root) == []


def test_what_is_in_use_is_not_retired(root: Path) -> None:
    """An exception that is no longer needed is removed, and a retired id is not given to another record."""
    retire(root, "proposal", "alfa")
    assert problems(root) == [
        "records/registry/identifiers.yaml:38:26: retired[0].id: 'alfa' is not retired: it leads to 'alpha' (records/alpha.yaml:1). "
        "Remove it from 'retired', or, if that is another proposal, give that one another id."
    ]


def test_only_what_was_published_is_retired(root: Path) -> None:
    """An entry with a typing error would hide nothing, and is reported."""
    retire(root, "actor", "fredonia")
    assert problems(root) == [
        "records/registry/identifiers.yaml:38:23: retired[0].id: 'fredonia' is not in the list 'actors'. "
        "Expected an id that was published. Correct it, or remove the entry."
    ]


def test_an_id_is_retired_once(root: Path) -> None:
    """Two reasons for one id would be one too many."""
    retire(root, "event", "summit", twice=True)
    (root / "registry/events.yaml").write_text("events: []\n", encoding="utf-8")
    assert problems(root) == [
        "records/registry/identifiers.yaml:39:23: retired[1].id: 'summit' is already retired in line 38. Remove one of the two."
    ]


def test_ids_of_different_kinds_do_not_mix(root: Path) -> None:
    """A family and a preset may share an id; each is permanent by itself."""
    edit = ("registry/families.yaml", "presets:\n  - id: pacts", "presets:\n  - id: all-pacts")
    assert [problem.split(": ", 2)[1] for problem in problems(root, edit)] == [
        "presets[0].id",
        "presets[1]",
    ]


BROKEN: dict[str, Edit] = {
    "a proposal that is no YAML": ("alpha.yaml", "lineage: {", "lineage: [{"),
    "a proposal with a problem": ("alpha.yaml", "kind: proposal", "kind: wish"),
    "a source that is no YAML": ("sources/treaty-2024.yaml", "former_ids: [", "former_ids: [["),
    "a position with a problem": ("positions/sylvania.yaml", "stance: rejects", "stance: no"),
    "a registry that is no YAML": ("registry/events.yaml", "events:", "events"),
    "a registry with a broken entry": ("registry/events.yaml", "kind: meeting", "kind: party"),
    "a registry without its list": ("registry/contradictions.yaml", "contradictions:", "contra:"),
    "a registry of another shape": (
        "registry/families.yaml",
        "families:\n  - id: pacts\n    name",
        "families:\n  name",
    ),
}


@pytest.mark.parametrize("edit", BROKEN.values(), ids=BROKEN)
def test_what_a_broken_file_declares_is_not_called_lost(root: Path, edit: Edit) -> None:
    """One problem is reported once, where it is, and not again for each id of the file."""
    found = problems(root, edit)
    assert found != []
    assert [p for p in found if LEDGER in p] == []


def test_a_broken_ledger_is_reported_once(root: Path) -> None:
    """No record is blamed for an id that the broken entry was to list."""
    assert problems(root, (LEDGER, "- alfa", "- Alfa")) == [
        "records/registry/identifiers.yaml:4:5: proposals[0]: 'Alfa' is not an id. Expected lower-case letters, digits and single hyphens, such as 'united-kingdom'."
    ]
    assert len(problems(root, (LEDGER, "- Alfa", "- 'Alfa"))) == 1


def test_an_id_listed_twice_is_reported(root: Path) -> None:
    """As after a merge that kept both sides."""
    assert problems(root, (LEDGER, "  - beta\n", "  - beta\n  - beta\n")) == [
        "records/registry/identifiers.yaml:4:3: proposals: lists beta more than once. Keep each once."
    ]


def test_records_are_served_whatever_the_ledger_lacks(root: Path) -> None:
    """A new record is shown before it is registered: nothing that it says is in doubt."""
    edit = (
        "alpha.yaml",
        "id: alpha-binding",
        "id: alpha-binding-2\n      former_ids: [alpha-binding]",
    )
    others = [
        ("positions/sylvania.yaml", "denies: [alpha-binding]", "denies: [alpha-binding-2]"),
        ("registry/contradictions.yaml", "[alpha-binding,", "[alpha-binding-2,"),
    ]
    found = loaded(root, edit, *others)
    assert [str(problem) for problem in found.problems] == [
        f"records/alpha.yaml:27:11: provisions.legal-effect[0].id: 'alpha-binding-2' {MISSING}"
    ]
    assert (found.excluded, "alpha" in found.catalogue.proposals) == ((), True)
