"""components/parts/notices.py: problems of a link or of the records are named above the page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from guarantees.catalogue.catalogue import load
from tests.builders import RECORDS, sample_text, write_records

BROKEN = {
    "beta.yaml": sample_text("beta.yaml", ("family: pacts", "family: pakts")),
    "sources/treaty-2024.yaml": sample_text(
        "sources/treaty-2024.yaml", ("read: excerpt", "read: **whole**")
    ),
}


def problem_lists(page: AppTest) -> list[tuple[str, list[str]]]:
    """Every notice about records: its head, and the lines it unfolds to."""
    return [
        (box.label, [line.value for line in box.text])
        for box in page.expander
        if box.icon == ":material/warning:"
    ]


@pytest.mark.parametrize("name", ["overview", "compare"])
def test_sound_records_are_not_mentioned(open_page: Callable[..., AppTest], name: str) -> None:
    """With the project's own records no page shows a notice."""
    page = open_page(name)
    assert [] == problem_lists(page)


@pytest.mark.parametrize("name", ["overview", "compare"])
def test_every_problem_is_shown_with_place_and_remedy(
    open_page: Callable[..., AppTest], use_records: Callable, tmp_path: Path, name: str
) -> None:
    """On every page a notice lists each problem as the check on the command line does, as plain text."""
    folder = use_records(write_records(tmp_path / "records", BROKEN))
    page = open_page(name)
    problems = load(folder, "records").problems
    assert 2 == len(problems)
    head = "2 problems in the records: the rest is shown"
    assert [(head, [str(problem) for problem in problems])] == problem_lists(page)


def test_a_problem_names_file_line_column_and_the_nearest_right_word(
    open_page: Callable[..., AppTest], use_records: Callable, tmp_path: Path
) -> None:
    """The notice is enough to fix the file without opening anything else."""
    use_records(write_records(tmp_path / "records", {"beta.yaml": BROKEN["beta.yaml"]}))
    said = (
        "records/beta.yaml:5:9: family: no family has the id 'pakts'. Correct the id. "
        "Did you mean 'pacts'?"
    )
    head = "1 problem in the records: the rest is shown"
    assert [(head, [said])] == problem_lists(open_page())


def test_a_long_list_is_cut(
    open_page: Callable[..., AppTest], use_records: Callable, tmp_path: Path
) -> None:
    """After fifty problems the rest is counted, and the command that lists them is named."""
    broken = {f"p{number}.yaml": "id: [" for number in range(60)}
    folder = use_records(write_records(tmp_path / "records", broken))
    problems = load(folder, "records").problems
    (head, lines) = problem_lists(open_page())[0]
    assert f"{len(problems)} problems in the records: the rest is shown" == head
    rest = f"and {len(problems) - 50} more: run python -m guarantees check"
    assert [*(str(problem) for problem in problems[:50]), rest] == lines


@pytest.mark.parametrize(("broken", "named", "more"), [(5, 5, ""), (6, 5, " and 1 more")])
def test_only_some_of_the_files_that_keep_an_older_version_are_named(
    *,
    open_page: Callable[..., AppTest],
    use_records: Callable,
    tmp_path: Path,
    broken: int,
    named: int,
    more: str,
) -> None:
    """Up to five are all named; of more the others are counted."""
    folder = use_records(write_records(tmp_path / "records"))
    open_page()
    names = sorted(path.relative_to(RECORDS).as_posix() for path in RECORDS.rglob("*.yaml"))
    for name in names[:broken]:
        (folder / name).write_text("id: [", encoding="utf-8")
    kept = ", ".join(f"records/{name}" for name in names[:named])
    ((_, lines),) = problem_lists(open_page())
    assert lines[-1] == f"Shown as they last were without a problem: {kept}{more}."
