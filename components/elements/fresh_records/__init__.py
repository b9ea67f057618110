"""Runs the page again, wherever it is open, when a record on disk has changed or a problem has been fixed.

Streamlit cannot notify a page, so each visible page polls twice a second. Nothing is run or drawn until something has
changed.
"""

from __future__ import annotations

import streamlit as st

from components.elements.assets import loader

_component = st.components.v2.component("fresh_records", js=loader("fresh_records"))


def fresh_records(path: str, state: str) -> None:
    """Have the browser ask ``/records-state`` whether anything has changed since ``state``.

    ``path`` is that of the page being run.
    """
    # In a text, Streamlit would look for a data frame, with pandas: 80 MiB and the first reader's time.
    _component(
        data=f"{path}\n{state}".encode(), key="fresh_records", on_changed_change=lambda: None
    )
