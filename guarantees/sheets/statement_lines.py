"""Statements in the long form: the same columns wherever they come from."""

from __future__ import annotations

from guarantees.catalogue.catalogue import Catalogue
from guarantees.records.dates import in_words
from guarantees.records.registry import Event
from guarantees.sheets.book import LongForm, Row
from guarantees.words.statement_words import PlaceView, StatementView, place_view

STATEMENT_COLUMNS = (
    *("Role", "Value", "Statement", "Speaker", "Attributed to", "How known"),
    *("Stated", "Speaks of", "Public since", "Condition", "Note", "Stated (EDTF)", "Statement id"),
)
PLACE_COLUMNS = ("Source", "Place", "Quotation", "Language", "Way to the reader", "Address")
_STATEMENT_WIDTHS = (14, 24, 60, 20, 20, 20, 16, 16, 16, 30, 30, 14, 24)
_PLACE_WIDTHS = (24, 16, 30, 9, 40, 40)

Line = tuple[Row, tuple[Row, ...]]


def long_form(
    heads: tuple[str, ...], rows: tuple[Line, ...], widths: tuple[int, ...] = ()
) -> LongForm:
    """Rows of statements whose first columns, under ``heads``, say what each is about."""
    first = widths or tuple(24 for _ in heads)
    return LongForm(
        (*heads, *STATEMENT_COLUMNS),
        PLACE_COLUMNS,
        rows,
        (*first, *_STATEMENT_WIDTHS, *_PLACE_WIDTHS),
    )


def statement_line(about: Row, view: StatementView, id: str, role: str = "") -> Line:
    """A statement, after the columns that say what it is ``about``, with the places it was read in."""
    dates = (view.stated, view.held, view.known)
    said: Row = (
        *(role, view.text, view.says, view.speaker, view.attributed_to, view.mode),
        *(date.words() if date else "" for date in dates),
        *(view.condition, " ".join(each for each in (view.note, view.estimate) if each)),
        *(view.stated.text, id),
    )
    return (*about, *said), tuple(map(_place, view.places))


def event_line(about: Row, event: Event, catalogue: Catalogue) -> Line:
    """An event, in the columns of a statement, with the places it was read in."""
    said = (*("", "", event.says, "", "", ""), *(event.date.words(), "", "", ""))
    note = event.note or ""
    views = (place_view(place, catalogue) for place in event.evidence)
    return (*about, *said, note, event.date.text, event.id), tuple(map(_place, views))


def _place(place: PlaceView) -> Row:
    chain = " → ".join(in_words(step, ", ") for step in place.chain)
    return (place.short_name, place.at, place.quote, place.language, chain, place.url)


def no_statement(about: Row, note: str = "") -> Line:
    """The line of what nobody says anything about."""
    place = STATEMENT_COLUMNS.index("Note")
    return (*about, *(note if n == place else "" for n in range(len(STATEMENT_COLUMNS)))), ()
