"""Untrusted text in places where Streamlit reads Markdown."""

from __future__ import annotations

import re
import string

_ESCAPES = str.maketrans({mark: f"\\{mark}" for mark in string.punctuation})
# What is made of text even where its marks are escaped: links of addresses, arrows and dashes of signs, a picture.
_MADE_LATER = re.compile(
    r"https?(?=://)|www(?=\.)|@(?=\w)|:(?=streamlit:)|[<>~](?==)|-(?=[->])|<(?=-)",
    re.IGNORECASE,
)
# Has no width and allows no line to end.
JOINER = "\u2060"


def plain(text: str) -> str:
    """The text such that Markdown shows it as it is: every mark that could mean something is escaped.

    That also disarms what Streamlit adds to Markdown (``:red[…]``, ``:material/…:``, ``$…$``). Web addresses and a few
    signs are recognised without marks; an invisible joiner inside keeps them as they are.
    """
    joined = _MADE_LATER.sub(lambda found: found[0] + JOINER, " ".join(text.split()))
    return joined.translate(_ESCAPES)
