"""components/parts/footer.py: what stands at the end of every page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from components.pages.table import PAGES
from components.parts.footer import NOT_STATED, footer_markup
from components.parts.rendering import rendered
from components.store.imprint import Imprint
from guarantees.catalogue.link_templates import github_templates
from guarantees.words.as_of import evidence_cutoff
from tests.builders import sample
from tests.components.parsed_html import Parsed


@pytest.mark.parametrize("name", PAGES)
def test_every_document_ends_with_the_footer(name: str) -> None:
    """The version of the data and the reach of the evidence stand at the very end of each page, once."""
    page, catalogue = PAGES[name], sample()
    html = rendered(page, page.link.default(catalogue), catalogue).html
    assert 1 == html.count('<footer class="site-footer">')
    assert html.endswith("</footer>")
    footer = Parsed(html[html.index('<footer class="site-footer">') :])
    assert evidence_cutoff(catalogue) in footer.words
    assert f"Data version {catalogue.version} ." in footer.words


def test_the_operator_is_named_only_if_set() -> None:
    """A copy without settings says that nothing is stated; one with them says what was set, as text."""
    bare = Parsed(str(footer_markup("map", sample(), Imprint())))
    assert 2 == bare.texts.count(NOT_STATED)
    assert "Contact" not in bare.texts
    named = Parsed(str(footer_markup("map", sample(), Imprint("<i>X", "Y", "a@b.example"))))
    assert NOT_STATED not in named.texts
    assert ["<i>X", "Y"] == [each for each in named.texts if each in ("<i>X", "Y")]
    assert "mailto:a@b.example" in named.values("href")


def test_licences_and_errors_are_linked() -> None:
    """Both licences are linked; a report names the page it is about, or Method says what one should hold."""
    bare = footer_markup("map?country=x", sample(), Imprint())
    found = Parsed(str(bare)).values("href")
    assert 2 == sum("licen" in each for each in found)
    assert 2 == found.count("./method")
    forge = replace(sample(), link_templates=github_templates("https://github.com/o/n"))
    found = Parsed(str(footer_markup("map?country=x", forge, Imprint()))).values("href")
    [report] = [each for each in found if each.startswith("https://github.com/o/n/issues")]
    assert "page=map%3Fcountry%3Dx" in report
