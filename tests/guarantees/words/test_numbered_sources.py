"""Numbers of sources, and what is drawn with them."""

from __future__ import annotations

from guarantees.records.dates import EdtfDate
from guarantees.words.numbered_sources import CitedSource, NumberedSources
from tests.builders import catalogue, place, proposal, sample, source, statement


def test_sources_are_numbered_when_they_are_first_cited() -> None:
    """Numbers follow the screen; a source keeps its own, and a cell lists its numbers in order."""
    sources = NumberedSources(sample())
    assert sources.cite(["b", "a", "b"]) == (1, 2)
    assert sources.cite(["c", "a"]) == (2, 3)
    assert sources.cite([]) == ()
    assert sources.cite(iter(["b"])) == (1,)
    assert [(cited.number, cited.id) for cited in sources.listed()] == [
        *((1, "b"), (2, "a"), (3, "c"))
    ]


def test_a_cited_source_says_what_it_is() -> None:
    """Title, way, date and address of each source come with its number."""
    sources = NumberedSources(sample())
    sources.cite(["gazette-2025-08", "treaty-2024", "gone"])
    assert sources.listed() == (
        CitedSource(
            *(1, "gazette-2025-08", "Gazette, Aug 2025", "Freedonia promises a treaty"),
            "published by Freedonia (German) · machine translation from German to English by "
            "The Gazette · whole text",
            *(EdtfDate.parse("2025-08-21"), "https://example.org/gazette"),
        ),
        CitedSource(
            *(2, "treaty-2024", "Treaty, 2024", "Treaty of friendship"),
            *("published by Freedonia (English) · excerpt", EdtfDate.parse("2024-05"), ""),
        ),
        CitedSource(
            3, "gone", "gone", "The record of this source cannot be read at present.", "", None, ""
        ),
    )


def test_a_statement_cites_every_source_it_rests_on() -> None:
    """Sources that only a condition rests on are numbered after the statement's own."""
    condition = {"requires": "ceasefire", "says": "Later.", "evidence": [place("herald-2025")]}
    said = statement(condition=condition)
    sources = NumberedSources(catalogue(proposal(), sources=[source()]))
    places = [(each.source, each.citation) for each in sources.statement(said).places]
    assert [("gazette-2025-08", 1), ("herald-2025", 2)] == places
    assert (1,) == sources.cite_statements([said])
    assert ["gazette-2025-08", "herald-2025"] == [each.id for each in sources.listed()]


def test_a_title_without_statements_is_left_out() -> None:
    """Groups come in their order, and an empty one is not drawn."""
    groups = NumberedSources(sample()).groups([("None", []), ("Some", [statement()])])
    assert [("Some", ["It binds."])] == [
        (group.title, [each.says for each in group.statements]) for group in groups
    ]
