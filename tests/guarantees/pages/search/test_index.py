"""The index that a search is answered from."""

from __future__ import annotations

import gc
import weakref
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.search import index as module
from guarantees.pages.search.entries import ResultKind
from guarantees.pages.search.index import Found, SearchIndex, match_expression, search_index
from guarantees.pages.search.terms import Phrase, SearchTerm, terms_of
from guarantees.records.actor import Actor
from guarantees.records.name_variants import NameVariants
from guarantees.records.proposal import Proposal
from tests.builders import catalogue, proposal, sample, statement


def found(text: str, records: Catalogue, most: int = 9) -> dict[str, list[str]]:
    """The names of what is found, by kind, best first."""
    index = search_index(records)
    return {
        each.kind.value: [index.entry(number).name for number in each.best]
        for each in index.find(terms_of(text, records), most)
    }


def test_every_kind_is_found() -> None:
    """One word finds records of every kind, each kind by itself."""
    assert found("treaty", sample()) == {
        "proposals": ["Beta pact", "Alpha pact"],
        "statements": ["Legal effect: Legally binding"],
        "positions": ["Alpha"],
        "sources": ["Treaty of friendship", "Freedonia promises a treaty"],
        "contradictions": ["A treaty or a declaration"],
    }


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("bindi", {"elements", "statements", "contradictions"}),
        ('"bindi"', set()),
        ("treaty bind", {"statements", "contradictions"}),
        ('"binding treaty"', {"statements"}),
        ('"treaty binding"', set()),
        ("50000", {"statements"}),
        ("ironclad", {"proposals"}),
        ("minister", {"actors"}),
        ("zzz", set()),
        ("treaty zzz", set()),
    ],
)
def test_what_a_text_finds(text: str, kinds: set[str]) -> None:
    """All words must be there, a phrase as typed, the last word as a beginning."""
    assert set(found(text, sample())) == kinds


def test_no_phrase_runs_across_two_texts() -> None:
    """The end of one text and the beginning of the next do not form a phrase."""
    said = statement(note="Rain falls.", says="It binds in the")
    records = catalogue(proposal({"legal-effect": [said]}))
    assert "statements" in found('"in the"', records)
    assert found('"the note"', records) == {}
    assert found('"note rain"', records) == {}
    assert "statements" in found('"rain falls"', records)


def test_the_best_come_first() -> None:
    """A word counts most in the name, less in the main text, least in a note."""
    records = catalogue(
        proposal(id="noted", name="Noted", summary="A pact.", note="It has a corridor."),
        proposal(id="named", name="Corridor pact", summary="A pact of one kind."),
        proposal(id="summed", name="Summed", summary="A corridor pact."),
        proposal(id="other", name="Other"),
    )
    assert found("corridor", records) == {"proposals": ["Corridor pact", "Summed", "Noted"]}


def test_what_was_typed_comes_before_other_names() -> None:
    """Texts with the name as typed come first, then those with another name of the actor; all are counted."""
    actor = Actor.model_validate(
        {"id": "freedonia", "name": "Freedonia", "kind": "state", "aliases": ["Gondal"]}
    )
    records = replace(
        catalogue(
            proposal(id="a", name="Freedonia one", proposed_by=["sylvania"]),
            proposal(id="b", name="Freedonia two", proposed_by=["sylvania"]),
            proposal(id="c", name="Other", summary="A pact with Gondal.", proposed_by=["sylvania"]),
            proposal(id="d", name="None", proposed_by=["sylvania"]),
        ),
        actors={"freedonia": actor},
    )
    index = search_index(records)

    def best(text: str, most: int) -> tuple[int, list[str]]:
        [proposals] = index.find(terms_of(text, records), most, (ResultKind.PROPOSALS,))
        return proposals.count, [index.entry(number).name for number in proposals.best]

    count, names = best("Gondal", 9)
    assert (count, names[0]) == (4, "Other")
    # All have a status of which Freedonia is the speaker.
    assert sorted(names[1:]) == ["Freedonia one", "Freedonia two", "None"]
    assert (best("Gondal", 1), best("Gondal", 0)) == ((4, ["Other"]), (4, []))
    assert best('"Gondal"', 9) == (1, ["Other"])


@pytest.mark.parametrize("typed", ["point 2", "pact point 2", "Punkt 2", "пункт 2"])
def test_the_point_with_the_number_comes_first(typed: str) -> None:
    """It comes before the others of a plan of two points, that of the plan with most reported first of all."""

    def plan(id: str, *says: str) -> Proposal:
        told = [statement(says=each) for each in says]
        return proposal({"legal-effect": told}, id=id, short_name=f"{id} pact", points={"total": 2})

    records = catalogue(
        plan("short", "Point 1: it binds.", "Point 2: it binds."),
        plan("long", "Point 1: it binds.", "Point 2: it binds.", "Point 2: or so the point goes."),
        name_variants=(NameVariants(spellings=("Point", "Punkt")),),
    )
    by_kind = found(typed, records)
    assert by_kind["points"][:2] == ["Point 2, long pact", "Point 2, short pact"]
    assert next(iter(by_kind)) == "points"
    assert next(iter(found("pact", records))) == "proposals"


def test_only_the_requested_kinds_are_searched() -> None:
    """One kind alone, with its whole count even if fewer results are requested."""
    terms = terms_of("treaty", sample())
    only = search_index(sample()).find(terms, 1, (ResultKind.SOURCES,))
    assert [(each.kind, each.count, len(each.best)) for each in only] == [
        (ResultKind.SOURCES, 2, 1)
    ]


def test_without_terms_nothing_is_found() -> None:
    """An empty text finds nothing, rather than everything."""
    assert search_index(sample()).find((), 9) == ()


def test_an_empty_catalogue_has_an_index() -> None:
    """A search of nothing finds nothing."""
    index = search_index(Catalogue())
    assert index.find(terms_of("treaty", Catalogue()), 9) == ()
    assert index.counts == dict.fromkeys(ResultKind, 0)
    assert index.nearest_word("treaty") == ""


def test_how_much_there_is_to_find() -> None:
    """Every record of every kind is counted."""
    assert list(search_index(sample()).counts.values()) == [2, 0, 4, 5, 2, 4, 2, 1, 1]


def test_names_are_what_is_suggested() -> None:
    """Words of names, not of sentences, are suggested for mistyped ones."""
    index = search_index(sample())
    suggested = {
        word: index.nearest_word(word)
        for word in ("Sylvanja", "Freedonja", "friendshop", "undertakes")
    }
    assert suggested == {
        "Sylvanja": "Sylvania",
        "Freedonja": "Freedonia",
        "friendshop": "friendship",
        "undertakes": "",
    }


NAMED = catalogue(
    proposal(id="a", name="Volodymyr Zelenskyy Zelensky"),
    proposal(id="b", name="Lavrov, Sergei and António of Kyiv, UN"),
)


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [
        ("Zelnsky", "Zelensky"),
        ("lavrof", "Lavrov"),
        ("Antonia", "António"),
        ("Kyif", "Kyiv"),
        ("Kyiv", "Kyiv"),
        ("troops", ""),
        ("x", ""),
        ("un", ""),
    ],
)
def test_the_nearest_word_is_suggested_as_it_is_written(typed: str, nearest: str) -> None:
    """A suggestion has the accents and capitals of the name; nothing is suggested for a word like no name."""
    assert search_index(NAMED).nearest_word(typed) == nearest


def test_no_suggestion_turns_a_ukrainian_name_into_the_russian_one() -> None:
    """A spelling of the registry leads to the one in use, and a given name to nothing but itself."""
    variants = (NameVariants(spellings=("Chernigov", "Chernihiv")),)
    records = catalogue(proposal(name="Chernihiv talks of Vladimir Medinsky"))
    index = search_index(replace(records, name_variants=variants))
    typed = ("Chernigo", "Chernigovv", "Volodymyrr", "Vladimyrr", "Medynskij")
    assert [index.nearest_word(each) for each in typed] == [
        "Chernihiv",
        "Chernihiv",
        "",
        "Vladimir",
        "Medinsky",
    ]


@given(st.text(max_size=60) | st.text('"*^:-+(){} NEAROTDabc\x00\\%_', max_size=60))
def test_any_text_is_only_a_text(text: str) -> None:
    """Nothing that can be typed is an operator or raises."""
    terms = terms_of(text, sample())
    assert all(each.count >= len(each.best) for each in search_index(sample()).find(terms, 3))


def test_the_expression_that_sqlite_gets() -> None:
    """Every word is in quotation marks, and a quotation mark inside a word is doubled."""
    term = SearchTerm(
        "x",
        ((Phrase(('a"b', "c")), Phrase(("d",), is_prefix=True)), (Phrase(("e",)),)),
        (Phrase(("f",)),),
    )
    assert match_expression([term]) == '((("a""b c" OR "d"*) AND ("e")) OR ("f"))'
    assert match_expression([term], with_names=False) == '(("a""b c" OR "d"*) AND ("e"))'
    assert match_expression([term, term], with_names=False).count(" AND (") == 3


def test_an_index_is_built_once_however_many_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    """Readers who come together wait for one index and share it, and all of them get the same answer."""
    built: list[Catalogue] = []

    class Counted(SearchIndex):
        def __init__(self, records: Catalogue) -> None:
            built.append(records)
            super().__init__(records)

    monkeypatch.setattr(module, "SearchIndex", Counted)
    records = replace(sample())
    terms = terms_of("treaty", records)
    with ThreadPoolExecutor(8) as readers:
        answers = list(readers.map(lambda _: search_index(records).find(terms, 5), range(40)))
    assert built == [records]
    assert len(set(answers)) == 1
    assert isinstance(answers[0][0], Found)


def test_an_index_goes_with_its_catalogue() -> None:
    """When records are replaced again and again, old indexes are given up, and their memory with them."""
    indexes = [weakref.ref(search_index(replace(sample()))) for _ in range(5)]
    gc.collect()
    assert [index() is None for index in indexes] == [True] * 5


def test_only_what_is_shown_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many records match, a search makes no entries: only those shown are made, when they are."""
    records = catalogue(*(proposal(id=f"p{n}", name=f"Treaty {n}") for n in range(300)))
    index = search_index(records)
    made: list[int] = []
    monkeypatch.setattr(index, "entry", made.append)
    [proposals] = index.find(terms_of("treaty", records), 5, (ResultKind.PROPOSALS,))
    assert (proposals.count, len(proposals.best), made) == (300, 5, [])
