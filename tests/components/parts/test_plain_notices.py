"""components/parts/notices.py: text of a record where Streamlit reads Markdown."""

from __future__ import annotations

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.parts.notices import JOINER, plain


def unescaped(markdown: str) -> str:
    """The text as Markdown reads backslashes."""
    return re.sub(r"\\(.)", r"\1", markdown)


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("**bold** and _italic_", r"\*\*bold\*\* and \_italic\_"),
        (":red[x] :material/warning:", r"\:red\[x\] \:material\/warning\:"),
        ("$x^2$", r"\$x\^2\$"),
        ("ftp://example.org", r"ftp\:\/\/example\.org"),
        ("[a](javascript:alert(1))", r"\[a\]\(javascript\:alert\(1\)\)"),
        ("<img src=x>", r"\<img src\=x\>"),
        ("a &amp; b", r"a \&amp\; b"),
        ("`code` ~~gone~~", r"\`code\` \~\~gone\~\~"),
        ("a \\ b", r"a \\ b"),
        ("Мир – “peace”", "Мир – “peace”"),
        ("", ""),
    ],
)
def test_marks_are_escaped(text: str, escaped: str) -> None:
    """Whatever Markdown, or Streamlit's additions to it, could read as a mark has a backslash before it."""
    assert escaped == plain(text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("see https://example.org", ["see https", "://example.org"]),
        ("HTTP://A.ORG and http://b.org", ["HTTP", "://A.ORG and http", "://b.org"]),
        ("www.example.org", ["www", ".example.org"]),
        ("anna@example.org", ["anna@", "example.org"]),
        ("a -> b <- c <-> d", ["a -", "> b <", "- c <", "-", "> d"]),
        ("a -- b", ["a -", "- b"]),
        (">= <= ~=", [">", "= <", "= ~", "="]),
        (":streamlit:", [":", "streamlit:"]),
    ],
)
def test_what_needs_no_marks_is_taken_apart(text: str, parts: list[str]) -> None:
    """Addresses, arrows and the like, which are recognised despite backslashes, get an invisible joiner inside."""
    assert parts == unescaped(plain(text)).split(JOINER)


@pytest.mark.parametrize("text", ["1. one", "- one", "+ one", "# one", "> one", "a | b", "===="])
def test_no_block_is_begun(text: str) -> None:
    """Text that looks like a list, a heading, a quotation or a table has its mark escaped."""
    assert re.search(r"\\[.\-+#>|=]", plain(text))


def test_lines_become_one() -> None:
    """Line ends and indents, which could begin a paragraph or a block of code, become single spaces."""
    assert "one two three" == plain("  one\n\n    two\r\n\tthree ")


@given(st.text())
def test_nothing_visible_is_added(text: str) -> None:
    """Read as Markdown reads backslashes, the escaped text is the text with its spaces joined."""
    shown = unescaped(plain(text)).replace(JOINER, "")
    assert " ".join(text.split()).replace(JOINER, "") == shown


@given(st.text(alphabet=string.punctuation))
def test_every_mark_has_its_own_backslash(text: str) -> None:
    """No mark is left without a backslash, also where the text brings backslashes of its own."""
    escaped = "".join(f"\\{mark}" for mark in text)
    assert escaped == plain(text).replace(JOINER, "")
