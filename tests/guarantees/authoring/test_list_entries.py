"""An entry is added to a list of a file, and everything else stays as it was."""

from __future__ import annotations

import pytest

from guarantees.authoring.list_entries import CannotAdd, with_entry

ENTRY = "id: new\nnote: >-\n  Two\n  lines.\n"

ADDED = {
    "at the end of the file": (
        "a:\n  - id: x\n",
        "a:\n  - id: x\n  - id: new\n    note: >-\n      Two\n      lines.\n",
    ),
    "after a last line without an end": (
        "a:\n  - id: x",
        "a:\n  - id: x\n  - id: new\n    note: >-\n      Two\n      lines.\n",
    ),
    "before the next key and what is said of it": (
        "a:\n- id: x  # one\n  # of x\n\n# of b\nb: 1\n",
        "a:\n- id: x  # one\n  # of x\n- id: new\n  note: >-\n    Two\n    lines.\n\n# of b\nb: 1\n",
    ),
    "with a blank line where entries are set apart": (
        "a:\n    - id: x\n\n    # of y\n    - id: y\n",
        "a:\n    - id: x\n\n    # of y\n    - id: y\n\n"
        "    - id: new\n      note: >-\n        Two\n        lines.\n",
    ),
    "with a blank line where one is above a comment of several lines": (
        "a:\n  - id: x\n\n  # of y,\n  # in two lines\n  - id: y\n",
        "a:\n  - id: x\n\n  # of y,\n  # in two lines\n  - id: y\n\n"
        "  - id: new\n    note: >-\n      Two\n      lines.\n",
    ),
    "with the line ends of the file": (
        "a:\r\n  - {id: x}\r\n",
        "a:\r\n  - {id: x}\r\n  - id: new\r\n    note: >-\r\n      Two\r\n      lines.\r\n",
    ),
    "with the line ends of an old Macintosh": (
        "a:\r  - {id: x}\r",
        "a:\r  - {id: x}\r  - id: new\r    note: >-\r      Two\r      lines.\r",
    ),
    "after a text that looks like a comment": (
        "a:\n  - note: |\n      one\n      # two\n",
        "a:\n  - note: |\n      one\n      # two\n  - id: new\n    note: >-\n      Two\n      lines.\n",
    ),
    "as the first": (
        "a: []  # none yet\nb: 1\n",
        "a:   # none yet\n  - id: new\n    note: >-\n      Two\n      lines.\nb: 1\n",
    ),
}


@pytest.mark.parametrize("case", ADDED)
def test_an_entry_is_added(case: str) -> None:
    """The entry is the last of the list, and no other line changes."""
    before, after = ADDED[case]
    assert with_entry(before, "a", ENTRY, "f") == after


@pytest.mark.parametrize(
    ("before", "index", "after"),
    [
        (
            "a:\n  - id: x\n  # of y\n  - id: y\n",
            1,
            "a:\n  - id: x\n  - id: new\n  # of y\n  - id: y\n",
        ),
        (
            "a:\n  - id: x\n\n  # of y\n  - id: y\n",
            1,
            "a:\n  - id: x\n\n  - id: new\n\n  # of y\n  - id: y\n",
        ),
        ("a:\n  - id: x\n\n  - id: y\n", 0, "a:\n  - id: new\n\n  - id: x\n\n  - id: y\n"),
        ("a: # all\n- id: x\nb: 1\n", 0, "a: # all\n- id: new\n- id: x\nb: 1\n"),
    ],
)
def test_an_entry_is_added_before_another(before: str, index: int, after: str) -> None:
    """Comments and blank lines above the next entry stay with it."""
    assert with_entry(before, "a", "id: new\n", "f", lambda entries, new: index) == after


REFUSED = {
    "a list in brackets": (
        "a: [{id: x}]\n",
        "an entry cannot be added to f without changing other entries. "
        "Write each entry of 'a' on lines of its own that begin with '- ', and try again.",
    ),
    "no list": ("b: 1\n", "f has no list 'a'. Add a line 'a:' to it first."),
    "a text in its place": ("a: x\n", "f has no list 'a'. Add a line 'a:' to it first."),
    "a file that cannot be read": (
        "a:\n\t- id: x\n",
        "f cannot be read. f:2:1: The line has a tab. Expected spaces. Use spaces instead. Fix it first.",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_not_safe_is_refused(case: str) -> None:
    """If the entry would change others, or has no place, a sentence says what to do."""
    text, message = REFUSED[case]
    with pytest.raises(CannotAdd) as refused:
        with_entry(text, "a", ENTRY, "f")
    assert str(refused.value) == message
