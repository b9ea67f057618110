"""The ladder as sheets, from which every file of it is written."""

from __future__ import annotations

from guarantees.pages.wording.query import WordingOrder, WordingQuery
from guarantees.pages.wording.sheets import wording_book
from guarantees.sheets.book import Answer, Sheet, plain
from tests.builders import catalogue, place, proposal, source, statement


def table_of(*said: dict[str, object], order: WordingOrder = WordingOrder.ANSWER) -> Sheet:
    """The table of the ladder of one element, of which one proposal says so much."""
    copies = [source("copy-uk", language="uk", short_name="Copy, Ukrainian")]
    records = catalogue(proposal({"legal-effect": list(said)}), sources=copies)
    query = WordingQuery("legal-effect", order=order)
    return wording_book(query, records, "https://a.example/wording").table


def quoted(*evidence: dict[str, object], scope: str = "help") -> dict[str, object]:
    """A statement of an official text with that evidence."""
    return statement(says="It binds.", mode="official_text", scope=scope, evidence=list(evidence))


def test_witnesses_stand_side_by_side() -> None:
    """Each with its language and a note of where it is; by date the answer has a column."""
    first = place(quote="sign a binding treaty")
    second = place("copy-uk", "p7", quote="підписати договір", witness=True)
    table = table_of(quoted(first, second), quoted(place(), scope="other"))
    heading, row, unquoted = table.rows
    assert (1, "Gamma") == (len(heading), row[0])
    cells = [each for each in row if isinstance(each, Answer)]
    assert ["“sign a binding treaty” (English)", "“підписати договір” (Ukrainian)"] == [
        each.text for each in cells
    ]
    assert "Copy, Ukrainian, paragraph 7: “підписати договір”" in cells[1].notes[0].text
    assert "Not quoted" in map(plain, unquoted)
    assert "Answer" in table_of(quoted(first), order=WordingOrder.DATE).head


def test_what_differs_is_told_in_words() -> None:
    """What the page marks stands in a column."""
    one, other = ("They shall meet within a day", "They will meet within a day")
    said = (quoted(place(quote=text), scope=text[5:9].strip()) for text in (one, other))
    compared = [row[3] for row in table_of(*said).rows[1:]]
    assert [
        "The others are compared with this.",
        "Only here: “will”. Not here: “shall”.",
    ] == compared
