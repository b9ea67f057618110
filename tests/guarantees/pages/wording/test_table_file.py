"""The ladder as a table in a file."""

from __future__ import annotations

import csv
import io

from guarantees.pages.wording.page import ladder
from guarantees.pages.wording.query import WordingQuery
from guarantees.pages.wording.table_file import COLUMNS, table_file
from tests.builders import catalogue, place, proposal, source, statement


def lines_of(*evidence: dict[str, object], says: str = "It binds.") -> list[dict[str, str]]:
    """The lines of a table on one statement with that evidence."""
    said = statement(says=says, mode="official_text", scope="help", evidence=list(evidence))
    copies = [source("copy-uk", language="uk", short_name="Copy, Ukrainian")]
    records = catalogue(proposal({"legal-effect": [said]}), sources=copies)
    text = table_file(ladder(WordingQuery("legal-effect"), records))
    assert text.startswith(",".join(COLUMNS) + "\r\n")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_each_witness_has_a_line_of_its_own() -> None:
    """The witnesses of one wording share all but their words, language and place."""
    own = "sign a binding treaty"
    other = "підписати договір"
    first, second = lines_of(place(quote=own), place("copy-uk", "p7", quote=other, witness=True))
    assert {
        "element": "legal-effect",
        "answer": "Legally binding",
        "scope": "help",
        "proposal": "gamma",
        "proposal_name": "Gamma",
        "stated": "2025-08-10",
        "how": "official text",
        "wording": own,
        "language": "en",
        "in_our_words": "It binds.",
        "source": "gazette-2025-08",
        "source_name": "Gazette, Aug 2025",
        "place": "paragraph 1",
        "outlet": "",
    } == first
    assert {
        "wording": other,
        "language": "uk",
        "source": "copy-uk",
        "place": "paragraph 7",
    }.items() <= second.items()


def test_what_is_told_in_our_words_has_a_line_for_each_place() -> None:
    """Without a quotation the column of the wording is empty, and the outlet is named."""
    lines = lines_of(place(reported_by="sylvania"), place(at="p3"))
    assert [("", "Sylvania", "paragraph 1"), ("", "", "paragraph 3")] == [
        (line["wording"], line["outlet"], line["place"]) for line in lines
    ]


def test_no_cell_is_a_formula() -> None:
    """What a spreadsheet would compute is text."""
    assert ["'=1+1"] == [line["in_our_words"] for line in lines_of(place(), says="=1+1")]
