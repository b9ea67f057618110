"""``llms.txt``: what the site holds and where, for language models that read it (https://llmstxt.org).

It follows from the table of pages, the questions of the API and the codebook.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

if TYPE_CHECKING:
    # Not imported, because the server need not wait for the domain before it responds.
    from guarantees.catalogue.catalogue import Catalogue

_SPECIAL = re.compile(r"([\\`*_\[\]<>])")
_Entry = tuple[str, str, str]
"""What a line of a list links to: its name, its address below the root, and what is there."""


def model_routes() -> list[Route]:
    """The one address."""
    return [Route("/llms.txt", _llms, methods=["GET"])]


def _llms(request: Request) -> Response:
    """Not a coroutine, so that writing it does not block the event loop."""
    from components.server.head import site_root
    from components.server.response_cache import cached_response
    from components.store.records_store import records

    catalogue, root = records().catalogue, site_root(request)
    return cached_response(
        request,
        catalogue,
        ("llms.txt", root),
        lambda: llms_txt(root, catalogue).encode(),
        "text/plain; charset=utf-8",
        {"Access-Control-Allow-Origin": "*"},
    )


def llms_txt(root: str, catalogue: Catalogue) -> str:
    """The file, with the addresses of a site below ``root``."""
    from guarantees import SITE_NAME
    from guarantees.catalogue.clock import LATEST
    from guarantees.words.site_citation import LICENCE, cited

    parts = [
        f"# {SITE_NAME}",
        "> What every proposed security guarantee around the war in Ukraine says on every question, who accepts and "
        "who refuses it, and where each statement was read.",
        "Every statement has a speaker, a date with its precision, how it is known, and a place in a source. The rule "
        "that turns statements into a cell is on the page Method. What is missing from the records is not a no: a cell "
        "says why it has no answer. Name the speaker and the source of a statement, and the version of the data.",
        f"Cite as: {_plain(cited('', LATEST, catalogue))} {root} Licence of the records: {LICENCE}.",
        "Parameters of a page are the same in each link to it. `asof=2025-08-21` shows what had been stated by a day, "
        "`clock=known` what was public by then, `version=` a release by its name or its data version.",
        *_section("Pages", root, _pages()),
        *_section("API", root, _api()),
        *_section("Files", root, _files()),
        *_section("Questions that each proposal is asked", root, _questions(catalogue)),
        *_section("Optional", root, [("Sitemap", "sitemap.xml", "every page and record")]),
    ]
    return "\n\n".join(parts) + "\n"


def _section(title: str, root: str, entries: Iterable[_Entry]) -> Iterator[str]:
    lines = (f"- [{_plain(name)}]({root}{path}): {_plain(said)}" for name, path, said in entries)
    yield f"## {title}"
    yield "\n".join(lines)


def _pages() -> Iterator[_Entry]:
    from components.pages.table import PAGES

    for page in PAGES.values():
        yield page.title, page.link.page, page.about


def _api() -> Iterator[_Entry]:
    from components.server.api.mounted import PATH
    from guarantees.for_programs.questions import QUESTIONS

    base = PATH.removeprefix("/")
    yield "OpenAPI", f"{base}/openapi.json", "every address with its parameters, for programs"
    yield "API", f"{base}/", "the same as a page; answers are JSON, or CSV with format=csv"
    for name, question in QUESTIONS.items():
        asks_more = any(each.is_required() for each in question.parameters.model_fields.values())
        yield name, f"{base}/" if asks_more else f"{base}/{name}", question.about


def _files() -> Iterator[_Entry]:
    from components.downloads.formats import FORMATS
    from guarantees.pages.sources.export import REFERENCE_FORMATS

    for ending, format in FORMATS.items():
        what = f"Comparison, {format.label}"
        yield what, f"comparison.{ending}", "takes the parameters of the page Compare"
    for ending, each in REFERENCE_FORMATS.items():
        yield f"Sources, {each.label}", f"sources.{ending}", each.meaning


def _questions(catalogue: Catalogue) -> Iterator[_Entry]:
    from guarantees.links.addresses import to_gap

    for element in catalogue.elements.values():
        yield element.name, to_gap(element.id).removeprefix("./"), element.question


def _plain(text: str) -> str:
    """A text that Markdown takes as plain text, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
