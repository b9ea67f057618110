"""Text for files that are XML inside."""

from __future__ import annotations

import re

# What XML cannot hold, however it is written.
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def in_plain_xml(text: str) -> str:
    """The text with a replacement sign for characters that no XML can hold."""
    return _NO_XML.sub("\ufffd", text)
