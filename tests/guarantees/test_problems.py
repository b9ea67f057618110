"""The one shape of what is wrong with a record."""

from __future__ import annotations

import pytest

from guarantees.problems import (
    Problem,
    did_you_mean,
    field_name,
    letter_of_another_script,
    one_of,
    quoted,
    summary,
)


def test_a_problem_prints_its_place_field_and_message() -> None:
    """A problem is one line that editors can jump to."""
    problem = Problem("a.yaml", 41, 9, "provisions.force-size[1].unit", "is wrong.")
    assert str(problem) == "a.yaml:41:9: provisions.force-size[1].unit: is wrong."


def test_a_problem_of_a_whole_file_names_no_field() -> None:
    """Without a field the message follows the place."""
    assert str(Problem("a.yaml", 1, 1, "", "is empty.")) == "a.yaml:1:1: is empty."


def test_a_problem_is_plain_data() -> None:
    """What is printed as JSON has the same five parts."""
    assert Problem("a.yaml", 4, 9, "b", "is wrong.").as_dict() == {
        "path": "a.yaml",
        "line": 4,
        "column": 9,
        "field": "b",
        "message": "is wrong.",
    }


def test_problems_sort_by_path_line_and_column() -> None:
    """Lines and columns are compared as numbers."""
    places = [("b", 1, 1), ("a", 10, 1), ("a", 9, 10), ("a", 9, 2)]
    problems = sorted(Problem(*place, "", "") for place in places)
    assert [(p.path, p.line, p.column) for p in problems] == places[::-1]


@pytest.mark.parametrize(
    ("location", "name"),
    [((), ""), (("a",), "a"), (("a", 0, "b", 1, 2), "a[0].b[1][2]"), ((0, "a"), "[0].a")],
)
def test_a_location_is_written_as_a_path(location: tuple, name: str) -> None:
    """Keys are joined with dots, indices are in brackets."""
    assert field_name(location) == name


def test_the_nearest_known_word_is_suggested() -> None:
    """A suggestion is made only when a known word is near."""
    assert did_you_mean("solders", ["brigades", "soldiers"]) == " Did you mean 'soldiers'?"
    assert did_you_mean("tanks", ["brigades", "soldiers"]) == ""


def test_what_was_expected_is_listed_in_alphabetical_order() -> None:
    """The order of a vocabulary does not show in messages."""
    assert one_of(["b", "c", "a"]) == "Expected one of: a, b, c."


@pytest.mark.parametrize(
    ("paths", "files", "words"),
    [
        (["a", "b"], 23, "2 problems in 2 of 23 files"),
        (["a", "a"], 1, "2 problems in 1 of 1 file"),
        (["a"], 2, "1 problem in 1 of 2 files"),
        ([], 2, "0 problems in 0 of 2 files"),
    ],
)
def test_the_summary_counts_problems_and_files(paths: list[str], files: int, words: str) -> None:
    """Several problems of one file count as one broken file."""
    assert summary((Problem(path, 1, 1, "", "") for path in paths), files) == words


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("two  words", "'two  words'"),
        ("wish\nx.yaml:1:1: fake\n", "'wish⏎x.yaml:1:1: fake⏎'"),
        ("x" * 60, f"'{'x' * 60}'"),
        ("x" * 61, f"'{'x' * 59}…'"),
    ],
)
def test_what_was_written_is_quoted_on_one_line(written: str, shown: str) -> None:
    """A text of a record cannot pass for a second problem, nor make a message that nobody can read."""
    assert quoted(written) == shown


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("united-kingdom", ""),
        ("", ""),
        ("fr\u0430n\u0441e", " Its '\u0430' is U+0430 (CYRILLIC SMALL LETTER A)."),
        ("\u00fc", " Its '\u00fc' is U+00FC (LATIN SMALL LETTER U WITH DIAERESIS)."),
        ("a\ue000", " Its '\ue000' is U+E000 (without a name)."),
    ],
)
def test_a_letter_that_looks_the_same_is_named(word: str, hint: str) -> None:
    """On screen it looks like the letter that was expected."""
    assert letter_of_another_script(word) == hint
