"""Archived texts: quotations that are there and are not, and paragraphs that are cited and are not."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from guarantees.archive import (
    Finding,
    ParagraphCoverage,
    Verification,
    coverage,
    holds,
    paragraph_counts,
    paragraphs,
    read_archive,
    verify,
)
from guarantees.files.record_files import RecordFile, read_folder
from tests.builders import ARCHIVE, RECORDS, sample_text, write_records

TEXTS = read_archive(ARCHIVE)


def records(root: Path, name: str, *edits: tuple[str, str]) -> tuple[RecordFile, ...]:
    """The files of the small folder after edits of one of them."""
    return read_folder(write_records(root, {name: sample_text(name, *edits)}), "records").files


def test_paragraphs_are_the_lines_that_are_not_blank() -> None:
    """Blank lines do not count, whatever space they hold."""
    assert paragraphs("\none\n\n \t\ntwo\r\nthree") == ["one", "two", "three"]


def test_an_archive_is_found_by_digest(tmp_path: Path) -> None:
    """The name of a file does not matter, and a byte that is no UTF-8 stops nothing."""
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "any name.txt").write_bytes((ARCHIVE / "gazette.txt").read_bytes())
    (tmp_path / "latin.txt").write_bytes("Café\n".encode("latin-1"))
    (tmp_path / "notes.md").write_text("No text of the archive.")
    found = read_archive(tmp_path)
    assert {len(text) for text in found.values()} == {6, 1}
    assert set(TEXTS) < set(found)


@pytest.mark.parametrize("form", ["\n", "\r\n", "\ufeff\r\n"])
def test_a_text_is_found_whatever_its_line_ends(form: str, tmp_path: Path) -> None:
    """The digest in a record finds a text whose line ends, or byte order mark, a program has changed since."""
    as_archived = "one\ntwo\n"
    changed = form.rstrip("\r\n") + as_archived.replace("\n", form.lstrip("\ufeff"))
    (tmp_path / "text.txt").write_bytes(changed.encode())
    recorded = [as_archived, as_archived.replace("\n", "\r\n"), changed]
    found = read_archive(tmp_path)
    assert [found[hashlib.sha256(text.encode()).hexdigest()] for text in recorded] == [
        ["one", "two"]
    ] * 3


def test_a_quotation_is_found_as_whole_words() -> None:
    """A part of a longer word is not a quotation."""
    assert [
        holds("They sign a treaty.", quote) for quote in ("a treaty", "sign a treat", "ign")
    ] == [
        True,
        False,
        False,
    ]


def test_every_quotation_is_found() -> None:
    """The small folder quotes what its archive holds."""
    files = read_folder(RECORDS).files
    assert verify(files, TEXTS) == Verification(2, (), ())


@pytest.mark.parametrize(
    "quote",
    [
        "'\"Freedonia will sign'",
        "treaty - nothing less",
        "'treaty — nothing   less.\"'",
    ],
)
def test_a_quotation_in_other_typography_is_found(quote: str, tmp_path: Path) -> None:
    """Straight quotation marks, other dashes and more space find the same words."""
    edit = ("quote: sign a binding treaty", f"quote: {quote}")
    assert verify(records(tmp_path, "alpha.yaml", edit), TEXTS).findings == ()


def test_a_quotation_of_the_last_paragraph_is_found(tmp_path: Path) -> None:
    """The last paragraph is as good as any."""
    edit = ("at: p2, quote: sign a binding treaty", "at: p6, quote: Subscribe to the")
    assert verify(records(tmp_path, "alpha.yaml", edit), TEXTS).findings == ()


def test_a_quotation_may_run_over_paragraphs(tmp_path: Path) -> None:
    """The paragraphs of a range are read as one text."""
    edit = (
        "at: p2, quote: sign a binding treaty",
        "at: p2-p3, quote: nothing less.\u201d A general",
    )
    assert verify(records(tmp_path, "alpha.yaml", edit), TEXTS).findings == ()


@pytest.mark.parametrize(
    ("old", "new", "at", "quote", "reason"),
    [
        (
            *("quote: sign a binding treaty", "quote: sign a solid treaty", "p2"),
            *("sign a solid treaty", "is not in the text"),
        ),
        (
            *("at: p2, quote: sign a binding treaty", "at: p3, quote: sign a binding treaty"),
            *("p3", "sign a binding treaty", "is not in the cited paragraph, but in p2"),
        ),
        (
            *("at: p2, quote: sign a binding treaty", "at: page 1, quote: treaty"),
            *("page 1", "treaty", "is not in the cited paragraph, but in p2, p4"),
        ),
        (
            *("at: p2, quote: sign a binding treaty", "at: p9, quote: treaty"),
            *("p9", "treaty", "is not in the cited paragraph, but in p2, p4"),
        ),
    ],
)
def test_a_quotation_that_is_not_there_is_reported(
    old: str, new: str, at: str, quote: str, reason: str, tmp_path: Path
) -> None:
    """The finding says where the words are instead, if anywhere."""
    found = verify(records(tmp_path, "alpha.yaml", (old, new)), TEXTS)
    finding = Finding("records/alpha.yaml", 39, "gazette-2025-08", at, quote, reason)
    assert found == Verification(2, (finding,), ())
    assert str(finding) == (f"records/alpha.yaml:39: “{quote}” (gazette-2025-08, {at}): {reason}")


def test_without_the_text_nothing_is_found() -> None:
    """A quotation that cannot be checked does not count as found."""
    found = verify(read_folder(RECORDS, "records").files, {})
    reason = "the archive does not hold the text of this source"
    assert found == Verification(
        2,
        (
            Finding(
                *("records/alpha.yaml", 39, "gazette-2025-08", "p2", "sign a binding treaty"),
                reason,
            ),
            Finding(
                *("records/positions/sylvania.yaml", 12, "gazette-2025-08", "p4"),
                *("a mere declaration", reason),
            ),
        ),
        ("gazette-2025-08",),
    )


def test_every_paragraph_is_cited_or_explained() -> None:
    """Each paragraph lists the places that cite it, or says why none does."""
    beta, sylvania = "records/beta.yaml", "records/positions/sylvania.yaml"
    alpha = "records/alpha.yaml"
    cited = {
        1: ("records/registry/events.yaml:10 events[0].evidence[0]",),
        2: (
            f"{alpha}:10 labels[0].evidence[0]",
            f"{alpha}:24 status[0].evidence[0]",
            f"{alpha}:39 provisions.legal-effect[0].evidence[0]",
            f"{alpha}:56 provisions.guarantors[0].evidence[0]",
        ),
        3: (
            f"{alpha}:37 provisions.legal-effect[0].condition.evidence[0]",
            f"{alpha}:47 provisions.force-size[0].evidence[0]",
            f"{alpha}:56 provisions.guarantors[0].evidence[0]",
        ),
        4: (
            f"{alpha}:56 provisions.guarantors[0].evidence[0]",
            f"{beta}:29 provisions.legal-effect[0].readings[0].evidence[0]",
            f"{sylvania}:12 positions[0].evidence[0]",
            f"{sylvania}:25 positions[1].evidence[0]",
            f"{sylvania}:23 positions[1].condition.evidence[0]",
        ),
    }
    unused = {5: "rhetoric", 6: "boilerplate: Appeal of the publisher."}
    assert coverage(read_folder(RECORDS, "records").files) == tuple(
        ParagraphCoverage("gazette-2025-08", number, cited.get(number, ()), unused.get(number, ""))
        for number in range(1, 7)
    )


def test_a_bare_paragraph_is_not_covered(tmp_path: Path) -> None:
    """Neither cited nor explained is what coverage looks for."""
    edit = ("  - {at: p5, reason: rhetoric}\n", "")
    files = records(tmp_path, "sources/gazette-2025-08.yaml", edit)
    assert [each.covered for each in coverage(files)] == [True, True, True, True, False, True]


def test_a_count_of_paragraphs_is_checked(tmp_path: Path) -> None:
    """A record whose number of paragraphs differs from its text is found."""
    edit = ("paragraphs: 6", "paragraphs: 7")
    files = records(tmp_path, "sources/gazette-2025-08.yaml", edit)
    assert list(paragraph_counts(files, TEXTS)) == [("gazette-2025-08", 7, 6)]
    assert list(paragraph_counts(read_folder(RECORDS).files, TEXTS)) == []
    assert list(paragraph_counts(files, {})) == []
