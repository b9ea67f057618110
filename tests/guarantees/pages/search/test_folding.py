"""Which differences between words a search ignores."""

from __future__ import annotations

import pytest

from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.search.folding import FoldedWord, WordFolding, folding_of
from guarantees.records.actor import Actor
from guarantees.records.name_variants import NameVariants


def test_words_have_their_place_in_the_text() -> None:
    """A match is given by its characters."""
    assert list(WordFolding().words("Troops, the U.S.")) == [
        FoldedWord("troop", 0, 6),
        FoldedWord("the", 8, 11),
        FoldedWord("us", 12, 16),
    ]


def test_spellings_of_one_name_are_one_word() -> None:
    """Every spelling of a group has one key, also where two groups share a spelling and where endings differ."""
    folding = WordFolding([["Bolik", "Bolyk"], ["Ruritania", "Руритания"], ["Bolyk", "Balik"]])
    assert folding.keys("Bolik bolyk BALIKS Балик") == ("bolik",) * 4
    assert folding.keys("Ruritania Руритания Ruritaniya") == ("ruritania",) * 3
    assert folding.keys("Bolivia") == ("bolivia",)


def test_the_beginning_of_a_spelling_leads_to_its_name() -> None:
    """The beginning of a spelling finds the name although its key begins differently."""
    folding = WordFolding([["Kiev", "Kyiv"], ["Luhansk", "Lugansk"]])
    assert folding.keys_beginning("kyi") == ("kiev",)
    assert folding.keys_beginning("lug") == ("luhansk",)
    assert (folding.keys_beginning("luh"), folding.keys_beginning("kar")) == ((), ())


def person(name: str, *aliases: str, kind: str = "person") -> Actor:
    """An actor with other names."""
    return Actor.model_validate(
        {"id": "someone", "name": name, "kind": kind, "aliases": list(aliases)}
    )


def folding(*actors: Actor, spellings: tuple[str, ...] = ("Kiev", "Kyiv")) -> WordFolding:
    """The folding of a catalogue with some actors and one name that is spelled in several ways."""
    return folding_of(
        Catalogue(
            actors={str(number): actor for number, actor in enumerate(actors)},
            name_variants=(NameVariants(spellings=spellings),),
        )
    )


def test_family_names_are_spelled_as_the_registry_of_actors_knows() -> None:
    """The last words of a person's names are one word when they look alike; first names and states' names are not."""
    found = folding(
        person("Alexus Grynkewich", "Alex Grinkevich", "Grinkewitsch", "the General"),
        person("Freedonia", "Freedonya land", kind="state"),
    )
    assert len(set(found.keys("Grynkewich Grinkevich Grinkewitsch"))) == 1
    assert len(set(found.keys("Grynkewich General"))) == 2
    assert len(set(found.keys("Alexus Alex"))) == 2
    assert len(set(found.keys("Freedonia land"))) == 2
    assert len(set(found.keys("Kiev Kyiv"))) == 1


WRITTEN = (
    "Enerhodar",
    "Zelenskyy",
    "Sergei",
    "Volodymyr",
    "Zaporizhzhia",
    "Gates",
    "have",
    "Hold",
    "hold",
)


@pytest.mark.parametrize(
    ("name", "spellings"),
    [
        ("Enerhodar", "Енергодар Энергодар Energodar ENERHODAR Enerhodar’s"),
        ("Zelenskyy", "Зеленський Зеленский Zelenskiy Zelensky Selenskyj Zełenski Zelen\u00adskyy"),
        ("Zaporizhzhia", "Запоріжжя Zaporizhia Saporischschja Zaporijjia Запорожье"),
        ("Sergei", "Сергій Сергей Serhii Sergey Sergueï Siergiej"),
        ("Volodymyr", "Володимир Wolodymyr Wołodymyr"),
    ],
)
def test_a_name_in_the_records_is_found_in_other_languages(name: str, spellings: str) -> None:
    """Ukrainian and Russian letters, and German, Polish and French writing, lead to the name as the records have it."""
    found = WordFolding(written=WRITTEN)
    assert set(found.keys(spellings)) == {found.key(name)}


def test_a_name_has_its_pair_only_where_the_records_lack_it() -> None:
    """Volodymyr and Vladimir are two names where the records have both."""
    found = WordFolding(written=("Volodymyr", "Vladimir", "Sergei"))
    assert len(set(found.keys("Володимир Владимир"))) == 2
    assert WordFolding(written=["Vladimir"]).keys("Володимир") == ("vladimir",)


def test_ordinary_words_do_not_sound_alike() -> None:
    """Only names are compared by their sound, and a word that also occurs in small letters is not a name."""
    found = WordFolding(written=WRITTEN)
    assert len(set(found.keys("hold gold gates hates have gave"))) == 5
    assert found.key("Hold") == found.key("hold")
    assert found.key("Hates") == found.key("Gates")
    assert len(set(WordFolding(written=["I", "II", "III"]).keys("I II III"))) == 3


def test_a_name_stays_one_though_an_address_has_it_in_small_letters() -> None:
    """A word in small letters is ordinary only if that is not the exception."""
    often = ["Izvestia"] * 20
    assert WordFolding(written=[*often, "izvestia"]).key("Известия") == "izvestia"
    assert WordFolding(written=["Gold", "gold"]).key("Голд") != "gold"


def test_a_spelling_that_fits_two_names_is_neither() -> None:
    """A guess must be certain."""
    found = WordFolding(written=("Kharkiv", "Harkiv"))
    assert found.key("Charkiw") not in (found.key("Kharkiv"), found.key("Harkiv"))
