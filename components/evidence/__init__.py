"""The evidence behind one cell: a panel beside the table, a sheet on a narrow screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from components.browser_code import loader

_EVIDENCE = st.components.v2.component(
    "guarantees_evidence",
    js=loader("evidence"),
)


def evidence(
    panel: dict[str, Any] | None, *, link: str, key: str, on_close: Callable[[], None]
) -> Any:
    """Draw `panel`, a CellEvidence of docs/view-models.md, or nothing; return Streamlit's result.

    Call it in every run, with None while no cell is open: the table learns from this component,
    in the browser, which cell is open, and the button that copies the link learns `link`, the
    query string of all that the page shows.

    on_close takes no arguments and runs before the script does. `st.session_state[key].close` is
    then `{"proposal": id, "element": id}`, the cell that the reader closed. It comes from the
    browser: check it before using it.
    """
    return _EVIDENCE(data={"panel": panel, "link": link}, key=key, on_close_change=on_close)
