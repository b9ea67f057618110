"""The comparison as a table (as cards on a narrow screen), drawn in the reader's browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from components.elements.assets import loader

_MATRIX = st.components.v2.component(
    "guarantees_matrix",
    js=loader("matrix"),
)


def matrix(
    data: bytes,
    *,
    key: str,
    on_open: Callable[[], None],
    on_fold: Callable[[], None],
    on_column: Callable[[], None],
) -> Any:
    """Draw `data`, the Matrix of `view_models.d.ts` as JSON packed with gzip; return Streamlit's result.

    Packed bytes, because readers who ask for the same share them: Streamlit would write a dict as JSON
    twice in each run, and pack it for each reader.

    The three callbacks take no arguments and run before the script does. Each reads what the
    reader did from the component's state, which holds it for that one run and None in any other:

    - on_open: `st.session_state[key].open` is `{"column": id, "row": id}`
    - on_fold: `st.session_state[key].fold` is the id of the group to fold or unfold
    - on_column: `st.session_state[key].column` is
      `{"action": "left" | "right" | "remove", "column": id}`

    The values come from the browser: check ids and actions before using them. Which cell is open
    is known from the evidence component, in the browser, so opening a cell sends no table again.
    """
    return _MATRIX(
        data=data,
        key=key,
        on_open_change=on_open,
        on_fold_change=on_fold,
        on_column_change=on_column,
    )
