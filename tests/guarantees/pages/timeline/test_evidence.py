"""An entry of the timeline in words: its statements."""

from __future__ import annotations

from guarantees.pages.timeline.entries import entries_of
from guarantees.pages.timeline.evidence import statements_of
from guarantees.records.dates import EdtfDate
from guarantees.words.statement_words import StatementView
from tests.builders import sample


def test_a_change_of_status_is_shown_as_the_statement_it_is() -> None:
    """Speaker, way of knowing, dates and place of a change of status are those of its record."""
    (said,) = statements_of(entries_of(sample())["beta~in-force~2024-05"], sample())
    expected = StatementView(
        standing="",
        standing_label="",
        text="in force",
        sign="•",
        says="It is in force.",
        speaker="Sylvania",
        speaker_link="./actor?id=sylvania",
        speaker_about="",
        speaker_office="",
        attributed_to="",
        mode="official text",
        mode_meaning="Read in the text of the instrument or an official publication.",
        stated=EdtfDate.parse("2024-05"),
        held=None,
        known=EdtfDate.parse("2024-05"),
        known_note="earliest publication among its sources",
        condition="",
        estimate="",
        note="",
        readings=(),
        denied_by=(),
        places=said.places,
    )
    assert expected == said
    assert ["treaty-2024"] == [where.source for where in said.places]


def test_statements_name_their_element() -> None:
    """A value alone would not say of what; a position names its subject itself."""
    found = {
        name: [said.text for said in statements_of(entry, sample())]
        for name, entry in entries_of(sample()).items()
    }
    assert found["beta~sylvania~2024-05"] == [
        "Legal effect: Ambiguous",
        "Assistance: Troops, Air cover",
    ]
    assert found["sylvania~sylvania~2025-08-21"] == [
        "refuses: Alpha",
        "accepts if: Assistance: Troops",
    ]
