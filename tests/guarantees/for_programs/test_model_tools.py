"""guarantees/for_programs/model_tools.py and the command ``mcp``: the questions as tools for language models."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, types

from guarantees.commands.mcp import Shelf
from guarantees.for_programs.faults import NotThere
from guarantees.for_programs.model_tools import TOOLS, server_of
from guarantees.for_programs.questions import QUESTIONS
from guarantees.releases.frozen import ENDING, frozen
from tests.builders import RECORDS, sample_text, write_records

HOSTILE = "\x00\"'><script>alert(1)</script>\u202e"


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """The small folder with one number changed since its only release."""
    folder = tmp_path_factory.mktemp("shelf")
    (folder / f"first{ENDING}").write_bytes(frozen(RECORDS, "first", folder))
    fewer = ("{about: 50000, unit: soldiers}", "{about: 30000, unit: soldiers}")
    now = write_records(folder / "now", {"alpha.yaml": sample_text("alpha.yaml", fewer)})
    return Shelf(now, folder)


def asked(shelf: Shelf, *calls: tuple[str, Mapping[str, Any]]) -> list[types.CallToolResult]:
    """What a client of the official library gets."""

    async def ask() -> list[types.CallToolResult]:
        async with Client(server_of(shelf.version, "https://example.org/")) as client:
            return [await client.call_tool(name, dict(given)) for name, given in calls]

    return anyio.run(ask)


def test_a_tool_is_there_for_each_question(shelf: Shelf) -> None:
    """It can only read, says what it does, and describes each of its arguments."""

    async def listed() -> list[types.Tool]:
        async with Client(server_of(shelf.version, "")) as client:
            return (await client.list_tools()).tools

    tools = {tool.name: tool for tool in anyio.run(listed)}
    assert set(tools) == set(TOOLS) == {*QUESTIONS, "record"}
    for tool in tools.values():
        assert tool.annotations
        assert tool.annotations.read_only_hint
        assert tool.description
        arguments = tool.input_schema["properties"]
        assert all(each.get("description") for each in arguments.values()), tool.name


def test_every_answer_says_where_it_is_from(shelf: Shelf) -> None:
    """Each tool names the site, the version of the data, the day and how to cite it, with rows and their evidence."""
    given: dict[str, dict[str, Any]] = {
        **{name: {"limit": 1} for name in TOOLS},
        "search": {"q": "soldiers", "asof": "2025-09-01"},
        "changes": {"since": "first"},
        "comparison": {"proposals": "alpha", "elements": "force-size"},
        "record": {"kind": "proposals", "id": "alpha"},
    }
    found = dict(zip(given, asked(shelf, *given.items()), strict=True))
    for name, answer in found.items():
        content = answer.structured_content
        assert not answer.is_error, (name, answer.content)
        assert content["source"] == "https://example.org/"
        assert content["version"].startswith("2025.09.1-")
        assert content["asof"] == given[name].get("asof", "latest")
        assert content["version"] in content["citation"]
        assert content["data"]
        (text,) = answer.content
        assert isinstance(text, types.TextContent)
        assert json.loads(text.text) == content
    statements = found["statements"].structured_content
    assert statements["next"] == 1 < statements["total"]
    (cell,) = found["comparison"].structured_content["data"]
    assert cell["answer"] == "about 30,000 soldiers"
    for said in (*cell["said"], *statements["data"]):
        assert said["speaker"]
        assert said["evidence"][0]["title"]
    change = found["changes"].structured_content["data"][0]
    assert change["before"] == "about 50,000 soldiers"


@pytest.mark.parametrize(
    ("tool", "given", "named"),
    [
        ("search", {}, "'q': is needed"),
        ("search", {"q": HOSTILE}, "'q'"),
        ("search", {"q": "x" * 101}, "'q'"),
        ("statements", {"proposal": "nowhere"}, "It may be: beta, alpha"),
        ("statements", {"mode": ["official_text"]}, "'mode'"),
        ("statements", {"limit": 10**9}, "'limit'"),
        ("statements", {HOSTILE: 1}, "is not known here"),
        ("record", {"kind": "proposals", "id": "../alpha"}, "no row of proposals"),
        ("record", {"kind": "nothing", "id": "alpha"}, "It may be: proposals"),
        ("changes", {"since": HOSTILE}, "'since'"),
        ("changes", {"since": "never"}, "neither a release"),
        ("comparison", {"asof": "2025-02-30"}, "not a day of the calendar"),
        ("nothing", {}, "It may be: proposals"),
    ],
)
def test_what_cannot_be_answered_is_said_in_words(
    shelf: Shelf, tool: str, given: dict[str, Any], named: str
) -> None:
    """The model reads which argument is wrong and what it may be, and no trace of the program."""
    (answer,) = asked(shelf, (tool, given))
    (text,) = answer.content
    assert isinstance(text, types.TextContent)
    assert answer.is_error
    assert named in text.text
    assert "Traceback" not in text.text


def test_releases_are_opened_by_name_and_changes_are_read(tmp_path: Path) -> None:
    """Records are the current ones; a release that cannot be read is ignored."""
    (tmp_path / f"first{ENDING}").write_bytes(frozen(RECORDS, "first", tmp_path))
    records = write_records(tmp_path / "now")
    shelf = Shelf(records, tmp_path)
    before = shelf.version("version", "")
    assert shelf.version("version", before.version) is before
    write_records(
        records, {"alpha.yaml": sample_text("alpha.yaml", ("short_name: Alpha", "short_name: A"))}
    )
    assert shelf.version("version", "").proposals["alpha"].short_name == "A"
    assert shelf.version("version", "first").proposals["alpha"].short_name == "Alpha"
    (tmp_path / f"second{ENDING}").write_bytes(b"")
    with pytest.raises(NotThere):
        shelf.version("version", "second")
