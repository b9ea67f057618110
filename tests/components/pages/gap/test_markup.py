"""What the model holds is on the page, as text, and every claim leads to its evidence."""

from __future__ import annotations

import datetime
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from components.pages.gap.markup import gap_panel, page_markup
from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf, Clock
from guarantees.links.page_link import OPENED
from guarantees.pages.gap.page import LINK, GapQuery, gap, opening_element, paired
from tests.builders import catalogue, place, positions, proposal, statement
from tests.components.parsed_html import Parsed
from tests.larger_records import larger

HOSTILE = '<img src=x onerror="alert(1)"> [x](javascript:alert(1)) $x^2$ :red[x]'
DAY = AsOf(Clock.KNOWN, datetime.date(2025, 9, 4))
SHOWN = [
    *(GapQuery(element=name) for name in larger().elements),
    paired(GapQuery(), larger()),
    paired(GapQuery(as_of=DAY), larger()),
    GapQuery(element=opening_element(larger()), as_of=DAY),
]
PAIR = GapQuery(proposal="gamma", actor="sylvania")


def about(value: Any, stance: str = "proposes", element: str = "legal-effect", **changes: Any):
    """An actor's own stance on a value."""
    return {"about": {"element": element, "value": value}, "stance": stance, **changes}


def soldiers(**number: int) -> dict[str, Any]:
    """A number of soldiers, as a record writes it."""
    return {**number, "unit": "soldiers"}


OF_OTHERS = {"speaker": "freedonia", "mode": "attributed"}
SMALL = catalogue(
    proposal(
        {"legal-effect": [statement()], "force-size": [statement(soldiers(about=5000))]},
    ),
    positions=[
        positions(
            about("binding", "rejects"),
            about(soldiers(at_least=3000), element="force-size"),
            about(["troops"], element="assistance", **OF_OTHERS),
        ),
        positions(
            about("binding"),
            about(soldiers(about=4000), element="force-size", mode="reported", speaker="gazette"),
            actor="freedonia",
        ),
    ],
)


def page(query: GapQuery, records: Catalogue = SMALL) -> Parsed:
    """The page for a query."""
    return Parsed(str(page_markup(query, records)))


@pytest.mark.parametrize("query", SHOWN, ids=lambda q: q.element or f"{q.proposal}-{q.actor}")
def test_every_mark_and_number_leads_somewhere(query: GapQuery) -> None:
    """Names of parts and places are there once; marks lead to evidence of the page, numbers to its sources."""
    found = page(query, larger())
    parts, ids = found.values("data-open"), found.values("id")
    assert (len(set(parts)), len(set(ids))) == (len(parts), len(ids))
    assert all(OPENED.match(part) for part in parts)
    assert set(found.values("data-opens")) <= set(parts)
    assert {link[1:] for link in found.values("href", "a") if link.startswith("#")} <= set(ids)


@pytest.mark.parametrize("query", SHOWN, ids=lambda q: q.element or f"{q.proposal}-{q.actor}")
def test_a_mark_is_a_link_to_the_page_with_its_evidence_open(query: GapQuery) -> None:
    """Its address, for another tab, shows the same question on the same day with the evidence beside it."""
    marks = [each for each in page(query, larger()).all("a") if "data-cell" in each]
    for mark in marks:
        parameters = dict(parse_qsl(urlsplit(mark["href"] or "").query))
        decoded = LINK.decode(parameters, larger())
        assert () == decoded.notices
        assert (query.element, query.as_of) == (decoded.query.element, decoded.query.as_of)
        column, _, row = (mark["data-cell"] or "").partition("~")
        assert decoded.query.cell == (column, row)


def test_every_mark_has_words() -> None:
    """No mark is a sign or colour alone."""
    found = page(GapQuery(element="legal-effect"))
    assert "Legally binding, Sylvania refuses , own voice" in found.words
    assert all(label.strip() for label in found.values("aria-label"))
    assert "1 proposal: Gamma all statements" in found.words


def opened(cell: str) -> Parsed:
    """The evidence beside the question of the legal effect."""
    query = LINK.decode({"element": "legal-effect", "cell": cell}, SMALL).query
    return Parsed(str(gap_panel(query, SMALL)))


def test_a_mark_opens_what_the_party_says() -> None:
    """Of this answer, with the way to all who give it and to all that the party says."""
    found = opened("sylvania.legal-effect~binding")
    assert "refuses: Legally binding" in found.words
    assert {
        "./gap?element=legal-effect",
        "./gap?element=legal-effect&answer=binding",
        "./positions?rows=elements&cell=sylvania.legal-effect",
    } <= {*found.values("href")}


def test_a_proposal_opens_what_it_says() -> None:
    """It is the evidence that Compare has."""
    found = opened("gamma.legal-effect")
    assert "Gamma pact" in found.words
    assert "./gap?element=legal-effect&answer=binding" in found.values("href")


def test_an_answer_opens_all_that_is_said_of_it() -> None:
    """Of proposals first, then of each party."""
    words = opened("all.legal-effect~binding").words
    assert "All statements with this answer, but for signatures" in words
    assert words.index("Gamma") < words.index("Freedonia") < words.index("Sylvania")


def test_nothing_opens_for_an_answer_that_nobody_gives() -> None:
    """The link says so."""
    decoded = LINK.decode({"element": "legal-effect", "cell": "all.legal-effect~nowhere"}, SMALL)
    assert len(decoded.notices) == 1
    assert gap_panel(decoded.query, SMALL) is None


@pytest.mark.parametrize(
    ("older", "cell"),
    [
        ("by~sylvania~binding", ("sylvania", "legal-effect~binding")),
        ("in~gamma~binding", ("gamma", "legal-effect")),
    ],
)
def test_a_link_to_evidence_of_older_pages_opens_it(older: str, cell: tuple[str, str]) -> None:
    """What such a link opened further down the page is now beside it."""
    decoded = LINK.decode({"element": "legal-effect", "open": older}, SMALL)
    assert (decoded.query.cell, decoded.query.open, decoded.notices) == (cell, (), ())


def test_a_link_to_an_answer_leads_to_its_row() -> None:
    """The row is marked, and the browser brings it into sight."""
    found = page(GapQuery(element="legal-effect", answer="political"))
    assert ["political"] == found.values("data-target")


def test_a_pair_shows_every_step_with_both_citations() -> None:
    """What the proposal says, what the actor says and what follows are under the outcome."""
    words = page(PAIR).words
    assert "Clashes The actor refuses what the proposal codes." in words
    assert "Gamma is coded “Legally binding”." in words
    assert "Sylvania refuses “Legally binding”." in words
    assert "So it clashes with what Sylvania refuses." in words
    assert "score" in words
    first, second, *_ = [step.citations for step in _steps("clashes")]
    assert all(first)
    assert all(second)


def _steps(outcome: str) -> tuple:
    pair = gap(PAIR, SMALL).pair
    assert pair is not None
    return next(g for g in pair.groups if g.outcome == outcome).provisions[0].steps


def part(key: str) -> Parsed:
    """The evidence of a part of the page of gamma and Sylvania."""
    link = {"proposal": "gamma", "actor": "sylvania", "cell": key}
    return Parsed(str(gap_panel(LINK.decode(link, SMALL).query, SMALL)))


def test_what_others_say_is_labelled_in_the_evidence() -> None:
    """The heading over such words says that they are not the actor's own position."""
    assert "Assistance ◇ proposes , said of it by others" in page(PAIR).words
    assert (
        "Sylvania: said by others: not its own position" in part("on.assistance~no-provision").words
    )


def test_a_part_opens_what_both_sides_say() -> None:
    """First the proposal, then the actor; the panel closes to the pair."""
    found = part("on.legal-effect~clashes")
    assert found.words.index("Gamma") < found.words.index("That is untrue.")
    assert "./gap?proposal=gamma&actor=sylvania" in found.values("href")
    assert gap_panel(GapQuery(**vars(PAIR) | {"cell": ("on", "nowhere~fits")}), SMALL) is None


@pytest.mark.parametrize("older", ["whole", "on~legal-effect~clashes"])
def test_a_link_to_evidence_of_an_older_pair_opens_it(older: str) -> None:
    """What such a link opened in the page is now beside it."""
    link = {"proposal": "gamma", "actor": "sylvania", "open": older}
    query = LINK.decode(link, SMALL).query
    assert (query.cell, query.open) == (("on", older.removeprefix("on~")), ())


def test_text_of_records_stays_text() -> None:
    """Tags, links and formulas of a record are shown as they were written, in both ways of looking."""
    condition = {"requires": "other", "says": HOSTILE, "evidence": [place(quote=None)]}
    records = catalogue(
        proposal(
            {
                "legal-effect": [statement(says=HOSTILE, note=HOSTILE).model_dump()],
                "force-size": [statement({"about": 5, "unit": "soldiers"}).model_dump()],
            },
            name=HOSTILE,
            short_name="<b>Gamma</b> $x$ [x](y)",
        ),
        positions=[
            positions(
                about("binding", "accepts_if", condition=condition, says=HOSTILE),
                about({"exactly": 5, "unit": "soldiers"}, element="force-size", says=HOSTILE),
                {"says": HOSTILE},
            )
        ],
    )
    for query in (
        GapQuery(element="legal-effect"),
        GapQuery(element="force-size"),
        GapQuery(proposal="gamma", actor="sylvania"),
    ):
        found = page(query, records)
        assert not {"img", "script", "iframe"} & {tag for tag, _ in found.elements}
        assert [] == [name for _, attrs in found.elements for name in attrs if name[:2] == "on"]
        assert all(link.startswith(("#", "./", "https://")) for link in found.values("href"))
        assert "<b>Gamma</b> $x$ [x](y)" in found.words


def test_an_unordered_element_says_so_and_a_scale_says_why() -> None:
    """The order of options is never only implied."""
    assert "These answers have no order" in page(GapQuery(element="assistance")).words
    scale = page(GapQuery(element="legal-effect")).words
    assert "A scale. From nothing to law." in scale
    assert "1 of 3" in scale


def test_numbers_stand_in_a_table_with_their_relation() -> None:
    """Who names which number and how two of them compare is text; a chart only repeats it."""
    words = page(GapQuery(element="force-size")).words
    assert "The numbers named" in words
    assert "Overlap . Sylvania proposes at least 3,000 soldiers (own voice)" in words
    assert "The numbers named" not in page(GapQuery(element="legal-effect")).words


def test_an_empty_catalogue_gives_a_sentence() -> None:
    """Without records the page says so."""
    assert "There are no records to compare." in page(GapQuery(), Catalogue()).words


def test_the_figures_of_the_texts_are_a_table() -> None:
    """A column of which no text says anything is left out, and each text leads to its provision."""
    words = Parsed(str(page_markup(GapQuery(element="force-size"), SMALL))).words
    assert "Figures by text, in order of date Text Date Figure Gamma 10 Aug 2025 about" in words
    parts = [
        statement(soldiers(exactly=5), scope="army, 2024").model_dump(),
        statement(soldiers(exactly=6)).model_dump(),
    ]
    found = Parsed(
        str(page_markup(GapQuery(element="force-size"), catalogue(proposal({"force-size": parts}))))
    )
    assert "Text Date Of Years Figure Gamma 10 Aug 2025 army 2024 5 soldiers" in found.words
    assert "./proposal?id=gamma&cell=gamma.force-size" in found.values("href")
