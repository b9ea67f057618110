"""What a reader asks of the Wording page, and the same as parameters of a link."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.catalogue.clock import AsOf
from guarantees.links.page_link import AsOfDay, OneId, OneOf, PageLink, SomeIds
from guarantees.records.vocabulary import Term


class WordingOrder(Term):
    """The order of the ladder."""

    ANSWER = (
        "answer",
        "By answer",
        "Under the answers, the strongest first where they form a scale; equal wordings together.",
    )
    DATE = "date", "By date", "One after the other, by the day on which they were said."


@dataclass(frozen=True)
class WordingQuery:
    """The state of the Wording page: an element, and the proposal whose wording the others are compared with.

    Ids; "" for what the link does not name. ``families`` are those shown, none for all of them.
    """

    element: str = ""
    base: str = ""
    order: WordingOrder = WordingOrder.ANSWER
    families: frozenset[str] = frozenset()
    as_of: AsOf = field(default_factory=AsOf)


class WordingLink(PageLink[WordingQuery]):
    """The page's codec. A link names the element that is shown, even if the reader did not choose it."""

    def encode(self, query: WordingQuery, catalogue: Catalogue) -> dict[str, str]:
        """Parameters that spell out everything, with the element that the page opens with."""
        element = query.element or opening_element(catalogue)
        return super().encode(replace(query, element=element), catalogue)


WORDING_LINK = WordingLink(
    "wording",
    WordingQuery,
    (
        OneId("element", "question", lambda catalogue: catalogue.elements),
        OneId("base", "proposal", lambda catalogue: catalogue.proposals),
        OneOf("order", WordingOrder, "order"),
        SomeIds("families", "family", lambda catalogue: catalogue.families),
        AsOfDay(),
    ),
)


@cached_on_catalogue
def opening_element(catalogue: Catalogue) -> str:
    """The element whose answers form a scale and that has most wordings, the first of several; one without a scale only
    where no other is quoted; "" without a codebook."""
    wordings = Counter(
        element
        for proposal in catalogue.proposals.values()
        for element, provision in proposal.provisions.items()
        if isinstance(provision, tuple)
        for statement in provision
        if statement.wording
    )

    def rank(id: str) -> tuple[bool, int]:
        return bool(catalogue.elements[id].order and wordings[id]), wordings[id]

    return max(catalogue.elements, key=rank, default="")
