"""components/parts/evidence.py: the evidence of a cell as HTML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from components.parts.evidence import evidence_markup
from guarantees.catalogue.record_links import RecordLinks
from guarantees.pages.tables.panel import (
    CellEvidence,
    CitationView,
    PanelGroup,
    RelatedLink,
    SearchedView,
)
from guarantees.records.dates import EdtfDate
from guarantees.words.cell_words import CellLine
from guarantees.words.statement_words import ContradictionView
from tests.components.parsed_html import Parsed
from tests.components.parts.test_statements import BARE, STATEMENT

CLOSE = "./compare?proposals=alpha"
HOSTILE = (
    """"'><script>window.harmed=1</script><img src=x onerror=alert(1)></dialog></template>&amp;"""
)
PANEL = CellEvidence(
    column="alpha",
    row="legal-effect",
    row_name="Legal effect",
    column_name="Alpha pact",
    question="Does it bind?",
    lines=(CellLine("✓", "yes", "Legally binding"), CellLine("✕", "no", "Not binding")),
    state_label="Disputed",
    why="Sylvania denies what Anna Lind says.",
    groups=(
        PanelGroup(
            "Of two values", (STATEMENT,), CellLine("◐", "partial", "In part"), "Both count."
        ),
        PanelGroup("Earlier", (replace(STATEMENT, says="It bound."), BARE)),
    ),
    absence="Read to its end.",
    searched=(SearchedView("gazette", "The Gazette", EdtfDate.parse("2025-09-01")),),
    contradictions=(
        ContradictionView("Treaty or not", "They differ.", ("A says so.", "B does not.")),
    ),
    background_title="What the question means",
    background=("Whether it binds.", "Code what it says."),
    related_links=(RelatedLink("All about this proposal", "./proposal?id=alpha"),),
    link="?proposals=alpha&cell=alpha.legal-effect",
    citation=CitationView("Security guarantees compared, Alpha pact.", "?cell=alpha.legal-effect"),
    record=RecordLinks("Legal effect, Alpha", "https://x.example/e", "https://x.example/r"),
    looked_for="“bind”",
)
NOTHING = replace(
    PANEL,
    **dict.fromkeys(("question", "state_label", "why", "absence", "link", "looked_for"), ""),
    **dict.fromkeys(("groups", "searched", "contradictions", "background", "related_links"), ()),
    record=None,
)
# For machines, or shown as something else than their words.
NOT_SHOWN = {
    *("column", "row", "tone", "standing", "source", "url", "language", "change", "speaker_link"),
    *("address", "edit", "report", "about", "link"),
}


def texts(shown: Any, name: str = "") -> Iterator[str]:
    """Every text of a view model that a reader is to see."""
    if isinstance(shown, EdtfDate):
        yield shown.short()
    elif is_dataclass(shown):
        for field in fields(shown):
            yield from texts(getattr(shown, field.name), field.name)
    elif isinstance(shown, tuple):
        for each in shown:
            yield from texts(each, name)
    elif isinstance(shown, str) and shown and name not in NOT_SHOWN:
        yield shown


def parsed(panel: CellEvidence, close: str = CLOSE) -> Parsed:
    """The markup of a panel, taken apart."""
    return Parsed(str(evidence_markup(panel, close)))


def test_everything_the_panel_knows_is_said() -> None:
    """Question, answer, reasons, statements with all their facts, silence, contradictions, rule: each text is there."""
    shown = parsed(PANEL)
    missing = [text for text in texts(PANEL) if text not in shown.text]
    assert [] == missing
    assert len([*texts(PANEL)]) > 70


def test_the_parts_come_in_the_order_of_reading() -> None:
    """From what the cell says over what it rests on to what to do with it."""
    words = parsed(PANEL).text
    parts = (
        *(
            "Legal effect",
            "Alpha pact",
            "Does it bind?",
            "Not binding",
            "Disputed",
            "Sylvania denies",
        ),
        *("Of two values", "In part", "Both count.", "It binds.", "It bound.", "Read to its end."),
        *("Searched", "Contradictions", "What the question means", "All about this proposal"),
        *("Edit this record", "Citation of this cell", "Copy link to this cell"),
    )
    places = [words.index(part) for part in parts]
    assert sorted(places) == places


def test_a_cell_without_statements_has_no_empty_parts() -> None:
    """What is not there leaves neither heading nor list behind."""
    shown = parsed(NOTHING)
    assert [
        "Legal effect",
        "Alpha pact",
        "×",
        "✓",
        "Legally binding",
        "✕",
        "Not binding",
        "Close",
    ] == [text for text in shown.texts if text.strip()]
    assert not {"h3", "section", "ul", "nav", "details", "button"} & {
        tag for tag, _ in shown.elements
    }


def test_a_state_that_the_answer_names_is_not_said_twice() -> None:
    """ "Silent" is the whole answer, so it does not stand below itself."""
    silent = replace(NOTHING, lines=(CellLine("∅", "absent", "Silent"),), state_label="Silent")
    assert 1 == parsed(silent).texts.count("Silent")


def test_a_title_is_not_repeated_by_its_statements() -> None:
    """Under "Earlier" no statement is marked as earlier; under another title each says what it is."""
    tags = [each for each in parsed(PANEL).elements if each[1].get("class") == "tag"]
    opinions = 2
    assert 1 + opinions == len(tags)


def test_how_it_is_known_is_explained() -> None:
    """Next to the words for it, where a finger reaches it too, and not in a hover text."""
    assert "quoted directly – Said or written by the speaker." in parsed(PANEL).text


def test_a_quotation_is_kept_from_translators() -> None:
    """Words of a source carry their language, and no translation is taken for them; nor for the citation."""
    place = replace(STATEMENT.places[0], language="ru")
    group = PanelGroup("Of two values", (replace(STATEMENT, places=(place,)),))
    shown = parsed(replace(PANEL, groups=(group,)))
    assert [{"lang": "ru", "translate": "no"}] == shown.all("q")
    assert ["cell-citation"] == [each["id"] for each in shown.all("p", translate="no")]


def test_it_is_named_and_knows_its_cell() -> None:
    """The dialog is open without a script, has its heading for a name, and says which cell it is about."""
    [dialog] = parsed(PANEL).all("dialog")
    assert dialog == {
        "class": "panel",
        "open": None,
        "aria-labelledby": "evidence-heading",
        "data-shows": "alpha~legal-effect",
    }
    assert ["evidence-heading"] == [each["id"] for each in parsed(PANEL).all("h2")]


def test_it_is_closed_by_a_link() -> None:
    """Without scripts too: at its head and at its end."""
    closing = [each for each in parsed(PANEL).all("a") if "data-close" in each]
    assert [CLOSE, CLOSE] == [each["href"] for each in closing]


def test_a_draft_is_closed_by_a_button_and_has_no_link() -> None:
    """No link leads to a draft, so there is none to copy and none to go back to."""
    shown = parsed(replace(PANEL, link=""), "")
    assert 2 == len([each for each in shown.all("button") if "data-close" in each])
    assert [] == shown.values("data-copy") + shown.values("data-address")
    assert "Citation of this cell" not in shown.text


def test_what_is_copied_is_the_public_address() -> None:
    """The browser completes the links, those of the HTML that embeds the cell too; each button names what it copies."""
    shown = parsed(PANEL)
    page, _, _ = CLOSE.partition("?")
    assert [
        PANEL.citation.link,
        PANEL.link,
        f"./embed/{page.removeprefix('./')}{PANEL.link}",
        "./embed/frame.js",
        f"{page}{PANEL.link}",
    ] == shown.values("data-address")
    assert ["cell-citation", "cell-link", "cell-embed"] == shown.values("data-copy")
    assert {"cell-citation", "cell-link", "cell-embed"} <= {*shown.values("id")}


def hostile(shown: Any) -> Any:
    """The same view model, with markup for every text that is no address and no word for machines."""
    if isinstance(shown, EdtfDate):
        return shown
    if is_dataclass(shown):
        found = {field.name: getattr(shown, field.name) for field in fields(shown)}
        kept = {"tone", "standing", "change", "edit", "report"}
        return replace(
            shown, **{name: hostile(value) for name, value in found.items() if name not in kept}
        )  # type: ignore[type-var]
    if isinstance(shown, tuple):
        return tuple(map(hostile, shown))
    return HOSTILE if isinstance(shown, str) and shown else shown


def test_a_hostile_panel_stays_text() -> None:
    """Whatever a record says is shown letter by letter and makes neither element, attribute nor script's address."""
    usual, shown = parsed(PANEL), parsed(hostile(PANEL), HOSTILE)
    assert {tag for tag, _ in shown.elements} <= {tag for tag, _ in usual.elements}
    assert {name for _, found in shown.elements for name in found} == {
        name for _, found in usual.elements for name in found
    }
    assert HOSTILE in shown.text


@pytest.mark.parametrize("panel", [PANEL, NOTHING])
def test_every_id_is_there_once(panel: CellEvidence) -> None:
    """A label, and a button that copies, find the part they name."""
    ids = parsed(panel).values("id")
    assert len({*ids}) == len(ids)
