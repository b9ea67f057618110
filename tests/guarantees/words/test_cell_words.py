"""What a cell says: its sign, its text, one sentence, and why."""

from __future__ import annotations

from typing import Any

import pytest

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf
from guarantees.cells.cell import Cell, CellState, cell_of
from guarantees.records.statement import Absence
from guarantees.records.values import Quantity
from guarantees.records.vocabulary import Sign
from guarantees.words.cell_words import (
    STATE_SIGNS,
    CellWords,
    cell_words,
    owned,
    silence_sentence,
    value_sign,
    value_words,
    why,
)
from tests.builders import catalogue, place, positions, proposal, sample, source, statement
from tests.guarantees.words.texts_read import unproved_cells

WITHDRAWAL = {"stated": "2025-08-12", "says": "No longer.", "evidence": [place()]}
ACT = source("act", kind="official_text", short_name="Act")
RECORDS = catalogue(sources=[source(), ACT])
SILENT = {"absence": "silent", "searched": ["gazette-2025-08"], "on": "2025-09-01"}
SYLVANIA = {"speaker": "sylvania"}
GAZETTE = {"speaker": "gazette", "mode": "reported"}
LIND = {"speaker": "anna-lind", "mode": "inferred"}


def words_and_reason(
    provision: Any, element: str = "legal-effect", records: Catalogue = RECORDS
) -> tuple[CellWords, str]:
    """The words of a cell and why it shows what it shows."""
    written = provision if isinstance(provision, (list, dict)) else [provision]
    codebook = sample().elements[element]
    cell = cell_of(proposal({element: written}), codebook, AsOf(), records)
    return cell_words(cell, codebook, records), why(cell, records)


CODED = [
    (
        "one speaker",
        *("legal-effect", [statement(says="It binds us.")]),
        CellWords("✓", "yes", "Legally binding", "Freedonia: It binds us."),
        "It shows what Freedonia says, and no statement of equal standing differs.",
    ),
    (
        "two who agree",
        *("legal-effect", [statement("none"), statement("none", **SYLVANIA)]),
        CellWords("✕", "no", "None", "Freedonia: It binds."),
        "It shows the one value that Freedonia and Sylvania give, "
        "and no statement of equal standing differs.",
    ),
    (
        "three who agree",
        "legal-effect",
        [
            statement("political"),
            statement("political", **SYLVANIA),
            statement("political", speaker="anna-lind"),
        ],
        CellWords("◐", "partial", "Political", "Freedonia: It binds."),
        "It shows the one value that Freedonia, Sylvania and Anna Lind give, "
        "and no statement of equal standing differs.",
    ),
    (
        "options that add up",
        *("assistance", [statement("air-cover"), statement(["troops"], **SYLVANIA)]),
        CellWords("✓", "yes", "Troops, Air cover", "Freedonia: It binds."),
        "It shows everything that Freedonia and Sylvania say, side by side, "
        "and no statement of equal standing differs.",
    ),
    (
        "options of one speaker that add up",
        *("assistance", [statement("air-cover"), statement("troops")]),
        CellWords("✓", "yes", "Troops, Air cover", "Freedonia: It binds."),
        "It shows everything that Freedonia says, side by side, "
        "and no statement of equal standing differs.",
    ),
    (
        "a number",
        *(
            "force-size",
            [statement({"at_most": "600000", "unit": "soldiers", "peacetime": "true"})],
        ),
        CellWords("•", "stated", "at most 600,000 soldiers in peacetime", "Freedonia: It binds."),
        "It shows what Freedonia says, and no statement of equal standing differs.",
    ),
    (
        "actors",
        *("guarantors", [statement(["sylvania", "open-list"])]),
        CellWords("•", "stated", "Sylvania, Open list", "Freedonia: It binds."),
        "It shows what Freedonia says, and no statement of equal standing differs.",
    ),
    (
        "above a report",
        *("legal-effect", [statement(), statement("none", **GAZETTE)]),
        CellWords("✓", "yes", "Legally binding", "Freedonia: It binds."),
        "It shows what Freedonia says; it outranks what others report.",
    ),
    (
        "above reports and inferences",
        *("legal-effect", [statement(), statement("none", **GAZETTE), statement("none", **LIND)]),
        CellWords("✓", "yes", "Legally binding", "Freedonia: It binds."),
        "It shows what Freedonia says; it outranks what analysts infer and what others report.",
    ),
    (
        "the latest of several",
        *("legal-effect", [statement("none", stated="2025-08-01"), statement()]),
        CellWords("✓", "yes", "Legally binding", "Freedonia: It binds."),
        "It shows what Freedonia says; it is the latest of several.",
    ),
    (
        "above a report that replaced another",
        "legal-effect",
        [
            statement(),
            statement("none", **GAZETTE | {"stated": "2025-08-01"}),
            statement("none", **GAZETTE),
        ],
        CellWords("✓", "yes", "Legally binding", "Freedonia: It binds."),
        "It shows what Freedonia says; it outranks what others report, "
        "and words that were replaced since do not count.",
    ),
    (
        "with withdrawn words",
        *("legal-effect", [statement(), statement("none", withdrawn=WITHDRAWAL, **SYLVANIA)]),
        CellWords("✓", "yes", "Legally binding", "Freedonia: It binds."),
        "It shows what Freedonia says; withdrawn words do not count.",
    ),
    (
        "with all of these",
        "legal-effect",
        [
            statement(),
            statement("none", **LIND),
            statement("political", stated="2025-08-01"),
            statement("none", withdrawn=WITHDRAWAL, **SYLVANIA),
        ],
        CellWords("✓", "yes", "Legally binding", "Freedonia: It binds."),
        "It shows what Freedonia says; it outranks what analysts infer, "
        "and it is the latest of several, and withdrawn words do not count.",
    ),
]


@pytest.mark.parametrize(
    ("element", "provision", "words", "reason"),
    [case[1:] for case in CODED],
    ids=[case[0] for case in CODED],
)
def test_a_coded_cell_says_its_value_and_why(
    element: str, provision: list, words: CellWords, reason: str
) -> None:
    """Sign, tone, text and sentence are those of the value; the reason names who says so."""
    assert words_and_reason(provision, element) == (words, reason)


def test_two_who_differ_are_both_named() -> None:
    """A dispute shows both values, both sentences and both speakers."""
    one, other = statement(says="It binds."), statement("none", says="It does not.", **SYLVANIA)
    assert words_and_reason([one, other]) == (
        CellWords(
            *("≠", "disputed", "Disputed: Legally binding or None"),
            "Freedonia: It binds. / Sylvania: It does not.",
        ),
        "Freedonia and Sylvania have equal standing and say different things, so both are shown.",
    )


@pytest.mark.parametrize(
    ("says", "owned_by"),
    [
        ("Freedonia’s view is that it binds.", ""),
        ("FREEDONIA is bound.", ""),
        ("Freedonians are bound.", "Freedonia: "),
        ("It binds.", "Freedonia: "),
    ],
)
def test_who_speaks_is_said_unless_the_sentence_names_them(says: str, owned_by: str) -> None:
    """A name inside another word names nobody."""
    assert owned(statement(says=says), sample()) == owned_by + says


def test_values_of_one_voice_stand_side_by_side() -> None:
    """Ten years or until membership: a speaker who names both disputes nothing."""
    assert words_and_reason([statement(), statement("none", says="It does not.")]) == (
        CellWords("•", "stated", "Legally binding; None", "Freedonia: It binds."),
        "It shows everything that Freedonia says, side by side, "
        "and no statement of equal standing differs.",
    )


def test_a_value_of_a_part_names_the_part() -> None:
    """What one state gives up is not said of the whole."""
    of_a_part = statement("none", says="Sylvania is not bound.", scope="Sylvania", **GAZETTE)
    words, reason = words_and_reason([statement(), of_a_part])
    assert (words.sign, words.text) == ("•", "Legally binding; None (Sylvania)")
    assert reason.startswith("It shows everything that Freedonia and The Gazette say, side by side")


CLAIM = statement(id="claim", says="It is said to bind.", **GAZETTE)


def test_a_denied_value_is_called_denied() -> None:
    """The text shows the value and that it is denied; the reason names who denies whom."""
    deny = {"denies": ["claim"]}
    deniers = [positions(deny), positions(deny, actor="freedonia")]
    records = catalogue(proposal({"legal-effect": [CLAIM]}), positions=deniers)
    assert words_and_reason(CLAIM, records=records) == (
        CellWords(
            *("≠", "disputed", "Disputed: Legally binding (denied)"),
            "The Gazette: It is said to bind. / Sylvania: That is untrue. / "
            "Freedonia: That is untrue.",
        ),
        "Sylvania and Freedonia deny what The Gazette says.",
    )


def test_only_those_who_are_denied_are_said_to_be() -> None:
    """A statement that denies another is shown with it and is not itself denied."""
    no = statement("none", says="It does not.", denies=["claim"], **SYLVANIA)
    gamma = proposal({"legal-effect": [CLAIM, no]})
    assert words_and_reason([CLAIM, no], records=catalogue(gamma)) == (
        CellWords(
            *("≠", "disputed", "Disputed: Legally binding or None"),
            "The Gazette: It is said to bind. / Sylvania: It does not.",
        ),
        "Sylvania denies what The Gazette says.",
    )


def test_an_ambiguous_cell_says_what_is_left_open() -> None:
    """The note of the statement is the reason."""
    said = statement("ambiguous", says="It may bind.", note="May is not explained.")
    assert words_and_reason(said) == (
        CellWords("?", "ambiguous", "Ambiguous", "Freedonia: It may bind."),
        "May is not explained.",
    )


@pytest.mark.parametrize(
    ("provision", "words", "reason"),
    [
        (
            SILENT,
            CellWords(
                "∅",
                "absent",
                "Silent",
                "What was put forward was read whole and says nothing about it.",
            ),
            "Gazette, Aug 2025 was searched on 1 September 2025 and says nothing about it.",
        ),
        (
            {**SILENT, "searched": ["gazette-2025-08", "herald-2025"]},
            CellWords(
                "∅",
                "absent",
                "Silent",
                "What was put forward was read whole and says nothing about it.",
            ),
            "Gazette, Aug 2025 and Herald, 2025 were searched on 1 September 2025 "
            "and say nothing about it.",
        ),
        (
            {**SILENT, "searched": ["gazette-2025-08", "act"]},
            CellWords(
                "∅",
                "absent",
                "Silent",
                "What was put forward was read whole and says nothing about it.",
            ),
            "Gazette, Aug 2025 and Act were searched on 1 September 2025 and say nothing about it.",
        ),
        (
            {**SILENT, "absence": "not_mentioned"},
            CellWords(
                *("◌", "absent", "Not mentioned"),
                "The text that was searched does not mention it; that proves nothing.",
            ),
            "Gazette, Aug 2025 was searched on 1 September 2025 and does not mention it.",
        ),
        (
            {**SILENT, "absence": "not_mentioned", "searched": ["gazette-2025-08", "herald-2025"]},
            CellWords(
                *("◌", "absent", "Not mentioned"),
                "The 2 texts that were searched do not mention it; that proves nothing.",
            ),
            "Gazette, Aug 2025 and Herald, 2025 were searched on 1 September 2025 "
            "and do not mention it.",
        ),
        (
            [statement("none", says="It will fail.", others_say="expectation", **SYLVANIA)],
            CellWords("◇", "absent", "Others say", "Sylvania: It will fail."),
            f"Said only by Sylvania. {CellState.OTHERS_SAY.meaning}",
        ),
        (
            {"absence": "not_coded"},
            CellWords(
                *("□", "absent", "Not coded"),
                "Not looked up yet, or only in part. It says nothing about the proposal.",
            ),
            "Not looked up yet, or only in part. It says nothing about the proposal.",
        ),
        (
            {"absence": "not_applicable", "note": "There is no force."},
            CellWords("–", "absent", "Not applicable", "There is no force."),
            "The question cannot be asked of this proposal.",
        ),
        (
            [statement(withdrawn=WITHDRAWAL)],
            CellWords("↩", "absent", "Withdrawn", "Everything said about it was withdrawn."),
            "Everything said about it was withdrawn.",
        ),
    ],
)
def test_an_absent_value_says_what_is_known_of_it(
    provision: Any, words: CellWords, reason: str
) -> None:
    """No two kinds of absence look or read alike."""
    assert words_and_reason(provision) == (words, reason)


def test_what_is_not_yet_stated_says_so() -> None:
    """Before the first word there is neither silence nor a value."""
    cell = Cell(CellState.NOT_YET)
    words = cell_words(cell, sample().elements["legal-effect"], sample())
    said = "These records hold nothing about it by the chosen day."
    assert words == CellWords("…", "absent", "Nothing by this day", said)
    assert why(cell, sample()) == said


def test_a_source_that_cannot_be_read_was_searched_all_the_same() -> None:
    """The sentence counts it all the same."""
    absence = Absence(absence="not_mentioned", searched=["gone"], on="2025")
    assert (
        silence_sentence(absence, sample())
        == "The text that was searched does not mention it; that proves nothing."
    )


def test_no_two_states_or_values_share_a_sign() -> None:
    """Colour is never the only carrier, so signs differ."""
    signs = [*STATE_SIGNS.values(), *(sign.glyph for sign in Sign)]
    assert len(signs) == len(set(signs))
    assert set(STATE_SIGNS) == set(CellState) - {CellState.CODED}


@pytest.mark.parametrize(
    ("element", "value", "words", "sign"),
    [
        ("legal-effect", "binding", "Legally binding", Sign.YES),
        ("legal-effect", "none", "None", Sign.NO),
        ("legal-effect", "political", "Political", Sign.PARTIAL),
        ("legal-effect", "ambiguous", "Ambiguous", Sign.STATED),
        ("assistance", ("troops", "air-cover"), "Troops, Air cover", Sign.YES),
        ("assistance", ("troops", "excluded"), "Troops, Excluded", Sign.STATED),
        ("guarantors", ("freedonia", "open-list"), "Freedonia, Open list", Sign.STATED),
        ("guarantors", "sylvania", "Sylvania", Sign.STATED),
        ("guarantors", "gone", "gone", Sign.STATED),
        ("force-size", Quantity(about=5000, unit="soldiers"), "about 5,000 soldiers", Sign.STATED),
        ("force-size", Quantity(exactly=2, unit="ships"), "2 ships", Sign.STATED),
    ],
)
def test_a_value_has_words_and_a_sign(element: str, value: object, words: str, sign: Sign) -> None:
    """Labels of options, names of actors, numbers with units; several signs that differ are no sign."""
    codebook = sample().elements[element]
    assert value_words(value, codebook, sample()) == words
    assert value_sign(value, codebook) is sign


def test_no_cell_claims_more_than_was_read() -> None:
    """Every empty cell of the small folder says what was read of the proposal, and no more."""
    assert unproved_cells(sample()) == []


@pytest.mark.parametrize(
    ("note", "own_text", "untrue"),
    [
        ("No text of its own was read.", [], False),
        ("No text of its own was read.", [{"source": "treaty-2024", "read": "excerpt"}], True),
        ("What was put forward was read whole.", [], True),
    ],
)
def test_an_untrue_sentence_about_texts_is_found(
    note: str, own_text: list[dict[str, str]], untrue: bool
) -> None:
    """A note above quotations of a text that denies the text, or vouches for one that nobody read, is found."""
    absence = {**SILENT, "absence": "not_mentioned", "note": note}
    records = catalogue(proposal({"legal-effect": absence}, own_text=own_text))
    assert bool(unproved_cells(records)) is untrue
