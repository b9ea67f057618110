"""Comments and blank lines in the canonical form: comments stay where they are."""

from __future__ import annotations

from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guarantees.authoring.canonical_form import NotFormatted, canonical_text
from guarantees.records.proposal import Proposal
from guarantees.yaml_files.yaml_reader import read_yaml
from tests.builders import sample_text

HEAD = "# yaml-language-server: $schema=../schema/proposal.schema.json\n"

# What was written and what it becomes; the first line says what the case is about.
CASES = [
    """\
    next to a value and above a key
    id: a  # on a
    # above name
    # and more
    name: n  # on n
    ---
    id: a  # on a
    # above name
    # and more
    name: n  # on n
    """,
    """\
    at the top and at the end
    # of the file

    # above id
    id: a

    # at the end

    ---
    # of the file

    # above id
    id: a

    # at the end
    """,
    """\
    in a list that is moved to the right
    status:  # on status
    # above the first
    - date: d  # on d
      # above says
      says: s
      # end of the first
    # above the second
    -   says: u
    ---
    status:  # on status
      # above the first
      - date: d # on d
        # above says
        says: s
      # end of the first
      # above the second
      - says: u
    """,
    """\
    at the end of a list or mapping, at its own indentation
    labels:
      - label: a
        evidence:
          - at: p1
            # of p1
          # of the evidence
        # of the label
      # of the list
    # above note
    note: n
    ---
    labels:
      - label: a
        evidence:
          - at: p1
            # of p1
          # of the evidence
        # of the label
      # of the list
    # above note
    note: n
    """,
    """\
    around texts on lines of their own
    name: |-  # on the name
      two # no comment
    summary: >-  # on the summary
      one
      # no comment

    # above note
    note: 'a # no comment'
    ---
    name: |-  # on the name
      two # no comment
    summary: >-  # on the summary
      one
      # no comment

    # above note
    note: 'a # no comment'
    """,
    """\
    around a text that is broken anew
    summary: >-  # on the summary
      LONG LONG LONG LONG
    # above note
    note: n
    ---
    summary: >-  # on the summary
      LONG LONG LONG
      LONG
    # above note
    note: n
    """.replace("LONG", "a-word-that-is-so-long-that-three-are-all"),
    """\
    columns stay where there is room
    name: 'an apple' # near
    summary:   x         # far
    former_ids: [a,b,c]# crowded
    note: [   a,   b] # moved
    ---
    name: an apple   # near
    summary: x           # far
    former_ids: [a, b, c] # crowded
    note: [a, b]      # moved
    """,
    """\
    blank lines: one at a time, none below a key that opens a list
    id: a


    name: b
    labels:

      # above the label

      - label: c


      - label: d

    # above note
    note: n

    ---
    id: a

    name: b
    labels:
      # above the label

      - label: c

      - label: d

    # above note
    note: n
    """,
]


def split(case: str) -> tuple[str, str]:
    """What was written, and what it becomes."""
    written, canonical = dedent(case).split("\n", 1)[1].split("---\n")
    return written, canonical


def formatted(text: str) -> str:
    """The canonical form of a proposal, without its first line."""
    return canonical_text(text, Proposal).removeprefix(HEAD)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.split("\n", 1)[0].strip())
def test_comments_and_blank_lines_stay(case: str) -> None:
    """Each comment stays between the same keys and values, and formatting twice changes nothing more."""
    written, canonical = split(case)
    assert canonical == formatted(written)
    assert canonical == formatted(canonical)


@pytest.mark.parametrize(
    ("text", "comment"),
    [
        ("name:  # here\n  n\n", "# here"),
        ("former_ids: [a,  # here\n  b]  # there\n", "# here"),
        (f"former_ids: [{'a' * 100}, {'b' * 100}]  # here\n", "# here"),
    ],
)
def test_a_comment_that_would_be_lost_is_named(text: str, comment: str) -> None:
    """Between a key and its value, inside brackets and next to brackets that must be opened: the file is left alone."""
    with pytest.raises(NotFormatted) as refused:
        formatted(text)
    assert str(refused.value) == (
        f"cannot be formatted safely and is left alone. The comment '{comment}' would be lost or moved. "
        "Put it above a key, on a line of its own, or after a value."
    )


_LINES = sample_text("alpha.yaml").splitlines()
_COMMENT = st.tuples(st.sampled_from(["own", "next to", "blank"]), st.integers(0, 12))


@settings(max_examples=25)
@given(st.dictionaries(st.integers(0, len(_LINES) - 1), _COMMENT, max_size=20))
def test_no_comment_is_lost_wherever_it_is(comments: dict[int, tuple[str, int]]) -> None:
    """With comments in any line and column a record keeps its values and comments, and formatting is done at once."""
    lines = []
    for number, line in enumerate(_LINES):
        kind, column = comments.get(number, ("", 0))
        lines += {"own": [f"{' ' * column}# {number}.", line], "blank": ["", line]}.get(
            kind, [f"{line} # {number}." if kind else line]
        )
    text = "\n".join(lines)
    once = formatted(text)
    assert read_yaml(text.encode(), "x").tree == read_yaml(once.encode(), "x").tree
    kept = [number for number, (kind, _) in comments.items() if kind != "blank"]
    assert [1] * len(kept) == [once.count(f"# {number}.\n") for number in kept]
    assert once == formatted(once)
