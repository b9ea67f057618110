"""The one rule that turns statements into a cell: every branch, on both clocks."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf, Clock
from guarantees.cells.cell import Cell, CellState, cell_of, comparable, standing_of
from guarantees.records.proposal import Proposal
from guarantees.records.statement import Absence, Statement
from guarantees.records.values import Quantity
from guarantees.records.vocabulary import Mode, Standing
from tests.builders import catalogue, place, positions, proposal, sample, source, statement

LATEST = AsOf()


def stated(day: str) -> AsOf:
    """As stated up to a day."""
    return AsOf(Clock.STATED, datetime.date.fromisoformat(day))


def known(day: str) -> AsOf:
    """As publicly known on a day."""
    return AsOf(Clock.KNOWN, datetime.date.fromisoformat(day))


def cell(
    *statements: Statement,
    element: str = "legal-effect",
    as_of: AsOf = LATEST,
    records: Catalogue | None = None,
    **changes: Any,
) -> Cell:
    """The cell of a proposal about which these statements are recorded."""
    gamma = proposal({element: list(statements)}, **changes)
    return cell_of(gamma, sample().elements[element], as_of, records or catalogue(gamma))


def withdrawn(day: str, *places: dict[str, Any]) -> dict[str, Any]:
    """The words that withdraw a statement."""
    return {"stated": day, "says": "No longer.", "evidence": list(places) or [place()]}


BINDING = statement()
POLITICAL = statement("political", speaker="sylvania")


# ---------------------------------------------------------------- one value, several values


def test_one_statement_is_shown() -> None:
    """A single value is the value of the cell."""
    assert cell(BINDING) == Cell(CellState.CODED, shown=(BINDING,))


def test_speakers_who_agree_are_shown_together() -> None:
    """One value of several speakers is coded, and it rests on all of them."""
    other = statement(speaker="sylvania", stated="2025-08-11")
    assert cell(BINDING, other) == Cell(CellState.CODED, shown=(BINDING, other))


def test_speakers_of_equal_standing_with_different_values_are_in_dispute() -> None:
    """Neither is preferred, whoever spoke last."""
    later = statement("political", speaker="sylvania", stated="2025-09-01")
    assert cell(BINDING, later) == Cell(CellState.DISPUTED, shown=(BINDING, later))


def test_the_latest_of_one_speaker_counts() -> None:
    """What a speaker said before is history, not a dispute."""
    before = statement("political", stated="2025-08-01")
    assert cell(before, BINDING) == Cell(CellState.CODED, shown=(BINDING,), earlier=(before,))
    assert cell(BINDING, before) == Cell(CellState.CODED, shown=(BINDING,), earlier=(before,))


def test_three_numbers_over_time_are_one_value_with_a_history() -> None:
    """50,000, then 30,000, then 10,000 by one speaker: the last is shown, the others are kept."""
    numbers = [
        statement({"about": str(number), "unit": "soldiers"}, stated=day)
        for number, day in ((50_000, "2025-08-01"), (30_000, "2025-08-05"), (10_000, "2025-08-09"))
    ]
    assert cell(*numbers, element="force-size") == Cell(
        CellState.CODED, shown=(numbers[2],), earlier=(numbers[0], numbers[1])
    )


def test_values_of_one_speaker_on_one_date_are_both_shown() -> None:
    """Dates that are the same put nothing in order, and one voice does not dispute with itself."""
    same = statement("political")
    assert cell(BINDING, same) == Cell(CellState.CODED, shown=(BINDING, same))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2025-08-10", "2025-08-11"),
        ("2025-08-01", "2025-08"),
        ("2025-08", "2025-08-31"),
        ("2025-08", "2025-08-01/.."),
        ("2025-07", "2025-08~"),
        ("2025-07", "2025-07/2025-08"),
        ("../2025-08", "2025-08-10"),
        ("../2025-07", "2025-08"),
    ],
)
def test_later_words_of_a_speaker_replace_earlier_ones(first: str, second: str) -> None:
    """Words are later if they neither began nor ended before the others; "or earlier" is in the past."""
    earlier, later = statement(stated=first), statement("political", stated=second)
    for said in ((earlier, later), (later, earlier)):
        found = cell(*said)
        assert (found.shown, found.earlier) == ((later,), (earlier,))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2025-08", "2025-08-10"),
        ("2025-08~", "2025-08-18"),
        ("2025", "2025-08"),
        ("../2025-08-20", "2025-08-10"),
        ("2025-08-01/..", "2025-08-10"),
    ],
)
def test_words_replace_none_of_which_they_may_have_come_before(one: str, other: str) -> None:
    """A month and a day inside it are in no order, so neither value is called the earlier."""
    said = (statement(stated=one), statement("political", stated=other))
    assert cell(*said) == Cell(CellState.CODED, shown=said)


def test_what_a_speaker_says_of_others_does_not_replace_his_own_words() -> None:
    """A minister's words on their own state and on what another agreed to are both shown."""
    own = statement(stated="2025-08-01")
    of_another = statement("political", mode="attributed", attributed_to="sylvania")
    found = cell(own, of_another)
    assert found == Cell(CellState.CODED, shown=(own,), lower=(of_another,))


# ---------------------------------------------------------------- standing


def test_a_lower_standing_does_not_decide() -> None:
    """An own statement is shown before a report, a report before an inference."""
    report = statement("political", speaker="gazette", mode="reported")
    inference = statement("none", speaker="anna-lind", mode="inferred")
    assert cell(inference, report, BINDING) == Cell(
        CellState.CODED, shown=(BINDING,), lower=(inference, report)
    )
    assert cell(inference, report) == Cell(CellState.CODED, shown=(report,), lower=(inference,))


def test_a_lower_standing_that_agrees_is_kept_apart() -> None:
    """What is shown rests on those closest to the party, even when a report says the same."""
    report = statement(speaker="gazette", mode="reported")
    assert cell(report, BINDING) == Cell(CellState.CODED, shown=(BINDING,), lower=(report,))


@pytest.mark.parametrize("mode", ["reported", "anonymous", "leaked"])
def test_reports_of_every_sort_are_of_equal_standing(mode: str) -> None:
    """Second hand is second hand."""
    one = statement(speaker="gazette", mode="reported")
    other = statement("political", speaker="sylvania", mode=mode)
    assert cell(one, other) == Cell(CellState.DISPUTED, shown=(one, other))


def test_the_standing_is_that_of_the_mode() -> None:
    """An official text and an own statement are both the party's own voice."""
    said = [statement(mode=mode) for mode in ("official_text", "quoted", "leaked")]
    assert [standing_of(each) for each in said] == [
        *(Standing.OWN_VOICE, Standing.OWN_VOICE, Standing.SECOND_HAND)
    ]


# ---------------------------------------------------------------- ambiguity, adding up


def test_an_ambiguous_statement_is_ambiguous() -> None:
    """Words that can be read in two ways are a state of their own."""
    open_words = statement("ambiguous", note="Open.")
    assert cell(open_words) == Cell(CellState.AMBIGUOUS, shown=(open_words,))


def test_what_is_ambiguous_contradicts_no_value() -> None:
    """The value is shown alone; the ambiguous words stay next to it in the evidence."""
    open_words = statement("ambiguous", note="Open.", speaker="sylvania")
    for said, element in ((BINDING, "legal-effect"), (statement(["troops"]), "assistance")):
        found = cell(open_words, said, element=element)
        assert found == Cell(CellState.CODED, shown=(open_words, said))
        assert (found.values, found.giving_values) == ((said.value,), (said,))


def test_what_is_ambiguous_is_shown_of_another_part() -> None:
    """A value of one part says nothing of another."""
    open_words = statement("ambiguous", note="Open.", scope="Sylvania")
    assert cell(open_words, BINDING).values == ("ambiguous", "binding")


def test_a_report_makes_no_ambiguous_words_of_the_proposer_clear() -> None:
    """The proposer's own words decide, even where they can be read in more than one way."""
    open_words = statement("ambiguous", note="Open.")
    report = statement(speaker="gazette", mode="reported")
    assert cell(open_words, report) == Cell(
        CellState.AMBIGUOUS, shown=(open_words,), lower=(report,)
    )


def test_later_options_of_one_voice_add_to_earlier_ones() -> None:
    """Two utterances on different aspects stand side by side; one that the later repeats is history."""
    both = statement(["troops", "air-cover"], stated="2025-08-01")
    troops, air = statement(["troops"], stated="2025-08-02"), statement(["air-cover"])
    assert cell(troops, air, element="assistance").shown == (troops, air)
    assert cell(both, air, element="assistance").shown == (both, air)
    repeated = cell(troops, statement(["troops", "air-cover"]), element="assistance")
    assert repeated.earlier == (troops,)


def test_a_later_no_replaces_options_and_later_options_replace_a_no() -> None:
    """An express no is no part of a list."""
    troops, no = statement(["troops"], stated="2025-08-01"), statement(["excluded"])
    assert cell(troops, no, element="assistance") == Cell(
        CellState.CODED, shown=(no,), earlier=(troops,)
    )
    no, troops = statement(["excluded"], stated="2025-08-01"), statement(["troops"])
    assert cell(no, troops, element="assistance") == Cell(
        CellState.CODED, shown=(troops,), earlier=(no,)
    )


def test_a_quotation_that_says_less_leaves_the_report_of_the_rest() -> None:
    """Standing decides only between words that cannot both hold, or that say the same."""
    core = statement(["troops"], speaker="gazette", mode="reported")
    quoted = statement(["air-cover"])
    same = statement(["air-cover"], speaker="gazette", mode="reported")
    no = statement(["excluded"], speaker="gazette", mode="reported")
    found = cell(core, quoted, same, no, element="assistance")
    assert (found.state, found.shown) == (CellState.CODED, (core, quoted))
    assert found.lower == (same, no)


def test_several_options_add_up() -> None:
    """A list names some options and denies no others."""
    troops, air = statement("troops"), statement(["air-cover"], speaker="sylvania")
    found = cell(troops, air, element="assistance")
    assert found == Cell(CellState.CODED, shown=(troops, air))
    assert found.values == ("troops", ("air-cover",))


def test_an_express_no_does_not_add_up() -> None:
    """Excluded and troops cannot both hold, whichever is named first."""
    troops, excluded = statement(["troops"]), statement(["excluded"], speaker="sylvania")
    assert cell(troops, excluded, element="assistance").state is CellState.DISPUTED
    assert cell(excluded, troops, element="assistance").state is CellState.DISPUTED


def test_several_who_exclude_agree() -> None:
    """The same express no twice is one value."""
    said = [statement("excluded"), statement(["excluded"], speaker="sylvania")]
    assert cell(*said, element="assistance").state is CellState.CODED


def test_lists_of_actors_do_not_add_up() -> None:
    """Two lists of guarantors are two claims about who guarantees."""
    one, other = statement(["sylvania"]), statement(["gazette"], speaker="sylvania")
    assert cell(one, other, element="guarantors").state is CellState.DISPUTED


def test_the_order_of_a_list_does_not_matter() -> None:
    """The same actors in another order are the same value, shown as first written."""
    one = statement(["sylvania", "gazette"])
    other = statement(["gazette", "sylvania"], speaker="sylvania")
    found = cell(one, other, element="guarantors")
    assert (found.state, found.values) == (CellState.CODED, (("sylvania", "gazette"),))


def test_about_a_number_and_exactly_it_are_different_values() -> None:
    """A qualifier is part of the value."""
    about = statement({"about": "5", "unit": "brigades"})
    exactly = statement({"exactly": "5", "unit": "brigades"}, speaker="sylvania")
    assert cell(about, exactly, element="force-size").state is CellState.DISPUTED


@pytest.mark.parametrize(
    ("value", "form"),
    [
        ("a", frozenset({"a"})),
        (("a", "b"), frozenset({"b", "a"})),
        (Quantity(about=5, unit="a"), Quantity(about=5, unit="a")),
    ],
)
def test_values_compare_as_sets_or_quantities(value: object, form: object) -> None:
    """One option and a list of that one option are the same."""
    assert comparable(value) == form


# ---------------------------------------------------------------- withdrawn, superseded


def test_withdrawn_words_do_not_count() -> None:
    """Without what was withdrawn, the rest decides."""
    back = statement("political", speaker="sylvania", withdrawn=withdrawn("2025-08-12"))
    assert cell(BINDING, back) == Cell(CellState.CODED, shown=(BINDING,), withdrawn=(back,))


def test_a_cell_whose_every_word_was_withdrawn_is_withdrawn() -> None:
    """Withdrawn is neither silent nor not coded."""
    back = statement(withdrawn=withdrawn("2025-08-12"))
    assert cell(back) == Cell(CellState.WITHDRAWN, withdrawn=(back,))


def test_words_count_until_the_day_on_which_they_are_withdrawn() -> None:
    """The day before they count; on the day they do not."""
    back = statement(withdrawn=withdrawn("2025-08-12"))
    assert cell(back, as_of=stated("2025-08-11")) == Cell(CellState.CODED, shown=(back,))
    assert cell(back, as_of=stated("2025-08-12")) == Cell(CellState.WITHDRAWN, withdrawn=(back,))


def test_words_withdrawn_in_private_count_until_that_is_known() -> None:
    """On the clock of what is known, a withdrawal counts from its publication."""
    back = statement(known="2025-08-10", withdrawn=withdrawn("2025-08-12", place("herald-2025")))
    records = catalogue(sources=[source(published="2025-10-01")])
    assert cell(back, as_of=known("2025-09-30"), records=records).state is CellState.CODED
    assert cell(back, as_of=known("2025-10-01"), records=records).state is CellState.WITHDRAWN


def test_superseded_words_are_history() -> None:
    """A statement that replaces another by name does so whatever their dates."""
    old = statement("political", id="old", stated="2025-08-20")
    new = statement(supersedes=["old"])
    assert cell(old, new) == Cell(CellState.CODED, shown=(new,), earlier=(old,))


def test_words_are_superseded_only_from_the_day_of_the_later_ones() -> None:
    """Before the later words were said, the earlier ones count."""
    old = statement("political", id="old", stated="2025-08-01")
    new = statement(supersedes=["old"])
    assert cell(old, new, as_of=stated("2025-08-09")) == Cell(CellState.CODED, shown=(old,))


def test_words_replaced_by_words_that_were_withdrawn_do_not_come_back() -> None:
    """Who takes back the new words has not thereby said the old ones again."""
    old = statement("political", id="old", stated="2025-08-01")
    new = statement(supersedes=["old"], withdrawn=withdrawn("2025-08-12"))
    assert cell(old, new) == Cell(CellState.WITHDRAWN, earlier=(old,), withdrawn=(new,))


# ---------------------------------------------------------------- denials


def denial(**changes: Any) -> Any:
    """Sylvania's positions: it says that the statement claim is untrue."""
    return positions({"id": "denial", "denies": ["claim"], **changes})


CLAIM = statement(id="claim", speaker="gazette", mode="reported")


def denied(*statements: Statement, as_of: AsOf = LATEST, **changes: Any) -> Cell:
    """The cell of statements of which Sylvania denies the claim."""
    gamma = proposal({"legal-effect": list(statements)})
    return cell(*statements, as_of=as_of, records=catalogue(gamma, positions=[denial(**changes)]))


def test_a_denied_value_is_in_dispute() -> None:
    """A press report against an official denial is a dispute, not a defeat of the report."""
    found = denied(CLAIM)
    assert (found.state, found.shown) == (CellState.DISPUTED, (CLAIM,))
    assert [d.id for d in found.denials] == ["denial"]


def test_a_denial_counts_from_its_day() -> None:
    """Before it was denied, the value was coded."""
    assert denied(CLAIM, as_of=stated("2025-08-20")) == Cell(CellState.CODED, shown=(CLAIM,))
    assert denied(CLAIM, as_of=stated("2025-08-21")).state is CellState.DISPUTED


def test_a_denial_counts_from_the_day_it_is_known() -> None:
    """On the clock of what is known, a denial counts from its publication."""
    claim = statement(id="claim", speaker="gazette", mode="reported", known="2025-08-10")
    later = {"known": "2025-09-05"}
    assert denied(claim, as_of=known("2025-09-04"), **later).state is CellState.CODED
    assert denied(claim, as_of=known("2025-09-05"), **later).state is CellState.DISPUTED


def test_a_denial_that_was_withdrawn_does_not_count() -> None:
    """Who takes the denial back leaves the value standing."""
    found = denied(CLAIM, withdrawn=withdrawn("2025-08-25"))
    assert found == Cell(CellState.CODED, shown=(CLAIM,))


def test_nobody_denies_his_own_words() -> None:
    """Who says otherwise later has another statement, not a denial."""
    claim = statement(id="claim", speaker="sylvania")
    assert denied(claim) == Cell(CellState.CODED, shown=(claim,))


def test_a_denial_of_what_is_not_shown_changes_nothing() -> None:
    """A denied report is not in dispute if an own statement outranks it."""
    assert denied(CLAIM, BINDING) == Cell(CellState.CODED, shown=(BINDING,), lower=(CLAIM,))


def test_one_denial_of_two_statements_is_one() -> None:
    """Whoever denies both sides is named once."""
    other = statement(id="other", speaker="anna-lind", mode="reported")
    found = denied(CLAIM, other, denies=["claim", "other"])
    assert [d.id for d in found.denials] == ["denial"]


def test_a_denial_recorded_twice_is_one() -> None:
    """The same words of a speaker, in the proposal and in the file of the actor, deny once; other words do as well."""
    again = statement("none", id="again", speaker="sylvania", denies=["claim"])
    gamma = proposal({"legal-effect": [CLAIM], "assistance": [again]})
    for at, ids in (("p1", ["again"]), ("p2", ["again", "denial"])):
        records = catalogue(gamma, positions=[denial(evidence=[place(at=at)])])
        assert ids == [d.id for d in cell(CLAIM, records=records).denials]


def test_a_report_and_the_statement_that_denies_it_are_both_shown() -> None:
    """The report is shown with the denial although its standing is lower."""
    no = statement("none", speaker="sylvania", denies=["claim"])
    found = cell(CLAIM, no)
    assert found == Cell(CellState.DISPUTED, shown=(CLAIM, no), denials=(no,))


def test_a_report_that_nobody_denies_stays_below() -> None:
    """Only the report that is named is drawn into the dispute."""
    other = statement("political", id="other", speaker="anna-lind", mode="reported")
    no = statement("none", speaker="sylvania", denies=["claim"])
    found = cell(CLAIM, other, no)
    assert (found.shown, found.lower) == ((CLAIM, no), (other,))


# ---------------------------------------------------------------- the clocks


@pytest.mark.parametrize(
    ("date", "day", "state"),
    [
        ("2025-08-10", "2025-08-10", CellState.CODED),
        ("2025-08-10", "2025-08-09", CellState.NOT_YET),
        ("2025-08", "2025-08-01", CellState.CODED),
        ("2025-08~", "2025-07-31", CellState.NOT_YET),
        ("2025", "2025-01-01", CellState.CODED),
        ("2025-08-10/..", "2025-08-09", CellState.NOT_YET),
        ("../2025-08-10", "2025-08-09", CellState.NOT_YET),
        ("../2025-08-10", "2025-08-10", CellState.CODED),
    ],
)
def test_words_count_unless_they_are_certainly_later(date: str, day: str, state: CellState) -> None:
    """An imprecise date counts from the first day it may mean."""
    assert cell(statement(stated=date), as_of=stated(day)).state is state


def test_words_are_not_known_before_they_are_published() -> None:
    """The draft of August is stated in August, and known when a source says so."""
    said = statement(stated="2025-08-01")
    assert cell(said, as_of=stated("2025-08-19")).state is CellState.CODED
    assert cell(said, as_of=known("2025-08-19")).state is CellState.NOT_YET
    assert cell(said, as_of=known("2025-08-20")).state is CellState.CODED


def test_a_recorded_publication_takes_the_place_of_the_computed_one() -> None:
    """Known is what the record says, when it says it."""
    said = statement(stated="2025-08-01", known="2025-08-05")
    assert cell(said, as_of=known("2025-08-04")).state is CellState.NOT_YET
    assert cell(said, as_of=known("2025-08-05")).state is CellState.CODED


def test_without_a_day_everything_counts_on_either_clock() -> None:
    """No chosen day hides nothing."""
    said = statement(stated="2099", known="2100")
    assert cell(said, as_of=AsOf(Clock.KNOWN)).state is CellState.CODED
    assert cell(said, as_of=AsOf(Clock.STATED)).state is CellState.CODED


def test_a_later_statement_leaves_the_earlier_one_to_its_day() -> None:
    """As of a day between the two, the first is the latest."""
    first = statement("political", stated="2025-08-01")
    found = cell(first, BINDING, as_of=stated("2025-08-05"))
    assert found == Cell(CellState.CODED, shown=(first,))


# ---------------------------------------------------------------- absence

SILENCE = {"elements": ["assistance"], "searched": ["gazette-2025-08"], "on": "2025-09-01"}
SEARCHED = Absence(absence="silent", searched=["gazette-2025-08"], on="2025-09-01")


def absent(as_of: AsOf = LATEST, records: Catalogue | None = None, **changes: Any) -> Cell:
    """The cell on assistance of a proposal that has one statement on something else."""
    provisions = {"legal-effect": [BINDING], **changes.pop("provisions", {})}
    gamma: Proposal = proposal(provisions, **changes)
    return cell_of(gamma, sample().elements["assistance"], as_of, records or catalogue(gamma))


def test_an_element_without_an_answer_is_not_coded() -> None:
    """Nobody has looked: this is said, not left blank."""
    assert absent() == Cell(CellState.NOT_CODED, absence=Absence(absence="not_coded"))


@pytest.mark.parametrize(
    ("written", "state"),
    [
        (SEARCHED, CellState.SILENT),
        (Absence(absence="not_coded", note="Later."), CellState.NOT_CODED),
        (Absence(absence="not_applicable", note="No force."), CellState.NOT_APPLICABLE),
    ],
)
def test_a_recorded_absence_is_shown_as_recorded(written: Absence, state: CellState) -> None:
    """Silent, not coded and not applicable are three states, each with its reason."""
    assert absent(provisions={"assistance": written}) == Cell(state, absence=written)


def test_a_silence_of_many_elements_covers_each() -> None:
    """The short form gives the same cell as the absence written out."""
    assert absent(silences=[SILENCE]) == Cell(CellState.SILENT, absence=SEARCHED)


def test_a_silence_about_other_elements_says_nothing_of_this_one() -> None:
    """Only the elements that are named were searched for."""
    other = {**SILENCE, "elements": ["guarantors"]}
    assert absent(silences=[other]).state is CellState.NOT_CODED


def test_before_the_proposal_nothing_is_silent() -> None:
    """A text that was not on the table yet has not been silent, whatever had been said of it."""
    put_forward = {"silences": [SILENCE], "first_stated": "2025-08-20"}
    assert absent(**put_forward, as_of=stated("2025-08-19")) == Cell(CellState.NOT_YET)
    assert absent(**put_forward, as_of=stated("2025-08-20")).state is CellState.SILENT


def test_before_anything_was_said_nothing_is_silent() -> None:
    """A proposal counts as on the table once something said of it is in view."""
    assert absent(silences=[SILENCE], as_of=stated("2025-08-09")) == Cell(CellState.NOT_YET)
    assert absent(silences=[SILENCE], as_of=stated("2025-08-10")).state is CellState.SILENT


def test_before_anything_was_known_nothing_is_silent() -> None:
    """On the clock of what is known, a text proves silence only from the day it was public."""
    assert absent(silences=[SILENCE], as_of=known("2025-08-20")) == Cell(CellState.NOT_YET)
    assert absent(silences=[SILENCE], as_of=known("2025-08-21")).state is CellState.SILENT


def test_a_cell_holds_every_statement() -> None:
    """Shown, said by others, lower, earlier and withdrawn together are all that is in view."""
    fear = statement("none", speaker="anna-lind", others_say="expectation")
    lower = statement("none", speaker="gazette", mode="reported")
    before = statement("political", stated="2025-08-01")
    back = statement("none", speaker="sylvania", withdrawn=withdrawn("2025-08-12"))
    found = cell(lower, before, back, fear, BINDING)
    assert found == Cell(
        CellState.CODED,
        shown=(BINDING,),
        by_others=(fear,),
        lower=(lower,),
        earlier=(before,),
        withdrawn=(back,),
    )
    assert found.statements == (BINDING, fear, lower, before, back)


def test_every_mode_decides_a_cell_alone() -> None:
    """However a statement is known, it is better than nothing and is shown."""
    for mode in Mode:
        extra = {"attributed_to": "sylvania"} if mode is Mode.ATTRIBUTED else {}
        assert cell(statement(mode=mode.value, **extra)).state is CellState.CODED
