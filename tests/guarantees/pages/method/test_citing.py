"""How to cite, on the Method page."""

from __future__ import annotations

import datetime
from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf, Clock
from guarantees.pages.method.citing import Citation, citations
from guarantees.pages.tables.query import COMPARE_LINK
from guarantees.words.site_citation import cell_citation, cited
from tests.builders import catalogue, proposal, sample

VERSION = sample().version
TAIL = f"Data version {VERSION}. {{0}}. The evidence runs to September 2025."


def test_site_proposal_and_cell_can_be_cited() -> None:
    """Each names the data version, the chosen day, and how far the evidence goes."""
    everything = TAIL.format("Everything the records hold")
    beta = "“Beta pact” (Sylvania, Freedonia, about May 2024)"
    site, one, cell = citations(sample())
    assert (site, one) == (
        Citation(
            "site",
            "The whole site",
            f"Security guarantees compared. {everything}",
            f"./?version={VERSION}",
        ),
        Citation(
            "proposal",
            "A proposal",
            f"Security guarantees compared: {beta}. {everything}",
            f"./proposal?id=beta&open=-&clock=stated&asof=latest&cell=-&version={VERSION}",
        ),
    )
    then = TAIL.format("As stated up to 30 September 2025")
    assert ("One cell, as of a day", f"Security guarantees compared: 1. Legal effect, in {beta}. {then}") == (
        cell.name,
        cell.text,
    )  # fmt: skip


def test_the_address_of_a_cell_shows_what_is_cited() -> None:
    """It opens the cell on the day that the citation names, and names the version."""
    address = urlsplit(list(citations(sample()))[-1].address)
    decoded = COMPARE_LINK.decode(dict(parse_qsl(address.query)), sample())
    assert ("./compare", (), ("beta",), ("beta", "legal-effect")) == (
        address.path,
        decoded.notices,
        decoded.query.proposals,
        decoded.query.cell,
    )
    assert AsOf(Clock.STATED, datetime.date(2025, 9, 30)) == decoded.query.as_of


def test_without_an_edition_no_day_is_made_up() -> None:
    """The cell is then cited with everything that the records hold."""
    cell = list(citations(replace(sample(), edition=None)))[-1]
    assert ("One cell", True) == (cell.name, "Everything the records hold." in cell.text)


def test_only_what_is_there_is_cited() -> None:
    """Without proposals the site alone; of a proposal without values no cell."""
    assert ["site"] == [each.id for each in citations(Catalogue())]
    assert ["site", "proposal"] == [each.id for each in citations(catalogue(proposal()))]


def test_a_citation_is_whole_sentences() -> None:
    """What is not known is left out, and no gap is left."""
    assert (
        "Security guarantees compared. Data version empty. Everything the records hold."
        == cited("", AsOf(), Catalogue())
    )
    assert (
        cited("1. Legal effect, in “Gamma pact” (Freedonia, 1 August 2025)", AsOf(), sample())
    ) == cell_citation(proposal(), sample().elements["legal-effect"], sample())
