"""What is printed to consoles that lack letters, and where nobody takes the output."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from guarantees.commands.command_line import COMMANDS, main
from guarantees.commands.output import as_json, print_any_text
from tests.builders import sample_text, write_records

ENCODINGS = ["cp1252", "cp866", "cp1251", "cp437", "ascii", "iso8859-5"]
TITLE = "Договір „Ö“ → ✓ 條約…"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of records whose text no single old encoding holds."""
    alpha = sample_text("alpha.yaml", ("name: Alpha pact", f"name: '{TITLE}'"))
    write_records(tmp_path / "proposals", {"alpha.yaml": alpha})
    monkeypatch.chdir(tmp_path)


def console(monkeypatch: pytest.MonkeyPatch, encoding: str) -> io.BytesIO:
    """Standard output in an encoding; the bytes that arrive there."""
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding=encoding, newline="\n"))
    return raw


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("options", [[], ["--format", "json"]], ids=["text", "json"])
@pytest.mark.parametrize("command", ["report", "check", "fmt --check", "diff proposals"])
def test_every_command_prints_in_every_encoding(
    command: str, options: list[str], encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The exit code is that of a console with all letters, and JSON holds the same data."""
    whole = console(monkeypatch, "utf-8")
    expected = main([*command.split(), *options])
    printed = console(monkeypatch, encoding)
    assert main([*command.split(), *options]) == expected
    if options:
        assert json.loads(printed.getvalue().decode(encoding)) == json.loads(whole.getvalue())
    assert printed.getvalue()


@pytest.mark.parametrize("command", COMMANDS)
def test_every_help_prints_in_ascii(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The help of each command can be read anywhere."""
    printed = console(monkeypatch, "ascii")
    with pytest.raises(SystemExit, match="0"):
        main([command, "--help"])
    assert b"usage: python -m guarantees" in printed.getvalue()


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [
        ("ascii", r'\u0414\u043e\u0433\u043e\u0432\u0456\u0440 "\xd6" -> yes \u689d\u7d04...'),
        ("cp1252", r"\u0414\u043e\u0433\u043e\u0432\u0456\u0440 „Ö“ -> yes \u689d\u7d04…"),
        ("cp1251", r"Договір „\xd6“ -> yes \u689d\u7d04…"),
        ("cp437", '\\u0414\\u043e\\u0433\\u043e\\u0432\\u0456\\u0440 "Ö" -> yes \\u689d\\u7d04...'),
        ("utf-8", TITLE),
    ],
)
def test_what_the_output_lacks_is_replaced(
    encoding: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Signs become those of ASCII, and letters escapes that say exactly which they are."""
    printed = console(monkeypatch, encoding)
    print_any_text()
    print(TITLE, flush=True)
    assert printed.getvalue().decode(encoding).rstrip() == expected


def test_json_keeps_its_letters_where_it_can(monkeypatch: pytest.MonkeyPatch) -> None:
    """Escapes of JSON stand only where the output has no Unicode."""
    for encoding, expected in (("utf-8", '"Ї"'), ("utf-16", '"Ї"'), ("cp1251", '"\\u0407"')):
        console(monkeypatch, encoding)
        assert as_json("Ї") == expected


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no such device")
def test_a_full_disk_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """The exit code is no success, and there is a sentence instead of a stack trace."""
    with Path("/dev/full").open("w") as full:
        monkeypatch.setattr(sys, "stdout", full)
        assert main(["check"]) == 1
    said = "python -m guarantees: the output cannot be written: No space left on device\n"
    assert capsys.readouterr().err == said


def test_without_any_output_the_exit_code_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that was started without standard output does its work."""
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["check"]) == 0
    Path("proposals/alpha.yaml").write_text("id: [\n", encoding="utf-8")
    assert main(["check", "--format", "json"]) == 1
