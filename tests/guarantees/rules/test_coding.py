"""The rules on what a coding may claim: what each refuses, where, and what it accepts."""

from __future__ import annotations

from pathlib import Path

import pytest

from guarantees.catalogue.catalogue import load
from tests.builders import sample_text, write_records

Edits = tuple[tuple[str, str], ...]
WHOLE = "own_text:\n  - {source: gazette-2025-08, read: whole}"
NOT_WHOLE = (
    "names no text of the proposal itself that was read whole, so its silence is not known. "
    "List the source that is its text in 'own_text', or code the absence not_mentioned."
)


def problems(root: Path, changes: dict[str, Edits]) -> list[str]:
    """What is said about the small folder after edits of its files: field and message."""
    texts = {name: sample_text(name, *edits) for name, edits in changes.items()}
    loaded = load(write_records(root, texts), "records")
    return [f"{problem.field}: {problem.message}" for problem in loaded.problems]


REFUSED: dict[str, tuple[str, Edits, list[str]]] = {
    "a silence without a text of the proposal": (
        "alpha.yaml",
        ((WHOLE, "note: Only accounts were read."),),
        [f"silences[0].searched: {NOT_WHOLE}"],
    ),
    "a silence of a text that was read in part": (
        "alpha.yaml",
        ((WHOLE, "own_text:\n  - {source: gazette-2025-08, read: excerpt}"),),
        [f"silences[0].searched: {NOT_WHOLE}"],
    ),
    "a silence of one part of two": (
        "alpha.yaml",
        (
            (
                WHOLE,
                "own_text:\n  - {source: gazette-2025-08, read: whole, part: Treaty}\n"
                "  - {source: treaty-2024, read: excerpt, part: Annex}",
            ),
        ),
        [
            "silences[0].searched: does not name a whole text of 'Annex', so the silence of that part is not known. "
            "List the source that is its text in 'own_text', or code the absence not_mentioned."
        ],
    ),
    "a whole text in a source that was read in part": (
        "alpha.yaml",
        ((WHOLE, f"{WHOLE}\n  - {{source: treaty-2024, read: whole}}"),),
        [
            "own_text[1].read: says that the text was read whole, but 'treaty-2024' was not. "
            "Write excerpt, or read the rest."
        ],
    ),
    "a report of a minister": (
        "alpha.yaml",
        (
            (
                "speaker: gazette\n      mode: anonymous\n      stated: 2025-08-21~",
                "speaker: anna-lind\n      mode: reported\n      stated: 2025-08-20",
            ),
        ),
        [
            "provisions.force-size[0].speaker: 'anna-lind' is no outlet, so it does not report this. Expected as "
            "speaker the outlet whose sentence it is; or, if the speaker is paraphrased, the mode 'indirect'."
        ],
    ),
    "a refusal by nobody": (
        "alpha.yaml",
        (("status: proposed\n    by: [freedonia]", "status: rejected"),),
        [
            "status[0].status: does not say by whom it was refused. Add 'by' with the ids of the actors."
        ],
    ),
    "a person who signs": (
        "alpha.yaml",
        (
            (
                "status: proposed\n    by: [freedonia]",
                "status: signed\n    by: [freedonia, anna-lind]",
            ),
        ),
        [
            "status[0].by[1]: 'anna-lind' is a person. Expected the state or organisation for which the text was "
            "signed: name it, and the person in 'says'."
        ],
    ),
    "a long range": (
        "alpha.yaml",
        (("at: p2; p3; p4", "at: p2-p4"),),
        [
            "provisions.guarantors[0].evidence[0].at: 'p2-p4' names 3 paragraphs by its ends alone. Name each that "
            "this rests on, and leave out the others: p2; p3; p4."
        ],
    ),
    "a long range behind a condition": (
        "alpha.yaml",
        (
            (
                "Only after a ceasefire.\n        evidence:\n          - {source: gazette-2025-08, at: p3}",
                "Only after a ceasefire.\n        evidence:\n          - {source: gazette-2025-08, at: p1; p2-p4}",
            ),
        ),
        [
            "provisions.legal-effect[0].condition.evidence[0].at: 'p2-p4' names 3 paragraphs by its ends alone. Name "
            "each that this rests on, and leave out the others: p2; p3; p4."
        ],
    ),
    "a text that speaks for a stranger": (
        "positions/sylvania.yaml",
        (
            (
                "speaker: sylvania\n    mode: quoted\n    stated: 2025-08-21\n    denies",
                "speaker: freedonia\n    mode: official_text\n    stated: 2025-08-20\n    denies",
            ),
        ),
        [
            "positions[0].speaker: 'freedonia' does not speak for 'sylvania'. A text speaks for its parties: write "
            "'sylvania' if it is one, or a group that lists it in 'members'."
        ],
    ),
}


@pytest.mark.parametrize(("name", "edits", "expected"), REFUSED.values(), ids=REFUSED)
def test_what_a_coding_may_not_claim(
    name: str, edits: Edits, expected: list[str], tmp_path: Path
) -> None:
    """Each claim that the texts do not bear out is a problem at its place, with the remedy."""
    assert problems(tmp_path, {name: edits}) == expected


ACCEPTED: dict[str, tuple[str, Edits]] = {
    "accounts that do not mention it": (
        "alpha.yaml",
        (
            (WHOLE, "note: Only accounts were read."),
            (
                "  - elements: [assistance]",
                "  - absence: not_mentioned\n    elements: [assistance]",
            ),
        ),
    ),
    "an interview as what was put forward": (
        "alpha.yaml",
        ((WHOLE, "own_text:\n  - {source: gazette-2025-08, form: interview, read: whole}"),),
    ),
    "two copies of one text, of which one is whole": (
        "alpha.yaml",
        ((WHOLE, f"{WHOLE}\n  - {{source: treaty-2024, read: excerpt}}"),),
    ),
    "a long range of signatures": (
        "alpha.yaml",
        (
            (
                "evidence: [{source: gazette-2025-08, at: p2}]",
                "evidence: [{source: gazette-2025-08, at: p1-p4}]",
            ),
        ),
    ),
    "what becomes of a proposal by itself": (
        "alpha.yaml",
        (("status: proposed\n    by: [freedonia]", "status: stalled"),),
    ),
    "indirect speech of a minister": (
        "alpha.yaml",
        (
            (
                "speaker: gazette\n      mode: anonymous\n      stated: 2025-08-21~",
                "speaker: anna-lind\n      mode: indirect\n      stated: 2025-08-20",
            ),
        ),
    ),
}


@pytest.mark.parametrize(("name", "edits"), ACCEPTED.values(), ids=ACCEPTED)
def test_what_a_coding_may_claim(name: str, edits: Edits, tmp_path: Path) -> None:
    """A rule refuses only what the texts do not bear out."""
    assert problems(tmp_path, {name: edits}) == []


def voices(*passages: str) -> Edits:
    """The Gazette says whose words stand where."""
    said = "".join(f"  - {{{passage}}}\n" for passage in passages)
    return (("text:\n", f"voices:\n{said}text:\n"),)


def test_words_are_cited_from_where_the_speaker_speaks(tmp_path: Path) -> None:
    """A fragment from another speaker's passage is no evidence; status and labels are checked as well."""
    found = problems(
        tmp_path, {"sources/gazette-2025-08.yaml": voices("at: p2, speakers: [sylvania]")}
    )
    message = (
        "p2 of 'gazette-2025-08' does not hold words of '{}'. Expected one of: sylvania. "
        "Correct the speaker, the place, or 'voices' of the source."
    )
    assert found == [
        f"labels[0].evidence[0].at: {message.format('anna-lind')}",
        f"status[0].evidence[0].at: {message.format('freedonia')}",
        f"provisions.legal-effect[0].evidence[0].at: {message.format('anna-lind')}",
        f"provisions.guarantors[0].evidence[0].at: {message.format('freedonia')}",
    ]


def test_a_paragraph_may_hold_words_of_several(tmp_path: Path) -> None:
    """Whoever is named for a paragraph may be cited from it; a paragraph nobody is named for is not checked."""
    given = voices(
        "at: p2, speakers: [anna-lind]", "at: p2-p3, speakers: [freedonia, anna-lind, gazette]"
    )
    assert problems(tmp_path, {"sources/gazette-2025-08.yaml": given}) == []


STRICT: dict[str, tuple[str, Edits, list[str]]] = {
    "a quotation with two speakers": (
        "positions/sylvania.yaml",
        (
            (
                "at: p4, quote: a mere declaration}",
                "at: p2, quote: sign a binding treaty}",
            ),
        ),
        [
            "positions[0].evidence[0].quote: is cited as words of 'sylvania', and at records/alpha.yaml:39 as words of "
            "'anna-lind'. Who speaks there is one: correct the speaker of one of the two."
        ],
    ),
    "one utterance with two dates": (
        "positions/sylvania.yaml",
        (
            (
                "    stated: 2025-08-21\n    condition",
                "    stated: 2025-08-20\n    condition",
            ),
        ),
        [
            "positions[1].stated: '2025-08-20' is not the date that 'sylvania' has in p4 of 'gazette-2025-08' at "
            "records/positions/sylvania.yaml:12 ('2025-08-21'). One utterance has one date: correct one, say with "
            "'held' of which time it speaks, or name the events of the two utterances."
        ],
    ),
    "a stranger's words as a provision": (
        "alpha.yaml",
        (("speaker: gazette\n      mode: anonymous", "speaker: sylvania\n      mode: quoted"),),
        [
            "provisions.force-size[0].speaker: 'sylvania' does not put this proposal forward, so this is no provision "
            "of it. Add 'others_say'. Expected one of: expectation, pressure, reading, wish. Or add the actor to "
            "'proposed_by'."
        ],
    ),
    "words of someone who only describes it": (
        "alpha.yaml",
        (
            ("proposed_by: [freedonia]", "described_by: [sylvania, freedonia]"),
            ("speaker: gazette\n      mode: anonymous", "speaker: sylvania\n      mode: quoted"),
        ),
        [],
    ),
    "nobody who puts it forward or describes it": (
        "alpha.yaml",
        (("proposed_by: [freedonia]\n", ""),),
        [
            ": needs either 'proposed_by' (who put it forward) or, if no text says who did, 'described_by' (who "
            "describes it)."
        ],
    ),
    "an id in a sentence": (
        "alpha.yaml",
        (("says: It was put forward.", "says: It was put forward (gazette-2025-08, p2)."),),
        [
            "status[0].says: holds the id 'gazette-2025-08', which means nothing to a reader. "
            "Write the name that the pages show."
        ],
    ),
}


@pytest.mark.parametrize(("name", "edits", "expected"), STRICT.values(), ids=STRICT)
def test_one_place_has_one_speaker_and_one_date(
    name: str, edits: Edits, expected: list[str], tmp_path: Path
) -> None:
    """What is cited twice is cited alike; what is no provision says so; readers see names."""
    assert problems(tmp_path, {name: edits}) == expected
