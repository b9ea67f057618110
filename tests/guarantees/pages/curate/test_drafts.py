"""guarantees/pages/curate/drafts.py: records that are tried out, on top of the small folder."""

from __future__ import annotations

import gc
import weakref
from functools import cache
from pathlib import Path

import pytest

from guarantees.authoring.ledger import register
from guarantees.catalogue.catalogue import Loaded, load
from guarantees.pages.curate.drafts import (
    MAX_FILES,
    MOST_LINES,
    Draft,
    DraftLine,
    Given,
    draft,
    pasted,
    path_of,
)
from guarantees.records.registry import ActorRegistry, Edition
from guarantees.yaml_files.record_kinds import MODELS, kind_of
from guarantees.yaml_files.yaml_text import MAX_BYTES
from tests.builders import RECORDS, sample_text, write_records

FAULT = ("unit: soldiers", "unit: solders")
FEWER = ("{about: 50000, unit: soldiers}", "{about: 40000, unit: soldiers}")


@cache
def served() -> Loaded:
    """The small folder, as it is served."""
    return load(RECORDS, "records")


def tried(*texts: str) -> Draft:
    """The draft of texts that were pasted, each by itself."""
    return draft([Given(text.encode()) for text in texts], served())


# ---- what is given --------------------------------------------------------------------------------


def test_a_line_of_three_hyphens_separates_two_records() -> None:
    """Each record knows the line on which it begins; empty parts are none."""
    assert (
        Given(b"id: a\nname: b\n", line=1),
        Given(b"id: c\n", line=4),
    ) == pasted("id: a\nname: b\n---\nid: c\n--- \n\n---")


def test_nothing_pasted_is_nothing() -> None:
    """White space is no record."""
    assert () == pasted(" \n\n")


@pytest.mark.parametrize(
    "name", ["alpha.yaml", "sources/gazette-2025-08.yaml", "registry/actors.yaml"]
)
def test_every_record_of_a_folder_is_recognised_and_placed(name: str) -> None:
    """Without a name the kind follows from the keys, and the path from kind and id."""
    given = Given(sample_text(name).encode())
    model = kind_of(given.content)
    assert model is not None
    assert name == path_of(given, model, 1)


def test_the_schema_that_a_text_names_decides() -> None:
    """The first line counts more than the keys, even of a text that is no YAML."""
    given = Given(b"# yaml-language-server: $schema=../schema/proposal.schema.json\nid: [")
    assert MODELS["proposal"] is kind_of(given.content)


def test_the_kind_that_the_curator_names_comes_before_the_keys() -> None:
    """But not before the schema that the text itself names."""
    [given] = pasted("id: a\nnote: b", "source")
    [file] = draft([given], served()).files
    assert ("source", "records/sources/a.yaml") == (file.kind, file.path)
    assert MODELS["proposal"] is kind_of(
        b"# yaml-language-server: $schema=../schema/proposal.schema.json\nid: a", MODELS["source"]
    )


@pytest.mark.parametrize("text", ["id: a\nnote: b", "Id: x"])
def test_what_could_be_anything_is_refused(text: str) -> None:
    """Keys that several kinds share do not identify one, and the refusal says what to do."""
    found = draft([Given(text.encode("latin-1"), name="x.yaml")], served())
    said = (
        "The file 'x.yaml' is not recognised as any kind of record. "
        "Choose its kind, or begin it with the line that names its schema, "
        "such as '# yaml-language-server: $schema=../schema/proposal.schema.json'."
    )
    assert ((said,), ()) == (found.refused, found.files)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            "id: alpha\nprovisions: {}\n".encode("utf-16"),
            "x.yaml:1:1: The file is in UTF-16. Expected UTF-8. "
            "Save the file again with the encoding UTF-8, or convert it: iconv -f UTF-16 -t UTF-8.",
        ),
        (
            "# a\nnote: Київ\n".encode("cp1251"),
            "x.yaml:2:7: The byte 0xCA is not valid in UTF-8. "
            "Expected UTF-8, not Windows-1251, which the file seems to be in. "
            "Save the file again with the encoding UTF-8, or convert it: iconv -f WINDOWS-1251 -t UTF-8.",
        ),
        (
            b"hello",
            "x.yaml:1:1: The file holds a single text. Expected a mapping: key: value. "
            "Put a key and ': ' before each value.",
        ),
        (b"", "x.yaml:1:1: The file is empty. Expected a mapping: key: value. Add the record."),
    ],
)
def test_what_cannot_be_read_at_all_is_said_as_the_check_says_it(content: bytes, said: str) -> None:
    """A file in another encoding, or an empty one, is not called a record of no kind."""
    assert (said,) == draft([Given(content, "x.yaml")], served()).refused


@pytest.mark.parametrize(
    ("text", "name", "path"),
    [
        ("id: ../../etc/passwd\n", "", "draft-7.yaml"),
        ("id: ../../etc/passwd\n", "../up.yaml", "up.yaml"),
        ("id: 'gamma'  # new\n", "other.yaml", "gamma.yaml"),
        ("name: x\n", "gamma.yml", "gamma.yaml"),
        ("name: x\n", "gamma.yaml.txt", "gamma.yaml"),
        ("name: x\n", "gamma.yaml_", "gamma.yaml"),
        ("name: x\n", "Gamma 2.yaml", "draft-7.yaml"),
        (f"id: {'a' * 65}\n", "", "draft-7.yaml"),
    ],
)
def test_a_path_is_never_anything_but_an_id(text: str, name: str, path: str) -> None:
    """What is no id is given a place of its own, whatever the name of the file."""
    assert path == path_of(Given(text.encode(), name), MODELS["proposal"], 7)


def test_a_registry_is_placed_where_registries_are() -> None:
    """It has no id, and the name of the file does not matter."""
    assert ["registry/actors.yaml", "registry/edition.yaml"] == [
        path_of(Given(b"", "x.yaml"), model, 1) for model in (ActorRegistry, Edition)
    ]


def test_more_files_than_are_tried_are_counted() -> None:
    """The first are tried out, and a sentence says how many were given."""
    found = tried(*(sample_text("alpha.yaml").replace("id: alpha", f"id: a{n}") for n in range(21)))
    said = (
        f"21 records were given. Expected at most {MAX_FILES} at a time: the others are left out."
    )
    assert (said, MAX_FILES) == (found.refused[0], len(found.files))


def test_a_record_given_twice_is_tried_once() -> None:
    """The second is refused by its path."""
    found = tried(sample_text("alpha.yaml"), sample_text("alpha.yaml", FEWER))
    assert (
        ("records/alpha.yaml is given twice. The first is tried; remove one of the two.",),
        0,
    ) == (found.refused, found.changes.count)


# ---- what is found --------------------------------------------------------------------------------


def test_a_valid_change_is_described_in_plain_words() -> None:
    """The cell that would change, without a problem, on top of everything else that is served."""
    found = tried(sample_text("alpha.yaml", FEWER))
    assert (0, True, ()) == (found.problem_count, found.files[0].replaces, found.elsewhere)
    assert [("alpha", "force-size")] == [(c.proposal, c.element) for c in found.changes.cells]
    assert "about 50,000 soldiers → about 40,000 soldiers" in found.changes.cells[0].words
    assert list(served().catalogue.proposals) == list(found.catalogue.proposals)


def test_every_problem_is_next_to_its_line() -> None:
    """Two problems, with two lines around each; the record would stay as it is served."""
    many = ("about: 50000", "about: many")
    text = sample_text("alpha.yaml", many, ("id: alpha\n", "id: alpha\ncolour: red\n"))
    found = tried(text)
    lines = text.splitlines()
    faults = {2: "'colour' is not a known key.", 42: "'many' is not a whole number."}
    shown = [line for excerpt in found.files[0].excerpts for line in excerpt]
    assert [1, 2, 3, 4, 40, 41, 42, 43, 44] == [line.number for line in shown]
    assert [lines[line.number - 1] for line in shown] == [line.text for line in shown]
    assert faults == {
        line.number: line.problems[0].message.split(" Expected")[0]
        for line in shown
        if line.problems
    }
    assert () == found.files[0].elsewhere
    assert (served().catalogue, 0) == (found.catalogue, found.changes.count)


def test_lines_count_in_the_text_as_it_was_pasted() -> None:
    """The second record of a paste has its own lines, which are those the curator sees."""
    text = f"{sample_text('beta.yaml')}---\n{sample_text('alpha.yaml', FAULT)}"
    found = draft(pasted(text), served())
    before = text[: text.index("solders")].count("\n") + 1
    assert [before] == [problem.line for problem in found.files[1].problems]
    marked = [line for run in found.files[1].excerpts for line in run if line.problems]
    assert [DraftLine(before, text.splitlines()[before - 1], found.files[1].problems)] == marked


def test_a_text_that_is_no_yaml_has_its_problem_and_no_form() -> None:
    """It is not formatted, and says so."""
    found = tried("id: alpha\nprovisions: [\n")
    assert (1, None, "The text cannot be read, so it cannot be formatted.") == (
        len(found.files[0].problems),
        found.files[0].formatted,
        found.files[0].not_formatted,
    )


def test_a_text_that_is_too_large_is_refused_without_its_lines() -> None:
    """The reader's own sentence, and none of the text."""
    found = tried("id: alpha\nprovisions:\n" + "#" * MAX_BYTES)
    (file,) = found.files
    assert ((), file.problems) == (file.excerpts, file.elsewhere)
    assert file.problems[0].message.startswith("The file has 262,")


def test_a_text_that_is_too_deep_is_refused() -> None:
    """A hundred thousand brackets are refused by the reader, at their line."""
    found = tried("id: alpha\nprovisions: " + "[" * 100_000)
    assert ["is nested more than 12 levels deep."] == [
        problem.message.split(" Expected")[0] for problem in found.files[0].problems
    ]


def test_the_lines_that_are_shown_have_an_end() -> None:
    """A text full of problems is cut, and the problems further down are listed without it."""
    found = tried("id: alpha\nprovisions: {}\n" + "".join(f"k{n}: v\n" for n in range(400)))
    shown = sum(len(run) for run in found.files[0].excerpts)
    assert MOST_LINES == shown
    elsewhere = [problem.line for problem in found.files[0].elsewhere]
    assert elsewhere == [line for line in elsewhere if line > 190] != []


def test_what_a_draft_breaks_in_other_records_is_said() -> None:
    """A registry without an actor that a proposal names."""
    actors = sample_text("registry/actors.yaml")
    without = actors.replace("  - id: sylvania\n    name: Sylvania\n    kind: state\n", "")
    found = tried(without)
    assert actors != without
    assert () == found.files[0].problems
    assert "records/beta.yaml" in {problem.path for problem in found.elsewhere}
    assert len(found.elsewhere) == found.problem_count


def test_a_new_record_is_one_that_replaces_nothing() -> None:
    """It is in the catalogue that would be, in its canonical form."""
    text = sample_text("alpha.yaml", ("id: alpha\n", "id: gamma\n"))
    text = text.replace("id: alpha-", "id: gamma-")
    found = tried(text)
    assert (False, "gamma.yaml") == (found.files[0].replaces, found.files[0].file_name)
    assert found.files[0].formatted is not None
    assert found.files[0].formatted.startswith("# yaml-language-server: $schema=../schema/")


def test_keys_out_of_order_are_named() -> None:
    """The formatted file keeps the order of its keys, so the draft says which are out of order, and where."""
    text = "version: 2025.09.1\nevidence_reaches: 2025-09\nreleased: 2025-09-30\n"
    (file,) = draft([Given(text.encode(), line=11)], served()).files
    assert file.formatted is not None
    assert file.not_formatted == (
        "These keys are out of order, in the formatted file too: released (line 13). "
        "'python -m guarantees fmt' says where each belongs."
    )


def test_an_id_that_is_not_registered_is_for_after_saving(tmp_path: Path) -> None:
    """A new id is not a problem; what remains to be done is listed separately."""
    folder = write_records(tmp_path / "records")
    (folder / "registry" / "identifiers.yaml").write_text("proposals: []\n", encoding="utf-8")
    register(folder)
    text = sample_text("beta.yaml", ("id: beta\n", "id: gamma\n"))
    found = draft([Given(text.encode())], load(folder, "records"))
    assert ["records/gamma.yaml:1:5"] == [
        f"{each.path}:{each.line}:{each.column}" for each in found.after_saving
    ]
    assert "python -m guarantees register" in found.after_saving[0].message
    assert (0, True) == (found.problem_count, "gamma" in found.catalogue.proposals)


def test_nothing_is_kept_of_a_draft() -> None:
    """Once a draft is let go, no cache holds its catalogue or its text."""
    found = tried(sample_text("alpha.yaml", FEWER))
    gone = weakref.ref(found.catalogue)
    assert found.changes.count
    del found
    gc.collect()
    assert gone() is None


def test_markup_stays_text() -> None:
    """What a draft says is passed on as it is."""
    hostile = "<img src=x onerror=alert(1)>"
    found = tried(f"id: alpha\nprovisions: {{}}\n{hostile}: x\n")
    assert any(hostile in line.text for run in found.files[0].excerpts for line in run)
