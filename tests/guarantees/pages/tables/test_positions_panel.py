"""The evidence of a stance as a view model: compared whole, then part by part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from guarantees import SITE_NAME
from guarantees.cells.cell import EvidenceRole
from guarantees.cells.stances import StanceState
from guarantees.pages.tables.panel import (
    CellEvidence,
    CitationView,
    PanelGroup,
    RelatedLink,
    SearchedView,
)
from guarantees.pages.tables.positions import position_matrix
from guarantees.pages.tables.positions_panel import position_evidence
from guarantees.pages.tables.positions_query import PositionRows, PositionsQuery, default_positions
from guarantees.records.dates import EdtfDate
from guarantees.records.position import ActorPositions, ActorSilence
from guarantees.words.cell_words import CellLine
from guarantees.words.statement_words import ContradictionView, PlaceView, StatementView
from tests.builders import catalogue, place, positions, proposal, sample, statement

REPORTED = {"speaker": "gazette", "mode": "reported"}
BY_OTHERS = {"speaker": "freedonia", "mode": "attributed"}


def panel_of(query: PositionsQuery, records: Any) -> CellEvidence | None:
    """The panel next to the matrix of a query."""
    return position_evidence(query, position_matrix(query, records), records)


def test_the_whole_panel_of_a_stance_on_a_proposal() -> None:
    """Everything a reader could doubt about a position comes with it: voice, reason, place and contradiction."""
    query = replace(default_positions(sample()), cell=("sylvania", "alpha"))
    place_view = PlaceView(
        *("gazette-2025-08", 1, "Gazette, Aug 2025", "Freedonia promises a treaty", "paragraph 4"),
        quote="a mere declaration",
        chain=(
            ("Sylvania (quoted directly)",),
            ("Freedonia published it in German", EdtfDate.parse("2025-08-20")),
            ("The Gazette translated it by machine, from German to English",),
            ("Read here: whole text",),
        ),
        opinion_of_relay=False,
        url="https://example.org/gazette",
        language="en",
    )
    position = StatementView(
        *("shown", "Shown in the cell", "refuses: Alpha", "✕"),
        says="The treaty is a mere declaration.",
        speaker="Sylvania",
        speaker_link="./actor?id=sylvania",
        speaker_about="",
        speaker_office="",
        attributed_to="",
        mode="quoted directly",
        mode_meaning="The speaker's own words, in quotation marks or as published by the speaker.",
        stated=EdtfDate.parse("2025-08-21"),
        held=None,
        known=EdtfDate.parse("2025-08-20"),
        known_note="earliest publication among its sources",
        condition="",
        estimate="",
        note="",
        readings=(),
        denied_by=(),
        places=(place_view,),
    )
    assert panel_of(query, sample()) == CellEvidence(
        *("sylvania", "alpha", "Alpha pact", "Sylvania", ""),
        lines=(CellLine("●", "no", "refuses"),),
        state_label="own voice: The party, or someone who speaks for it, says so or has published it.",
        why="It shows what is said by Sylvania, and no statement of equal standing differs.",
        groups=(PanelGroup("Shown in the cell", (position,)),),
        absence="",
        searched=(),
        contradictions=(
            ContradictionView(
                "A treaty or a declaration",
                "One calls it binding, the other a declaration.",
                (
                    "Anna Lind: Freedonia will sign a binding treaty. "
                    "(Gazette, Aug 2025, paragraph 2)",
                    "Sylvania: The treaty is a mere declaration. (Gazette, Aug 2025, paragraph 4)",
                ),
            ),
        ),
        background_title="About the proposal and the file of the party",
        background=("A treaty of mutual help.", ""),
        related_links=(
            RelatedLink("All about this proposal", "./proposal?id=alpha"),
            RelatedLink(
                "Its provisions next to the positions of Sylvania",
                "./gap?proposal=alpha&actor=sylvania",
            ),
        ),
        citation=CitationView(
            f"{SITE_NAME}: The position of Sylvania on “Alpha pact” (Freedonia, August 2025). Data version "
            f"{sample().version}. Everything the records hold. The evidence runs to September 2025.",
            "./positions?rows=proposals&actors=sylvania&folded=-&search=&only=-&unrecorded=hidden&clock=stated&asof=latest"
            f"&cell=sylvania.alpha&view=answers&find=&open=-&version={sample().version}",
        ),
        link="?rows=proposals&actors=sylvania&folded=-&search=&only=-&unrecorded=hidden"
        f"&clock=stated&asof=latest&cell=sylvania.alpha&view=answers&find=&open=-&version={sample().version}",
    )


def panel(
    *entries: Mapping[str, Any],
    rows: PositionRows = PositionRows.PROPOSALS,
    row: str = "gamma",
    file: ActorPositions | None = None,
) -> CellEvidence:
    """The panel of Sylvania's cell in a row."""
    written = file or positions(*entries)
    records = catalogue(proposal({"legal-effect": [statement()]}), positions=[written])
    query = PositionsQuery(rows, ("sylvania",), cell=("sylvania", row))
    found = panel_of(query, records)
    assert found is not None
    return found


def on(value: Any, **changes: Any) -> dict[str, Any]:
    """A position on help of a kind."""
    return {"about": {"element": "assistance", "value": value}, **changes}


def test_positions_stand_apart_by_standing() -> None:
    """What others say is never among what is shown, nor are reports behind the actor's own voice."""
    withdrawn = {"withdrawn": {"stated": "2025-09", "says": "No.", "evidence": [place()]}}
    found = panel(
        {"says": "Before.", "stated": "2025-08-01"},
        {**REPORTED, "says": "Reported."},
        {**BY_OTHERS, "says": "Claimed."},
        {"says": "Back.", **withdrawn},
        {"says": "Now."},
    )
    assert [(g.title, [s.says for s in g.statements], g.line, g.why) for g in found.groups] == [
        ("Shown in the cell", ["Now."], None, ""),
        (EvidenceRole.BY_OTHERS.heading, ["Claimed."], None, ""),
        (EvidenceRole.LOWER.heading, ["Reported."], None, ""),
        (EvidenceRole.EARLIER.heading, ["Before."], None, ""),
        ("Withdrawn", ["Back."], None, ""),
    ]
    assert [s.standing_label for s in found.statements] == [
        *("Shown in the cell", "Said by others", "Of lower standing"),
        *("Earlier", "Withdrawn"),
    ]


@pytest.mark.parametrize(
    ("entry", "label", "line"),
    [
        (
            REPORTED,
            "reported: It is reported in words other than the party's own.",
            CellLine("○", "no", "refuses (reported)"),
        ),
        (
            BY_OTHERS,
            "said of it by others: A counterpart or an analyst says so. "
            "It is not the party's own position.",
            CellLine("◇", "absent", "others say “refuses”"),
        ),
    ],
)
def test_it_is_said_whose_voice_it_is(entry: dict[str, str], label: str, line: CellLine) -> None:
    """Under the stance comes how it is known."""
    found = panel(entry)
    assert (found.state_label, found.lines) == (label, (line,))


def test_a_denial_stands_beside_what_it_denies() -> None:
    """A report and its denial are both shown, each under its own speaker."""
    denial = {**BY_OTHERS, "denies": ["r"], "stance": "accepts", "says": "We never said so."}
    found = panel({**REPORTED, "id": "r"}, denial)
    assert [(s.standing, s.denied_by) for s in found.statements] == [
        (
            "shown",
            ("Republic of Freedonia: We never said so. (Gazette, Aug 2025, paragraph 4)",),
        ),
        ("by_others", ()),
    ]
    assert found.why == "What is reported by The Gazette is denied by Freedonia."


def test_positions_on_an_element_stand_under_their_values() -> None:
    """Each value has its stance and its reason; a position on several values is under each, and names them all."""
    found = panel(
        on(["air-cover", "troops"]),
        on("troops", stance="accepts", **REPORTED),
        rows=PositionRows.ELEMENTS,
        row="assistance",
    )
    refuses = CellLine("●", "no", "refuses")
    assert (found.row_name, found.question, found.why, found.state_label) == (
        *("Assistance", "What help is promised?"),
        *("", ""),
    )
    assert found.lines == (CellLine("●", "no", "refuses: Troops, Air cover"),)
    assert [
        (g.title, g.line, g.why, [(s.standing, s.text) for s in g.statements]) for g in found.groups
    ] == [
        (
            "Troops",
            refuses,
            "It shows what is said by Sylvania; the party's own voice outranks reports.",
            [("shown", "refuses: “Air cover, Troops”"), ("lower", "accepts: “Troops”")],
        ),
        (
            "Air cover",
            refuses,
            "It shows what is said by Sylvania, and no statement of equal standing differs.",
            [("shown", "refuses: “Air cover, Troops”")],
        ),
    ]
    assert found.related_links == (
        RelatedLink("Who gives which answer to this question", "./gap?element=assistance"),
    )
    assert found.background == (
        *("The kinds of help that are named.", "Code every kind that is named."),
        "",
    )


def test_a_contradiction_between_values_is_named_once() -> None:
    """A contradiction that two positions of a panel take part in is one."""
    query = replace(
        default_positions(sample()), rows=PositionRows.ELEMENTS, cell=("sylvania", "assistance")
    )
    assert panel_of(query, sample()).contradictions == ()
    query = replace(default_positions(sample()), cell=("sylvania", "alpha"))
    assert len(panel_of(query, sample()).contradictions) == 1


@pytest.mark.parametrize(
    ("rows", "row", "spoken_of"),
    [
        (PositionRows.PROPOSALS, "beta", " Takes a stance on 1 part of it: Assistance."),
        (PositionRows.ELEMENTS, "guarantors", ""),
    ],
)
def test_what_is_not_coded_is_explained(rows: PositionRows, row: str, spoken_of: str) -> None:
    """Without a position there is a sentence, which also says on which provisions the actor takes a stance."""
    query = PositionsQuery(rows, ("sylvania",), cell=("sylvania", row))
    found = panel_of(query, sample())
    assert (found.groups, found.why, found.lines, found.state_label) == (
        *((), f"{StanceState.NOT_CODED.meaning}{spoken_of}"),
        (CellLine("□", "absent", "not coded"),),
        "",
    )


@pytest.mark.parametrize(
    ("rows", "row"), [(PositionRows.PROPOSALS, "gamma"), (PositionRows.ELEMENTS, "guarantors")]
)
def test_silence_names_what_was_searched(rows: PositionRows, row: str) -> None:
    """A search without a match says where and when, with the note of who searched."""
    silence = ActorSilence.model_validate(
        {
            "proposals": ["gamma"],
            "elements": ["guarantors"],
            "searched": ["gazette-2025-08"],
            "on": "2026-01-01",
            "note": "One speech.",
        }
    )
    file = positions(on("troops")).model_copy(update={"silences": (silence,), "note": "One text."})
    found = panel(rows=rows, row=row, file=file)
    assert (found.lines, found.why, found.absence, found.searched, found.background[-1]) == (
        (CellLine("∅", "absent", "silent"),),
        StanceState.SILENT.meaning,
        "One speech.",
        (SearchedView("gazette-2025-08", "Gazette, Aug 2025", EdtfDate.parse("2026-01-01")),),
        "One text.",
    )


@pytest.mark.parametrize("rows", list(PositionRows))
@pytest.mark.parametrize("cell", [None, ("gone", "alpha"), ("sylvania", "gone")])
def test_no_cell_no_panel(rows: PositionRows, cell: tuple[str, str] | None) -> None:
    """Without an open cell, or when its record is gone, there is nothing to show."""
    query = PositionsQuery(rows, ("sylvania",), cell=cell)
    assert panel_of(query, sample()) is None
