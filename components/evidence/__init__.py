"""The evidence behind one cell: a panel beside the table, a sheet on a narrow screen."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import streamlit as st

from components.browser_code import loader
from guarantees.evidence import CellEvidence

_EVIDENCE = st.components.v2.component(
    "guarantees_evidence",
    js=loader("evidence"),
)


def evidence(
    panel: CellEvidence | None, *, link: str, key: str, on_close: Callable[[], None]
) -> Any:
    """Draw `panel`, or nothing; return Streamlit's result.

    Call it in every run, with None while no cell is open: the table learns from this component,
    in the browser, which cell is open, and the button that copies the link learns `link`, the
    query string of all that the page shows.

    on_close takes no arguments and runs before the script does. `st.session_state[key].close` is
    then `{"proposal": id, "element": id}`, the cell that the reader closed. It comes from the
    browser: check it before using it.
    """
    # As bytes: in a dict Streamlit looks for data frames, and imports pandas for that.
    data = json.dumps({"panel": panel, "link": link}, default=vars, ensure_ascii=False).encode()
    return _EVIDENCE(data=data, key=key, on_close_change=on_close)
