"""One record of each kind is broken at a cold start: every page is drawn, and nothing disappears without a word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from html import unescape
from pathlib import Path

import pytest

from components.pages.table import PAGES
from components.parts.rendering import rendered
from guarantees.catalogue.catalogue import Catalogue, Loaded, load
from guarantees.pages.curate.report import report
from guarantees.pages.tables.comparison import compare
from guarantees.pages.tables.matrix import Matrix
from guarantees.pages.tables.panel import cell_evidence
from guarantees.pages.tables.positions import position_matrix
from guarantees.pages.tables.positions_panel import position_evidence
from guarantees.pages.tables.positions_query import POSITIONS_LINK
from guarantees.pages.tables.query import COMPARE_LINK
from tests.builders import RECORDS, sample_text, write_records

FURTHER = {
    "registry/name_variants.yaml": "names:\n  - spellings: [Freedonia, Fredonia]\n",
    "registry/identifiers.yaml": "\n".join(
        (
            "proposals: [alfa, alpha, beta]",
            "sources: [gazette-2025-08, treaty-2024, treaty-of-2024]",
            "actors: [anna-lind, freedonia, gazette, sylvania]",
            "elements: [assistance, force-size, guarantors, help, legal-effect]",
            "groups: [form, means]",
            "families: [pacts]",
            "presets: [alone, pacts]",
            "events: [summit]",
            "contradictions: [treaty-or-not]",
            "statements: [alpha-binding, sylvania-denies]",
        )
    )
    + "\n",
}
"""The kinds of record that the small folder has none of."""

# The file of a record of each kind, and a line of it with a typing error.
SLIPS = {
    "proposal": ("alpha.yaml", "summary: A treaty of mutual help."),
    "older proposal": ("beta.yaml", "kind: demand"),
    "source": ("sources/gazette-2025-08.yaml", "kind: news_report"),
    "older source": ("sources/treaty-2024.yaml", "kind: official_text"),
    "position": ("positions/sylvania.yaml", "stance: rejects"),
    "statement": ("alpha.yaml", "      value: binding"),
    "state": ("registry/actors.yaml", "name: Republic of Freedonia"),
    "actor with positions": ("registry/actors.yaml", "    name: Sylvania"),
    "outlet": ("registry/actors.yaml", "name: The Gazette"),
    "person": ("registry/actors.yaml", "name: Anna Lind"),
    "first group": ("registry/elements.yaml", "name: Form"),
    "last group": ("registry/elements.yaml", "name: Means"),
    "element with one option": ("registry/elements.yaml", "kind: choice\n"),
    "element with several options": ("registry/elements.yaml", "kind: choices"),
    "element with numbers": ("registry/elements.yaml", "kind: quantity"),
    "element with actors": ("registry/elements.yaml", "kind: actors"),
    "option": ("registry/elements.yaml", "label: Political"),
    "family": ("registry/families.yaml", "about: Promises of help."),
    "first preset": ("registry/families.yaml", "name: All pacts"),
    "last preset": ("registry/families.yaml", "name: Alpha alone"),
    "event": ("registry/events.yaml", "kind: meeting"),
    "contradiction": ("registry/contradictions.yaml", "name: A treaty or a declaration"),
    "name variants": ("registry/name_variants.yaml", "spellings: ["),
    "edition": ("registry/edition.yaml", "released: 2025-09-30"),
    "ledger of identifiers": ("registry/identifiers.yaml", "groups: [form"),
}
FILES = sorted({file for file, _ in SLIPS.values()})
BREAKS = [*SLIPS, *FILES]
KINDS = (
    "proposals",
    "sources",
    "actors",
    "groups",
    "elements",
    "families",
    "presets",
    "positions",
    "events",
    "contradictions",
)


@cache
def whole() -> Catalogue:
    """The catalogue with nothing broken."""
    return load(RECORDS, "records").catalogue


def text_of(file: str) -> str:
    """The text of a file with nothing broken."""
    return FURTHER[file] if file in FURTHER else sample_text(file)


def broken(what: str) -> Mapping[str, str]:
    """The files of a folder in which one record has a misspelled key, or one file is no YAML."""
    if what not in SLIPS:
        return {**FURTHER, what: f"{text_of(what)}\n]\n"}
    file, line = SLIPS[what]
    text, key = text_of(file), line.split(":")[0]
    assert text.count(line) == 1, f"{line!r} occurs {text.count(line)} times in {file}"
    return {**FURTHER, file: text.replace(line, line.replace(key, f"{key}_", 1))}


@pytest.fixture(params=BREAKS)
def loaded(request: pytest.FixtureRequest, tmp_path: Path) -> Loaded:
    """What a cold start gives of a folder in which one thing is broken."""
    return load(write_records(tmp_path, broken(request.param)), "records")


def links(name: str, catalogue: Catalogue) -> Iterator[dict[str, str]]:
    """The bare link to a page, and one to everything that the page can be asked for by its id."""
    yield {}
    for parameter, records in {
        "proposal": {"id": catalogue.proposals},
        "gap": {"element": catalogue.elements, "proposal": catalogue.proposals},
        "map": {"country": catalogue.actors},
        "sources": {"source": catalogue.sources, "about": catalogue.actors},
        # Which element a link names changes only what is open.
        "method": {"element": list(catalogue.elements)[:1]},
    }.get(name, {}).items():
        yield from ({parameter: id} for id in records)
    if name == "compare":
        yield {"proposals": ".".join(catalogue.proposals) or "none"}
    if name == "search":
        yield from ({"q": words} for words in ("freedonia", "treaty", "help", "sylvania"))
    if name == "positions":
        yield from ({"rows": rows, "unrecorded": "shown"} for rows in ("proposals", "elements"))


def drawn(name: str, catalogue: Catalogue) -> str:
    """All the text of a document page, whatever it is asked for."""
    link, pages = PAGES[name].link, []
    for parameters in links(name, catalogue):
        query = link.decode(parameters, catalogue).query
        pages.append(rendered(PAGES[name], query, catalogue).html)
    return unescape("".join(pages))


def stance_tables(catalogue: Catalogue) -> list[Matrix]:
    """Each table of stances, with the evidence of each of its cells drawn too."""
    found = []
    for parameters in links("positions", catalogue):
        query = POSITIONS_LINK.decode(parameters, catalogue).query
        table = position_matrix(query, catalogue)
        found.append(table)
        for cell in (cell for group in table.groups for row in group.rows for cell in row.cells):
            opened = replace(query, cell=(cell.column, cell.row))
            assert position_evidence(opened, table, catalogue) is not None
    return found


def test_every_page_is_drawn_and_shows_all_that_is_served(loaded: Loaded) -> None:
    """Nothing raises; proposals, elements, sources and events that are served are on the pages that list them."""
    catalogue = loaded.catalogue
    pages = {name: drawn(name, catalogue) for name in PAGES}
    everything = COMPARE_LINK.decode(list(links("compare", catalogue))[-1], catalogue).query
    compared = compare(everything, catalogue)
    stances = stance_tables(catalogue)
    if catalogue.proposals:
        rows = [row for group in compared.groups for row in group.rows]
        assert sorted(catalogue.elements) == sorted(row.id for row in rows)
        for cell in (cell for row in rows for cell in row.cells):
            opened = replace(everything, cell=(cell.column, cell.row))
            assert cell_evidence(opened, compared, catalogue) is not None
    if catalogue.positions:
        rows = {row.id for table in stances for group in table.groups for row in group.rows}
        assert {*catalogue.elements, *catalogue.proposals} <= rows
    names = {
        "method": [element.name for element in catalogue.elements.values()],
        "proposal": [proposal.name for proposal in catalogue.proposals.values()],
        "sources": [source.title for source in catalogue.sources.values()],
        "timeline": [event.name for event in catalogue.events.values()],
    }
    missing = [(page, n) for page, listed in names.items() for n in listed if n not in pages[page]]
    assert missing == []
    assert report(catalogue).version == catalogue.version


def test_every_record_that_is_lost_has_a_problem_in_its_file(loaded: Loaded) -> None:
    """A record that is not served is named by file and line; so is an edition, and a list of spellings."""
    named = {problem.path.removeprefix("records/") for problem in loaded.problems if problem.line}
    assert len(named) >= 1
    for kind in KINDS:
        lost = set(getattr(whole(), kind)) - set(getattr(loaded.catalogue, kind))
        assert {whole().places[kind, id].path for id in lost} <= named
    if loaded.catalogue.edition is None:
        assert "registry/edition.yaml" in named
    if not loaded.catalogue.name_variants:
        assert "registry/name_variants.yaml" in named
