"""Sources as HTML: the list with its filters, or one source opened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import htpy as h

from components.parts.dates import date_markup, facts_markup
from components.parts.empty_state import ELSEWHERE, EmptyStateLink, empty_state
from components.parts.own_words import quotation, source_title
from components.parts.record_page import fact_list, record_links_markup
from components.parts.statements import arrow, is_web_address
from components.parts.tables import stacked_table
from guarantees.catalogue.catalogue import Catalogue
from guarantees.links.addresses import to_sources
from guarantees.pages.sources.claims import CitedPlace, Claim
from guarantees.pages.sources.export import REFERENCE_FORMATS
from guarantees.pages.sources.opened import (
    ChainStep,
    ClaimGroup,
    ClaimPart,
    ContradictionHere,
    Coverage,
    Hand,
    OpenedSource,
)
from guarantees.pages.sources.page import (
    Facet,
    FacetValue,
    SourceGroup,
    SourceLibrary,
    SourceLine,
    source_library,
)
from guarantees.pages.sources.query import SourceQuery
from guarantees.records.source import UnusedParagraph
from guarantees.text.languages import NOT_KNOWN
from guarantees.words.citations import authentic_languages, extent_words, language
from guarantees.words.statement_words import place_words

MACHINE = "⚙"
# The licence of the styles requires the project's name and this link.
_STYLES = "https://citationstyles.org/"
# Widths and heights of a paragraph in the strip, in the units of its view box.
_STEP, _HEIGHT = 10, 24
_MARKS = {"cited": (0, _HEIGHT), "unused": (14, 10), "neither": (21, 3)}


def page_markup(query: SourceQuery, catalogue: Catalogue) -> h.Node:
    """The page from below its title."""
    return sources_markup(source_library(query, catalogue))


def sources_markup(library: SourceLibrary) -> h.Node:
    """The page of a view model."""
    return h.fragment[_opened(library.opened, library) if library.opened else _list(library),]


def name_of(query: SourceQuery, catalogue: Catalogue) -> str:
    """The title of the opened source; "" for the list."""
    source = catalogue.sources.get(query.source)
    return source.title if source else ""


def language_of(query: SourceQuery, catalogue: Catalogue) -> str:
    """The language of the title of the opened source, where that is not English."""
    source = catalogue.sources.get(query.source)
    return (source.title_language or "") if source else ""


# ---- the list ------------------------------------------------------------------------------


def _list(library: SourceLibrary) -> h.Element:
    return h.div(".shelf")[
        library.facets and _facets(library),
        h.section(".found")[
            h.header[
                h.h2[library.summary],
                library.clear
                and library.lines
                and h.a(".screen-only", href=library.clear, data_stay=True, data_focus="clear")[
                    "Clear search and filters"
                ],
                library.downloads and _downloads(library.downloads, "References of these sources"),
            ],
            library.groups
            and h.p(".soft.small")[
                "How often a source is cited says how much these records use it, not how far it is trusted."
            ],
            library.empty
            and empty_state(
                library.empty,
                EmptyStateLink("Clear search and filters", library.clear),
                EmptyStateLink(ELSEWHERE, library.elsewhere, stays=False),
            ),
            library.groups and _key(library.lines),
            (_group_of(group, library) for group in library.groups),
        ],
    ]


def _facets(library: SourceLibrary) -> h.Element:
    """On a narrow screen the filters are collapsed; see the style."""
    active = [value.label for facet in library.facets for value in facet.values if value.active]
    return h.nav(".filters.screen-only", aria_label="Filters")[
        h.h2(".hidden")["Filters"],
        h.details(data_open="filters")[
            h.summary[f"Filters: {', '.join(active) or 'none'}"],
            h.div(".facets")[(_facet(facet) for facet in library.facets)],
        ],
    ]


def _facet(facet: Facet) -> h.Element:
    return h.div(".facet")[
        h.h3[facet.label],
        h.ul[(h.li[_facet_value(value)] for value in facet.values)],
        facet.note and h.p(".soft.small")[facet.note],
    ]


def _facet_value(value: FacetValue) -> h.Element:
    """A link that switches a filter. A filter that is on has a check mark and says so to screen readers."""
    return h.a(
        {"class": {"chip": True, "active": value.active, "none": not value.count}},
        href=value.address,
        title=value.meaning or None,
        aria_current="true" if value.active else None,
        data_stay=True,
        data_focus=value.key,
    )[
        value.active and h.span(aria_hidden="true")["✓ "],
        value.label,
        " ",
        h.span(".count")[str(value.count)],
        h.span(".hidden")[" source" if value.count == 1 else " sources"],
    ]


def _key(lines: Sequence[SourceLine]) -> h.Element:
    codes = sorted({hand.language for line in lines for hand in line.hands} - {"", NOT_KNOWN})
    return h.details(".key", data_open="key")[
        h.summary["How to read the list"],
        h.p(".small")[
            "A bar: how many entries of the records cite the source. → Passed on, or translated. ",
            f"{MACHINE} By machine. ? An unknown language. ",
            "; ".join(f"{code}: {language(code)}" for code in codes),
            ".",
        ],
    ]


def _group_of(group: SourceGroup, library: SourceLibrary) -> h.Node:
    most = max(line.citations for line in library.lines) or 1
    heads = ("Source", "Kind", "Published", "Way to the reader", "Cited by")
    rows = (
        (
            [
                h.a(href=line.address)[line.record.short_name],
                h.cite[source_title(line.record.title, line.record.title_language or "")],
            ],
            line.record.kind.label,
            date_markup(line.record.published),
            [
                _hands(line.hands, line.way),
                h.span(".soft", aria_hidden="true")[f" · {extent_words(line.record)}"],
            ],
            h.span(".cited", style=f"--share:{100 * line.citations / most:.3g}%")[
                f"{line.citations:,}", h.span(".hidden")[" entries"]
            ],
        )
        for line in group.lines
    )
    table = stacked_table("list", heads, rows, group.heading or "Sources")
    if not group.heading:
        return table
    return h.section(".sources-of", style=f"--rows: {len(group.lines)}")[
        h.h3[group.heading], h.p(".soft.small")[group.about], table
    ]


def _hands(hands: Sequence[Hand], way: str) -> h.Fragment:
    """The route as a chain of outlets, each with the language where that changes; screen readers get it in words."""
    return h.fragment[
        h.span(".hidden")[way],
        h.span(".hands", title=way, aria_hidden="true")[
            (
                [place > 0 and " → ", h.span(".hand")[_hand(hand)]]
                for place, hand in enumerate(hands)
            )
        ],
    ]


def _hand(hand: Hand) -> h.Node:
    code = "?" if hand.language == NOT_KNOWN else hand.language
    return [hand.by_machine and f"{MACHINE} ", code and [h.b[code], " "], hand.who]


def _downloads(addresses: Mapping[str, str], label: str) -> h.Element:
    links = [
        h.a(href=address, title=REFERENCE_FORMATS[ending].meaning, download=True)[
            REFERENCE_FORMATS[ending].label
        ]
        for ending, address in addresses.items()
    ]
    return h.p(".downloads.screen-only")[
        f"{label}: ", ([" · " if place else "", link] for place, link in enumerate(links))
    ]


# ---- one source ----------------------------------------------------------------------------


def _opened(source: OpenedSource, library: SourceLibrary) -> h.Element:
    return h.article(".source")[
        _neighbours(library),
        h.div(".opening")[
            _head(source),
            h.section("#cite", tabindex="-1")[h.h2["How to cite it"], _cite(source, library)],
        ],
        _contents(source),
        _part("way", "From the speaker to what was read", _way(source)),
        _part("paragraphs", "Its paragraphs", _paragraphs(source)),
        _part("supports", "What it supports", _claims(source)),
        _part("contradictions", "Contradictions it takes part in", _contradictions(source)),
    ]


def _part(name: str, heading: str, content: h.Node) -> h.Element:
    return h.section(id=name, tabindex="-1")[h.h2[heading], content]


def _neighbours(library: SourceLibrary) -> h.Element:
    before, after = library.before, library.after
    return h.nav(".links.neighbours.screen-only", aria_label="Sources in the order of the list")[
        before and h.a(href=before.address)[arrow("← "), f"Previous: {before.record.short_name}"],
        h.a(href=library.back)[f"Back to the list: {library.summary}"],
        after and h.a(href=after.address)[f"Next: {after.record.short_name}", arrow(" →")],
    ]


def _head(opened: OpenedSource) -> h.Element:
    source = opened.record
    facts = [
        ("Called here", source.short_name),
        ("Kind", h.span(title=source.kind.meaning)[source.kind.label]),
        ("Published", date_markup(source.published)),
        ("Language read", language(source.language)),
        ("Valid in", authentic_languages(source)),
        ("Way to the reader", _hands(opened.hands, opened.way)),
        ("How much was read", extent_words(source)),
        ("Accessed", facts_markup((opened.accessed,))),
        ("Address", _web_link(source.url, source.url) if source.url else "none recorded"),
        ("Former ids", ", ".join(source.former_ids)),
        ("Note", source.note),
    ]
    return h.header[
        fact_list(facts),
        record_links_markup(opened.links),
    ]


def _web_link(url: str, text: str) -> h.Node:
    """A link to another site in a new tab; the address as text where it is not one of the web."""
    if not is_web_address(url):
        return url
    return h.a(
        href=url, title=None if text == url else url, target="_blank", rel="noopener noreferrer"
    )[text]


def _contents(source: OpenedSource) -> h.Element:
    """Links to the parts of the page, with how much is in each."""
    claims = sum(group.count for group in source.claims)
    parts = (
        ("way", "Way", len(source.chain)),
        ("paragraphs", "Paragraphs", len(source.coverage.states) if source.coverage else None),
        ("supports", "Supports", claims),
        ("contradictions", "Contradictions", len(source.contradictions)),
    )
    return h.nav(".links.screen-only", aria_label="On this page")[
        (
            h.a(href=f"#{part}")[name, count is not None and h.span(".soft")[f" {count}"]]
            for part, name, count in parts
        )
    ]


# ---- its way -------------------------------------------------------------------------------


def _way(source: OpenedSource) -> h.Node:
    return [
        h.ol(".way")[(_step(step) for step in source.chain)],
        source.relay_opinion
        and h.p[h.span(".tag")["opinion of a relay"], " ", source.relay_opinion],
    ]


def _step(step: ChainStep) -> h.Element:
    return h.li({"class": {"machine": step.by_machine}})[
        h.p(".role")[step.by_machine and h.span(aria_hidden="true")[f"{MACHINE} "], step.role],
        h.div(".who")[step.who],
        h.p(".small.soft")[facts_markup(step.facts)],
        step.url and h.p(".small")[_web_link(step.url, "address")],
        step.note and h.p(".note.small")[step.note],
    ]


# ---- its paragraphs ------------------------------------------------------------------------


def _paragraphs(source: OpenedSource) -> h.Node:
    coverage = source.coverage
    if coverage is None:
        return h.p(".soft")["Its paragraphs are not counted: no whole text of it is kept."]
    return [
        h.p[coverage.summary],
        _strip(coverage),
        h.p(".soft.small", aria_hidden="true")[
            "From the first paragraph to the last. Tall: cited. Low: set aside with a reason. Line: neither."
        ],
        source.record.unused and _unused(source.record.unused),
    ]


def _strip(coverage: Coverage) -> h.Element:
    """One mark for each paragraph; its height says whether it is cited."""
    width = _STEP * len(coverage.states)
    return h.svg(
        ".strip",
        role="img",
        viewBox=f"0 0 {width} {_HEIGHT}",
        style=f"max-width: {width / 16}rem",
        preserveAspectRatio="none",
    )[
        h.title[coverage.summary],
        (_mark(number, state) for number, state in enumerate(coverage.states)),
    ]


def _mark(number: int, state: str) -> h.Element:
    top, height = _MARKS[state]
    words = "set aside with a reason" if state == "unused" else state
    return h.rect(
        class_=state,
        x=str(_STEP * number + 1),
        y=str(top),
        width=str(_STEP - 2),
        height=str(height),
    )[h.title[f"Paragraph {number + 1}: {words}"]]


def _unused(paragraphs: Sequence[UnusedParagraph]) -> h.Element:
    return h.details(data_open="unused")[
        h.summary["Paragraphs that are not used, and why"],
        h.ul(".bullets")[(_unused_paragraph(each) for each in paragraphs)],
    ]


def _unused_paragraph(paragraph: UnusedParagraph) -> h.Element:
    at = place_words(paragraph.at)
    reason = h.span(title=paragraph.reason.meaning)[paragraph.reason.label]
    return h.li[f"{at[0].upper()}{at[1:]}: ", reason, paragraph.note and f". {paragraph.note}"]


# ---- what it supports ----------------------------------------------------------------------


def _claims(source: OpenedSource) -> h.Node:
    if not source.claims:
        return h.p(".soft")["Nothing in the records cites it."]
    return h.div(".groups")[(_group(group) for group in source.claims)]


def _group(group: ClaimGroup) -> h.Element:
    return h.div(".group")[
        h.h3[group.kind.label, " ", h.span(".soft")[str(group.count)]],
        h.p(".soft.small")[group.kind.meaning],
        h.div(".parts")[(_claim_part(part, group) for part in group.parts)],
    ]


def _claim_part(part: ClaimPart, group: ClaimGroup) -> h.Element:
    label = f"{part.label or 'Show all'} ({part.count})"
    if part.address:
        return h.p(".small")[h.a(href=part.address)[label]]
    caption = f"{group.kind.label}: {part.label}" if part.label else group.kind.label
    return h.details(data_open=part.key)[h.summary[label], _table(part.claims, caption)]


def _table(claims: Sequence[Claim], caption: str) -> h.Element:
    heads = ("About", "What it says", "Who, how, when", "Where in this source")
    return stacked_table("claims", heads, map(_claim, claims), caption)


def _claim(claim: Claim) -> Sequence[h.Node]:
    return (
        h.a(href=claim.address)[claim.subject],
        [h.span(".sign", aria_hidden="true")[claim.sign], h.b[claim.text], h.p[claim.says]],
        [facts_markup(claim.known), claim.voice and [" ", h.span(".tag")[claim.voice]]],
        [_place_here(place) for place in claim.places],
    )


def _place_here(place: CitedPlace) -> h.Element:
    return h.p[
        place.at,
        place.reported_by and f", a report by {place.reported_by}",
        place.quote and [": ", quotation(place.quote, place.language)],
        place.of_relay and [" ", h.span(".tag")["opinion of a relay"]],
    ]


# ---- contradictions ------------------------------------------------------------------------


def _contradictions(source: OpenedSource) -> h.Node:
    if not source.contradictions:
        return h.p(".soft")["No contradiction is recorded that involves words read in it."]
    return h.div(".contradictions")[
        (_contradiction(each, source.record.id) for each in source.contradictions)
    ]


def _contradiction(shown: ContradictionHere, source_id: str) -> h.Element:
    return h.div(".contradiction")[
        h.h3[h.span(".sign.tone-disputed", aria_hidden="true")["≠"], shown.record.name],
        h.ul[(_side(side, source_id) for side in shown.sides)],
        h.p(".soft.small")[h.b["Editors: "], shown.record.note],
    ]


def _side(side: Claim, source_id: str) -> h.Element:
    return h.li[
        h.p[side.says],
        h.p(".soft.small")[
            facts_markup(side.known), side.voice and [" ", h.span(".tag")[side.voice]]
        ],
        h.p(".small")[
            (_place_of_side(place, source_id) for place in side.places),
            h.a(href=side.address)[f"Shown under {side.subject}"],
        ],
    ]


def _place_of_side(place: CitedPlace, source_id: str) -> h.Node:
    name = (
        h.b["this source"]
        if place.source == source_id
        else h.a(href=to_sources(place.source))[place.source_name]
    )
    return ["Read in ", name, f", {place.at}. "]


# ---- citing it -----------------------------------------------------------------------------


def _cite(source: OpenedSource, library: SourceLibrary) -> h.Node:
    return [
        h.p(".citation", id="citation", translate="no")[
            (h.i[run.text] if run.italic else run.text for run in source.citation)
        ],
        h.p(".soft.small")[
            f"Style: {source.style.label}, by the ",
            h.a(href=_STYLES, target="_blank", rel="noopener noreferrer")[
                "Citation Style Language project"
            ],
            f". It cites what was read. Its way to the reader: {source.way}",
        ],
        h.p(".screen-only")[h.button(type="button", data_copy="citation")["Copy citation"]],
        _downloads(library.downloads, "This reference"),
    ]
