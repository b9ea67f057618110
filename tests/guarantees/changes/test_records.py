"""Which records came, went, were renamed, or differ in what no cell shows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from guarantees.catalogue.catalogue import load
from guarantees.changes.changes import changes_between
from guarantees.changes.model import ChangeType, FieldChange, Origin, RecordDifference
from tests.builders import sample, sample_text, write_records
from tests.guarantees.edited_records import Edits, changes_after, edited, words

HERALD = sample_text(
    "sources/treaty-2024.yaml",
    ("id: treaty-2024", "id: herald"),
    ("former_ids: [treaty-of-2024]\n", ""),
    ("Treaty, 2024", "Herald"),
)
FAIR = """\
  - id: fair
    name: The fair
    date: 2025-09
    kind: meeting
    says: They met again.
    evidence:
      - {source: gazette-2025-08, at: p1}
"""

CASES: dict[str, tuple[Edits, list[str]]] = {
    "a short text": (
        {"alpha.yaml": [("name: Alpha pact", "name: Alpha treaty")]},
        [
            "Proposal Alpha (alpha): name: “Alpha pact” → “Alpha treaty”; no reason given",
        ],
    ),
    "a long text, a date, a list of ids and a list of entries": (
        {
            "alpha.yaml": [
                ("summary: A treaty", f"summary: {'A long summary. ' * 6}A treaty"),
                ("first_stated: 2025-08\n", "first_stated: 2025-08~\n"),
                ("proposed_by: [freedonia]", "proposed_by: [freedonia, sylvania]"),
                (
                    "      - {source: gazette-2025-08, at: p2}\nproposed_by",
                    "      - {source: gazette-2025-08, at: p2}\n  - label: iron\n    used_by: anna-lind\n"
                    "    evidence:\n      - {source: gazette-2025-08, at: p2}\nproposed_by",
                ),
            ]
        },
        [
            "Proposal Alpha (alpha): labels: 1 → 2 entries; proposed_by: “freedonia” → “freedonia, sylvania”; "
            "first_stated: “August 2025” → “about August 2025”; summary: changed; no reason given"
        ],
    ),
    "lineage and status": (
        {
            "alpha.yaml": [
                ("lineage: {responds_to: [beta]}\n", ""),
                ("status: proposed", "status: signed"),
            ]
        },
        [
            "Freedonia, Alpha: not coded → accepts (by signature), 1 source, 1 origin; no reason given",
            "Proposal Alpha (alpha): lineage: changed; status: now Freedonia signed (18 August 2025); no reason given",
        ],
    ),
    "what was not given": (
        {"registry/events.yaml": [("    says: They met.", "    says: They met.\n    note: Late.")]},
        ["Event The summit (summit): note: not given → “Late.”; no reason given"],
    ),
    "a kind of a closed vocabulary": (
        {"registry/events.yaml": [("kind: meeting", "kind: call")]},
        ["Event The summit (summit): kind: “meeting” → “call”; no reason given"],
    ),
    "records that came": (
        {
            "sources/herald.yaml": HERALD,
            "registry/events.yaml": sample_text("registry/events.yaml") + FAIR,
        },
        ["Source Herald (herald): added", "Event The fair (fair): added"],
    ),
    "a record that went": (
        {"registry/contradictions.yaml": "contradictions: []\n"},
        ["Contradiction A treaty or a declaration (treaty-or-not): removed"],
    ),
    "a preset, and which comes first": (
        {
            "registry/families.yaml": (
                "families:\n  - {id: pacts, name: Pacts, about: Promises.}\npresets:\n"
                "  - {id: alone, name: Alpha alone, about: One column., proposals: [alpha]}\n"
                "  - {id: pacts, name: All pacts, about: Everything side by side., proposals: [alpha, beta]}\n"
            )
        },
        [
            "Family Pacts (pacts): about: “Promises of help.” → “Promises.”",
            "Every preset: the order of the file has changed",
        ],
    ),
    "the edition": (
        {"registry/edition.yaml": [("2025.09.1", "2025.10.1")]},
        ["Edition 2025.10.1: version: “2025.09.1” → “2025.10.1”"],
    ),
    "spellings": (
        {"registry/name_variants.yaml": "names:\n  - spellings: [Sylvania, Silvania]\n"},
        ["Spellings of Sylvania: added"],
    ),
    "a value in words of the codebook": (
        {"registry/elements.yaml": [("label: Troops", "label: Soldiers")]},
        ["Element Assistance (assistance): options: changed; no reason given"],
    ),
    "how complete a file of positions is": (
        {
            "positions/sylvania.yaml": [
                ("actor: sylvania\n", "actor: sylvania\nnote: Not complete.\n")
            ]
        },
        [
            "Positions of Sylvania (sylvania): note: not given → “Not complete.”; no reason given",
        ],
    ),
}


@pytest.mark.parametrize(("edits", "expected"), CASES.values(), ids=CASES)
def test_a_record_that_differs_is_one_line(
    edits: Edits, expected: list[str], tmp_path: Path
) -> None:
    """Keys are as written, with old and new for short values; what cells show is not repeated."""
    assert words(changes_after(tmp_path, edits)) == expected


def test_the_parts_of_a_difference_are_there_for_a_page(tmp_path: Path) -> None:
    """A page can show both texts whole, however long, and link to the record."""
    long = "A treaty of mutual help. " * 5
    changes = changes_after(tmp_path, {"alpha.yaml": [("A treaty of mutual help.", long)]})
    assert changes.records == (
        RecordDifference(
            kind="proposal",
            id="alpha",
            former_id="",
            sort=ChangeType.FIELDS,
            title="Proposal Alpha (alpha)",
            fields=(
                FieldChange(
                    "summary", "A treaty of mutual help.", long.strip(), "summary: changed"
                ),
            ),
            reasons=(),
            reason_words="no reason given",
            words="Proposal Alpha (alpha): summary: changed; no reason given",
            origin=Origin.OURS,
        ),
    )


def test_a_renamed_record_is_compared_with_itself(tmp_path: Path) -> None:
    """With the old id in former_ids there is one line, whatever mentions the record, and no cell differs."""
    renamed = edited(tmp_path, RENAMED)
    assert words(changes_between(sample(), renamed)) == [
        "Proposal Alpha (alpha-2025): renamed, before: alpha",
        "Source Gazette, Aug 2025 (gazette): renamed, before: gazette-2025-08",
        "Actor Freedonia (republic): renamed, before: freedonia",
        "Actor Sylvania (sylvan): renamed, before: sylvania",
        "Group of elements Form (shape): renamed, before: form",
        "Element Assistance (aid): renamed, before: assistance",
        "Event The summit (meeting): renamed, before: summit",
        "Contradiction A treaty or a declaration (dispute): renamed, before: treaty-or-not",
        "Family Pacts (treaties): renamed, before: pacts",
        "Preset Alpha alone (single): renamed, before: alone",
    ]


def _with(name: str, *edits: tuple[str, str]) -> str:
    """A file in which every mention of an id is replaced."""
    text = sample_text(name)
    for old, new in edits:
        assert old in text, f"{old!r} is not in {name}"
        text = text.replace(old, new)
    return text


GAZETTE = ("gazette-2025-08", "gazette")
FAMILY, BOUND = ("family: pacts", "family: treaties"), ("[alpha-binding", "[alpha-bound")
FREEDONIA, SYLVANIA = ("freedonia", "republic"), ("sylvania\n", "sylvan\n")
RENAMED: Edits = {
    "alpha.yaml": None,
    "alpha-2025.yaml": _with(
        "alpha.yaml",
        *(GAZETTE, FREEDONIA, SYLVANIA, ("[sylvania]", "[sylvan]"), ("[assistance]", "[aid]")),
        *(("id: alpha\n", "id: alpha-2025\n"), ("[alfa]", "[alfa, alpha]")),
        ("id: alpha-binding", "id: alpha-bound\n      former_ids: [alpha-binding]"),
        FAMILY,
    ),
    "beta.yaml": _with(
        "beta.yaml",
        *(GAZETTE, FREEDONIA, SYLVANIA, FAMILY),
        *(("[sylvania,", "[sylvan,"), ("assistance:", "aid:")),
    ),
    "positions/sylvania.yaml": None,
    "positions/sylvan.yaml": _with(
        "positions/sylvania.yaml",
        *(GAZETTE, SYLVANIA, ("{proposal: alpha}", "{proposal: alpha-2025}")),
        *(("element: assistance", "element: aid"), BOUND),
    ),
    "sources/gazette-2025-08.yaml": None,
    "sources/gazette.yaml": _with(
        "sources/gazette-2025-08.yaml",
        *(FREEDONIA, ("id: gazette-2025-08\n", "id: gazette\nformer_ids: [gazette-2025-08]\n")),
    ),
    "sources/treaty-2024.yaml": _with("sources/treaty-2024.yaml", FREEDONIA),
    "registry/actors.yaml": _with(
        "registry/actors.yaml",
        ("id: freedonia\n", "id: republic\n    former_ids: [freedonia]\n"),
        ("id: sylvania\n", "id: sylvan\n    former_ids: [sylvania]\n"),
        ("actor: freedonia", "actor: republic"),
    ),
    "registry/elements.yaml": _with(
        "registry/elements.yaml",
        *(("id: assistance", "id: aid"), ("[help]", "[help, assistance]")),
        *(("id: form\n", "id: shape\n    former_ids: [form]\n"), ("group: form", "group: shape")),
    ),
    "registry/events.yaml": _with(
        "registry/events.yaml",
        *(GAZETTE, ("[alpha]", "[alpha-2025]"), ("[freedonia, sylvania]", "[republic, sylvan]")),
        ("id: summit\n", "id: meeting\n    former_ids: [summit]\n"),
    ),
    "registry/contradictions.yaml": _with(
        "registry/contradictions.yaml",
        *(("id: treaty-or-not\n", "id: dispute\n    former_ids: [treaty-or-not]\n"), BOUND),
    ),
    "registry/families.yaml": _with(
        "registry/families.yaml",
        *(("[alpha, beta]", "[alpha-2025, beta]"), ("[alpha]", "[alpha-2025]")),
        ("families:\n  - id: pacts\n", "families:\n  - id: treaties\n    former_ids: [pacts]\n"),
        ("id: alone\n", "id: single\n    former_ids: [alone]\n"),
    ),
}


def test_a_renamed_record_that_differs_too_says_both(tmp_path: Path) -> None:
    """The new id does not hide what else is different."""
    text = RENAMED["registry/events.yaml"].replace("kind: meeting", "kind: call")
    renamed = edited(tmp_path, {**RENAMED, "registry/events.yaml": text})
    lines = words(changes_between(sample(), renamed))
    assert lines[-4] == (
        "Event The summit (meeting): renamed, before: summit; kind: “meeting” → “call”; no reason given"
    )


def test_a_renamed_record_whose_former_id_is_missing_went_and_came(tmp_path: Path) -> None:
    """Nothing but former_ids says that two ids are one record."""
    changes = changes_after(tmp_path, {"registry/events.yaml": [("id: summit", "id: meeting")]})
    assert words(changes) == [
        "Event The summit (meeting): added",
        "Event The summit (summit): removed",
    ]


def test_a_record_merged_into_another_says_where_its_id_leads() -> None:
    """When two records become one, the one that stays is unchanged, the other is removed, and its id leads on."""
    actors = dict(sample().actors)
    gazette = actors.pop("gazette")
    former = actors["anna-lind"].model_copy(update={"former_ids": ("gazette",)})
    changes = changes_between(sample(), replace(sample(), actors={**actors, "anna-lind": former}))
    assert gazette.id == "gazette"
    assert [change.words for change in changes.records] == [
        "Actor Anna Lind (anna-lind): former_ids: not given → “gazette”; no reason given",
        "Actor The Gazette (gazette): removed; its id leads to anna-lind",
    ]


def test_a_group_that_cannot_be_read_is_removed(tmp_path: Path) -> None:
    """The placeholder heading is not a record, and its elements stay as they are."""
    slip = {
        "registry/elements.yaml": sample_text("registry/elements.yaml", ("name: Form", "nmae: F"))
    }
    found = changes_between(sample(), load(write_records(tmp_path, slip)).catalogue)
    assert ["Group of elements Form (form): removed"] == words(found)
