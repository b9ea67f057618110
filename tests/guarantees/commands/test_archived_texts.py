"""The commands that read archived texts: what they print of one source, and what they fill in."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from guarantees.commands.command_line import main
from tests.builders import ARCHIVE, sample_text, write_records

GAZETTE = "sources/gazette-2025-08.yaml"
P2 = "The minister said: “Freedonia will sign a binding treaty – nothing less.”"
P3 = "A general put the force at about 50,000 soldiers."
P4 = "Sylvania’s envoy called the treaty «a mere declaration»."
ON_LINES = (
    "      evidence:\n        - source: gazette-2025-08 # read\n          quote: about 50,000\n"
)
TREATY = "Article 1\n\nEach helps the others.\n\nArticle 2\n\nThey shall:\n"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run commands in a folder with the small folder as ``proposals``, and an archive of two texts."""
    monkeypatch.chdir(tmp_path)
    write_records(tmp_path / "proposals")
    Path("texts").mkdir()
    Path("texts/gazette.txt").write_bytes((ARCHIVE / "gazette.txt").read_bytes())
    Path("texts/pact-2026.txt").write_text(TREATY, encoding="utf-8")


def change(name: str, *edits: tuple[str, str]) -> None:
    """Edit one file of the folder."""
    Path("proposals", name).write_text(sample_text(name, *edits), encoding="utf-8")


def archive_the_treaty() -> None:
    """Let the second source have an archived text too, which nothing cites."""
    digest = hashlib.sha256(TREATY.encode()).hexdigest()
    change(
        "sources/treaty-2024.yaml",
        ("read: excerpt\n", f"read: whole\ntext: {{sha256: {digest}, paragraphs: 4}}\n"),
    )


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str]]:
    """The exit code of a command with the archive, and the lines it printed, errors included."""
    code = main([*arguments, "--archive", "texts"])
    printed = capsys.readouterr()
    return code, (printed.out + printed.err).splitlines()


# ---------------------------------------------------------------- text


def test_a_text_is_printed_with_the_numbers_of_its_paragraphs(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Blank lines are not counted, and a part may be asked for."""
    assert run(capsys, "text", "gazette-2025-08", "--from", "p2", "--to", "3") == (
        0,
        [f"p2: {P2}", f"p3: {P3}", "2 of 6 paragraphs of texts/gazette.txt."],
    )


def test_words_are_found_by_their_beginnings(capsys: pytest.CaptureFixture[str]) -> None:
    """Capital letters and typography do not count; the middle of a word is no beginning."""
    words = ["BIND", "sylvania's", "claration", "50,000 sold", "ratif"]
    assert run(capsys, "text", "gazette-2025-08", "--find", *words) == (
        0,
        [
            f"p2 (BIND): {P2}",
            f"p3 (50,000 sold): {P3}",
            f"p4 (sylvania's): {P4}",
            "3 of 6 paragraphs of texts/gazette.txt.",
            "Found nowhere: claration, ratif.",
        ],
    )


def test_what_is_found_is_printed_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """Other programs get each paragraph with the words that were found in it."""
    words = ["--find", "soldier", "ratif", "--format", "json"]
    code, lines = run(capsys, "text", "gazette-2025-08", *words)
    assert (code, json.loads("\n".join(lines))) == (
        0,
        {
            "path": "texts/gazette.txt",
            "paragraphs": [{"number": 3, "text": P3, "found": ["soldier"]}],
            "not_found": ["ratif"],
        },
    )


@pytest.mark.parametrize("name", ["pact-2026", "texts/pact-2026.txt"])
def test_a_text_without_a_record_is_printed(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """It is named by its file in the archive, or by a path."""
    assert run(capsys, "text", name, "--find", "shall") == (
        0,
        ["p4 (shall): They shall:", "1 of 4 paragraphs of texts/pact-2026.txt."],
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["gazette-2025"],
            "no valid source has the id 'gazette-2025'. Did you mean 'gazette-2025-08'?",
        ),
        (["treaty-2024"], "the archive does not hold the text of 'treaty-2024'."),
        (
            ["gazette-2025-08", "--element", "force-sise"],
            "no valid element has the id 'force-sise'. Did you mean 'force-size'?",
        ),
        (
            ["gazette-2025-08", "--element", "guarantors"],
            "for 'guarantors' the codebook names no words. Name some: --find.",
        ),
    ],
)
def test_what_cannot_be_printed_is_refused(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A sentence says why, and the exit code is that of wrong usage."""
    assert run(capsys, "text", *arguments) == (2, [f"python -m guarantees text: {message}"])


# ---------------------------------------------------------------- one source, one proposal


def test_only_one_source_is_verified(capsys: pytest.CaptureFixture[str]) -> None:
    """Texts of others may be missing: output and exit code are about the source that was asked for."""
    Path("texts/gazette.txt").unlink()
    archive_the_treaty()
    assert run(capsys, "verify", "--source", "treaty-2024") == (0, ["0 of 0 quotations found."])
    assert run(capsys, "verify", "--source", "treaty-2024", "gazette-2025-08")[0] == 1


def test_the_sources_of_one_proposal_are_covered(capsys: pytest.CaptureFixture[str]) -> None:
    """What a proposal cites counts, and so do mistakes in a file that may cite the same, but no others."""
    archive_the_treaty()
    change("beta.yaml", ("kind: demand", "kind: demand\nkinds: x"))
    asked = ("coverage", "--proposal", "alpha", "--uncited")
    assert run(capsys, *asked) == (1, ["6 of 6 paragraphs cited or explained."])
    change("beta.yaml", ("proposed_by: [sylvania", "proposed_by: [silvania"))
    assert run(capsys, *asked) == (0, ["6 of 6 paragraphs cited or explained."])


def test_paragraphs_that_nothing_cites_are_listed_alone(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Each has its first words."""
    archive_the_treaty()
    assert run(capsys, "coverage", "--uncited") == (
        1,
        [
            "treaty-2024 p1: Article 1",
            "treaty-2024 p2: Each helps the others.",
            "treaty-2024 p3: Article 2",
            "treaty-2024 p4: They shall:",
            "6 of 10 paragraphs cited or explained.",
        ],
    )


def test_a_source_that_does_not_exist_is_no_success(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing to verify is not the same as nothing wrong."""
    for command in ("verify", "coverage"):
        assert run(capsys, command, "--source", "gazete-2025-08") == (
            2,
            [
                f"python -m guarantees {command}: no valid source has the id 'gazete-2025-08'. "
                "Did you mean 'gazette-2025-08'?"
            ],
        )


def test_entries_of_unused_are_suggested(capsys: pytest.CaptureFixture[str]) -> None:
    """Headings and introductions of lists come as YAML, neighbours as one range."""
    archive_the_treaty()
    assert run(capsys, "coverage", "--suggest-unused", "--source", "treaty-2024") == (
        1,
        [
            "# treaty-2024: recognised by their form. Read each before you keep it.",
            "unused:",
            "  - at: p1",
            "    reason: boilerplate",
            "    note: Heading.",
            "  - at: p3-p4",
            "    reason: boilerplate",
            "    note: Headings and introductions of lists.",
        ],
    )


# ---------------------------------------------------------------- places


def test_places_of_quotations_are_filled_in(capsys: pytest.CaptureFixture[str]) -> None:
    """In braces or on lines of their own, left out or TODO: only the place is added."""
    edits = (
        (", at: p2, quote: sign a", ", quote: sign a"),
        ("at: p2; p3; p4", "at: TODO, quote: envoy called the treaty"),
        (
            "      evidence:\n        - {source: gazette-2025-08, at: p3}\n",
            ON_LINES,
        ),
    )
    change("alpha.yaml", *edits)
    assert run(capsys, "places") == (0, ["proposals/alpha.yaml: 3 places", "3 places filled in."])
    assert Path("proposals/alpha.yaml").read_text(encoding="utf-8") == sample_text(
        "alpha.yaml",
        ("at: p2; p3; p4", "at: p4, quote: envoy called the treaty"),
        (
            "      evidence:\n        - {source: gazette-2025-08, at: p3}\n",
            ON_LINES.replace("quote", "at: p3\n          quote"),
        ),
    )
    assert run(capsys, "places") == (0, ["0 places filled in."])


def test_a_place_that_is_not_certain_stays_open(capsys: pytest.CaptureFixture[str]) -> None:
    """Words that occur in several places or in none are named; a place that a curator gave is left alone."""
    edits = (
        (", at: p2, quote: sign a binding", ", quote: sign a solid"),
        ("at: p2; p3; p4", "at: TODO, quote: treaty"),
    )
    change("alpha.yaml", *edits)
    before = Path("proposals/alpha.yaml").read_bytes()
    assert run(capsys, "places") == (
        1,
        [
            "proposals/alpha.yaml:39:44: provisions.legal-effect[0].evidence[0]: “sign a solid treaty” is not in "
            "the text: it has “solid” where the text has “binding”. The nearest words are in p2: "
            "“sign a binding treaty”.",
            "proposals/alpha.yaml:56:54: provisions.guarantors[0].evidence[0]: “treaty” is in p2, p4. "
            "Write the place that is meant, or quote more.",
            "0 places filled in.",
        ],
    )
    assert Path("proposals/alpha.yaml").read_bytes() == before


def test_a_quotation_that_is_still_to_be_written_has_no_place(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What is TODO is passed over here: ``verify`` reports it."""
    change("alpha.yaml", ("at: p2; p3; p4", "at: TODO, quote: TODO"))
    assert run(capsys, "places") == (0, ["0 places filled in."])
    assert run(capsys, "verify")[0] == 1


def test_a_file_that_cannot_be_read_is_no_success(capsys: pytest.CaptureFixture[str]) -> None:
    """Its places are open, and the reason is printed."""
    change("alpha.yaml", ("kind: proposal", "kind: [proposal"))
    code, lines = run(capsys, "places")
    assert (code, lines[0].partition(":")[0]) == (1, "proposals/alpha.yaml")


# ---------------------------------------------------------------- silences


def test_words_that_were_looked_for_are_listed_where_they_stand(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A silence with places to read again is no mistake; a place that its note names is left out."""
    looked_for = "    on: 2025-09-01\n    looked_for: [treaty, help, relay]\n"
    change("alpha.yaml", ("    on: 2025-09-01\n", looked_for))
    assert run(capsys, "verify", "--silences", "--proposal", "alpha") == (
        0,
        [
            "2 of 2 quotations found.",
            f"proposals/alpha.yaml:58: assistance: 'treaty' in p2 of gazette-2025-08: {P2}",
            f"proposals/alpha.yaml:58: assistance: 'treaty' in p4 of gazette-2025-08: {P4}",
            "proposals/alpha.yaml:58: assistance: 'relay' in p5 of gazette-2025-08: "
            "The relay adds: this will never work.",
            "Words to look for in texts called silent: 3 places to read again.",
        ],
    )
    note = "    note: A treaty (p2-p4) is no help; nor is p5.\n"
    change("alpha.yaml", ("    on: 2025-09-01\n", looked_for + note))
    assert run(capsys, "verify", "--silences")[1][1:] == [
        "Words to look for in texts called silent: 0 places to read again."
    ]


def test_words_of_a_silence_are_found_for_its_element(capsys: pytest.CaptureFixture[str]) -> None:
    """They belong to the words for that element in that text."""
    looked_for = "    on: 2025-09-01\n    looked_for: [relay]\n"
    change("alpha.yaml", ("    on: 2025-09-01\n", looked_for))
    assert run(capsys, "text", "gazette-2025-08", "--element", "assistance") == (
        0,
        [
            "p5 (relay): The relay adds: this will never work.",
            "1 of 6 paragraphs of texts/gazette.txt.",
        ],
    )


def test_words_of_several_elements_are_told_apart(capsys: pytest.CaptureFixture[str]) -> None:
    """Where more than one is asked for, each word stands with the element it is for."""
    rule = "    coding_rule: Keep the unit and the qualifier.\n"
    size = rule + "    look_for: [soldier, brigade]\n"
    help = "    name: Assistance\n"
    change(
        "registry/elements.yaml", (rule, size), (help, help + "    look_for: [soldier, general]\n")
    )
    asked = ("--element", "force-size", "assistance", "--find", "general", "food")
    assert run(capsys, "text", "gazette-2025-08", *asked) == (
        0,
        [
            f"p3 (general; force-size: soldier; assistance: soldier, general): {P3}",
            "1 of 6 paragraphs of texts/gazette.txt.",
            "Found nowhere: food; force-size: brigade.",
        ],
    )
