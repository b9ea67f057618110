"""HTML as text: what htpy's own ``str`` gives, in half the time.

htpy passes each piece up through every enclosing element. A page has ten thousand elements, so here the pieces go
straight into one list.

Adjacent elements have a space between their words: what only styling separates would otherwise be one word to text
browsers, to search engines, and when copied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import htpy as h
from markupsafe import escape

_INLINE = "a|abbr|b|bdi|button|cite|code|em|i|label|mark|small|span|strong|time"
# Where such elements end with a letter or digit and the next ones begin with one.
_TOGETHER = re.compile(
    rf"(</(?<=\w</)(?:{_INLINE})>(?:</(?:{_INLINE})>)*)(?=(?:<(?:{_INLINE})(?: [^>]*)?>)+\w)"
)


def text_of(markup: h.Node) -> str:
    """HTML as plain text. htpy's own string type would escape whatever is added to it."""
    pieces: list[str] = []
    _add(markup, pieces)
    return _TOGETHER.sub(r"\1 ", "".join(pieces))


def _add(node: Any, pieces: list[str]) -> None:
    kind = type(node)
    if isinstance(node, str):
        pieces.append(escape(node))
    elif kind is h.Element:
        pieces.append(f"<{node._name}{node._attrs}>")
        _add(node._children, pieces)
        pieces.append(f"</{node._name}>")
    elif kind is h.Fragment:
        _add(node._node, pieces)
    elif node is None or isinstance(node, bool):
        return
    elif isinstance(node, (list, tuple, Iterator)):
        for each in node:
            _add(each, pieces)
    else:
        # Rarer cases, and what htpy refuses.
        pieces.extend(h.fragment[node].iter_chunks())
