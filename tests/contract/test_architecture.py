"""The program keeps the shape that ``docs/architecture.md`` describes.

Ruff checks two more rules: every ``except`` names what it expects (E722), and ``guarantees/`` imports nothing that a
page is drawn with (TID251, in ``pyproject.toml``).
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc"}
MAX_LINES = 400
MAX_MODULES_AT_THE_TOP = 12
MAX_MODULES_IN_A_FOLDER = 20
# The reader walks the events of one parse; cut in two it would pass its state back and forth.
LONGER_WITH_REASON = {"guarantees/yaml_files/yaml_reader.py"}
# Addresses, and what somebody who follows a recipe makes.
_TO_BE_MADE = {
    *("/cite", "/sources.x", "components/pages/x/"),
    *("guarantees/pages/x/", "templates/x.yaml", "to_x"),
}
# From the bottom up: a folder imports only from those before it. A module at the top of a package stands for itself.
LAYERS = [
    "guarantees/text",
    "guarantees/problems",
    "guarantees/records",
    "guarantees/yaml_files",
    "guarantees/rules",
    "guarantees/archive",
    "guarantees/authoring",
    "guarantees/catalogue",
    "guarantees/cells",
    "guarantees/links",
    "guarantees/reference",
    "guarantees/words",
    "guarantees/changes",
    "guarantees/sheets",
    "guarantees/pages/document_head",
    "guarantees/pages/search",
    "guarantees/pages/tables",
    "guarantees/pages/changes",
    "guarantees/pages/coverage",
    "guarantees/pages/overview",
    "guarantees/pages/sources",
    "guarantees/pages/timeline",
    "guarantees/pages/gap",
    "guarantees/pages/wording",
    "guarantees/pages/map",
    "guarantees/pages/proposal",
    "guarantees/pages/actor",
    "guarantees/pages/curate",
    "guarantees/pages/method",
    "guarantees/feeds",
    "guarantees/releases",
    "guarantees/for_programs",
    "guarantees/commands",
    "components/streamlit_internals",
    "components/elements",
    "components/downloads",
    "components/store",
    "components/parts",
    "components/pages",
    "components/server",
    "components/twin",
    "guarantees/__main__",
]


def modules(*folders: str) -> list[str]:
    """The Python files below folders, by their path from the root of the repository."""
    return sorted(
        path.relative_to(ROOT).as_posix()
        for folder in folders
        for path in (ROOT / folder).rglob("*.py")
    )


DOMAIN = modules("guarantees")
LAYERED = modules("guarantees", "components")
EVERYTHING = ["app.py", *modules("guarantees", "components", "scripts", "bench", "tests")]


@cache
def nodes(name: str) -> tuple[ast.AST, ...]:
    """Every node of the syntax tree of a file."""
    return tuple(ast.walk(ast.parse((ROOT / name).read_text(encoding="utf-8"))))


def line_count(name: str) -> int:
    """How many lines a file has."""
    return len((ROOT / name).read_text(encoding="utf-8").splitlines())


def imported(name: str) -> Iterator[str]:
    """The modules of the two packages that a file imports, at its top or anywhere else, by their paths."""
    for node in nodes(name):
        found: list[str] = []
        if isinstance(node, ast.Import):
            found = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            # ``from guarantees.cells import cell`` names a module, ``from guarantees.cells.cell import Cell`` does not.
            found = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        for each in found:
            path = each.replace(".", "/") + ".py"
            if path in LAYERED:
                yield path


def layer(name: str) -> str:
    """The layer that a module belongs to."""
    path = name.removesuffix(".py")
    return next(each for each in reversed(LAYERS) if path == each or path.startswith(f"{each}/"))


def test_every_folder_is_a_layer() -> None:
    """The order of the layers names every folder of both packages, and no folder that does not exist."""
    inner = [name for name in LAYERED if not name.endswith("__init__.py")]
    assert set(LAYERS) == {layer(name) for name in inner}


def test_imports_between_folders_go_one_way() -> None:
    """A module imports only from its own folder and from folders further down."""
    order = {name: number for number, name in enumerate(LAYERS)}
    up = {
        (layer(name), layer(other)): f"{name} imports {other}"
        for name in LAYERED
        if not name.endswith("__init__.py")
        for other in imported(name)
        if order[layer(other)] > order[layer(name)]
    }
    assert up == {}


def test_a_folder_can_be_taken_in_at_a_glance() -> None:
    """A package has at most 12 modules at its top, and a folder in it at most 20."""
    inner = [name for name in LAYERED if not name.endswith("__init__.py")]
    sizes = Counter(name.rpartition("/")[0] for name in inner)
    too_many = {
        folder: size
        for folder, size in sizes.items()
        if size > (MAX_MODULES_IN_A_FOLDER if "/" in folder else MAX_MODULES_AT_THE_TOP)
    }
    assert too_many == {}


def test_a_module_of_the_domain_can_be_read_at_one_sitting() -> None:
    """A module has at most 400 lines, unless there is a reason."""
    long = {name for name in DOMAIN if line_count(name) > MAX_LINES}
    assert long == LONGER_WITH_REASON


def test_modules_are_named_after_things() -> None:
    """No module is called utils, helpers, common or misc."""
    assert [name for name in EVERYTHING if set(Path(name).with_suffix("").parts) & VAGUE] == []


def test_no_domain_module_asks_for_the_day() -> None:
    """Today's date is passed in: no module of the domain but a command calls today, now or utcnow."""
    asked = [
        (name, node.attr)
        for name in DOMAIN
        if not name.startswith("guarantees/commands/")
        for node in nodes(name)
        if isinstance(node, ast.Attribute) and node.attr in {"today", "now", "utcnow"}
    ]
    assert asked == []


def test_every_layer_was_looked_at() -> None:
    """The rules above apply to files that exist."""
    assert len(DOMAIN) > 25


def test_what_the_architecture_document_names_exists():
    """Each file and name in ``docs/architecture.md`` is somewhere in the checkout, so nobody looks for something that
    is gone.
    """
    text = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    tops = ("guarantees", "components", "tests", "scripts", "docs", "deploy", "templates")
    files = [each for top in tops for each in (ROOT / top).rglob("*")]
    read = [each.read_text("utf-8") for each in files if each.suffix in (".py", ".js", ".css")]
    names = set(re.findall(r"\w+", "\n".join(read)))
    paths = [f"/{each.relative_to(ROOT)}" for each in files]
    missing = [
        each
        for each in sorted(set(re.findall(r"`([\w./-]+)`", text)) - _TO_BE_MADE)
        if not set(each.split(".")) <= names
        and not any(path.endswith("/" + each.strip("/")) for path in paths)
        and not (ROOT / each).exists()
    ]
    assert not missing
