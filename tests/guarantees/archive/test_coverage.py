"""Paragraphs that are cited, explained, and neither."""

from __future__ import annotations

from pathlib import Path

from guarantees.archive.coverage import ParagraphCoverage, coverage
from guarantees.yaml_files.record_files import read_folder
from tests.builders import RECORDS, sample_text, write_records


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
    name = "sources/gazette-2025-08.yaml"
    files = read_folder(write_records(tmp_path, {name: sample_text(name, edit)})).files
    assert [each.covered for each in coverage(files)] == [True, True, True, True, False, True]
