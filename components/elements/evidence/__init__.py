"""The evidence behind one cell: a panel next to the table, a sheet on a narrow screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from components.elements.assets import loader

_EVIDENCE = st.components.v2.component(
    "guarantees_evidence",
    js=loader("evidence"),
)


def evidence(message: bytes, *, key: str, on_close: Callable[[], None]) -> Any:
    """Draw a panel, or nothing; return Streamlit's result.

    ``message`` is what ``components.parts.rendering.evidence_message`` gives: bytes, because in a dict Streamlit
    looks for data frames, and imports pandas for that. Call it in every run, also while no cell is open: the table
    learns from this component, in the browser, which cell is open, and the button that copies the link learns the link.

    on_close takes no arguments and runs before the script does. `st.session_state[key].close` is then
    `{"column": id, "row": id}`, the cell that the reader closed. It comes from the browser: check it before using it.
    """
    return _EVIDENCE(data=message, key=key, on_close_change=on_close)
