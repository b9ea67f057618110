"""Places in a source: ``p12`` and ``p12-p14`` count the paragraphs of the archived text from p1."""

from __future__ import annotations

import re

_PARAGRAPHS = re.compile(r"p(\d+)(?:-p(\d+))?\Z")


def paragraph_range(at: str) -> range | None:
    """The paragraph numbers a locator names, or ``None`` when it is in words. A reversed range is empty."""
    match = _PARAGRAPHS.match(at)
    if match is None:
        return None
    first = int(match[1])
    return range(first, int(match[2] or first) + 1)
