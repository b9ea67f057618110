"""What follows from a signature, on the records of a small agreement of two states that `check` accepts."""

from __future__ import annotations

import datetime
from dataclasses import replace
from functools import cache
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from guarantees.catalogue.catalogue import Catalogue, load
from guarantees.catalogue.clock import LATEST, AsOf, Clock
from guarantees.cells.cell import CellState, cell_of
from guarantees.cells.opposition import divides, stances_of_parties
from guarantees.cells.signatures import signatories, signed_positions
from guarantees.cells.stances import (
    StanceCell,
    StanceState,
    StanceSubject,
    stance_of,
    stances_on_element,
)
from guarantees.cells.voices import Voice
from guarantees.pages.actor.page import actor_profile, actors_by_kind
from guarantees.pages.gap.outcomes import Outcome
from guarantees.pages.gap.page import GapQuery, gap
from guarantees.pages.map.rule import contribution_of
from guarantees.pages.tables.comparison import compare
from guarantees.pages.tables.panel import cell_evidence
from guarantees.pages.tables.positions import position_matrix
from guarantees.pages.tables.positions_panel import position_evidence
from guarantees.pages.tables.positions_query import PositionRows, PositionsQuery
from guarantees.pages.tables.query import ComparisonQuery
from guarantees.records.values import Quantity
from guarantees.words.cell_words import cell_words
from guarantees.words.stance_words import stance_why, stance_words
from tests.builders import sample_text, write_records

COMPACT = """\
id: compact
name: Compact of Freedonia and Sylvania
short_name: Compact
kind: agreement
family: pacts
proposed_by: [freedonia, sylvania]
beneficiary: [sylvania]
first_stated: 2026-01-12
summary: The two states signed a compact.
lineage: {carries_out: [alpha], companion_of: [beta]}
status:
  - date: 2026-01-12
    status: signed
    by: [freedonia, sylvania]
    says: The compact names the day of its signature.
    speaker: freedonia-and-sylvania
    mode: official_text
    evidence: [{source: compact-2026, at: Final clause}]
  - date: 2026-03
    status: in_force
    says: It entered into force.
    speaker: freedonia-and-sylvania
    mode: official_text
    evidence: [{source: compact-2026, at: Final clause}]
provisions:
  legal-effect:
    - value: binding
      says: The compact binds in law.
      speaker: freedonia-and-sylvania
      mode: official_text
      stated: 2026-01-12
      evidence: [{source: compact-2026, at: Article 1}]
  assistance:
    - value: [air-cover]
      says: Aircraft are sent at once.
      speaker: freedonia-and-sylvania
      mode: official_text
      stated: 2026-01-12
      scope: first day
      evidence: [{source: compact-2026, at: Article 2}]
    - value: [troops]
      says: Soldiers are sent after a ceasefire.
      speaker: freedonia-and-sylvania
      mode: official_text
      stated: 2026-01-12
      condition:
        requires: ceasefire
        says: A ceasefire comes first.
        evidence: [{source: compact-2026, at: Article 3}]
      evidence: [{source: compact-2026, at: Article 3}]
    - value: [troops]
      others_say: expectation
      says: The Gazette expects soldiers.
      speaker: gazette
      mode: reported
      stated: 2026-01-13
      evidence: [{source: gazette-2026, at: First paragraph}]
  force-size:
    - value: {exactly: 1000, unit: soldiers}
      says: The force has 1,000 soldiers.
      speaker: freedonia-and-sylvania
      mode: official_text
      stated: 2026-01-12
      evidence: [{source: compact-2026, at: Article 4}]
    - value: {exactly: 2, unit: brigades}
      says: The force has two brigades.
      speaker: freedonia-and-sylvania
      mode: official_text
      stated: 2026-01-12
      evidence: [{source: compact-2026, at: Article 4}]
silences:
  - elements: [guarantors]
    searched: [compact-2026]
    on: 2026-02-01
    looked_for: [guarant, assur]
own_text:
  - {source: compact-2026, read: whole}
"""
SOURCE = """\
id: compact-2026
title: Compact
short_name: Compact, 2026
kind: official_text
published: 2026-01-20
language: en
authentic_languages: [en, de]
prevailing_language: en
chain:
  - {role: original, by: freedonia-and-sylvania, language: en, extent: whole}
read: whole
"""
REPORT = """\
id: gazette-2026
title: A compact
short_name: Gazette, 2026
kind: news_report
published: 2026-01-13
language: en
chain:
  - {role: original, by: gazette, language: en, extent: whole}
read: whole
"""
PARTIES = """\
  - id: freedonia-and-sylvania
    name: Freedonia and Sylvania
    kind: group
    members: [freedonia, sylvania]
"""
SIGNED_BY_THE_TEXT = """\
speaker: freedonia-and-sylvania
    mode: official_text
    evidence: [{source: compact-2026, at: Final clause}]
  - date: 2026-03
"""
IN_THE_GAZETTE = """\
    evidence: [{source: gazette-2026, at: First paragraph}]
  - date: 2026-03
"""
THE_COMPACT = StanceSubject(proposal="compact")
BINDING = StanceSubject(element="legal-effect", value="binding")


def loaded(*edits: tuple[str, str], **more: str) -> Catalogue:
    """The small folder with the compact, after edits of its file; ``more`` are further files by their stem."""
    text = COMPACT
    for old, new in edits:
        assert text.count(old) >= 1, old
        text = text.replace(old, new)
    files: dict[str, str | bytes | None] = {
        "compact.yaml": text,
        "sources/compact-2026.yaml": SOURCE,
        "sources/gazette-2026.yaml": REPORT,
        "registry/actors.yaml": sample_text("registry/actors.yaml") + PARTIES,
        **{f"positions/{name}.yaml": content for name, content in more.items()},
    }
    with TemporaryDirectory() as folder:
        found = load(write_records(Path(folder), files), "records")
    assert found.problems == ()
    return found.catalogue


@cache
def compact() -> Catalogue:
    """The small folder with the compact."""
    return loaded()


def stance(
    actor: str, subject: StanceSubject = THE_COMPACT, as_of: AsOf = LATEST, **changes: Catalogue
) -> StanceCell:
    """The stance of an actor."""
    return stance_of(actor, subject, as_of, changes.get("catalogue", compact()))


def by(clock: Clock, day: str) -> AsOf:
    """A day on a clock."""
    return AsOf(clock, datetime.date.fromisoformat(day))


def test_values_of_one_text_stand_side_by_side() -> None:
    """What one agreement says of several cases, or gives as several values, is neither disputed nor ambiguous."""
    catalogue = compact()
    cells = {
        name: cell_of(catalogue.proposals["compact"], catalogue.elements[name], LATEST, catalogue)
        for name in catalogue.elements
    }
    assert {name: cell.state for name, cell in cells.items()} == {
        "legal-effect": CellState.CODED,
        "assistance": CellState.CODED,
        "force-size": CellState.CODED,
        "guarantors": CellState.SILENT,
    }
    texts = {
        name: cell_words(cell, catalogue.elements[name], catalogue).text
        for name, cell in cells.items()
    }
    assert texts == {
        "legal-effect": "Legally binding",
        "assistance": "Air cover (first day); Troops",
        "force-size": "1,000 soldiers; 2 brigades",
        "guarantors": "Silent",
    }


@pytest.mark.parametrize("actor", ["freedonia", "sylvania"])
def test_who_signed_has_accepted(actor: str) -> None:
    """Each signatory accepts the text in its own voice, with the place of the signature as evidence."""
    cell = stance(actor)
    assert (cell.state, cell.voice) == (StanceState.ACCEPTS, Voice.OWN)
    assert [(p.says, p.speaker, [e.at for e in p.evidence]) for p in cell.shown] == [
        ("Signed on 12 January 2026.", actor, ["Final clause"])
    ]
    words = stance_words(cell, compact())
    assert words.text == "accepts (by signature)"
    assert stance_why(cell, compact()).startswith("It follows from what")


def test_who_signed_has_accepted_the_values_of_the_text() -> None:
    """Each value that the text itself gives is accepted, under its condition; what others expect of it is not."""
    found = {
        cell.subject.value: (cell.state, stance_words(cell, compact()).text)
        for element in ("legal-effect", "assistance", "force-size")
        for cell in stances_on_element("freedonia", element, LATEST, compact())
    }
    accepts = (StanceState.ACCEPTS, "accepts (by signature)")
    assert found == {
        "binding": accepts,
        "air-cover": accepts,
        "troops": (StanceState.ACCEPTS_IF, "accepts if (a ceasefire; by signature)"),
        Quantity.model_validate({"exactly": 1000, "unit": "soldiers"}): accepts,
        Quantity.model_validate({"exactly": 2, "unit": "brigades"}): accepts,
    }
    (position,) = stance("freedonia", BINDING).shown
    assert position.says == "Signed on 12 January 2026: Compact. The compact binds in law."
    assert [e.at for e in position.evidence] == ["Article 1", "Final clause"]


def test_a_signature_sends_nobody() -> None:
    """The map asks what an actor would send to a force; an agreement that promises troops or air cover is no answer."""
    assert stances_on_element("freedonia", "assistance", LATEST, compact())
    found = contribution_of("freedonia", LATEST, compact())
    assert (found.deciding, found.of_the_force) == ((), ())


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        (by(Clock.STATED, "2026-01-11"), StanceState.NOT_YET),
        (by(Clock.STATED, "2026-01-12"), StanceState.ACCEPTS),
        (by(Clock.KNOWN, "2026-01-19"), StanceState.NOT_YET),
        (by(Clock.KNOWN, "2026-01-20"), StanceState.ACCEPTS),
    ],
)
@pytest.mark.parametrize("subject", [THE_COMPACT, BINDING])
def test_a_signature_counts_from_its_day(
    as_of: AsOf, state: StanceState, subject: StanceSubject
) -> None:
    """On the clock of what was said from the day of the signature, on the other from when it could be read."""
    assert stance("freedonia", subject, as_of).state is state


def test_a_text_that_was_published_after_its_signature_was_reported() -> None:
    """That a text was signed is known from the report; which values were accepted, only once the text was public."""
    reported = loaded(
        (SIGNED_BY_THE_TEXT, f"speaker: gazette\n    mode: reported\n{IN_THE_GAZETTE}")
    )
    early, late = by(Clock.KNOWN, "2026-01-15"), by(Clock.KNOWN, "2026-01-20")
    states = [
        (cell.state, cell.voice)
        for subject in (THE_COMPACT, BINDING)
        for day in (early, late)
        for cell in [stance_of("freedonia", subject, day, reported)]
    ]
    assert states == [
        (StanceState.ACCEPTS, Voice.REPORTED),
        (StanceState.ACCEPTS, Voice.REPORTED),
        (StanceState.NOT_YET, None),
        (StanceState.ACCEPTS, Voice.REPORTED),
    ]


def test_one_party_does_not_speak_for_the_other() -> None:
    """That Sylvania says that both signed is its own voice for itself, and only the word of another for Freedonia."""
    told = loaded((SIGNED_BY_THE_TEXT, f"speaker: sylvania\n    mode: quoted\n{IN_THE_GAZETTE}"))
    assert [
        stance_of(actor, THE_COMPACT, LATEST, told).voice for actor in ("sylvania", "freedonia")
    ] == [
        Voice.OWN,
        Voice.OTHERS,
    ]


def test_an_organisation_signs_for_itself() -> None:
    """Members of an organisation that signed have not signed; members of a group of parties have."""
    catalogue = compact()
    change = catalogue.proposals["compact"].status[0]
    group = change.model_copy(update={"by": ("freedonia-and-sylvania",)})
    assert signatories(group, catalogue) == ("freedonia", "sylvania")
    union = catalogue.actors["freedonia-and-sylvania"].model_copy(update={"kind": "organisation"})
    of_union = replace(catalogue, actors={**catalogue.actors, union.id: union})
    assert signatories(group, of_union) == ("freedonia-and-sylvania",)


def test_what_is_in_force_or_proposed_is_signed_by_nobody() -> None:
    """Only a signature or an adoption accepts a text."""
    assert set(signed_positions(compact())) == {"freedonia", "sylvania"}
    proposed = loaded(("status: signed", "status: proposed"))
    assert signed_positions(proposed) == {}
    adopted = loaded(("status: signed", "status: adopted"))
    cell = stance_of("freedonia", THE_COMPACT, LATEST, adopted)
    assert stance_words(cell, adopted).text == "accepts (by adoption)"


def test_a_precedent_gives_no_values_to_its_signatories() -> None:
    """Who signed a treaty that is shown for comparison accepts it, but none of its values for another case."""
    reference = loaded(("kind: agreement", "kind: reference"))
    assert stance_of("freedonia", THE_COMPACT, LATEST, reference).state is StanceState.ACCEPTS
    assert stances_on_element("freedonia", "legal-effect", LATEST, reference) == ()


WITHDRAWS = """\
actor: freedonia
positions:
  - about: {proposal: compact}
    stance: withdrawn
    says: Freedonia withdraws from the compact.
    speaker: freedonia
    mode: quoted
    stated: 2026-01-21
    evidence: [{source: compact-2026, at: First paragraph}]
"""


def test_later_words_of_a_signatory_count_by_the_usual_rule() -> None:
    """A signatory that withdraws later is shown as that, with its signature as what was earlier."""
    later = loaded(
        freedonia=WITHDRAWS.replace("source: compact-2026", "source: compact-2026").replace(
            "2026-01-21", "2026-01-21"
        )
    )
    cell = stance_of("freedonia", THE_COMPACT, LATEST, later)
    assert cell.state is StanceState.WITHDRAWN
    assert [position.says for position in cell.earlier] == ["Signed on 12 January 2026."]


def test_a_second_text_leaves_the_first_accepted() -> None:
    """Who signs another text later, with the same value, has accepted it by both."""
    catalogue = compact()
    second = catalogue.proposals["compact"].model_copy(
        update={
            "id": "second",
            "short_name": "Second",
            "status": (
                catalogue.proposals["compact"]
                .status[0]
                .model_copy(update={"date": catalogue.proposals["compact"].status[1].date}),
            ),
        }
    )
    both = replace(catalogue, proposals={**catalogue.proposals, "second": second})
    cell = stance_of("freedonia", BINDING, LATEST, both)
    assert [p.says.split(".")[0] for p in cell.shown] == [
        "Signed on 12 January 2026: Compact",
        "Signed in March 2026: Second",
    ]
    assert cell.earlier == ()
    assert "Compact and Second" in stance_why(cell, both)


def test_signing_different_texts_opposes_nobody() -> None:
    """An element divides where a party refuses or asks for something else, not where texts differ."""
    catalogue = compact()
    element = catalogue.elements["force-size"]
    assert not divides(element, stances_of_parties("force-size", catalogue))


def test_the_gap_of_a_signatory() -> None:
    """Next to what it signed each provision fits; next to another text a value of another text asks for nothing."""
    own = gap(GapQuery(proposal="compact", actor="freedonia"), compact()).pair
    assert own is not None
    assert own.whole.words.text == "accepts (by signature)"
    assert {group.outcome for group in own.groups} == {Outcome.FITS, Outcome.FITS_IF}
    other = gap(GapQuery(proposal="beta", actor="freedonia"), compact()).pair
    assert other is not None
    assert Outcome.ASKS_OTHERWISE not in {group.outcome for group in other.groups}


def test_next_to_a_text_its_own_signature_decides() -> None:
    """Of several texts with one value, the signature of the text on the page is what is cited; of many texts that are
    not, the first are shown."""
    many = copies(5)
    own = gap(GapQuery(proposal="copy-4", actor="freedonia"), many).pair
    assert own is not None
    assert own.put_forward.startswith("Freedonia is among those who put this proposal forward.")
    (binding,) = [
        each
        for group in own.groups
        for each in group.provisions
        if each.element.id == "legal-effect"
    ]
    assert [s.says for group in binding.of_actor for s in group.statements] == [
        "Signed on 12 January 2026: Copy 4. The compact binds in law."
    ]
    other = gap(GapQuery(proposal="alpha", actor="freedonia"), many).pair
    assert other is not None
    (binding,) = [
        each
        for group in other.groups
        for each in group.provisions
        if each.element.id == "legal-effect"
    ]
    assert [(group.title, len(group.statements)) for group in binding.of_actor] == [
        ("By signature: 3 of 6; all are on Positions", 3)
    ]


def copies(number: int) -> Catalogue:
    """The small folder with the compact and so many copies of it, which the group of its parties put forward."""
    catalogue = compact()
    found = (
        catalogue.proposals["compact"].model_copy(
            update={
                "id": f"copy-{n}",
                "short_name": f"Copy {n}",
                "proposed_by": ("freedonia-and-sylvania",),
            }
        )
        for n in range(number)
    )
    return replace(
        catalogue, proposals={**catalogue.proposals, **{each.id: each for each in found}}
    )


def test_positions_and_the_page_of_an_actor_show_a_signature() -> None:
    """A signatory without a file of positions has a column, evidence with the place, and its signature on its page."""
    query = PositionsQuery(PositionRows.PROPOSALS, ("freedonia",), cell=("freedonia", "compact"))
    matrix = position_matrix(query, compact())
    assert [column.id for column in matrix.columns] == ["freedonia"]
    evidence = position_evidence(query, matrix, compact())
    assert evidence is not None
    (shown,) = evidence.statements
    assert (shown.says, shown.mode, shown.places[0].at) == (
        "Signed on 12 January 2026.",
        "by signature, official text",
        "Final clause",
    )
    profile = actor_profile(compact().actors["freedonia"], LATEST, compact())
    assert [(g.title, [e.title for e in g.entries]) for g in profile.positions] == [
        ("accepts", ["Compact"])
    ]
    assert [proposal.id for proposal, _, _ in profile.acts] == ["compact", "alpha"]


def test_the_list_of_parties_counts_the_texts_they_signed() -> None:
    """Each signatory has signed one text by the day of its signature, and none before it; its group has signed none."""

    def signed(as_of: AsOf) -> dict[str, int]:
        lines = chain.from_iterable(actors_by_kind(as_of, compact()).values())
        return {line.actor.id: line.signed for line in lines if line.signed}

    assert {"freedonia": 1, "sylvania": 1} == signed(by(Clock.STATED, "2026-01-12"))
    assert {} == signed(by(Clock.STATED, "2026-01-11"))


def test_a_silent_cell_says_what_was_looked_for() -> None:
    """The evidence of a silence names the words of the codebook and those that its search added, each once."""
    words = ("guarant", "pledge")
    guarantors = compact().elements["guarantors"].model_copy(update={"look_for": words})
    catalogue = replace(compact(), elements={**compact().elements, "guarantors": guarantors})
    query = ComparisonQuery(("compact",), cell=("compact", "guarantors"))
    evidence = cell_evidence(query, compare(query, catalogue), catalogue)
    assert evidence is not None
    assert (
        "What was put forward was read whole and says nothing about it.",
        "“guarant”, “pledge”, “assur”",
    ) == (evidence.absence, evidence.looked_for)
