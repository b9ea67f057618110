"""What a reader typed into the search, as terms."""

from __future__ import annotations

import pytest

from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.search.terms import Phrase, SearchTerm, terms_of
from guarantees.records.actor import Actor
from guarantees.records.name_variants import NameVariants


def actor(id: str, name: str, *aliases: str, short_name: str | None = None) -> Actor:
    """A state with other names."""
    return Actor.model_validate(
        {
            "id": id,
            "name": name,
            "kind": "state",
            "aliases": list(aliases),
            "short_name": short_name,
        }
    )


RECORDS = Catalogue(
    actors={
        "freedonia": actor(
            "freedonia", "Republic of Freedonia", "FR", "Fredville", short_name="Freedonia"
        ),
        "sylvania": actor("sylvania", "Sylvania", "Sylvanian Kingdom", "Bolik"),
        "freedonian-officials": actor("freedonian-officials", "FR officials", "sources"),
    },
    name_variants=(
        NameVariants(spellings=("Bolik", "Bolyk")),
        NameVariants(spellings=("Fredville", "Фредвилль")),
    ),
)


def words(*keys: str, is_prefix: bool = False) -> Phrase:
    """Words one after the other."""
    return Phrase(keys, is_prefix)


def term(text: str, *phrases: Phrase) -> SearchTerm:
    """A term of one part."""
    return SearchTerm(text, (phrases,))


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("", ()),
        ("%%% \" * -", ()),
        ("troops", (term("troops", words("troop"), words("troops", is_prefix=True)),)),
        ("no", (term("no", words("no")),)),
        (
            "troops sent",
            (term("troops", words("troop")), term("sent", words("sent"), words("sent", is_prefix=True))),
        ),
        ('"troops sent"', (term('"troops sent"', words("troop", "sent")),)),
        (
            "“troops sent” «by air»",
            (term('"troops sent"', words("troop", "sent")), term('"by air"', words("by", "air"))),
        ),
        ('"troops', (term("troops", words("troop"), words("troops", is_prefix=True)),)),
        (
            "5-like",
            (term("5-like", words("5", "like"), words("5", "like", is_prefix=True)),),
        ),
        (
            'NEAR(x y) col:z -q* ^"',
            (
                term("NEAR(x", words("near", "x")),
                term("y)", words("y")),
                term("col:z", words("col", "z")),
                term("-q*", words("q")),
            ),
        ),
        (
            "AND OR NOT treaty",
            (
                term("NOT", words("not")),
                term("treaty", words("treaty"), words("treaty", is_prefix=True)),
            ),
        ),
        ("of the", (term("of", words("of")), term("the", words("the")))),
    ],
)  # fmt: skip
def test_what_was_typed(typed: str, terms: tuple[SearchTerm, ...]) -> None:
    """Words, phrases and a beginning; stop words only where there is nothing else; no character is an operator."""
    assert terms_of(typed, RECORDS) == terms


def test_the_beginning_of_a_spelling() -> None:
    """The beginning of any spelling of a name finds the name."""
    assert terms_of("boly", RECORDS) == (
        term("boly", words("boly"), words("boly", is_prefix=True), words("bolik")),
    )


def test_an_actor_is_looked_for_by_all_names() -> None:
    """A name of several words is one term, and the actor's other names count as well."""
    assert terms_of("Republic of Freedonia treaty", RECORDS)[0] == SearchTerm(
        "Republic of Freedonia",
        ((words("republic"),), (words("of"),), (words("freedonia"),)),
        also=(words("freedonia"), words("fr")),
        names=("Freedonia", "FR"),
    )
    assert terms_of("fr", RECORDS) == (
        SearchTerm(
            "fr",
            ((words("fr"),),),
            also=(words("republic", "of", "freedonia"), words("freedonia")),
            names=("Republic of Freedonia", "Freedonia"),
        ),
    )


def test_names_that_hold_what_was_typed_add_nothing() -> None:
    """The last word of a name finds the whole name anyway."""
    assert terms_of("Freedonia treaty", RECORDS)[0] == SearchTerm(
        "Freedonia", ((words("freedonia"),),), also=(words("fr"),), names=("FR",)
    )


def test_the_longest_name_counts() -> None:
    """A name inside a longer one of another actor is not that actor."""
    assert [each.names for each in terms_of("FR officials", RECORDS)] == [("sources",)]


def test_a_name_of_its_own_stays_apart() -> None:
    """A place that texts use as a state's name is not the state, in either direction."""
    assert [each.names for each in terms_of("Bolyk", RECORDS)] == [()]
    assert [each.names for each in terms_of("Fredville", RECORDS)] == [()]
    assert [each.names for each in terms_of("Sylvania", RECORDS)] == [("Sylvanian Kingdom",)]
    assert [each.names for each in terms_of("Sylvanian Kingdom", RECORDS)] == [("Sylvania",)]


def test_quotation_marks_take_a_name_as_typed() -> None:
    """For a name in quotation marks no other names are searched."""
    assert terms_of('"FR"', RECORDS) == (term('"FR"', words("fr")),)
    assert [each.names for each in terms_of('"FR" officials', RECORDS)] == [(), ()]


def test_an_empty_catalogue_has_no_names() -> None:
    """Without actors every word matches only itself."""
    assert terms_of("FR", Catalogue()) == (term("FR", words("fr")),)
