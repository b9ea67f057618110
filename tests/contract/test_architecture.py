"""The program keeps the shape that ``docs/architecture.md`` describes."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DRAWING = {"streamlit", "plotly", "pandas"}
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc"}
LONGEST = 400
# The reader walks the events of one parse; cut in two it would pass its state back and forth.
LONGER_WITH_REASON = {"guarantees/files/yaml_reader.py"}


def modules(*folders: str) -> list[str]:
    """The Python files below folders, by their path from the root of the repository."""
    return sorted(
        path.relative_to(ROOT).as_posix()
        for folder in folders
        for path in (ROOT / folder).rglob("*.py")
    )


DOMAIN = modules("guarantees")
PAGES = [name for name in modules("components/pages") if name.count("/") == 2 and "__" not in name]
PROGRAM = ["app.py", *modules("guarantees", "components", "scripts", "bench")]
EVERYTHING = [*PROGRAM, *modules("tests")]


def tree(name: str) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse((ROOT / name).read_text(encoding="utf-8"))


def imports(name: str) -> Iterator[str]:
    """The packages that a file imports, at its top or anywhere else."""
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield str(node.module).split(".")[0]


@pytest.mark.parametrize("name", DOMAIN)
def test_the_domain_draws_nothing(name: str) -> None:
    """Records, rules and view models need none of what a page is drawn with, nor the pages."""
    assert set(imports(name)) & (DRAWING | {"components", "app"}) == set()


@pytest.mark.parametrize("name", DOMAIN)
def test_a_module_of_the_domain_can_be_read_at_one_sitting(name: str) -> None:
    """A module has at most 400 lines, unless there is a reason."""
    lines = len((ROOT / name).read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST or name in LONGER_WITH_REASON


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_a_table_of_contents(name: str) -> None:
    """A page has at most 40 lines and defines nothing."""
    defined = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
    assert [type(n).__name__ for n in ast.walk(tree(name)) if isinstance(n, defined)] == []
    assert len((ROOT / name).read_text(encoding="utf-8").splitlines()) <= 40


def test_modules_are_named_after_things() -> None:
    """No module is called utils, helpers, common or misc."""
    assert [name for name in EVERYTHING if set(Path(name).with_suffix("").parts) & VAGUE] == []


@pytest.mark.parametrize("name", EVERYTHING)
def test_no_error_is_swallowed_unnamed(name: str) -> None:
    """Every ``except`` names what it expects."""
    found = [
        n.lineno for n in ast.walk(tree(name)) if isinstance(n, ast.ExceptHandler) and not n.type
    ]
    assert found == []


def test_no_domain_module_asks_for_the_day() -> None:
    """Today's date is passed in: no module of the domain but a command calls today, now or utcnow."""
    asked = [
        (name, node.attr)
        for name in DOMAIN
        if not name.startswith("guarantees/commands/")
        for node in ast.walk(tree(name))
        if isinstance(node, ast.Attribute) and node.attr in {"today", "now", "utcnow"}
    ]
    assert asked == []


def test_every_layer_was_looked_at() -> None:
    """The rules above apply to files that exist."""
    assert (len(DOMAIN) > 25, len(PAGES) > 0, set(DOMAIN) >= LONGER_WITH_REASON) == (True,) * 3
