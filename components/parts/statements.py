"""Statements and positions with their evidence, as every document shows them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import htpy as h

from components.parts.dates import date_markup, facts_markup
from components.parts.own_words import quotation, source_title
from guarantees.links.addresses import to_sources
from guarantees.words.statement_words import PlaceView, StatementView


def citations(numbers: Sequence[int]) -> h.Node:
    """The numbers of sources, each leading to the list at the end of the page."""
    return (
        numbers
        and h.span(".cites")[
            (
                h.a(href=f"#source-{number}", aria_label=f"Source {number}")[f"[{number}]"]
                for number in numbers
            )
        ]
    )


def opener(address: str, column: str, row: str, also: str = "", **named: str | None) -> h.Element:
    """A link that opens the evidence of a cell. ``address`` is that of the page with nothing open; ``also`` classes."""
    and_ = "&" if "?" in address else "?"
    return h.a(
        f".open{also}",
        href=f"{address}{and_}cell={column}.{row}",
        data_cell=f"{column}~{row}",
        data_stay=True,
        **named,
    )


def signed(sign: str, words: h.Node) -> list[h.Node]:
    """A sign, hidden from screen readers, and the words that say the same."""
    return [h.span(".sign", aria_hidden="true")[sign], words]


def arrow(sign: str) -> h.Element:
    """An arrow next to the words of a link, hidden from screen readers."""
    return h.span(aria_hidden="true")[sign]


def statement_list(statements: Iterable[StatementView], *, explained: bool = False) -> h.Element:
    """Several statements under each other."""
    return h.div(".statements")[
        (statement_markup(each, explained=explained) for each in statements)
    ]


def statement_markup(shown: StatementView, *, explained: bool = False) -> h.Element:
    """One statement: what it says, who says so, how it is known, when, and where it was read.

    How it is known is ``explained`` in words, or in a hover text.
    """
    label = shown.standing_label if shown.standing not in ("", "shown") else ""
    return h.div(".statement")[
        (shown.text or label)
        and h.p[
            shown.text
            and [h.span(".sign", aria_hidden="true")[shown.sign], h.b[shown.text], label and " "],
            label and h.span(".tag")[label],
        ],
        h.p(".says")[shown.says],
        h.dl[(_fact(name, words) for name, words in _facts(shown, explained))],
        place_list(shown.places),
    ]


def _facts(shown: StatementView, explained: bool) -> list[tuple[str, Sequence[h.Node]]]:
    office = f", {shown.speaker_office}" if shown.speaker_office else ""
    note = f" ({shown.known_note})" if shown.known_note else ""
    how_known = h.span(title=shown.mode_meaning)[shown.mode]
    meaning = h.span(".soft")[f" – {shown.mode_meaning}"]
    known = date_markup(shown.known) if shown.known else "not known"
    dates = ["stated ", stated(shown), " · public ", known]
    readings = [[h.b[reading.by], ": ", reading.says] for reading in shown.readings]
    return [
        ("Speaker", [[h.b[_speaker(shown)], office]]),
        ("Attributed to", _given(shown.attributed_to)),
        ("How known", [[shown.mode, meaning] if explained else how_known]),
        ("Dates", [[dates, h.span(".soft")[note]]]),
        ("Condition", _given(shown.condition)),
        ("Estimate", [h.strong[shown.estimate]] if shown.estimate else []),
        ("Note", _given(shown.note)),
        ("Read as", readings),
        ("Denied by", list(shown.denied_by)),
    ]


def stated(shown: StatementView) -> h.Fragment:
    """When it was said, and of which earlier time."""
    of = shown.held and [", of ", date_markup(shown.held)]
    return h.fragment[date_markup(shown.stated), of]


def _speaker(shown: StatementView) -> h.Node:
    if not shown.speaker_link:
        return shown.speaker
    return h.a(href=shown.speaker_link, title=shown.speaker_about or None)[shown.speaker]


def _given(words: str) -> list[h.Node]:
    return [words] if words else []


def _fact(name: str, words: Sequence[h.Node]) -> h.Node:
    return words and [h.dt[name], (h.dd[each] for each in words)]


def place_list(places: Sequence[PlaceView]) -> h.Node:
    """Where something was read: each place with its quotation and the way its words took."""
    return places and h.div(".places")[(_place(place) for place in places)]


def _place(place: PlaceView) -> h.Element:
    number = f"[{place.citation}] " if place.citation else ""
    return h.figure(".place")[
        place.quote and h.blockquote[_quoted(place)],
        h.figcaption[
            number,
            h.a(href=to_sources(place.source))[place.short_name],
            place.at and f", {place.at}",
            h.span(".soft")[" · ", source_title(place.title, place.title_language)],
            is_web_address(place.url)
            and [
                " · ",
                h.a(href=place.url, target="_blank", rel="noopener noreferrer")["original"],
            ],
            place.opinion_of_relay and h.p(".tag")["Opinion of the source, not of the speaker"],
            place.chain
            and h.ol(".chain", aria_label="How it reached this page")[
                (h.li[facts_markup(step)] for step in place.chain)
            ],
        ],
    ]


def _quoted(place: PlaceView) -> h.Node:
    """The quotation; of a witness, marked where it differs from the first one."""
    if place.compared is None:
        return quotation(place.quote, place.language)
    return [
        quotation(place.quote, place.language, place.compared.runs),
        h.p(".soft")[place.compared.sentence],
    ]


def is_web_address(address: str) -> bool:
    """Whether a record's address may be a link: http or https, never a script."""
    return address.lower().startswith(("http://", "https://"))
