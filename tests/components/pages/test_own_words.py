"""What a browser's translation leaves as it is: the words of sources, citations, and names for machines."""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape
from html.parser import HTMLParser

import pytest

from components.pages.table import PAGES
from components.parts.actor_links import actor_link
from components.parts.rendering import evidence_html, rendered
from components.server.first_page import first_page
from guarantees.catalogue.catalogue import Catalogue
from guarantees.records.vocabulary import ActorKind

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


@pytest.mark.parametrize("name", PAGES)
def test_quotations_citations_and_ids_are_not_translated(small: Catalogue, name: str) -> None:
    """No text inside of a quotation, a citation or code is free, and the data version is not anywhere."""
    page = PAGES[name]
    for link in ({}, LINKS.get(name, {})):
        found = Translated(rendered(page, page.link.decode(link, small).query, small).html)
        assert found.texts
        own = (" q ", " blockquote ", " code ", " pre ", " citation ")
        free = [text for kinds, text in found.texts if any(each in kinds for each in own)]
        assert [] == [text for text in free if text.strip()]
        assert [] == [text for _, text in found.texts if small.version in text]


def test_a_quotation_says_its_language(small: Catalogue) -> None:
    """The quotations of a source are in the language that it was read in."""
    page = PAGES["proposal"]
    query = page.link.decode({"id": "alpha", "cell": "alpha.legal-effect"}, small).query
    html = evidence_html(page, query, small)
    assert small.sources["gazette-2025-08"].language in Translated(html).languages


def titled_in(language: str | None, small: Catalogue) -> Catalogue:
    """The small folder, in which one source has a title in a language."""
    changed = small.sources["gazette-2025-08"].model_copy(update={"title_language": language})
    return replace(small, sources={**small.sources, "gazette-2025-08": changed})


@pytest.mark.parametrize(
    ("name", "link"),
    [
        ("sources", {}),
        ("sources", {"source": "gazette-2025-08"}),
        ("proposal", {"id": "alpha"}),
    ],
)
def test_a_title_that_is_not_english_says_its_language(
    small: Catalogue, name: str, link: dict[str, str]
) -> None:
    """Wherever a source is listed, its title is kept as it is, with its language where that is another."""
    page, title = PAGES[name], small.sources["gazette-2025-08"].title
    for language, attribute in (("fr", ' lang="fr"'), (None, "")):
        catalogue = titled_in(language, small)
        html = rendered(page, page.link.decode(link, catalogue).query, catalogue).html
        if link.get("source"):
            kept = attribute and f'{attribute} translate="no"'
            assert f"<h1{kept}>{escape(title)}</h1>" in html
        else:
            assert f'<span{attribute} translate="no">{escape(title)}</span>' in html


def test_names_of_people_and_outlets_are_not_translated(small: Catalogue) -> None:
    """A state is called differently in each language; a person and an outlet are not."""
    kept = {id: 'translate="no"' in str(actor_link(id, small)) for id in small.actors}
    assert {ActorKind.PERSON, ActorKind.OUTLET} == {
        small.actors[id].kind for id in kept if kept[id]
    }
    assert not kept["sylvania"]


def test_the_language_of_every_page_is_named() -> None:
    """A browser that speaks or translates knows what the page itself is written in."""
    assert re.search(r'<html[^>]* lang="en"', first_page("gap"))
