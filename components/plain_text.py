"""Untrusted text in places where Streamlit reads Markdown."""

from __future__ import annotations

import string

_ESCAPES = str.maketrans({mark: f"\\{mark}" for mark in string.punctuation})


def plain(text: str) -> str:
    """The text such that Markdown shows it as it is: every mark that could mean something is escaped.

    That also disarms what Streamlit adds to Markdown (``:red[…]``, ``:material/…:``, ``$…$``) and bare web addresses.
    """
    return " ".join(text.split()).translate(_ESCAPES)
