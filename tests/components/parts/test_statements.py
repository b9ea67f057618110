"""components/parts/statements.py: statements, places and contradictions as HTML, what a record says as text."""

from __future__ import annotations

from dataclasses import fields, replace

import htpy as h
import pytest

from components.parts.statements import (
    is_web_address,
    place_list,
    statement_list,
    statement_markup,
)
from guarantees.records.dates import EdtfDate
from guarantees.words.statement_words import (
    PlaceView,
    ReadingView,
    StatementView,
)
from tests.components.parsed_html import Parsed

PLACE = PlaceView(
    source="gazette",
    citation=2,
    short_name="Gazette, Aug 2025",
    title="A pact is near",
    at="paragraph 4",
    quote="a mere declaration",
    chain=(("Anna Lind (quoted directly)",), ("Read here: whole text",)),
    opinion_of_relay=True,
    url="https://example.org/gazette",
    language="en",
)
BARE_PLACE = PlaceView("gazette", 0, "Gazette", "A pact", "", "", (), False, "", "")
LINKED = '<a href="./actor?id=anna-lind">Anna Lind</a>'
STATEMENT = StatementView(
    standing="earlier",
    standing_label="Earlier",
    text="Legally binding",
    sign="✓",
    says="It binds.",
    speaker="Anna Lind",
    speaker_link="./actor?id=anna-lind",
    speaker_about="",
    speaker_office="Foreign minister, Freedonia",
    attributed_to="Sylvania",
    mode="quoted directly",
    mode_meaning="Said or written by the speaker.",
    stated=EdtfDate.parse("2024-05"),
    held=None,
    known=EdtfDate.parse("2024-06"),
    known_note="earliest publication among its sources",
    condition="Only after a ceasefire.",
    estimate="The speaker's personal estimate.",
    note="Noted.",
    readings=(ReadingView("Sylvania", "It does not."), ReadingView("Gazette", "It may.")),
    denied_by=("Sylvania: Untrue. (Gazette, paragraph 4)", "Gazette: Untrue. (Gazette, p. 5)"),
    places=(PLACE,),
)
BARE = replace(
    STATEMENT,
    **dict.fromkeys(
        ("standing", "standing_label", "speaker_office", "attributed_to", "known_note"), ""
    ),
    **dict.fromkeys(("text", "condition", "estimate", "note"), ""),
    **dict.fromkeys(("readings", "denied_by", "places"), ()),
)


def joined(*parts: str) -> str:
    """HTML that is written here in several lines."""
    return "".join(parts)


PLACE_HTML = joined(
    '<figure class="place"><blockquote><q lang="en" translate="no">a mere declaration</q></blockquote>',
    '<figcaption>[2] <a href="./sources?source=gazette">Gazette, Aug 2025</a>, paragraph 4',
    '<span class="soft"> · <span translate="no">A pact is near</span></span> · <a href="https://example.org/gazette" ',
    'target="_blank" rel="noopener noreferrer">original</a>',
    '<p class="tag">Opinion of the source, not of the speaker</p>',
    '<ol class="chain" aria-label="How it reached this page">',
    "<li>Anna Lind (quoted directly)</li><li>Read here: whole text</li></ol></figcaption></figure>",
)


def test_a_whole_place() -> None:
    """Quotation, number, source, place, title, original and the way of the words come in that order."""
    assert str(place_list([PLACE])) == f'<div class="places">{PLACE_HTML}</div>'


def test_a_bare_place() -> None:
    """What is not known of a place leaves nothing behind, not even a comma."""
    assert str(place_list([BARE_PLACE])) == joined(
        '<div class="places"><figure class="place"><figcaption>',
        '<a href="./sources?source=gazette">Gazette</a><span class="soft"> · <span translate="no">A pact</span></span>',
        "</figcaption></figure></div>",
    )


def test_no_places_are_no_list() -> None:
    """Where nothing was read there is no empty list."""
    assert str(h.fragment[place_list([])]) == ""


MAY = '<time class="date" datetime="2024-05" title="May 2024">May 2024</time>'
JUNE = '<time class="date" datetime="2024-06" title="June 2024">Jun 2024</time>'
WHOLE = joined(
    '<div class="statement">',
    '<p><span class="sign" aria-hidden="true">✓</span><b>Legally binding</b> ',
    '<span class="tag">Earlier</span></p>',
    '<p class="says">It binds.</p>',
    f"<dl><dt>Speaker</dt><dd><b>{LINKED}</b>, Foreign minister, Freedonia</dd>",
    "<dt>Attributed to</dt><dd>Sylvania</dd>",
    '<dt>How known</dt><dd><span title="Said or written by the speaker.">quoted directly</span></dd>',
    f"<dt>Dates</dt><dd>stated {MAY} · public {JUNE}",
    '<span class="soft"> (earliest publication among its sources)</span></dd>',
    "<dt>Condition</dt><dd>Only after a ceasefire.</dd>",
    "<dt>Estimate</dt><dd><strong>The speaker&#39;s personal estimate.</strong></dd>",
    "<dt>Note</dt><dd>Noted.</dd>",
    "<dt>Read as</dt><dd><b>Sylvania</b>: It does not.</dd><dd><b>Gazette</b>: It may.</dd>",
    "<dt>Denied by</dt><dd>Sylvania: Untrue. (Gazette, paragraph 4)</dd>",
    "<dd>Gazette: Untrue. (Gazette, p. 5)</dd></dl>",
    f'<div class="places">{PLACE_HTML}</div></div>',
)
BARE_HTML = joined(
    '<div class="statement"><p class="says">It binds.</p>',
    f"<dl><dt>Speaker</dt><dd><b>{LINKED}</b></dd>",
    '<dt>How known</dt><dd><span title="Said or written by the speaker.">quoted directly</span></dd>',
    f"<dt>Dates</dt><dd>stated {MAY} · public {JUNE}",
    '<span class="soft"></span></dd></dl></div>',
)


def test_a_whole_statement() -> None:
    """Value and standing, words, everything a reader could doubt about them, and where they were read."""
    assert str(statement_markup(STATEMENT)) == WHOLE


def test_a_bare_statement() -> None:
    """What a statement does not have leaves nothing behind: no value, no empty name of a fact."""
    assert str(statement_markup(BARE)) == BARE_HTML


@pytest.mark.parametrize(("standing", "label"), [("shown", "Shown in the cell"), ("", "")])
def test_the_usual_standing_is_not_said(standing: str, label: str) -> None:
    """That a statement is the one shown goes without saying; only what else it may be is."""
    shown = replace(STATEMENT, standing=standing, standing_label=label)
    assert str(statement_markup(shown)) == WHOLE.replace(' <span class="tag">Earlier</span>', "")


def test_a_standing_is_said_also_without_a_value() -> None:
    """Withdrawn words are never mistaken for standing ones, also where no value of theirs is shown."""
    shown = replace(BARE, standing="withdrawn", standing_label="Withdrawn")
    tag = '<div class="statement"><p><span class="tag">Withdrawn</span></p>'
    assert str(statement_markup(shown)) == BARE_HTML.replace('<div class="statement">', tag)


def test_several_statements_stand_under_each_other() -> None:
    """A list holds its statements in order; none is an empty list."""
    assert str(statement_list([STATEMENT, BARE])) == (
        f'<div class="statements">{WHOLE}{BARE_HTML}</div>'
    )
    assert str(statement_list([])) == '<div class="statements"></div>'


@pytest.mark.parametrize(
    ("address", "is_link"),
    [
        ("https://example.org", True),
        ("HTTP://EXAMPLE.ORG", True),
        ("", False),
        ("javascript:alert(1)", False),
        ("JavaScript:alert(1)//https://example.org", False),
        (" https://example.org", False),
        ("//example.org", False),
        ("data:text/html,https://", False),
        ("https:/example.org", False),
        ("ftp://example.org", False),
    ],
)
def test_only_web_addresses_are_links(address: str, is_link: bool) -> None:
    """An address of another kind, a script above all, leads nowhere; the place is shown all the same."""
    assert is_web_address(address) is is_link
    html = str(place_list([replace(PLACE, url=address)]))
    found = [each["href"] for tag, each in Parsed(html).elements if tag == "a"]
    assert found == ["./sources?source=gazette", *([address] if is_link else [])]


# ---- records that are markup -----------------------------------------------------------------------

HOSTILE = (
    """"'><script>window.harmed=1</script><img src=x onerror=alert(1)></p></dl></template>"""
    "</details>&amp;[x](javascript:alert(1))$x$ **b**"
)


def hostile(shown: object) -> object:
    """A view model of which every text is markup."""
    texts = {
        field.name: HOSTILE
        for field in fields(shown)
        if isinstance(getattr(shown, field.name), str) and field.name != "standing"
    }
    return replace(shown, **texts)


HOSTILE_PLACE = replace(hostile(PLACE), chain=((HOSTILE,), (HOSTILE,)))
HOSTILE_STATEMENT = replace(
    hostile(STATEMENT),
    readings=(hostile(STATEMENT.readings[0]),),
    denied_by=(HOSTILE,),
    places=(HOSTILE_PLACE,),
)
MADE = {
    *("details", "summary", "div", "p", "span", "b", "strong", "dl", "dt", "dd", "a"),
    *("figure", "figcaption", "blockquote", "q", "ol", "ul", "li", "time"),
}


def test_a_hostile_statement_stays_text() -> None:
    """Names, words, notes, quotations, chains and titles are shown letter by letter and make no element."""
    html = str(statement_list([HOSTILE_STATEMENT]))
    tree = Parsed(html)
    assert {tag for tag, _ in tree.elements} <= MADE
    attributes = {name for _, found in tree.elements for name in found}
    assert attributes == {
        "class",
        "datetime",
        "aria-hidden",
        "aria-label",
        "title",
        "href",
        "lang",
        "translate",
    }
    assert [
        each["title"] for _, each in tree.elements if "title" in each and "datetime" not in each
    ] == [
        HOSTILE,
        HOSTILE,
    ]
    links = [each["href"] for tag, each in tree.elements if tag == "a"]
    assert 2 == len(links)
    assert links[1].startswith("./sources?source=%22%27%3E%3Cscript%3E")
    # Every text of a statement but its standing, and what is in attributes: meanings above, and a link.
    statement = [each.name for each in fields(STATEMENT) if each.type == "str"]
    place = ("short_name", "title", "at", "quote", "first of chain", "second of chain")
    others = ("reading.by", "reading.says", "denied_by")
    assert len(statement) - 4 + len(others) + len(place) == tree.text.count(HOSTILE)
