"""Choices that several pages offer: one word of a vocabulary, an element, and a day."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import streamlit as st

from components.parts.page_state import show_in
from guarantees.catalogue.catalogue import Catalogue
from guarantees.links.link_reader import read_day
from guarantees.records.vocabulary import Term


def term_choice(
    label: str,
    terms: type[Term],
    *,
    key: str,
    on_change: Callable[[], None],
    words: Callable[[Any], str] = lambda term: term.label,
    **options: Any,
) -> None:
    """A choice of one word; its value is in the session under ``key``. ``options`` are those of the widget."""
    st.segmented_control(
        label,
        [term.value for term in terms],
        format_func=lambda value: words(terms(value)),
        key=key,
        on_change=on_change,
        required=True,
        **options,
    )


def element_choice(
    chosen: str, catalogue: Catalogue, *, key: str, on_change: Callable[[], None]
) -> None:
    """A list of all elements by number and name; the id of the ``chosen`` one ("" for none) is under ``key``."""
    st.session_state[key] = chosen or None
    st.selectbox(
        "Element",
        list(catalogue.elements),
        format_func=lambda name: (
            f"{catalogue.elements[name].number} {catalogue.elements[name].name}"
        ),
        key=key,
        on_change=on_change,
        placeholder="Element",
        label_visibility="collapsed",
        width=320,
    )


def day_input(
    label: str,
    day: datetime.date | None,
    *,
    key: str,
    on_change: Callable[[], None],
    example: str,
    empty: str,
) -> None:
    """A field for a day. ``empty`` says what it means to leave it empty."""
    show_in(key, day.isoformat() if day else "")
    # Not Streamlit's date field: a day typed there takes effect only after a click elsewhere.
    st.text_input(
        label,
        key=key,
        on_change=on_change,
        placeholder=example,
        help=f"Year, month and day, then Enter. Empty: {empty}",
    )


def typed_day(key: str) -> datetime.date | None:
    """The day in a field; ``None`` if it is empty. Raises ``ValueError``, with a sentence, if it holds no day."""
    written = (st.session_state[key] or "").strip()
    return read_day(written) if written else None
