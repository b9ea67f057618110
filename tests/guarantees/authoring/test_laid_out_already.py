"""What is recognised by its lines as canonical layout is never laid out differently."""

from __future__ import annotations

import pytest

from guarantees.authoring import canonical_form
from guarantees.authoring.canonical_form import NotFormatted, canonical_text
from guarantees.authoring.laid_out_already import is_laid_out
from guarantees.records.proposal import Proposal
from guarantees.yaml_files.yaml_reader import read_yaml

HEAD = "# yaml-language-server: $schema=../schema/proposal.schema.json\n"
BODY = """\
id: a
name: 'a: b'
summary: >-
  one word and
  another

lineage: {merges: [b, 'c, d'], like: {at_least: '12', unit: "it's: so"}}
status:
  - says: s

    by: []
  - {}
  - 12

provisions:
  term:
    - value: [x]
note: é
"""


def refuse(*_: object) -> str:
    """Instead of the round trip."""
    raise canonical_form.RuamelError("A record was laid out again.")


def test_a_record_in_canonical_form_makes_no_round_trip(monkeypatch: pytest.MonkeyPatch) -> None:
    """Texts in each usual form, brackets and single blank lines are known as canonical."""
    assert canonical_text(HEAD + BODY, Proposal) == HEAD + BODY  # so it is
    monkeypatch.setattr(canonical_form, "laid_out", refuse)
    assert canonical_text(HEAD + BODY, Proposal) == HEAD + BODY


@pytest.mark.parametrize("head", ["", HEAD.replace("proposal", "source"), f"\ufeff{HEAD}"])
def test_the_first_line_counts(head: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A record with another first line is not in canonical form."""
    monkeypatch.setattr(canonical_form, "laid_out", refuse)
    with pytest.raises(NotFormatted):
        canonical_text(head + BODY, Proposal)


@pytest.mark.parametrize(
    ("part", "other"),
    [
        ("id: a", "id: a "),
        ("id: a", "id:  a"),
        ("id: a", "id: 'a'"),
        ("id: a", "id: a  # b"),
        ("id: a", "# b\nid: a"),
        ("id: a", "id: a\n\n"),
        ("id: a", "\nid: a"),
        ("id: a", f"id: {'word ' * 30}word"),
        ("id: a", "id: a\n  b"),
        ("id: a", "id: |-\n  a"),
        ("'a: b'", '"a: b"'),
        ("'a: b'", r'"a\nb"'),
        ("'a: b'", r'"\u00e9\n"'),
        ("'a: b'", '"é: b"'),
        ("[b, 'c, d']", "[b,  'c, d']"),
        ("[b, 'c, d']", "[b, 'c, d',]"),
        ("[b, 'c, d']", "[{b: c}]"),
        ("[b, 'c, d']", "[[['*\"']]]"),
        ("[b, 'c, d']", f"[{'b, ' * 50}c]"),
        ("  one word and\n", "  one word and \n"),
        ("  one word and\n", "\n  one word and\n"),
        ("  one word and\n", f"  {'one ' * 40}\n"),
        (">-", ">"),
        ("status:\n", "status:\n\n"),
        ("  - 12", "  -  12"),
        ("  - 12", "  - - 12"),
        ("note: é\n", "note: é"),
        ("note: é\n", "note: é\n\n"),
    ],
)
def test_another_layout_is_not_known(part: str, other: str) -> None:
    """One character that the canonical layout would not write, or that only the round trip can judge."""
    assert part in BODY
    body = BODY.replace(part, other)
    assert not is_laid_out(body, read_yaml(body.encode(), "x").tree)
