"""Reading an archive: what a paragraph is, which digests find a text, and what is said of a file that is no text."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from guarantees.archive.texts import paragraphs, read_archive, read_text
from guarantees.text.reading import NotText
from guarantees.yaml_files.record_content import UnusableFile
from tests.builders import ARCHIVE


def test_paragraphs_are_the_lines_in_which_something_is_seen() -> None:
    """Blank lines do not count, whatever space or invisible signs they hold."""
    text = "\none\n\n \t\ntwo\r\n\u200b\ufeff\n\x0c\n\u00a0\u2003\n\u00ad\nthree"
    assert paragraphs(text) == ("one", "two", "three")


@pytest.mark.parametrize("sign", ["\v", "\f", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"])
def test_paragraphs_are_counted_as_an_editor_shows_lines(sign: str) -> None:
    """Signs that only some programs take for line ends divide no paragraph."""
    text = f"one\ntwo a{sign}two b\n{sign}three\n"
    assert paragraphs(text) == ("one", f"two a{sign}two b", f"{sign}three")


def test_an_archive_is_found_by_digest(tmp_path: Path) -> None:
    """The name of a file does not matter, nor the case of its ending."""
    (tmp_path / "below").mkdir()
    content = (ARCHIVE / "gazette.txt").read_bytes()
    (tmp_path / "below" / "any name.TXT").write_bytes(content)
    (tmp_path / "notes.md").write_text("No text of the archive.")
    found = read_archive(tmp_path)
    assert len(found.texts[hashlib.sha256(content).hexdigest()].paragraphs) == 6
    assert found.texts.keys() == read_archive(ARCHIVE).texts.keys()
    assert found.unusable == ()


def test_an_archive_may_lie_in_several_folders(tmp_path: Path) -> None:
    """The texts of all of them are found, a text that two folders hold once, and no folder holds none."""
    for name, text in {"a/one.txt": "1\n", "b/two.txt": "2\n", "b/copy of one.txt": "1\n"}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    found = read_archive(tmp_path / "a", tmp_path / "b")
    assert {text.paragraphs for text in found.texts.values()} == {("1",), ("2",)}
    assert read_archive().texts == {}


@pytest.mark.parametrize("form", ["\n", "\r\n", "\r", "\ufeff\n", "\ufeff\r\n"])
def test_a_text_is_found_whatever_its_line_ends(form: str, tmp_path: Path) -> None:
    """The digest in a record finds a text whose line ends, or byte order mark, a program has changed since."""
    as_archived = "one\ntwo\n"
    changed = form.rstrip("\r\n") + as_archived.replace("\n", form.lstrip("\ufeff"))
    (tmp_path / "text.txt").write_bytes(changed.encode())
    recorded = [as_archived, as_archived.replace("\n", "\r\n"), changed]
    found = read_archive(tmp_path).texts
    assert {found[hashlib.sha256(text.encode()).hexdigest()].paragraphs for text in recorded} == {
        ("one", "two")
    }


@pytest.mark.parametrize("content", [b"one\r\ntwo\r\n", b"\xef\xbb\xbfone\ntwo\n", b"one\rtwo\r"])
def test_the_digest_of_a_text_is_that_with_line_feeds(content: bytes, tmp_path: Path) -> None:
    """So two people who keep the same text on different systems record the same digest."""
    (tmp_path / "text.txt").write_bytes(content)
    digest = hashlib.sha256(b"one\ntwo\n").hexdigest()
    assert read_text(tmp_path / "text.txt").digest == digest


def test_a_file_that_is_no_text_stops_nothing(tmp_path: Path) -> None:
    """Each is named with the reason, and the others are read."""
    (tmp_path / "a.txt").write_bytes(b"a\n")
    (tmp_path / "b.txt").write_bytes("ok\nКиїв\n".encode("cp1251"))
    (tmp_path / "c.txt").mkdir()
    (tmp_path / "d.txt").symlink_to("nowhere")
    (tmp_path / "e.txt").write_bytes(b"a\nb\0c")
    os.mkfifo(tmp_path / "f.txt")
    (tmp_path / "g.txt").write_bytes(b"")
    (tmp_path / "h.txt").write_bytes(b"a\xed\xa0\x80b")
    found = read_archive(tmp_path)
    assert {text.path: text.paragraphs for text in found.texts.values()} == {
        str(tmp_path / "a.txt"): ("a",),
        str(tmp_path / "g.txt"): (),
    }
    assert [line.removeprefix(f"{tmp_path}/") for line in found.unusable] == [
        "b.txt:2:1: The byte 0xCA is not valid in UTF-8. "
        "Expected UTF-8, not Windows-1251, which the file seems to be in. "
        "Save the file again with the encoding UTF-8, or convert it: iconv -f WINDOWS-1251 -t UTF-8.",
        "c.txt: is no ordinary file. Expected a file with text. Remove it.",
        "d.txt: cannot be read: No such file or directory. Check the file and its permissions.",
        "e.txt:2:2: U+0000 (a control character) is in no text. Expected plain text in UTF-8. Save the text again.",
        "f.txt: is no ordinary file. Expected a file with text. Remove it.",
        "h.txt:1:2: U+D800 (half of a character) is in no text. Expected plain text in UTF-8. Save the text again.",
    ]


def test_one_text_is_read_or_refused(tmp_path: Path) -> None:
    """A folder is no file, and a PDF is no text."""
    with pytest.raises(UnusableFile, match="is no ordinary file"):
        read_text(tmp_path)
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    with pytest.raises(NotText, match="The file is a PDF"):
        read_text(tmp_path / "a.pdf")


def test_odd_breaks_are_named_with_their_place(tmp_path: Path) -> None:
    """Up to five, since a program may show more paragraphs than are counted."""
    path = tmp_path / "text.txt"
    path.write_text("a\u2028b\n" + "\f" * 5 + "c\n")
    why = "ends no line, though some programs begin a new one there."
    assert read_text(path).odd_breaks == (
        f"{path}:1:2: U+2028 (LINE SEPARATOR) {why}",
        *(f"{path}:2:{column}: U+000C (FORM FEED) {why}" for column in range(1, 5)),
        f"{path}: 1 more such signs.",
    )
