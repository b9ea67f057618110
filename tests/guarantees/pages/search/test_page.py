"""The view model of Search."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guarantees.catalogue.catalogue import Catalogue
from guarantees.links.addresses import to_search
from guarantees.pages.search.entries import ResultKind
from guarantees.pages.search.highlight import Segment, Segments
from guarantees.pages.search.page import (
    FIRST_RESULTS,
    MAX_RESULTS,
    SEARCH_LINK,
    FactFound,
    NobodySays,
    PassageView,
    Result,
    ResultGroup,
    SearchPage,
    SearchQuery,
    search,
)
from guarantees.records.actor import Actor
from guarantees.records.dates import EdtfDate
from guarantees.records.name_variants import NameVariants
from tests.builders import catalogue, proposal, sample, statement


def plain(text: str) -> Segments:
    """A text without a match."""
    return (Segment(text),)


def bracketed(segments: Segments) -> str:
    """A text with its matches in square brackets."""
    return "".join(f"[{each.text}]" if each.matched else each.text for each in segments)


def page(text: str, records: Catalogue | None = None, kind: ResultKind | None = None) -> SearchPage:
    """The page for a text."""
    return search(SearchQuery(text, kind), sample() if records is None else records)


SEARCHABLE = {
    kind: count
    for kind, count in zip(ResultKind, (2, 0, 4, 5, 2, 4, 2, 1, 1), strict=True)
    if count
}


def test_a_page_with_a_result() -> None:
    """Results by kind with the match marked, the counts of what was found, and how far the evidence goes."""
    found = page('"binding treaty"')
    said = (Segment("Freedonia will sign a "), Segment("binding treaty", True), Segment("."))
    result = Result(
        name=plain("Legal effect: Legally binding"),
        context=(
            FactFound(plain("Alpha")),
            FactFound(plain("Anna Lind (quoted directly)")),
            FactFound(plain("20 August 2025"), EdtfDate.parse("2025-08-20")),
        ),
        passages=(PassageView((), said),),
        address="./compare?proposals=alpha&cell=alpha.legal-effect",
    )
    assert found.groups == (
        ResultGroup(ResultKind.STATEMENTS, 1, (result,), more="", more_address=""),
    )
    assert (found.summary, found.empty, found.counts) == (
        "1 result",
        "",
        {ResultKind.STATEMENTS: 1},
    )
    assert (found.widened, found.as_typed, found.suggestions) == ((), "", {})
    assert found.searchable == SEARCHABLE


def test_before_anything_is_typed() -> None:
    """An empty search says what there is to find, and nothing else."""
    found = page("")
    assert (found.summary, found.empty, found.counts, found.groups) == ("", "", {}, ())
    assert (found.widened, found.as_typed, found.suggestions) == ((), "", {})
    assert found.searchable == SEARCHABLE


def test_a_search_of_nothing_says_so() -> None:
    """Without records the page says that there are none, whatever is typed."""
    for text in ("", "treaty", "%%%"):
        assert page(text, Catalogue()).empty == "There are no records to search."
        assert page(text, Catalogue()).searchable == {}


@pytest.mark.parametrize(
    ("text", "kind", "sentence"),
    [
        ("zzz", None, "Nothing was found for “zzz”."),
        ('"zzz"', ResultKind.EVENTS, 'Nothing was found for “"zzz"” among the events.'),
        ("yyy zzz", None, "Nothing has all the words of “yyy zzz”."),
        (
            "treaty met",
            ResultKind.ACTORS,
            "Nothing among the parties has all the words of “treaty met”.",
        ),
        ("%&!", None, "“%&!” has no letter or digit to search for."),
        ("<b>" + "z" * 90, None, f"Nothing was found for “<b>{'z' * 56}…”."),
    ],
)
def test_why_nothing_was_found(text: str, kind: ResultKind | None, sentence: str) -> None:
    """An empty page gives its reason, with the text as it was typed."""
    assert (page(text, kind=kind).empty, page(text, kind=kind).groups) == (sentence, ())


def widened(found: SearchPage) -> dict[str, tuple[str, ...]]:
    """The other names that were searched, by what was typed."""
    return {term.text: term.names for term in found.widened}


def marked(text: str, records: Catalogue, kind: ResultKind) -> list[list[str]]:
    """Name and shown texts of each result of a kind, with matches in brackets."""
    [group] = [each for each in page(text, records).groups if each.kind is kind]
    return [
        [
            bracketed(result.name),
            *(bracketed(part.words) for part in result.context),
            *(bracketed(each.label) + "|" + bracketed(each.text) for each in result.passages),
        ]
        for result in group.results
    ]


def test_a_match_outside_the_main_text_brings_its_passage() -> None:
    """A note or quotation is shown when it has a word that nothing else shown has, and only then."""
    said = statement(
        says="It binds.",
        note="A corridor is meant.",
        evidence=[
            {"source": "gazette-2025-08", "at": "p1", "quote": "the corridor pledge"},
            {"source": "gazette-2025-08", "at": "p2", "quote": "a second corridor"},
        ],
    )
    records = catalogue(proposal({"legal-effect": [said]}))
    head = ["Legal effect: Legally binding", "Gamma", "Republic of Freedonia (quoted directly)"]
    assert marked("corridor", records, ResultKind.STATEMENTS) == [
        [
            *head,
            "10 August 2025",
            "|It binds.",
            "Gazette, Aug 2025, paragraph 1|“the [corridor] pledge”",
            "Gazette, Aug 2025, paragraph 2|“a second [corridor]”",
        ]
    ]
    assert marked("binds", records, ResultKind.STATEMENTS) == [
        [*head, "10 August 2025", "|It [binds]."]
    ]
    assert marked("paragraph gamma", records, ResultKind.STATEMENTS)[0][5] == (
        "Gazette, Aug 2025, [paragraph] 1|“the corridor pledge”"
    )


def many(number: int) -> Catalogue:
    """Proposals that have one word in common."""
    return catalogue(*(proposal(id=f"p{n}", name=f"Corridor {n}") for n in range(number)))


def test_few_results_of_each_kind_then_all() -> None:
    """A kind shows its first results and leads to all of them; on its own it shows many and says how many."""
    [group] = page("corridor", many(FIRST_RESULTS + 1)).groups
    assert (group.count, len(group.results)) == (FIRST_RESULTS + 1, FIRST_RESULTS)
    assert (group.more, group.more_address) == (
        "Show all 6 proposals",
        "./search?q=corridor&kind=proposals",
    )
    alone = page("corridor", many(FIRST_RESULTS + 1), ResultKind.PROPOSALS)
    assert len(alone.groups[0].results) == FIRST_RESULTS + 1
    assert (alone.groups[0].more, alone.summary) == ("", "6 results among the proposals")
    assert alone.counts == {ResultKind.PROPOSALS: 6}
    more = many(MAX_RESULTS + 1)
    assert page("corridor", more).groups[0].more == "Show 200 of 201 proposals"
    most = page("corridor", more, ResultKind.PROPOSALS).groups[0]
    assert (len(most.results), most.more_address) == (MAX_RESULTS, "")
    assert most.more == "These are the 200 closest of 201 proposals. Add a word."


def test_one_kind_without_results_keeps_the_others_in_sight() -> None:
    """Nothing among the events says so, next to what the other kinds have."""
    found = page("binding", kind=ResultKind.EVENTS)
    assert found.empty == "Nothing was found for “binding” among the events."
    assert found.counts == {
        ResultKind.ELEMENTS: 1,
        ResultKind.STATEMENTS: 1,
        ResultKind.CONTRADICTIONS: 1,
    }


def test_other_names_are_said_and_can_be_left_out() -> None:
    """The page says which other names of an actor it looked for, and links to the search without them."""
    actor = Actor.model_validate(
        {"id": "freedonia", "name": "Freedonia", "kind": "state", "aliases": ["Gondal"]}
    )
    records = replace(sample(), actors={**sample().actors, "freedonia": actor})
    found = page("gondal treaty", records)
    assert widened(found) == {"gondal": ("Freedonia",)}
    assert found.as_typed == to_search('"gondal" treaty')
    assert marked("gondal sign", records, ResultKind.STATEMENTS)[0][4] == (
        "|[Freedonia] will [sign] a binding treaty."
    )
    assert page('"gondal" treaty', records).widened == ()
    assert page("gondal", records, ResultKind.SOURCES).as_typed == to_search('"gondal"', "sources")


@pytest.mark.parametrize(
    ("text", "suggested"),
    [
        ("silvamia", [("Sylvania", 9)]),
        ("treaty silvamia", [("treaty Sylvania", 3), ("treaty", 7), ("Sylvania", 9)]),
        ('"treaty binding"', [("treaty binding", 2), ("treaty", 7), ("binding", 3)]),
        ("troops ironclad", [("troops", 3), ("ironclad", 1)]),
        ("zzz", []),
        ("treaty", []),
    ],
)
def test_suggestions_when_nothing_is_found(text: str, suggested: list[tuple[str, int]]) -> None:
    """Corrected words, words apart and words alone are suggested, each with how much it finds."""
    assert suggested == list(page(text).suggestions.items())


def test_a_search_of_one_kind_suggests_all_kinds() -> None:
    """What one kind does not have is searched in the others."""
    assert page("ironclad", kind=ResultKind.EVENTS).suggestions == {"ironclad": 1}


def test_suggestions_are_few() -> None:
    """Of many words only a handful are suggested."""
    text = "treaty binding troops force pact help gazette ironclad"
    assert len(page(text).suggestions) == 5


def test_text_stays_text() -> None:
    """Characters with a meaning in HTML or Markdown are ordinary text, in a record and in the search."""
    hostile = "<img src=x onerror=alert(1)> [x](javascript:alert(1)) $x$ <mark>"
    records = catalogue(proposal(name=hostile, summary=hostile))
    found = page(hostile, records)
    [result] = found.groups[0].results
    assert "".join(each.text for each in result.name) == hostile
    assert bracketed(result.name) == (
        "<[img] [src=x] [onerror=alert(1])> [[x](javascript:alert(1])) $[x]$ <[mark]>"
    )
    assert found.query.q == hostile


@given(st.text(max_size=120), st.sampled_from([None, *ResultKind]))
def test_any_search_has_a_page(text: str, kind: ResultKind | None) -> None:
    """Whatever is typed there are results, a reason why not, or what can be searched."""
    found = page(text, kind=kind)
    assert found.groups or found.empty or (not text and found.searchable)


def test_the_link_is_the_state() -> None:
    """A query comes back from its link unchanged; an unknown kind and excess text are ignored, with a notice."""
    query = SearchQuery('"air cover" Kyiv', ResultKind.STATEMENTS)
    written = SEARCH_LINK.encode(query, sample())
    assert written == {
        **{"q": query.q, "kind": "statements", "version": sample().version},
        **{"clock": "stated", "asof": "latest"},
    }
    assert SEARCH_LINK.decode(written, sample()).query == query
    assert SEARCH_LINK.encode_briefly(SearchQuery(), sample()) == {}
    odd = SEARCH_LINK.decode({"q": "a" * 140, "kind": "statement", "x": "1"}, sample())
    assert odd.query == SearchQuery("a" * 100)
    assert odd.notices == (
        "The part 'x' of this link means nothing on this page.",
        "The search in this link is too long. Shown: its first 100 characters.",
        "This link asks for the kind 'statement', which is none of these: proposals, points, elements, statements, "
        "positions, actors, sources, events, contradictions. Did you mean 'statements'?",
    )


VARIANTS = [["Kyiv", "Kiev", "Київ"], ["Donbas", "Donbass"], ["Luhansk", "Lugansk"]]
ACTORS = [
    {"id": "president", "name": "Volodymyr Zelenskyy", "kind": "person"},
    {"id": "minister", "name": "Sergei Lavrov", "kind": "person", "aliases": ["Сергей Лавров"]},
    {"id": "envoy", "name": "Vladimir Medinsky", "kind": "person"},
    {"id": "secretary", "name": "António Guterres", "kind": "person"},
    {
        "id": "kingdom",
        "name": "United Kingdom",
        "short_name": "UK",
        "kind": "state",
        "aliases": ["Britain"],
    },
    {"id": "ukraine", "name": "Ukraine", "kind": "state", "aliases": ["Kyiv"]},
]


@pytest.fixture(scope="module")
def names() -> Catalogue:
    """Records with names and places that texts spell in several ways."""
    says = (
        "Kyiv, Donbas and Luhansk: Ukraine guarantees 50,000 soldiers, said Zelenskyy in Türkiye."
    )
    records = catalogue(
        proposal(id="first", name="Pact of Ukraine", summary=says, note="No Russian troops."),
        proposal(id="second", name="Ukraine and the guarantee", summary="Britain has guarantees."),
    )
    return replace(
        records,
        actors={**records.actors, **{each["id"]: Actor.model_validate(each) for each in ACTORS}},
        name_variants=tuple(NameVariants(spellings=spellings) for spellings in VARIANTS),
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zelensky", "Zelenskyy"),
        ("Zelenskiy", "Зеленский"),
        ("Kyiv", "Kiev"),
        ("Donbas", "donbass"),
        ("Luhansk", "Lugansk"),
        ("Türkiye", "turkiye"),
        ("Sergei Lavrov", "Sergey LAVROV"),
        ("Guterres António", "antonio guterres"),
        ("50,000", "50000"),
        ("50 000 soldiers", "50000 soldiers"),
        ("guarantee", "guarantees"),
        ("guaran\u200btees", "guarantees"),
        ("\ufeffZelen\u00adskyy", "Zelenskyy"),
        ("Володимир Зеленський", "Volodymyr Zelenskyy"),
        ("Владимир Зеленский", "Volodymyr Zelenskyy"),
        ("Сергій Лавров", "Sergei Lavrov"),
        ("Володимир Мединський", "Vladimir Medinsky"),
        ("Мединський Володимир", "Vladimir Medinsky"),
        ("Лавров Сергій", "Sergei Lavrov"),
        ("Луганськ", "Luhansk"),
        ("Kiew", "Kyiv"),
        ("Türkiye", "Tu\u0308rkiye"),
    ],
)
def test_variants_find_the_same(one: str, other: str, names: Catalogue) -> None:
    """Two spellings of one name find the same records, and some."""
    assert page(one, names).counts == page(other, names).counts != {}


@pytest.mark.parametrize(
    "typed",
    [
        "Велика Британія",
        "Великобритания",
        "Royaume-Uni",
        "Vereinigtes Königreich",
        "Wielka Brytania",
    ],
)
def test_a_country_is_found_by_its_names_abroad(typed: str, names: Catalogue) -> None:
    """What texts call it is searched, and the page says so."""
    kingdom = {
        "id": "kingdom",
        "name": "United Kingdom",
        "kind": "state",
        "iso": "GB",
        "aliases": ["Britain"],
    }
    records = replace(names, actors={"kingdom": Actor.model_validate(kingdom)})
    found = page(typed, records)
    assert found.widened[0].names == ("United Kingdom", "Britain")
    assert found.counts == page("United Kingdom", records).counts != {}


def test_a_text_in_a_script_without_spaces_is_found_in_part() -> None:
    """Signs next to each other are a phrase, wherever it stands; signs apart are not."""
    records = catalogue(proposal(summary="欢迎乌克兰作为无核武器国家加入 NPT"))
    found = {
        typed: bool(page(typed, records).groups)
        for typed in ("无核武器", "乌克兰 NPT", "乌无", "武核")
    }
    assert found == {"无核武器": True, "乌克兰 NPT": True, "乌无": False, "武核": False}


def test_what_cannot_be_seen_is_not_repeated() -> None:
    """A message and a suggestion have the word as it looks."""
    found = page("friend\u200bshop\u00ad")
    assert found.empty == "Nothing was found for “friendshop”."
    assert list(found.suggestions) == ["friendship"]


def test_a_given_name_alone_is_nobody_else(names: Catalogue) -> None:
    """Volodymyr finds Zelenskyy and not everyone whom Russian calls Vladimir."""

    def people(typed: str) -> list[str]:
        return [
            bracketed(each.name) for group in page(typed, names).groups for each in group.results
        ]

    assert people("Володимир") == people("Volodymyr") == ["[Volodymyr] Zelenskyy"]
    assert people("Володимир Мединський") == ["[Vladimir Medinsky]"]
    assert page("Володимир Лавров", names).some_words.startswith("No record has all the words")


def test_a_name_of_several_words_has_its_spellings(names: Catalogue) -> None:
    """Each spelling finds the others, and says so."""
    records = catalogue(proposal(name="Kryvyi Rih talks", summary="A report from Kryvyi Rih."))
    variants = NameVariants(spellings=("Kryvyi Rih", "Krivoy Rog", "Krzywy Róg"))
    records = replace(records, name_variants=(variants,))
    for typed in ("Krivoy Rog", "Кривий Ріг", "Кривой Рог", "krzywy rog"):
        assert page(typed, records).counts == {ResultKind.PROPOSALS: 1}
    assert page("Krivoy Rog", records).widened[0].names == ("Kryvyi Rih", "Krzywy Róg")


def test_a_place_is_not_the_state(names: Catalogue) -> None:
    """A search for a capital finds what names the capital, and not everything about the state."""
    found = page("Kiev", names)
    assert found.widened == ()
    assert found.counts[ResultKind.PROPOSALS] == 1
    assert page("Ukraine", names).counts[ResultKind.PROPOSALS] == 2


def test_short_names_of_actors_are_widened(names: Catalogue) -> None:
    """An abbreviation finds the whole name and the aliases, and the page says so."""
    found = page("UK", names)
    assert widened(found) == {"UK": ("United Kingdom", "Britain")}
    shown = {bracketed(r.name) for g in found.groups for r in g.results}
    assert shown == {"[United Kingdom]", "Ukraine and the guarantee"}


@pytest.mark.parametrize("text", ["guarantees", "Ukraine", "no", "the", "russia troops", "treaty"])
def test_every_result_shows_why_it_was_found(text: str, names: Catalogue) -> None:
    """Each result has a match marked in what is shown of it."""
    for kind in ResultKind:
        for group in page(text, names, kind).groups:
            for result in group.results:
                shown = [result.name, *(part.words for part in result.context)]
                shown += [
                    each for passage in result.passages for each in (passage.label, passage.text)
                ]
                assert any(each.matched for segments in shown for each in segments), result


def found_by(text: str, records: Catalogue, kind: ResultKind) -> list[str]:
    """The names of the results of a kind, best first."""
    groups = [group for group in page(text, records).groups if group.kind is kind]
    return ["".join(s.text for s in result.name) for group in groups for result in group.results]


WORDED = catalogue(
    proposal({"legal-effect": [statement(says="Brigades march at dawn.")]}, id="one"),
    proposal({"legal-effect": [statement("none", says="Brigades march.")]}, id="two"),
    proposal({"legal-effect": [statement("political", says="Brigades sleep.")]}, id="three"),
)


def test_a_question_finds_what_has_most_of_its_words() -> None:
    """Records with all the words come before those with some, and the page says so; a frequent word does not count."""
    for question in ("Which brigades march at dawn?", "which brigades march at dawn"):
        assert found_by(question, WORDED, ResultKind.STATEMENTS) == [
            "Legal effect: Legally binding",
            "Legal effect: None",
        ]
        assert page(question, WORDED).some_words == (
            "1 has all the words of the search; the others have some of them, those with most of them first."
        )


def test_words_that_no_record_has_together_find_those_with_some() -> None:
    """A word that is nowhere is named, and does not hide what has the other words."""
    found = page("brigades zzz dawn", WORDED)
    assert found.some_words == (
        "No record has all the words of the search: these have some of them, those with most of them first. "
        "Nowhere in the records: “zzz”."
    )
    assert found_by("brigades zzz dawn", WORDED, ResultKind.STATEMENTS)[0] == (
        "Legal effect: Legally binding"
    )


def test_ordinary_searches_need_every_word() -> None:
    """Words that a record has together find only such records, and no sentence says otherwise."""
    found = page("brigades dawn", WORDED)
    assert (found.some_words, found.counts) == ("", {ResultKind.STATEMENTS: 1})


def test_elements_and_answers_have_other_names() -> None:
    """The usual word finds the element, and every statement and position with the answer that it means."""
    element = sample().elements["legal-effect"]
    first, *others = element.options
    named = first.model_copy(update={"also": ("gentlemen's word",)})
    changed = element.model_copy(update={"also": ("bindingness",), "options": (named, *others)})
    records = replace(
        catalogue(proposal({element.id: [statement(first.id)]}, id="one")),
        elements={**sample().elements, element.id: changed},
    )
    assert found_by("bindingness", records, ResultKind.ELEMENTS) == ["Legal effect"]
    assert found_by("gentlemen's word", records, ResultKind.ELEMENTS) == ["Legal effect"]
    assert found_by("gentlemen's word", records, ResultKind.STATEMENTS) == [
        f"Legal effect: {first.label}"
    ]


def test_nobody_says_this_is_an_answer() -> None:
    """An answer that the search names and no proposal gives is said to be nobody's, with what was asked of whom."""
    searched = {"searched": ["gazette-2025-08"], "on": "2025-09-01"}
    records = catalogue(
        proposal({"legal-effect": [statement("none")]}, id="one"),
        proposal({"legal-effect": {"absence": "silent", **searched}}, id="two"),
        proposal({"legal-effect": {"absence": "not_mentioned", **searched}}, id="three"),
        proposal({}, id="four"),
    )
    said = NobodySays(
        "Legally binding",
        "Legal effect",
        "4 proposals were asked: 1 with another answer; 1 proved silent (what was put forward was read whole); "
        "1 not mentioned in what was read, which proves nothing; 1 not coded.",
        "./gap?element=legal-effect",
    )
    for typed in ("legally binding", "Is the legal effect legally binding?"):
        assert page(typed, records).nobody_says == (said,)
    for typed in ("binding", "none", "legally binding brigades"):
        assert page(typed, records).nobody_says == ()
