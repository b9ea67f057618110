"""Records whose every text is markup: shown letter by letter on every page, and made into nothing."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from typing import Any
from urllib.parse import urlencode

import pytest
import yaml
from playwright.sync_api import Locator, Page, expect

from components.pages.table import PAGES
from components.parts.rendering import rendered
from guarantees.catalogue.catalogue import Loaded, load
from guarantees.pages.tables.comparison import compare
from guarantees.pages.tables.panel import CellEvidence, cell_evidence
from guarantees.pages.tables.query import COMPARE_LINK
from tests.browser.conftest import UNPREPARED
from tests.browser.documents import KNOWN_TO_ALL
from tests.builders import RECORDS, sample, sample_text, write_records

Open = Callable[..., Page]
HOSTILE = (
    "<script>window.harmed=1</script> **bold** _i_ $x^2$ :red[x] [a](javascript:alert(1)) "
    "<img src=x onerror=window.harmed=1> https://example.org"
)
# For fields of few characters, and for lists whose words must differ.
SHORT = (
    "<img src=x onerror=window.harmed=1>",
    "<script>window.harmed=1</script>",
    "**b** _i_ $x^2$ :red[x] `c` ~~d~~",
    "[a](javascript:alert(1)) :smile:",
    "www.example.org a@b.org -- -> &lt;",
)
LONG_FIELDS = {
    *("name", "summary", "says", "title", "about", "definition", "coding_rule", "meaning"),
    *("note", "question", "office"),
}
SHORT_FIELDS = {"short_name", "label", "quote"}
# Presets and elements, by a field that nothing else with a name has.
SHORT_NAMED = {"proposals", "definition"}
# Everything that Markdown, HTML or Streamlit could make of these texts.
MADE = ":is(img[src=x], script, strong, em, code:not([id]), del, .katex, span[class*=red])"


def hostile_text(
    name: str, long_texts: Sequence[str] = (HOSTILE,), short_texts: Sequence[str] = SHORT
) -> str:
    """A file of the small folder with markup for each of its texts."""
    count = itertools.count()

    def markup(key: str, written: Any, beside: Any) -> Any:
        if not isinstance(written, str) or written.isdigit():
            return with_markup(written)
        # The number keeps apart what must differ.
        number = next(count)
        short = key in SHORT_FIELDS or (key == "name" and SHORT_NAMED & set(beside))
        if short or written.startswith("Article "):
            return f"{short_texts[number % len(short_texts)]} {number}"
        text = long_texts[number % len(long_texts)]
        return f"{text} {number}" if key in LONG_FIELDS else written

    def with_markup(tree: Any) -> Any:
        if isinstance(tree, dict):
            return {key: markup(key, value, tree) for key, value in tree.items()}
        return [with_markup(each) for each in tree] if isinstance(tree, list) else tree

    return yaml.safe_dump(with_markup(yaml.load(sample_text(name), yaml.BaseLoader)))


@pytest.fixture(scope="module")
def hostile(
    start_server: Callable, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Loaded]]:
    """A server of such records, one of them broken: its address, and what it loaded."""
    folder = tmp_path_factory.mktemp("hostile") / "records"
    names = [path.relative_to(RECORDS).as_posix() for path in RECORDS.rglob("*.yaml")]
    write_records(folder, {name: hostile_text(name) for name in names})
    broken = sample_text(
        "beta.yaml", ("id: beta", "id: gamma"), ("kind: demand", f"kind: '{HOSTILE}'")
    )
    (folder / "gamma.yaml").write_text(broken, encoding="utf-8")
    loaded = load(folder, "records")
    with start_server(records=folder, program=UNPREPARED) as running:
        yield running.url, loaded


def assert_nothing_was_made(tab: Page, own: str = "") -> None:
    """No script ran, and no element or link came of a text; ``own`` is the page's HTML without hostile texts."""
    count = "([html, made]) => new DOMParser().parseFromString(html, 'text/html').querySelectorAll(made).length"
    assert tab.evaluate("window.harmed") is None
    expect(tab.locator(f"#root {MADE}")).to_have_count(tab.evaluate(count, [own, MADE]))
    links = tab.locator("#root a[href]").evaluate_all("all => all.map((link) => link.href)")
    ours = (
        "http://127.0.0.1",
        "https://example.org/gazette",
        "https://creativecommons.org/",
        "https://www.apache.org/licenses/",
    )
    assert [] == [link for link in links if not link.startswith(ours)]


def read(texts: Locator) -> list[str]:
    """What each element shows."""
    expect(texts.first).to_be_visible()
    return [text.strip() for text in texts.all_text_contents()]


def test_the_records_are_hostile(hostile: tuple[str, Loaded]) -> None:
    """Only the record broken on purpose has problems; every text of the others is markup."""
    _, loaded = hostile
    catalogue = loaded.catalogue
    assert {"records/gamma.yaml"} == {problem.path for problem in loaded.problems}
    texts = [
        *(proposal.name for proposal in catalogue.proposals.values()),
        *(element.question for element in catalogue.elements.values()),
        *(family.about for family in catalogue.families.values()),
        *(source.title for source in catalogue.sources.values()),
        *(actor.name for actor in catalogue.actors.values()),
    ]
    assert [] == [text for text in texts if not text.startswith(HOSTILE)]


def test_the_evidence_shows_markup_as_text(page: Open, hostile: tuple[str, Loaded]) -> None:
    """Statements, speakers, conditions, readings, denials, quotations, chains and rules show each letter."""
    url, loaded = hostile
    catalogue = loaded.catalogue
    tab = page(f"{url}/compare")
    panel = tab.locator("#root .panel")
    for proposal, element in itertools.product(catalogue.proposals, catalogue.elements):
        query = COMPARE_LINK.decode({"cell": f"{proposal}.{element}"}, catalogue).query
        model = cell_evidence(query, compare(query, catalogue), catalogue)
        # Not by mouse: heads of such length hide half of the table.
        tab.locator(f'#root .open[data-cell="{proposal}~{element}"]').press("Enter")
        expect(panel).to_have_attribute("data-shows", f"{proposal}~{element}")
        panel.evaluate(
            "panel => panel.querySelectorAll('details').forEach((each) => each.open = true)"
        )
        shown = " ".join(panel.inner_text().split())
        assert [] == [text for text in texts_of(model) if text not in shown]
        assert_nothing_was_made(tab)


def texts_of(model: CellEvidence) -> list[str]:
    """Every text of a panel that comes from a record."""
    texts = [
        *(model.row_name, model.column_name, model.question, model.lines[0].text, model.why),
        *(*model.background, model.absence),
        *(source.short_name for source in model.searched),
        *(
            side
            for entry in model.contradictions
            for side in (entry.name, entry.note, *entry.sides)
        ),
    ]
    for said in model.statements:
        texts += [said.says, said.speaker, said.speaker_office, said.condition, said.note]
        texts += [said.attributed_to, *said.denied_by]
        texts += [f"{reading.by}: {reading.says}" for reading in said.readings]
        for place in said.places:
            texts += [place.short_name, place.title, place.at, place.quote]
            texts += [each for step in place.chain for each in step if isinstance(each, str)]
    return texts


@pytest.mark.parametrize("name", PAGES)
def test_a_document_shows_markup_as_text(
    page: Open, hostile: tuple[str, Loaded], name: str
) -> None:
    """Every page that is a document shows each letter of what the server rendered, and makes nothing of it."""
    url, loaded = hostile
    query = PAGES[name].link.decode({}, loaded.catalogue).query
    html = rendered(PAGES[name], query, loaded.catalogue).html
    tab = page(f"{url}/{'' if name == 'overview' else name}")
    documents = tab.locator("#root .guarantees-document")
    meant = f"""html => {{
        const {{body}} = new DOMParser().parseFromString(html, "text/html");
        return ({KNOWN_TO_ALL})(body).textContent;
    }}"""
    # Curate has its form between the heading and the rest.
    expect(documents).to_have_count(2 if name == "curate" else 1)
    document = documents.last
    shown = document.evaluate(f"root => ({KNOWN_TO_ALL})(root).textContent")
    assert shown == tab.evaluate(meant, html)
    if name in ("overview", "proposal", "sources"):
        assert HOSTILE in document.inner_text()
    assert_nothing_was_made(tab, own=rendered(PAGES[name], query, sample()).html)


@pytest.mark.parametrize("name", ["search", "compare", "sources"])
def test_a_hostile_link_makes_and_runs_nothing(
    page: Open, hostile: tuple[str, Loaded], name: str
) -> None:
    """Markup in every parameter of a link is words that the page does not know; `make hostile` tries many more."""
    link = urlencode(dict.fromkeys((*PAGES[name].link.names, "unknown"), HOSTILE))
    tab = page(f"{hostile[0]}/{name}?{link}")
    expect(tab.locator("#root .guarantees-document")).to_have_count(1)
    assert tab.evaluate("window.harmed") is None
    expect(tab.locator("#root :is(img[src=x], script, strong, .katex)")).to_have_count(0)


def test_notices_show_markup_as_text(page: Open, hostile: tuple[str, Loaded]) -> None:
    """What a broken record says in place of a known word is quoted in the notice letter by letter."""
    url, loaded = hostile
    tab = page(f"{url}/compare")
    notice = tab.get_by_test_id("stExpander")
    notice.locator("summary").click()
    expect(notice.get_by_test_id("stText")).to_have_text([str(p) for p in loaded.problems])
    assert any("<script>window.harmed=1</script>" in each.message for each in loaded.problems)
    assert_nothing_was_made(tab)
