"""A button that copies the full link to what the page shows, defaults and data version spelled out.

Streamlit offers copying only inside a code block, and cannot know the page's public address.
"""

from __future__ import annotations

import streamlit as st

from components.elements.assets import loader

_HTML = """
<div data-copy-link>
  <button type="button">Copy link</button><span role="status"></span>
  <input aria-label="Link to this view" readonly hidden>
</div>
"""

_component = st.components.v2.component(
    "copy_link",
    html=_HTML,
    js=loader("copy_link"),
)


def copy_link(*, key: str) -> None:
    """Draw the button. It copies the link that the page's other components publish in the browser with every change."""
    _component(key=key)
