"""Comments and blank lines in the canonical form: each stays with what it is about."""

from __future__ import annotations

from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guarantees.authoring.canonical_form import canonical_text
from guarantees.files.yaml_reader import read_yaml
from guarantees.records.proposal import Proposal
from tests.builders import sample_text

HEAD = "# yaml-language-server: $schema=../schema/proposal.schema.json\n"

# What was written, what comes of it, and in the first line what the case is about.
CASES = [
    """\
    beside a value and above a key, when keys change places
    name: n  # on n
    # above id
    # and more
    id: a  # on a
    ---
    # above id
    # and more
    id: a  # on a
    name: n  # on n
    """,
    """\
    at the top: what stands above a blank line is the file's
    # of the file

    # of the file, too

    # above name
    name: n
    id: a
    ---
    # of the file

    # of the file, too

    id: a
    # above name
    name: n
    """,
    """\
    at the top without a blank line it is the first key's
    # above name
    name: n
    id: a
    ---
    id: a
    # above name
    name: n
    """,
    """\
    at the end of the file
    note: n
    # above name
    name: b

    # at the end
    ---
    # above name
    name: b
    note: n

    # at the end
    """,
    """\
    in lists
    status:  # on status
    # above the first
    - says: s  # on s
      # above date
      date: d
      # end of the first
    - # on the dash
      says: t
    # above the third
    -   says: u
    # above id
    id: a
    ---
    # above id
    id: a
    status:  # on status
      # above the first
      # above date
      - date: d
        says: s  # on s
        # end of the first
      # on the dash
      - says: t
      # above the third
      - says: u
    """,
    """\
    its indentation tells at the end of what it stands
    labels:
      - label: a
        evidence:
          - at: p1
            # of p1
           # of the evidence
        # of the label
       # of the list
     # above id
    # above id, too
    id: a
    ---
    # above id
    # above id, too
    id: a
    labels:
      - label: a
        evidence:
          - at: p1
            # of p1
          # of the evidence
        # of the label
      # of the list
    """,
    """\
    around texts on lines of their own
    summary: >-  # on the summary
      one
      # no comment

    # above name
    name: |-  # on the name
      two # no comment
     # above id
    id: a
    ---
    # above id
    id: a

    # above name
    name: 'two # no comment'  # on the name
    summary: >-  # on the summary
      one
      # no comment
    """,
    """\
    in brackets, which are opened
    lineage: {  # open
      # above merges
      merges: [b,  # on b
        c
        # end of merges
      ],  # closed
      variant_of: [d]
    }  # all
    ---
    # open
    lineage:  # all
      variant_of: [d]
      # above merges
      merges:  # closed
        - b        # on b
        - c
        # end of merges
    """,
    """\
    in brackets with nothing inside
    former_ids: [  # none
    ]  # yet
    ---
    # none
    former_ids: []  # yet
    """,
    """\
    beside an entry in brackets that becomes too long for them
    labels:
      - {label: LONGLONGLONGLONG, used_by: b}  # on the entry
    former_ids: [LONG, LONG, LONG, LONG]  # on the list
    ---
    labels:
      # on the entry
      - label: LONGLONGLONGLONG
        used_by: b
    former_ids:  # on the list
      - LONG
      - LONG
      - LONG
      - LONG
    """.replace("LONG", "some-words-that-make-a-line-longer-than-allowed"),
    """\
    between a key and its value
    name:  # on the key
      # above the value
      n  # on the value
    ---
    # above the value
    # on the key
    name: n  # on the value
    """,
    """\
    columns stay where there is room
    name: 'an apple' # near
    summary:   x         # far
    note: [   a,   b] # moved
    former_ids: [a,b,c]# crowded
    ---
    name: an apple   # near
    summary: x           # far
    former_ids: [a, b, c]  # crowded
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
    """What was written, and what comes of it."""
    written, canonical = dedent(case).split("\n", 1)[1].split("---\n")
    return written, canonical


def formatted(text: str) -> str:
    """The canonical form of a proposal, without its first line."""
    return canonical_text(text, Proposal).removeprefix(HEAD)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.split("\n", 1)[0].strip())
def test_comments_stay_with_what_they_are_about(case: str) -> None:
    """Wherever a comment stands, it goes with its key, entry, list or file, and a second time changes nothing."""
    written, canonical = split(case)
    assert canonical == formatted(written)
    assert canonical == formatted(canonical)


def test_a_record_with_nothing_but_comments_around_empty_brackets_keeps_them() -> None:
    """There is no key that they could be above."""
    assert "# nothing\n\n{}\n# at the end\n" == formatted("{} # nothing\n# at the end")


_LINES = sample_text("alpha.yaml").splitlines()
_COMMENT = st.tuples(st.sampled_from(["own", "beside", "blank"]), st.integers(0, 12))


@settings(max_examples=25)
@given(st.dictionaries(st.integers(0, len(_LINES) - 1), _COMMENT, max_size=20))
def test_no_comment_is_lost_wherever_it_stands(
    comments: dict[int, tuple[str, int]],
) -> None:
    """Comments in any line and column of a record: the same values, each comment once, and nothing to do afterwards."""
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
