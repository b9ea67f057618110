"""From bytes to text: UTF-8 alone, with the cause named for anything else, and lines as editors count them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guarantees.text.reading import NotText, Place, decode, lines, odd_breaks, shown_sign


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"", ""),
        ("Київ\n".encode(), "Київ\n"),
        ("\ufeffКиїв".encode(), "Київ"),
        (b"a\r\nb\r\n", "a\nb\n"),
        (b"a\rb\r", "a\nb\n"),
        (b"a\nb\rc\r", "a\nb\rc\n"),
    ],
)
def test_a_text_in_utf_8_is_read(content: bytes, text: str) -> None:
    """With or without a byte order mark, and with the line ends of any system."""
    assert decode(content) == text


def refused(content: bytes) -> tuple[Place, str]:
    """Where and why a file is no text in UTF-8."""
    with pytest.raises(NotText) as error:
        decode(content)
    return error.value.place, str(error.value)


@pytest.mark.parametrize(
    ("text", "encoding", "name", "byte", "column"),
    [
        (
            "Мінські угоди",
            "cp1251",
            "Windows-1251",
            "ED",
            2,
        ),  # by accident the first two bytes are UTF-8
        ("a: Київ", "cp1251", "Windows-1251", "CA", 4),
        ("«Слов’янськ» – п’ять", "cp1251", "Windows-1251", "AB", 1),
        ("Договір про безпеку", "koi8_u", "KOI8-U", "E4", 1),
        ("Договор о безопасности", "cp866", "CP866", "84", 1),
        ("Élysée: une façade", "latin-1", "Windows-1252", "C9", 1),
        ("it’s “so”", "cp1252", "Windows-1252", "92", 3),
    ],
)
def test_another_encoding_is_named(
    text: str, encoding: str, name: str, byte: str, column: int
) -> None:
    """With the place, the likely encoding and the way to convert the file."""
    assert refused(f"ok\n{text}\n".encode(encoding)) == (
        Place(2, column),
        f"The byte 0x{byte} is not valid in UTF-8. Expected UTF-8, not {name}, which the file seems to be in. "
        f"Save the file again with the encoding UTF-8, or convert it: iconv -f {name.upper()} -t UTF-8.",
    )


@pytest.mark.parametrize(
    "content",
    [
        "Київ ".encode() + b"\xf3",
        "\ufeffa: ü".encode() + b"\xe9",
        "乌克兰独立和主权".encode("gb18030"),
        b"\x00\x01\xff\xfe\x80",
    ],
)
def test_no_encoding_is_guessed_without_a_reason(content: bytes) -> None:
    """Where the rest is UTF-8, or nothing reads like words, only the byte is named."""
    _, message = refused(content)
    assert message.endswith("Expected UTF-8. Save the file again with the encoding UTF-8.")


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("Київ".encode("utf-16"), "in UTF-16"),
        ("ab\n".encode("utf-16-le"), "in UTF-16"),
        ("Про гарантії безпеки України\n".encode("utf-16-be"), "in UTF-16"),
        ("Kyiv".encode("utf-32"), "in UTF-32"),
        (b"%PDF-1.7\n", "a PDF"),
        (b"PK\x03\x04...", "a Word document or another compressed file"),
        (b"{\\rtf1\\ansi", "an RTF document"),
    ],
)
def test_a_file_of_another_kind_is_named(content: bytes, what: str) -> None:
    """No byte is blamed where the whole file is something else."""
    place, message = refused(content)
    assert (place, message.partition(". ")[0]) == (Place(1, 1), f"The file is {what}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one\ntwo a\u2028two b\nthree\vmore\n\ffour\nfive\x85six\n", 5),
        ("one\x1ctwo\x1dthree\x1efour\u2029five", 1),
        ("one\r\ntwo\rthree\n", 2),
        ("one\rtwo\r", 2),
        ("one\n\ntwo", 3),
    ],
)
def test_lines_are_those_that_editors_count(text: str, expected: int) -> None:
    """Only line ends divide lines; form feeds, U+0085, U+2028 and their like do not."""
    assert len(lines(text)) == expected


@given(st.text(alphabet="a \n\v\f\x1c\x85\u2028\u2029"))
def test_lines_are_divided_by_line_feeds_only(text: str) -> None:
    """As ``wc -l`` counts them, with or without one at the end."""
    assert len(lines(text)) == text.removesuffix("\n").count("\n") + 1


def test_odd_breaks_are_named_with_their_place() -> None:
    """Each sign at which some programs begin a new line."""
    found = [
        (place.line, place.column, shown_sign(sign))
        for place, sign in odd_breaks("a\fb\ncd\u2028\r\n\x85")
    ]
    assert found == [
        (1, 2, "U+000C (FORM FEED)"),
        (2, 3, "U+2028 (LINE SEPARATOR)"),
        (3, 1, "U+0085 (NEXT LINE)"),
    ]
