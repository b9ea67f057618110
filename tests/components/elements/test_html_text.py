"""components/elements/html_text.py: the text of HTML is htpy's own."""

from __future__ import annotations

import re
from typing import Any

import htpy as h
import pytest
from markupsafe import Markup

from components.elements.html_text import text_of
from components.pages.table import PAGES
from tests.builders import sample

NODES: list[Any] = [
    "a < b & 'c'",
    Markup("<b>kept</b>"),
    None,
    True,
    False,
    0,
    5,
    ["a", ["<", None, [h.br, "b"]], 7],
    (),
    h.p,
    h.p(".one.two", title='"', hidden=True)["text", h.span["inner"]],
    h.fragment[h.p["a"], "b"],
    h.input(type="text", value="<"),
    h.html[h.body["page"]],
    h.comment("a -- b"),
    lambda: h.p["later"],
    h.ul[lambda: [h.li[each] for each in "ab"]],
    {"a": 1}.keys(),
]


@pytest.mark.parametrize("node", NODES, ids=range(len(NODES)))
def test_the_text_is_that_of_htpy(node: Any) -> None:
    """Texts are escaped once, elements nest, and what stands for nothing leaves nothing."""
    assert text_of(node) == str(h.fragment[node])


def test_generators_are_read_once_and_in_order() -> None:
    """They may hold others, in elements and between them."""

    def rows() -> h.Node:
        return (h.tr[(h.td[f"{row}{cell}"] for cell in "ab")] for row in "12")

    assert text_of(h.table[rows()]) == str(h.table[rows()])


def test_the_text_is_plain() -> None:
    """Whatever is added to it is not escaped."""
    assert type(text_of(h.p["a"])) is str


@pytest.mark.parametrize("node", [b"bytes", 1.5, object()])
def test_what_is_no_html_is_refused(node: Any) -> None:
    """As by htpy: a mistake in a page is found when it is drawn."""
    with pytest.raises(TypeError):
        text_of(node)


@pytest.mark.parametrize("name", PAGES)
def test_every_page_has_the_text_that_htpy_gives(name: str) -> None:
    """Whole pages, as they open."""
    catalogue, page = sample(), PAGES[name]
    query = page.link.decode({}, catalogue).query
    whole = [page.markup(query, page.seen(query, catalogue)) for _ in range(2)]
    spaces = re.compile(r"(?<=>) (?=<)")
    assert spaces.sub("", text_of(whole[0])) == spaces.sub("", str(h.fragment[whole[1]]))


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (h.p[h.a["One"], h.a(href="./x")["Two"]], '<p><a>One</a> <a href="./x">Two</a></p>'),
        (h.p[h.b[h.i["1"]], h.span[h.a["x"]]], "<p><b><i>1</i></b> <span><a>x</a></span></p>"),
        (h.p["Ki", h.mark["e"], "v"], "<p>Ki<mark>e</mark>v</p>"),
        (h.p[h.b["("], h.i["a"], h.b[")"]], "<p><b>(</b><i>a</i><b>)</b></p>"),
        (h.ul[h.li["a"], h.li["b"]], "<ul><li>a</li><li>b</li></ul>"),
        (h.p[h.span["a "], h.span["b"]], "<p><span>a </span><span>b</span></p>"),
    ],
    ids=range(6),
)
def test_words_of_neighbours_are_apart(node: h.Element, expected: str) -> None:
    """Where two words would be one without a style; not within a word, beside signs, or between blocks."""
    assert expected == text_of(node)
