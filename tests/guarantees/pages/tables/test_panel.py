"""The evidence panel as a view model: compared whole, then part by part."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import pytest

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf
from guarantees.cells.cell import EvidenceRole
from guarantees.pages.tables.comparison import compare
from guarantees.pages.tables.panel import (
    CellEvidence,
    CitationView,
    PanelGroup,
    RelatedLink,
    SearchedView,
    cell_evidence,
)
from guarantees.pages.tables.query import ComparisonQuery, default_query
from guarantees.records.dates import EdtfDate
from guarantees.records.statement import Statement
from guarantees.words.cell_words import CellLine
from guarantees.words.site_citation import cell_citation
from guarantees.words.statement_words import (
    ContradictionView,
    PlaceView,
    ReadingView,
    StatementView,
    office,
    place_words,
)
from tests.builders import catalogue, place, positions, proposal, sample, source, statement

TREATY_WAY = (("Freedonia published it in English (excerpt)",), ("Read here: excerpt",))
GAZETTE_WAY = (
    ("Freedonia published it in German", EdtfDate.parse("2025-08-20")),
    ("The Gazette translated it by machine, from German to English",),
    ("Read here: whole text",),
)


def gazette(at: str, way: tuple[str, ...], quote: str = "", citation: int = 2) -> PlaceView:
    """A place in the Gazette as the panel shows it; ``way`` leads to the first publication."""
    return PlaceView(
        *("gazette-2025-08", citation, "Gazette, Aug 2025", "Freedonia promises a treaty"),
        at=at,
        quote=quote,
        chain=(*((step,) for step in way), *GAZETTE_WAY),
        opinion_of_relay=False,
        url="https://example.org/gazette",
        language="en",
    )


def link(cell: str) -> str:
    """The link of the small folder's page with one cell open."""
    return (
        "?proposals=beta.alpha&folded=-&search=&differ=-&clock=stated&asof=latest"
        f"&cell={cell}&view=answers&find=&open=-&version={sample().version}"
    )


def related_links(
    proposal_id: str, element: str, text: str, answer: str = "", *, is_worded: bool = True
) -> tuple[RelatedLink, ...]:
    """The links of a panel to other pages; to its wording where there are statements."""
    links = (
        RelatedLink(
            "All about this proposal", f"./proposal?id={proposal_id}&cell={proposal_id}.{element}"
        ),
        RelatedLink(text, f"./gap?element={element}{answer}"),
        RelatedLink(
            "Its wording beside that of the others",
            f"./wording?element={element}&base={proposal_id}",
        ),
    )
    return links if is_worded else links[:-1]


def citation(cell: str) -> CitationView:
    """How a panel's cell is cited: the same words as elsewhere, and a link to its column alone."""
    proposal_id, element_id = cell.split(".")
    column, row = sample().proposals[proposal_id], sample().elements[element_id]
    return CitationView(
        cell_citation(column, row, sample()),
        f"?proposals={proposal_id}&folded=-&search=&differ=-&clock=stated&asof=latest&cell={cell}"
        f"&view=answers&find=&open=-&version={sample().version}",
    )


def panel(proposal_id: str, element: str) -> CellEvidence | None:
    """The panel of a cell of the small folder."""
    query = default_query(sample())
    return cell_evidence(
        replace(query, cell=(proposal_id, element)), compare(query, sample()), sample()
    )


def test_the_whole_panel_of_a_disputed_cell() -> None:
    """Everything a reader could doubt about a statement comes with it, denial and contradiction too."""
    assert panel("alpha", "legal-effect") == CellEvidence(
        *("alpha", "legal-effect", "Legal effect", "Alpha pact", "Does it bind?"),
        lines=(CellLine("≠", "disputed", "Disputed: Legally binding (denied)"),),
        state_label="Disputed",
        why="Sylvania denies what Anna Lind says.",
        groups=(
            PanelGroup(
                "Shown in the cell",
                (
                    StatementView(
                        *("shown", "Shown in the cell", "Legally binding", "✓"),
                        says="Freedonia will sign a binding treaty.",
                        speaker="Anna Lind",
                        speaker_link="./actor?id=anna-lind",
                        speaker_about="",
                        speaker_office="Foreign minister, Freedonia",
                        attributed_to="",
                        mode="quoted directly",
                        mode_meaning="The speaker's own words, in quotation marks or as published by the speaker.",
                        stated=EdtfDate.parse("2025-08-20"),
                        held=None,
                        known=EdtfDate.parse("2025-08-20"),
                        known_note="earliest publication among its sources",
                        condition="Only after a ceasefire.",
                        estimate="",
                        note="",
                        readings=(),
                        denied_by=(
                            "Sylvania: The treaty is a mere declaration. (Gazette, Aug 2025, paragraph 4)",
                        ),
                        places=(
                            gazette(
                                *(
                                    "paragraph 2",
                                    ("Anna Lind (quoted directly)",),
                                    "sign a binding treaty",
                                )
                            ),
                            gazette("paragraph 3", ("Anna Lind (quoted directly)",)),
                        ),
                    ),
                ),
            ),
        ),
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
        background_title="What the question means",
        background=(
            "Whether its parties are bound by law.",
            "Code what the text says, not what would be wise.",
        ),
        related_links=related_links(
            "alpha", "legal-effect", "All who answer “Legally binding”", "&answer=binding"
        ),
        link=link("alpha.legal-effect"),
        citation=citation("alpha.legal-effect"),
    )


def test_the_whole_panel_of_an_ambiguous_cell() -> None:
    """Each reading is its reader's, and so are the places it was read in."""
    assert panel("beta", "legal-effect") == CellEvidence(
        *("beta", "legal-effect", "Legal effect", "Beta pact", "Does it bind?"),
        lines=(CellLine("?", "ambiguous", "Ambiguous"),),
        state_label="Ambiguous",
        why="The word undertake is not explained.",
        groups=(
            PanelGroup(
                "Shown in the cell",
                (
                    StatementView(
                        *("shown", "Shown in the cell", "Ambiguous", "?"),
                        says="The parties undertake to consult.",
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
                        note="The word undertake is not explained.",
                        readings=(ReadingView("Republic of Freedonia", "It binds."),),
                        denied_by=(),
                        places=(
                            PlaceView(
                                *(
                                    "treaty-2024",
                                    1,
                                    "Treaty, 2024",
                                    "Treaty of friendship",
                                    "Article 2",
                                ),
                                quote="",
                                chain=(("Sylvania (official text)",), *TREATY_WAY),
                                opinion_of_relay=False,
                                url="",
                                language="en",
                            ),
                            gazette("paragraph 4", ("Republic of Freedonia (own reading of it)",)),
                        ),
                    ),
                ),
            ),
        ),
        absence="",
        searched=(),
        contradictions=(),
        background_title="What the question means",
        background=(
            "Whether its parties are bound by law.",
            "Code what the text says, not what would be wise.",
        ),
        related_links=related_links(
            "beta", "legal-effect", "All that is ambiguous", "&answer=ambiguous"
        ),
        link=link("beta.legal-effect"),
        citation=citation("beta.legal-effect"),
    )


def test_the_whole_panel_of_a_silent_cell() -> None:
    """Silence says what was searched and when."""
    assert panel("alpha", "assistance") == CellEvidence(
        *("alpha", "assistance", "Assistance", "Alpha pact", "What help is promised?"),
        lines=(CellLine("∅", "absent", "Silent"),),
        state_label="Silent",
        why="",
        groups=(),
        absence="What was put forward was read whole and says nothing about it.",
        searched=(
            SearchedView("gazette-2025-08", "Gazette, Aug 2025", EdtfDate.parse("2025-09-01")),
        ),
        contradictions=(),
        background_title="What the question means",
        background=("The kinds of help that are named.", "Code every kind that is named."),
        related_links=related_links(
            "alpha", "assistance", "Who gives which answer to this question", is_worded=False
        ),
        link=link("alpha.assistance"),
        citation=citation("alpha.assistance"),
    )


@pytest.mark.parametrize("cell", [None, ("gone", "legal-effect"), ("alpha", "gone")])
def test_no_cell_no_panel(cell: tuple[str, str] | None) -> None:
    """Without an open cell, or when its record is gone, there is nothing to show."""
    query = ComparisonQuery(proposals=("alpha",), cell=cell)
    assert cell_evidence(query, compare(query, sample()), sample()) is None


def evidence_of(
    provision: Any,
    element: str = "legal-effect",
    day: str | None = None,
    records: Catalogue | None = None,
) -> CellEvidence:
    """The panel of a proposal's only answer."""
    gamma = proposal({element: provision})
    known = records or catalogue(gamma, sources=[source()])
    as_of = AsOf(day=datetime.date.fromisoformat(day) if day else None)
    query = ComparisonQuery(proposals=("gamma",), as_of=as_of, cell=("gamma", element))
    found = cell_evidence(query, compare(query, known), known)
    assert found is not None
    return found


WITHDRAWAL = {"stated": "2025-08-12", "says": "No longer.", "evidence": [place("herald-2025")]}


def test_statements_stand_in_the_order_of_their_standing() -> None:
    """What is shown comes first, then what is said below it, what was said before, what was withdrawn."""
    found = evidence_of(
        [
            statement(says="Before.", stated="2025-08-01"),
            statement(says="Below.", speaker="gazette", mode="reported"),
            statement(says="Back.", speaker="sylvania", withdrawn=WITHDRAWAL, note="Noted."),
            statement(says="Now."),
        ]
    )
    assert [group.title for group in found.groups] == [
        role.heading for role in EvidenceRole if role is not EvidenceRole.BY_OTHERS
    ]
    assert [(s.standing, s.standing_label, s.says, s.note) for s in found.statements] == [
        ("shown", "Shown in the cell", "Now.", ""),
        ("lower", "Of lower standing", "Below.", ""),
        ("earlier", "Earlier", "Before.", ""),
        ("withdrawn", "Withdrawn", "Back.", "Noted. Withdrawn 12 August 2025: No longer."),
    ]


def only(said: Statement, **options: Any) -> Any:
    """The panel's only statement."""
    [shown] = evidence_of([said], **options).statements
    return shown


def test_an_attributed_statement_names_both_parties() -> None:
    """Who reports and whose words they report are two."""
    shown = only(statement(mode="attributed", attributed_to="freedonia", speaker="sylvania"))
    assert (shown.speaker, shown.attributed_to) == ("Sylvania", "Republic of Freedonia")


def test_an_estimate_is_called_one() -> None:
    """A personal estimate is never taken for a position."""
    assert only(statement(personal_estimate="true")).estimate == "The speaker's personal estimate."


@pytest.mark.parametrize(
    ("changes", "known", "note"),
    [
        ({"known": "2026-01"}, EdtfDate.parse("2026-01"), ""),
        ({}, EdtfDate.parse("2025-08-20"), "earliest publication among its sources"),
        (
            {"evidence": [place("gone")]},
            None,
            "earliest publication among its sources",
        ),
    ],
)
def test_it_is_said_since_when_it_is_known(
    changes: dict, known: EdtfDate | None, note: str
) -> None:
    """A computed date is marked as such."""
    shown = only(statement(**changes))
    assert (shown.known, shown.known_note) == (known, note)


def test_places_of_conditions_and_withdrawals_are_shown_once_each() -> None:
    """Every place that a statement rests on can be looked up, and none is listed twice."""
    condition = {"requires": "other", "says": "If.", "evidence": [place(), place(at="p3")]}
    shown = only(statement(condition=condition, withdrawn=WITHDRAWAL))
    assert [(p.short_name, p.at, p.citation) for p in shown.places] == [
        ("Gazette, Aug 2025", "paragraph 1", 1),
        ("Gazette, Aug 2025", "paragraph 3", 1),
        ("Herald, 2025", "paragraph 1", 0),
    ]


def test_the_outlet_whose_report_is_passed_on_stands_in_the_chain() -> None:
    """Speaker, outlet and relay are three parties; an outlet that speaks for itself is named once."""
    passed_on = place(reported_by="sylvania")
    [one] = only(statement(evidence=[passed_on])).places
    [other] = only(statement(evidence=[passed_on], speaker="sylvania")).places
    assert one.chain == (
        *(("Republic of Freedonia (quoted directly)",), ("Sylvania reported it",)),
        *GAZETTE_WAY,
    )
    assert other.chain == (("Sylvania (quoted directly)",), *GAZETTE_WAY)


def test_the_opinion_of_a_relay_is_called_one() -> None:
    """A place among the paragraphs that a relay added is marked."""
    shown = only(statement(evidence=[place(at="p4-p5"), place(at="p4")]))
    assert [p.opinion_of_relay for p in shown.places] == [True, False]


def test_a_source_that_cannot_be_read_is_named_all_the_same() -> None:
    """The place is shown, and that its record is missing."""
    assert only(statement(evidence=[place("gone")])).places == (
        PlaceView(
            *("gone", 1, "gone", "The record of this source cannot be read at present."),
            at="paragraph 1",
            quote="",
            chain=(("Republic of Freedonia (quoted directly)",),),
            opinion_of_relay=False,
            url="",
            language="",
        ),
    )


def denied(day: str | None = None) -> list[tuple[str, tuple[str, ...]]]:
    """The statements of a cell with an own statement above a report that Sylvania denies."""
    report = statement(id="claim", says="Said.", speaker="gazette", mode="reported")
    provision = [statement(), report]
    gamma = proposal({"legal-effect": provision})
    records = catalogue(gamma, positions=[positions({"denies": ["claim"]})])
    found = evidence_of(provision, day=day, records=records)
    return [(s.standing, s.denied_by) for s in found.statements]


def test_a_denial_stands_beside_what_it_denies_wherever_that_is_listed() -> None:
    """A report below the one shown is denied none the less, from the day of the denial on."""
    sentence = "Sylvania: That is untrue. (Gazette, Aug 2025, paragraph 4)"
    assert denied() == [("shown", ()), ("lower", (sentence,))]
    assert denied("2025-08-20") == [("shown", ()), ("lower", ())]


@pytest.mark.parametrize(
    ("provision", "why", "sentence"),
    [
        (
            {
                "absence": "silent",
                "searched": ["gazette-2025-08", "herald-2025"],
                "on": "2025-09",
                "note": "Twice.",
            },
            "",
            "What was put forward was read whole and says nothing about it. Twice.",
        ),
        (
            {"absence": "not_coded"},
            "Not looked up yet, or only in part. It says nothing about the proposal.",
            "",
        ),
        (
            {"absence": "not_applicable", "note": "No force."},
            "The question cannot be asked of this proposal.",
            "No force.",
        ),
    ],
)
def test_an_absence_is_explained(provision: dict, why: str, sentence: str) -> None:
    """State, search and note together say why there is no value, each of them once."""
    found = evidence_of(provision)
    assert (why, sentence) == (found.why, found.absence)


def test_what_is_not_yet_stated_is_explained() -> None:
    """Before the first word there is a sentence, and no statement."""
    found = evidence_of([statement()], day="2025-08-09")
    assert (found.groups, found.absence, found.state_label) == (
        *((), "These records hold nothing about it by the chosen day."),
        "Nothing by this day",
    )


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("p12", "paragraph 12"),
        ("p12-p14", "paragraphs 12 to 14"),
        ("p3-p3", "paragraph 3"),
        ("p3; p5-p6; p9", "paragraphs 3, 5 to 6 and 9"),
        ("Article 5", "Article 5"),
        ("p4-p2", "p4-p2"),
    ],
)
def test_a_place_is_put_into_words(at: str, words: str) -> None:
    """Paragraphs are counted in words, other places keep theirs."""
    assert place_words(at) == words


def test_the_latest_office_is_given() -> None:
    """An office is attested with a date; the latest one counts, and there may be none."""
    lind = sample().actors["anna-lind"]
    [affiliation] = lind.affiliations
    older = affiliation.model_copy(update={"office": "Envoy", "attested": EdtfDate.parse("2020")})
    both = lind.model_copy(update={"affiliations": (affiliation, older)})
    assert office(both, sample()) == "Foreign minister, Freedonia"
    assert office(sample().actors["sylvania"], sample()) == ""
    assert office(None, sample()) == ""


def test_a_cell_without_a_value_can_be_linked_to_and_cited() -> None:
    """The panel of an empty cell says why it is empty, and has a citation with a link that opens it."""
    found = panel("beta", "force-size")
    assert found
    assert (found.state_label, found.citation) == (
        "Not coded",
        citation("beta.force-size"),
    )
