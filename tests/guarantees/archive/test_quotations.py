"""Quotations: which are found in an archived text and which are not, and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from guarantees.archive.quotations import Finding, Verification, paragraph_counts, verify
from guarantees.archive.texts import Archive, read_archive
from guarantees.yaml_files.record_files import RecordFile, read_folder
from tests.builders import ARCHIVE, RECORDS, sample_text, write_records

TEXTS = read_archive(ARCHIVE)


def records(root: Path, name: str, *edits: tuple[str, str]) -> tuple[RecordFile, ...]:
    """The files of the small folder after edits of one of them."""
    return read_folder(write_records(root, {name: sample_text(name, *edits)}), "records").files


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
            *(
                "sign a solid treaty",
                "is not in the text: it has “solid” where the text has “binding”. "
                "The nearest words are in p2: “sign a binding treaty”.",
            ),
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
    found = verify(read_folder(RECORDS, "records").files, Archive({}))
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


def test_a_count_of_paragraphs_is_checked(tmp_path: Path) -> None:
    """A record whose number of paragraphs differs from its text is found."""
    edit = ("paragraphs: 6", "paragraphs: 7")
    files = records(tmp_path, "sources/gazette-2025-08.yaml", edit)
    assert list(paragraph_counts(files, TEXTS)) == [("gazette-2025-08", 7, 6, ())]
    assert list(paragraph_counts(read_folder(RECORDS).files, TEXTS)) == []
    assert list(paragraph_counts(files, Archive({}))) == []
