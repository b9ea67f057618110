"""The canonical form: its rules one by one, and that it never changes what a record says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import yaml
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from guarantees.authoring import canonical_form
from guarantees.authoring.canonical_form import NotFormatted, canonical_text, schema_line
from guarantees.authoring.canonical_layout import laid_out
from guarantees.authoring.formatting import formatted_files
from guarantees.authoring.skeletons import TEMPLATES
from guarantees.authoring.spacing import tidy
from guarantees.records.position import ActorPositions
from guarantees.records.proposal import Proposal
from guarantees.records.source import Source
from guarantees.yaml_files.record_kinds import MODELS, model_for
from guarantees.yaml_files.yaml_reader import UnreadableRecord, read_yaml
from tests.builders import RECORDS

HEAD = "# yaml-language-server: $schema=../schema/proposal.schema.json\n"


def round_trip(canonical: str) -> str:
    """A canonical form laid out again, even if its lines say that there is no need."""
    head, _, body = canonical.partition("\n")
    return tidy(f"{head}\n{laid_out(body)}")


def formatted(text: str) -> str:
    """The canonical form of a proposal, without its first line."""
    result = canonical_text(text, Proposal)
    assert result.startswith(HEAD)
    return result.removeprefix(HEAD)


# ---------------------------------------------------------------- head and file


@pytest.mark.parametrize(
    "head",
    [
        "",
        HEAD,
        "# yaml-language-server: $schema=../schema/source.schema.json\n",
        "\n#yaml-language-server: $schema=/old/place.json\n\n",
        "\ufeff",
        "---\n",
    ],
)
def test_the_schema_line_comes_first(head: str) -> None:
    """It is added if it is missing, corrected if it is wrong, and never doubled."""
    assert HEAD + "id: a\n" == canonical_text(head + "id: a\n", Proposal)


def test_the_schema_line_names_the_place_of_the_schemas() -> None:
    """It depends on the kind of record and on where the file is."""
    assert [
        "# yaml-language-server: $schema=../../schema/source.schema.json",
        "# yaml-language-server: $schema=../schema/positions.schema.json",
    ] == [schema_line(Source), schema_line(ActorPositions, "../schema")]
    assert schema_line(Source, "x") in canonical_text("id: a", Source, schema_folder="x")


def test_lines_end_in_one_way() -> None:
    """Carriage returns, spaces at line ends and blank lines at the end go; a missing line feed is added."""
    assert "id: a\nname: b\n" == formatted("id: a  \r\nname:   b \r\n\r\n  \r\n")
    assert "id: a\n" == formatted("id: a")


def test_what_the_strict_reader_refuses_is_refused() -> None:
    """The problems are those of the reader, with their places in the file."""
    with pytest.raises(UnreadableRecord) as refused:
        canonical_text("id: a\nid: b\n", Proposal, path="x.yaml")
    with pytest.raises(UnreadableRecord) as read:
        read_yaml(b"id: a\nid: b\n", "x.yaml")
    assert read.value.problems == refused.value.problems


# ---------------------------------------------------------------- layout


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        pytest.param("name: n\nid: a\n", "name: n\nid: a\n", id="keys stay in their order"),
        pytest.param(
            "status:\n- says: s\n  date: 2025\nid: a\n",
            "status:\n  - says: s\n    date: 2025\nid: a\n",
            id="lists are indented",
        ),
        pytest.param("summary:\n- a\n- b: c\n", "summary:\n  - a\n  - b: c\n", id="wrong shapes"),
        pytest.param("{id: a, name: n}\n", "id: a\nname: n\n", id="no brackets around the record"),
        pytest.param(
            "lineage: {merges: [b ,c],\n  variant_of:   []}\n",
            "lineage: {merges: [b, c], variant_of: []}\n",
            id="brackets stay",
        ),
        pytest.param(
            "summary: a\n   b\n\n\nname: 'c\n  d'\n", "summary: a b\n\nname: c d\n", id="one line"
        ),
        pytest.param("name: >-\n   a\n   b c\n", "name: >-\n  a\n  b c\n", id="breaks stay"),
        pytest.param("name: >\n   a\n   b\n", "name: >\n  a\n  b\n", id="a last line feed stays"),
        pytest.param("name: |\n   a\n\n   b\n", "name: |\n  a\n\n  b\n", id="lines stay"),
        pytest.param("name: |-\n   a\n", "name: |-\n  a\n", id="one line below its key stays"),
        pytest.param("name: |+\n   a\n\n", 'name: "a\\n\\n"\n', id="blank lines at the end stay"),
    ],
)
def test_layout(written: str, canonical: str) -> None:
    """Two spaces; the order of keys, brackets and line breaks are as the curator chose them."""
    assert canonical == formatted(written)
    assert canonical == formatted(canonical)


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("'plain'", "plain"),
        ('"../2025-08?"', "../2025-08?"),
        ("'2025-08-21'", "2025-08-21"),
        ('"a: b"', "'a: b'"),
        ("'it''s: so'", '"it\'s: so"'),
        ("'say \"it''s: so\"'", "'say \"it''s: so\"'"),
        ("'12'", "'12'"),
        ("12", "12"),
        ("'true'", "'true'"),
        ("yes", "yes"),
        ("'# no'", "'# no'"),
        ("''", "''"),
        ("' a'", "' a'"),
        ("a, b", "a, b"),
        ("['a, b', c]", "['a, b', c]"),
        ("[ '?a', \"b\" ]", "['?a', b]"),
        ('"a\\tb"', '"a\\tb"'),
    ],
)
def test_quotation_marks_only_where_they_are_needed(written: str, canonical: str) -> None:
    """They are single unless double ones save escapes; those that other readers of YAML need stay."""
    assert f"name: {canonical}\n" == formatted(f"name: {written}\n")


def test_a_text_that_is_too_long_goes_below_its_key() -> None:
    """A line has at most 150 characters; a longer text is broken at 140."""
    fits = " ".join(["word"] * 28) + " abc"
    assert 143 == len(fits)
    assert f"name: {fits}x\n" == formatted(f"name: {fits}x\n")
    one, other = " ".join(["word"] * 27), "word abcxx"
    assert f"name: >-\n  {one}\n  {other}\n" == formatted(f"name: {fits}xx\n")
    assert f"name: >-\n  {one} word\n" == formatted(f"name: >-\n    {one} word\n")
    long = " ".join(["word"] * 40)
    assert f"name: >-\n  {' '.join(['word'] * 27)}\n  {' '.join(['word'] * 13)}\n" == formatted(
        f"name: >-\n  {long}\n"
    )
    assert f"name: {'x' * 200}\n" == formatted(f"name: {'x' * 200}\n")


def test_brackets_that_are_too_long_are_written_line_by_line() -> None:
    """The list or mapping gets a line for each entry, and is not broken in the middle."""
    ids = [f"some-actor-with-a-long-name-{n}" for n in range(5)]
    assert f"proposed_by:\n  - {f'{chr(10)}  - '.join(ids)}\n" == formatted(
        f"proposed_by: [{', '.join(ids)}]\n"
    )
    assert f"proposed_by: [{', '.join(ids[:4])}]\n" == formatted(
        f"proposed_by: [{', '.join(ids[:4])}]\n"
    )


# ---------------------------------------------------------------- nothing else changes


def test_every_template_is_in_canonical_form() -> None:
    """'python -m guarantees fmt templates' has nothing to do."""
    files = formatted_files([TEMPLATES])
    assert [] == [file.path.name for file in files if file.is_changed or file.problems]
    assert len(files) == len(MODELS)


@pytest.mark.parametrize(
    "name", sorted(p.relative_to(RECORDS).as_posix() for p in RECORDS.rglob("*.yaml"))
)
def test_formatting_changes_no_value_and_is_done_after_once(name: str) -> None:
    """Files in any layout keep their values, and formatting them again changes nothing."""
    text = (RECORDS / name).read_text(encoding="utf-8")
    once = canonical_text(text, model_for(name))
    assert read_yaml(text.encode(), name).tree == read_yaml(once.encode(), name).tree
    assert once == canonical_text(once, model_for(name)) == round_trip(once)


def test_syntax_that_programs_read_in_two_ways_is_left_alone() -> None:
    """The strict reader takes a quoted text with a colon after it as a key, ruamel.yaml does not."""
    with pytest.raises(NotFormatted, match="Write a space after each colon and comma"):
        canonical_text('proposed_by: ["a":b, c]\n', Proposal)


@pytest.mark.parametrize(
    ("changed_layout", "said"),
    [
        (lambda text: text.replace("one", "two"), "A value would change."),
        (lambda text: text + "name: x\nname: y\n", "Then: is given twice"),
        (lambda text: text + "# more\n", "The comment '# more' would be lost or moved."),
    ],
)
def test_a_result_that_differs_is_refused(
    monkeypatch: pytest.MonkeyPatch, changed_layout: Callable[..., str], said: str
) -> None:
    """If the layout went wrong, a result with other values or comments would be refused."""
    monkeypatch.setattr(canonical_form, "laid_out", changed_layout)
    with pytest.raises(NotFormatted, match=f"is left alone. {said}"):
        canonical_text("id: one\n", Proposal)


_WORDS = st.text(
    st.sampled_from("ab 0-:#?,[]{}'\"\\&*!|>%@`~.=\n\té…\u00a0\u200b\U0001f600"), max_size=12
)
_KEYS = _WORDS.filter(lambda key: key.isprintable() and key != "")
_TREES = st.recursive(
    _WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=3),
    max_leaves=8,
)
_FIELDS = st.sampled_from(["note", "labels", "status", "lineage", "provisions", "id"])


@settings(max_examples=60)
@given(
    st.dictionaries(_FIELDS | _KEYS, _TREES, min_size=1, max_size=4),
    st.sampled_from([None, "'", '"', "|", ">"]),
    st.sampled_from([None, True, False]),
)
def test_any_tree_survives(
    tree: dict[str, Any], style: str | None, in_brackets: bool | None
) -> None:
    """Any record, however it is written, keeps its values, and formatting it again changes nothing."""
    text = yaml.dump(
        tree,
        default_style=style,
        default_flow_style=in_brackets,
        allow_unicode=True,
        sort_keys=False,
    ).replace("!!str ", "")
    try:
        before = read_yaml(text.encode(), "x").tree
    except UnreadableRecord:
        reject()
    once = canonical_text(HEAD + text, Proposal)
    assert before == read_yaml(once.encode(), "x").tree
    assert once == round_trip(once)
