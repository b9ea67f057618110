"""The symmetry audit: who counts as which party, and what is counted from and about it."""

from __future__ import annotations

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.parties import parties_of
from guarantees.pages.curate.symmetry import (
    CAMPS,
    CAN_BE_READ,
    CANNOT_BE_READ,
    COUNTED,
    OriginShare,
    PartyAbout,
    PartySays,
    symmetry,
    symmetry_tables,
)
from guarantees.pages.curate.table import Row
from guarantees.records.actor import Actor
from guarantees.records.vocabulary import ActorKind
from tests.builders import catalogue, place, positions, proposal, sample, source, statement

OF_FREEDONIA = "./search?q=Republic+of+Freedonia"
OF_SYLVANIA = "./positions?rows=proposals&actors=sylvania"


def speaks_for(id: str, *parties: str) -> Actor:
    """A person with affiliations."""
    affiliations = [{"actor": each, "office": "Envoy", "attested": "2025"} for each in parties]
    return Actor.model_validate(
        {"id": id, "name": id.title(), "kind": "person", "affiliations": affiliations}
    )


def with_actors(*actors: Actor) -> Catalogue:
    """The small catalogue with further actors."""
    known = {**sample().actors, **{actor.id: actor for actor in actors}}
    return catalogue(proposal(), actors=known)


def test_a_person_counts_with_whom_it_speaks_for() -> None:
    """Step by step to the end; who speaks for nobody, and who is not registered, is a party of its own."""
    records = with_actors(
        speaks_for("deputy", "anna-lind"), speaks_for("double", "sylvania", "deputy")
    )
    assert parties_of("anna-lind", records) == ("freedonia",)
    assert parties_of("deputy", records) == ("freedonia",)
    assert parties_of("double", records) == ("sylvania", "freedonia")
    assert parties_of("gazette", records) == ("gazette",)
    assert parties_of("nobody", records) == ("nobody",)


def test_affiliations_in_a_circle_end() -> None:
    """Two that are said to speak for each other are parties of their own."""
    records = with_actors(speaks_for("one", "two"), speaks_for("two", "one"))
    assert parties_of("one", records) == ("one",)


def test_what_parties_say_is_counted() -> None:
    """Statements, positions and other entries of those who speak for a party, with quotations and our words."""
    assert symmetry(sample()).says == (
        PartySays(
            "freedonia",
            "Freedonia",
            ActorKind.STATE,
            ("Anna Lind",),
            # Anna Lind's label and condition, the status, and Freedonia's reading of the other treaty.
            *(1, 2, 0, 4, 1, 19, OF_FREEDONIA),
        ),
        PartySays(
            "sylvania",
            "Sylvania",
            ActorKind.STATE,
            (),
            2,
            2,
            2,
            2,
            1,
            29,
            OF_SYLVANIA,
        ),
        PartySays(
            "gazette",
            "The Gazette",
            ActorKind.OUTLET,
            (),
            1,
            1,
            0,
            0,
            0,
            6,
            "./search?q=The+Gazette",
        ),
    )


def test_an_entry_of_two_sources_is_one() -> None:
    """It counts once, with its words; both sources and the quotations at both count."""
    evidence = [place(quote="It binds"), place("herald-2025", quote="binds")]
    records = catalogue(
        proposal({"legal-effect": [statement(evidence=evidence)]}), sources=[source()]
    )
    (found,) = symmetry(records).says
    # "It binds." and "It was named."
    assert (found.sources, found.statements, found.other, found.quotations, found.words) == (
        *(2, 1, 1, 2),
        5,
    )


def test_who_speaks_for_two_parties_counts_at_each() -> None:
    """Neither is preferred."""
    records = with_actors(speaks_for("double", "sylvania", "freedonia"))
    said = proposal({"legal-effect": [statement(speaker="double")]})
    records = catalogue(said, actors=records.actors)
    counted = {each.id: each.statements for each in symmetry(records).says}
    assert counted == {"freedonia": 1, "sylvania": 1}


def test_what_is_said_about_parties_is_counted() -> None:
    """Proposals, positions by voice, what is attributed, events; words of others apart from its own."""
    assert symmetry(sample()).about == (
        PartyAbout("freedonia", "Freedonia", ActorKind.STATE, 2, 0, 0, 0, 0, 0, 1, OF_FREEDONIA),
        PartyAbout("sylvania", "Sylvania", ActorKind.STATE, 1, 2, 0, 0, 1, 3, 1, OF_SYLVANIA),
    )
    voices = positions(
        {"says": "No."},
        {"says": "It said no.", "speaker": "gazette", "mode": "reported"},
        {"says": "It did not like it.", "speaker": "freedonia", "mode": "attributed"},
    )
    (about, _) = sorted(
        symmetry(catalogue(proposal(), positions=[voices], events={})).about,
        key=lambda each: each.id != "sylvania",
    )
    assert (about.own, about.reported, about.by_others, about.words_of_others) == (1, 1, 1, 5)


def test_sources_are_counted_by_where_their_words_became_public() -> None:
    """With the language of that original, how many were read whole, and what cites them; nobody's camp is guessed."""
    records = catalogue(*sample().proposals.values(), sources=[source()])
    assert symmetry(records).origins == (
        OriginShare(
            "freedonia",
            "Freedonia",
            ActorKind.STATE,
            ("English", "German"),
            *(2, 1, 12, "./sources"),
        ),
        OriginShare(
            "gazette",
            "The Gazette",
            ActorKind.OUTLET,
            ("English",),
            1,
            1,
            0,
            "./sources?source=herald-2025",
        ),
    )


def test_how_it_was_counted_is_said() -> None:
    """The notes say what the counts show and what they do not."""
    found = symmetry(sample())
    assert found.summary == "3 parties speak, outlets included, in 2 sources; read whole: 1."
    assert found.notes == (COUNTED, CAMPS, CAN_BE_READ, CANNOT_BE_READ)


def test_the_tables_are_grouped_by_kind_of_actor() -> None:
    """States, then outlets, each in alphabetical order; an actor without a record comes last."""
    records = catalogue(
        proposal({"legal-effect": [statement(speaker="nobody"), statement(speaker="gazette")]})
    )
    says, about, origins = symmetry_tables(symmetry(records))
    assert [(row.group, row.cells[0]) for row in says.rows] == [
        ("States", "Freedonia"),
        ("Outlets", "The Gazette"),
        ("Not in the registry", "nobody"),
    ]
    assert about.rows[0] == Row(("Freedonia", 1, 0, 0, 0, 0, 0, 1), OF_FREEDONIA, "States")
    assert origins.rows == (Row(("Freedonia", "English, German", 2, 1, 4), "./sources", "States"),)
    for table in (says, about, origins):
        assert {len(row.cells) for row in table.rows} == {len(table.columns)}
