"""components/server/for_models.py: what a language model reads of the site first."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from components.pages.table import PAGES
from components.server.for_models import model_routes
from guarantees.catalogue.catalogue import Catalogue
from guarantees.for_programs.questions import QUESTIONS
from tests.builders import sample_text, write_records
from tests.components import answers

_LINE = re.compile(r"- \[((?:\\.|[^\]\\])+)\]\((\S+)\): (.+)")


def test_it_has_the_form_that_is_agreed(small: Catalogue) -> None:
    """One title, a summary, then sections that are nothing but lists of links with a note."""
    got = answers.answer(model_routes(), "/llms.txt")
    assert got.headers["content-type"] == "text/plain; charset=utf-8"
    title, summary, *rest = got.text.rstrip().split("\n\n")
    assert title.startswith("# ")
    assert summary.startswith("> ")
    first = next(place for place, part in enumerate(rest) if part.startswith("## "))
    assert not any(part.startswith(("#", "-")) for part in rest[:first])
    assert small.version in "".join(rest[:first])
    for heading, links in zip(rest[first::2], rest[first + 1 :: 2], strict=True):
        assert heading.startswith("## ")
        assert all(_LINE.fullmatch(line) for line in links.splitlines())


def test_it_names_every_page_question_and_element(
    small: Catalogue, own_names: Callable[..., None]
) -> None:
    """By addresses that begin with that of the site."""
    own_names("example.org")
    got = answers.answer(model_routes(), "/llms.txt", x_forwarded_host="example.org")
    links = {address for _, address, _ in _LINE.findall(got.text)}
    assert all(address.startswith("http://example.org/") for address in links)
    below = {address.removeprefix("http://example.org/") for address in links}
    assert {page.link.page for page in PAGES.values()} <= below
    assert {f"api/v1/{name}" for name in QUESTIONS} - below == {"api/v1/search", "api/v1/changes"}
    assert {f"gap?element={id}" for id in small.elements} <= below


def test_a_text_of_a_record_stays_text(tmp_path: Path, use_records: Callable[[Path], Path]) -> None:
    """Nothing in a name becomes a link or a heading."""
    name = ("name: Size of the force", 'name: "Size](javascript:x) <b> # `x`"')
    use_records(
        write_records(
            tmp_path, {"registry/elements.yaml": sample_text("registry/elements.yaml", name)}
        )
    )
    text = answers.answer(model_routes(), "/llms.txt").text
    assert "- [Size\\](javascript:x) \\<b\\> # \\`x\\`](" in text
