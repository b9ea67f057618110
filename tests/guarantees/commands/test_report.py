"""The command ``report``: readable tables, the same as data, and its exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from guarantees.commands.command_line import main
from guarantees.pages.curate.report import ReportPart
from tests.builders import RECORDS, sample_text, write_records
from tests.larger_records import write_larger_records

UNREFERENCED = """\
The evidence runs to September 2025. Data version 2025.09.1-{digest}.

Unreferenced records
====================
Records that nothing refers to, and records dated after the end of the evidence. None of them is a problem.

Proposal without a stance: 1.

The records

Record
------

Proposal without a stance. No actor has a recorded stance on the proposal as a whole.
Beta
"""


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """The exit code of the command and what it printed."""
    code = main(["report", *arguments])
    return code, capsys.readouterr().out


def digest(capsys: pytest.CaptureFixture[str], folder: Path) -> str:
    """The end of the version of a folder's records."""
    return json.loads(run(capsys, str(folder), "--format", "json")[1])["version"].split("-")[-1]


def test_one_part_is_printed_alone(capsys: pytest.CaptureFixture[str]) -> None:
    """A part has a heading, a description, a summary, and its tables with the groups of their rows."""
    assert run(capsys, str(RECORDS), "--part", "loose-ends") == (
        0,
        UNREFERENCED.format(digest=digest(capsys, RECORDS)),
    )


def test_counts_stand_to_the_right_and_totals_below(capsys: pytest.CaptureFixture[str]) -> None:
    """Heads of counts are wrapped between words; lines have no spaces at the end."""
    lines = run(capsys, str(RECORDS), "--part", "coverage")[1].splitlines()
    start = lines.index("By proposal: how many elements hold what") + 2
    assert lines[start : start + 7] == [
        "Proposal        Clear  Disputed  Ambiguous  Withdrawn  Others  Silent        Not    Not         Not",
        "               answer                                     say          mentioned  coded  applicable",
        "---------------------------------------------------------------------------------------------------",
        "Beta                1         0          1          0       0       0          0      1           1",
        "Alpha               2         1          0          0       0       1          0      0           0",
        "---------------------------------------------------------------------------------------------------",
        "All proposals       3         1          1          0       0       1          0      1           1",
    ]


def test_many_records_fit_the_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every part is printed in order, no line is wider than the page, and no word that fits is broken."""
    code, text = run(capsys, str(write_larger_records(tmp_path)))
    lines = text.splitlines()
    assert code == 0
    assert max(map(len, lines)) <= 120
    assert [line for line in lines if line in {part.label for part in ReportPart}] == [
        part.label for part in ReportPart
    ]
    assert "Transit of goods" in text
    assert not any(line.endswith(" ") for line in lines)


def test_long_texts_are_folded(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Columns with long words are narrowed until the table fits, whatever is in the records."""
    word = "Z" * 190
    edits = [("name: A treaty or a declaration", f"name: {word}")]
    write_records(
        tmp_path,
        {
            "registry/contradictions.yaml": sample_text("registry/contradictions.yaml", *edits),
            "alpha.yaml": sample_text(
                "alpha.yaml", ("says: Freedonia will sign a binding treaty.", f"says: {word}")
            ),
        },
    )
    lines = run(capsys, str(tmp_path), "--part", "contradictions")[1].splitlines()
    assert max(map(len, lines)) <= 120
    assert "".join(lines).count("Z") == 190 * 3


def test_long_sentences_get_the_most_room(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Columns of short words are wrapped before long words are broken."""
    says = " ".join(["Freedonia"] * 20)
    edits = [("says: Freedonia will sign a binding treaty.", f"says: {says}")]
    write_records(tmp_path, {"alpha.yaml": sample_text("alpha.yaml", *edits)})
    lines = run(capsys, str(tmp_path), "--part", "contradictions")[1].splitlines()
    first = next(place for place, line in enumerate(lines) if line.startswith("Anna Lind"))
    whole = " ".join(["Freedonia"] * 7)
    assert lines[first : first + 3] == [
        f"Anna Lind    {whole}      Alpha:      quoted directly; 20",
        f"             {whole}      Legal       August 2025",
        f"             {whole.removesuffix(' Freedonia')}                effect",
    ]


def test_everything_is_printed_as_data(capsys: pytest.CaptureFixture[str]) -> None:
    """Each part has a key; numbers are numbers, and every row has the ids that lead to its record."""
    code, text = run(capsys, str(RECORDS), "--format", "json")
    data = json.loads(text)
    assert code == 0
    assert list(data) == ["problems", "version", "reach", "empty", *(p.key for p in ReportPart)]
    assert data["problems"] == 0
    assert data["coverage"]["proposals"][1] == {
        "id": "alpha",
        "name": "Alpha",
        "counts": {
            **{"coded": 2, "disputed": 1, "ambiguous": 0, "withdrawn": 0, "others_say": 0},
            **{"silent": 1, "not_mentioned": 0, "not_coded": 0, "not_applicable": 0},
        },
        "address": "./compare?proposals=alpha",
    }
    assert data["excerpt_only"]["cells"][0] == {
        "proposal": "beta",
        "proposal_name": "Beta",
        "element": "legal-effect",
        "element_name": "Legal effect",
        "sign": "?",
        "tone": "ambiguous",
        "shows": "Ambiguous",
        "origins": [{"id": "freedonia", "name": "Freedonia"}],
        "sources": [{"id": "treaty-2024", "name": "Treaty, 2024"}],
        "address": "./compare?proposals=beta&cell=beta.legal-effect",
    }


def test_one_part_is_printed_as_data(capsys: pytest.CaptureFixture[str]) -> None:
    """The others are left out."""
    data = json.loads(run(capsys, str(RECORDS), "--part=single-origin", "--format=json")[1])
    assert list(data) == ["problems", "version", "reach", "empty", "single_origin"]


def test_broken_records_are_excluded_and_said_to_be(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only valid records are in the report, and the command ends with 1."""
    broken = sample_text("beta.yaml", ("kind: demand", "kind: wish"))
    families = sample_text(
        "registry/families.yaml", ("    proposals: [alpha, beta]", "    proposals: [alpha]")
    )
    folder = write_records(
        tmp_path / "records", {"beta.yaml": broken, "registry/families.yaml": families}
    )
    code, text = run(capsys, str(folder), "--part", "coverage")
    assert code == 1
    assert text.startswith(
        f"1 problem in the records: run 'python -m guarantees check {folder}'. "
        "Records with problems are left out of this report.\n\nThe evidence runs to"
    )
    assert "1 proposal on 4 elements: 4 cells." in text
    code, text = run(capsys, str(folder), "--format", "json")
    assert (code, json.loads(text)["problems"]) == (1, 1)


def test_a_folder_that_is_not_there_is_a_problem(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A sentence says that there is nothing to report on."""
    folder = tmp_path / "nowhere"
    assert run(capsys, str(folder)) == (
        1,
        f"1 problem in the records: run 'python -m guarantees check {folder}'. "
        "Records with problems are left out of this report.\n\nThere are no proposals to report on.\n",
    )


def test_an_unknown_part_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    """The message names the parts that exist."""
    with pytest.raises(SystemExit) as ended:
        main(["report", "--part", "sources"])
    assert ended.value.code == 2
    assert "invalid choice: 'sources' (choose from " in capsys.readouterr().err
