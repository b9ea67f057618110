"""What a browser's translation leaves as it is: the words of sources, citations, and names for machines."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from components.pages.table import DOCUMENTS
from components.parts.rendering import rendered
from guarantees.catalogue.catalogue import Catalogue

VOID = {"br", "hr", "img", "input", "meta", "link", "wbr", "col"}
LINKS: dict[str, dict[str, str]] = {
    "proposal": {"id": "alpha"},
    "sources": {"source": "gazette-2025-08"},
    "gap": {"element": "legal-effect"},
    "method": {"element": "legal-effect"},
    "search": {"q": "help"},
}


class Translated(HTMLParser):
    """Every text that a translation may change, and the elements around it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.around: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.languages: set[str | None] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Go into an element."""
        if tag not in VOID:
            self.around.append((tag, dict(attrs)))
        if tag == "q":
            self.languages.add(dict(attrs).get("lang"))

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        while self.around and self.around.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Note a text unless it is kept."""
        if not any(attrs.get("translate") == "no" for _, attrs in self.around):
            kinds = " ".join(f"{tag} {attrs.get('class') or ''}" for tag, attrs in self.around)
            self.texts.append((f" {kinds} ", data))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_quotations_citations_and_ids_are_not_translated(small: Catalogue, name: str) -> None:
    """No text inside of a quotation, a citation or code is free, and the data version is not anywhere."""
    page = DOCUMENTS[name]
    for link in ({}, LINKS.get(name, {})):
        found = Translated(rendered(page, page.link.decode(link, small).query, small).html)
        assert found.texts
        own = (" q ", " blockquote ", " code ", " pre ", " citation ")
        free = [text for kinds, text in found.texts if any(each in kinds for each in own)]
        assert [] == [text for text in free if text.strip()]
        assert [] == [text for _, text in found.texts if small.version in text]


def test_a_quotation_says_its_language(small: Catalogue) -> None:
    """The quotations of a source are in the language that it was read in."""
    page = DOCUMENTS["proposal"]
    html = rendered(page, page.link.decode({"id": "alpha"}, small).query, small).html
    assert small.sources["gazette-2025-08"].language in Translated(html).languages
