"""What the YAML reader lets through, what it refuses, and where it points."""

import subprocess
import sys

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

import guarantees.yaml_files.yaml_reader
from guarantees.problems import Location, Problem
from guarantees.records.fields import Quoted
from guarantees.text.reading import Place
from guarantees.yaml_files.document import Document
from guarantees.yaml_files.yaml_messages import MAX_KEY
from guarantees.yaml_files.yaml_reader import UnreadableRecord, read_yaml

PATH = "proposals/x.yaml"


def problems_of(content: str | bytes) -> list[Problem]:
    """The problems of a file that must be refused."""
    raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    with pytest.raises(UnreadableRecord) as caught:
        read_yaml(raw, PATH)
    return list(caught.value.problems)


def read(text: str) -> Document:
    """The document of a file that must be accepted."""
    return read_yaml(text.encode(), PATH)


@pytest.fixture(params=["libyaml", "pure Python"])
def either_loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Runs a test with both parsers of PyYAML; skips libyaml where it was not built."""
    if request.param == "pure Python":
        monkeypatch.setattr(guarantees.yaml_files.yaml_reader, "_LOADER", yaml.SafeLoader)
    elif not yaml.__with_libyaml__:
        pytest.skip("PyYAML was built without libyaml")
    return request.param


# ---------------------------------------------------------------- what is let through

AS_WRITTEN = (
    *("NO", "on", "off", "yes", "true", "null", "~", "=", ".inf", ".nan", "a#b"),
    *("010", "1.10", "1e3", "0x1F", "1_000", "12:30", "2025-08-21", "2025~"),
)


@pytest.mark.parametrize("written", AS_WRITTEN)
def test_plain_text_is_kept_as_written(written: str, either_loader: str) -> None:
    """A scalar without quotation marks is never turned into a number, a date or a truth value."""
    assert read(f"a: {written}\nb: [{written}]\n").tree == {"a": written, "b": [written]}


def test_keys_are_text() -> None:
    """A key that YAML would take for a truth value or a number stays text."""
    assert read("NO: a\n010: b\nnull: c\n2025-08-21: d\n").tree == {
        "NO": "a",
        "010": "b",
        "null": "c",
        "2025-08-21": "d",
    }


def test_a_word_for_nothing_is_told_from_the_same_text_in_quotation_marks() -> None:
    """``~`` and ``"~"`` can be distinguished, and so can a block of text; other texts are ordinary strings."""
    tree = read("a: ~\nb: '~'\nc: \"~\"\nd: 'b'\ne: >-\n  ~\nf: [~, '~']\n").tree
    assert {key: type(value) for key, value in tree.items() if key != "f"} == {
        "a": str,
        "b": Quoted,
        "c": Quoted,
        "d": str,
        "e": Quoted,
    }
    assert [type(value) for value in tree["f"]] == [str, Quoted]


ACCEPTED = [
    ("---\na: b\n", {"a": "b"}),
    ("# one\n\n---\n# two\na: b # three\n", {"a": "b"}),
    ("\ufeffa: b\n", {"a": "b"}),
    ("a: b\r\nc: d\r\n", {"a": "b", "c": "d"}),
    ("{a: b, c: [d, {e: f}]}", {"a": "b", "c": ["d", {"e": "f"}]}),
    ("a: ''\nb: \"\"\n", {"a": "", "b": ""}),
    ("a: one\n  two\n", {"a": "one two"}),
    ('a: "one\n  two"\n', {"a": "one two"}),
    ("a: b\rc: d\r", {"a": "b", "c": "d"}),
    ("a: |\n  <<<<<<< x\n  # y\n", {"a": "<<<<<<< x\n# y\n"}),
    ("a: |\n  B\n  =======\n  c\n\n  >>>>>>> d\n", {"a": "B\n=======\nc\n\n>>>>>>> d\n"}),
    ("a:\n- b: >- # c\n    |||||||\n    ++++++++\n- c\n", {"a": [{"b": "||||||| ++++++++"}, "c"]}),
    ("a: <<<<<< b\n# ======= c\n", {"a": "<<<<<< b"}),
    ('a: "x\ty" # c\td\n', {"a": "x\ty"}),
    ('a: "\\u00e9\\n\\t"\n', {"a": "é\n\t"}),
    ("a: 2025?\nb: 1985-04?\n", {"a": "2025?", "b": "1985-04?"}),
    ("a: {}\nb: []\n", {"a": {}, "b": []}),
    ("{}", {}),
    ("? a\n: b\n", {"a": "b"}),
    ("ключ: 😀\n", {"ключ": "😀"}),
    ("a: https://example.org/x?y=1#z\n", {"a": "https://example.org/x?y=1#z"}),
    ("'<<': b\n", {"<<": "b"}),
    ("a: " + "word " * 50_000 + "end\n", {"a": "word " * 50_000 + "end"}),
]


@pytest.mark.parametrize(("text", "tree"), ACCEPTED)
def test_ordinary_records_are_read(text: str, tree: dict, either_loader: str) -> None:
    """Block style, flow style, comments, both line endings and one leading ``---`` are fine."""
    assert read(text).tree == tree


def test_the_limits_themselves_are_allowed() -> None:
    """Twelve levels, 262,144 bytes and 20,000 keys and values are still accepted."""
    nested = "".join(f"{'  ' * level}a:\n" for level in range(11)) + "  " * 11 + "a: b\n"
    assert read(nested).position(("a",) * 12) == Place(12, 26)
    assert len(read("a: " + "x" * (262_144 - 3)).tree["a"]) == 262_141
    assert len(read("a:\n" + "- x\n" * 19_997).tree["a"]) == 19_997


# ---------------------------------------------------------------- positions

PLACED = """\
# comment
é: "ü" # x
списки:
- a
-   b: [c, {d: 'e'}]
    f:
      |
      text
😀: {g: x, h: i}
"""


def test_every_value_and_key_has_its_exact_place(either_loader: str) -> None:
    """Lines and columns count characters from 1, in block style and in flow style."""
    document = read(PLACED)
    assert document.values == {
        (): Place(2, 1),
        ("é",): Place(2, 4),
        ("списки",): Place(4, 1),
        ("списки", 0): Place(4, 3),
        ("списки", 1): Place(5, 5),
        ("списки", 1, "b"): Place(5, 8),
        ("списки", 1, "b", 0): Place(5, 9),
        ("списки", 1, "b", 1): Place(5, 12),
        ("списки", 1, "b", 1, "d"): Place(5, 16),
        ("списки", 1, "f"): Place(7, 7),
        ("😀",): Place(9, 4),
        ("😀", "g"): Place(9, 8),
        ("😀", "h"): Place(9, 14),
    }
    assert document.keys == {
        ("é",): Place(2, 1),
        ("списки",): Place(3, 1),
        ("списки", 1, "b"): Place(5, 5),
        ("списки", 1, "b", 1, "d"): Place(5, 13),
        ("списки", 1, "f"): Place(6, 5),
        ("😀",): Place(9, 1),
        ("😀", "g"): Place(9, 5),
        ("😀", "h"): Place(9, 11),
    }


def test_crlf_and_a_byte_order_mark_do_not_shift_positions(either_loader: str) -> None:
    """A file saved on Windows has the same positions as one saved elsewhere."""
    assert read("\ufeff" + PLACED.replace("\n", "\r\n")).values == read(PLACED).values


NEAREST = [
    (("a", "b", 1), Place(2, 10), Place(2, 10)),
    (("a", "b"), Place(2, 6), Place(2, 3)),
    (("a", "b", 7, "c"), Place(2, 6), Place(2, 6)),
    (("a", "missing"), Place(2, 3), Place(2, 3)),
    (("missing",), Place(1, 1), Place(1, 1)),
    ((), Place(1, 1), Place(1, 1)),
]


@pytest.mark.parametrize(("location", "value", "key"), NEAREST)
def test_the_nearest_known_position_is_given(location: Location, value: Place, key: Place) -> None:
    """What the file lacks is placed at the nearest enclosing value that it has."""
    document = read("a:\n  b: [x, y]\n")
    assert (document.position(location), document.key_position(location)) == (value, key)


# ---------------------------------------------------------------- what is refused

TAG_REMEDY = (
    "Expected only the value. Remove it, or put a text that starts with '!' in quotation marks."
)
ANCHOR_REMEDY = (
    "Expected only the value. Remove it, or put a text that starts with '&' in quotation marks."
)
ALIAS_REMEDY = (
    "stands for a value given elsewhere. Expected the value itself. "
    "Write it out, or put a text that starts with '*' in quotation marks."
)
ROOT_REMEDY = "Expected a mapping: key: value. Put a key and ': ' before each value."
EMPTY_REMEDY = "Expected a mapping: key: value. Add the record."
MERGE_REMEDY = (
    "marks an unresolved merge conflict. Expected one version of the text. "
    "Keep the lines that are right and delete the markers."
)
INVISIBLE_REMEDY = "Expected only visible characters. Remove it."
DIRECTIVE_REMEDY = "is an instruction to a program. Expected only the record. Remove the line."
TAB = "The line has a tab. Expected spaces. Use spaces instead."
NO_VALUE = "has no value. Write one, or remove the key."
EMPTY_KEY = "The key is empty. Expected a text before the colon. Write it, or remove the line."
TWICE = "Expected each key once. Remove or rename one of the two."
COMPLEX_KEY = "Expected a text. Put a text that starts with a bracket in quotation marks."
SECOND_DOCUMENT = (
    "'---' starts a second document. Expected one record to a file. "
    "Remove the line, or move what follows to a file of its own."
)
DOCUMENT_END = "'...' ends the document. Expected the record to end with the file. Remove the line."
RUNS_ON = (
    "runs on into lines that are not indented. Expected a closing quotation mark before them. "
    "Close it, or indent the lines that belong to the text."
)
COLON = (
    "The colon is not expected here. Expected one key: value to a line. Put a text with ': ' in "
    "quotation marks, or correct the indentation or the missing colon of the line before."
)
NO_COLON = (
    "The line has no colon and space after its key. Expected key: value. "
    "Add them, or indent the line if it continues the text above."
)
MISFIT = (
    "The line does not fit the lines above. Expected a key or '- ' in the same column as the "
    "others of its group. Correct the indentation."
)
AFTER_QUOTE = (
    "Text follows the quotation mark that closes the one in line 1. Expected the end of the line. "
    "Close each text where it ends; inside single quotation marks, write ' twice."
)
LIST_IN_LINE = (
    "A list cannot begin in the line of its key. Expected '- ' on a line of its own. "
    "Start a new line, or put a text that starts with '-' in quotation marks."
)


def unclosed_quote(mark: str) -> str:
    """The problem of a text whose quotation mark is missing."""
    return (
        f"The quotation mark is not closed. Expected a second {mark} at the end of the text. "
        "Add it."
    )


def unclosed_bracket(opening: str, closing: str) -> str:
    """The problem of a list or mapping in brackets that goes on too long."""
    return (
        f"'{opening}' is not closed. Expected '{closing}' after the last value. Add it; if it is "
        "there, look for a missing comma or for ': ' inside."
    )


def bad_escape(written: str) -> str:
    """The problem of a backslash that is meant as such."""
    return (
        f"'{written}' does not form a character in double quotation marks. "
        "Expected '\\\\' for a backslash. Double it, or use single quotation marks."
    )


def starts_with(character: str) -> str:
    """The problem of a text that needs quotation marks."""
    return (
        f"The text starts with '{character}'. Expected a letter, a digit or a quotation mark. "
        "Put the text in quotation marks."
    )


def unexpected(token: str) -> str:
    """The problem of a sign where a value belongs."""
    return (
        f"'{token}' is not expected here. Expected a value. Remove it, or put the whole value in "
        "quotation marks."
    )


def incomplete(closing: str) -> str:
    """The problem of two values with no comma between them."""
    return (
        f"The value before this is complete. Expected ',' or '{closing}'. Add it, or put the "
        "whole value in quotation marks."
    )


def text_after(sign: str) -> str:
    """The problem of a block text that starts too early."""
    return (
        f"'{sign}' is followed by text. Expected the text on the lines below, indented. Start a "
        f"new line, or put a text that starts with '{sign}' in quotation marks."
    )


Found = list[tuple[int, int, str, str]]  # line, column, field, message

BEFORE_PARSING: list[tuple[str | bytes, Found]] = [
    (
        b"a: " + b"x" * 262_142,
        [
            (
                1,
                1,
                "",
                "The file has 262,145 bytes. Expected at most 262,144. "
                "Shorten it, or split it in two.",
            )
        ],
    ),
    *(
        (
            "a: b\n".encode(encoding),
            [
                (
                    1,
                    1,
                    "",
                    "The file is in UTF-16. Expected UTF-8. Save the file again with the encoding UTF-8, "
                    "or convert it: iconv -f UTF-16 -t UTF-8.",
                )
            ],
        )
        for encoding in ("utf-16", "utf-16-le", "utf-16-be")
    ),
    (
        "\ufeffa: b\né: ü".encode() + b"\xfc\n",
        [
            (
                2,
                5,
                "",
                "The byte 0xFC is not valid in UTF-8. Expected UTF-8. "
                "Save the file again with the encoding UTF-8.",
            )
        ],
    ),
    (
        "a: \u202eb\nbb: \0\nc: \x85\nd: \ud800\ne: \ufeff\nf: \u2066\n\rg: \u2028\n",
        [
            (1, 4, "", f"U+202E (RIGHT-TO-LEFT OVERRIDE) can disguise text. {INVISIBLE_REMEDY}"),
            (2, 5, "", f"U+0000 (a control character) is not allowed. {INVISIBLE_REMEDY}"),
            (3, 4, "", f"U+0085 (NEXT LINE) is not allowed. {INVISIBLE_REMEDY}"),
            (4, 4, "", f"U+D800 (half of a character) is not allowed. {INVISIBLE_REMEDY}"),
            (5, 4, "", f"U+FEFF (ZERO WIDTH NO-BREAK SPACE) can disguise text. {INVISIBLE_REMEDY}"),
            (6, 4, "", f"U+2066 (LEFT-TO-RIGHT ISOLATE) can disguise text. {INVISIBLE_REMEDY}"),
            (7, 1, "", f"U+000D (CARRIAGE RETURN) is not allowed. {INVISIBLE_REMEDY}"),
        ],
    ),
    (
        "a: b\n<<<<<<< mine\na: c\n||||||| base\n=======\r\na: d\n>>>>>>> theirs\n",
        [(2, 1, "", f"'<<<<<<<' {MERGE_REMEDY}")],
    ),
    (
        "<<<<<<<<<<< conflict 1 of 1\na: b\n===========\na: c\n>>>>>>>>>>> conflict 1 of 1 ends\n",
        [(1, 1, "", f"'<<<<<<<<<<<' {MERGE_REMEDY}")],
    ),
    (
        "a:\n  <<<<<<< conflict 1 of 1\n  %%%%%%% diff from: x\n  -b: 1\n  +b: 2\n"
        "  +++++++ y\n  b: 3\n  >>>>>>> conflict 1 of 1 ends\n",
        [(2, 3, "", f"'<<<<<<<' {MERGE_REMEDY}")],
    ),
    (
        "a: 1\n<<<<<<< .mine\nb: 1\n=======\nb: 2\n>>>>>>> .r2\nc: 1\n\t<<<<<<< x\n",
        [(2, 1, "", f"'<<<<<<<' {MERGE_REMEDY}"), (8, 2, "", f"'<<<<<<<' {MERGE_REMEDY}")],
    ),
    (
        "a:\n  - b: |\n      c\n      <<<<<<< x\n      d\n      =======\n      e\n      >>>>>>> y\n",
        [(4, 7, "", f"'<<<<<<<' {MERGE_REMEDY}")],
    ),
    (
        "a: |\n  b\n<<<<<<< x\n  c\n=======\n  d\n>>>>>>> y\n",
        [(3, 1, "", f"'<<<<<<<' {MERGE_REMEDY}")],
    ),
    ("a: b\n=======\n", [(2, 1, "", f"'=======' {MERGE_REMEDY}")]),
    ("a: b\n+++++++ mine\n", [(2, 1, "", f"'+++++++' {MERGE_REMEDY}")]),
    ("a: b\n  >>>>>>> theirs\n", [(2, 3, "", f"'>>>>>>>' {MERGE_REMEDY}")]),
    ("- a: |\n    =======\n  >>>>>>> x\n", [(3, 3, "", f"'>>>>>>>' {MERGE_REMEDY}")]),
]

WHOLE_FILE: list[tuple[str, Found]] = [
    ("", [(1, 1, "", f"The file is empty. {EMPTY_REMEDY}")]),
    (" \n\n", [(1, 1, "", f"The file is empty. {EMPTY_REMEDY}")]),
    ("---\n", [(1, 1, "", f"The file is empty. {EMPTY_REMEDY}")]),
    ("# only\n# this\n", [(1, 1, "", f"The file holds only comments. {EMPTY_REMEDY}")]),
    ("\n- a\n- b: c\n", [(2, 1, "", f"The file holds a list. {ROOT_REMEDY}")]),
    ("[a]\nb\n", [(1, 1, "", f"The file holds a list. {ROOT_REMEDY}")]),
    ("a:b\n", [(1, 1, "", f"The file holds a single text. {ROOT_REMEDY}")]),
    ("''\n", [(1, 1, "", f"The file holds a single text. {ROOT_REMEDY}")]),
    ('"a":b\n', [(1, 1, "", f"The file holds a single text. {ROOT_REMEDY}")]),
    ("---\na: b\n---\nc: d\n", [(3, 1, "", SECOND_DOCUMENT)]),
    ("a: b\n...\n", [(2, 1, "", DOCUMENT_END)]),
    ("a: b\n...\nc: d\n", [(2, 1, "", DOCUMENT_END)]),
    (
        "%YAML 1.2\n# c\n%TAG ! x\n%FOO\n---\na: *b\n",
        [
            (1, 1, "", f"'%YAML 1.2' {DIRECTIVE_REMEDY}"),
            (3, 1, "", f"'%TAG ! x' {DIRECTIVE_REMEDY}"),
            (4, 1, "", f"'%FOO' {DIRECTIVE_REMEDY}"),
            (6, 4, "a", f"'*b' {ALIAS_REMEDY}"),
        ],
    ),
]

VALUES: list[tuple[str, Found]] = [
    ("a: b\nc:\nd:   # e\n", [(2, 1, "c", NO_VALUE), (3, 1, "d", NO_VALUE)]),
    ("a: {b, c: }\n", [(1, 5, "a.b", NO_VALUE), (1, 8, "a.c", NO_VALUE)]),
    ("a:\n- b\n- # c\n", [(3, 1, "a[1]", "has no value. Write one, or remove the dash.")]),
    ("a: |\n", [(1, 1, "a", NO_VALUE)]),
    ("? a\n", [(1, 3, "a", NO_VALUE)]),
    (
        "a: 1\nb:\n  c: 1\n  c: 2\na: 2\n'a': {d: 1, d: 2}\n",
        [
            (4, 3, "b.c", f"is given twice, first in line 3. {TWICE}"),
            (5, 1, "a", f"is given twice, first in line 1. {TWICE}"),
            (6, 1, "a", f"is given twice, first in line 1. {TWICE}"),
            (6, 13, "a.d", f"is given twice, first in line 6. {TWICE}"),
        ],
    ),
    (
        "a: &x b\nc: *x\nd: [&y e, *y]\n",
        [
            (1, 4, "a", f"'&x' names the value for use elsewhere. {ANCHOR_REMEDY}"),
            (2, 4, "c", f"'*x' {ALIAS_REMEDY}"),
            (3, 5, "d[0]", f"'&y' names the value for use elsewhere. {ANCHOR_REMEDY}"),
            (3, 11, "d[1]", f"'*y' {ALIAS_REMEDY}"),
        ],
    ),
    (
        "a: !!python/object:os.system b\nc: !x d\ne: ! f\ng: !<tag:x> h\n!k i: j\n",
        [
            (1, 4, "a", f"'!!python/object:os.system' sets a type. {TAG_REMEDY}"),
            (2, 4, "c", f"'!x' sets a type. {TAG_REMEDY}"),
            (3, 4, "e", f"'!' sets a type. {TAG_REMEDY}"),
            (4, 4, "g", f"'!<tag:x>' sets a type. {TAG_REMEDY}"),
            (5, 1, "i", f"'!k' sets a type. {TAG_REMEDY}"),
        ],
    ),
    (
        "a: !x &y # z\n  - b\n",
        [
            (1, 4, "a", f"'!x' sets a type. {TAG_REMEDY}"),
            (1, 7, "a", f"'&y' names the value for use elsewhere. {ANCHOR_REMEDY}"),
        ],
    ),
    (
        "a:\n  <<: *b\n",
        [
            (
                2,
                3,
                "a",
                "'<<' merges another mapping in. Expected each key written out. Write them out.",
            ),
            (2, 7, "a.<<", f"'*b' {ALIAS_REMEDY}"),
        ],
    ),
    (
        "? [a]\n: b\nc: {{d: e}: f, [g]: h}\n",
        [
            (1, 3, "", f"The key is a list. {COMPLEX_KEY}"),
            (3, 5, "c", f"The key is a mapping. {COMPLEX_KEY}"),
            (3, 16, "c", f"The key is a list. {COMPLEX_KEY}"),
        ],
    ),
    ("*a : b\n", [(1, 1, "", f"'*a' {ALIAS_REMEDY}")]),
    ("'': b\n", [(1, 1, "", EMPTY_KEY)]),
    ("? \n: b\n", [(1, 2, "", EMPTY_KEY)]),
    (": b\n", [(1, 1, "", EMPTY_KEY)]),
    ("a: {: b}\n", [(1, 5, "", EMPTY_KEY)]),
    (
        'a: b\n"c\\nd": e\n',
        [
            (
                2,
                1,
                "",
                "The key has an invisible character. Expected a plain word. Remove it.",
            )
        ],
    ),
    (
        'a: "b\\u202e"\n',
        [(1, 4, "a", f"U+202E (RIGHT-TO-LEFT OVERRIDE) can disguise text. {INVISIBLE_REMEDY}")],
    ),
    ('a: "b\nc: d"\ne: f\n', [(1, 4, "a", RUNS_ON)]),
    (
        "a:\n" + "".join(f"{'  ' * depth}b:\n" for depth in range(1, 12)) + "  " * 12 + "c: d\n",
        [
            (
                13,
                25,
                ".".join("a" + "b" * 11),
                "is nested more than 12 levels deep. Expected at most 12. "
                "Check the indentation and the brackets.",
            )
        ],
    ),
    (
        "a:\n" + "- x\n" * 20_000,
        [
            (
                19_999,
                3,
                "",
                "The file has more than 20,000 keys and values. Expected one record. "
                "Split the file.",
            )
        ],
    ),
]

TABS: list[tuple[str, Found]] = [
    ("\ta: b\n", [(1, 1, "", TAB)]),
    ("a:\n\tb: c\n", [(2, 1, "", TAB)]),
    ("a: b\n\tc: d\n", [(2, 1, "", TAB)]),
    ("a:\tb\nc: d\n", [(1, 3, "", TAB)]),
    ("a: |\n b\n\tc\n", [(3, 1, "", TAB)]),
]

LIBYAML_TABS: list[tuple[str, Found]] = [
    ("a: b\tc\td\ne: f\t\n\t\n", [(1, 5, "", TAB), (2, 5, "", TAB), (3, 1, "", TAB)]),
    ("a: 'x\ty' # \t\nb: |\n  # \tx\n", [(3, 5, "", TAB)]),
    ('a: b\tc\nd: "\t\n', [(1, 5, "", TAB), (2, 4, "", unclosed_quote('"'))]),
]

SYNTAX: list[tuple[str, Found]] = [
    ('a: "b\n', [(1, 4, "", unclosed_quote('"'))]),
    ("a: b\nc: [d, 'e", [(2, 8, "", unclosed_quote("'"))]),
    ('a: "\n---\n"\n', [(1, 4, "", unclosed_quote('"'))]),
    ('a: "b\nc: "d"\n', [(1, 4, "a", RUNS_ON), (2, 5, "", AFTER_QUOTE)]),
    ("a: 'it's'\nb: c\n", [(1, 8, "", AFTER_QUOTE)]),
    ('a: "b" c\n', [(1, 8, "", AFTER_QUOTE)]),
    ('a: "C:\\q"\n', [(1, 7, "", bad_escape("\\q"))]),
    ('a: "ab\\xzz"\n', [(1, 7, "", bad_escape("\\x"))]),
    ("a: [b, c\n", [(1, 4, "", unclosed_bracket("[", "]"))]),
    ("a: [b,\n", [(1, 4, "", unclosed_bracket("[", "]"))]),
    ("a: {", [(1, 4, "", unclosed_bracket("{", "}"))]),
    ("a: {b: c\nd: e\n", [(1, 4, "", unclosed_bracket("{", "}"))]),
    ("a: {b: [c, d}\n", [(1, 13, "", incomplete("]"))]),
    ('a: {b: "c" "d"}\n', [(1, 12, "", incomplete("}"))]),
    ("a: [b,, c]\n", [(1, 7, "", unexpected(","))]),
    ("a: b\nc: ]\n", [(2, 4, "", unexpected("]"))]),
    ("a: {b: c}}\n", [(1, 10, "", unexpected("}"))]),
    ("...\n", [(1, 1, "", unexpected("..."))]),
    ("a: b\nc\nd: e\n", [(2, 1, "", NO_COLON)]),
    ("a: b\nc:d\n", [(2, 1, "", NO_COLON)]),
    ("a: b: c\n", [(1, 5, "", COLON)]),
    ("a: b\n  c: d\n", [(2, 4, "", COLON)]),
    ("a\nb: c\n", [(2, 2, "", COLON)]),
    ("a:\n    b: c\n  d: e\n", [(3, 3, "", MISFIT)]),
    ("a:\n  - b\n c: d\n", [(3, 2, "", MISFIT)]),
    ("a:\n  - b\n  c: d\n", [(3, 3, "", MISFIT)]),
    ("a: b\n- c\n", [(2, 1, "", MISFIT)]),
    (" a: b\nc: d\n", [(2, 1, "", MISFIT)]),
    ("a: - b\n", [(1, 4, "", LIST_IN_LINE)]),
    ("a: > 500 soldiers\n", [(1, 4, "", text_after(">"))]),
    ("a: |b\n", [(1, 4, "", text_after("|"))]),
    ("é: @b\n", [(1, 4, "", starts_with("@"))]),
    ("a: 50\nb: % of it\n", [(2, 4, "", starts_with("%"))]),
    ("a: `b`\n", [(1, 4, "", starts_with("`"))]),
    ("a: ? b\n", [(1, 4, "", starts_with("?"))]),
    ("a: *bold* b\n", [(1, 4, "", starts_with("*"))]),
    ("a: & b\n", [(1, 4, "", starts_with("&"))]),
    ("a: !y!z b\n", [(1, 4, "", starts_with("!"))]),
    (
        "a: *b\na: c\nd: [e\n",
        [
            (1, 4, "a", f"'*b' {ALIAS_REMEDY}"),
            (2, 1, "a", f"is given twice, first in line 1. {TWICE}"),
            (3, 4, "", unclosed_bracket("[", "]")),
        ],
    ),
    ("a: *b c\n", [(1, 4, "a", f"'*b' {ALIAS_REMEDY}")]),
]


@pytest.mark.parametrize(("content", "found"), BEFORE_PARSING + WHOLE_FILE + VALUES + TABS + SYNTAX)
def test_a_file_is_refused_for_all_that_is_wrong(
    content: str | bytes, found: Found, either_loader: str
) -> None:
    """Each problem is named with its place, what was expected and how to fix it."""
    assert problems_of(content) == [Problem(PATH, *where) for where in found]


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="the pure Python parser stops at the tab")
@pytest.mark.parametrize(("content", "found"), LIBYAML_TABS)
def test_the_first_tab_of_each_line_is_refused(content: str, found: Found) -> None:
    """A tab is refused anywhere but in quotation marks and comments, even in a block text."""
    assert problems_of(content) == [Problem(PATH, *where) for where in found]


def test_the_exception_prints_its_problems() -> None:
    """The text of the exception is one line for each problem, in the order of the file."""
    with pytest.raises(UnreadableRecord) as caught:
        read_yaml(b"a:\nb:\n", PATH)
    assert str(caught.value) == f"{PATH}:1:1: a: {NO_VALUE}\n{PATH}:2:1: b: {NO_VALUE}"


def test_pure_python_refuses_an_impossible_character(monkeypatch: pytest.MonkeyPatch) -> None:
    """An escape beyond Unicode crashes the pure Python parser and is still only a problem."""
    monkeypatch.setattr(guarantees.yaml_files.yaml_reader, "_LOADER", yaml.SafeLoader)
    message = (
        "The file cannot be understood from here on. Expected key: value. "
        "Check quotation marks, brackets, colons and indentation."
    )
    assert problems_of('a: "\\UFFFFFFFF"\n') == [Problem(PATH, 1, 2, "", message)]


# ---------------------------------------------------------------- hostile files

DEEP = {
    "[": (13, "[0]" * 12),
    "{": (13, ""),
    "- ": (25, "[0]" * 12),
    "? ": (25, ""),
    "{a: ": (49, ".".join("a" * 12)),
}
CHILD = """
import sys
from guarantees.yaml_files.yaml_reader import UnreadableRecord, read_yaml
try:
    read_yaml((sys.argv[1] * (250_000 // len(sys.argv[1]))).encode(), "x")
except UnreadableRecord as error:
    print([p for p in error.problems if "levels deep" in p.message])
"""


@pytest.mark.parametrize("unit", DEEP)
def test_deep_nesting_does_not_crash_the_process(unit: str) -> None:
    """A quarter of a megabyte of opening brackets ends in a problem, not in a stack overflow."""
    column, field = DEEP[unit]
    message = (
        "is nested more than 12 levels deep. Expected at most 12. "
        "Check the indentation and the brackets."
    )
    done = subprocess.run(
        [sys.executable, "-c", CHILD, unit], capture_output=True, text=True, check=False
    )
    expected = (0, f"{[Problem('x', 1, column, field, message)]}\n", "")
    assert (done.returncode, done.stdout, done.stderr) == expected


@given(st.binary() | st.text(alphabet=" \n\t-:?[]{},\"'|>&*!%#@\\ab0<=\r").map(str.encode))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    """No content raises anything but UnreadableRecord, and that never without a problem."""
    try:
        outcome = read_yaml(content, PATH).tree
    except UnreadableRecord as error:
        outcome = error.problems
    assert isinstance(outcome, dict) or len(outcome) > 0


# ---------------------------------------------------------------- round trips

visible = st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co", "Zl", "Zp", "Cf"])
texts = st.text(visible | st.sampled_from("\n\t -:#'\""))
words = st.text(visible, min_size=1, max_size=MAX_KEY).filter(str.isprintable)
trees = st.recursive(
    texts,
    lambda inner: st.lists(inner) | st.dictionaries(words, inner),
    max_leaves=20,
)


def depth(tree: dict | list | str) -> int:
    """How many lists and mappings enclose the innermost one, itself included."""
    if isinstance(tree, str):
        return 0
    inner = tree.values() if isinstance(tree, dict) else tree
    return 1 + max(map(depth, inner), default=0)


def note_positions(
    node: yaml.Node,
    location: Location,
    values: dict[Location, Place],
    keys: dict[Location, Place],
) -> None:
    """Collect where PyYAML's own nodes start."""
    values[location] = start_of(node)
    if isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            note_positions(item, (*location, index), values, keys)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            keys[(*location, key.value)] = start_of(key)
            note_positions(value, (*location, key.value), values, keys)


def start_of(node: yaml.Node) -> Place:
    """The place of one of PyYAML's nodes."""
    return Place(node.start_mark.line + 1, node.start_mark.column + 1)


@given(tree=trees, style=st.sampled_from([None, '"', "'"]), width=st.integers(10, 100))
def test_what_is_dumped_comes_back(tree: dict | list | str, style: str | None, width: int) -> None:
    """Text, lists and mappings survive being written by PyYAML and read again."""
    assume(depth(tree) < 12)
    record = {"record": tree}
    dumped = yaml.safe_dump(record, default_style=style, width=width, allow_unicode=True)
    assert read(dumped).tree == record


@given(tree=trees, flow=st.booleans())
def test_positions_agree_with_the_composer(tree: dict | list | str, flow: bool) -> None:
    """Each value and key starts where PyYAML's own tree of nodes says it starts."""
    assume(depth(tree) < 12)
    dumped = yaml.safe_dump({"record": tree}, default_flow_style=flow, allow_unicode=True)
    values: dict[Location, Place] = {}
    keys: dict[Location, Place] = {}
    note_positions(yaml.compose(dumped, Loader=yaml.SafeLoader), (), values, keys)
    document = read(dumped)
    assert (document.values, document.keys) == (values, keys)
