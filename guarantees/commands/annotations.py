"""Problems as annotations for code review: commands of GitHub's workflows, which show a problem beside its line.

See https://docs.github.com/actions/reference/workflow-commands-for-github-actions. A command ends with its line, so
line breaks are escaped, and no text of a record can begin a second one.
"""

from __future__ import annotations

from guarantees.problems import Problem

_IN_MESSAGE = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTY = {**_IN_MESSAGE, ":": "%3A", ",": "%2C"}


def github_annotation(problem: Problem) -> str:
    """One line such as ``::error file=a.yaml,line=2,col=7,title=name::is empty. Write some text.``"""
    properties = {
        "file": problem.path,
        "line": str(problem.line),
        "col": str(problem.column),
        **({"title": problem.field} if problem.field else {}),
    }
    written = ",".join(
        f"{name}={_escape(value, _IN_PROPERTY)}" for name, value in properties.items()
    )
    return f"::error {written}::{_escape(problem.message, _IN_MESSAGE)}"


def _escape(text: str, escapes: dict[str, str]) -> str:
    return text.translate(str.maketrans(escapes))
