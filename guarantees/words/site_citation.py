"""How to cite these pages: what is cited, the version of the data, the chosen day, and the cutoff date of the evidence.

The address is left out: only the reader's browser knows it in full.
"""

from __future__ import annotations

from guarantees import SITE_NAME
from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import LATEST, AsOf
from guarantees.records.element import Element
from guarantees.records.proposal import Proposal
from guarantees.words.actors import by_whom
from guarantees.words.as_of import as_of_words, evidence_cutoff

LICENCE = "Creative Commons Attribution 4.0 International (CC BY 4.0)"
LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"
"""The licence of the records; its text is in ``LICENSE-RECORDS``."""
QUOTATIONS = "Quotations belong to those who said or published them."


def cited(what: str, as_of: AsOf, catalogue: Catalogue) -> str:
    """A citation of a part of the site, or with "" of the whole."""
    as_of_then = as_of_words(as_of)
    parts = [
        f"{SITE_NAME}: {what}" if what else SITE_NAME,
        f"Data version {catalogue.version}",
        as_of_then[0].upper() + as_of_then[1:],
        evidence_cutoff(catalogue).removesuffix("."),
    ]
    return ". ".join(part for part in parts if part) + "."


def in_citation(proposal: Proposal, catalogue: Catalogue) -> str:
    """A proposal as citations name it: by its name, who put it forward, and when."""
    by = by_whom(proposal, catalogue)
    return f"“{proposal.name}” ({by}, {proposal.first_stated.words()})"


def proposal_citation(proposal: Proposal, as_of: AsOf, catalogue: Catalogue) -> str:
    """The citation of a proposal's page."""
    return cited(in_citation(proposal, catalogue), as_of, catalogue)


def cell_citation(
    proposal: Proposal, element: Element, catalogue: Catalogue, as_of: AsOf = LATEST
) -> str:
    """The citation of one cell of the comparison."""
    what = f"{element.number}. {element.name}, in {in_citation(proposal, catalogue)}"
    return cited(what, as_of, catalogue)


def stance_citation(
    actor: str, about: Proposal | Element, catalogue: Catalogue, as_of: AsOf = LATEST
) -> str:
    """The citation of an actor's stance on a proposal or on an element."""
    on = in_citation(about, catalogue) if isinstance(about, Proposal) else f"“{about.name}”"
    return cited(f"The position of {catalogue.actor_name(actor)} on {on}", as_of, catalogue)
