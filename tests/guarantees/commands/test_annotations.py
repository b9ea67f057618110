"""Problems as commands of GitHub's workflows: one line each, whatever a record says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guarantees.commands.annotations import github_annotation
from guarantees.problems import Problem


@pytest.mark.parametrize(
    ("problem", "line"),
    [
        (
            Problem("proposals/a.yaml", 41, 9, "provisions.x[0].value", "'y' is wrong. Mend it."),
            "::error file=proposals/a.yaml,line=41,col=9,title=provisions.x[0].value::'y' is wrong. Mend it.",
        ),
        (
            Problem("proposals/a.yaml", 1, 1, "", "The file is empty."),
            "::error file=proposals/a.yaml,line=1,col=1::The file is empty.",
        ),
        (
            Problem("a,b:c%\n.yaml", 2, 3, "x::error,y", "50% of: a, b\r\n::error file=z::no"),
            "::error file=a%2Cb%3Ac%25%0A.yaml,line=2,col=3,title=x%3A%3Aerror%2Cy"
            "::50%25 of: a, b%0D%0A::error file=z::no",
        ),
    ],
)
def test_a_problem_is_one_command(problem: Problem, line: str) -> None:
    """Place and field are properties; what would end the line or a property is escaped."""
    assert github_annotation(problem) == line


@given(*[st.text(alphabet=":,%\r\n#[]ab\u2028=") for _ in range(3)])
def test_no_text_begins_a_second_command(path: str, field: str, message: str) -> None:
    """Whatever path, field and message hold, there is one line, and reading it back gives them."""
    line = github_annotation(Problem(path, 1, 2, field, message))
    assert ("\n" in line, "\r" in line) == (False, False)
    properties, _, told = line.removeprefix("::error ").partition("::")
    read = dict(part.split("=", 1) for part in properties.split(","))
    assert {name: plain(value) for name, value in read.items()} == {
        **{"file": path, "line": "1", "col": "2"},
        **({"title": field} if field else {}),
    }
    assert plain(told) == message


def plain(text: str) -> str:
    """A property or message as GitHub reads it."""
    for escape, char in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(escape, char)
    return text
